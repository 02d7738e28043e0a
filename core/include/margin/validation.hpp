// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "margin/account.hpp"
#include "margin/input_error.hpp"
#include "margin/report.hpp"

namespace margin {

/// The first value of an account that is wrong by itself: out of its range, missing, unordered, too many, or a place
/// that is no contract's. Codes: `out-of-range`, `missing`, `unsorted-tiers`, `too-many`, `unknown-symbol`.
template <Number N>
std::optional<InputError> find_error(const Account<N>& account);

/// The same for an order about to be previewed against a valid account.
template <Number N>
std::optional<InputError> find_error(const Account<N>& account, const Order<N>& order);

/// Values of a valid account that contradict each other: `tiers-inconsistent`, `mixed-settlement`, `order-overdetermined`,
/// `funding-overdetermined`. (`equity-mismatch` shows only once equity is computed.)
template <Number N>
std::vector<Reason<N>> find_contradictions(const Account<N>& account);

/// Whether qty, notional and margin of an order, where more than one is given, disagree.
template <Number N>
std::optional<Reason<N>> find_contradiction(const Account<N>& account, const Order<N>& order, std::string_view path);

}  // namespace margin
