// SPDX-License-Identifier: MIT
// <margin-plot> in a page under the policy: drawn, dragged, moved by keys, following a ticket.
import { expect, test } from "../browsers/test.mjs";
import { setMedia, under } from "../browsers/settings.mjs";
import { axeFinds, openFixture, painted, picture, place, sideways } from "./fixture.mjs";

const VIEWS = ["ladder", "payoff", "equity", "funding", "modes"];
const founding = { qty: "100", entry: "100", leverage: "5", tickSize: "0.001", wallet: "3000", fundingRate: "0.0001", locale: "en-US", quote: "USD" };

async function plot(page, properties = {}) {
  await page.evaluate(async (given) => {
    await import("/dist/plot/define.js");
    const element = document.createElement("margin-plot");
    Object.assign(element, { engine: globalThis.engine }, given);
    document.querySelector("main").append(element);
    await element.updateComplete;
  }, { ...founding, ...properties });
  await painted(page);
  return page.locator("margin-plot").last();
}

for (const view of VIEWS) {
  test(`${view}: drawn under the policy, axe finds nothing, nothing is wider than a telephone`, async ({ page, request }) => {
    const watched = await openFixture(page, request);
    const drawn = await plot(page, { view, mark: "95" });
    await expect(drawn.locator("svg")).toBeVisible();
    await page.setViewportSize({ width: 320, height: 700 });
    await painted(page);
    expect(await sideways(page)).toBe(0);
    expect(await axeFinds(page)).toEqual([]);
    await picture(drawn, `plot-${view}`);
    await watched.none();
  });
}

test("dark: axe finds nothing in any view", under({ colorScheme: "dark" }), async ({ page, request }) => {
  await setMedia(page, { colorScheme: "dark" });
  await openFixture(page, request);
  for (const view of VIEWS) await plot(page, { view, mark: "95" });
  expect(await axeFinds(page)).toEqual([]);
});

test("keys move the mark, and what they reach is spoken", async ({ page, request }) => {
  await openFixture(page, request);
  const drawn = await plot(page, { view: "payoff", mark: "90" });
  const slider = drawn.getByRole("slider", { name: "Move the mark" });
  await expect(slider).toHaveAttribute("aria-valuetext", /^90\.000, 10\.0% below entry; 5x −1,000\.00/);
  await slider.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(slider).toHaveAttribute("aria-valuetext", /^89\.500, 10\.5% below entry; 5x −1,050\.00/);
  await page.keyboard.press("Home");
  await expect(slider).toHaveAttribute("aria-valuetext", /liquidated at 80\.402/);
  expect(await drawn.evaluate((element) => element.asText())).toContain("liquidated at 80.402");
});

test("keys go along the walk of funding, and what they reach is spoken and shown", async ({ page, request }) => {
  await openFixture(page, request);
  const drawn = await plot(page, { view: "funding" });
  const slider = drawn.getByRole("slider", { name: "Go from point to point" });
  await expect(slider).toHaveAttribute("aria-valuetext", /^30 days; Funding paid 90\.00\sUSD; Liquidation 81\.307$/);
  await expect(drawn.locator(".ring")).toHaveCount(0);
  await slider.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(slider).toHaveAttribute("aria-valuetext", /^25 days; Funding paid 75\.00\sUSD; Liquidation 81\.156$/);
  await expect(drawn.locator(".readout")).toHaveText(/^25 days; /);
  await expect(drawn.locator(".ring")).toHaveCount(1);
  await page.keyboard.press("Home");
  await expect(slider).toHaveAttribute("aria-valuetext", /^0 days; Funding paid 0\.00\sUSD; Liquidation 80\.402$/);
  await drawn.evaluate((element) => { element.still = true; });
  await expect(slider).toHaveCount(0);
});

test("by keys from one mode to the other, each spoken where it ends", async ({ page, request }) => {
  await openFixture(page, request);
  const drawn = await plot(page, { view: "modes", wallet: "1000" });
  const slider = drawn.locator("input[type=range]");
  await expect(slider).toHaveAttribute("aria-valuetext", /^Cross: liquidated at 70\.352, loses at most 3,000\.00\sUSD$/);
  await expect(drawn.locator(".ring")).toHaveCount(0);
  await slider.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(slider).toHaveAttribute("aria-valuetext", /^Isolated: liquidated at 80\.402, loses at most 2,000\.00\sUSD$/);
  const end = await drawn.locator(".mode [data-quantity=liquidation] line").first().boundingBox();
  const ring = await drawn.locator(".ring").boundingBox();
  expect(ring.y + ring.height / 2).toBeCloseTo(end.y + end.height / 2, 0);
  await drawn.evaluate((element) => { element.wallet = "8000"; });
  await page.keyboard.press("ArrowRight");
  await expect(slider).toHaveAttribute("aria-valuetext", /^Cross: no price liquidates it, /);
});

