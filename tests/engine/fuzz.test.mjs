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
  fc.string(), fc.string({ unit: "binary" }), fc.double(), fc.bigInt(), fc.boolean(), fc.constantFrom(null, undefined, "", "-0", "1e60", "1e-60", "20%", "\ud800", "\n", Symbol("s"), () => 1, new Date(0), /x/),
  fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true, withTypedArray: true, withMap: true, withDate: true }),
);

test("anything at all", () => {
  run({ inputs: [oddValue, oddValue], call: (account, order) => engine.preview(account, order) }, ["refused"], 2_000);
  run({ inputs: [oddValue], call: (account) => engine.assess(account) }, ["refused"], 2_000);
});

/** Every place in plain data: `[["wallet"], ["contracts"], ["contracts", 0], …]`. */
const places = (value, path = []) => (typeof value !== "object" || value === null ? []
  : (Array.isArray(value) ? [...value.keys()] : Object.keys(value)).flatMap((key) => [[...path, key], ...places(value[key], [...path, key])]));

const inputs = { ...full, order: fullOrder };
const change = fc.record({ path: fc.constantFrom(...places(inputs)), value: oddValue, how: fc.constantFrom("set", "set", "set", "delete", "add", "repeat") });

function changed(changes) {
  const copy = structuredClone(inputs);
  for (const { path, value, how } of changes) {
    const holder = path.slice(0, -1).reduce((inner, step) => (typeof inner === "object" && inner !== null ? inner[step] : undefined), copy);
    if (typeof holder !== "object" || holder === null || Object.isFrozen(holder)) continue;
    const key = path.at(-1);
    if (how === "set") holder[key] = value;
    else if (how === "delete") delete holder[key];
    else if (how === "add") holder[typeof value === "symbol" ? "symbol" : String(typeof value === "object" ? "object" : value)] = value;
    else if (Array.isArray(holder)) holder.push(holder[key]);
  }
  return copy;
}

test("an account and an order with some of their values replaced, removed, added or repeated", () => {
  run({ inputs: [fc.array(change, { minLength: 1, maxLength: 3 })], call: (changes) => { const { order, ...account } = changed(changes); return engine.preview(account, order); } }, ["refused", "ok"], 2_000);
  run({ inputs: [fc.array(change, { minLength: 1, maxLength: 3 })], call: (changes) => { const { order: _, ...account } = changed(changes); return engine.assess(account); } }, ["refused", "ok"], 2_000);
});

const number = fc.oneof(
  fc.tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 0, max: 12 })).map(([digits, scale]) => `${digits}e-${scale}`),
  fc.tuple(fc.bigInt({ min: -(10n ** 34n) + 1n, max: 10n ** 34n - 1n }), fc.integer({ min: -60, max: 25 })).map(([digits, exponent]) => `${digits}e${exponent}`),
  fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: -3, max: 300 }), fc.constantFrom("0", "1", "0.5", "0.005"),
);
const mostly = (usual, odd) => fc.oneof({ weight: 40, arbitrary: usual }, { weight: 1, arbitrary: odd });
const positive = mostly(fc.integer({ min: 1, max: 10 ** 9 }).map((n) => `${n}e-4`), number);
const price = mostly(fc.integer({ min: 5_000, max: 20_000 }).map((n) => `${n}e-2`), number);
const rate = mostly(fc.integer({ min: 1, max: 900 }).map((n) => `${n}e-4`), number);
const symbol = mostly(fc.constantFrom("A", "B"), fc.string());
/** An object with the required fields, and seldom with more than a few of the others. */
const some = (required, optional) => fc.tuple(fc.record(required), fc.subarray(Object.keys(optional), { maxLength: 3 }).chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, optional[name]])))))
  .map(([always, now]) => ({ ...always, ...now }));

const words = { mmBasis: ["at-liq", "at-entry", "at-mark", "share-of-margin", "constant"], closeFee: ["none", "at-liq", "at-bankruptcy", "at-mark"], tierLaw: ["marginal", "flat", "single"],
  tierBasis: ["quote", "coin", "contracts", "base"], hedge: ["sum", "larger", "max-side", "net"], boundary: ["equal-liquidates", "equal-safe"], orders: ["excluded", "counted"],
  rounding: ["toward-mark", "half-even", "away", "none"], trigger: ["mark", "index", "oracle"] };
const rules = some({}, {
  extends: fc.constantFrom(...engine.venues().map(({ id }) => id)), ...Object.fromEntries(Object.entries(words).map(([name, known]) => [name, fc.constantFrom(...known)])),
  kappa: positive, mmFloor: positive, fixedCosts: positive, feeBuffer: rate, safety: rate,
});
const tiers = fc.array(rate, { maxLength: 4 }).map((rates) => rates.toSorted((left, right) => left - right).map((mmr, i) => ({ from: i * 50_000, mmr })));
const contract = (name) => some({ symbol: fc.constant(name), tiers }, {
  kind: mostly(fc.constant("linear"), fc.constantFrom("inverse", "quanto")), multiplier: positive, tick: fc.constantFrom("0.1", "0.5", "0.0001"), lot: fc.constantFrom("1", "0.001"),
  minQty: positive, minNotional: positive, maxNotional: positive, maxLeverage: fc.integer({ min: 1, max: 200 }),
  fees: fc.record({ maker: rate, taker: rate }), funding: fc.record({ rate, hours: positive }), underlying: fc.constantFrom("U", "A"),
});
const mode = fc.constantFrom("isolated", "cross");
const liquidity = fc.constantFrom("maker", "taker");
const leverage = mostly(fc.integer({ min: 1, max: 100 }), number);
const position = some({ symbol, side: fc.constantFrom("long", "short"), qty: positive, entry: price }, { mode, margin: positive, leverage, funding: number, openFee: rate, liquidity });
const order = some({ symbol, side: fc.constantFrom("buy", "sell"), qty: positive }, {
  notional: positive, margin: positive, price, priceKind: fc.constantFrom("limit", "market", "trigger"), leverage, mode, reduceOnly: fc.boolean(), positionSide: fc.constantFrom("long", "short"), liquidity,
  stop: price, target: price, riskCap: fc.oneof(positive, fc.constant("20%")),
});
const account = some({ contracts: fc.tuple(contract("A"), contract("B")), marks: fc.record({ A: price, B: price }), wallet: mostly(fc.integer({ min: 0, max: 10 ** 9 }), number), positions: fc.array(position, { maxLength: 4 }) }, {
  rules: fc.oneof(fc.constantFrom(...engine.venues().map(({ id }) => id)), rules), equity: number, orders: fc.array(order, { maxLength: 3 }),
  collateral: fc.array(fc.record({ asset: fc.string(), amount: number, price: fc.oneof(positive, symbol), weight: rate }), { maxLength: 2 }),
  others: some({}, { unrealizedPnl: number, initialMargin: positive, maintenanceMargin: positive, closingReserve: positive }),
});

test("accounts and orders of the right form with numbers of any size", () => {
  run({ inputs: [account], call: (given) => engine.assess(given) }, ["ok", "already", "invalid", "refused"], 2_000);
  run({ inputs: [account, order], call: (given, asked) => engine.preview(given, asked) }, ["ok", "insufficient", "invalid", "refused"], 2_000);
});
