// SPDX-License-Identifier: MIT
#pragma once

#include "margin/health/standing.hpp"
#include "margin/seek/seek.hpp"

// The answers to reverse questions, one function each. Account and question are valid, and what a question needs is there.

namespace margin {

/// Margin of an isolated position, or wallet behind a cross one, with which its liquidation price is the target: W − H(x_T).
/// Under flat tiers the smallest with which the first crossing is at or beyond the target. An isolated position's addition
/// must be available, where the account says what it has. What a loan owns and owes changes as `funded` says.
template <Number N>
Found<N> seek_margin(const Standing<N>& standing, std::size_t place, N liquidation_price);

/// The smallest part D of a position whose closing at the mark, at the cost of `penalty` · its notional, leaves H ≥ 0:
/// linear D = (κ(r q p − c) − E) / ((κ r − λ) p) on the piece where it lies. Rounded up to the lot.
template <Number N>
Found<N> seek_partial(const Standing<N>& standing, std::size_t place, N penalty);

/// Leverage of an isolated order after whose fill the position's liquidation price is the target, rounded down to 0.01 and
/// capped by the risk table.
template <Number N>
Found<N> seek_leverage(const Standing<N>& before, const Order<N>& order, N liquidation_price);

/// Size of an order after whose fill the position survives up to the target: with `order.margin` as the margin of what it opens,
/// else with the margin its leverage asks for or the account behind it. Rounded down to the lot.
template <Number N>
Found<N> seek_qty(const Standing<N>& before, const Order<N>& order, N liquidation_price);

/// Size whose opening part loses an amount at a stop, fees included: R / (|e − p_s| + f_o e + f_c p_s) for linear contracts.
/// Rounded down to the lot.
template <Number N>
Found<N> seek_qty_at_risk(const Standing<N>& before, const Order<N>& order, const Risk<N>& risk);

/// `largest_accepted`.
template <Number N>
Found<N> seek_max_qty(const Standing<N>& before, const Order<N>& order);

/// Price at which a position has earned `profit`, net of both fees and of funding owed, in settlement currency:
/// linear p = (P + G + q e (s + f_o)) / (q (s − f_c)); inverse p = Q (s + f_c) / ((s − f_o) Q/e − G − P).
/// `never` where that is no price: what a long in coin can gain is bounded. Of a cross position in coin that is valued in quote
/// the profit is in quote, p = (P + (s + f_c) Q) / ((s − f_o) Q/e − G), unless it is meant `as_return` on a margin in coin.
template <Number N>
Found<N> seek_price(const Standing<N>& standing, std::size_t place, N profit, bool as_return);

/// Profit that is a return of `roe` on the initial margin at entry.
template <Number N>
N profit_of_return(const Standing<N>& standing, std::size_t place, N roe);

}  // namespace margin
