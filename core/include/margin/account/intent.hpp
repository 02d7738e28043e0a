// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "margin/account/account.hpp"
#include "margin/account/reason.hpp"

namespace margin {

/// What an order means to do on an account: how much, at which price and leverage, and which rows it meets.
template <Number N>
struct Intent {
  N qty{};
  N price{};
  PriceKind kind{};
  std::optional<N> leverage;  ///< absent: the contract's own rates decide
  std::optional<N> margin;    ///< as the order gives it, in what the contract settles in
  bool commits{};             ///< `margin` is for `qty`, instead of a leverage

  MarginMode mode{};
  PositionSide side{};              ///< of what it opens, or of what it closes where it may not open
  std::vector<std::size_t> closes;  ///< rows it closes, in this order
  std::optional<std::size_t> adds;  ///< row it adds to
  N closable{};                     ///< contracts of the rows it closes
  bool may_open{true};              ///< not: reduce-only, or the closing of a hedge leg

  /// Whether it meets no row: what it opens is a row of its own.
  [[nodiscard]] bool meets_none() const { return !adds && closes.empty(); }
  /// Contracts of it that fill: an order that may only close ends with what it closes.
  [[nodiscard]] N fills() const { return may_open ? qty : least(qty, closable); }
};

/// Any of qty, notional and margin may give the size; notional and margin are turned into contracts at the order's price: the most, on the
/// lot, whose value, or whose margin, is no more. The leverage is the order's, else that of a size with its margin, else that of a position of
/// the symbol, first of one it would add to; a margin alone without any is the whole value.
/// In hedge mode, where both sides of the symbol are held or the order names its leg, an order opens or closes that leg alone; else it closes
/// first. It meets rows of its own mode: the one it names, else that of a position of the symbol, first of its side and
/// isolated, else isolated.
template <Number N>
Intent<N> intent_of(const Account<N>& account, const Order<N>& order, N mark);

/// The same at the account's own mark.
template <Number N>
Intent<N> intent_of(const Account<N>& account, const Order<N>& order) {
  return intent_of(account, order, account.marks[order.symbol].value_or(N{0}));
}

/// Why an order cannot fill at all: it may only close, and there is nothing to close. `path` is the order's.
template <Number N>
std::optional<Reason<N>> nothing_to_close(const Intent<N>& intent, const Order<N>& order, std::string_view path);

}  // namespace margin
