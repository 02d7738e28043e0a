// SPDX-License-Identifier: MIT
// How a number is made, the meter, and what a host may put in and change.
import { expect, test } from "../browsers/test.mjs";
import { needs } from "../browsers/needs.mjs";
import { axeFinds, openFixture, picture, sideways, ticket } from "./fixture.mjs";
import { account, contract, long, order } from "./situations.mjs";

let watched;
test.beforeEach(async ({ page, request }) => { watched = await openFixture(page, request); });
// A test that was skipped opened no page.
test.afterEach(async () => {
  await watched?.none();
  watched = undefined;
});

const calculator = {
  view: "panel", editable: true, side: "buy", mode: "isolated", margin: "2000", leverage: "5", mark: "100", wallet: "5000", base: "XYZ",
  contract: { ...contract, symbol: "XYZUSDT" },
};

test("each number says how it is made: the formula with the ticket's own numbers, opened by a button and told to the host", async ({ page }) => {
  const element = await ticket(page, { account, order });
  await element.evaluate((node) => { globalThis.told = []; node.addEventListener("ms-explain", ({ detail }) => globalThis.told.push(detail)); });
  const button = element.getByRole("button", { name: "Liquidation price" });
  await expect(button).toHaveAttribute("aria-expanded", "false");
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(button).toHaveAttribute("aria-expanded", "true");
  const made = element.getByRole("group", { name: "How this number is made" });
  await expect(made.locator(".formula").nth(0)).toHaveText("(W + c − q · e) / (q · (r + φ − 1))");
  await expect(made.locator(".formula").nth(1)).toContainText("(2,000 + 0 − 100 · 100) / (100 · (0.005 + 0 − 1))");
  await expect(made.locator(".formula").nth(1)).toContainText("= 80.402010050251256281");
  await expect(made.locator(".terms").first()).toContainText("Maintenance margin rate");
  // (10,000 − 2,100) / 99.5, on the tick above.
  await expect(made.locator("[part~=moves]")).toHaveText("Margin +100\u00a0USDT79.397");
  const told = await page.evaluate(() => globalThis.told);
  const seen = told.map(({ name, explanation: { status, value } }) => [name, status, value]);
  expect(seen).toEqual([["liquidation-price", "ok", "80.4020100502512562814070351758794"]]);
  expect(await axeFinds(page)).toEqual([]);
  // Pointing at a term marks it in both lines, and so does coming to it by keys.
  await made.locator("dl [data-term='0']").hover();
  await expect(made.locator(".lit")).toHaveCount(3);
  await page.mouse.move(0, 0);
  await expect(made.locator(".lit")).toHaveCount(0);
  await page.keyboard.press("Tab");
  await expect(made.locator("dl [data-term='0']")).toBeFocused();
  await expect(made.locator(".lit")).toHaveCount(3);
  expect(await axeFinds(page)).toEqual([]);
  await button.focus();
  // It follows what it explains.
  await element.evaluate(async (node) => { node.order = { ...node.order, leverage: "4" }; await node.updateComplete; });
  await expect(made.locator(".formula").nth(1)).toContainText("(2,500 + 0");
  await page.keyboard.press("Enter");
  await expect(made).toHaveCount(0);
});

test("a liquidation price says what moves it: the wallet, other symbols, the next funding payment", async ({ page }) => {
  const other = { symbol: "ABC", tiers: [{ from: 0, mmr: "0.01" }] };
  const held = { symbol: "ABC", side: "short", qty: "10", entry: "200", mode: "cross" };
  const funded = {
    ...account, wallet: "6000", contracts: [{ ...contract, funding: { rate: "0.0001", hours: 8 } }, other],
    marks: { XYZ: "100", ABC: "200" }, positions: [held],
  };
  const element = await ticket(page, { account: funded, order: { ...order, mode: "cross" } });
  await element.getByRole("button", { name: "Liquidation price" }).click();
  // 6,000 − 20 of ABC's maintenance; 100 more; 20 less of profit and 0.2 more of maintenance; 1 paid.
  await expect(element.locator("[part~=moves] > div")).toHaveText([
    "Wallet balance +100\u00a0USDT39.397", "Mark of ABC +1%40.606", "Next funding payment +1\u00a0USDT40.413",
  ]);
  expect(await axeFinds(page)).toEqual([]);
});

