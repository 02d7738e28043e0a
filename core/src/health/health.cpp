// SPDX-License-Identifier: MIT
#include "margin/health/health.hpp"

#include <utility>

#include "margin/health/hedge.hpp"

namespace margin {
namespace {

/// Collateral that moves with a symbol, in units of it.
template <Number N>
N collateral_units(const Account<N>& account, std::size_t symbol) {
  N units{0};
  for (const Collateral<N>& item : account.collateral) {
    if (item.symbol == symbol) units = units + item.weighted_amount();
  }
  return units;
}

/// The wallet of an isolated leg as far as it counts; a loan's is among its assets.
template <Number N>
N counted_margin(const Standing<N>& standing, const Leg<N>& leg) {
  const Rules<N>& rules = standing.rules();
  if (leg.loan) return N{0};
  const N& margin = standing.margins[leg.place];
  if (rules.extra_margin == ExtraMargin::Plain || !leg.position->margin) return margin;
  const N initial = position_initial_margin(leg, rules, false);
  const N base = initial + reserve_at_opening(*leg.market, rules, leg.position->side, leg.entry_value, initial);
  const N extra = margin - base;
  if (!(extra > 0)) return margin;
  return base + extra / (N{1} + signed_by(leg.position->side, leg.market->contract->taker_fee()));
}

/// What the cross account has available backs isolated positions too, where the rules say so.
template <Number N>
N available_to_isolated(const Standing<N>& standing, const Leg<N>& leg) {
  return standing.rules().auto_add && !leg.loan ? greatest(N{0}, standing.sums.available()) : N{0};
}

}  // namespace

template <Number N>
N backing(const Standing<N>& standing, const Leg<N>& leg) {
  const N available = available_to_isolated(standing, leg);
  return counted_margin(standing, leg) + (leg.market->in_coin ? available * leg.market->x : available);
}

template <Number N>
Line<N> isolated_equity_line(const Standing<N>& standing, const Leg<N>& leg) {
  Line<N> line = leg.value();
  line.a = line.a + counted_margin(standing, leg) - leg.position->funding_owed();
  line += leg.market->held(available_to_isolated(standing, leg));
  return line;
}

template <Number N>
N net_delta(const Standing<N>& standing, const SymbolLegs& symbol, const Line<N>& equity) {
  return standing.markets[symbol.symbol].in_coin ? -equity.a : equity.b;
}

template <Number N>
N isolated_equity(const Standing<N>& standing, const Leg<N>& leg) {
  return backing(standing, leg) + leg.value_at_mark() - leg.position->funding_owed();
}

template <Number N>
N health_at_mark(const Standing<N>& standing, const Leg<N>& leg) {
  const N required = standing.rules().kappa * standing.maintenances[leg.place] + standing.reserves[leg.place];
  return isolated_equity(standing, leg) - required;
}

template <Number N>
N health_at_mark(const Standing<N>& standing) {
  const CrossSums<N>& sums = standing.sums;
  return sums.equity - standing.rules().kappa * sums.maintenance_margin - sums.closing_reserve;
}

template <Number N>
bool isolated_liquidated(const Standing<N>& standing, const Leg<N>& leg) {
  return leg.size > 0 && liquidated(health_at_mark(standing, leg), standing.rules().boundary);
}

template <Number N>
bool cross_liquidated(const Standing<N>& standing) {
  return standing.sums.at_risk && liquidated(health_at_mark(standing), standing.rules().boundary);
}

template <Number N>
Share<N> equity_share(const Standing<N>& standing, const SymbolLegs& symbol) {
  const Market<N>& market = standing.markets[symbol.symbol];
  const N units = collateral_units(*standing.account, symbol.symbol);
  Share<N> share{market.in_coin ? Line<N>{units, N{0}} : Line<N>{N{0}, units}, units * market.mark};
  for (const std::size_t place : standing.cross_legs(symbol)) {
    const Leg<N>& leg = standing.legs[place];
    const N owed = leg.position->funding_owed();
    share.line += leg.value();
    share.line.a = share.line.a - owed;
    share.at_mark = share.at_mark + market.worth(leg.value_at_mark() - owed);
  }
  return share;
}

template <Number N>
Share<N> reserve_share(const Standing<N>& standing, const SymbolLegs& symbol) {
  const Rules<N>& rules = standing.rules();
  const Market<N>& market = standing.markets[symbol.symbol];
  Share<N> share;
  for (const std::size_t place : standing.cross_legs(symbol)) {
    const Leg<N>& leg = standing.legs[place];
    const bool moves = rules.close_fee == CloseFee::AtLiquidation && !leg.loan;
    share.line.a = share.line.a + (moves ? rules.fixed_costs : standing.reserves[place]);
    if (moves) share.line.b = share.line.b + market.contract->taker_fee() * leg.size;
    share.at_mark = share.at_mark + market.worth(standing.reserves[place]);
  }
  return share;
}

template <Number N>
WaitingCharges<N> waiting_charges(const Standing<N>& standing, std::size_t symbol) {
  WaitingCharges<N> charges;
  if (standing.rules().orders != OrdersRule::Counted) return charges;
  for (const Pending<N>& order : standing.pending) {
    const Market<N>& market = standing.market_of(order);
    if (market.in_coin && &market == &standing.markets[symbol]) {
      charges.coin_maintenance = charges.coin_maintenance + order.maintenance;
      charges.coin_reserve = charges.coin_reserve + order.closing_reserve;
    } else {
      charges.held_maintenance = charges.held_maintenance + market.worth(order.maintenance);
      charges.held_reserve = charges.held_reserve + market.worth(order.closing_reserve);
    }
  }
  return charges;
}

template <Number N>
Line<N> cross_equity(const Standing<N>& standing, const SymbolLegs& symbol) {
  const Share<N> own = equity_share(standing, symbol);
  Line<N> line = own.line;
  line += standing.markets[symbol.symbol].held(standing.sums.equity - own.at_mark);
  return line;
}

template <Number N>
Walks<N> HealthParts<N>::health(const N& kappa) const {
  Walks<N> health;
  health.add(-kappa, maintenance);
  health.add(equity - reserve);
  return health;
}

template <Number N>
HealthParts<N> isolated_parts(const Standing<N>& standing, const Leg<N>& leg) {
  const Rules<N>& rules = standing.rules();
  HealthParts<N> parts;
  parts.equity = isolated_equity_line(standing, leg);
  parts.maintenance = maintenance(leg, rules);
  parts.maintenance.sort();
  const bool fee_moves = rules.close_fee == CloseFee::AtLiquidation && !leg.loan;
  parts.reserve.a = fee_moves ? rules.fixed_costs : standing.reserves[leg.place];
  if (fee_moves) parts.reserve.b = leg.market->contract->taker_fee() * leg.size;
  return parts;
}

template <Number N>
HealthParts<N> cross_parts(const Standing<N>& standing, const SymbolLegs& symbol) {
  const CrossSums<N>& sums = standing.sums;
  const Market<N>& market = standing.markets[symbol.symbol];
  Moving<N> moving = moving_maintenance(standing, symbol);
  const Share<N> reserve = reserve_share(standing, symbol);
  const WaitingCharges<N> waiting = waiting_charges(standing, symbol.symbol);
  HealthParts<N> parts;
  parts.equity = cross_equity(standing, symbol);
  parts.maintenance = std::move(moving.walks);
  // Not from the whole sum: what waits may be so much more that the rest is lost in its roundings.
  parts.maintenance.add(market.held(sums.maintenance_of_positions - moving.at_mark + waiting.held_maintenance));
  parts.maintenance.add(Line<N>{waiting.coin_maintenance, N{0}});
  parts.maintenance.sort();
  parts.reserve = reserve.line;
  parts.reserve += market.held(sums.reserve_of_positions - reserve.at_mark + waiting.held_reserve);
  parts.reserve.a = parts.reserve.a + waiting.coin_reserve;
  return parts;
}

template <Number N>
Walks<N> isolated_health(const Standing<N>& standing, const Leg<N>& leg) {
  return isolated_parts(standing, leg).health(standing.rules().kappa);
}

template <Number N>
Walks<N> cross_health(const Standing<N>& standing, const SymbolLegs& symbol) {
  return cross_parts(standing, symbol).health(standing.rules().kappa);
}

#define INSTANTIATE(N)                                                         \
  template N backing(const Standing<N>&, const Leg<N>&);                       \
  template Line<N> isolated_equity_line(const Standing<N>&, const Leg<N>&);    \
  template N net_delta(const Standing<N>&, const SymbolLegs&, const Line<N>&); \
  template N isolated_equity(const Standing<N>&, const Leg<N>&);               \
  template N health_at_mark(const Standing<N>&, const Leg<N>&);                \
  template N health_at_mark(const Standing<N>&);                               \
  template bool isolated_liquidated(const Standing<N>&, const Leg<N>&);        \
  template bool cross_liquidated(const Standing<N>&);                          \
  template Share<N> equity_share(const Standing<N>&, const SymbolLegs&);       \
  template Share<N> reserve_share(const Standing<N>&, const SymbolLegs&);      \
  template struct WaitingCharges<N>;                                           \
  template WaitingCharges<N> waiting_charges(const Standing<N>&, std::size_t); \
  template Line<N> cross_equity(const Standing<N>&, const SymbolLegs&);        \
  template struct HealthParts<N>;                                              \
  template HealthParts<N> isolated_parts(const Standing<N>&, const Leg<N>&);   \
  template HealthParts<N> cross_parts(const Standing<N>&, const SymbolLegs&);  \
  template Walks<N> isolated_health(const Standing<N>&, const Leg<N>&);        \
  template Walks<N> cross_health(const Standing<N>&, const SymbolLegs&);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
