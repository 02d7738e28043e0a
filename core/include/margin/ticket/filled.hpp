// SPDX-License-Identifier: MIT
#pragma once

#include "margin/assess/inquire.hpp"
#include "margin/ticket/fill.hpp"

// The account once an order has filled: what other questions are asked about where they name an order.

namespace margin {

/// Contracts of the order that fill: an order that may only close ends with what it closes.
template <Number N>
N filled_qty(const Meeting<N>& meeting, const OrderTerms<N>& terms) {
  return meeting.may_open ? terms.qty : least(terms.qty, meeting.closable);
}

/// Why an order cannot fill at all: it may only close, and there is nothing to close.
template <Number N>
std::optional<Reason<N>> nothing_to_close(const Meeting<N>& meeting, const Order<N>& order, std::string_view name) {
  if (meeting.may_open || !meeting.closes.empty()) return std::nullopt;
  return Reason<N>{.code = "reduce-only-no-position", .path = std::string(name) + (order.reduces_only() ? ".reduceOnly" : ".positionSide")};
}

/// `before` with the order filled at its price, whether or not it would be accepted. Rows keep their places; one that the order
/// opens comes after them.
template <Number N>
class Filled {
 public:
  Filled(const Standing<N>& before, const Order<N>& order)
      : terms_(order_terms(*before.account, order, before.markets[order.symbol].mark)),
        meeting_(meet(*before.account, order)),
        filling_(before, order, terms_, meeting_),
        standing_(make_standing(filling_.fill(filled_qty(meeting_, terms_)), before.markets)) {}
  Filled(const Filled&) = delete;
  Filled& operator=(const Filled&) = delete;

  [[nodiscard]] const Standing<N>& standing() const { return standing_; }
  [[nodiscard]] const Filling<N>& filling() const { return filling_; }
  [[nodiscard]] const OrderTerms<N>& terms() const { return terms_; }
  [[nodiscard]] const Meeting<N>& meeting() const { return meeting_; }

 private:
  OrderTerms<N> terms_;
  Meeting<N> meeting_;
  Filling<N> filling_;
  Standing<N> standing_;
};

/// Puts a question to an account, or to the account as it is once `order` has filled. `wrong()` looks at the rest of the question, at an order
/// whose values are right; `answer` gets what stands and, of an order, what it did.
template <class Valid, Number N>
Inquiry<Valid, N> inquire_after(const Account<N>& account, const std::optional<Order<N>>& order, auto&& wrong, auto&& answer) {
  return inquire<Valid>(
      account,
      [&]() -> std::optional<InputError> {
        if (order) {
          if (auto found = find_asked_error(account, *order)) return found;
        }
        return wrong();
      },
      [&]() -> std::optional<Reason<N>> {
        if (!order) return std::nullopt;
        if (auto found = find_contradiction(account, *order, "question.order")) return found;
        return nothing_to_close(meet(account, *order), *order, "question.order");
      },
      [&](const Standing<N>& standing) -> Valid {
        if (!order) return answer(standing, static_cast<const Filled<N>*>(nullptr));
        const Filled<N> filled(standing, *order);
        return answer(filled.standing(), &filled);
      });
}

}  // namespace margin
