// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "margin/leg.hpp"

namespace margin {

/// What an order asks for once its size is known in contracts.
template <Number N>
struct OrderTerms {
  N qty{};
  N price{};
  PriceKind kind{};
};

/// Size, price and kind of an order; any of qty, notional and margin may give the size. Notional and margin are turned into
/// contracts at the order's price, rounded down to the lot.
template <Number N>
OrderTerms<N> order_terms(const Order<N>& order, const Contract<N>& contract, const std::optional<N>& mark);

/// The opening part of a pending order.
template <Number N>
struct Pending {
  std::size_t place{};  ///< in the account's orders
  N qty{};
  N notional{};  ///< at the order's price
  N margin{};    ///< initial margin, with the closing reserve where the rules put it there
  N maintenance{};
  N closing_reserve{};
};

/// The opening parts of the account's pending orders. What closes costs nothing: an opposite position is used up by the
/// orders of least notional per contract first, so that what remains is the most it can be.
template <Number N>
std::vector<Pending<N>> pending_orders(const Account<N>& account, std::span<const Market<N>> markets);

/// Closing reserve of a position as it is opened with `margin`, under the rule that reserves it at bankruptcy:
/// φ · notional at the price where the margin is lost; linear: φ (N − s·margin).
template <Number N>
N reserve_at_opening(const Market<N>& market, const Rules<N>& rules, PositionSide side, const N& notional, const N& margin);

}  // namespace margin
