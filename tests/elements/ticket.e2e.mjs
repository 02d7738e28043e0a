// SPDX-License-Identifier: MIT
import { setMedia, under } from "../browsers/settings.mjs";
import { expect, test as base } from "../browsers/test.mjs";
import { axeFinds, openFixture, painted, picture, sideways, ticket } from "./fixture.mjs";
import { account, contract, long, order, situations } from "./situations.mjs";

const test = base.extend({
  page: async ({ page, request }, use) => {
    const watched = await openFixture(page, request);
    await use(page);
    await watched.none();
  },
});

const row = (page, name) => page.locator(`margin-scope tr[data-name="${name}"]`);

for (const { name, status, word, says, properties } of situations) {
  test(`${name} has its own word`, async ({ page }) => {
    const element = await ticket(page, properties);
    if (word) await expect(element.locator(".word")).toHaveText(word);
    const text = await element.evaluate((node) => ({ status: node.status, spoken: node.asText(), matches: node.matches(`:state(${node.status})`) }));
    if (status) expect(text.status).toBe(status);
    expect(text.matches).toBe(true);
    expect(text.spoken).toContain(says);
    await expect(element).not.toContainText(/NaN|undefined|Infinity|null|–/);
  });
}

test("statuses differ in word and in shape", async ({ page }) => {
  const looks = new Map();
  for (const { status, word, properties } of situations.filter((situation) => situation.status)) {
    const element = await ticket(page, properties);
    const shape = await element.locator(".status .icon").evaluate((icon) => icon.innerHTML.replace(/<!--.*?-->/g, ""));
    if (looks.has(status)) expect(looks.get(status).shape).toBe(shape);
    looks.set(status, { shape, word });
  }
  expect(new Set([...looks.values()].map(({ shape }) => shape)).size).toBe(7);
  expect(new Set([...looks.values()].map(({ word }) => word)).size).toBe(7);
});

test("shows each quantity before and after the order", async ({ page }) => {
  await ticket(page, { account, order: { ...order, qty: "50" } });
  await expect(row(page, "liquidation-price").locator("td")).toHaveText(["none", "80.403"]);
  await expect(row(page, "distance").locator("td")).toHaveText(["none", /19\.59%/]);
  await expect(row(page, "initial-margin").locator("td")).toHaveText(["none", "1,000.00"]);
  await expect(row(page, "margin-ratio").locator("td")).toHaveText(["none", "2.50%"]);
  await expect(row(page, "max-loss").locator("td")).toHaveText(["none", "1,000.00"]);
  await expect(row(page, "bankruptcy-price").locator("td")).toHaveText(["none", "80.000"]);
  await expect(row(page, "available").locator("td")).toHaveText(["3,000.00", "2,000.00"]);
  await expect(row(page, "liquidation-price").locator(".after data")).toHaveAttribute("title", /Exactly 80\.40201/);
  await expect(page.locator("[data-name=fill-price] dd")).toContainText("100.000 USDT market");
});

test("an order added to a position shows both", async ({ page }) => {
  await ticket(page, { account: { ...account, positions: [long] }, order: { ...order, qty: "50" } });
  await expect(row(page, "initial-margin").locator("td")).toHaveText(["2,000.00", "3,000.00"]);
});

test("a stop beyond liquidation is a warning, not a refusal", async ({ page }) => {
  const element = await ticket(page, { account, order: { ...order, stop: "70" } });
  await expect(element.locator(".reasons")).toContainText("liquidation would come first");
  await expect(element.locator(".word")).toHaveText("Can be placed");
  await expect(element.locator("[data-name=stop]")).toContainText("not reached");
});

test("every reason the engine can give has a plain sentence, and an unknown one is still told", async ({ page }) => {
  const codes = [
    "insufficient-margin", "leverage-above-tier", "notional-above-cap", "order-liquidatable-at-open", "order-liquidatable-at-trigger",
    "below-minimum", "off-lot", "off-tick", "reduce-only-no-position", "reduce-only-capped", "stop-unreachable", "stop-close",
    "stop-wrong-side", "target-wrong-side", "risk-cap-exceeded", "order-overdetermined",
    "position-overdetermined", "equity-mismatch", "tiers-inconsistent", "mixed-settlement",
  ];
  const element = await ticket(page, { account, order });
  const told = await element.evaluate(async (node, all) => {
    const real = node.engine;
    const sentences = {};
    for (const code of all) {
      const reasons = [{ code, missing: "12.345", limit: "12.345" }];
      node.engine = { ...real, preview: (...given) => ({ ...real.preview(...given), accepted: true, status: "ok", reasons }) };
      await node.updateComplete;
      sentences[code] = node.shadowRoot.querySelector(".reasons").textContent.trim();
    }
    return sentences;
  }, [...codes, "a-reason-of-tomorrow"]);
  for (const code of codes) {
    expect(told[code]).toMatch(/^[A-Z].*[a-z].*\.$/);
    expect(told[code].toLowerCase().replace(/[.:].*/, "")).not.toBe(code.replaceAll("-", " "));
  }
  expect(new Set(Object.values(told)).size).toBe(codes.length + 1);
  for (const code of ["insufficient-margin", "order-liquidatable-at-open"]) expect(told[code]).toContain("12.35");
  for (const code of ["leverage-above-tier", "off-lot", "stop-unreachable"]) expect(told[code]).toContain("12.345");
  expect(told["a-reason-of-tomorrow"]).toContain("A reason of tomorrow: missing 12.35");
});

