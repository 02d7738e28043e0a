// SPDX-License-Identifier: MIT
// What the inputs of a host's form say to a ticket that is bound to them.
import { expect, test } from "../browsers/test.mjs";
import { FORM, MARKET, open, shown } from "./markup.mjs";
import { account, contract, order } from "./situations.mjs";

/** The order that the element shows, or its status. */
const orderOrStatus = (page) => page.locator("margin-scope").evaluate(async (element) => {
  await element.updateComplete;
  return element.shown?.order ?? element.status;
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
  await open(page, request, `<form><input data-ms="qty" aria-label="Menge" value="100">
    <input type="number" step="any" data-ms="price" aria-label="Preis">
    <select data-ms="leverage" aria-label="Hebel"><option value="5">5</option><option value="2.500">2,5</option></select>
    <input type="hidden" data-ms="stop" value="80.500">
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
  const german = MARKET.replace("en-US", "de-DE");
  await open(page, request, `<form><own-input data-ms="qty"></own-input>
    <margin-scope bind="form" side="buy" mode="isolated" wallet="30000" leverage="5" ${german}></margin-scope></form>`);
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
  const read = () => orderOrStatus(page);
  const change = (code) => page.evaluate((text) => { const made = (tag, attributes, ...inside) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...inside);
    return element;
  };
  const steps = {
    form: () => {
      const size = made("input", { "data-ms": "qty", "aria-label": "Size", "value": "10" });
      document.querySelector("main").append(made("form", { id: "later" }, made("fieldset", {}, size)));
    },
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
  await open(page, request, `<form id="own"><input data-ms="qty" aria-label="Own" value="10"></form>
    <form id="other"><input data-ms="qty" aria-label="Other" value="1"></form>
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

test("a choice in words may refuse, an empty input beside a full one says nothing, a form may name its inputs freely", async ({ page, request }) => {
  await open(page, request, `<form><select data-ms="reduce-only" aria-label="Reduce"><option>false</option><option>true</option></select>
    <input data-ms="qty" value="10"><input data-ms="qty" value="">
    <input name="matches"><input name="elements"><input name="querySelectorAll"><input name="getRootNode" hidden disabled>
    <margin-scope bind="form" side="buy" mode="isolated" wallet="30000" leverage="5" ${MARKET}></margin-scope></form>`);
  const read = () => orderOrStatus(page);
  expect(await read()).toMatchObject({ qty: "10" });
  expect(await read()).not.toHaveProperty("reduceOnly");
  await page.getByLabel("Reduce").selectOption("true");
  await expect.poll(read).toBe("invalid");
});

test("a box that is not ticked takes back what the order says, an attribute that is absent does not", async ({ page, request }) => {
  await open(page, request, `<form><input type="checkbox" data-ms="reduce-only" aria-label="Reduce only">
    <margin-scope bind="form" wallet="30000" ${MARKET}></margin-scope></form>
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

test("a number that is being typed is read as far as it goes, and complained of when it is left", async ({ page, request }) => {
  await open(page, request, FORM);
  await page.evaluate(() => {
    globalThis.heard = [];
    for (const name of ["ms-error", "ms-status"]) document.addEventListener(name, ({ type }) => globalThis.heard.push(type));
    document.addEventListener("submit", (event) => event.preventDefault());
  });
  const read = () => page.locator("margin-scope").evaluate(async (element) => {
    await element.updateComplete;
    await element.updateComplete;
    return element.shown?.order?.price ?? element.status;
  });
  const price = page.getByLabel("Price");
  await price.pressSequentially("9");
  await expect.poll(read).toBe("9");
  for (const [typed, meant] of [["9.", "9"], ["9.5", "9.5"]]) {
    await price.press(typed.at(-1));
    expect(await price.inputValue()).toBe(typed);
    expect(await read()).toBe(meant);
  }
  await price.fill("");
  await price.press(".");
  expect(await page.locator("margin-scope").evaluate(async (element) => {
    await element.updateComplete;
    return [element.status, "price" in element.shown.order];
  })).toEqual(["ok", false]);
  expect(await page.evaluate(() => globalThis.heard)).toEqual([]);
  await page.getByLabel("Stop").focus();
  await expect.poll(read).toBe("invalid");
  await expect(page.locator("margin-scope .detail")).toContainText("Price: “.” is not a decimal number");
  // Whoever is in the input and says that they are done is told as well.
  await price.fill("");
  await price.pressSequentially("9.");
  expect(await read()).toBe("9");
  await price.press("Enter");
  await expect.poll(read).toBe("invalid");
});

test("a single price is of the symbol that is chosen, in the same frame too", async ({ page, request }) => {
  await open(page, request, `<form><select data-ms="symbol" aria-label="Market"><option>XYZ</option><option>ABC</option></select>
    <margin-scope bind="form" side="buy" qty="1" leverage="5" locale="en-US"></margin-scope></form>`);
  const marks = await page.evaluate(async ([given, own]) => {
    const [select, element] = [document.querySelector("select"), document.querySelector("margin-scope")];
    element.account = { ...given, contracts: [own, { ...own, symbol: "ABC" }], marks: { XYZ: "100", ABC: "10" } };
    await element.updateComplete;
    select.value = "ABC";
    select.dispatchEvent(new Event("change", { bubbles: true }));
    element.tick("11");
    await element.updateComplete;
    return [element.shown.order.symbol, element.shown.account.marks];
  }, [account, contract]);
  expect(marks).toEqual(["ABC", { XYZ: "100", ABC: "11" }]);
});

test("a box that is ticked says its value, one that is not says nothing", async ({ page, request }) => {
  await open(page, request, `<form><input data-ms="qty" value="10">
    <input type="checkbox" data-ms="mode" value="cross" aria-label="Cross">
    <input type="checkbox" data-ms="risk-cap" value="2.5%" aria-label="Careful">
    <margin-scope bind="form" side="buy" wallet="30000" leverage="5" ${MARKET.replace("en-US", "de-DE")}></margin-scope></form>`);
  const read = () => orderOrStatus(page);
  expect(Object.keys(await read())).toEqual(expect.not.arrayContaining(["mode", "riskCap"]));
  await page.getByLabel("Cross").check();
  await page.getByLabel("Careful").check();
  await expect.poll(read).toMatchObject({ mode: "cross", riskCap: "2.5%" });
  await page.getByLabel("Cross").uncheck();
  await expect.poll(async () => Object.keys(await read())).not.toContain("mode");
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

test("bind by id reaches inputs outside a shadow root, and those that belong to a form from elsewhere", async ({ page, request }) => {
  await open(page, request, `<form id="trade"><input data-ms="qty" value="100" aria-label="Size"></form>
    <input form="trade" data-ms="leverage" value="5" aria-label="Leverage"><div id="host"></div>`);
  await page.evaluate(async (given) => {
    const outer = document.getElementById("host").attachShadow({ mode: "open" });
    const root = outer.appendChild(document.createElement("div")).attachShadow({ mode: "open" });
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
