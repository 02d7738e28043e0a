// SPDX-License-Identifier: MIT
// What a host says by markup alone: attributes, the inputs of its form, and what the form gets back.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { expect, test } from "../browsers/test.mjs";
import { openFixture, painted } from "./fixture.mjs";
import { account, contract, order } from "./situations.mjs";

const MARKET = `mark="100" tick="0.001" lot="1" base="XYZ" quote="USDT" locale="en-US"`;
const shown = (page, name) => page.locator(`margin-scope [data-name="${name}"] .after`);

async function open(page, request, markup) {
  const watched = await openFixture(page, request, markup);
  await page.waitForFunction(() => Array.from(document.querySelectorAll("margin-scope"), (element) => element.engine).every(Boolean));
  await painted(page);
  await painted(page);
  return watched;
}

/** Sets properties, waits for what follows, and reads what the element says. */
const after = (page, properties) => page.locator("margin-scope").first().evaluate(async (element, given) => {
  Object.assign(element, given);
  await element.updateComplete;
  return { status: element.status, spoken: element.asText(), report: element.report };
}, properties);

test("an order in attributes alone: wallet, venue and steps included", async ({ page, request }) => {
  // Without a risk table there is no maintenance: liquidation is bankruptcy, at 80.
  const watched = await open(page, request, `<margin-scope side="long" mode="isolated" qty="100" leverage="5" wallet="3000" venue="generic" ${MARKET}></margin-scope>`);
  await expect(shown(page, "liquidation-price")).toHaveText("80.000");
  await expect(shown(page, "available")).toHaveText("1,000.00");
  await watched.none();
});

test("any two of size, value, margin and leverage make the same order, as text, number or big integer", async ({ page, request }) => {
  await open(page, request, `<margin-scope side="buy" wallet="3000" ${MARKET}></margin-scope>`);
  const empty = { qty: null, notional: null, margin: null, leverage: null };
  const pairs = [{ qty: "100", leverage: "5" }, { notional: 10000, leverage: 5 }, { margin: "2000", leverage: "5" }, { qty: 100, margin: 2000 }, { notional: "1e4", margin: "2000.0" }];
  for (const pair of pairs) {
    const { report } = await after(page, { ...empty, ...pair });
    expect([report.fill.qty, report.fill.notional, report.initialMargin], JSON.stringify(pair)).toEqual(["100", "10000", "2000"]);
  }
  const big = await page.locator("margin-scope").evaluate(async (element) => { element.qty = 100n; await element.updateComplete; return element.report.fill.qty; });
  expect(big).toBe("100");
});

test("properties are attributes and attributes are properties", async ({ page, request }) => {
  await open(page, request, `<margin-scope side="buy" price-kind="limit" price="99" other-pnl="-5" risk-cap="20%" block-on="already" reduce-only ${MARKET}></margin-scope>`);
  const read = await page.locator("margin-scope").evaluate(async (element) => {
    const { side, priceKind, price, otherPnl, riskCap, blockOn, reduceOnly, tickSize } = element;
    Object.assign(element, { side: "sell", priceKind: "trigger", otherPnl: 7, reduceOnly: false, stop: null, tickSize: "0.5", holdHours: 8 });
    await element.updateComplete;
    const attributes = Object.fromEntries(["side", "price-kind", "other-pnl", "reduce-only", "stop", "tick", "hold-hours"].map((name) => [name, element.getAttribute(name)]));
    return { properties: { side, priceKind, price, otherPnl, riskCap, blockOn, reduceOnly, tickSize }, attributes };
  });
  expect(read.properties).toEqual({ side: "buy", priceKind: "limit", price: "99", otherPnl: "-5", riskCap: "20%", blockOn: "already", reduceOnly: true, tickSize: "0.001" });
  expect(read.attributes).toEqual({ side: "sell", "price-kind": "trigger", "other-pnl": "7", "reduce-only": null, stop: null, tick: "0.5", "hold-hours": "8" });
});

