// SPDX-License-Identifier: MIT
// Who says what an order is: a host's objects and attributes, the inputs of its page, a feed, a person in the panel. The later wins.
import { expect, test } from "../browsers/test.mjs";
import { openFixture, painted, ticket } from "./fixture.mjs";
import { account, contract, long, order } from "./situations.mjs";

let watched;
test.beforeEach(async ({ page, request }) => { watched = await openFixture(page, request); });
test.afterEach(() => watched.none());

const panel = { view: "panel", editable: true };
const calculator = { ...panel, side: "buy", mode: "isolated", margin: "2000", leverage: "5", mark: "100", wallet: "5000", base: "XYZ", contract: { ...contract, symbol: "XYZUSDT" } };
const input = (page, label) => page.locator("margin-scope").getByRole("textbox", { name: label, exact: false });
const radio = (page, name) => page.locator("margin-scope").getByRole("radio", { name });
const asked = (element) => element.evaluate(async (node) => { await node.updateComplete; return node.shown?.order ?? node.status; });

test("the panel shows the host's order, and a person changes it", async ({ page }) => {
  const element = await ticket(page, { ...panel, account, order: { ...order, side: "sell", mode: "cross", stop: "120" } });
  await expect(radio(page, "Sell")).toBeChecked();
  await expect(radio(page, "Cross")).toBeChecked();
  await expect(input(page, "Size")).toHaveValue("100");
  await expect(input(page, "Stop")).toHaveValue("120");
  await radio(page, "Buy").check();
  expect(await asked(element)).toMatchObject({ side: "buy", qty: "100", leverage: "5" });
  // Two of size, value, margin and leverage: the order's own give way.
  await input(page, "Margin").fill("500");
  expect(await asked(element)).toEqual({ symbol: "XYZ", side: "buy", mode: "cross", margin: "500", leverage: "5", stop: "120" });
  await input(page, "Order value").fill("5000");
  expect(await asked(element)).toEqual({ symbol: "XYZ", side: "buy", mode: "cross", margin: "500", notional: "5000", stop: "120" });
  await input(page, "Stop").fill("95");
  await input(page, "Stop").fill("");
  expect(await asked(element)).not.toHaveProperty("stop");
});

test("the panel shows the mode that an order without one has", async ({ page }) => {
  const held = { ...account, wallet: "30000", positions: [{ ...long, mode: "cross" }] };
  const element = await ticket(page, { ...panel, account: held, side: "buy", qty: "10", leverage: "5" });
  await expect(radio(page, "Cross")).toBeChecked();
  await radio(page, "Isolated").check();
  expect(await asked(element)).toMatchObject({ mode: "isolated" });
});

test("an input that a person clears stays clear while prices move", async ({ page }) => {
  const element = await ticket(page, calculator);
  await input(page, "Size").fill("");
  await element.evaluate(async (node) => { node.tick("101"); await node.updateComplete; });
  await painted(page);
  await expect(input(page, "Size")).toHaveValue("");
  await input(page, "Size").pressSequentially("7");
  expect(await asked(element)).toMatchObject({ qty: "7" });
  await input(page, "Size").fill("");
  await input(page, "Stop").focus();
  // Left empty it follows from the others again.
  await expect(input(page, "Size")).not.toHaveValue("");
});