test("the mark is dragged, and the page is told", async ({ page, request }) => {
  await openFixture(page, request);
  const drawn = await plot(page, { view: "equity" });
  await drawn.evaluate((element) => {
    globalThis.marks = [];
    element.addEventListener("ms-mark", ({ detail }) => globalThis.marks.push(detail.mark));
  });
  const box = await drawn.locator("svg").boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 4, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  const marks = await page.evaluate(() => globalThis.marks.map(Number));
  expect(marks.length).toBeGreaterThan(2);
  expect(marks.at(-1)).toBeLessThan(90);
  expect(await drawn.evaluate(({ mark }) => Number(mark))).toBe(marks.at(-1));
});

test("follows a ticket by its id, tick by tick", async ({ page, request }) => {
  await openFixture(page, request);
  const contract = { symbol: "XYZ", tick: "0.001", tiers: [{ from: 0, mmr: "0.005" }] };
  await place(page, {
    id: "ticket", account: { wallet: "3000", contracts: [contract], marks: { XYZ: "100" }, rules: { extends: "generic", rounding: "half-even" } },
    order: { symbol: "XYZ", side: "buy", qty: "100", leverage: "5" },
  });
  const drawn = await plot(page, { qty: null, entry: null, for: "ticket", view: "ladder" });
  await expect(drawn.locator("svg")).toHaveAttribute("aria-label", /80\.402, 19\.6% below entry, liquidation/);
  await page.evaluate(async () => { document.getElementById("ticket").order = { symbol: "XYZ", side: "buy", qty: "100", leverage: "10" }; });
  await expect(drawn.locator("svg")).toHaveAttribute("aria-label", /90\.452/);
  await page.evaluate(() => { document.getElementById("ticket").tick("95"); });
  await expect(drawn.locator("svg")).toHaveAttribute("aria-label", /^95\.000, at entry, entry/);
});

test("who takes the place or the id of a ticket is followed instead", async ({ page, request }) => {
  await openFixture(page, request);
  const account = {
    wallet: "3000", contracts: [{ symbol: "XYZ", tick: "0.001", tiers: [{ from: 0, mmr: "0.005" }] }], marks: { XYZ: "100" },
    rules: { extends: "generic", rounding: "half-even" },
  };
  const order = { symbol: "XYZ", side: "buy", qty: "100", leverage: "5" };
  await place(page, { id: "ticket", account, order });
  const drawn = await plot(page, { qty: null, entry: null, for: "ticket", view: "ladder" });
  await expect(drawn.locator("svg")).toHaveAttribute("aria-label", /80\.402/);
  await page.evaluate(([given, asked]) => {
    const other = document.createElement("margin-scope");
    Object.assign(other, { id: "ticket", engine: globalThis.engine, locale: "en-US", account: given, order: asked });
    document.getElementById("ticket").replaceWith(other);
  }, [account, { ...order, side: "sell" }]);
  await expect(drawn.locator("svg")).toHaveAttribute("aria-label", /119\.403/);
  await page.evaluate(() => document.getElementById("ticket").tick("105"));
  await expect(drawn.locator("svg")).toHaveAttribute("aria-label", /105\.000, at entry, entry/);
  await page.evaluate(() => { document.getElementById("ticket").id = "gone"; });
  await expect(drawn.locator(".none")).toHaveText("There is no position to draw");
});

test("what a framework leaves undefined is not given to a plot either", async ({ page, request }) => {
  await openFixture(page, request);
  const drawn = await plot(page, { view: "funding", fundingRate: "0.0001" });
  const broken = await drawn.evaluate(async (node) => {
    const wrong = [];
    for (const [name, { state }] of node.constructor.elementProperties) {
      if (state || name === "engine" || name === "qty" || name === "entry") continue;
      for (const value of [undefined, null]) {
        const before = node[name];
        node[name] = value;
        await node.updateComplete.catch((error) => wrong.push([name, String(error)]));
        if (name !== "fundingRate" && !node.asText()) wrong.push([name, node.shadowRoot.textContent.trim()]);
        node[name] = before;
        await node.updateComplete;
      }
    }
    return wrong;
  });
  expect(broken).toEqual([]);
});

