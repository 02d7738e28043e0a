// SPDX-License-Identifier: MIT
#pragma once

#include <expected>

#include "margin/account/input_error.hpp"
#include "margin/account/reason.hpp"
#include "margin/health/standing.hpp"

// Values that are right by themselves and cannot all be so together.

namespace margin {

/// Whether qty, notional and margin of an order, where more than one is given, disagree.
template <Number N>
std::optional<Reason<N>> find_contradiction(const Account<N>& account, const Order<N>& order, std::string_view path);

/// The same of an order that a question names, and why it cannot fill at all: found under `question.order`.
template <Number N>
std::optional<Reason<N>> find_asked_contradiction(const Account<N>& account, const Order<N>& order);

/// A valid account made ready, or what in it contradicts itself: `tiers-inconsistent`, `mixed-settlement`, `order-overdetermined`,
/// `position-overdetermined`, `funding-overdetermined`, `rules-unsupported`, then what the question does; and once equity is computed,
/// `wallet` and `equity` given together and disagreeing by more than their arithmetic can explain, `equity-mismatch`.
template <Number N>
std::expected<Standing<N>, Invalid<N>> admit(const Account<N>& account, std::optional<Reason<N>> of_question);

}  // namespace margin