test("an attribute wins over the same value of the account or the order, and the host's objects stay as they were", async ({ page, request }) => {
  await open(page, request, "<margin-scope></margin-scope>");
  const unchanged = await page.locator("margin-scope").evaluate(async (element, [given, asked]) => {
    const before = JSON.stringify([given, asked]);
    Object.assign(element, { account: given, order: asked, mark: "110", wallet: "9000", qty: "50", venue: "okx-linear", otherPnl: "-100", otherMaintenance: "10", lot: "10", riskCap: "1%" });
    await element.updateComplete;
    return JSON.stringify([given, asked]) === before;
  }, [account, order]);
  expect(unchanged).toBe(true);
  const { report } = await after(page, {});
  expect(report.fill.price).toBe("110");
  expect(report.fill.qty).toBe("50");
  expect(report.before.account.equity).toBe("8900");
  expect(report.before.account.maintenanceMargin).toBe("10");
  expect(report.reasons.map(({ code }) => code)).toContain("risk-cap-exceeded");
  // Off the lot of 10.
  expect((await after(page, { qty: "55" })).report.reasons.map(({ code }) => code)).toContain("off-lot");
});

test("where nobody says what the wallet holds, it holds what the order costs", async ({ page, request }) => {
  await open(page, request, `<margin-scope side="buy" mode="isolated" margin="2000" leverage="5" ${MARKET}></margin-scope>`);
  await page.locator("margin-scope").evaluate((element, own) => { element.contract = own; }, { ...contract, symbol: "XYZUSDT" });
  const { status, report } = await after(page, {});
  expect([status, report.accepted, report.after.position.liquidation.price, report.after.account.available]).toEqual(["ok", true, "80.403", "0"]);
  // A wallet that is known to be empty is another thing.
  for (const wallet of ["0", 0, 0n]) {
    expect((await after(page, { wallet: null })).status).toBe("ok");
    expect((await after(page, { wallet })).status, typeof wallet).toBe("insufficient");
  }
});

test("a wrong attribute is told by name, and the next right one recovers", async ({ page, request }) => {
  await open(page, request, `<margin-scope side="buy" qty="100" leverage="5" wallet="3000" ${MARKET}></margin-scope>`);
  const wrong = { qty: "1O", leverage: "-5", price: "0", side: "bay", mode: "crossed", wallet: "all", mark: "x", venue: "nowhere", tickSize: "0", stop: "1e999", riskCap: "200 %" };
  for (const [name, value] of Object.entries(wrong)) {
    const before = await page.locator("margin-scope").evaluate((element, property) => element[property], name);
    const told = await after(page, { [name]: value });
    expect(told.status, name).toBe("invalid");
    expect(told.spoken, name).toContain(value);
    expect((await after(page, { [name]: before })).status, name).toBe("ok");
  }
});

const FORM = `<form id="trade"><input data-ms="qty" name="qty" value="100" aria-label="Size"><input data-ms="price" name="price" aria-label="Price">
  <label><input type="radio" name="side" data-ms="side" value="buy" checked>Buy</label><label><input type="radio" name="side" data-ms="side" value="sell">Sell</label>
  <select data-ms="leverage" name="leverage" aria-label="Leverage"><option>5</option><option>10</option></select><input data-ms="stop" aria-label="Stop">
  <input type="checkbox" data-ms="reduce-only" aria-label="Reduce only">
  <margin-scope name="risk" bind="form" mode="isolated" wallet="3000" ${MARKET}></margin-scope><button>Send</button></form>`;

test("the README's own form shows what the README says, and holds back what cannot be paid", async ({ page, request }) => {
  const readme = readFileSync(join(repository, "README.md"), "utf8");
  const form = [...readme.matchAll(/```html\n([\s\S]*?)```/g)].map(([, html]) => html).find((html) => html.includes("<form>"));
  expect(form.trim().split("\n").length).toBeLessThanOrEqual(5);
  await open(page, request, form.replace(/<script.*<\/script>/, ""));
  await page.evaluate(() => { document.querySelector("margin-scope").locale = "en-US"; });
  await expect(page.locator("margin-scope .title")).toHaveText("Buy 100 XYZ");
  await expect(shown(page, "liquidation-price")).toHaveText("80.403");
  await expect(page.locator("margin-scope .reasons")).toHaveCount(0);
  const valid = () => page.locator("form").evaluate((node) => node.checkValidity());
  expect(await valid()).toBe(true);
  await page.getByLabel("Size").fill("1000");
  await expect.poll(valid).toBe(false);
});

