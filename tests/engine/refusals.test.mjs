// SPDX-License-Identifier: MIT
// What is wrong by itself is refused by name and place, and changes nothing: after every refusal the engine answers right.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createEngine, MarginInputError } from "../../dist/engine.js";
import { altered, empty, full, fullOrder, order, refusal, set, spelled, without } from "./example.mjs";

const engine = await createEngine();

/** Every decimal that an account or an order can hold. */
const decimals = [
  ["rules", "kappa"], ["rules", "safety"], ["wallet"],
  ["contracts", 0, "multiplier"], ["contracts", 0, "tick"], ["contracts", 0, "lot"], ["contracts", 0, "minQty"], ["contracts", 0, "minNotional"],
  ["contracts", 0, "maxNotional"], ["contracts", 0, "maxLeverage"],
  ["contracts", 0, "tiers", 1, "from"], ["contracts", 0, "tiers", 0, "mmr"], ["contracts", 0, "tiers", 0, "imr"],
  ["contracts", 0, "tiers", 1, "deduction"], ["contracts", 0, "tiers", 0, "maxLeverage"],
  ["contracts", 0, "fees", "maker"], ["contracts", 0, "fees", "taker"], ["contracts", 0, "funding", "rate"], ["contracts", 0, "funding", "hours"],
  ["contracts", 0, "funding", "cap"], ["contracts", 0, "funding", "capFactor"], ["contracts", 0, "funding", "openInterest", "long"],
  ["contracts", 0, "funding", "openInterest", "short"],
  ["contracts", 1, "funding", "premium"], ["contracts", 1, "funding", "interest"], ["contracts", 1, "funding", "band"],
  ["marks", "BTC"], ["marks", "ETH"], ["fundingPrices", "BTC"], ["fundingPrices", "ETH"],
  ["positions", 1, "qty"], ["positions", 0, "entry"], ["positions", 0, "margin"], ["positions", 1, "leverage"], ["positions", 0, "funding"],
  ["positions", 0, "openFee"],
  ["orders", 0, "qty"], ["orders", 0, "price"], ["orders", 0, "leverage"],
  ["collateral", 0, "amount"], ["collateral", 1, "price"], ["collateral", 0, "weight"],
  ["others", "unrealizedPnl"], ["others", "initialMargin"], ["others", "maintenanceMargin"], ["others", "closingReserve"],
  ["order", "qty"], ["order", "price"], ["order", "leverage"], ["order", "stop"], ["order", "target"], ["order", "riskCap"],
];
const inputs = { ...full, order: fullOrder };
/** Getters stay what they are. */
const ask = (given) => {
  const account = Object.defineProperties({}, Object.getOwnPropertyDescriptors(given));
  delete account.order;
  return engine.preview(account, given.order);
};

/** The error about `value` at `path`, which must be named. */
function refused(path, value, code) {
  const error = refusal(engine, () => ask(set(inputs, path, value)));
  assert.equal(error.path, spelled(path));
  assert.equal(error.code, code, error.message);
  return error;
}

test("the account and the order that the refusals alter are themselves answered", () => {
  assert.notEqual(ask(inputs).status, "invalid");
});

const notDecimals = {
  "text that spells no number": "abc", "a letter for a digit": "1O", "empty text": "", "a blank": " ", "a trailing blank": "1 ",
  "a line break": "1\n2", "a tab": "\t1",
  "a plus sign": "+1", "two points": "1.2.3", "a comma": "1,000", "a full-width digit": "１", "a lone surrogate": "\ud800",
  "hexadecimal": "0x10", "Infinity as text": "Infinity",
  "null": null, "true": true, "NaN": NaN, "Infinity": Infinity, "minus Infinity": -Infinity, "an object": {}, "a list": [1],
  "a function": () => 1, "a symbol": Symbol("1"),
  "a boxed number": Object(1),
};
for (const [name, value] of Object.entries(notDecimals)) {
  test(`${name} is not a decimal, in any field`, () => {
    for (const path of decimals) {
      // What begins like a word could be a symbol there.
      const word = path[0] === "collateral" && path[2] === "price" && typeof value === "string" && /^[A-Za-z]/.test(value);
      const error = refused(path, value, word ? "unknown-symbol" : "not-a-decimal");
      if (typeof value !== "string") assert.ok(Object.is(error.value, value), spelled(path));
    }
  });
}

test("a number of more digits than can be held is refused, not rounded, in any field", () => {
  for (const path of decimals) refused(path, "1.234567890123456789012345678901234567890", "too-many-digits");
});

