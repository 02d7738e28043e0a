// SPDX-License-Identifier: MIT
#include "margin/assess/statement.hpp"

#include <algorithm>

#include "margin/assess/display.hpp"
#include "margin/health/liquidation.hpp"
#include "margin/health/loan.hpp"

namespace margin {
namespace {

/// (κ · maintenance + reserve) / equity; absent without equity.
template <Number N>
std::optional<N> ratio(N kappa, N maintenance, N reserve, N equity) {
  if (!(equity > 0)) return std::nullopt;
  return (kappa * maintenance + reserve) / equity;
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

/// An amount that a position settles in, in the currency of what backs it: its own margin, or the cross account.
template <Number N>
N worth_to_backer(const Leg<N>& leg, N amount) {
  return leg.position->isolated() ? amount : leg.market->worth(amount);
}

/// What a position can lose from its entry: what backs it without its own profit, and no more than its value falling to nothing.
template <Number N>
N max_loss_of(const Leg<N>& leg, N backing) {
  const N most = greatest(N{0}, backing);
  // In quote a long of face value Q loses Q as the price falls to nothing.
  if (leg.market->in_coin && !leg.position->isolated()) return leg.position->side == PositionSide::Long ? least(most, leg.size) : most;
  return leg.gains_with_x() ? least(most, leg.entry_value) : most;
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
  Liquidation<N> of_longs;
  Liquidation<N> of_shorts;
  Line<N> equity;
  N equity_at_mark{};
};

template <Number N>
Ends<N> isolated_ends(const Standing<N>& standing, const Leg<N>& leg) {
  const Rules<N>& rules = standing.rules();
  Ends<N> ends;
  ends.equity_at_mark = isolated_equity(standing, leg);
  ends.equity = isolated_equity_line(standing, leg);
  const PriceQuestion<N> question{leg.market, &rules, health_at_mark(standing, leg), ends.equity.b, !leg.gains_with_x()};
  ends.of_longs = ends.of_shorts = solve_liquidation(isolated_health(standing, leg), question);
  return ends;
}

template <Number N>
Ends<N> cross_ends(const Standing<N>& standing, const SymbolLegs& symbol) {
  const Market<N>& market = standing.markets[symbol.symbol];
  Ends<N> ends;
  ends.equity = cross_equity(standing, symbol);
  ends.equity_at_mark = standing.sums.equity;
  const Walks<N> health = cross_health(standing, symbol);
  const N delta = net_delta(standing, symbol, ends.equity);
  PriceQuestion<N> question{&market, &standing.rules(), health_at_mark(standing), delta, market.contract->inverse(), market.held(N{1})};
  ends.of_longs = solve_liquidation(health, question);
  if (delta == 0) {
    question.loses_with_x = !question.loses_with_x;
    ends.of_shorts = solve_liquidation(health, question);
  } else {
    ends.of_shorts = ends.of_longs;
  }
  return ends;
}

template <Number N>
Bankruptcy<N> bankruptcy_of(const Standing<N>& standing, const Leg<N>& leg, const Ends<N>& ends) {
  if (leg.size == 0) return {};
  Line<N> line = ends.equity;
  N at_mark = ends.equity_at_mark;
  if (standing.rules().close_fee == CloseFee::AtBankruptcy && !leg.loan) {
    if (standing.rules().opening_reserve == OpeningReserve::CostAndMargin) {
      const N reserve = standing.reserves[leg.place] - standing.rules().fixed_costs;
      line.a = line.a - reserve;
      at_mark = at_mark - worth_to_backer(leg, reserve);
    } else {
      const N& fee = leg.market->contract->taker_fee();
      line.b = difference(line.b, fee * leg.size);
      at_mark = at_mark - worth_to_backer(leg, fee * leg.notional);
    }
  }
  return solve_bankruptcy(line, at_mark, *leg.market, standing.rules());
}

template <Number N>
PositionReport<N> row_of(const Standing<N>& standing, const Leg<N>& leg, const Ends<N>& ends) {
  const Rules<N>& rules = standing.rules();
  const Position<N>& position = *leg.position;
  const Market<N>& market = *leg.market;
  PositionReport<N> row;
  row.id = leg.place;
  row.symbol = position.symbol;
  row.side = position.side;
  row.mode = position.isolated() ? MarginMode::Isolated : MarginMode::Cross;
  row.qty = position.qty;
  row.entry = position.entry;
  row.mark = market.mark;
  row.notional = worth_to_backer(leg, leg.notional);
  row.unrealized_pnl = worth_to_backer(leg, leg.unrealized_pnl);
  row.maintenance_margin = worth_to_backer(leg, standing.maintenances[leg.place]);
  row.closing_reserve = worth_to_backer(leg, standing.reserves[leg.place]);
  if (position.isolated()) row.margin = standing.margins[leg.place];
  row.tier = tier_at_price(leg, rules, market.mark);

  const N at_entry = position_initial_margin(leg, rules, false);
  const bool is_at_entry = position.isolated() || rules.mm_basis == MaintenanceBasis::AtEntry;
  row.initial_margin = worth_to_backer(leg, is_at_entry ? at_entry : position_initial_margin(leg, rules, true));
  row.initial_margin = row.initial_margin + worth_to_backer(leg, reserved_in_margin(standing, leg));
  if (at_entry > 0) row.roe = leg.unrealized_pnl / at_entry;

  if (leg.size == 0) return row;

  const N& equity = ends.equity_at_mark;
  row.max_loss = max_loss_of(leg, position.isolated() && !leg.loan ? backing(standing, leg) : equity - row.unrealized_pnl);
  if (leg.loan && leg.notional > 0) row.margin_level = leg.loan->assets.at(market.x) / leg.notional;
  const CrossSums<N>& sums = standing.sums;
  row.margin_ratio = position.isolated() ? ratio(rules.kappa, row.maintenance_margin, row.closing_reserve, equity)
                                         : ratio(rules.kappa, sums.maintenance_margin, sums.closing_reserve, equity);
  if (equity > 0) row.effective_leverage = row.notional / equity;
  row.break_even = break_even(leg);
  row.liquidation = position.side == PositionSide::Long ? ends.of_longs : ends.of_shorts;
  if (row.liquidation.exact) row.liquidation.tier = tier_at_price(leg, rules, *row.liquidation.exact);
  row.displayed = display(standing, leg, row.liquidation);
  row.bankruptcy = bankruptcy_of(standing, leg, ends);
  row.distance = distance_of(row.liquidation, market);
  return row;
}

template <Number N>
Ends<N> ends_of(const Standing<N>& standing, const Leg<N>& leg) {
  if (leg.size == 0) return {};
  if (leg.position->isolated()) return isolated_ends(standing, leg);
  const auto symbol = std::ranges::find(standing.symbols, leg.position->symbol, &SymbolLegs::symbol);
  return cross_ends(standing, *symbol);
}

}  // namespace

template <Number N>
AccountReport<N> state_account(const Standing<N>& standing) {
  const CrossSums<N>& sums = standing.sums;
  AccountReport<N> report;
  report.status = cross_liquidated(standing) ? AccountStatus::Already : AccountStatus::Ok;
  report.equity = sums.equity;
  report.wallet = sums.wallet;
  report.available = sums.available();
  report.initial_margin = sums.initial_margin;
  report.order_margin = sums.order_margin;
  report.maintenance_margin = sums.maintenance_margin;
  report.closing_reserve = sums.closing_reserve;
  report.margin_ratio = ratio(standing.rules().kappa, sums.maintenance_margin, sums.closing_reserve, sums.equity);
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
  return row_of(standing, leg, ends_of(standing, leg));
}

template <Number N>
std::vector<PositionReport<N>> state_positions(const Standing<N>& standing) {
  std::vector<PositionReport<N>> rows(standing.legs.size());
  for (const SymbolLegs& symbol : standing.symbols) {
    const Ends<N> ends = cross_ends(standing, symbol);
    for (const std::size_t place : standing.cross_legs(symbol)) rows[place] = row_of(standing, standing.legs[place], ends);
  }
  for (const Leg<N>& leg : standing.legs) {
    if (leg.position->isolated() || leg.size == 0) rows[leg.place] = row_of(standing, leg, ends_of(standing, leg));
  }
  return rows;
}

#define INSTANTIATE(N)                                                        \
  template AccountReport<N> state_account(const Standing<N>&);                \
  template PositionReport<N> state_position(const Standing<N>&, std::size_t); \
  template std::vector<PositionReport<N>> state_positions(const Standing<N>&);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
