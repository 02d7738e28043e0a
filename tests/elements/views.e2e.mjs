// SPDX-License-Identifier: MIT
// The panel and the meter, how a number is made, and the feed's pace.
import { expect, test } from "../browsers/test.mjs";
import { needs } from "../browsers/needs.mjs";
import { axeFinds, openFixture, painted, picture, sideways, ticket } from "./fixture.mjs";
import { account, contract, long, order } from "./situations.mjs";

let watched;
test.beforeEach(async ({ page, request }) => { watched = await openFixture(page, request); });
// A test that was skipped opened no page.
test.afterEach(async () => {
  await watched?.none();
  watched = undefined;
});

const own = { ...contract, symbol: "XYZUSDT" };
const calculator = { view: "panel", editable: true, side: "buy", mode: "isolated", margin: "2000", leverage: "5", mark: "100", wallet: "5000", base: "XYZ", contract: own };
const input = (page, label) => page.locator("margin-scope").getByRole("textbox", { name: label, exact: false });
const report = (element) => element.evaluate(async (node) => { await node.updateComplete; return node.report; });

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
  expect(told.map(({ name, explanation }) => [name, explanation.status, explanation.value])).toEqual([["liquidation-price", "ok", "80.4020100502512562814070351758794"]]);
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
  const funded = { ...account, wallet: "6000", contracts: [{ ...contract, funding: { rate: "0.0001", hours: 8 } }, other], marks: { XYZ: "100", ABC: "200" }, positions: [held] };
  const element = await ticket(page, { account: funded, order: { ...order, mode: "cross" } });
  await element.getByRole("button", { name: "Liquidation price" }).click();
  // 6,000 − 20 of ABC's maintenance; 100 more; 20 less of profit and 0.2 more of maintenance; 1 paid.
  await expect(element.locator("[part~=moves] > div")).toHaveText(["Wallet balance +100\u00a0USDT39.397", "Mark of ABC +1%40.606", "Next funding payment +1\u00a0USDT40.413"]);
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
  for (const [name, formula] of [["Order value", "150 · 100"], ["At the stop", "50 · (100 − 110)"], ["At the target", "50 · (100 − 70)"], ["Cost", "50 · 100 / 5 + 3"], ["Fee", "0.0006 · 150 · 100"], ["This order can lose", "9 + min(50 · 100 / 5, 1,000)"], ["Realized", "100 · (100 − 100)"]]) {
    const button = element.locator(".facts").getByRole("button", { name, exact: true });
    const before = await button.boundingBox();
    await button.click();
    await expect(button).toHaveAttribute("aria-expanded", "true");
    await expect(made).toHaveCount(1);
    await expect(made.locator(".formula").nth(1)).toContainText(formula);
    expect(await element.evaluate((node) => node.renderRoot.getElementById(node.renderRoot.querySelector(".facts [aria-expanded=true]").getAttribute("aria-controls")).className)).toBe("made");
    expect((await button.boundingBox()).x).toBeCloseTo(before.x, 0);
    expect(await sideways(page)).toBe(0);
    expect(await axeFinds(page)).toEqual([]);
    if (name === "Cost") await picture(element, "cost-made");
    await button.click();
    await expect(made).toHaveCount(0);
  }
  expect(await element.evaluate((node) => [node.explain("cost").value, node.explain("maxLoss", "order").value, node.explain("maxLoss").value])).toEqual(["1003", "1009", "1000"]);
  await element.evaluate(async (node) => { node.order = null; await node.updateComplete; });
  expect(await element.evaluate((node) => [node.explain("cost"), node.explain("maxLoss", "order")])).toEqual([null, null]);
});

test("explain() gives the same of any field, of the position or the account, and null where there is none", async ({ page }) => {
  const element = await ticket(page, { account: { ...account, positions: [long] } });
  const values = await element.evaluate((node) => [node.explain("bankruptcy").value, node.explain("equity", "account").value, node.explain("initialMargin", "account").value]);
  expect(values).toEqual(["80", "3000", "0"]);
  expect(await (await ticket(page, { account })).evaluate((node) => node.explain("liquidation", "position"))).toBe(null);
});