test("the order's own numbers say how they are made, below each in its own column", async ({ page }) => {
  const own = { ...account, contracts: account.contracts.map((one) => ({ ...one, fees: { maker: "0.0002", taker: "0.0006" } })), positions: [long] };
  const element = await ticket(page, { account: own, order: { ...order, side: "sell", qty: "150" } });
  const made = element.getByRole("group", { name: "How this number is made" });
  // The page's scroll bar is there from the beginning: it would make columns narrower as it comes.
  await page.evaluate(() => { document.documentElement.style.overflowY = "scroll"; });
  await expect(element.locator("[part~=cost]")).toMatchAriaSnapshot('- term:\n  - button "Cost"\n- definition: 1,003.00 USDT margin + fee');
  await element.evaluate((node) => { node.stop = "110"; node.target = "70"; });
  const formulas = {
    "Order value": "150 · 100", "At the stop": "50 · (100 − 110)", "At the target": "50 · (100 − 70)",
    "Cost": "50 · 100 / 5 + 3", "Fee": "0.0006 · 150 · 100", "This order can lose": "9 + min(50 · 100 / 5, 1,000)",
    "Realized": "100 · (100 − 100)",
  };
  for (const [name, formula] of Object.entries(formulas)) {
    const button = element.locator(".facts").getByRole("button", { name, exact: true });
    const before = await button.boundingBox();
    await button.click();
    await expect(button).toHaveAttribute("aria-expanded", "true");
    await expect(made).toHaveCount(1);
    await expect(made.locator(".formula").nth(1)).toContainText(formula);
    expect(await element.evaluate(({ renderRoot }) => {
      const opened = renderRoot.querySelector(".facts [aria-expanded=true]");
      return renderRoot.getElementById(opened.getAttribute("aria-controls")).className;
    })).toBe("made");
    expect((await button.boundingBox()).x).toBeCloseTo(before.x, 0);
    expect(await sideways(page)).toBe(0);
    expect(await axeFinds(page)).toEqual([]);
    if (name === "Cost") await picture(element, "cost-made");
    await button.click();
    await expect(made).toHaveCount(0);
  }
  const explained = (of) => element.evaluate((node, asked) => asked.map((words) => node.explain(...words)?.value ?? null), of);
  expect(await explained([["cost"], ["maxLoss", "order"], ["maxLoss"]])).toEqual(["1003", "1009", "1000"]);
  await element.evaluate(async (node) => { node.order = null; await node.updateComplete; });
  expect(await element.evaluate((node) => [node.explain("cost"), node.explain("maxLoss", "order")])).toEqual([null, null]);
});

test("explain() gives the same of any field, of the position or the account, and null where there is none", async ({ page }) => {
  const element = await ticket(page, { account: { ...account, positions: [long] } });
  const values = await element.evaluate((node) =>
    [["bankruptcy"], ["equity", "account"], ["initialMargin", "account"]].map((words) => node.explain(...words).value));
  expect(values).toEqual(["80", "3000", "0"]);
  expect(await (await ticket(page, { account })).evaluate((node) => node.explain("liquidation", "position"))).toBe(null);
});

test("explain() gives what only an account has while a position is shown, and null for what its subject has not", async ({ page }) => {
  const fields = [
    "equity", "available", "leverage", "orderMargin",
    "initialMargin", "maintenanceMargin", "closingReserve", "marginRatio",
    "notional", "unrealizedPnl", "roe", "margin", "marginLevel", "effectiveLeverage", "breakEven", "liquidation", "bankruptcy", "distance", "maxLoss",
    "cost", "fee", "openLoss", "realizedPnl", "stop", "target",
  ];
  const explained = (element, ...subject) => element.evaluate((node, [all, of]) =>
    all.filter((field) => node.explain(field, ...of) !== null), [fields, subject]);
  const [accounts, both, positions, orders] = [fields.slice(0, 4), fields.slice(4, 8), fields.slice(8, 19), fields.slice(19)];
  const element = await ticket(page, { account: { ...account, positions: [long] } });
  expect(await element.evaluate((node) => {
    const [equity, available, leverage] = ["equity", "available", "leverage"].map((field) => node.explain(field));
    return [equity.value, available.value, leverage.status];
  })).toEqual(["3000", "3000", "ok"]);
  expect([await explained(element), await explained(element, "account"), await explained(element, "position"), await explained(element, "order")])
    .toEqual([[...accounts, ...both, ...positions], [...accounts, ...both], [...both, ...positions], []]);
  const ordered = await ticket(page, { account, order: { ...order, stop: "90", target: "120" } });
  expect([await explained(ordered), await explained(ordered, "order")]).toEqual([fields, ["notional", "maxLoss", ...orders]]);
  const flat = await ticket(page, { account });
  expect([await explained(flat), await explained(flat, "position")]).toEqual([[...accounts, ...both], []]);
});