test("a number is typed key by key without an error, and one that is left unfinished is one", async ({ page }) => {
  const element = await ticket(page, { ...calculator, qty: "10", margin: null });
  await element.evaluate((node) => {
    globalThis.told = [];
    node.addEventListener("ms-error", ({ detail }) => globalThis.told.push(detail.error.message));
    node.addEventListener("ms-input", ({ detail }) => globalThis.told.push([detail.text, node.status, detail.order?.leverage]));
  });
  const told = () => page.evaluate(() => globalThis.told.splice(0));
  const type = async (field, text) => {
    for (const key of text) {
      await input(page, field).press(key);
      await element.evaluate((node) => node.updateComplete);
      await painted(page);
    }
  };
  await input(page, "Leverage").selectText();
  await type("Leverage", "2.5");
  await expect(input(page, "Leverage")).toHaveValue("2.5");
  expect(await told()).toEqual([["2", "ok", "2"], ["2.", "ok", "2"], ["2.5", "ok", "2.5"]]);
  // Before its first digit it says nothing, and prices go on.
  await input(page, "Stop").focus();
  await type("Stop", ".");
  await element.evaluate(async (node) => { node.tick("101"); await node.updateComplete; });
  await expect(input(page, "Stop")).toHaveValue(".");
  expect(await element.evaluate((node) => [node.status, node.report.stop])).toEqual(["ok", undefined]);
  await input(page, "Size").focus();
  await expect(input(page, "Stop")).toHaveAttribute("aria-invalid", "true");
  await expect(input(page, "Stop")).toHaveValue(".");
  await input(page, "Stop").selectText();
  await type("Stop", "90.");
  await expect(element.locator("[aria-invalid]")).toHaveCount(0);
  expect(await asked(element)).toMatchObject({ stop: "90" });
  await page.keyboard.press("Enter");
  await expect(input(page, "Stop")).toHaveAttribute("aria-invalid", "true");
});

test("an input that a person is in is not written to, whatever prices do; a slider stays where it is put", async ({ page }) => {
  const element = await ticket(page, { ...calculator, qty: "10", margin: null });
  const tick = (price) => element.evaluate(async (node, to) => { node.tick(to); await node.updateComplete; }, price);
  await input(page, "Margin").focus();
  await input(page, "Margin").selectText();
  await tick("101.5");
  await painted(page);
  await page.keyboard.type("500");
  await expect(input(page, "Margin")).toHaveValue("500");
  expect(await asked(element)).toMatchObject({ margin: "500" });
  // A blank says nothing, and takes no order away.
  await input(page, "Margin").fill(" ");
  expect(await asked(element)).toMatchObject({ qty: "10", leverage: "5" });
  // An order that reduces opens nothing: its leverage is what was asked.
  const reducing = await ticket(page, { ...panel, account: { ...account, positions: [long] }, order: { symbol: "XYZ", side: "sell", qty: "4" } });
  const slider = reducing.getByRole("slider", { name: "Leverage" });
  await slider.fill("10");
  await tick("99");
  await expect(slider).toHaveValue("10");
  await expect(slider).toHaveAttribute("aria-valuetext", "10x");
});

test("what a person types to more digits than are printed is what it was in another language", async ({ page }) => {
  const element = await ticket(page, { ...calculator, qty: "10", margin: null });
  await input(page, "Size").fill("0.00000000000000000012");
  await element.evaluate(async (node) => { node.locale = "de-DE"; await node.updateComplete; });
  expect(await asked(element)).toMatchObject({ qty: "0.00000000000000000012" });
});

test("a formula whose number is gone is gone, and the others go on", async ({ page }) => {
  const element = await ticket(page, { account, order, stop: "90", target: "120" });
  await element.getByRole("button", { name: "At the target" }).click();
  await expect(element.locator(".explanation")).toHaveCount(1);
  await element.evaluate(async (node) => { node.target = null; node.qty = "77"; await node.updateComplete; });
  await expect(element.locator(".explanation")).toHaveCount(0);
  await expect(element.locator(".title")).toHaveText("Buy 77 XYZ");
  expect(await element.evaluate((node) => [node.explain("target"), node.explain("stop").value, node.explain("cost", "position"), node.explain("stop", "account")])).toEqual([null, "-770", null, null]);
});

test("a tick of another contract leaves the mark that was set", async ({ page }) => {
  const two = { ...account, contracts: [contract, { ...contract, symbol: "ABC" }], marks: { XYZ: "100", ABC: "10" } };
  const element = await ticket(page, { account: two, order });
  await element.evaluate(async (node) => { node.tick({ XYZ: "110" }); await node.updateComplete; node.mark = "120"; node.tick({ ABC: "11" }); await node.updateComplete; });
  expect(await element.evaluate((node) => node.report.fill.price)).toBe("120");
});

test("of maintenance that is known to be nothing it is not said that nothing is known", async ({ page }) => {
  const note = (element) => element.locator("[data-code=no-maintenance]");
  await expect(note(await ticket(page, { side: "buy", qty: "10", mark: "100", wallet: "5000", leverage: "5" }))).toHaveCount(1);
  await expect(note(await ticket(page, { side: "buy", qty: "10", mark: "100", wallet: "5000", leverage: "5", maintenanceRate: "0" }))).toHaveCount(0);
});