test("who is followed may come later, show nothing, or be another", async ({ page, request }) => {
  await openFixture(page, request);
  const drawn = await plot(page, { qty: null, entry: null, for: "later", view: "ladder" });
  await expect(drawn.locator(".none")).toHaveText("There is no position to draw");
  const contract = { symbol: "XYZ", tick: "0.001", tiers: [{ from: 0, mmr: "0.005" }] };
  const account = { wallet: "3000", contracts: [contract], marks: { XYZ: "100" }, rules: { extends: "generic", rounding: "half-even" } };
  const order = { symbol: "XYZ", side: "buy", qty: "100", leverage: "5" };
  await place(page, { id: "later", account });
  // A ticket without a position leaves nothing to draw, and a page that still answers.
  await expect(drawn.locator(".none")).toHaveText("There is no position to draw");
  expect(await page.evaluate(() => new Promise((done) => setTimeout(() => done("answered"))))).toBe("answered");
  await page.evaluate((order) => { document.getElementById("later").order = order; }, order);
  await expect(drawn.locator("svg")).toHaveAttribute("aria-label", /80\.402/);
  await place(page, { id: "other", account, order: { ...order, leverage: "10" } });
  await drawn.evaluate((element) => { element.for = "other"; });
  await expect(drawn.locator("svg")).toHaveAttribute("aria-label", /90\.452/);
  // Taken out and put back it follows again.
  await drawn.evaluate((element) => { const { parentNode } = element; element.remove(); parentNode.append(element); });
  await page.evaluate((order) => { document.getElementById("other").order = order; }, order);
  await expect(page.locator("margin-plot svg")).toHaveAttribute("aria-label", /80\.402/);
});

for (const [path, given, said] of [
  ["positions[0].qty", { qty: "1O0" }, "1O0"],
  ["marks.XYZ", { mark: "-5" }, "-5"],
  ["question.hours", { view: "funding", hours: "soon" }, "soon"],
  ["positions[0].symbol", { account: { wallet: "1", contracts: [], marks: {}, positions: [{ symbol: "ABC" }] } }, "ABC"],
]) {
  test(`${path} that is wrong is named, told once, and made good`, async ({ page, request }) => {
    await openFixture(page, request);
    const drawn = await plot(page);
    await drawn.evaluate((element) => {
      globalThis.told = [];
      element.addEventListener("ms-error", ({ detail }) => globalThis.told.push(detail.error.path));
    });
    await drawn.evaluate((element, given) => { Object.assign(element, given); return element.updateComplete; }, given);
    await expect(drawn.locator(".none")).toContainText(path);
    await expect(drawn.locator(".none")).toContainText(said);
    await drawn.evaluate((element) => { element.quote = "EUR"; return element.updateComplete; });
    expect(await page.evaluate(() => globalThis.told)).toEqual([path]);
    expect(await drawn.evaluate((element) => element.matches(":state(invalid)"))).toBe(true);
    await drawn.evaluate((element, founding) => {
      Object.assign(element, { account: null, mark: null, hours: "720", view: "ladder", ...founding });
      return element.updateComplete;
    }, founding);
    await expect(drawn.locator("svg")).toBeVisible();
    expect(await drawn.evaluate((element) => element.matches(":state(invalid)"))).toBe(false);
  });
}

test("a locale that is none leaves numbers readable", async ({ page, request }) => {
  await openFixture(page, request);
  await page.evaluate(() => { document.documentElement.lang = "en_US"; });
  for (const locale of ["not a locale", ""]) await expect((await plot(page, { locale })).locator("svg")).toHaveAttribute("aria-label", /80[.,]402/);
});

test("a quantity that the page names is lit, and one that is pointed at is told", async ({ page, request }) => {
  await openFixture(page, request);
  const drawn = await plot(page, { view: "ladder", highlight: "liquidation" });
  await expect(drawn.locator("figure")).toHaveAttribute("data-highlight", "liquidation");
  await drawn.evaluate((element) => element.addEventListener("ms-point", ({ detail }) => { globalThis.pointed = detail.quantity; }));
  await drawn.locator('text:text("80.402")').hover();
  expect(await page.evaluate(() => globalThis.pointed)).toBe("liquidation");
});