test("a number beyond 10^60 or closer to zero than 10^-60 is out of range, in any field", () => {
  for (const path of decimals) {
    for (const value of ["1e61", "1e-61", "-1e999999999", 5e-324, 10n ** 61n]) refused(path, value, "out-of-range");
  }
});

test("text of 10 MB is refused at once, and the error holds none of it but the beginning", () => {
  const digits = "1".repeat(10_000_000);
  const letters = "x".repeat(10_000_000);
  const start = performance.now();
  for (const path of decimals.slice(0, 8)) {
    const error = refusal(engine, () => ask(altered(inputs, path, (holder, key) => { holder[key] = digits; })));
    assert.equal(error.code, "too-many-digits");
    assert.ok(error.message.length < 400 && error.value.length < 200);
    assert.equal(refusal(engine, () => ask(set(inputs, path, letters))).code, "not-a-decimal");
  }
  assert.ok(performance.now() - start < 5000);
});

test("a bigint of a million digits is refused at once", () => {
  const huge = 1n << 3_000_000n;
  const start = performance.now();
  const error = refused(["positions", 1, "qty"], huge, "out-of-range");
  assert.ok(error.message.length < 100);
  assert.ok(performance.now() - start < 1000);
});

test("a required value that is missing is named, whether its key is absent or undefined", () => {
  const required = [
    ["contracts"], ["marks"], ["contracts", 0, "symbol"], ["contracts", 0, "tiers", 0, "from"], ["contracts", 0, "tiers", 0, "mmr"],
    ["contracts", 0, "fees", "maker"], ["contracts", 0, "funding", "hours"], ["contracts", 0, "funding", "openInterest", "long"],
    ["contracts", 0, "funding", "rate"], ["contracts", 1, "funding", "premium"],
    ["positions", 0, "symbol"], ["positions", 0, "side"], ["positions", 0, "qty"], ["positions", 1, "entry"],
    ["orders", 0, "symbol"], ["orders", 0, "side"], ["collateral", 0, "asset"], ["collateral", 0, "amount"], ["collateral", 0, "price"],
    ["order", "symbol"], ["order", "side"], ["order", "qty"],
  ];
  for (const path of required) {
    for (const account of [without(inputs, path), set(inputs, path, undefined)]) {
      const error = refusal(engine, () => ask(account));
      assert.deepEqual([error.code, error.path, error.value], ["missing", spelled(path), undefined]);
      assert.equal(error.message, `${spelled(path)} is missing`);
    }
  }
  for (const [call, path] of [[() => engine.assess(), "account"], [() => engine.preview(empty), "order"]]) {
    assert.deepEqual([refusal(engine, call).code, refusal(engine, call).path], ["missing", path]);
  }
});

test("an undefined value that may be absent is absent", () => {
  const optional = [["wallet"], ["positions"], ["others"], ["others", "closingReserve"], ["positions", 0, "margin"],
    ["contracts", 1, "tick"], ["order", "stop"], ["order", "reduceOnly"]];
  for (const path of optional) assert.deepEqual(ask(set(inputs, path, undefined)), ask(without(inputs, path)), spelled(path));
});

test("a mark is missing where a position, an order or a collateral needs it", () => {
  const account = { contracts: [{ symbol: "A" }, { symbol: "B" }], marks: { A: 1 } };
  const needs = [
    { positions: [{ symbol: "B", side: "long", qty: 1, entry: 1 }] },
    { orders: [{ symbol: "B", side: "buy", qty: 1 }] },
    { collateral: [{ asset: "B", amount: 1, price: "B" }] },
  ];
  for (const need of needs) {
    const error = refusal(engine, () => engine.assess({ ...account, ...need }));
    assert.deepEqual([error.code, error.path], ["missing", "marks.B"]);
  }
  assert.equal(refusal(engine, () => engine.preview(account, { symbol: "B", side: "buy", qty: 1 })).path, "marks.B");
  assert.equal(engine.assess(account).status, "ok", "a contract that nothing needs may go without");
});