test("taken out of its form a ticket is silent", async ({ page }) => {
  const told = await page.evaluate(async ([given, asked]) => {
    const form = document.createElement("form");
    const size = Object.assign(document.createElement("input"), { value: "10" });
    size.dataset.ms = "qty";
    const element = Object.assign(document.createElement("margin-scope"), { engine: globalThis.engine, account: given, bind: "form", locale: "en-US", side: "buy" });
    form.append(size, element);
    document.querySelector("main").append(form);
    await element.updateComplete;
    const heard = [];
    for (const name of ["ms-change", "ms-status"]) element.addEventListener(name, (event) => heard.push(event.type));
    element.remove();
    for (let i = 0; i < 4; i++) await new Promise((done) => requestAnimationFrame(done));
    void asked;
    return heard;
  }, [account, order]);
  expect(told).toEqual([]);
});

test("what was typed keeps its value in another language, and when a page in another one brings it back", async ({ page }) => {
  const element = await ticket(page, calculator);
  await input(page, "Size").fill("1.125");
  await element.evaluate(async (node) => { node.locale = "de-DE"; await node.updateComplete; });
  await expect(input(page, "Menge")).toHaveValue("1,125");
  expect(await asked(element)).toMatchObject({ qty: "1.125" });
  await element.evaluate(async (node) => { node.formStateRestoreCallback('[{"qty":"2.25","stop":"x"},["qty"],"en-US"]'); await node.updateComplete; });
  await expect(input(page, "Menge")).toHaveValue("2,25");
  await expect(input(page, "Stop")).toHaveValue("x");
});

test("a wrong text in an input that no longer counts is none of the order's", async ({ page }) => {
  const element = await ticket(page, calculator);
  await element.evaluate((node) => { globalThis.orders = []; node.addEventListener("ms-input", ({ detail }) => globalThis.orders.push(detail.order)); });
  await input(page, "Order value").fill("abc");
  expect(await asked(element)).toBe("invalid");
  await expect.poll(() => page.evaluate(() => globalThis.orders)).toEqual([null]);
  await input(page, "Margin").fill("500");
  await input(page, "Leverage").fill("4");
  expect(await asked(element)).toMatchObject({ margin: "500", leverage: "4" });
});

test("of a mark that is set and one that is ticked the later counts", async ({ page }) => {
  const element = await ticket(page, calculator);
  const mark = () => element.evaluate(async (node) => { await node.updateComplete; return node.report?.after.position.mark; });
  await element.evaluate((node) => node.tick("101"));
  expect(await mark()).toBe("101");
  await element.evaluate((node) => { node.mark = "102"; });
  expect(await mark()).toBe("102");
  await element.evaluate((node) => { node.mark = "103"; node.tick("104"); });
  expect(await mark()).toBe("104");
  await input(page, "Mark").fill("120");
  await expect.poll(mark).toBe("120");
  await element.evaluate((node) => node.tick("105"));
  expect(await mark()).toBe("105");
});

const market = (symbol) => ({ symbol, tiers: [{ from: 0, mmr: "0.005" }] });
const held = (symbol, leverage, more) => ({ symbol, side: "long", qty: "10", entry: "100", leverage, ...more });
/** Of A and B the first is nearer to liquidation; nothing is held of C. */
const several = { wallet: "1000", marks: { A: "100", B: "100", C: "1" }, contracts: [market("A"), market("B"), market("C")], positions: [held("A", "10"), held("B", "8")] };
const titles = (element, properties, ...ticks) => element.evaluate(async (node, [given, prices]) => {
  const seen = [];
  const look = async () => { await node.updateComplete; seen.push(`${node.shadowRoot.querySelector(".title").textContent.trim()} ${node.shown?.account.marks.A ?? node.asText()}`); };
  Object.assign(node, given);
  await look();
  for (const price of prices) { node.tick(price); await look(); }
  return seen;
}, [properties, ticks]);

