// SPDX-License-Identifier: MIT
// Vectors about what happens at liquidation: how much is closed, at which price and cost, and a caller's own buffer before it.
import { plain } from "./account.mjs";
import { rational } from "./rational.mjs";

const signOf = (side) => (side === "long" ? 1 : -1);

/** The smallest part whose closing heals an account that lacks `shortage`; fees of the liquidation go by the notional closed. */
export function partialLiquidation(vector) {
  const { shortage, margin_ratio: mmr, liq_fee = "0", if_fee = "0", price, quote_price = "1" } = vector.inputs;
  const mark = rational(price).times(quote_price);
  // Far more than has to be closed: how much more does not matter.
  const qty = rational(shortage).over(mark.times(mmr)).times(1_000);
  const account = {
    equity: String(qty.times(mark).times(mmr).minus(shortage)), contracts: [{ symbol: "S1", tiers: [{ from: "0", mmr }] }],
    marks: { S1: String(mark) }, positions: [{ symbol: "S1", side: "long", qty: String(qty), entry: String(mark), mode: "cross" }],
  };
  const seek = { find: "partial", position: "S1", penalty: String(rational(liq_fee).plus(if_fee)) };
  return { questions: [{ account, seek }], reads: { base: ([{ value }]) => value ?? null } };
}

/**
 * A liquidator takes the position over at a discount: the price at which the unleveraged position has lost as much of its value.
 * It is closed there for a fee, in an account that owes or owns nothing but cash.
 */
export function execution(vector) {
  const { side, qty, mark, price_off: off, insurance_rate: rate, credit } = vector.inputs;
  const account = (fees) => ({
    wallet: String(rational(qty).times(mark).times(signOf(side)).plus(credit)),
    contracts: [plain({ symbol: "S1", fees })], marks: { S1: mark },
    positions: [{ symbol: "S1", side, qty, entry: mark, mode: "cross" }],
  });
  const discounted = { account: account(), seek: { find: "price", position: "S1", roe: String(rational(off).negated()) } };
  const closing = ([{ value: price }]) => ({
    account: account({ maker: rate, taker: rate }),
    order: { symbol: "S1", side: side === "long" ? "sell" : "buy", qty, price, reduceOnly: true },
  });
  const remaining = ([, { after }]) => rational(after.account.equity);
  const reads = {
    exec_price: ([, { fill }]) => fill.price, insurance_fee: ([, { fee }]) => fee, remaining_credit: remaining,
    insurance_net: (answers) => remaining(answers).compare(0) < 0 ? remaining(answers).plus(answers[1].fee) : answers[1].fee,
  };
  return { questions: [discounted, closing], reads };
}

/** A part of the way from the price back to the entry: a caller's arithmetic on the engine's price. */
export function buffered(vector) {
  const { liq_price: liquidationPrice, entry, buffer } = vector.inputs;
  const side = rational(liquidationPrice).compare(entry) < 0 ? "long" : "short";
  const account = (margin) => ({
    contracts: [{ symbol: "S1" }], marks: { S1: entry }, positions: [plain({ symbol: "S1", side, qty: "1", entry, margin })],
  });
  const enough = { account: account(), seek: { find: "margin", position: "S1", liquidationPrice } };
  const held = ([{ value }]) => ({ account: account(value) });
  const liq_price = ([, { positions: [{ liquidation: { exact } }] }]) => rational(entry).minus(exact).times(buffer).plus(exact);
  return { questions: [enough, held], reads: { liq_price } };
}
