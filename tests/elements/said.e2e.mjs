// SPDX-License-Identifier: MIT
// Who says what an order is: a host's objects and attributes, the inputs of its page, a feed, a person in the panel. The later wins.
import { expect, test } from "../browsers/test.mjs";
import { openFixture, painted, ticket } from "./fixture.mjs";
import { account, contract, long, order } from "./situations.mjs";

let watched;
test.beforeEach(async ({ page, request }) => { watched = await openFixture(page, request); });
test.afterEach(() => watched.none());

const panel = { view: "panel", editable: true };
const input = (page, label) => page.locator("margin-scope").getByRole("textbox", { name: label, exact: false });
const radio = (page, name) => page.locator("margin-scope").getByRole("radio", { name });
const asked = (element) => element.evaluate(async (node) => { await node.updateComplete; return node.shown?.order ?? node.status; });

test("a formula whose number is gone is gone, and the others go on", async ({ page }) => {
  const element = await ticket(page, { account, order, stop: "90", target: "120" });
  await element.getByRole("button", { name: "At the target" }).click();
  await expect(element.locator(".explanation")).toHaveCount(1);
  await element.evaluate(async (node) => { node.target = null; node.qty = "77"; await node.updateComplete; });
  await expect(element.locator(".explanation")).toHaveCount(0);
  await expect(element.locator(".title")).toHaveText("Buy 77 XYZ");
  const values = await element.evaluate((node) =>
    [["target"], ["stop"], ["cost", "position"], ["stop", "account"]].map((words) => node.explain(...words)?.value ?? null));
  expect(values).toEqual([null, "-770", null, null]);
});

test("a tick of another contract leaves the mark that was set", async ({ page }) => {
  const two = { ...account, contracts: [contract, { ...contract, symbol: "ABC" }], marks: { XYZ: "100", ABC: "10" } };
  const element = await ticket(page, { account: two, order });
  await element.evaluate(async (node) => {
    node.tick({ XYZ: "110" });
    await node.updateComplete;
    node.mark = "120";
    node.tick({ ABC: "11" });
    await node.updateComplete;
  });
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
    const element = Object.assign(document.createElement("margin-scope"), {
      engine: globalThis.engine, account: given, bind: "form", locale: "en-US", side: "buy",
    });
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

const market = (symbol) => ({ symbol, tiers: [{ from: 0, mmr: "0.005" }] });
const held = (symbol, leverage, more) => ({ symbol, side: "long", qty: "10", entry: "100", leverage, ...more });
/** Of A and B the first is nearer to liquidation; nothing is held of C. */
const several = {
  wallet: "1000", marks: { A: "100", B: "100", C: "1" }, contracts: [market("A"), market("B"), market("C")],
  positions: [held("A", "10"), held("B", "8")],
};
const titles = (element, properties, ...ticks) => element.evaluate(async (node, [given, prices]) => {
  const seen = [];
  const look = async () => {
    await node.updateComplete;
    const title = node.shadowRoot.querySelector(".title").textContent.trim();
    seen.push(`${title} ${node.shown?.account.marks.A ?? node.asText()}`);
  };
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
  const given = await ticket(page, { account: several, mark: "120", maintenanceRate: "0.01", tickSize: "0.5" });
  expect(await titles(given, {}, { C: "2" })).toEqual(Array(2).fill("Long 10 A 120"));
  const bare = { ...several, contracts: [{ symbol: "A" }, market("B"), market("C")] };
  const steps = await ticket(page, { account: bare, tickSize: "0.5", maintenanceRate: "0.02" });
  expect(await steps.evaluate((node) => node.shown.account.contracts[0])).toEqual({ symbol: "A", tick: "0.5", tiers: [{ from: "0", mmr: "0.02" }] });
  // Marks that come may make another the nearest.
  const ticked = await titles(await ticket(page, { account: several }), {}, { A: "130" }, { A: "100" });
  expect(ticked).toEqual(["Long 10 A 100", "Long 10 B 130", "Long 10 A 100"]);
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
  const marks = (element) => element.evaluate(async (node) => {
    node.tick("101");
    await node.updateComplete;
    return [node.shadowRoot.querySelector(".title").textContent.trim(), node.shown.account.marks];
  });
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
  await element.evaluate((node, contract) => { Object.assign(node, { maintenanceRate: null, contract }); }, market("XZY"));
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

test("equity holds at the account's marks, also where another mark is set; a wallet wins over it", async ({ page }) => {
  const { wallet, ...rest } = { ...account, positions: [{ ...long, mode: "cross" }] };
  const equity = async (properties) => (await ticket(page, properties)).evaluate((node) =>
    node.shown?.account && node.engine.assess(node.shown.account).equity);
  // At 100 nothing is gained: 110 brings 10 for each of 100.
  expect(await equity({ account: { ...rest, equity: wallet } })).toBe("3000");
  expect(await equity({ account: { ...rest, equity: wallet }, mark: "110" })).toBe("4000");
  expect(await equity({ account: { ...rest, marks: {}, equity: wallet }, mark: "110" })).toBe("3000");
  expect(await equity({ account: { ...rest, equity: wallet }, wallet: "2000" })).toBe("2000");
  expect(await equity({ account: { ...rest, equity: wallet }, wallet: "2000", mark: "110" })).toBe("3000");
  const ticked = await ticket(page, { account: { ...rest, equity: wallet }, mark: "110" });
  expect(await ticked.evaluate(async (node) => {
    node.tick("90");
    await node.updateComplete;
    return node.engine.assess(node.shown.account).equity;
  })).toBe("2000");
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
  const title = () => element.evaluate(async (node) => {
    await node.updateComplete;
    const said = node.shadowRoot.querySelector(".title").textContent.trim().replaceAll("\u00a0", " ");
    return [node.status, said, node.report?.fill.price];
  });
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
  const given = { rules: { kappa: "1.5" }, contract: { symbol: "XYZ", tick: "1" } };
  const element = await ticket(page, { account: { ...account, rules: "okx-linear" }, order, ...given });
  const { rules, contracts } = await element.evaluate((node) => node.shown.account);
  expect([rules, contracts[0].tick]).toEqual([{ extends: "okx-linear", kappa: "1.5" }, "0.001"]);
});

test("the attribute tick is a price step also where a framework sets it as a property", async ({ page }) => {
  const element = await ticket(page, { account, order });
  expect(await element.evaluate(async (node) => {
    node.tick = "0.5";
    await node.updateComplete;
    node.tick("101");
    await node.updateComplete;
    return [node.tickSize, node.getAttribute("tick"), node.report.fill.price];
  })).toEqual(["0.5", "0.5", "101"]);
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
    for (const name of ["ms-ready", "ms-change"]) {
      element.addEventListener(name, ({ type, detail }) => heard.push(detail ? `${type} ${detail.status}` : type));
    }
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
