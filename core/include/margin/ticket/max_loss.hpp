// SPDX-License-Identifier: MIT
#pragma once

#include "margin/ticket/attempt.hpp"

// What can be lost once an order has filled, in the account's currency. `row` is the position it concerns then.

namespace margin {

/// Whether the cross account's equity backs a position: it is cross, or what is available backs it too.
template <Number N>
bool shares_equity(const Rules<N>& rules, const PositionReport<N>& row);

/// What such a position had left to lose before the order filled.
template <Number N>
N equity_left(const Attempt<N>& attempt, const PositionReport<N>& row);

/// See `MaxLoss::order`.
template <Number N>
N max_loss_of_order(const Attempt<N>& attempt, const std::optional<PositionReport<N>>& row);

/// See `MaxLoss::account`.
template <Number N>
N max_loss_of_account(const Attempt<N>& attempt);

}  // namespace margin
