// SPDX-License-Identifier: MIT
#pragma once

#include "margin/account/input_error.hpp"
#include "margin/account/reason.hpp"
#include "margin/health/standing.hpp"

// Values that are right by themselves and cannot all be so together.

namespace margin {

/// Values of a valid account that contradict each other: `tiers-inconsistent`, `mixed-settlement`, `order-overdetermined`,
/// `funding-overdetermined`. (`equity-mismatch` shows only once equity is computed.)
template <Number N>
std::vector<Reason<N>> find_contradictions(const Account<N>& account);

/// Whether qty, notional and margin of an order, where more than one is given, disagree.
template <Number N>
std::optional<Reason<N>> find_contradiction(const Account<N>& account, const Order<N>& order, std::string_view path);

/// The same of an order that a question names, and why it cannot fill at all: found under `question.order`.
template <Number N>
std::optional<Reason<N>> find_asked_contradiction(const Account<N>& account, const Order<N>& order);

/// `wallet` and `equity` given together and disagreeing by more than their arithmetic can explain: `equity-mismatch`.
template <Number N>
std::optional<Reason<N>> equity_contradiction(const Standing<N>& standing);

}  // namespace margin
