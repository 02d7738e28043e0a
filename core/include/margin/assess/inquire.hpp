// SPDX-License-Identifier: MIT
#pragma once

#include <expected>
#include <variant>

#include "margin/account/validation.hpp"
#include "margin/assess/contradictions.hpp"

namespace margin {

template <class Valid, Number N>
using Inquiry = std::expected<std::variant<Valid, Invalid<N>>, InputError>;

/// Puts a question to an account: what is wrong with a value of the account, then of the question; what contradicts itself in
/// either; and where nothing does, what `answer` makes of the account as it stands. `wrong()` and `contradicts()` look at the
/// question alone, in an account whose values are right.
template <class Valid, Number N>
Inquiry<Valid, N> inquire(const Account<N>& account, auto&& wrong, auto&& contradicts, auto&& answer) {
  std::optional<InputError> error = find_error(account);
  if (!error) error = wrong();
  if (error) return std::unexpected(std::move(*error));
  auto standing = admit<N>(account, contradicts());
  if (!standing) return std::move(standing.error());
  return answer(*standing);
}

/// For a question that has nothing to be wrong, or to contradict.
inline constexpr auto nothing = [] { return std::nullopt; };

}  // namespace margin
