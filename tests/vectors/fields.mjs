// SPDX-License-Identifier: MIT
// Where in a report an expected number stands, by the name that the vectors give it.
import { rational, sum } from "./rational.mjs";

/** Price of a liquidation: rounded where the venue rounded it, where health returns if it is past, null if it is never. */
export function priced({ status, price, exact, recovery }, rounded) {
  if (status === "never") return null;
  if (status === "already") return recovery ?? null;
  return rounded ? price : exact;
}

const notionals = ({ positions }) => sum(positions.map(({ notional }) => rational(notional)));
const profits = ({ positions }) => sum(positions.map(({ unrealizedPnl }) => rational(unrealizedPnl)));
const signed = ({ side }, value) => rational(value).times(side === "long" ? 1 : -1);

/** Equity, margins and notional of what backs the position: the account if cross, else its own. */
export function backing({ report, row }) {
  if (row.mode === "cross") {
    const { equity, initialMargin, maintenanceMargin, closingReserve } = report;
    return { equity: rational(equity), initialMargin, maintenanceMargin, closingReserve, notional: notionals(report) };
  }
  const { margin, unrealizedPnl, initialMargin, maintenanceMargin, closingReserve, notional } = row;
  return { equity: rational(margin).plus(unrealizedPnl), initialMargin, maintenanceMargin, closingReserve, notional: rational(notional) };
}

/** Maintenance margin; with the reserve where the venue keeps it inside both margins. */
function maintenance(at) {
  const { maintenanceMargin, closingReserve } = backing(at);
  return rational(maintenanceMargin).plus(at.rules.closeFee === "at-bankruptcy" ? closingReserve : 0);
}

/** Fee-laden profit from the break-even price, the price at which it is zero: q(s − φ)(p − break-even). */
function netProfit({ row, inputs }) {
  const share = signed(row, 1).minus(inputs.fee_close);
  return rational(row.qty).times(share).times(rational(row.mark).minus(row.breakEven));
}
const openValue = ({ row, inputs }) => rational(row.qty).times(row.entry).times(signed(row, inputs.fee_open).plus(1));

/** At most what backs the position is lost; some venues keep whole satoshis, the rest dropped. */
function bookedProfit({ row, inputs }) {
  const profit = rational(row.unrealizedPnl);
  const floor = rational(row.maxLoss).negated();
  const booked = inputs.cap_loss !== undefined && profit.compare(floor) < 0 ? floor : profit;
  return inputs.unit === "sats_toward_zero" ? rational(booked.times("1e8").towardZero()) : booked;
}

/** Under `share-of-margin` a venue counts from its margin ratio down to zero, others show what is required over equity. */
function riskRate(at) {
  if (at.rules.mmBasis !== "share-of-margin") return at.report.marginRatio;
  const { equity, notional } = backing(at);
  return equity.over(notional.over(at.inputs.leverage)).minus(at.inputs.adjust_factor);
}

/** The price that the account itself is liquidated at, whatever is displayed. */
export const root = ({ row, rounded }) => priced(row.liquidation, rounded);

/** The price on the screen of a venue that shows another one than the root. */
const displayed = ({ row }) => (row.displayed.status === "ok" ? row.displayed.price : null);

/** `at`: the report, the position's row, the vector's inputs and rules, whether prices were rounded. */
export const fields = {
  liq_price: (at) => (at.row.displayed ? displayed(at) : root(at)),
  liq_price_displayed: displayed,
  bankruptcy_price: ({ row, rounded }) => priced(row.bankruptcy, rounded),
  liquidatable: ({ row }) => row.liquidation.status === "already",
  equity: (at) => backing(at).equity,
  account_value: (at) => backing(at).equity,
  available_margin: (at) => backing(at).equity,
  isolated_margin: (at) => backing(at).equity,
  upnl: ({ report }) => profits(report),
  notional: (at) => backing(at).notional,
  initial_margin: (at) => backing(at).initialMargin,
  maintenance_margin: maintenance,
  mm: maintenance,
  mmr_at_mark: ({ row }) => rational(row.maintenanceMargin).over(row.notional),
  free_collateral: ({ report }) => report.available,
  leverage: (at) => (at.row.mode === "cross" ? at.report.leverage : at.row.effectiveLeverage),
  margin_usage: (at) => rational(backing(at).initialMargin).over(backing(at).equity),
  buying_power: (at) => backing(at).equity.minus(backing(at).initialMargin).over(at.inputs.imf),
  margin_ratio_total: (at) => maintenance(at).over(backing(at).notional),
  account_margin_ratio: (at) => backing(at).equity.over(backing(at).notional),
  risk_rate: riskRate,
  unsettled_pnl: ({ report }) => rational(report.equity).minus(report.wallet),
  pnl: bookedProfit,
  roe: ({ row }) => row.roe,
  profit: netProfit,
  profit_ratio: (at) => netProfit(at).times(at.inputs.leverage).over(openValue(at)),
};
