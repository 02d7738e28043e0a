// SPDX-License-Identifier: MIT
// Oracle perpetuals: their size is fixed in USD, so are maintenance margin and fees, and a profit may be known only as an amount.
// For the engine a linear contract under `mmBasis: "constant"`.
import { given, plain } from "./account.mjs";
import { fields } from "./fields.mjs";
import { rulesOf } from "./notes.mjs";
import { rational } from "./rational.mjs";

const text = (value) => (value === undefined ? undefined : String(value));

/** `{ size, entry, qty, mark }`: where only the size matters, tokens of 1 USD. */
function tokensOf({ size = "1", tokens, entry = "1", price }) {
  const at = tokens === undefined ? rational(entry) : rational(size).over(tokens);
  return { size: rational(size), entry: at, qty: rational(size).over(at), mark: rational(price ?? at) };
}

/** What is taken for closing: an amount, or beside an entry price a rate on the size. */
function costsOf({ entry, fees, close_fee: close }, size) {
  if (fees !== undefined) return fees;
  return close !== undefined && entry !== undefined ? size.times(close) : close;
}

/** Impact of closing on the price, as an amount; what it takes has a bound. */
function impactOf({ price_impact: impact, max_impact_factor: most }, size) {
  if (impact === undefined) return [];
  const least = most === undefined ? undefined : size.times(most).negated();
  const amount = least !== undefined && rational(impact).compare(least) < 0 ? least : impact;
  return [{ asset: "impact", amount: text(amount), price: "1" }];
}

/** The account with, and without, the impact of closing. */
function accounts(vector) {
  const { inputs } = vector;
  const { size, entry, qty, mark } = tokensOf(inputs);
  const owed = rational(inputs.borrow_fee ?? 0).plus(inputs.funding_fee ?? 0);
  const inTokens = inputs.collateral_tokens === undefined ? [] : [{ asset: "S1", amount: inputs.collateral_tokens, price: "S1" }];
  const mmFloor = given(inputs, "floor", "min_collateral");
  const open = {
    rules: plain({ ...rulesOf(vector), mmBasis: "constant", mmFloor, fixedCosts: text(costsOf(inputs, size)) }),
    wallet: inputs.collateral ?? "0", collateral: inTokens,
    contracts: [{ symbol: "S1", tiers: [{ from: "0", mmr: inputs.factor ?? "0" }] }], marks: { S1: text(mark) },
    positions: [{ symbol: "S1", side: inputs.side ?? "long", qty: text(qty), entry: text(entry), mode: "cross", funding: text(owed) }],
    ...(inputs.pnl === undefined ? {} : { others: { unrealizedPnl: inputs.pnl } }),
  };
  return [open, { ...open, collateral: [...inTokens, ...impactOf(inputs, size)] }];
}

/** Share of a profit that a pool pays out, whose profits together may be no more than a part of it. */
function paidShare({ pool_usd: pool, cap_factor: factor, pool_pnl: owed }, profit) {
  if (owed === undefined || rational(profit).compare(0) <= 0) return rational(1);
  const most = rational(pool).times(factor);
  return most.compare(owed) < 0 ? most.over(owed) : rational(1);
}

export function oraclePerpetual(vector) {
  const { inputs } = vector;
  const [open, closing] = accounts(vector);
  const reads = {
    net_value: ([report]) => report.equity,
    net_value_after_all: ([, { equity, closingReserve }]) => rational(equity).minus(closingReserve),
    pnl_after_all: ([, { equity, closingReserve }]) => rational(equity).minus(closingReserve).minus(inputs.collateral ?? 0),
    leverage_bps: ([{ leverage }]) => (leverage === undefined ? null : rational(rational(leverage).times(10_000).towardZero())),
    pnl: ([{ positions: [{ unrealizedPnl }] }]) => paidShare(inputs, unrealizedPnl).times(unrealizedPnl),
    min_collateral_for_liq: ([, { equity, maintenanceMargin, closingReserve }]) =>
      rational(maintenanceMargin).plus(closingReserve).minus(equity),
    liq_price: ([, { positions: [row] }]) => fields.liq_price({ row, rounded: false }),
  };
  return { questions: [{ account: open }, { account: closing }], reads };
}