test("negative sizes, prices and leverages are out of range, and so are zeros where nothing can be zero", () => {
  const positive = [
    ["contracts", 0, "multiplier"], ["contracts", 0, "tick"], ["contracts", 0, "lot"], ["contracts", 0, "maxLeverage"],
    ["contracts", 0, "funding", "hours"], ["marks", "BTC"], ["fundingPrices", "ETH"],
    ["positions", 0, "entry"], ["positions", 0, "leverage"], ["orders", 0, "qty"], ["orders", 0, "price"], ["rules", "kappa"],
    ["order", "qty"], ["order", "price"], ["order", "leverage"], ["order", "stop"], ["order", "target"],
  ];
  for (const path of positive) {
    for (const value of ["-1", -1, "0", 0, "0.000", -0]) {
      const error = refused(path, value, "out-of-range");
      assert.ok(Object.is(error.value, value), "the value is the one that was given");
    }
  }
  for (const path of [["positions", 0, "qty"], ["positions", 0, "margin"], ["contracts", 0, "minQty"],
    ["others", "initialMargin"]]) refused(path, "-0.1", "out-of-range");
  assert.equal(engine.assess(set(full, ["positions", 0, "qty"], 0)).status, "ok", "a position of size zero contributes nothing");
});

test("a rate outside its range is out of range", () => {
  for (const value of ["1", "1.5", "-0.01"]) refused(["contracts", 0, "tiers", 0, "mmr"], value, "out-of-range");
  for (const value of ["0", "1.01"]) refused(["contracts", 0, "tiers", 0, "imr"], value, "out-of-range");
  for (const value of ["1", "-0.1"]) refused(["contracts", 0, "fees", "taker"], value, "out-of-range");
  for (const value of ["0", "1.1"]) refused(["rules", "safety"], value, "out-of-range");
});

test("tiers that do not begin at zero, fall, or begin where the one before does are unsorted", () => {
  const tiers = (...froms) => froms.map((from, i) => ({ from, mmr: `0.0${i + 1}` }));
  for (const [rows, place] of [[tiers(0, 100, 50), 2], [tiers(0, 100, 100), 2], [tiers(5, 100), 0]]) {
    const error = refusal(engine, () => engine.assess(set(full, ["contracts", 0, "tiers"], rows)));
    assert.deepEqual([error.code, error.path, error.value], ["unsorted-tiers", `contracts[0].tiers[${place}].from`, rows[place].from]);
  }
});

test("a symbol that no contract has is unknown", () => {
  for (const path of [["positions", 0, "symbol"], ["orders", 0, "symbol"], ["order", "symbol"]]) {
    for (const name of ["XRP", "btc", "__proto__", "constructor", "toString", "\ud800", "a\nb"]) assert.equal(refused(path, name,
      "unknown-symbol").value, name);
    for (const value of [null, 0, {}, []]) refused(path, value, "wrong-type");
  }
  refused(["marks", "XRP"], 1, "unknown-symbol");
  refused(["collateral", 0, "price"], "XRP", "unknown-symbol");
});

test("a venue that is not known is refused where its name stands", () => {
  for (const name of ["binance", "", "x\ny", "Ünknown", "__proto__", "x".repeat(1_000_000)]) {
    refused(["rules"], name, "unknown-venue");
    refused(["rules", "extends"], name, "unknown-venue");
  }
  for (const value of [null, 5, true]) refused(["rules"], value, "wrong-type");
  for (const value of [null, 5, {}]) refused(["rules", "extends"], value, "wrong-type");
});

test("a word that its field does not know is unknown, and nothing like it is guessed", () => {
  const words = [
    ["rules", "mmBasis"], ["rules", "closeFee"], ["rules", "tierLaw"], ["rules", "tierBasis"], ["rules", "hedge"], ["rules", "boundary"],
    ["rules", "orders"], ["rules", "rounding"], ["rules", "trigger"],
    ["contracts", 0, "kind"], ["positions", 0, "side"], ["positions", 0, "mode"], ["positions", 0, "liquidity"],
    ["orders", 0, "side"], ["orders", 0, "priceKind"], ["orders", 0, "positionSide"], ["order", "side"], ["order", "mode"], ["order", "liquidity"],
  ];
  for (const path of words) {
    for (const value of ["Long", "", "x\ny", null, 1, true, {}, ["long"],
      "__proto__"]) assert.ok(Object.is(refused(path, value, "unknown-value").value, value));
  }
});

test("the message names the words that the field knows", () => {
  const said = (path, value) => refused(path, value, "unknown-value").message;
  assert.equal(said(["order", "side"], "long"), 'order.side: "long" is none of buy, sell');
  assert.equal(said(["positions", 0, "mode"], {}), "positions[0].mode: an object is none of isolated, cross");
  assert.match(refusal(engine, () => engine.seek(full, { find: "luck" })).message, /^question\.find: "luck" is none of margin, \w+/);
});