test("what cannot be explained has no button", async ({ page }) => {
  const element = await ticket(page, { account, order: { ...order, qty: "1O" } });
  await expect(element.getByRole("button")).toHaveCount(0);
});

for (const [name, properties] of [["panel", calculator], ["meter", { view: "meter", account: { ...account, positions: [long] } }]]) {
  test(`axe finds nothing in the ${name}, and it fits 320 px`, async ({ page }) => {
    for (const [width, dir] of [[320, "ltr"], [760, "ltr"], [420, "rtl"]]) {
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate((to) => { document.documentElement.dir = to; }, dir);
      const element = await ticket(page, properties);
      expect(await axeFinds(page)).toEqual([]);
      expect(await sideways(page)).toBe(0);
      await picture(element, `${name}-${width}-${dir}`);
    }
  });
}

test("the meter says the status, the price and the room in one glance", async ({ page }) => {
  const element = await ticket(page, { view: "meter", account: { ...account, positions: [long] } });
  await expect(element).toContainText("Above maintenance");
  await expect(element).toContainText("80.403 USDT");
  await expect(element).toContainText("19.59% room until liquidation");
  const endless = { view: "meter", account: { ...account, wallet: "30000" }, order: { ...order, mode: "cross" } };
  await expect(await ticket(page, endless)).toContainText("no limit");
});

test("the meter says what is missing for an order, and why a stop or a price may not hold", async ({ page }) => {
  const meter = async (properties) => (await ticket(page, { view: "meter", ...properties })).locator(".ticket");
  const poor = await meter({ account: { ...account, wallet: "1500" }, order });
  await expect(poor).toContainText("500.00\u00a0USDT is missing");
  await expect(poor).not.toContainText(/80\.403|room until liquidation$/);
  const stopped = await meter({ account, order: { ...order, stop: "70" } });
  await expect(stopped.locator(".known")).toHaveText("The stop lies beyond liquidation at 80.403\u00a0USDT: liquidation would come first.");
  await expect(stopped).toContainText("19.59% room until liquidation");
  expect(await axeFinds(page)).toEqual([]);
  await picture(stopped, "meter-stop");
  const unknown = await meter({ side: "buy", qty: "10", mark: "100", wallet: "5000", leverage: "5" });
  await expect(unknown.locator(".known")).toContainText("No maintenance margin is known");
});

test("what warns is spoken as well, in every view", async ({ page }) => {
  const said = async (properties) => (await ticket(page, properties)).evaluate((node) => node.asText());
  const warned = { account, order: { ...order, stop: "70", riskCap: "100" } };
  for (const view of ["ticket", "meter"]) {
    const both = await said({ ...warned, view });
    expect(both).toMatch(/^Buy 100 XYZ .*The stop lies beyond liquidation at 80\.403 USDT: liquidation would come first\. The order can lose/);
    expect(both).toMatch(/The order can lose more than your limit of 100\.00 USDT\.$/);
    const unknown = { side: "buy", qty: "10", mark: "100", wallet: "5000", leverage: "5", view };
    expect(await said(unknown)).toMatch(/No maintenance margin is known of this contract/);
  }
  // What the verdict says is not said again.
  expect((await said({ account: { ...account, wallet: "1500" }, order })).match(/is missing/g)).toHaveLength(1);
});

test("slots: a host's own words and buttons stand in their places", async ({ page }) => {
  const element = await ticket(page, { account, order });
  await element.evaluate((node) => {
    for (const name of ["label", "warning", "footer", "action"]) {
      const child = document.createElement("span");
      child.slot = name;
      child.textContent = `my ${name}`;
      node.append(child);
    }
  });
  const tops = [];
  for (const name of ["label", "warning", "footer", "action"]) tops.push((await page.getByText(`my ${name}`).boundingBox()).y);
  expect(tops).toEqual([...tops].sort((left, right) => left - right));
  await expect(element.getByRole("group", { name: "my label" })).toBeVisible();
});

