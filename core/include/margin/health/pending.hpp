// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "margin/health/leg.hpp"

namespace margin {

/// What an order asks for once its size is known in contracts.
template <Number N>
struct OrderTerms {
  N qty{};
  N price{};
  PriceKind kind{};
  std::optional<N> leverage;  ///< absent: the contract's own rates decide
  std::optional<N> margin;    ///< to commit to `qty`, in what the contract settles in, where the order gives it instead of a leverage
};

/// Size, price, kind and leverage of an order at a mark. Any of qty, notional and margin may give the size; notional and margin are turned
/// into contracts at the order's price: the most, on the lot, whose value, or whose margin, is no more. The leverage is the order's, else that
/// of a size with its margin, else that of a position of the symbol, first of one it would add to; a margin alone without any is the whole value.
template <Number N>
OrderTerms<N> order_terms(const Account<N>& account, const Order<N>& order, N mark);

/// Price that the cost of an order's opening part is reckoned at, from the one it fills at: higher for shorts where the rules have a
/// premium for them.
template <Number N>
N charged_price(const Rules<N>& rules, const Order<N>& order, PositionSide side, N price, N mark);

/// Initial margin of `qty` contracts of an order, worth `notional`: what it commits, in proportion, or by its leverage; never
/// less than the initial rate of the row or law.
template <Number N>
N order_margin(const OrderTerms<N>& terms, const Contract<N>& contract, N qty, N notional, const Exposure<N>& exposure);

/// The opening part of a pending order.
template <Number N>
struct Pending {
  std::size_t place{};  ///< in the account's orders
  PositionSide side{};  ///< of what it would open
  N qty{};
  N notional{};  ///< at the order's price
  N measure{};   ///< what its risk table counts
  N margin{};    ///< initial margin, with the closing reserve where the rules put it there
  N maintenance{};
  N closing_reserve{};
};

/// The opening parts of the account's pending orders. What closes costs nothing: an opposite position is used up by the
/// orders of least notional per contract first, so that what remains is the most it can be.
template <Number N>
std::vector<Pending<N>> pending_orders(const Account<N>& account, std::span<const Market<N>> markets);

/// What is put into the margin of a position that is opened with `margin`, to close it again; see `OpeningReserve`.
template <Number N>
N reserve_at_opening(const Market<N>& market, const Rules<N>& rules, PositionSide side, N notional, N margin);

}  // namespace margin