test("whose numbers are shown does not depend on what was shown before", async ({ page }) => {
  const marked = await titles(await ticket(page, { account: several }), { mark: "120" }, { C: "2" }, { C: "3" }, { C: "4" });
  // What is said of the mark is said of the nearest position as it is without it.
  expect(marked).toEqual(Array(4).fill("Long 10 A 120"));
  // The same from the first paint on, and of the other values that are said of one contract.
  expect(await titles(await ticket(page, { account: several, mark: "120", maintenanceRate: "0.01", tickSize: "0.5" }), {}, { C: "2" })).toEqual(Array(2).fill("Long 10 A 120"));
  const steps = await ticket(page, { account: { ...several, contracts: [{ symbol: "A" }, market("B"), market("C")] }, tickSize: "0.5", maintenanceRate: "0.02" });
  expect(await steps.evaluate((node) => node.shown.account.contracts[0])).toEqual({ symbol: "A", tick: "0.5", tiers: [{ from: "0", mmr: "0.02" }] });
  // Marks that come may make another the nearest.
  expect(await titles(await ticket(page, { account: several }), {}, { A: "130" }, { A: "100" })).toEqual(["Long 10 A 100", "Long 10 B 130", "Long 10 A 100"]);
});

test("of which contract an order is nobody guesses", async ({ page }) => {
  const element = await ticket(page, { account: several, qty: "1", leverage: "5" });
  const said = () => element.evaluate(async (node) => { await node.updateComplete; return [node.status, node.asText(), node.shown?.order?.symbol]; });
  expect(await said()).toEqual(["invalid", expect.stringContaining("Symbol is missing"), undefined]);
  await element.evaluate((node) => { node.qty = null; });
  expect((await said())[0]).toBe("ok");
  await element.evaluate((node) => { node.qty = "1"; });
  expect((await said())[0]).toBe("invalid");
  await element.evaluate((node) => { node.symbol = "C"; });
  expect(await said()).toEqual(["ok", expect.anything(), "C"]);
});

test("a symbol chooses among positions, and a single price is of it", async ({ page }) => {
  const marks = (element) => element.evaluate(async (node) => { node.tick("101"); await node.updateComplete; return [node.shadowRoot.querySelector(".title").textContent.trim(), node.shown.account.marks]; });
  expect(await marks(await ticket(page, { account: several }))).toEqual(["Long 10 A", { A: "101", B: "100", C: "1" }]);
  expect(await marks(await ticket(page, { account: several, symbol: "B" }))).toEqual(["Long 10 B", { A: "100", B: "101", C: "1" }]);
  expect(await marks(await ticket(page, { account: several, contract: market("B") }))).toEqual(["Long 10 B", { A: "100", B: "101", C: "1" }]);
  // Where nothing is held of it the account's own danger is shown.
  expect(await marks(await ticket(page, { account: several, symbol: "C" }))).toEqual(["Long 10 A", { A: "100", B: "100", C: "101" }]);
});

test("a symbol that the account does not have is refused, whatever is ticked", async ({ page }) => {
  const element = await ticket(page, { account, order: { ...order, symbol: "XZY" } });
  const said = () => element.evaluate(async (node) => { node.tick("100"); await node.updateComplete; return [node.status, node.asText()]; });
  expect(await said()).toEqual(["invalid", expect.stringContaining("“XZY” is not a contract of this account")]);
  await element.evaluate((node) => { node.tickSize = "0.5"; node.maintenanceRate = "0.01"; });
  expect((await said())[0]).toBe("invalid");
  // One that the host gives beside the account is a contract of it.
  await element.evaluate((node) => { Object.assign(node, { maintenanceRate: null, contract: { symbol: "XZY", tiers: [{ from: "0", mmr: "0.005" }] } }); });
  await element.evaluate((node) => { node.account = { ...node.account, marks: { ...node.account.marks, XZY: "100" } }; });
  expect((await said())[0]).toBe("ok");
});