test("explain() gives what only an account has while a position is shown, and null for what its subject has not", async ({ page }) => {
  const fields = ["equity", "available", "leverage", "orderMargin", "initialMargin", "maintenanceMargin", "closingReserve", "marginRatio", "notional", "unrealizedPnl", "roe", "margin", "marginLevel",
    "effectiveLeverage", "breakEven", "liquidation", "bankruptcy", "distance", "maxLoss", "cost", "fee", "openLoss", "realizedPnl", "stop", "target"];
  const explained = (element, of) => element.evaluate((node, [all, subject]) => all.filter((field) => node.explain(field, ...(subject ? [subject] : [])) !== null), [fields, of]);
  const [accounts, both, positions, orders] = [fields.slice(0, 4), fields.slice(4, 8), fields.slice(8, 19), fields.slice(19)];
  const element = await ticket(page, { account: { ...account, positions: [long] } });
  expect(await element.evaluate((node) => [node.explain("equity").value, node.explain("available").value, node.explain("leverage").status])).toEqual(["3000", "3000", "ok"]);
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

test("the panel: any two of size, value, margin and leverage give the others, the last two touched", async ({ page }) => {
  const element = await ticket(page, calculator);
  await expect(input(page, "Size")).toHaveValue("100");
  await expect(input(page, "Order value")).toHaveValue("10000");
  await expect(element.locator("[data-follows]")).toHaveCount(2);
  await input(page, "Size").fill("50");
  await expect(input(page, "Margin")).toHaveValue("1000");
  await expect(input(page, "Order value")).toHaveValue("5000");
  await input(page, "Margin").fill("500");
  await expect(input(page, "Leverage")).toHaveValue("10");
  await input(page, "Leverage").fill("20");
  await expect(input(page, "Size")).toHaveValue("100");
  expect((await report(element)).fill.notional).toBe("10000");
  await element.getByRole("radio", { name: "Sell" }).check();
  expect((await report(element)).after.position.side).toBe("short");
  await input(page, "Stop").fill("1O");
  await expect(element.locator(".detail")).toContainText("Stop: “1O” is not a decimal number");
});

test("the panel reads what the locale writes and refuses to guess", async ({ page }) => {
  const element = await ticket(page, { ...calculator, locale: "de-DE" });
  await input(page, "Menge").fill("12,5");
  expect((await report(element)).fill.qty).toBe("12.5");
  await input(page, "Menge").fill("12.5");
  await expect(element).toHaveJSProperty("status", "invalid");
});

test("the leverage has a slider that keys move, and that speaks", async ({ page }) => {
  const element = await ticket(page, calculator);
  const slider = element.getByRole("slider", { name: "Leverage" });
  await expect(slider).toHaveAttribute("aria-valuetext", "5x");
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await expect(slider).toHaveAttribute("aria-valuetext", "6x");
  await expect(input(page, "Size")).toHaveValue("120");
});

test("the panel tells its host of every edit, forgets them when the form is reset, and brings them back", async ({ page }) => {
  const element = await ticket(page, calculator);
  await element.evaluate((node) => {
    globalThis.edits = [];
    node.addEventListener("ms-input", ({ detail }) => globalThis.edits.push([detail.field, detail.text, detail.order?.qty]));
  });
  await input(page, "Size").fill("7");
  await expect.poll(() => page.evaluate(() => globalThis.edits)).toEqual([["qty", "7", "7"]]);
  await element.evaluate(async (node) => { node.formResetCallback(); await node.updateComplete; });
  await expect(input(page, "Size")).toHaveValue("100");
  await element.evaluate(async (node) => { node.formStateRestoreCallback('[{"qty":"9"},["qty"]]'); await node.updateComplete; });
  await expect(input(page, "Size")).toHaveValue("9");
  await element.evaluate(async (node) => { node.formStateRestoreCallback("nonsense"); await node.updateComplete; });
  await expect(input(page, "Size")).toHaveValue("9");
});

test("a form resets its panel, and a fieldset disables it", async ({ page }) => {
  const element = await ticket(page, calculator);
  await element.evaluate((node) => {
    const form = document.createElement("form");
    form.append(document.createElement("fieldset"));
    document.querySelector("main").append(form);
    form.firstChild.append(node);
  });
  await input(page, "Size").fill("7");
  await page.locator("form").evaluate((form) => form.reset());
  await expect(input(page, "Size")).toHaveValue("100");
  await page.locator("fieldset").first().evaluate((fieldset) => { fieldset.disabled = true; });
  await expect(input(page, "Size")).toBeDisabled();
  await page.locator("fieldset").first().evaluate((fieldset) => { fieldset.disabled = false; });
  await expect(input(page, "Size")).toBeEnabled();
});

test("a wrong value is told at its input, and no longer when it is right", async ({ page }) => {
  const element = await ticket(page, calculator);
  const size = input(page, "Size");
  await expect(element.locator("[aria-invalid]")).toHaveCount(0);
  await size.fill("1O");
  await expect(size).toHaveAttribute("aria-invalid", "true");
  await expect(size).toHaveAccessibleDescription(/Size: “1O” is not a decimal number/);
  await expect(element.locator("[aria-invalid]")).toHaveCount(1);
  expect(await axeFinds(page)).toEqual([]);
  await picture(element, "wrong-size");
  await size.fill("10");
  await expect(element.locator("[aria-invalid]")).toHaveCount(0);
  await input(page, "Mark").fill("x");
  await expect(input(page, "Mark")).toHaveAttribute("aria-invalid", "true");
});

test("without editable the panel has no inputs; the ladder names its prices in order", async ({ page }) => {
  const element = await ticket(page, { ...calculator, editable: false });
  await expect(element.getByRole("textbox")).toHaveCount(0);
  await expect(element.getByRole("img")).toHaveAttribute("aria-label", "Entry price 100.000, Mark price 100.000, Liquidation price 80.403, Bankruptcy price 80.000");
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
  await expect(await ticket(page, { view: "meter", account: { ...account, wallet: "30000" }, order: { ...order, mode: "cross" } })).toContainText("no limit");
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
    expect(await said({ ...warned, view })).toMatch(/^Buy 100 XYZ .*The stop lies beyond liquidation at 80\.403 USDT: liquidation would come first\. The order can lose more than your limit of 100\.00 USDT\.$/);
    expect(await said({ side: "buy", qty: "10", mark: "100", wallet: "5000", leverage: "5", view })).toMatch(/No maintenance margin is known of this contract/);
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

test("prices that stop are called stale, with the state, and no longer when they go on", async ({ page }) => {
  const element = await ticket(page, { account, order, staleAfter: "0.3" });
  const stale = () => element.evaluate((node) => node.matches(":state(stale)"));
  await page.waitForTimeout(500);
  expect(await stale(), "no tick came yet").toBe(false);
  await element.evaluate((node) => node.tick("101"));
  await expect.poll(stale).toBe(true);
  await expect(element).toContainText("No new price for more than 0.3 s");
  expect(await element.evaluate((node) => node.asText())).toMatch(/^No new price for more than 0\.3 s\. Buy/);
  await element.evaluate(async (node) => { node.view = "meter"; await node.updateComplete; });
  await expect(element).toContainText("No new price for more than 0.3 s");
  expect(await axeFinds(page)).toEqual([]);
  await picture(element, "meter-stale");
  await element.evaluate(async (node) => { node.view = "ticket"; await node.updateComplete; });
  expect(await axeFinds(page)).toEqual([]);
  // What the host allows may change while nothing comes.
  const allowed = (seconds) => element.evaluate(async (node, after) => { node.staleAfter = after; await node.updateComplete; return [node.matches(":state(stale)"), node.shadowRoot.textContent.includes("NaN")]; }, seconds);
  expect(await allowed(null)).toEqual([false, false]);
  expect(await allowed("0.01")).toEqual([true, false]);
  expect(await allowed("600")).toEqual([false, false]);
  expect(await allowed("0.3")).toEqual([true, false]);
  const goesOn = await element.evaluate(async (node) => {
    node.tick("102");
    await node.updateComplete;
    return [node.matches(":state(stale)"), node.shadowRoot.textContent.includes("No new price")];
  });
  expect(goesOn).toEqual([false, false]);
});

test("off screen a feed costs nothing, and what came last is shown when it comes into view", async ({ page }) => {
  const element = await ticket(page, { account, order });
  await page.evaluate(() => { const tall = document.createElement("div"); tall.className = "tall"; document.querySelector("margin-scope").before(tall); tall.style.blockSize = "5000px"; });
  await painted(page);
  await page.waitForTimeout(100);
  const previews = await element.evaluate(async (node) => {
    const counted = await globalThis.countPreviews(node);
    for (let i = 0; i < 20; i++) { node.tick(String(100 + i)); await new Promise((done) => requestAnimationFrame(done)); }
    return counted.count;
  });
  expect(previews).toBe(0);
  await element.scrollIntoViewIfNeeded();
  await expect(page.locator("[data-name=fill-price] dd")).toContainText("119.000");
});

test("taken out of the page a feed costs nothing, and what came last is shown when it is back", async ({ page }) => {
  const element = await ticket(page, { account, order });
  const seen = await element.evaluate(async (node) => {
    const counted = await globalThis.countPreviews(node);
    const main = node.parentNode;
    node.remove();
    for (let i = 0; i < 20; i++) { node.tick(String(100 + i)); await new Promise((done) => requestAnimationFrame(done)); }
    const away = counted.count;
    main.append(node);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await node.updateComplete;
    return [away, node.report.fill.price];
  });
  expect(seen).toEqual([0, "119"]);
});

test("crossings are spoken politely, at once, or not at all, as the host wants", async ({ page }) => {
  for (const [announce, role] of [["polite", "status"], ["assertive", "alert"], ["off", "status"]]) {
    const element = await ticket(page, { account: { ...account, positions: [long] }, announce });
    const live = element.locator("[aria-live]");
    await expect(live).toHaveAttribute("aria-live", announce);
    await expect(live).toHaveAttribute("role", role);
    await element.evaluate(async (node) => { node.tick("79"); await node.updateComplete; });
    await expect(element.locator(".word")).toHaveText("At or past liquidation");
    await painted(page);
    await expect(live).toHaveText(announce === "off" ? "" : /At or past liquidation/);
  }
});

test("an element that is moved still speaks at most once in five seconds", async ({ page }) => {
  const element = await ticket(page, { account: { ...account, positions: [long] } });
  await element.evaluate(async (node) => {
    const seen = node.spoken = [];
    new MutationObserver(() => seen.push(node.shadowRoot.querySelector("[aria-live]").textContent.trim())).observe(node.shadowRoot, { subtree: true, childList: true, characterData: true });
    globalThis.crossed = async (mark) => {
      node.tick(mark);
      await node.updateComplete;
      await new Promise((done) => setTimeout(done, 50));
      node.parentNode.append(node);
      await node.updateComplete;
      return [...new Set(seen.filter(Boolean))].length;
    };
  });
  const crossed = (mark) => page.evaluate((price) => globalThis.crossed(price), mark);
  expect(await crossed("79")).toBe(1);
  expect(await crossed("99")).toBe(1);
  expect(await crossed("78")).toBe(1);
  await page.waitForTimeout(5100);
  expect(await crossed("98")).toBe(2);
});

test("lazy waits for the element to come into view before it asks for an engine", async ({ page }) => {
  const engine = () => page.evaluate(() => document.querySelector("margin-scope").engine !== null);
  await page.evaluate(async ([given, asked]) => {
    const tall = document.createElement("div");
    document.querySelector("main").append(tall);
    tall.style.blockSize = "5000px";
    const element = document.createElement("margin-scope");
    Object.assign(element, { loading: "lazy", locale: "en-US", account: given, order: asked });
    document.querySelector("main").append(element);
    await element.updateComplete;
  }, [account, order]);
  await page.waitForTimeout(300);
  expect(await engine()).toBe(false);
  await page.locator("margin-scope").scrollIntoViewIfNeeded();
  await expect.poll(engine).toBe(true);
  await expect(page.locator("margin-scope .word")).toHaveText("Can be placed");
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

test("under a finger every button of the ticket is 44 pixels high, and none lies over another", needs("touch"), async ({ browser, request, baseURL }) => {
  const context = await browser.newContext({ baseURL, hasTouch: true, isMobile: true, viewport: { width: 390, height: 900 } });
  try {
    const touched = await context.newPage();
    await openFixture(touched, request);
    const element = await ticket(touched, { account, order });
    const boxes = await element.locator(".why").evaluateAll((buttons) => buttons.map((button) => { const { top, height } = button.getBoundingClientRect(); return [top, height]; }));
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
    for (const name of ["ms-ready", "ms-change", "ms-status", "ms-explain", "ms-error"]) document.addEventListener(name, (event) => heard.push([event.type, event.target.localName]));
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

test("ten thousand mounts leave nothing behind", needs("devtools"), async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  const counts = async () => {
    await page.requestGC();
    const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
    return { nodes, jsEventListeners };
  };
  const mount = (times) => page.evaluate(async ([count, given, asked]) => {
    await import("/dist/plot/define.js");
    for (let i = 0; i < count; i++) {
      const element = document.createElement("margin-scope");
      Object.assign(element, { engine: globalThis.engine, account: given, order: asked, bind: "form", staleAfter: "5", id: "followed" });
      const plot = document.createElement("margin-plot");
      // One in two waits for somebody who never comes.
      Object.assign(plot, { engine: globalThis.engine, for: i % 2 ? "followed" : "nobody" });
      document.querySelector("main").append(element, plot);
      element.tick("101");
      if (i % 50 === 0) await Promise.all([element.updateComplete, plot.updateComplete]);
      element.remove();
      plot.remove();
    }
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)));
  }, [times, account, order]);
  test.setTimeout(240_000);
  await mount(200);
  const before = await counts();
  await mount(10_000);
  const after = await counts();
  expect(after.nodes - before.nodes).toBeLessThan(200);
  expect(after.jsEventListeners - before.jsEventListeners).toBeLessThan(50);
});

test("funding over the time a position is held, and where it leaves the liquidation price", async ({ page }) => {
  const element = await ticket(page, { account, order, fundingRate: "0.0001", holdHours: "168" });
  await expect(element.locator("[data-name=funding]")).toContainText("Funding for 168 h");
  await expect(element.locator("[data-name=funding] dd")).toContainText("21.00 USDT");
  // 80.402 moves to 80.613 in seven days.
  await expect(element.locator("[data-name=liquidation-after] dd")).toContainText("80.614");
  await element.evaluate(async (node) => { node.order = null; node.account = { ...node.account, positions: [{ symbol: "XYZ", side: "short", qty: "100", entry: "100", leverage: "5", mode: "isolated" }] }; await node.updateComplete; });
  await expect(element.locator("[data-name=funding] dd")).toContainText("-21.00 USDT");
});

test("funding of a position that an order turns is that of what it becomes", async ({ page }) => {
  const element = await ticket(page, { account: { ...account, positions: [{ ...long, mode: "cross" }] }, order: { ...order, side: "sell", qty: "300", mode: "cross" }, fundingRate: "0.0001", holdHours: "8" });
  // 200 short at 100 receive 2.
  await expect(element.locator("[data-name=funding] dd")).toContainText("-2.00 USDT");
});

test("palettes: what is gained and what is lost have the colours that are asked for", async ({ page }) => {
  const element = await ticket(page, { account, order: { ...order, stop: "90", target: "110" } });
  const colours = () => element.evaluate((node) => ["stop", "target"].map((name) => getComputedStyle(node.shadowRoot.querySelector(`[data-name=${name}] data`)).color));
  const [loss, gain] = await colours();
  expect(loss).not.toBe(gain);
  await element.evaluate((node) => { node.palette = "inverted"; });
  await expect.poll(colours).toEqual([gain, loss]);
  await element.evaluate((node) => { node.palette = "safe"; });
  await expect.poll(async () => (await colours()).some((colour) => colour === loss || colour === gain)).toBe(false);
});
