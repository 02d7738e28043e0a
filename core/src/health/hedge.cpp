// SPDX-License-Identifier: MIT
#include "margin/health/hedge.hpp"

namespace margin {
namespace {

template <Number N>
struct SideSizes {
  N longs{};
  N shorts{};
};

template <Number N>
SideSizes<N> side_sizes(const Standing<N>& standing, const SymbolLegs& symbol) {
  SideSizes<N> sizes;
  for (const std::size_t place : standing.cross_legs(symbol)) {
    const Leg<N>& leg = standing.legs[place];
    N& side = leg.position->side == PositionSide::Long ? sizes.longs : sizes.shorts;
    side = side + leg.size;
  }
  return sizes;
}

/// A tie is the longs', and so is what only the roundings of the sums tell apart.
template <Number N>
PositionSide larger_side(const SideSizes<N>& sizes) {
  return difference(sizes.shorts, sizes.longs) > 0 ? PositionSide::Short : PositionSide::Long;
}

template <Number N>
Moving<N> moving_max_side(const Standing<N>& standing, const SymbolLegs& symbol) {
  const Market<N>& market = standing.markets[symbol.symbol];
  const SideSums<N>& held = standing.underlyings[market.contract->underlying];
  SideWalks<N> sides = side_walks(standing, symbol);
  sides.longs.add(market.held(held.longs - sides.at_mark.longs));
  sides.shorts.add(market.held(held.shorts - sides.at_mark.shorts));
  return {larger_of(std::move(sides.longs), std::move(sides.shorts), market.x), greatest(held.longs, held.shorts)};
}

}  // namespace

template <Number N>
Hedge hedge_of(const Standing<N>& standing, const SymbolLegs& symbol) {
  return standing.markets[symbol.symbol].contract->loan() ? Hedge::Sum : standing.rules().hedge;
}

template <Number N>
NetLeg<N> net_leg(const Standing<N>& standing, const SymbolLegs& symbol) {
  const auto sizes = side_sizes(standing, symbol);
  const PositionSide side = larger_side(sizes);
  const bool is_long = side == PositionSide::Long;
  const N& larger = is_long ? sizes.longs : sizes.shorts;
  const N size = difference(larger, is_long ? sizes.shorts : sizes.longs);
  NetLeg<N> net;
  N entry_value{0};
  for (const std::size_t place : standing.cross_legs(symbol)) {
    const Leg<N>& leg = standing.legs[place];
    if (leg.position->side != side) continue;
    if (entry_value == 0) {
      net.position = *leg.position;
      net.leg.beside = leg.beside;
    }
    entry_value = entry_value + leg.entry_value;
  }
  const Market<N>& market = standing.markets[symbol.symbol];
  const Contract<N>& contract = *market.contract;
  net.position.qty = contract.multiplier ? size / *contract.multiplier : size;
  net.leg.market = &market;
  net.leg.size = size;
  net.leg.entry_value = entry_value * size / larger;
  net.leg.notional = contract.notional(size, market.mark);
  return net;
}

template <Number N>
std::optional<PositionSide> paying_side(const Standing<N>& standing, const SymbolLegs& symbol) {
  if (hedge_of(standing, symbol) != Hedge::Larger) return std::nullopt;
  return larger_side(side_sizes(standing, symbol));
}

template <Number N>
N symbol_maintenance(const Standing<N>& standing, const SymbolLegs& symbol) {
  const Market<N>& market = standing.markets[symbol.symbol];
  if (hedge_of(standing, symbol) == Hedge::Net) {
    NetLeg<N> net = net_leg(standing, symbol);
    net.leg.position = &net.position;
    return market.worth(maintenance_at_mark(net.leg, standing.rules()));
  }
  const auto paying = paying_side(standing, symbol);
  N sum{0};
  for (const std::size_t place : standing.cross_legs(symbol)) {
    if (pays(standing.legs[place], paying)) sum = sum + standing.maintenances[place];
  }
  return market.worth(sum);
}

template <Number N>
std::vector<SideSums<N>> underlying_sums(const Standing<N>& standing) {
  std::vector<SideSums<N>> underlyings;
  for (const std::size_t place : standing.cross) {
    const Leg<N>& leg = standing.legs[place];
    const std::size_t group = leg.market->contract->underlying;
    if (underlyings.size() <= group) underlyings.resize(group + 1);
    if (leg.loan) continue;
    N& side = leg.position->side == PositionSide::Long ? underlyings[group].longs : underlyings[group].shorts;
    side = side + leg.market->worth(standing.maintenances[place]);
  }
  return underlyings;
}

template <Number N>
SideWalks<N> side_walks(const Standing<N>& standing, const SymbolLegs& symbol) {
  SideWalks<N> sides;
  for (const std::size_t place : standing.cross_legs(symbol)) {
    const Leg<N>& leg = standing.legs[place];
    const bool is_long = leg.position->side == PositionSide::Long;
    (is_long ? sides.longs : sides.shorts).add(N{1}, maintenance(leg, standing.rules()));
    N& at_mark = is_long ? sides.at_mark.longs : sides.at_mark.shorts;
    at_mark = at_mark + leg.market->worth(standing.maintenances[place]);
  }
  return sides;
}

template <Number N>
N cross_maintenance(const Standing<N>& standing) {
  N sum{0};
  for (const SideSums<N>& sides : standing.underlyings) sum = sum + greatest(sides.longs, sides.shorts);
  for (const SymbolLegs& symbol : standing.symbols) {
    if (hedge_of(standing, symbol) != Hedge::MaxSide) sum = sum + symbol_maintenance(standing, symbol);
  }
  return sum;
}

template <Number N>
Moving<N> moving_maintenance(const Standing<N>& standing, const SymbolLegs& symbol) {
  if (symbol.begin == symbol.end) return {};
  if (hedge_of(standing, symbol) == Hedge::MaxSide) return moving_max_side(standing, symbol);
  Moving<N> moving{{}, symbol_maintenance(standing, symbol)};
  if (hedge_of(standing, symbol) == Hedge::Net) {
    NetLeg<N> net = net_leg(standing, symbol);
    net.leg.position = &net.position;
    moving.walks = maintenance(net.leg, standing.rules());
    return moving;
  }
  const auto paying = paying_side(standing, symbol);
  for (const std::size_t place : standing.cross_legs(symbol)) {
    const Leg<N>& leg = standing.legs[place];
    if (pays(leg, paying)) moving.walks.add(N{1}, maintenance(leg, standing.rules()));
  }
  return moving;
}

#define INSTANTIATE(N)                                                                     \
  template Hedge hedge_of(const Standing<N>&, const SymbolLegs&);                          \
  template SideWalks<N> side_walks(const Standing<N>&, const SymbolLegs&);                 \
  template NetLeg<N> net_leg(const Standing<N>&, const SymbolLegs&);                       \
  template std::optional<PositionSide> paying_side(const Standing<N>&, const SymbolLegs&); \
  template N symbol_maintenance(const Standing<N>&, const SymbolLegs&);                    \
  template std::vector<SideSums<N>> underlying_sums(const Standing<N>&);                   \
  template N cross_maintenance(const Standing<N>&);                                        \
  template Moving<N> moving_maintenance(const Standing<N>&, const SymbolLegs&);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
