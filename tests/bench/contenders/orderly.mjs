// SPDX-License-Identifier: MIT
// @orderly.network/perp: `positions.liqPrice` called for each position, `order.estLiqPrice` for an order. What it is handed
// (equity, rates) is worked out beforehand and is not timed. Its law has no table: it gets rate and deduction of the row in
// force at the mark, the deduction as part of the collateral, so its answer is comparable where liquidation is in that row.
import { order as orders, positions as peers } from "@orderly.network/perp";
import { timed } from "../measure.mjs";
import { assess, preview } from "./decimal.mjs";

/** Where its bisection stops; it answers longs in closed form. */
const BISECTION = 1e-4;
const CLOSED_FORM = 1e-9;
/** Small enough for the base rate to hold, so that the growing rate is computed as in earnest and changes nothing. */
const FACTOR = 1e-8;
/** Its bracket for shorts starts from the initial rate. */
const INITIAL_RATE = 0.02;

export function orderlyContender() {
  return {
    name: "@orderly.network/perp",
    ask(kind, question) {
      const inputs = question.accounts.map((account, i) =>
        (kind === "assess" ? liqPriceInputs(account) : [estLiqPriceInputs(account, question.orders[i])]));
      const call = kind === "assess" ? peers.liqPrice : orders.estLiqPrice;
      const run = (i) => inputs[i].map(({ handed }) => call(handed));
      const answer = (i) => {
        const rows = run(i).map((price, place) => asRow(price, inputs[i][place]));
        return kind === "assess" ? { positions: rows } : { after: { position: rows[0] } };
      };
      return { answer, time: timed(run, inputs.length), tolerance: BISECTION };
    },
    close() {},
  };
}

/** Its price as a part of the report; nothing where its law cannot express the position. It says 0 for never. */
function asRow(price, { comparable, long, mark }) {
  if (!comparable) return {};
  if (price === 0) return { liquidation: { status: "never" } };
  return { liquidation: { status: "ok", exact: String(price) }, tolerance: long ? CLOSED_FORM * Math.max(1, mark / price) : BISECTION };
}

function liqPriceInputs(account) {
  const report = assess(account);
  const all = rows(account, report);
  return all.map((row) => ({
    ...row,
    handed: {
      symbol: row.symbol, markPrice: row.mark, positionQty: row.qty, totalCollateral: row.equity + row.deduction,
      positions: row.isolated ? [] : all.map(asPosition),
      MMR: row.rate, baseMMR: row.rate, baseIMR: INITIAL_RATE, IMRFactor: FACTOR, costPosition: 0,
    },
  }));
}

/** The order fills at the mark. An isolated position brings its margin; the fee is paid from elsewhere. */
function estLiqPriceInputs(account, order) {
  const ticket = preview(account, order);
  const [after] = rows(account, { ...ticket.after.account, positions: [ticket.after.position] });
  const all = rows(account, assess(account));
  const held = all.find(({ symbol }) => symbol === order.symbol);
  const collateral = held.isolated ? held.equity + Number(ticket.initialMargin) : held.equity;
  return {
    ...after,
    handed: {
      totalCollateral: collateral + after.deduction, markPrice: held.mark, baseMMR: after.rate, baseIMR: INITIAL_RATE, IMR_Factor: FACTOR,
      orderFee: held.isolated ? 0 : Number(ticket.fee),
      positions: (held.isolated ? [held] : all).map((row) => asPosition(row === held ? { ...row, effective: after.rate } : row)),
      newOrder: { symbol: order.symbol, qty: order.side === "buy" ? Number(order.qty) : -Number(order.qty), price: held.mark },
    },
  };
}

function rows({ contracts }, report) {
  return report.positions.map((position) => {
    const { tiers, multiplier = 1 } = contracts.find(({ symbol }) => symbol === position.symbol);
    const isolated = position.mode === "isolated";
    const rate = Number(tiers[position.tier].mmr);
    const [notional, maintenance] = [Number(position.notional), Number(position.maintenanceMargin)];
    return {
      symbol: position.symbol, isolated, long: position.side === "long", mark: Number(position.mark), rate,
      qty: (position.side === "long" ? 1 : -1) * Number(position.qty) * Number(multiplier),
      deduction: rate * notional - maintenance,
      effective: maintenance / notional,
      equity: isolated ? Number(position.margin) + Number(position.unrealizedPnl) : Number(report.equity),
      comparable: position.liquidation.status === "never" ? position.tier === 0 : position.liquidation.tier === position.tier,
    };
  });
}

function asPosition({ symbol, qty, mark, effective }) {
  return { symbol, position_qty: qty, mark_price: mark, mmr: effective };
}