test("bind reads the form around the element as it is typed, and never writes to it", async ({ page, request }) => {
  const watched = await open(page, request, FORM);
  await expect(shown(page, "initial-margin")).toHaveText("2,000.00");
  await page.getByLabel("Size").fill("50");
  await expect(shown(page, "initial-margin")).toHaveText("1,000.00");
  await page.getByLabel("Leverage").selectOption("10");
  await expect(shown(page, "initial-margin")).toHaveText("500.00");
  await page.getByText("Sell").click();
  await expect(page.locator("margin-scope .title")).toContainText("Sell");
  await page.getByLabel("Price").fill("104");
  await expect(page.locator("margin-scope [data-name=fill-price]")).toContainText("104.000");
  await page.getByLabel("Size").fill("");
  await expect.poll(() => page.locator("margin-scope").evaluate((element) => element.report)).toBe(null);
  await page.locator("form").evaluate((form) => form.reset());
  await expect(shown(page, "initial-margin")).toHaveText("2,000.00");
  await expect(page.locator("margin-scope .title")).toContainText("Buy");
  expect(await page.getByLabel("Price").inputValue()).toBe("");
  await watched.none();
});

test("what is typed and is no number is named", async ({ page, request }) => {
  await open(page, request, FORM);
  await page.getByLabel("Size").fill("1O");
  await expect(page.locator("margin-scope .detail")).toContainText("Size: “1O” is not a decimal number");
});

test("what a person types is read as their locale writes it; what a control gives by itself is a decimal already", async ({ page, request }) => {
  const german = MARKET.replace("en-US", "de-DE");
  await open(page, request, `<form><input data-ms="qty" aria-label="Menge" value="100"><input type="number" step="any" data-ms="price" aria-label="Preis">
    <select data-ms="leverage" aria-label="Hebel"><option value="5">5</option><option value="2.500">2,5</option></select><input type="hidden" data-ms="stop" value="80.500">
    <span data-ms="target" data-value="150.125">150,125</span><input data-ms="risk-cap" aria-label="Limit">
    <margin-scope bind="form" side="buy" mode="isolated" wallet="30000" ${german}></margin-scope></form>`);
  const read = () => page.locator("margin-scope").evaluate(async (element) => { await element.updateComplete; return element.shown?.order; });
  await expect.poll(read).toMatchObject({ qty: "100", leverage: "5", stop: "80.500", target: "150.125" });
  await page.getByLabel("Menge").fill("1.234");
  await page.getByLabel("Preis").fill("99.125");
  await page.getByLabel("Hebel").selectOption("2.500");
  await page.getByLabel("Limit").fill("1.000");
  await expect.poll(read).toMatchObject({ qty: "1234", price: "99.125", leverage: "2.500", riskCap: "1000" });
  for (const [typed, meant] of [["2,5 %", "2.5%"], ["12,5%", "12.5%"], ["1.000,5", "1000.5"]]) {
    await page.getByLabel("Limit").fill(typed);
    await expect.poll(read).toMatchObject({ riskCap: meant });
  }
  await page.getByLabel("Limit").fill("2.5");
  await expect(page.locator("margin-scope .detail")).toContainText("„2.5“");
});

test("a control that is no input may have a number for its value", async ({ page, request }) => {
  await open(page, request, `<form><own-input data-ms="qty"></own-input><margin-scope bind="form" side="buy" mode="isolated" wallet="30000" leverage="5" ${MARKET.replace("en-US", "de-DE")}></margin-scope></form>`);
  const read = (value) => page.evaluate(async (given) => {
    const [control, element] = [document.querySelector("own-input"), document.querySelector("margin-scope")];
    control.value = given;
    control.dispatchEvent(new Event("input", { bubbles: true }));
    await element.updateComplete;
    return element.shown?.order.qty ?? element.status;
  }, value);
  expect(await read(1.125)).toBe("1.125");
  expect(await read("1.125")).toBe("1125");
  expect(await read("1,125")).toBe("1.125");
});

