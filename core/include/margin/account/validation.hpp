// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "margin/account/account.hpp"
#include "margin/account/input_error.hpp"

namespace margin {

/// The first value of an account that is wrong by itself: out of its range, missing, unordered, too many, or a place
/// that is no contract's. Codes: `out-of-range`, `missing`, `unsorted-tiers`, `too-many`, `unknown-symbol`.
template <Number N>
std::optional<InputError> find_error(const Account<N>& account);

/// The same for an order about to be previewed against a valid account.
template <Number N>
std::optional<InputError> find_error(const Account<N>& account, const Order<N>& order);

/// The same for an order that a question names: it is found under `question.order`.
template <Number N>
std::optional<InputError> find_asked_error(const Account<N>& account, const Order<N>& order) {
  auto found = find_error(account, order);
  if (found && found->path.starts_with("order")) found->path.insert(0, "question.");
  return found;
}

}  // namespace margin
