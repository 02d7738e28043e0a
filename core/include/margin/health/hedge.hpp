// SPDX-License-Identifier: MIT
#pragma once

#include "margin/health/standing.hpp"

// How the maintenance margins of cross legs combine: of the two sides of a symbol, or of an underlying.

namespace margin {

/// The rule in force for a symbol. Loans are no two sides of one thing: each pays by itself.
template <Number N>
Hedge hedge_of(const Standing<N>& standing, const SymbolLegs& symbol);

/// The cross legs of a symbol netted to one, at the average entry of the larger side. `leg` has no position of its own: whoever
/// asks it for one points it to `position`.
template <Number N>
struct NetLeg {
  Position<N> position;
  Leg<N> leg;
};

template <Number N>
NetLeg<N> net_leg(const Standing<N>& standing, const SymbolLegs& symbol);

/// The one side whose cross legs pay, under the rule `larger`; absent where every leg pays by itself, or where the rules look at
/// the symbol as a whole.
template <Number N>
std::optional<PositionSide> paying_side(const Standing<N>& standing, const SymbolLegs& symbol);

template <Number N>
bool pays(const Leg<N>& leg, const std::optional<PositionSide>& paying) {
  return !paying || leg.position->side == *paying;
}

/// Maintenance margin of a symbol's cross legs at the mark, where it does not depend on other symbols.
template <Number N>
N symbol_maintenance(const Standing<N>& standing, const SymbolLegs& symbol);

/// Long and short maintenance at the mark by underlying.
template <Number N>
std::vector<SideSums<N>> underlying_sums(const Standing<N>& standing);

/// Maintenance margin of the two sides of a symbol along its price, in what it settles in; and at the mark, in the account's currency.
template <Number N>
struct SideWalks {
  Walks<N> longs;
  Walks<N> shorts;
  SideSums<N> at_mark;
};

template <Number N>
SideWalks<N> side_walks(const Standing<N>& standing, const SymbolLegs& symbol);

/// Maintenance margin of all cross legs at the mark. Under `max-side` the standing must know its underlyings.
template <Number N>
N cross_maintenance(const Standing<N>& standing);

/// Maintenance margin along the price of a symbol, of every cross leg whose requirement depends on it, in what the symbol settles
/// in; and what of it is in the account's sum at the mark. Without legs nothing moves.
template <Number N>
struct Moving {
  Walks<N> walks;
  N at_mark{};
};

template <Number N>
Moving<N> moving_maintenance(const Standing<N>& standing, const SymbolLegs& symbol);

}  // namespace margin