test("a field that nobody knows is refused by its name, prototype keys included", () => {
  const holders = [[], ["rules"], ["contracts", 0], ["contracts", 0, "tiers", 0], ["contracts", 0, "fees"], ["positions", 1], ["orders", 0],
    ["collateral", 0], ["others"], ["order"]];
  for (const path of holders) {
    for (const key of ["nope", "Qty", "constructor", "toString", "hasOwnProperty", "", "\ud800"]) {
      const error = refusal(engine, () => ask(set(inputs, [...path, key], 1)));
      assert.deepEqual([error.code, error.path], ["unknown-field", spelled([...path, key])]);
    }
    // JSON.parse makes an own key of it, which an assignment would not.
    const polluting = altered(inputs, [...path, "x"], (holder) => Object.defineProperty(holder, "__proto__", { value: { qty: 1 },
      enumerable: true }));
    assert.equal(refusal(engine, () => ask(polluting)).path, spelled([...path, "__proto__"]));
  }
  assert.equal(refusal(engine, () => engine.assess(JSON.parse('{"contracts":[],"marks":{"__proto__":1}}'))).code, "unknown-symbol");
  assert.equal(refusal(engine, () => engine.assess(set(full, ["collateral", 0, "symbol"], 0))).code, "unknown-field");
  assert.equal({}.qty, undefined);
});

test("what an object inherits is not looked at", () => {
  Object.prototype.notional = "1";
  try {
    assert.equal(engine.preview(empty, order).status, "ok");
  } finally {
    delete Object.prototype.notional;
  }
  const inherits = Object.create({ contracts: [], marks: {} });
  assert.deepEqual([refusal(engine, () => engine.assess(inherits)).code], ["missing"]);
  assert.equal(refusal(engine, () => engine.assess(new (class { get contracts() { return []; } })())).path, "contracts");
});

test("anything but a list is refused where a list is wanted, and anything but an object where an object is", () => {
  const lists = [["contracts"], ["contracts", 0, "tiers"], ["positions"], ["orders"], ["collateral"]];
  for (const path of lists) {
    for (const value of [null, {}, "abc", 3, new Set([1]), { length: 1, 0: {} }, new Uint8Array(2)]) refused(path, value, "wrong-type");
  }
  const objects = [["marks"], ["others"], ["contracts", 0], ["contracts", 0, "fees"], ["contracts", 0, "tiers", 0], ["positions", 0],
    ["orders", 0], ["collateral", 1], ["order"]];
  for (const path of objects) {
    for (const value of [null, "abc", 3, true, 5n, Symbol("x"), () => 1]) refused(path, value, "wrong-type");
  }
  for (const value of [null, "abc", 3, true]) assert.deepEqual([refusal(engine, () => engine.assess(value)).code,
    refusal(engine, () => engine.assess(value)).path], ["wrong-type", "account"]);
  for (const value of ["yes", 1, null, "true"]) refused(["order", "reduceOnly"], value, "wrong-type");
});

test("a list with holes is refused at the first hole", () => {
  const holes = [full.positions[0]];
  holes[2] = full.positions[1];
  const error = refusal(engine, () => engine.assess({ ...full, positions: holes }));
  assert.deepEqual([error.code, error.path], ["missing", "positions[1]"]);
});

test("symbols and ids that are given twice are duplicates", () => {
  const { contracts, positions } = full;
  assert.deepEqual(
    [{ contracts: [...contracts, contracts[0]] }, { positions: [positions[0], positions[0]] }].map((change) => {
      const { code, path, value } = refusal(engine, () => engine.assess({ ...full, ...change }));
      return [code, path, value];
    }),
    [["duplicate", "contracts[2].symbol", "BTC"], ["duplicate", "positions[1].id", "one"]],
  );
});

test("lists longer than their limit are refused before anything of them is read", () => {
  const untouched = new Proxy({}, { ownKeys: () => { throw new Error("read"); } });
  const cases = [["positions", 10_000], ["contracts", 1_000], ["orders", 10_000], ["collateral", 10_000]];
  for (const [name, limit] of cases) {
    const error = refusal(engine, () => engine.assess({ ...full, [name]: new Array(limit + 1).fill(untouched) }));
    assert.deepEqual([error.code, error.path, error.value], ["too-many", name, limit + 1]);
  }
  const error = refusal(engine, () => engine.assess(set(full, ["contracts", 0, "tiers"], new Array(65).fill(untouched))));
  assert.deepEqual([error.code, error.path, error.value], ["too-many", "contracts[0].tiers", 65]);
  assert.equal(refusal(engine, () => engine.assess({ ...full, positions: new Array(2 ** 32 - 1) })).code, "too-many");
});

