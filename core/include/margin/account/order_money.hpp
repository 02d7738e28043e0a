// SPDX-License-Identifier: MIT
#pragma once

#include "margin/account/account.hpp"

namespace margin {

/// What the `notional` and `margin` of an order are amounts of: quote where coin is valued in quote, else what its contract settles in.
template <Number N>
struct OrderMoney {
  OrderMoney(const Account<N>& account, const Order<N>& order, N mark)
      : contract(account.contracts[order.symbol]),
        price(order.price.value_or(mark)),
        mark(mark > 0 ? mark : price),
        in_quote(account.rules.valuation == Valuation::Quote && contract.inverse()) {}

  /// Value of so many contracts at the order's price.
  [[nodiscard]] N value(N qty) const {
    const N size = contract.size_of(qty);
    return in_quote ? size : contract.notional(size, price);
  }
  /// What a margin at 1x is for so much of it: coin that was valued at the order's price, at the mark.
  [[nodiscard]] N at_mark(N value) const { return in_quote && price != mark ? value / price * mark : value; }
  /// An amount of it in what the contract settles in.
  [[nodiscard]] N settled(N amount) const { return in_quote ? amount / mark : amount; }

  const Contract<N>& contract;
  N price;
  N mark;
  bool in_quote;
};

}  // namespace margin
