// SPDX-License-Identifier: MIT
// What numbers are in: prices in quote, money in what settles, sizes in what a contract is one of. As a server prints them.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { source } from "./source.mjs";

const { renderToString } = await import("marginscope/ssr");
const { Numbers } = await source("locale/numbers.ts");

const inverse = {
  symbol: "BTCUSD", kind: "inverse", tick: "0.5", lot: "1", tiers: [{ from: 0, mmr: "0.005" }],
  fees: { maker: "0.0002", taker: "0.00055" },
};
const account = { rules: "bybit-inverse", wallet: "0.5", marks: { BTCUSD: "60000" }, contracts: [inverse] };
const order = { symbol: "BTCUSD", side: "buy", qty: "1000", leverage: 10, stop: "58000" };
const labels = { base: "BTC", quote: "USD" };

const print = (properties) => renderToString({ locale: "en-US", ...properties }, { stylesheet: "/element.css" });
/** What is said, and by the names of their rows the cells. */
function shown(properties) {
  const html = print(properties);
  const text = (part) => part.replace(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ").trim();
  const rows = [...html.matchAll(/<(?:tr|div)[^>]*data-name="([\w-]+)"[^>]*>(.*?)<\/(?:tr|div)>/gs)];
  const cells = rows.map(([, name, row]) => [name, text(row.replace(/<(?:th|dt).*?<\/(?:th|dt)>/s, ""))]);
  return {
    ...Object.fromEntries(cells), title: text(/id="title">(.*?)<\/p>/s.exec(html)[1]),
    head: text(/<th role="columnheader".*?<\/th>/s.exec(html)[0]), text: text(html),
  };
}
/** Of a panel: what stands in its inputs, with the units behind them. */
function inputs(properties) {
  const html = print({ view: "panel", editable: true, ...properties });
  const found = html.matchAll(/data-name="(\w+)".*?<input type="text"[^>]*?value="([^"]*)"[^>]*>\s*<em>(.*?)<\/em>/gs);
  return Object.fromEntries([...found].map(([, name, value, unit]) => [name, `${value} ${unit}`.trim()]));
}

describe("an inverse contract settles in its coin", () => {
  test("money is in base, prices are in quote, and the table says both", () => {
    const said = shown({ ...labels, account, order });
    assert.equal(said.head, "Quantity, money and prices prices in USD · money in BTC");
    // 1,000 / 60,000 / 10 and a taker's 0.055 % of 1,000 / 60,000.
    assert.equal(said.cost, "0.00168592 BTC margin + fee");
    assert.equal(said.notional, "0.0166667 BTC");
    assert.equal(said.fee, "0.00000916667 BTC taker");
    assert.match(said["fill-price"], /^60,000.0 USD/);
    assert.match(said.stop, /^-0\.000574713 BTC/);
    assert.equal(said["initial-margin"], "none 0.00167675");
    assert.equal(said.available, "0.50 0.498314");
    assert.match(said.text, /Liquidated at 54,818\.5 USD/);
  });

  test("without a base it has no unit, and never that of prices", () => {
    const said = shown({ quote: "USD", account, order });
    assert.equal(said.head, "Quantity, money and prices prices in USD");
    assert.equal(said.cost, "0.00168592 margin + fee");
    assert.equal(shown({ account, order }).head, "Quantity, money and prices");
  });

  test("`settle` is what a host calls it", () => {
    assert.equal(shown({ ...labels, settle: "XBT", account, order }).cost, "0.00168592 XBT margin + fee");
  });

  test("so are what is missing and what an account has", () => {
    assert.match(shown({ ...labels, account: { ...account, wallet: "0.001" }, order }).text, /: 0\.000685917 BTC is missing/);
    const flat = shown({ ...labels, account });
    assert.deepEqual([flat.wallet, flat.equity], ["0.50 BTC", "0.50 BTC"]);
    const held = { symbol: "BTCUSD", side: "long", qty: "1000", entry: "60000", leverage: "10", margin: "0.0003" };
    const lost = shown({ ...labels, account: { ...account, positions: [held], marks: { BTCUSD: "59000" } } });
    assert.match(lost.text, /[\d.]+ BTC of margin is missing/);
  });

  test("a panel's values have their units, and as many digits as a coin needs", () => {
    assert.deepEqual(inputs({ ...labels, account, order }), {
      price: "USD", qty: "1000 USD", notional: "0.0166667 BTC", margin: "0.00166667 BTC", leverage: "10 ×", stop: "58000 USD", target: "USD",
    });
  });

  test("but in quote where the rules count everything in it, except what an isolated position has of its own", () => {
    const valued = { ...account, wallet: "30000", rules: { extends: "bybit-inverse", valuation: "quote" } };
    const cross = shown({ ...labels, account: valued, order: { ...order, mode: "cross" } });
    assert.equal(cross.head, "Quantity, money and prices in USD");
    assert.deepEqual([cross.cost, cross["initial-margin"]], ["101.16 USD margin + fee", "none 100.00"]);
    const isolated = shown({ ...labels, account: valued, order });
    assert.deepEqual([isolated.cost, isolated["initial-margin"]], ["101.16 USD margin + fee", "none 0.00167675 BTC"]);
    assert.equal(isolated.available, "30,000.00 29,898.84");
    assert.match(isolated.stop, /^-0\.000574713 BTC/);
  });

  test("what refuses an order is said in what it is counted in", () => {
    const capped = { ...inverse, maxNotional: "0.01", tiers: [{ from: 0, mmr: "0.2", imr: "0.01" }] };
    const valuedInQuote = { wallet: "30", rules: { extends: "bybit-inverse", valuation: "quote" } };
    const refused = (mode, valued) => shown({
      ...labels, account: { ...account, contracts: [capped], ...(valued && valuedInQuote) },
      order: { ...order, leverage: 50, mode, stop: undefined },
    }).text;
    for (const [mode, valued, said] of [
      ["isolated", false, ": 0.00300001 BTC is missing"],
      ["isolated", true, ": 0.00300001 BTC is missing"],
      ["cross", true, "USD is missing"],
    ]) {
      assert.ok(refused(mode, valued).includes(said), refused(mode, valued));
    }
  });

  test("the end of a risk table is money where the rules cannot count anything else", () => {
    const refused = (rules, maxNotional) => shown({
      ...labels, order: { ...order, qty: "2000" },
      account: { ...account, rules, contracts: [{ ...inverse, maxNotional, tiers: [{ from: 0, mmr: "0.005" }] }] },
    }).text;
    for (const [rules, end, said] of [
      [undefined, "0.01", "admits, 0.01 BTC."], [{ kappa: "1" }, "0.01", "admits, 0.01 BTC."], ["generic", "0.01", "admits, 0.01 BTC."],
      [{ tierBasis: "quote" }, "1000", "admits, 1,000."], ["okx-inverse", "1000", "admits, 1,000."],
    ]) {
      assert.ok(refused(rules, end).includes(said), refused(rules, end));
    }
  });

  test("of an account with contracts of both kinds and nothing held nobody knows what the money is", () => {
    const both = { wallet: "5", contracts: [inverse, { symbol: "ETHUSD" }], marks: { BTCUSD: "60000", ETHUSD: "2000" } };
    assert.equal(shown({ ...labels, account: both }).wallet, "5.00");
    assert.equal(shown({ ...labels, settle: "BTC", account: both }).wallet, "5.00 BTC");
  });
});