test("lists as long as their limit are taken", () => {
  const contracts = Array.from({ length: 1_000 }, (_, i) => ({ symbol: `S${i}`, tiers: Array.from({ length: 64 },
    (__, row) => ({ from: row * 10, mmr: `0.0${100 + row}` })) }));
  const marks = Object.fromEntries(contracts.map(({ symbol }) => [symbol, 10]));
  const positions = Array.from({ length: 10_000 }, (_, i) => ({ symbol: `S${i % 1_000}`, side: i % 2 ? "long" : "short", qty: 1, entry: 10 }));
  assert.equal(engine.assess({ contracts, marks, positions }).positions.length, 10_000);
});

test("a getter that throws is an input that cannot be read; its own error is the cause", () => {
  const cause = new Error("mine");
  const places = [["wallet"], ["contracts"], ["contracts", 0], ["contracts", 0, "tiers", 0, "mmr"], ["marks", "BTC"],
    ["positions", 1, "qty"], ["collateral", 0, "price"], ["order", "qty"]];
  for (const path of places) {
    const get = () => { throw cause; };
    const throws = altered(inputs, path, (holder, key) => Object.defineProperty(holder, key, { enumerable: true, configurable: true, get }));
    const error = refusal(engine, () => ask(throws));
    assert.deepEqual([error.code, error.path, error.cause], ["unreadable", spelled(path), cause]);
  }
});

test("a getter that asks the same engine gets its answer, and the call it interrupted gets its own", () => {
  const nested = set(full, ["positions", 0, "qty"], undefined);
  Object.defineProperty(nested.positions[0], "qty", { enumerable: true, get: () => engine.assess(empty).wallet.slice(0, 3) });
  assert.deepEqual(engine.assess(nested), engine.assess(set(full, ["positions", 0, "qty"], "300")));
});

test("a proxy is read like any object, and whatever it throws or pretends is refused", () => {
  assert.deepEqual(engine.assess(new Proxy(full, {})), engine.assess(full));
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  for (const path of [["rules"], ["contracts"], ["positions", 0], ["marks"], ["order"]]) refused(path, proxy, "unreadable");
  for (const value of [proxy]) assert.equal(refusal(engine, () => engine.assess(value)).path, "account");
  refused(["positions", 0, "qty"], proxy, "not-a-decimal");
  for (const length of [NaN, -1, "2", 1.5, Infinity, {}, undefined]) {
    refused(["positions"], new Proxy([], { get: (target, key) => (key === "length" ? length : target[key]) }), "wrong-type");
  }
  const endless = new Proxy([], { get: (_, key) => (key === "length" ? 10_000 : endless) });
  assert.ok(refusal(engine, () => engine.assess({ ...full, positions: endless })) instanceof MarginInputError);
});

test("cyclic and very deep objects are refused", () => {
  const cyclic = { ...full };
  cyclic.rules = cyclic;
  assert.ok(refusal(engine, () => engine.assess(cyclic)) instanceof MarginInputError);
  const list = [];
  list.push(list);
  assert.equal(refusal(engine, () => engine.assess({ ...full, positions: list })).path, "positions[0]");
  let deep = {};
  for (let i = 0; i < 100_000; i++) deep = { others: deep };
  assert.equal(refusal(engine, () => engine.assess({ ...full, others: deep })).path, "others.others");
});

test("lists, maps and dates are no objects with fields, and what a field should not be is told", () => {
  for (const value of [[], new Map([["kappa", "2"]]), new Set(), new Date(0), new Float64Array(1)]) {
    for (const field of ["rules", "others"]) {
      const error = refusal(engine, () => engine.assess({ ...full, [field]: value }));
      assert.deepEqual([error.code, error.path], ["wrong-type", field]);
    }
  }
  class Sums { unrealizedPnl = "1"; }
  assert.equal(engine.assess({ ...full, others: new Sums() }).status, "ok");
  const stranger = refusal(engine, () => engine.assess({ ...full, walet: "7" }));
  assert.deepEqual([stranger.code, stranger.path, stranger.value], ["unknown-field", "walet", "7"]);
  assert.equal(refusal(engine, () => engine.assess(set(full, ["positions", 0, "id"], ""))).value, "");
});

test("an error is a plain Error with a code, a path, a value and a readable message", () => {
  const error = refusal(engine, () => engine.assess(set(full, ["positions", 1, "qty"], "1O")));
  assert.ok(error instanceof Error);
  assert.deepEqual([error.name, error.message, error.code, error.path, error.value],
    ["MarginInputError", 'positions[1].qty: "1O" is not a decimal', "not-a-decimal", "positions[1].qty", "1O"]);
  assert.match(error.stack, /^MarginInputError: positions\[1\]\.qty/);
});
