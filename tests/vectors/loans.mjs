// SPDX-License-Identifier: MIT
// Spot margin: bought with borrowed quote, backed by base.
import { rulesOf } from "./notes.mjs";
import { rational } from "./rational.mjs";

/** The margin that leverage asks for; then everything is borrowed, and the margin stands beside it in base. */
export function spotMargin(vector) {
  const { side, qty, price, leverage } = vector.inputs;
  const account = (position, more) => ({
    rules: rulesOf(vector), contracts: [{ symbol: "S1", kind: "loan" }], marks: { S1: price },
    positions: [{ symbol: "S1", side, qty, entry: price, ...position }], ...more,
  });
  const inBase = ([{ positions: [row] }]) => rational(row.initialMargin).over(row.mark);
  const backed = (answers) =>
    ({ account: account({ mode: "cross" }, { collateral: [{ asset: "S1", amount: String(inBase(answers)), price: "S1" }] }) });
  const reads = {
    margin_base: inBase,
    liability_quote: ([, { positions: [row] }]) => row.notional,
    assets_base: ([, { equity, positions: [row] }]) => rational(equity).plus(row.notional).over(row.mark),
  };
  return { questions: [{ account: account({ leverage }) }, backed], reads };
}
