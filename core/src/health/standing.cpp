// SPDX-License-Identifier: MIT
#include "margin/health/standing.hpp"

#include <algorithm>

#include "margin/health/group.hpp"
#include "margin/health/hedge.hpp"
#include "margin/health/reserve.hpp"

namespace margin {
namespace {

template <Number N>
std::vector<Market<N>> make_markets(const Account<N>& account) {
  std::vector<Market<N>> markets;
  markets.reserve(account.contracts.size());
  for (std::size_t i = 0; i < account.contracts.size(); ++i) {
    const Contract<N>& contract = account.contracts[i];
    const bool in_coin = account.rules.valuation == Valuation::Quote && contract.inverse();
    Market<N> market{&contract, make_schedule(contract.tiers, account.rules.tier_law), {}, {}, in_coin};
    if (account.marks[i]) set_mark(market, *account.marks[i]);
    markets.push_back(std::move(market));
  }
  return markets;
}

/// Cross legs by symbol, each symbol's in the order they were given.
template <Number N>
void sort_cross_legs(Standing<N>& standing) {
  const auto counts = [](const Leg<N>& leg) { return !leg.position->isolated() && leg.size > 0; };
  std::vector<std::size_t> next(standing.markets.size() + 1);
  for (const Leg<N>& leg : standing.legs) {
    if (counts(leg)) ++next[leg.position->symbol + 1];
  }
  for (std::size_t symbol = 0; symbol < standing.markets.size(); ++symbol) {
    const std::size_t begin = next[symbol];
    next[symbol + 1] += begin;
    if (next[symbol + 1] > begin) standing.symbols.push_back({symbol, begin, next[symbol + 1]});
  }
  standing.cross.resize(next.back());
  for (const Leg<N>& leg : standing.legs) {
    if (counts(leg)) standing.cross[next[leg.position->symbol]++] = leg.place;
  }
}

/// Under a `+orders` basis: what waits to open more of the same is added to each position of its symbol and side.
template <Number N>
void put_orders_beside(Standing<N>& standing) {
  for (const Pending<N>& order : standing.pending) {
    for (Leg<N>& leg : standing.legs) {
      if (leg.position->symbol != standing.account->orders[order.place].symbol || leg.position->side != order.side) continue;
      leg.beside = leg.beside + order.measure;
    }
  }
}

template <Number N>
void sum_equity(Standing<N>& standing) {
  const Account<N>& account = *standing.account;
  CrossSums<N>& sums = standing.sums;
  N beside_wallet = account.others.unrealized_pnl.value_or(N{0});
  for (const std::size_t place : standing.cross) {
    const Leg<N>& leg = standing.legs[place];
    sums.value = sums.value + leg.market->worth(leg.value_at_mark());
    sums.notional = sums.notional + leg.market->worth(leg.notional);
    beside_wallet = beside_wallet - leg.market->worth(leg.position->funding_owed());
  }
  beside_wallet = beside_wallet + sums.value;
  for (const Collateral<N>& item : account.collateral) {
    const N price = item.symbol ? standing.markets[*item.symbol].mark : item.price.value_or(N{1});
    beside_wallet = beside_wallet + item.weighted_amount() * price;
  }
  sums.wallet = account.wallet ? *account.wallet : account.equity ? *account.equity - beside_wallet : N{0};
  sums.equity = sums.wallet + beside_wallet;
}

/// Closing reserve that is constant because it is taken at the bankruptcy price: `equity` along the leg's own price.
template <Number N>
N reserve_at_bankruptcy(const Leg<N>& leg, const Line<N>& equity) {
  const N fee = leg.market->contract->taker_fee() * leg.size;
  const N slope = difference(equity.b, fee);
  if (slope == 0) return N{0};
  const N x = -equity.a / slope;
  return x > 0 ? fee * x : N{0};
}

/// What is put into the margin of a leg's initial margin at its entry.
template <Number N>
N reserve_at_entry(const Leg<N>& leg, const Rules<N>& rules) {
  return reserve_at_opening(*leg.market, rules, leg.position->side, leg.entry_value, position_initial_margin(leg, rules, false));
}

template <Number N>
N closing_reserve(const Standing<N>& standing, const Leg<N>& leg, const Line<N>& equity) {
  const Rules<N>& rules = standing.rules();
  if (leg.size == 0) return N{0};
  return closing_reserve(
      rules, leg.loan.has_value(), rules.fixed_costs, [&] { return leg.market->contract->taker_fee() * leg.notional; },
      [&] { return reserve_at_bankruptcy(leg, equity); }, [&] { return reserve_at_entry(leg, rules); });
}

template <Number N>
void set_reserves(Standing<N>& standing, const Group<N>& group) {
  const Line<N> equity = standing.rules().close_fee == CloseFee::AtBankruptcy ? group.equity_along() : Line<N>{};
  for (const std::size_t place : group.legs()) standing.reserves[place] = closing_reserve(standing, standing.legs[place], equity);
}

/// Isolated wallet: as given; of a loan whose amounts are, what they are worth without its profit; or by default, with the closing reserve where the
/// rules put it there.
template <Number N>
N isolated_margin(const Standing<N>& standing, const Leg<N>& leg) {
  const Position<N>& position = *leg.position;
  if (position.margin) return *position.margin;
  if (position.loan && leg.size > 0) return leg.value_at_mark() - leg.unrealized_pnl;
  const N margin = default_margin(leg, standing.rules());
  return margin + reserve_at_opening(*leg.market, standing.rules(), leg.position->side, leg.entry_value, margin);
}

/// All pending orders, or of each symbol the side that asks for more.
template <Number N>
N margin_of_orders(const Standing<N>& standing) {
  N sum{0};
  if (standing.rules().order_netting == OrderNetting::Sum) {
    for (const auto& order : standing.pending) sum = sum + standing.market_of(order).worth(order.margin);
    return sum;
  }
  std::vector<SideSums<N>> symbols(standing.markets.size());
  for (const auto& order : standing.pending) {
    const Order<N>& of = standing.account->orders[order.place];
    N& side = of.side == OrderSide::Buy ? symbols[of.symbol].longs : symbols[of.symbol].shorts;
    side = side + standing.markets[of.symbol].worth(order.margin);
  }
  for (const SideSums<N>& sides : symbols) sum = sum + greatest(sides.longs, sides.shorts);
  return sum;
}

template <Number N>
void sum_requirements(Standing<N>& standing) {
  const Account<N>& account = *standing.account;
  CrossSums<N>& sums = standing.sums;
  const Others<N>& others = account.others;
  if (account.rules.hedge == Hedge::MaxSide) standing.underlyings = underlying_sums(standing);
  sums.maintenance_margin = others.maintenance_margin.value_or(N{0}) + cross_maintenance(standing);
  sums.closing_reserve = others.closing_reserve.value_or(N{0});
  sums.initial_margin = others.initial_margin.value_or(N{0});
  for (const std::size_t place : standing.cross) {
    const Leg<N>& leg = standing.legs[place];
    const N reserve = leg.market->worth(standing.reserves[place]);
    sums.closing_reserve = sums.closing_reserve + reserve;
    const bool at_mark = account.rules.mm_basis != MaintenanceBasis::AtEntry;
    sums.initial_margin = sums.initial_margin + leg.market->worth(position_initial_margin(leg, account.rules, at_mark));
    sums.initial_margin = sums.initial_margin + leg.market->worth(reserved_in_margin(standing, leg));
  }
  sums.maintenance_of_positions = sums.maintenance_margin;
  sums.reserve_of_positions = sums.closing_reserve;
  sums.order_margin = margin_of_orders(standing);
  for (const Pending<N>& order : standing.pending) {
    if (account.rules.orders != OrdersRule::Counted) continue;
    const Market<N>& market = standing.market_of(order);
    sums.maintenance_margin = sums.maintenance_margin + market.worth(order.maintenance);
    sums.closing_reserve = sums.closing_reserve + market.worth(order.closing_reserve);
  }
  const bool held_elsewhere = others.unrealized_pnl.value_or(N{0}) != 0;
  sums.at_risk = !standing.cross.empty() || sums.maintenance_margin > 0 || sums.closing_reserve > 0 || held_elsewhere;
  sums.set_health(sums.equity - account.rules.kappa * sums.maintenance_margin - sums.closing_reserve, account.rules.boundary);
}

}  // namespace

template <Number N>
Standing<N> make_standing(const Account<N>& account) {
  auto markets = make_markets(account);
  Standing<N> standing = make_standing(account, std::span<const Market<N>>(markets));
  standing.own_markets = std::move(markets);
  return standing;
}

template <Number N>
Standing<N> make_standing(const Account<N>& account, std::span<const Market<N>> markets) {
  Standing<N> standing;
  standing.account = &account;
  standing.markets = markets;
  const std::size_t count = account.positions.size();
  standing.legs.reserve(count);
  standing.maintenances.reserve(count);
  for (std::size_t place = 0; place < count; ++place) {
    const Position<N>& position = account.positions[place];
    standing.legs.push_back(make_leg(position, standing.markets[position.symbol], account.rules, place));
  }
  standing.pending = pending_orders(account, markets);
  if (account.rules.counts_orders()) put_orders_beside(standing);
  for (const Leg<N>& leg : standing.legs) {
    standing.maintenances.push_back(leg.size == 0 ? N{0} : maintenance_at_mark(leg, account.rules));
  }
  sort_cross_legs(standing);
  sum_equity(standing);

  standing.margins.assign(count, N{0});
  standing.reserves.assign(count, N{0});
  for (const SymbolLegs& symbol : standing.symbols) set_reserves(standing, Group<N>(standing, symbol));
  sum_requirements(standing);
  // What is available to the cross account may back isolated positions too.
  for (const Leg<N>& leg : standing.legs) {
    if (!leg.position->isolated()) continue;
    standing.margins[leg.place] = isolated_margin(standing, leg);
    set_reserves(standing, Group<N>(standing, leg));
  }
  return standing;
}

template <Number N>
SymbolLegs Standing<N>::symbol_legs(std::size_t symbol) const {
  const auto found = std::ranges::lower_bound(symbols, symbol, {}, &SymbolLegs::symbol);
  return found != symbols.end() && found->symbol == symbol ? *found : SymbolLegs{symbol, 0, 0};
}

template <Number N>
Account<N> with_wallet(const Standing<N>& standing) {
  Account<N> account = *standing.account;
  account.wallet = standing.sums.wallet;
  account.equity.reset();
  return account;
}

template <Number N>
N reserved_in_margin(const Standing<N>& standing, const Leg<N>& leg) {
  if (leg.size == 0) return N{0};
  return standing.rules().close_fee == CloseFee::AtBankruptcy ? standing.reserves[leg.place] : reserve_at_entry(leg, standing.rules());
}

template <Number N>
N position_initial_margin(const Leg<N>& leg, const Rules<N>& rules, bool at_mark) {
  const Contract<N>& contract = *leg.market->contract;
  const N notional = at_mark ? leg.moving_value() : leg.entry_value;
  return initial_margin(contract, notional, exposure_of(contract, rules, leg.position->qty, notional), leg.position->leverage);
}

#define INSTANTIATE(N)                                                               \
  template Standing<N> make_standing(const Account<N>&);                             \
  template Standing<N> make_standing(const Account<N>&, std::span<const Market<N>>); \
  template SymbolLegs Standing<N>::symbol_legs(std::size_t) const;                   \
  template Account<N> with_wallet(const Standing<N>&);                               \
  template N reserved_in_margin(const Standing<N>&, const Leg<N>&);                  \
  template N position_initial_margin(const Leg<N>&, const Rules<N>&, bool);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
