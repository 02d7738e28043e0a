// SPDX-License-Identifier: MIT
// Accounts whose numbers are known, and what it means that an engine still answers right.
import assert from "node:assert/strict";
import { MarginInputError } from "../../dist/engine.js";

/** $2,000 at 5x, 0.5 % maintenance: liquidated at 80 / 0.995, bankrupt at 80. */
export const isolated = {
  contracts: [{ symbol: "XYZ", tiers: [{ from: 0, mmr: "0.005" }] }],
  marks: { XYZ: 100 },
  positions: [{ symbol: "XYZ", side: "long", qty: 100, entry: 100, leverage: 5 }],
};

/** The same position as an order, and the account it meets. */
export const empty = { ...isolated, wallet: "3000", positions: [] };
export const order = { symbol: "XYZ", side: "buy", qty: 100, leverage: 5 };

/** Two cross longs as in Binance's own example; it prints 26316.89 and 1153.26. */
export const published = {
  rules: "binance-usdm",
  wallet: "1535443.01",
  contracts: [
    { symbol: "BTCUSDT", tiers: [{ from: 0, mmr: "0.025", deduction: "16300" }] },
    { symbol: "ETHUSDT", tiers: [{ from: 0, mmr: "0.10", deduction: "135365" }] },
  ],
  marks: { BTCUSDT: "31967.27", ETHUSDT: "1335.18" },
  positions: [
    { symbol: "BTCUSDT", side: "long", qty: "109.488", entry: "32481.980", mode: "cross" },
    { symbol: "ETHUSDT", side: "long", qty: "3683.979", entry: "1456.84", mode: "cross" },
  ],
};

/** Every kind of field at once, all of it valid. */
export const full = {
  rules: { extends: "generic", kappa: "1.1", closeFee: "at-liq", safety: 1, fundingPrice: "oracle", display: "prorated" },
  wallet: "50000.5",
  contracts: [
    {
      symbol: "BTC", kind: "linear", multiplier: "0.01", tick: "0.1", lot: 1, minQty: 1, minNotional: 5, maxNotional: "1e9", maxLeverage: 100,
      tiers: [{ from: 0, mmr: "0.004", imr: "0.008", maxLeverage: 100 }, { from: "50000", mmr: "0.005", deduction: 50 }],
      fees: { maker: "-0.0001", taker: "0.0005" },
      funding: { rate: "0.0001", hours: 8, cap: "0.02", capFactor: 6, openInterest: { long: "1000", short: "1200" } },
      underlying: "bitcoin",
    },
    {
      symbol: "ETH", tiers: [{ from: 0, mmr: "0.01" }], underlying: "ether",
      funding: { hours: 1, premium: "0.0003", interest: "0.0001", band: "0.0005" },
    },
  ],
  marks: { BTC: "30000.5", ETH: "2000" },
  fundingPrices: { BTC: "30010", ETH: "2001" },
  positions: [
    { id: "one", symbol: "BTC", side: "long", qty: 100, entry: "29000", mode: "isolated", margin: "3000", leverage: 10, funding: "1.5",
      openFee: "0.0002", liquidity: "maker" },
    { symbol: "ETH", side: "short", qty: "3", entry: "2100", mode: "cross", leverage: 5 },
  ],
  orders: [{ symbol: "ETH", side: "sell", qty: 1, price: "2200", priceKind: "limit", leverage: 5, mode: "cross", reduceOnly: false,
    positionSide: "short", liquidity: "maker" }],
  collateral: [{ asset: "ETH", amount: 2, price: "ETH", weight: "0.9" }, { asset: "GOLD", amount: "1", price: "1900.25" }],
  others: { unrealizedPnl: "-10", initialMargin: 20, maintenanceMargin: 5, closingReserve: "0.5" },
};
export const fullOrder = {
  symbol: "BTC", side: "buy", qty: 10, price: "30000", priceKind: "limit", leverage: 10, mode: "isolated", reduceOnly: false,
  liquidity: "taker", stop: "29500", target: "31000", riskCap: "20%",
};

export function assertAnswersRight(engine) {
  const [position] = engine.assess(isolated).positions;
  assert.equal(position.liquidation.status, "ok");
  assert.equal(position.liquidation.exact, "80.4020100502512562814070351758794");
  assert.equal(position.bankruptcy.exact, "80");
  assert.equal(engine.preview(empty, order).after.position.liquidation.exact, position.liquidation.exact);
}

/** Calls, and wants a `MarginInputError`; then wants the engine to answer right. */
export function refusal(engine, call) {
  let error;
  assert.throws(call, (thrown) => {
    error = thrown;
    return thrown instanceof MarginInputError;
  });
  assertAnswersRight(engine);
  return error;
}

/** A deep copy of plain data with the value at `path` (["positions", 0, "qty"]) replaced; `change` gets the object that holds it. */
export function altered(data, path, change) {
  const copy = clone(data);
  const holder = path.slice(0, -1).reduce((value, step) => value[step], copy);
  change(holder, path.at(-1));
  return copy;
}
export const set = (data, path, value) => altered(data, path, (holder, key) => { holder[key] = value; });
export const without = (data, path) => altered(data, path, (holder, key) => { delete holder[key]; });

const clone = (data) => (Array.isArray(data) ? data.map(clone)
  : typeof data === "object" && data !== null ? Object.fromEntries(Object.entries(data).map(([key, value]) => [key, clone(value)])) : data);

/** `["positions", 0, "qty"]` as `positions[0].qty`. */
export const spelled = (path) => path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step || '""'}`)).join("").replace(/^\./, "");