test("what a person edited gives way to a new order, and to another contract", async ({ page }) => {
  const element = await ticket(page, { ...panel, account: several, order: { symbol: "A", side: "buy", qty: "1", leverage: "5", price: "99" } });
  const edit = async () => { await radio(page, "Sell").check(); await input(page, "Size").fill("1000"); await input(page, "Price").fill("59"); };
  const set = (properties) => element.evaluate((node, given) => { Object.assign(node, given); }, properties);
  await edit();
  expect(await asked(element)).toMatchObject({ symbol: "A", side: "sell", qty: "1000", price: "59" });
  const next = { symbol: "A", side: "buy", qty: "2", leverage: "4" };
  await element.evaluate((node, to) => node.preview(to), next);
  expect(await asked(element)).toEqual(next);
  await expect(input(page, "Size")).toHaveValue("2");
  await edit();
  await set({ order: { ...next, symbol: "B" } });
  expect(await asked(element)).toEqual({ ...next, symbol: "B" });
  await expect(radio(page, "Buy")).toBeChecked();
  await edit();
  await set({ symbol: "A" });
  expect(await asked(element)).toEqual(next);
  await edit();
  await set({ order: null, symbol: "B" });
  // No order, and a position of B.
  expect(await asked(element)).toBe("ok");
});

test("a host may hand a person's own order back: what they typed stays", async ({ page }) => {
  const element = await ticket(page, { ...panel, account, order: { symbol: "XYZ", side: "buy", qty: "1", leverage: "5" } });
  await element.evaluate((node) => { node.addEventListener("ms-input", ({ detail }) => { node.order = detail.order && { ...detail.order }; }); });
  await radio(page, "Sell").check();
  await input(page, "Margin").fill("50");
  await input(page, "Leverage").fill("4");
  await input(page, "Stop").fill("12O");
  expect(await asked(element)).toBe("invalid");
  await input(page, "Stop").fill("120");
  expect(await asked(element)).toEqual({ symbol: "XYZ", side: "sell", margin: "50", leverage: "4", stop: "120" });
  // As it was typed last, size and margin count.
  await input(page, "Margin").fill("60");
  await input(page, "Size").fill("3");
  expect(await asked(element)).toEqual({ symbol: "XYZ", side: "sell", margin: "60", qty: "3", stop: "120" });
  // The next key comes while the host answers the last.
  await input(page, "Size").evaluate(async (node) => {
    for (const text of ["30", "300", "3000"]) {
      node.value = text;
      node.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    }
  });
  expect(await asked(element)).toMatchObject({ qty: "3000" });
  await input(page, "Stop").focus();
  await expect(input(page, "Size")).toHaveValue("3000");
});

test("the panel's mark is the one in use, but for a person who is in it", async ({ page }) => {
  const element = await ticket(page, calculator);
  const tick = (price) => element.evaluate(async (node, to) => { node.tick(to); await node.updateComplete; return node.report.fill.price; }, price);
  await tick("101");
  await expect(input(page, "Mark")).toHaveValue("101");
  await input(page, "Mark").fill("120");
  expect(await tick("102")).toBe("102");
  await expect(input(page, "Mark")).toHaveValue("120");
  await input(page, "Stop").focus();
  await expect(input(page, "Mark")).toHaveValue("102");
  await tick("103");
  await expect(input(page, "Mark")).toHaveValue("103");
  await expect(element.locator(".word")).toHaveText("Can be placed");
  // What was typed is gone, and does not come back with the next price of another.
  expect(await tick({ ABC: "1" })).toBe("103");
});

test("equity holds at the account's marks, also where another mark is set; a wallet wins over it", async ({ page }) => {
  const { wallet, ...rest } = { ...account, positions: [{ ...long, mode: "cross" }] };
  const equity = (properties) => ticket(page, properties).then((element) => element.evaluate((node) => node.shown?.account && node.engine.assess(node.shown.account).equity));
  // At 100 nothing is gained: 110 brings 10 for each of 100.
  expect(await equity({ account: { ...rest, equity: wallet } })).toBe("3000");
  expect(await equity({ account: { ...rest, equity: wallet }, mark: "110" })).toBe("4000");
  expect(await equity({ account: { ...rest, marks: {}, equity: wallet }, mark: "110" })).toBe("3000");
  expect(await equity({ account: { ...rest, equity: wallet }, wallet: "2000" })).toBe("2000");
  expect(await equity({ account: { ...rest, equity: wallet }, wallet: "2000", mark: "110" })).toBe("3000");
  const ticked = await ticket(page, { account: { ...rest, equity: wallet }, mark: "110" });
  expect(await ticked.evaluate(async (node) => { node.tick("90"); await node.updateComplete; return node.engine.assess(node.shown.account).equity; })).toBe("2000");
});

