// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "margin/account/account.hpp"

namespace margin {

/// Which rows an order meets.
template <Number N>
struct Meeting {
  MarginMode mode{};
  PositionSide side{};              ///< of what it opens, or of what it closes where it may not open
  std::vector<std::size_t> closes;  ///< rows it closes, in this order
  std::optional<std::size_t> adds;  ///< row it adds to
  N closable{};                     ///< contracts of the rows it closes
  bool may_open{true};              ///< not: reduce-only, or the closing of a hedge leg

  /// Whether it meets no row: what it opens is a row of its own.
  [[nodiscard]] bool opens() const { return !adds && closes.empty(); }
};

/// In hedge mode, where both sides of the symbol are held or the order names its leg, an order opens or closes that leg alone; else it closes
/// first. It meets rows of its own mode: the one it names, else that of a position of the symbol, first of its side and
/// isolated, else isolated.
template <Number N>
Meeting<N> meet(const Account<N>& account, const Order<N>& order);

}  // namespace margin
