// SPDX-License-Identifier: MIT
#include "margin/health/group.hpp"

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
  if (leg.loan) return N{0};
  const N& margin = standing.margins[leg.place];
  const std::optional<N> plain = plain_margin(standing, leg);
  return plain ? *plain + (margin - *plain) / (N{1} + signed_by(leg.position->side, leg.market->contract->taker_fee())) : margin;
}

/// What the cross account has available backs isolated positions too, where the rules say so.
template <Number N>
N available_to_isolated(const Standing<N>& standing, const Leg<N>& leg) {
  return standing.rules().auto_add && !leg.loan ? greatest(N{0}, standing.sums.available()) : N{0};
}

/// What backs an isolated leg at the mark: both; of a loan 0, whose margin is among its assets.
template <Number N>
N backing(const Standing<N>& standing, const Leg<N>& leg) {
  const N available = available_to_isolated(standing, leg);
  return counted_margin(standing, leg) + (leg.market->in_coin ? available * leg.market->x : available);
}

}  // namespace

template <Number N>
Group<N>::Group(const Standing<N>& standing, const SymbolLegs& symbol)
    : Sums<N>(standing.sums), standing(&standing), market(&standing.markets[symbol.symbol]), symbol(symbol) {}

template <Number N>
Group<N>::Group(const Standing<N>& standing, const Leg<N>& leg) : Group(standing, standing.symbol_legs(leg.position->symbol)) {
  if (!leg.position->isolated()) return;
  const Rules<N>& rules = standing.rules();
  alone = &leg;
  this->wallet = standing.margins[leg.place];
  this->equity = backing(standing, leg) + leg.value_at_mark() - leg.position->funding_owed();
  this->maintenance_margin = standing.maintenances[leg.place];
  this->closing_reserve = standing.reserves[leg.place];
  this->at_risk = leg.size > 0;
  this->set_health(this->equity - (rules.kappa * this->maintenance_margin + this->closing_reserve), rules.boundary);
}

template <Number N>
N Group<N>::beside(const Leg<N>& leg) const {
  return alone && !leg.loan ? backing(*standing, leg) : this->equity - worth(leg.unrealized_pnl);
}

template <Number N>
N Group<N>::terms(const Leg<N>& leg) const {
  const N own = worth(leg.entry_value + leg.notional);
  return alone ? own : own + standing->sums.notional;
}

template <Number N>
Line<N> Group<N>::equity_along() const {
  if (alone) {
    Line<N> line = alone->value();
    line.a = line.a + counted_margin(*standing, *alone) - alone->position->funding_owed();
    line += market->held(available_to_isolated(*standing, *alone));
    return line;
  }
  const Share<N> own = equity_share(*standing, symbol);
  Line<N> line = own.line;
  line += market->held(this->equity - own.at_mark);
  return line;
}

template <Number N>
HealthParts<N> Group<N>::parts() const {
  const Share<N> reserve = reserve_share(*standing, legs());
  HealthParts<N> parts{equity_along(), {}, reserve.line};
  if (alone) {
    parts.maintenance = maintenance(*alone, standing->rules());
  } else {
    const CrossSums<N>& sums = standing->sums;
    const WaitingCharges<N> waiting = waiting_charges(*standing, symbol.symbol);
    Moving<N> moving = moving_maintenance(*standing, symbol);
    parts.maintenance = std::move(moving.walks);
    // Not from the whole sum: what waits may be so much more that the rest is lost in its roundings.
    parts.maintenance.add(market->held(sums.maintenance_of_positions - moving.at_mark + waiting.held_maintenance));
    parts.maintenance.add(Line<N>{waiting.coin_maintenance, N{0}});
    parts.reserve += market->held(sums.reserve_of_positions - reserve.at_mark + waiting.held_reserve);
    parts.reserve.a = parts.reserve.a + waiting.coin_reserve;
  }
  parts.maintenance.sort();
  return parts;
}

template <Number N>
Walks<N> HealthParts<N>::health(const N& kappa) const {
  Walks<N> health;
  health.add(-kappa, maintenance);
  health.add(equity - reserve);
  return health;
}

template <Number N>
std::optional<N> plain_margin(const Standing<N>& standing, const Leg<N>& leg) {
  const Rules<N>& rules = standing.rules();
  if (rules.extra_margin == ExtraMargin::Plain || !leg.position->margin || leg.loan) return std::nullopt;
  const N initial = position_initial_margin(leg, rules, false);
  const N plain = initial + reserve_at_opening(*leg.market, rules, leg.position->side, leg.entry_value, initial);
  return standing.margins[leg.place] > plain ? std::optional(plain) : std::nullopt;
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
Share<N> reserve_share(const Standing<N>& standing, std::span<const std::size_t> legs) {
  const Rules<N>& rules = standing.rules();
  Share<N> share;
  for (const std::size_t place : legs) {
    const Leg<N>& leg = standing.legs[place];
    const bool moves = rules.fee_moves(*leg.market->contract);
    share.line.a = share.line.a + (moves ? rules.fixed_costs : standing.reserves[place]);
    if (moves) share.line.b = share.line.b + leg.market->contract->taker_fee() * leg.size;
    share.at_mark = share.at_mark + leg.market->worth(standing.reserves[place]);
  }
  return share;
}

template <Number N>
WaitingCharges<N> waiting_charges(const Standing<N>& standing, std::size_t symbol) {
  WaitingCharges<N> charges;
  if (standing.rules().orders != OrdersRule::Counted) return charges;
  for (const Pending<N>& order : standing.pending) {
    const Market<N>& market = standing.market_of(order);
    if (market.in_coin && standing.account->orders[order.place].symbol == symbol) {
      charges.coin_maintenance = charges.coin_maintenance + order.maintenance;
      charges.coin_reserve = charges.coin_reserve + order.closing_reserve;
    } else {
      charges.held_maintenance = charges.held_maintenance + market.worth(order.maintenance);
      charges.held_reserve = charges.held_reserve + market.worth(order.closing_reserve);
    }
  }
  return charges;
}

#define INSTANTIATE(N)                                                               \
  template struct HealthParts<N>;                                                    \
  template struct Group<N>;                                                          \
  template std::optional<N> plain_margin(const Standing<N>&, const Leg<N>&);         \
  template Share<N> equity_share(const Standing<N>&, const SymbolLegs&);             \
  template Share<N> reserve_share(const Standing<N>&, std::span<const std::size_t>); \
  template struct WaitingCharges<N>;                                                 \
  template WaitingCharges<N> waiting_charges(const Standing<N>&, std::size_t);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