test("what a host gives and is no number stands in its input as it is", async ({ page }) => {
  const element = await ticket(page, { ...calculator, mark: "1OO", stop: "x", margin: null, qty: 10n });
  for (const [label, value] of [["Mark", "1OO"], ["Stop", "x"], ["Size", "10"]]) await expect(input(page, label)).toHaveValue(value);
  await element.evaluate(async (node) => { node.mark = "100"; node.stop = null; node.tick("y"); await node.updateComplete; });
  await expect(input(page, "Mark")).toHaveValue("y");
  await expect(input(page, "Stop")).toHaveValue("");
});

test("a tick that comes while a crossing is being announced counts", async ({ page }) => {
  const element = await ticket(page, { account, order });
  const said = await element.evaluate(async (node) => {
    node.tick("x");
    await node.updateComplete;
    const wrong = node.status;
    node.tick("102");
    await node.updateComplete;
    return [wrong, node.status, node.report.fill.price];
  });
  expect(said).toEqual(["invalid", "ok", "102"]);
});

test("without an account a price stays with its contract, whatever that is called; without a base the size has no unit", async ({ page }) => {
  const element = await ticket(page, { side: "buy", qty: "100", leverage: "5", wallet: "5000", maintenanceRate: "0.005", quote: "" });
  await element.evaluate((node) => node.tick("100"));
  const title = () => element.evaluate(async (node) => { await node.updateComplete; return [node.status, node.shadowRoot.querySelector(".title").textContent.trim().replaceAll("\u00a0", " "), node.report?.fill.price]; });
  expect(await title()).toEqual(["ok", "Buy 100", "100"]);
  await element.evaluate((node) => { node.quote = "USDT"; });
  expect(await title()).toEqual(["ok", "Buy 100", "100"]);
  await element.evaluate((node) => { node.base = "XYZ"; });
  expect(await title()).toEqual(["ok", "Buy 100 XYZ", "100"]);
  await element.evaluate((node) => { node.contract = { symbol: "XYZ-PERP", tick: "0.5" }; });
  expect(await title()).toEqual(["ok", "Buy 100 XYZ", "100"]);
  // Another contract by name is another one.
  await element.evaluate((node) => { Object.assign(node, { symbol: "ABC", mark: "10" }); });
  expect((await title())[2]).toBe("10");
  await element.evaluate((node) => { node.symbol = "XYZ-PERP"; });
  expect((await title())[2]).toBe("100");
});

test("a feed marks contracts whose marks the account leaves open", async ({ page }) => {
  for (const given of ["100", { XYZ: "100" }]) {
    const element = await ticket(page, { account: { ...account, marks: {} }, order });
    expect(await element.evaluate((node) => node.status)).toBe("invalid");
    await element.evaluate((node, marks) => node.tick(marks), given);
    expect(await asked(element)).toMatchObject({ qty: "100" });
  }
});

test("the same account again drops what was ticked", async ({ page }) => {
  const element = await ticket(page, { account, order });
  await element.evaluate(async (node) => { node.tick("110"); await node.updateComplete; node.account = node.account; });
  expect(await element.evaluate(async (node) => { await node.updateComplete; return node.report.fill.price; })).toBe("100");
});

test("switches differ from the account's own venue, and its own contract stands", async ({ page }) => {
  const element = await ticket(page, { account: { ...account, rules: "okx-linear" }, order, rules: { kappa: "1.5" }, contract: { symbol: "XYZ", tick: "1" } });
  expect(await element.evaluate((node) => [node.shown.account.rules, node.shown.account.contracts[0].tick])).toEqual([{ extends: "okx-linear", kappa: "1.5" }, "0.001"]);
});

test("the attribute tick is a price step also where a framework sets it as a property", async ({ page }) => {
  const element = await ticket(page, { account, order });
  expect(await element.evaluate(async (node) => { node.tick = "0.5"; await node.updateComplete; node.tick("101"); await node.updateComplete; return [node.tickSize, node.getAttribute("tick"), node.report.fill.price]; })).toEqual(["0.5", "0.5", "101"]);
});

