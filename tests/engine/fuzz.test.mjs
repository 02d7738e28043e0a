// SPDX-License-Identifier: MIT
// Whatever goes in, a result or a MarginInputError comes out, and the next answer is right.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createEngine, MarginInputError } from "../../dist/engine.js";
import { assertAnswersRight, full, fullOrder } from "./example.mjs";

const engine = await createEngine();

/** The outcome of a call, which must be one of two kinds. */
function outcome(call) {
  try {
    const result = call();
    assert.ok(["ok", "already", "insufficient", "invalid"].includes(result.status));
    assert.deepEqual(JSON.parse(JSON.stringify(result)), result);
    return result.status;
  } catch (error) {
    if (!(error instanceof MarginInputError)) throw error;
    assert.ok(error.code.length > 0 && error.path.length > 0 && error.message.length < 1000, error.message);
    return "refused";
  }
}

/** Runs `property` on many inputs; `must` lists the outcomes that have to occur for the run to mean anything. */
function run(property, must, numRuns) {
  const seen = new Set();
  fc.assert(fc.property(...property.inputs, (...inputs) => void seen.add(outcome(() => property.call(...inputs)))), { numRuns });
  assertAnswersRight(engine);
  for (const status of must) assert.ok(seen.has(status), `never ${status}: only ${[...seen]}`);
}

const oddValue = fc.oneof(
  fc.string(), fc.string({ unit: "binary" }), fc.double(), fc.bigInt(), fc.boolean(),
  fc.constantFrom(null, undefined, "", "-0", "1e60", "1e-60", "20%", "\ud800", "\n", Symbol("s"), () => 1, new Date(0), /x/),
  fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true, withTypedArray: true, withMap: true, withDate: true }),
);

test("anything at all", () => {
  run({ inputs: [oddValue, oddValue], call: (account, order) => engine.preview(account, order) }, ["refused"], 2_000);
  run({ inputs: [oddValue], call: (account) => engine.assess(account) }, ["refused"], 2_000);
});

/** Every place in plain data: `[["wallet"], ["contracts"], ["contracts", 0], …]`. */
function places(value, path = []) {
  if (typeof value !== "object" || value === null) return [];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => [[...path, key], ...places(value[key], [...path, key])]);
}

const inputs = { account: full, order: fullOrder };
const change = fc.record({
  path: fc.constantFrom(...places(inputs)), value: oddValue, how: fc.constantFrom("set", "set", "set", "delete", "add", "repeat"),
});
const changes = fc.array(change, { minLength: 1, maxLength: 3 });

function changed(made) {
  const copy = structuredClone(inputs);
  for (const { path, value, how } of made) {
    const holder = path.slice(0, -1).reduce((inner, step) => inner?.[step], copy);
    if (typeof holder !== "object" || holder === null || Object.isFrozen(holder)) continue;
    const key = path.at(-1);
    if (how === "set") holder[key] = value;
    else if (how === "delete") delete holder[key];
    else if (how === "add") holder[typeof value === "string" ? value : "extra"] = value;
    else if (Array.isArray(holder)) holder.push(holder[key]);
  }
  return copy;
}

test("an account and an order with some of their values replaced, removed, added or repeated", () => {
  const preview = (made) => {
    const { account, order } = changed(made);
    return engine.preview(account, order);
  };
  run({ inputs: [changes], call: preview }, ["refused", "ok"], 2_000);
  run({ inputs: [changes], call: (made) => engine.assess(changed(made).account) }, ["refused", "ok"], 2_000);
});

const scaled = (digits, exponents) => fc.tuple(fc.bigInt({ min: -digits, max: digits }), fc.integer(exponents))
  .map(([value, exponent]) => `${value}e${exponent}`);
const number = fc.oneof(
  scaled(10n ** 12n, { min: -12, max: 0 }), scaled(10n ** 34n - 1n, { min: -60, max: 25 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: -3, max: 300 }), fc.constantFrom("0", "1", "0.5", "0.005"),
);
const mostly = (usual, odd) => fc.oneof({ weight: 40, arbitrary: usual }, { weight: 1, arbitrary: odd });
const usual = (min, max, exponent) => mostly(fc.integer({ min, max }).map((value) => `${value}e${exponent}`), number);
const positive = usual(1, 10 ** 9, -4);
const price = usual(5_000, 20_000, -2);
const rate = usual(1, 900, -4);
const leverage = usual(1, 100, 0);
const symbol = mostly(fc.constantFrom("A", "B"), fc.string());
const one = (...words) => fc.constantFrom(...words);

