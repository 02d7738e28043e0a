// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "margin/account/intent.hpp"
#include "margin/health/leg.hpp"

namespace margin {

/// What the cost of an order's opening part is reckoned by: its notional at the price it fills at, or more for shorts where the rules have a
/// premium for them.
template <Number N>
N charged_notional(const Market<N>& market, const Rules<N>& rules, const Order<N>& order, const Intent<N>& intent, N size);

/// Initial margin of `qty` contracts of an order, worth `notional`: what it commits, in proportion, or by its leverage; never
/// less than the initial rate of the row or law.
template <Number N>
N order_margin(const Intent<N>& intent, const Contract<N>& contract, N qty, N notional, const Exposure<N>& exposure);

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