test("what a framework leaves undefined is not given", async ({ page }) => {
  const element = await ticket(page, { account, order });
  const broken = await element.evaluate(async (node) => {
    const wrong = [];
    for (const [name, { attribute, state }] of node.constructor.elementProperties) {
      if (state || attribute === false) continue;
      for (const value of [undefined, null]) {
        const before = node[name];
        node[name] = value;
        await node.updateComplete.catch((error) => wrong.push([name, String(error)]));
        if (node.status !== "ok") wrong.push([name, node.status]);
        node[name] = before;
        await node.updateComplete;
      }
    }
    return wrong;
  });
  expect(broken).toEqual([]);
});

test("an engine that is taken away is replaced by the shared one", async ({ page }) => {
  const element = await ticket(page, { account, order });
  const taken = await element.evaluate(async (node) => {
    const own = node.engine = { ...node.engine };
    await node.updateComplete;
    node.engine = null;
    await node.updateComplete;
    return node.engine !== null && node.engine !== own;
  });
  expect(taken).toBe(true);
  await expect(element.locator(".word")).toHaveText("Can be placed");
  // One that wants none before it is in view still has none.
  expect(await page.evaluate(async () => {
    const lazy = document.createElement("margin-scope");
    Object.assign(lazy, { loading: "lazy", hidden: true, engine: null });
    document.querySelector("main").append(lazy);
    await lazy.updateComplete;
    lazy.engine = null;
    await lazy.updateComplete;
    return lazy.engine;
  })).toBe(null);
});

test("of nothing that was computed no change is told", async ({ page }) => {
  const told = await page.evaluate(async ([given, asked]) => {
    const heard = [];
    const element = document.createElement("margin-scope");
    for (const name of ["ms-ready", "ms-change"]) element.addEventListener(name, ({ type, detail }) => heard.push(detail ? `${type} ${detail.status}` : type));
    document.querySelector("main").append(element);
    await element.ready;
    element.quote = "USDT";
    await element.updateComplete;
    const bare = heard.splice(0);
    Object.assign(element, { account: given, order: asked });
    await element.updateComplete;
    element.account = null;
    await element.updateComplete;
    return [bare, heard];
  }, [account, order]);
  expect(told).toEqual([["ms-ready"], ["ms-change ok", "ms-change waiting"]]);
});

test("lazy that becomes eager starts where it is", async ({ page }) => {
  const started = await page.evaluate(async () => {
    const tall = document.createElement("div");
    document.querySelector("main").append(tall);
    tall.style.blockSize = "5000px";
    const element = document.createElement("margin-scope");
    element.loading = "lazy";
    document.querySelector("main").append(element);
    await element.updateComplete;
    element.loading = "eager";
    await element.ready;
    return element.engine !== null;
  });
  expect(started).toBe(true);
});

test("out of sight a ticket that may hold its form back does so at once, and tells the form what is so", async ({ page }) => {
  await page.evaluate(async ([given, asked]) => {
    const form = document.createElement("form");
    form.append(document.createElement("div"));
    form.firstChild.style.blockSize = "5000px";
    document.querySelector("main").append(form);
    for (const [name, blockOn] of [["blocks", "already"], ["tells", ""]]) {
      const element = document.createElement("margin-scope");
      Object.assign(element, { engine: globalThis.engine, account: given, locale: "en-US", blockOn, name });
      document.querySelector("form").append(element);
      await element.updateComplete;
    }
  }, [{ ...account, positions: [long] }, order]);
  await painted(page);
  await page.waitForTimeout(100);
  const after = (price) => page.evaluate(async (mark) => {
    const [blocks, tells] = document.querySelectorAll("margin-scope");
    blocks.tick(mark);
    tells.tick(mark);
    await blocks.updateComplete;
    const data = new FormData(document.querySelector("form"));
    return [document.querySelector("form").checkValidity(), data.get("blocks.status"), data.get("tells.status")];
  }, price);
  expect(await after("79")).toEqual([false, "already", "already"]);
  expect(await after("95")).toEqual([true, "ok", "ok"]);
});