test("inputs and their form may come, go, or change what they are for", async ({ page, request }) => {
  await open(page, request, `<margin-scope bind="later" side="buy" mode="isolated" wallet="30000" leverage="5" ${MARKET}></margin-scope>`);
  const read = () => page.locator("margin-scope").evaluate(async (element) => { await element.updateComplete; return element.shown?.order ?? element.status; });
  const change = (code) => page.evaluate((text) => { const made = (tag, attributes, ...inside) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...inside);
    return element;
  };
  const steps = {
    form: () => document.querySelector("main").append(made("form", { id: "later" }, made("fieldset", {}, made("input", { "data-ms": "qty", "aria-label": "Size", "value": "10" })))),
    stop: () => document.querySelector("#later").append(made("p", {}, made("input", { "data-ms": "stop", "value": "90" }))),
    target: () => { document.querySelector("[data-ms=stop]").dataset.ms = "target"; },
    remove: () => document.querySelector("[data-ms=target]").closest("p").remove(),
    disable: () => { document.querySelector("fieldset").disabled = true; },
    enable: () => { document.querySelector("fieldset").disabled = false; },
    gone: () => document.querySelector("#later").remove(),
  }; steps[text](); }, code);
  expect(await read()).toBe("flat");
  await change("form");
  await expect.poll(read).toMatchObject({ qty: "10" });
  await page.getByLabel("Size").fill("20");
  await expect.poll(read).toMatchObject({ qty: "20" });
  await change("stop");
  await expect.poll(read).toMatchObject({ stop: "90" });
  await change("target");
  await expect.poll(read).toMatchObject({ target: "90" });
  await change("remove");
  await expect.poll(async () => Object.keys(await read())).not.toContain("target");
  await change("disable");
  await expect.poll(read).toBe("flat");
  await change("enable");
  await expect.poll(read).toMatchObject({ qty: "20" });
  await change("gone");
  await expect.poll(read).toBe("flat");
});

test("what happens in other forms is nothing to a ticket", async ({ page, request }) => {
  await open(page, request, `<form id="own"><input data-ms="qty" aria-label="Own" value="10"></form><form id="other"><input data-ms="qty" aria-label="Other" value="1"></form>
    <margin-scope bind="own" side="buy" mode="isolated" wallet="30000" leverage="5" ${MARKET}></margin-scope>`);
  const counted = await page.evaluate(async () => {
    const element = document.querySelector("margin-scope");
    const previews = await globalThis.countPreviews(element);
    const other = document.querySelector("#other");
    const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    for (let i = 0; i < 5; i++) {
      other.firstChild.value = String(i);
      other.firstChild.dispatchEvent(new Event("input", { bubbles: true }));
      other.append(Object.assign(document.createElement("form"), { id: `f${i}` }), document.createElement("p"));
      other.reset();
      await frame();
    }
    return previews.count;
  });
  expect(counted).toBe(0);
  await page.getByLabel("Own").fill("20");
  await expect.poll(() => page.locator("margin-scope").evaluate((element) => element.shown.order.qty)).toBe("20");
  // Another element may take the id, and then its inputs are meant.
  await page.evaluate(() => { document.querySelector("#own").id = "gone"; });
  await expect.poll(() => page.locator("margin-scope").evaluate((element) => element.status)).toBe("flat");
  await page.evaluate(() => { document.querySelector("#other").id = "own"; });
  await expect.poll(() => page.locator("margin-scope").evaluate((element) => element.shown?.order?.qty)).toBe("1");
});

test("a choice in words may refuse, an empty input beside a full one says nothing, and a form may name its inputs as it likes", async ({ page, request }) => {
  await open(page, request, `<form><select data-ms="reduce-only" aria-label="Reduce"><option>false</option><option>true</option></select><input data-ms="qty" value="10"><input data-ms="qty" value="">
    <input name="matches"><input name="elements"><input name="querySelectorAll"><input name="getRootNode" hidden disabled>
    <margin-scope bind="form" side="buy" mode="isolated" wallet="30000" leverage="5" ${MARKET}></margin-scope></form>`);
  const read = () => page.locator("margin-scope").evaluate(async (element) => { await element.updateComplete; return element.shown?.order ?? element.status; });
  expect(await read()).toMatchObject({ qty: "10" });
  expect(await read()).not.toHaveProperty("reduceOnly");
  await page.getByLabel("Reduce").selectOption("true");
  await expect.poll(read).toBe("invalid");
});

