// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>

#include "margin/ticket/ticket.hpp"
#include "support/accounts.hpp"

namespace support {

using margin::Effect;
using margin::Order;
using margin::OrderSide;
using margin::Ticket;
using margin::TicketStatus;

inline constexpr auto Buy = OrderSide::Buy;
inline constexpr auto Sell = OrderSide::Sell;
inline constexpr auto Isolated = MarginMode::Isolated;
inline constexpr auto Cross = MarginMode::Cross;

/// An account without positions.
inline Account<Decimal> empty(const Value& wallet, const Value& taker = 0, const Value& mark = 100) {
  return account(linear("0.005", taker), mark, {}, wallet);
}

inline Order<Decimal> market(OrderSide side, const Value& qty, const Value& leverage, MarginMode mode, std::size_t symbol = 0) {
  Order<Decimal> order;
  order.symbol = symbol;
  order.side = side;
  order.qty = qty.decimal;
  order.leverage = leverage.decimal;
  order.mode = mode;
  return order;
}

inline Order<Decimal> limit(OrderSide side, const Value& qty, const Value& price, const Value& leverage, MarginMode mode) {
  auto order = market(side, qty, leverage, mode);
  order.price = price.decimal;
  return order;
}

inline Ticket<Decimal> previewed(const Account<Decimal>& of, const Order<Decimal>& order) {
  return answered(margin::preview(of, order));
}

inline bool has_reason(const Ticket<Decimal>& ticket, std::string_view code) {
  return std::ranges::any_of(ticket.reasons, [&](const auto& reason) { return reason.code == code; });
}

inline std::optional<Decimal> missing_of(const Ticket<Decimal>& ticket, std::string_view code) {
  for (const auto& reason : ticket.reasons) {
    if (reason.code == code) return reason.missing;
  }
  return std::nullopt;
}

}  // namespace support
