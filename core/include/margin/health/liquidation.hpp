// SPDX-License-Identifier: MIT
#pragma once

#include "margin/health/group.hpp"

namespace margin {

enum class PriceStatus {
  Ok,      ///< it happens at the price
  Never,   ///< at no positive price of this market, all else held
  Already  ///< it has happened at the mark
};
constexpr auto names(PriceStatus) { return std::to_array<std::string_view>({"ok", "never", "already"}); }

template <Number N>
struct Liquidation {
  PriceStatus status{PriceStatus::Never};
  std::optional<N> price;        ///< rounded to the tick
  std::optional<N> exact;        ///< the same before rounding
  std::optional<N> lower;        ///< below the mark, unrounded
  std::optional<N> upper;        ///< above the mark, unrounded
  std::optional<std::size_t> tier;  ///< row of the risk table in force there
  std::optional<N> sensitivity;     ///< dp*/dW: what one unit more of counted margin or wallet adds to `exact`, all else held; 0 at an edge
  std::optional<N> missing;      ///< already: −H at the mark
  std::optional<N> recovery;     ///< already: the nearest price where H returns to 0

  static void fields(auto& self, auto&& visit) {
    visit("status", self.status);
    visit("price", self.price);
    visit("exact", self.exact);
    visit("lower", self.lower);
    visit("upper", self.upper);
    visit("tier", self.tier);
    visit("sensitivity", self.sensitivity);
    visit("missing", self.missing);
    visit("recovery", self.recovery);
  }
};

template <Number N>
struct Bankruptcy {
  PriceStatus status{PriceStatus::Never};
  std::optional<N> price;
  std::optional<N> exact;

  static void fields(auto& self, auto&& visit) {
    visit("status", self.status);
    visit("price", self.price);
    visit("exact", self.exact);
  }
};

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

/// Lower and upper liquidation price of a group, given what its health is made of, and the one on its adverse side, rounded to the tick.
/// Where its equity does not move, that is the adverse side of a position of `side`. `tier` is left to the caller, who knows the leg.
template <Number N>
Liquidation<N> solve_liquidation(const Group<N>& group, const HealthParts<N>& parts, PositionSide side);

/// Where equity, or equity less the fee reserved to close, reaches zero along one price; `at_mark` is its value at the mark.
template <Number N>
Bankruptcy<N> solve_bankruptcy(const Line<N>& equity, N at_mark, const Market<N>& market, const Rules<N>& rules);

/// A price rounded to the contract's tick in the direction of the rules: toward the mark is earlier. Never past the mark, never 0.
template <Number N>
N round_price(N price, const Market<N>& market, Rounding rounding);

}  // namespace margin