test("a box that is not ticked takes back what the order says, an attribute that is absent does not", async ({ page, request }) => {
  await open(page, request, `<form><input type="checkbox" data-ms="reduce-only" aria-label="Reduce only"><margin-scope bind="form" wallet="30000" ${MARKET}></margin-scope></form>
    <margin-scope wallet="30000" ${MARKET}></margin-scope>`);
  const read = () => page.evaluate(async (asked) => Promise.all(Array.from(document.querySelectorAll("margin-scope"), async (element) => {
    element.order = { ...asked, symbol: "XYZUSDT", reduceOnly: true };
    await element.updateComplete;
    return element.status;
  })), order);
  expect(await read()).toEqual(["ok", "invalid"]);
  await page.getByLabel("Reduce only").check();
  await expect.poll(read).toEqual(["invalid", "invalid"]);
});

test("another locale reads what was typed otherwise, at once", async ({ page, request }) => {
  await open(page, request, FORM.replace('value="100"', 'value="1.234"').replace(' locale="en-US"', ""));
  const qty = () => page.locator("margin-scope").evaluate(async (element) => { await element.updateComplete; return element.shown?.order.qty; });
  expect(await qty()).toBe("1.234");
  await page.locator("margin-scope").evaluate((element) => { element.locale = "de-DE"; });
  await expect.poll(qty).toBe("1234");
  await page.evaluate(() => { document.querySelector("margin-scope").locale = ""; document.documentElement.lang = "de"; });
  await expect.poll(qty).toBe("1234");
  await page.evaluate(() => { document.documentElement.lang = "en"; });
  await expect.poll(qty).toBe("1.234");
});

test("a maintenance rate is that of a contract without a table; without any the element says so", async ({ page, request }) => {
  await open(page, request, `<margin-scope side="buy" mode="isolated" qty="100" leverage="5" wallet="3000" maintenance-rate="0.005" ${MARKET}></margin-scope>`);
  await expect(shown(page, "liquidation-price")).toHaveText("80.403");
  const unknown = page.locator("margin-scope [data-code=no-maintenance]");
  await expect(unknown).toHaveCount(0);
  await after(page, { maintenanceRate: null });
  await expect(shown(page, "liquidation-price")).toHaveText("80.000");
  await expect(unknown).toContainText("No maintenance margin is known");
  // A table that the host gave stands.
  await after(page, { maintenanceRate: "0.02", contract: { ...contract, symbol: "XYZUSDT" } });
  await expect(shown(page, "liquidation-price")).toHaveText("80.403");
  expect((await after(page, { contract: null, maintenanceRate: "2" })).spoken).toContain("Maintenance rate");
});

test("bind by id reaches inputs outside a shadow root, and those that belong to a form from elsewhere", async ({ page, request }) => {
  await open(page, request, `<form id="trade"><input data-ms="qty" value="100" aria-label="Size"></form><input form="trade" data-ms="leverage" value="5" aria-label="Leverage"><div id="host"></div>`);
  await page.evaluate(async (given) => {
    const root = document.getElementById("host").attachShadow({ mode: "open" }).appendChild(document.createElement("div")).attachShadow({ mode: "open" });
    const element = document.createElement("margin-scope");
    Object.assign(element, { engine: globalThis.engine, account: given, mode: "isolated", bind: "trade" });
    root.append(element);
    globalThis.inside = element;
    await element.updateComplete;
  }, account);
  const margin = () => page.evaluate(async () => { await globalThis.inside.updateComplete; return globalThis.inside.report?.initialMargin; });
  expect(await margin()).toBe("2000");
  await page.getByLabel("Leverage").fill("10");
  await expect.poll(margin).toBe("1000");
  // Taken out it hears nothing; put back it reads what is there, and hears again.
  await page.evaluate(() => { globalThis.root = globalThis.inside.getRootNode(); globalThis.inside.remove(); });
  await page.getByLabel("Leverage").fill("20");
  await page.evaluate(() => globalThis.root.append(globalThis.inside));
  await expect.poll(margin).toBe("500");
  await page.getByLabel("Leverage").fill("25");
  await expect.poll(margin).toBe("400");
});

