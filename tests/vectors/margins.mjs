// SPDX-License-Identifier: MIT
// Vectors about margins by themselves: no market moves.
import { accountOf, plain } from "./account.mjs";
import { rulesOf } from "./notes.mjs";
import { rational } from "./rational.mjs";
import { assessed } from "./state.mjs";

/**
 * margin = notional · rate / leverage. A rate alone is asked for both as initial and as maintenance margin; leverage alone
 * (or beside a rate of 1) is initial margin; a rate that is divided by leverage is the rule `share-of-margin`; a law gives both.
 */
export function plainMargin(vector) {
  const { rate, leverage } = vector.inputs;
  const divided = rate !== undefined && leverage !== undefined && rate !== "1";
  const rates = { imr: leverage === undefined ? rate : undefined, mmr: rate === "1" ? undefined : (rate ?? vector.inputs.mmr) };
  const inputs = { ...vector.inputs, ...rates };
  const account = accountOf({ ...vector, inputs: plain(inputs) });
  if (divided) account.rules.mmBasis = "share-of-margin";
  const asked = assessed(vector, account);
  const initial = ([{ positions: [row] }]) => row.initialMargin;
  const maintenance = ([{ positions: [row] }]) => row.maintenanceMargin;
  const margins = divided ? [maintenance] : leverage === undefined ? [initial, maintenance] : [initial];
  const over = (name) => margins.map((margin) => ([report]) => rational(margin([report])).over(report.positions[0][name]));
  Object.assign(asked.reads, { margin: margins, rate: over("notional"), margin_base: over("mark") });
  return asked;
}

/** A position whose unrealized profit is given and whose size does not matter. */
export function marginIdentity(vector) {
  const { wallet, upnl } = vector.inputs;
  const entry = rational(upnl).absolute().plus(1);
  const inputs = { side: "long", qty: "1", entry: String(entry), mark: String(entry.plus(upnl)), margin: wallet };
  return assessed({ ...vector, inputs });
}

/** Notionals of positions and of one pending order, whose fee has left the margin already. */
export function ordersCounted(vector) {
  const { items, open_order_notional: ordered, margin, fee } = vector.inputs;
  const fees = { maker: fee, taker: fee };
  const contracts = items.map(({ mmr }, place) => ({ symbol: `S${place + 1}`, tiers: [{ from: "0", mmr }], fees }));
  const marks = Object.fromEntries(contracts.map(({ symbol }) => [symbol, "1"]));
  const all = items.map(({ notional }, place) => ({ symbol: contracts[place].symbol, qty: notional, mode: "cross" }));
  return {
    rules: rulesOf(vector), equity: String(rational(margin).minus(rational(ordered).times(fee))), contracts, marks,
    positions: all.filter(({ qty }) => qty !== ordered).map((each) => ({ ...each, side: "long", entry: "1" })),
    orders: all.filter(({ qty }) => qty === ordered).map((each) => ({ ...each, side: "buy", price: "1" })),
  };
}

/** What can be withdrawn leaves both the initial margins and the liquidator's reward, a share of the notional at the mark. */
export function withdrawable(vector) {
  const asked = assessed(vector);
  const [{ account }] = asked.questions;
  const questions = [...asked.questions, { account: { ...account, rules: { ...account.rules, closeFee: "at-mark" } } }];
  const reads = { ...asked.reads, withdrawable: ([, { available, closingReserve }]) => rational(available).minus(closingReserve) };
  return { ...asked, questions, reads };
}