test("compact is the same closer together, its buttons still 24 pixels high, 44 under a finger", async ({ page }) => {
  const tall = async (density) => {
    const element = await ticket(page, { account, order, density });
    const heights = await element.locator(".why").evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().height));
    expect(heights.length).toBeGreaterThan(8);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(24);
    await picture(element, density);
    return (await element.boundingBox()).height;
  };
  expect(await tall("compact")).toBeLessThan((await tall("comfortable")) - 20);
});

test("under a finger every button is 44 pixels high, and none lies over another", needs("touch"), async ({ browser, request, baseURL }) => {
  const context = await browser.newContext({ baseURL, hasTouch: true, isMobile: true, viewport: { width: 390, height: 900 } });
  try {
    const touched = await context.newPage();
    await openFixture(touched, request);
    const element = await ticket(touched, { account, order });
    const boxes = await element.locator(".why").evaluateAll((buttons) => buttons.map((button) => {
      const { top, height } = button.getBoundingClientRect();
      return [top, height];
    }));
    for (const [, height] of boxes) expect(height).toBeGreaterThanOrEqual(44);
    boxes.slice(1).forEach(([top], at) => expect(top).toBeGreaterThanOrEqual(boxes[at][0] + boxes[at][1] - 0.5));
    await picture(element, "touch");
  } finally {
    await context.close();
  }
});

test("what it tells passes out of a shadow root", async ({ page }) => {
  const told = await page.evaluate(async ([given, asked]) => {
    const heard = [];
    for (const name of ["ms-ready", "ms-change", "ms-status", "ms-explain", "ms-error"]) {
      document.addEventListener(name, (event) => heard.push([event.type, event.target.localName]));
    }
    const host = document.createElement("div");
    document.querySelector("main").append(host);
    const element = document.createElement("margin-scope");
    Object.assign(element, { engine: globalThis.engine, account: given, order: asked, locale: "en-US" });
    host.attachShadow({ mode: "open" }).append(element);
    await element.updateComplete;
    element.shadowRoot.querySelector(".why").click();
    element.qty = "1O";
    await element.updateComplete;
    await new Promise((done) => setTimeout(done));
    return heard;
  }, [account, order]);
  expect(new Set(told.map(String))).toEqual(new Set(["ms-ready,div", "ms-change,div", "ms-status,div", "ms-explain,div", "ms-error,div"]));
});

test("funding over the time a position is held, and where it leaves the liquidation price", async ({ page }) => {
  const element = await ticket(page, { account, order, fundingRate: "0.0001", holdHours: "168" });
  await expect(element.locator("[data-name=funding]")).toContainText("Funding for 168 h");
  await expect(element.locator("[data-name=funding] dd")).toContainText("21.00 USDT");
  // 80.402 moves to 80.613 in seven days.
  await expect(element.locator("[data-name=liquidation-after] dd")).toContainText("80.614");
  await element.evaluate(async (node, short) => {
    node.order = null;
    node.account = { ...node.account, positions: [short] };
    await node.updateComplete;
  }, { symbol: "XYZ", side: "short", qty: "100", entry: "100", leverage: "5", mode: "isolated" });
  await expect(element.locator("[data-name=funding] dd")).toContainText("-21.00 USDT");
});

test("funding of a position that an order turns is that of what it becomes", async ({ page }) => {
  const element = await ticket(page, {
    account: { ...account, positions: [{ ...long, mode: "cross" }] }, order: { ...order, side: "sell", qty: "300", mode: "cross" },
    fundingRate: "0.0001", holdHours: "8",
  });
  // 200 short at 100 receive 2.
  await expect(element.locator("[data-name=funding] dd")).toContainText("-2.00 USDT");
});

test("palettes: what is gained and what is lost have the colours that are asked for", async ({ page }) => {
  const element = await ticket(page, { account, order: { ...order, stop: "90", target: "110" } });
  const colours = () => element.evaluate((node) => ["stop", "target"].map((name) =>
    getComputedStyle(node.shadowRoot.querySelector(`[data-name=${name}] data`)).color));
  const [loss, gain] = await colours();
  expect(loss).not.toBe(gain);
  await element.evaluate((node) => { node.palette = "inverted"; });
  await expect.poll(colours).toEqual([gain, loss]);
  await element.evaluate((node) => { node.palette = "safe"; });
  await expect.poll(async () => (await colours()).some((colour) => colour === loss || colour === gain)).toBe(false);
});
