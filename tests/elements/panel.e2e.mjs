// SPDX-License-Identifier: MIT
// The panel: what it shows of a host's order, what a person makes of it there, and who hears of that.
import { expect, test } from "../browsers/test.mjs";
import { axeFinds, openFixture, painted, picture, ticket } from "./fixture.mjs";
import { account, contract, long, order } from "./situations.mjs";

let watched;
test.beforeEach(async ({ page, request }) => { watched = await openFixture(page, request); });
test.afterEach(() => watched.none());

const panel = { view: "panel", editable: true };
const calculator = {
  ...panel, side: "buy", mode: "isolated", margin: "2000", leverage: "5", mark: "100", wallet: "5000", base: "XYZ",
  contract: { ...contract, symbol: "XYZUSDT" },
};
const input = (page, label) => page.locator("margin-scope").getByRole("textbox", { name: label, exact: false });
const radio = (page, name) => page.locator("margin-scope").getByRole("radio", { name });
const asked = (element) => element.evaluate(async (node) => { await node.updateComplete; return node.shown?.order ?? node.status; });
const report = (element) => element.evaluate(async (node) => { await node.updateComplete; return node.report; });

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
  const prices = "Entry price 100.000, Mark price 100.000, Liquidation price 80.403, Bankruptcy price 80.000";
  await expect(element.getByRole("img")).toHaveAttribute("aria-label", prices);
});

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

test("what was typed keeps its value in another language, and when a page in another one brings it back", async ({ page }) => {
  const element = await ticket(page, calculator);
  await input(page, "Size").fill("1.125");
  await element.evaluate(async (node) => { node.locale = "de-DE"; await node.updateComplete; });
  await expect(input(page, "Menge")).toHaveValue("1,125");
  expect(await asked(element)).toMatchObject({ qty: "1.125" });
  await element.evaluate(async (node) => {
    node.formStateRestoreCallback('[{"qty":"2.25","stop":"x"},["qty"],"en-US"]');
    await node.updateComplete;
  });
  await expect(input(page, "Menge")).toHaveValue("2,25");
  await expect(input(page, "Stop")).toHaveValue("x");
});

test("a wrong text in an input that no longer counts is none of the order's", async ({ page }) => {
  const element = await ticket(page, calculator);
  await element.evaluate((node) => {
    globalThis.orders = [];
    node.addEventListener("ms-input", ({ detail }) => globalThis.orders.push(detail.order));
  });
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

test("what a host gives and is no number stands in its input as it is", async ({ page }) => {
  const element = await ticket(page, { ...calculator, mark: "1OO", stop: "x", margin: null, qty: 10n });
  for (const [label, value] of [["Mark", "1OO"], ["Stop", "x"], ["Size", "10"]]) await expect(input(page, label)).toHaveValue(value);
  await element.evaluate(async (node) => { node.mark = "100"; node.stop = null; node.tick("y"); await node.updateComplete; });
  await expect(input(page, "Mark")).toHaveValue("y");
  await expect(input(page, "Stop")).toHaveValue("");
});
