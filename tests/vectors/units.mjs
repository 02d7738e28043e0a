// SPDX-License-Identifier: MIT
// A venue that keeps money in whole units, each amount rounded up before the next is computed from it: every amount is the
// engine's, and what is kept of it is given to the next question.
import { plain } from "./account.mjs";
import { rulesOf, switches } from "./notes.mjs";
import { rational } from "./rational.mjs";

/** Whether the notes name a unit of money as a number. */
export const inWholeUnits = (vector) => Number(switches(vector).unit) > 0;

/**
 * The closing reserve is φ · (cost + initial margin) for either side. That is the notional at a short's bankruptcy price: the engine
 * is asked for the short's, and holds it as a fixed cost.
 */
export function wholeUnits(vector) {
  const { side, qty, entry, leverage, taker, maint_req: mmr, next_funding_rate: rate, unit, tick } = vector.inputs;
  const account = (rules, position) => ({
    rules: { ...rulesOf(vector), ...rules }, marks: { S1: entry }, positions: [plain({ symbol: "S1", side, qty, entry, ...position })],
    contracts: [{ symbol: "S1", tick, tiers: [{ from: "0", mmr }], fees: { maker: taker, taker }, funding: { rate, hours: "8" } }],
  });
  const units = (amount) => rational(rational(amount).over(unit).ceiling());
  const money = (amount) => String(amount.times(unit));
  const row = ({ positions }) => positions[0];

  const cost = ([opened]) => units(row(opened).notional);
  const init = ([opened]) => units(row(opened).initialMargin);
  const comm = ([, , mirrored]) => units(row(mirrored).closingReserve);
  const margin = (answers) => init(answers).plus(comm(answers));
  const plainly = { closeFee: "none" };
  const questions = [
    { account: account(plainly, { leverage }) },
    (answers) => ({ account: account(plainly, { margin: money(init(answers)) }) }),
    (answers) => ({ account: account({}, { side: "short", leverage: String(cost(answers).over(init(answers))) }) }),
    (answers) => ({ account: account({ ...plainly, fixedCosts: money(comm(answers)) }, { margin: money(margin(answers)) }) }),
  ];
  const reads = {
    pos_cost: cost, pos_init: init, pos_comm: comm, pos_margin: margin,
    pos_maint: ([, , , held]) => units(rational(row(held).maintenanceMargin).plus(row(held).closingReserve)),
    bankruptcy_price: ([, without]) => row(without).bankruptcy.price,
    liq_price: ([, , , held]) => row(held).liquidation.price,
  };
  return { questions, reads };
}