/** An object with the required fields and up to three of the others. */
const some = (required, optional) => fc
  .tuple(fc.record(required), fc.record(optional), fc.subarray(Object.keys(optional), { maxLength: 3 }))
  .map(([always, now, names]) => ({ ...always, ...Object.fromEntries(names.map((name) => [name, now[name]])) }));

const rules = some({}, {
  extends: one(...engine.venues().map(({ id }) => id)), mmBasis: one("at-liq", "at-entry", "at-mark", "share-of-margin", "constant"),
  closeFee: one("none", "at-liq", "at-bankruptcy", "at-mark"), tierLaw: one("marginal", "flat", "single"),
  tierBasis: one("quote", "coin", "contracts", "base"), hedge: one("sum", "larger", "max-side", "net"),
  boundary: one("equal-liquidates", "equal-safe"), orders: one("excluded", "counted"),
  rounding: one("toward-mark", "half-even", "away", "none"), trigger: one("mark", "index", "oracle"),
  fundingReserve: one("0", "next"), fundingPrice: one("mark", "index", "oracle"),
  display: one("root", "prorated", "bisect-1e-4", "min-room"),
  kappa: positive, mmFloor: positive, fixedCosts: positive, feeBuffer: rate, safety: rate,
});
const tiers = fc.array(rate, { maxLength: 4 })
  .map((rates) => rates.toSorted((left, right) => left - right).map((mmr, row) => ({ from: row * 50_000, mmr })));
const funding = some({ rate, hours: positive }, {
  premium: rate, interest: rate, band: rate, cap: rate, capFactor: positive, openInterest: fc.record({ long: positive, short: positive }),
});
const contract = (name) => some({ symbol: one(name), tiers }, {
  kind: one("linear", "linear", "inverse", "quanto"), multiplier: positive, tick: one("0.1", "0.5", "0.0001"), lot: one("1", "0.001"),
  minQty: positive, minNotional: positive, maxNotional: positive, maxLeverage: leverage,
  fees: fc.record({ maker: rate, taker: rate }), funding, underlying: one("U", "A"),
});
const mode = one("isolated", "cross");
const liquidity = one("maker", "taker");
const side = one("long", "short");
const position = some({ symbol, side, qty: positive, entry: price }, {
  mode, margin: positive, leverage, funding: number, openFee: rate, liquidity,
});
const order = some({ symbol, side: one("buy", "sell"), qty: positive }, {
  notional: positive, margin: positive, price, priceKind: one("limit", "market", "trigger"), leverage, mode, reduceOnly: fc.boolean(),
  positionSide: side, liquidity, stop: price, target: price, riskCap: fc.oneof(positive, one("20%")),
});
const collateral = fc.record({ asset: fc.string(), amount: number, price: fc.oneof(positive, symbol), weight: rate });
const account = some(
  {
    contracts: fc.tuple(contract("A"), contract("B")), marks: fc.record({ A: price, B: price }),
    wallet: usual(0, 10 ** 9, 0), positions: fc.array(position, { maxLength: 4 }),
  },
  {
    rules: fc.oneof(one(...engine.venues().map(({ id }) => id)), rules), equity: number, orders: fc.array(order, { maxLength: 3 }),
    collateral: fc.array(collateral, { maxLength: 2 }),
    fundingPrices: fc.record({ A: price, B: price }),
    others: some({}, { unrealizedPnl: number, initialMargin: positive, maintenanceMargin: positive, closingReserve: positive }),
  },
);

test("accounts and orders of the right form with numbers of any size", () => {
  run({ inputs: [account], call: (given) => engine.assess(given) }, ["ok", "already", "invalid", "refused"], 2_000);
  run({ inputs: [account, order], call: (given, asked) => engine.preview(given, asked) }, ["ok", "insufficient", "invalid", "refused"], 2_000);
});