test("numbers too long for a double are shown to the last digit", async ({ page }) => {
  await ticket(page, { account, order });
  await page.locator("margin-scope").evaluate(async (element) => {
    const real = element.engine;
    const preview = (given, asked) => {
      const made = real.preview(given, asked);
      made.after.account.available = "12345678901234567890123.456";
      return made;
    };
    element.engine = { ...real, preview };
    await element.updateComplete;
  });
  // Room is rounded down: 23.456 is not 23.46.
  await expect(row(page, "available").locator(".after")).toHaveText("12,345,678,901,234,567,890,123.45");
});

test("numbers follow the locale, and a malformed one is reported and replaced", async ({ page }) => {
  const element = await ticket(page, { account, order, locale: "de-DE" });
  await expect(row(page, "liquidation-price").locator(".after")).toHaveText("80,403");
  const error = await element.evaluate(async (node) => {
    const heard = new Promise((done) => node.addEventListener("ms-error", ({ detail }) => done(detail.error.name)));
    node.locale = "not a locale";
    await node.updateComplete;
    return heard;
  });
  expect(error).toBe("RangeError");
  await expect(row(page, "liquidation-price").locator(".after")).toContainText("403");
});

test("a wrong input is reported once with its path, and the element recovers", async ({ page }) => {
  const element = await ticket(page, { account, order });
  const heard = await element.evaluate(async (node, bad) => {
    const errors = [];
    node.addEventListener("ms-error", ({ detail: { error } }) => errors.push([error.code, error.path, error.value]));
    node.order = bad;
    await node.updateComplete;
    for (const price of ["101", "102"]) { node.tick(price); await node.updateComplete; }
    return errors;
  }, { ...order, qty: "1O" });
  expect(heard).toEqual([["not-a-decimal", expect.stringMatching(/qty$/), "1O"]]);
  await element.evaluate((node, good) => node.preview(good), order);
  await expect(element.locator(".word")).toHaveText("Can be placed");
});

test("a thousand ticks between two frames cost one computation, and the last wins", async ({ page }) => {
  await ticket(page, { account, order });
  const calls = await page.locator("margin-scope").evaluate(async (element) => {
    const previews = await globalThis.countPreviews(element);
    for (let i = 1; i <= 1000; i++) element.tick(String(100 + i / 100));
    await element.updateComplete;
    return previews.count;
  });
  expect(calls).toBe(1);
  await expect(page.locator("[data-name=fill-price] dd")).toContainText("110.000");
});

test("while the browser gives no frames, as in a hidden tab, nothing is computed", async ({ page }) => {
  await ticket(page, { account, order });
  const calls = await page.locator("margin-scope").evaluate(async (element) => {
    const previews = await globalThis.countPreviews(element);
    const frames = [];
    const native = globalThis.requestAnimationFrame;
    globalThis.requestAnimationFrame = (callback) => frames.push(callback);
    for (let i = 0; i < 50; i++) { element.tick(String(100 + i)); await new Promise((done) => setTimeout(done)); }
    const hidden = previews.count;
    globalThis.requestAnimationFrame = native;
    frames.forEach((callback) => callback(0));
    await element.updateComplete;
    return { hidden, shown: previews.count };
  });
  expect(calls).toEqual({ hidden: 0, shown: 1 });
});

test("events: ms-status on crossings only, ms-change for what the host sets, nothing for a tick", async ({ page }) => {
  const element = await ticket(page, { account: { ...account, positions: [long] } });
  const heard = await element.evaluate(async (node, next) => {
    const events = [];
    const heard = ({ type, detail }) => events.push([type, detail?.from, detail?.to].filter(Boolean).join(" "));
    for (const type of ["ms-status", "ms-change", "ms-ready", "ms-error"]) document.addEventListener(type, heard);
    await node.ready;
    for (const price of ["99", "90", "85", "80", "79", "85", "90"]) { node.tick(price); await node.updateComplete; }
    node.order = next;
    await node.updateComplete;
    return events;
  }, order);
  expect(heard).toEqual(["ms-status ok already", "ms-status already ok", "ms-change"]);
});

