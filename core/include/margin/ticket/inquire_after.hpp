// SPDX-License-Identifier: MIT
#pragma once

#include "margin/assess/inquire.hpp"
#include "margin/ticket/attempt.hpp"

namespace margin {

/// Puts a question to an account, or to the account as it is once `order` has filled, whether or not it would be accepted. `wrong()` looks at
/// the rest of the question, at an order whose values are right; `answer` gets what stands and, of an order, what it did.
template <class Valid, Number N>
Inquiry<Valid, N> inquire_after(const Account<N>& account, const std::optional<Order<N>>& order, auto&& wrong, auto&& answer) {
  return inquire<Valid>(
      account,
      [&] {
        const auto found = order ? find_asked_error(account, *order) : std::nullopt;
        return found ? found : wrong();
      },
      [&] { return order ? find_asked_contradiction(account, *order) : std::nullopt; },
      [&](const Standing<N>& standing) -> Valid {
        if (!order) return answer(standing, static_cast<const Attempt<N>*>(nullptr));
        Attempt<N> attempt(standing, *order);
        attempt.fill(attempt.intent.fills());
        return answer(attempt.after(), &attempt);
      });
}

}  // namespace margin
