// SPDX-License-Identifier: MIT
#pragma once

#include "margin/leg.hpp"
#include "margin/report.hpp"

namespace margin {

/// Where a health function reaches zero: exact on a straight piece, or at a kink where it leaps.
template <Number N>
struct Crossing {
  Line<N> piece;    ///< the piece whose root it is; of a health that bends, with the slope there; nothing where it leaps
  N x{};
  bool known_by_x{};  ///< not as the root of the piece
};

/// The first x > 0 on the walk from `mark` at which a health that is safe at the mark is liquidated; absent when there is none.
/// No iteration and no tolerance: the root −a/b of the straight piece on which the sign changes.
template <Number N>
std::optional<Crossing<N>> first_liquidation(const Walk<N>& health, N mark, Way way, Boundary boundary, bool jumps);

/// The first x > 0 on the walk at which a health below zero at the mark returns to zero.
template <Number N>
std::optional<Crossing<N>> first_recovery(const Walk<N>& health, N mark, Way way, bool jumps);

/// What a solver needs to know of the market besides the health.
template <Number N>
struct PriceQuestion {
  const Market<N>* market{};
  const Rules<N>* rules{};
  N health_at_mark{};
  N net_delta{};          ///< change of equity per unit of x: decides which of two prices is the account's
  bool loses_with_x{};    ///< side that counts when the net delta is 0
  Line<N> per_unit{N{1}, N{0}};  ///< what one unit more of margin or wallet adds to the health along x
};

/// Lower and upper liquidation price of a health function, the one on the account's adverse side, rounded to the tick.
/// `tier` is left to the caller, who knows the leg.
template <Number N>
Liquidation<N> solve_liquidation(const Walks<N>& health, const PriceQuestion<N>& question);

/// Where equity, or equity less the fee reserved to close, reaches zero along one price; `at_mark` is its value at the mark.
template <Number N>
Bankruptcy<N> solve_bankruptcy(const Line<N>& equity, N at_mark, const Market<N>& market, const Rules<N>& rules);

/// A price rounded to the contract's tick in the direction of the rules: toward the mark is earlier. Never past the mark, never 0.
template <Number N>
N round_price(N price, const Market<N>& market, Rounding rounding);

}  // namespace margin