test("the form's data carries what the user saw, and nothing without a name or when disabled", async ({ page, request }) => {
  await open(page, request, FORM);
  await page.locator("margin-scope").evaluate((element, own) => { element.contract = own; }, { ...contract, symbol: "XYZUSDT" });
  await expect(shown(page, "liquidation-price")).toHaveText("80.403");
  const data = () => page.locator("form").evaluate((form) => Object.fromEntries(new FormData(form)));
  const sent = await data();
  expect(sent).toMatchObject({ qty: "100", "risk.status": "ok", "risk.liquidation": "80.403", "risk.max-loss": "2000", "risk.venue": "generic" });
  const { order: asked, account: met } = JSON.parse(sent["risk.inputs"]);
  expect(asked).toMatchObject({ symbol: "XYZUSDT", side: "buy", qty: "100", leverage: "5", mode: "isolated" });
  expect(met).toMatchObject({ wallet: "3000", marks: { XYZUSDT: "100" } });
  await page.locator("margin-scope").evaluate((element) => { element.tick("101"); return element.updateComplete; });
  expect(JSON.parse((await data())["risk.inputs"]).account.marks).toEqual({ XYZUSDT: "101" });
  await page.locator("margin-scope").evaluate((element) => { element.name = ""; });
  expect(Object.keys(await data()).filter((key) => key.includes("."))).toEqual([]);
  await page.locator("margin-scope").evaluate((element) => { element.name = "risk"; element.toggleAttribute("disabled", true); });
  expect(Object.keys(await data()).filter((key) => key.includes("."))).toEqual([]);
});

test("block-on holds the form back in the statuses named, says why, and lets go again", async ({ page, request, browserName }) => {
  const watched = await open(page, request, FORM.replace('name="risk"', 'name="risk" block-on="insufficient invalid"'));
  const state = () => page.locator("margin-scope").evaluate(async (element) => { await element.updateComplete; return { form: element.form.checkValidity(), matches: element.matches(":invalid"), says: element.validationMessage }; });
  await page.evaluate(() => { globalThis.sent = 0; document.querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); globalThis.sent++; }); });
  expect(await state()).toEqual({ form: true, matches: false, says: "" });
  await page.getByLabel("Size").fill("1000");
  await expect.poll(state).toEqual({ form: false, matches: true, says: expect.stringContaining("Not enough margin") });
  await page.getByRole("button", { name: "Send" }).click();
  expect(await page.evaluate(() => globalThis.sent)).toBe(0);
  // Firefox tells a person without taking them there.
  if (browserName === "chromium") expect(await page.evaluate(() => document.activeElement.localName)).toBe("margin-scope");
  await page.getByLabel("Size").fill("10");
  await expect.poll(state).toEqual({ form: true, matches: false, says: "" });
  await page.getByRole("button", { name: "Send" }).click();
  expect(await page.evaluate(() => globalThis.sent)).toBe(1);
  await watched.none();
});

test("an engine that fails holds nothing back: the form works as if the element were not there", async ({ page, request }) => {
  await open(page, request, FORM.replace('name="risk"', 'name="risk" block-on="invalid insufficient already never ok"'));
  const valid = () => page.locator("form").evaluate((form) => form.checkValidity());
  await expect.poll(valid).toBe(false);
  await page.locator("margin-scope").evaluate(async (element) => {
    element.engine = { ...element.engine, preview: () => { throw new Error("the engine stopped"); } };
    await element.updateComplete;
  });
  await expect(page.locator("margin-scope .word")).toHaveText("Engine not available");
  expect(await valid()).toBe(true);
  expect(await page.locator("margin-scope").getAttribute("tabindex")).toBe(null);
});

test("prices that are stale hold the form back where the host wants, and the reason says so first", async ({ page, request }) => {
  await open(page, request, FORM.replace('name="risk"', 'name="risk" block-on="stale" stale-after="0.2"'));
  const element = page.locator("margin-scope");
  const valid = () => page.locator("form").evaluate((form) => form.checkValidity());
  expect(await valid()).toBe(true);
  await element.evaluate((node) => node.tick("101"));
  await expect.poll(valid).toBe(false);
  expect(await element.evaluate((node) => node.validationMessage)).toMatch(/^No new price for more than 0\.2 s\. Buy 100/);
  // Looked at right after the tick: soon they are stale again.
  expect(await element.evaluate(async (node) => { node.tick("102"); await node.updateComplete; return node.form.checkValidity(); })).toBe(true);
});

test("without block-on a warning never blocks", async ({ page, request }) => {
  await open(page, request, FORM);
  await page.getByLabel("Size").fill("1O");
  await expect(page.locator("margin-scope .word")).toHaveText("Check this input");
  expect(await page.locator("form").evaluate((form) => form.checkValidity())).toBe(true);
});