test("linear contracts settle in quote, whatever that is: little of it is not rounded to nothing", () => {
  const eth = { wallet: "0.01", marks: { ETHBTC: "0.05" }, contracts: [{ symbol: "ETHBTC", tick: "0.00001", tiers: [{ from: 0, mmr: "0.005" }] }] };
  const said = shown({ base: "ETH", quote: "BTC", account: eth, order: { symbol: "ETHBTC", side: "buy", qty: "0.1", leverage: 5 } });
  assert.equal(said.head, "Quantity, money and prices in BTC");
  assert.deepEqual([said.cost, said.available, said.notional], ["0.001 BTC margin + fee", "0.01 0.009", "0.005 BTC"]);
});

test("money shows at least two digits after the point and four that count, and is never shown better than it is", () => {
  const numbers = new Numbers("en-US");
  const printed = (value, direction = "ceil", significant = undefined) => numbers.money(value, direction, significant);
  assert.deepEqual(["0", "12", "1234.5678", "0.5", "0.00168591", "-0.00168591", "1.23456", "12.345"].map((value) => printed(value)),
    ["0.00", "12.00", "1,234.57", "0.50", "0.001686", "-0.001685", "1.235", "12.35"]);
  assert.equal(printed("0.00168591", "floor"), "0.001685");
  assert.equal(printed("1.00168591", "floor", 6), "1.00168");
  assert.equal(printed("0.00000000001", "ceil"), "0.00000000001");
});

describe("a size", () => {
  const linear = (more) => ({
    account: { wallet: "10000", marks: { XYZ: "100" }, contracts: [{ symbol: "XYZ", tiers: [{ from: 0, mmr: "0.005" }], ...more }] },
    order: { symbol: "XYZ", side: "buy", qty: "3", leverage: 5 },
  });
  const title = (more, given = labels) => shown({ ...given, ...linear(more) }).title;

  test("is in base where a contract is one unit of it, in the symbol without one", () => {
    for (const more of [{}, { multiplier: 1n }, { multiplier: "1.0" }]) assert.equal(title(more), "Buy 3 BTC");
    assert.equal(title({}, {}), "Buy 3 XYZ");
  });

  test("is a number of contracts where one is a part or several of something", () => {
    for (const more of [{ multiplier: "0.01" }, { kind: "quanto", multiplier: "0.000001" }, { kind: "quanto" }]) {
      assert.equal(title(more), "Buy 3 contracts");
    }
    const said = shown({ ...labels, account: { ...account, contracts: [{ ...inverse, multiplier: "100" }] }, order: { ...order, qty: "1" } });
    assert.equal(said.title, "Buy 1 contract");
    assert.match(said["max-qty"], /^[\d,]+ contracts$/);
    assert.equal(inputs({ ...labels, ...linear({ multiplier: "0.01" }) }).qty, "3 Contracts");
  });

  test("of an inverse contract of one is face value in quote", () => {
    assert.equal(shown({ ...labels, account, order }).title, "Buy 1,000 USD");
    assert.equal(shown({ base: "BTC", account, order }).title, "Buy 1,000 BTCUSD");
  });
});

test("a price that was given keeps its digits, whatever the tick; what is computed is on it", () => {
  const contract = { symbol: "XYZ", tick: "1", tiers: [{ from: 0, mmr: "0.005" }] };
  const said = shown({
    quote: "USD", account: { wallet: "10000", marks: { XYZ: "100.49" }, contracts: [contract] },
    order: { symbol: "XYZ", side: "buy", qty: "10", leverage: 5 },
  });
  assert.equal(said["fill-price"], "100.49 USD market");
  assert.match(said["liquidation-price"], /81$/);
  const numbers = new Numbers("en-US");
  for (const [value, digits, printed] of [
    ["100", 1, "100.0"], ["100.49", 0, "100.49"], ["0.000012345678901", 2, "0.000012345678901"], ["98123.456", undefined, "98,123.456"],
    ["100.3333333333333333333333333333333", 1, "100.333"],
  ]) assert.equal(numbers.givenPrice(value, digits), printed);
});
