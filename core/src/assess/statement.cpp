// SPDX-License-Identifier: MIT
#include "margin/assess/statement.hpp"

#include "margin/assess/display.hpp"
#include "margin/health/liquidation.hpp"
#include "margin/health/loan.hpp"

namespace margin {
namespace {

/// (κ · maintenance + reserve) / equity; absent without equity.
template <Number N>
std::optional<N> ratio(N kappa, const Sums<N>& sums) {
  if (!(sums.equity > 0)) return std::nullopt;
  return (kappa * sums.maintenance_margin + sums.closing_reserve) / sums.equity;
}

/// Linear p = (e (s + f_o) + G/q) / (s − f_c); inverse u = ((s − f_o)/e − G/Q) / (s + f_c), p = 1/u. G: funding owed.
/// The taker fee f_c closes; f_o opened.
template <Number N>
std::optional<N> break_even(const Leg<N>& leg) {
  const Position<N>& position = *leg.position;
  const Contract<N>& contract = *leg.market->contract;
  const N opening = opening_fee(position, contract);
  const N sign = signed_by(position.side, N{1});
  const N funding = position.funding ? *position.funding / leg.size : N{0};
  if (contract.inverse()) {
    const N u = (sign - opening) / position.entry - funding;
    const N denominator = sign + contract.taker_fee();
    return u * denominator > 0 ? std::optional(denominator / u) : std::nullopt;
  }
  const N price = (position.entry * (sign + opening) + funding) / (sign - contract.taker_fee());
  return price > 0 ? std::optional(price) : std::nullopt;
}

/// Room to the liquidation price, none where it is reached.
template <Number N>
std::optional<Distance<N>> distance_of(const Liquidation<N>& liquidation, const Market<N>& market) {
  if (liquidation.status == PriceStatus::Never) return std::nullopt;
  Distance<N> distance;
  if (liquidation.status == PriceStatus::Ok) distance.price = absolute(market.mark - *liquidation.price);
  distance.percent = distance.price * N{100} / market.mark;
  if (market.contract->tick) distance.ticks = whole_steps(distance.price, *market.contract->tick);
  return distance;
}

/// Row of the risk table in force when the market is at a price: by what is charged there, of a loan by what is owed. A price that an edge
/// of the table was divided for is at that edge.
template <Number N>
std::optional<std::size_t> tier_at_price(const Leg<N>& leg, const Rules<N>& rules, N price) {
  const Contract<N>& contract = *leg.market->contract;
  if (leg.loan) return tier_at(contract.tiers, borrowed(leg.loan->debts));
  N charged = contract.notional(leg.size, price);
  if (rules.mm_basis == MaintenanceBasis::AtEntry || rules.mm_basis == MaintenanceBasis::Constant) charged = leg.entry_value;
  if (rules.mm_basis == MaintenanceBasis::AtMark) charged = leg.notional;
  const N measure = table_measure(contract, rules, leg.position->qty, charged) + leg.beside;
  return tier_at(contract.tiers, measure + measure * rounding_share<N>(32, 14));
}

/// Where what backs a position runs out along its price: shared by the cross positions of one symbol.
template <Number N>
struct Ends {
  Group<N> group;
  Line<N> equity{};
  Liquidation<N> of_longs{};
  Liquidation<N> of_shorts{};
};

template <Number N>
Ends<N> ends_of(const Group<N>& group) {
  const HealthParts<N> parts = group.parts();
  Ends<N> ends{group, parts.equity, solve_liquidation(group, parts, PositionSide::Long)};
  const bool moves = group.net_delta(parts.equity) != 0;
  ends.of_shorts = moves ? ends.of_longs : solve_liquidation(group, parts, PositionSide::Short);
  return ends;
}

template <Number N>
PositionReport<N> row_of(const Standing<N>& standing, const Leg<N>& leg, const Ends<N>& ends) {
  const Rules<N>& rules = standing.rules();
  const Position<N>& position = *leg.position;
  const Market<N>& market = *leg.market;
  const Group<N>& group = ends.group;
  PositionReport<N> row;
  row.id = leg.place;
  row.symbol = position.symbol;
  row.side = position.side;
  row.mode = position.mode.value_or(MarginMode::Isolated);
  row.qty = position.qty;
  row.entry = position.entry;
  row.mark = market.mark;
  row.notional = group.worth(leg.notional);
  row.unrealized_pnl = group.worth(leg.unrealized_pnl);
  row.maintenance_margin = group.worth(standing.maintenances[leg.place]);
  row.closing_reserve = group.worth(standing.reserves[leg.place]);
  if (position.isolated()) row.margin = standing.margins[leg.place];
  row.tier = tier_at_price(leg, rules, market.mark);

  const N at_entry = position_initial_margin(leg, rules, false);
  const bool is_at_entry = position.isolated() || rules.mm_basis == MaintenanceBasis::AtEntry;
  row.initial_margin = group.worth(is_at_entry ? at_entry : position_initial_margin(leg, rules, true));
  row.initial_margin = row.initial_margin + group.worth(reserved_in_margin(standing, leg));
  if (at_entry > 0) row.roe = leg.unrealized_pnl / at_entry;

  if (leg.size == 0) return row;

  row.max_loss = leg.capped_loss(not_negative(group.beside(leg)), leg.size, leg.entry_value);  // from its entry: its own profit is not in it
  if (leg.loan && leg.notional > 0) row.margin_level = leg.loan->assets.at(market.x) / leg.notional;
  row.margin_ratio = ratio(rules.kappa, group);
  if (group.equity > 0) row.effective_leverage = row.notional / group.equity;
  row.break_even = break_even(leg);
  row.liquidation = position.side == PositionSide::Long ? ends.of_longs : ends.of_shorts;
  if (row.liquidation.exact) row.liquidation.tier = tier_at_price(leg, rules, *row.liquidation.exact);
  row.displayed = display(standing, leg, row.liquidation);
  const EquityLeft<N> left = equity_to_close(group, leg, ends.equity);
  row.bankruptcy = solve_bankruptcy(left.line, left.at_mark, market, rules);
  row.distance = distance_of(row.liquidation, market);
  return row;
}

}  // namespace

template <Number N>
EquityLeft<N> equity_to_close(const Group<N>& group, const Leg<N>& leg, Line<N> along) {
  const Rules<N>& rules = group.standing->rules();
  if (!rules.fee_at_bankruptcy(*leg.market->contract)) return {along, group.equity};
  if (rules.opening_reserve == OpeningReserve::CostAndMargin) {
    const N reserve = group.standing->reserves[leg.place] - rules.fixed_costs;
    return {along - Line<N>{reserve, N{0}}, group.equity - group.worth(reserve)};
  }
  const N& fee = leg.market->contract->taker_fee();
  along.b = difference(along.b, fee * leg.size);
  return {along, group.equity - group.worth(fee * leg.notional)};
}

template <Number N>
AccountReport<N> state_account(const Standing<N>& standing) {
  const CrossSums<N>& sums = standing.sums;
  AccountReport<N> report;
  report.status = sums.liquidated ? AccountStatus::Already : AccountStatus::Ok;
  report.equity = sums.equity;
  report.wallet = sums.wallet;
  report.available = sums.available();
  report.initial_margin = sums.initial_margin;
  report.order_margin = sums.order_margin;
  report.maintenance_margin = sums.maintenance_margin;
  report.closing_reserve = sums.closing_reserve;
  report.margin_ratio = ratio(standing.rules().kappa, sums);
  if (sums.equity > 0) report.leverage = sums.notional / sums.equity;
  for (const Leg<N>& leg : standing.legs) {
    if (!leg.position->isolated()) continue;
    report.isolated.margin = report.isolated.margin + leg.market->worth(standing.margins[leg.place]);
    report.isolated.unrealized_pnl = report.isolated.unrealized_pnl + leg.market->worth(leg.unrealized_pnl);
  }
  return report;
}

template <Number N>
PositionReport<N> state_position(const Standing<N>& standing, std::size_t place) {
  const Leg<N>& leg = standing.legs[place];
  const Group<N> group(standing, leg);
  return row_of(standing, leg, leg.size > 0 ? ends_of(group) : Ends<N>{group});
}

template <Number N>
std::vector<PositionReport<N>> state_positions(const Standing<N>& standing) {
  std::vector<PositionReport<N>> rows(standing.legs.size());
  for (const SymbolLegs& symbol : standing.symbols) {
    const Ends<N> ends = ends_of(Group<N>(standing, symbol));
    for (const std::size_t place : standing.cross_legs(symbol)) rows[place] = row_of(standing, standing.legs[place], ends);
  }
  for (const Leg<N>& leg : standing.legs) {
    if (leg.position->isolated() || leg.size == 0) rows[leg.place] = state_position(standing, leg.place);
  }
  return rows;
}

#define INSTANTIATE(N)                                                        \
  template EquityLeft<N> equity_to_close(const Group<N>&, const Leg<N>&, Line<N>);\
  template AccountReport<N> state_account(const Standing<N>&);                \
  template PositionReport<N> state_position(const Standing<N>&, std::size_t); \
  template std::vector<PositionReport<N>> state_positions(const Standing<N>&);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