test("a tick of another symbol, or before there is an account, does no harm; a new account drops older ticks", async ({ page }) => {
  const element = await ticket(page, { account: null });
  await element.evaluate((node) => { node.tick("5"); node.tick({ OTHER: "1" }); });
  await element.evaluate(async (node, [given, asked]) => {
    node.account = given;
    node.order = asked;
    node.tick("101");
    node.account = { ...given };
    await node.updateComplete;
  }, [account, order]);
  await expect(page.locator("[data-name=fill-price] dd")).toContainText("100.000");
});

test("equity given for the first marks becomes a wallet under the next", async ({ page }) => {
  const { wallet: _, ...rest } = account;
  const element = await ticket(page, { account: { ...rest, equity: "5000", positions: [{ ...long, mode: "cross" }] } });
  await element.evaluate(async (node) => { node.tick("99"); await node.updateComplete; });
  await expect(page.locator("[data-name=equity] dd")).toContainText("4,900.00");
});

test("speaks at most once in five seconds, and then of the last crossing", async ({ page, request }) => {
  await page.clock.install();
  await page.reload();
  await page.waitForFunction(() => globalThis.engine);
  expect((await request.get("/dist/element.js")).ok()).toBe(true);
  const element = await ticket(page, { account: { ...account, positions: [long] } });
  const live = element.locator("[aria-live]");
  const cross = async (price) => { await element.evaluate((node, to) => node.tick(to), price); await page.clock.runFor(100); };
  await expect(live).toHaveText("");
  await cross("79");
  await expect(live).toContainText("At or past liquidation");
  await cross("90");
  await cross("79.5");
  await cross("95");
  await expect(live).toContainText("At or past liquidation");
  await page.clock.runFor(5100);
  await expect(live).toContainText("Above maintenance");
});

test("defining twice is safe, and so is a name that is taken", async ({ page }) => {
  await page.evaluate(async () => { await import("/dist/element/define.js?again"); });
  await page.addInitScript(() => customElements.define("margin-scope", class Taken extends HTMLElement {}));
  await page.reload();
  await page.waitForFunction(() => globalThis.engine);
  expect(await page.evaluate(() => customElements.get("margin-scope").name)).toBe("Taken");
});

test("makes its own engine where none is given", async ({ page }) => {
  await ticket(page, { engine: null, account, order });
  await expect(row(page, "liquidation-price").locator(".after")).toHaveText("80.403");
});

test("is usable from 280 px and mirrors for right-to-left", async ({ page }) => {
  for (const [width, dir] of [[280, "ltr"], [352, "ltr"], [700, "ltr"], [352, "rtl"]]) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate((to) => { document.documentElement.dir = to; }, dir);
    const rich = { ...account, contracts: [contract], marks: { XYZ: "98123.456" }, wallet: "20000000" };
    const element = await ticket(page, { account: rich, order: { ...order, qty: "1000" } });
    expect(await sideways(page)).toBe(0);
    await picture(element, `ticket-${width}-${dir}`);
  }
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing in any situation, ${colorScheme}`, under({ colorScheme }), async ({ page }) => {
    await setMedia(page, { colorScheme });
    for (const [at, { name, properties }] of situations.entries()) {
      const element = await ticket(page, properties);
      expect(await axeFinds(page), name).toEqual([]);
      await picture(element, `ticket-${colorScheme}-${at}`);
    }
  });
}

test("the theme attribute wins over the page's", async ({ page }) => {
  const element = await ticket(page, { account, order });
  const background = () => element.locator(".ticket").evaluate((node) => getComputedStyle(node).backgroundColor);
  const light = await background();
  await element.evaluate((node) => node.setAttribute("theme", "dark"));
  await painted(page);
  expect(await background()).not.toBe(light);
  expect(await axeFinds(page)).toEqual([]);
});

test("its table is a table to assistive technology", async ({ page }) => {
  const element = await ticket(page, { account, order });
  await expect(element.getByRole("table", { name: "Margin before and after" })).toBeVisible();
  await expect(element.getByRole("rowheader", { name: "Liquidation price" })).toBeVisible();
  await expect(element.getByRole("columnheader", { name: "After" })).toBeVisible();
  await painted(page);
});
