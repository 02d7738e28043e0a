// SPDX-License-Identifier: MIT
#pragma once

#include "oracle/generator.hpp"
#include "support/fill_by_hand.hpp"

// Orders on random accounts, of kinds that can be filled by hand.

namespace support {

/// A random account whose positions are one of each symbol, with a wallet and their margins.
inline Account<Decimal> random_account(std::uint64_t seed) {
  auto one = oracle::random_account(seed);
  std::vector<Position<Decimal>> kept;
  for (const auto& position : one.positions) {
    const bool again = std::ranges::any_of(kept, [&](const auto& other) { return other.symbol == position.symbol; });
    if (position.qty > Decimal{0} && !again) kept.push_back(position);
  }
  one.positions = kept;
  const auto report = assessed(one);
  one.equity.reset();
  one.wallet = report.wallet;
  for (std::size_t place = 0; place < kept.size(); ++place) {
    if (kept[place].isolated()) one.positions[place].margin = report.positions[place].margin;
  }
  // What an order asks for is notional / leverage, and a waiting one takes its leverage from no row.
  for (auto& contract : one.contracts) {
    for (auto& row : contract.tiers) row.imr.reset();
    if (contract.law) contract.law->imr_base.reset();
    if (contract.law) contract.law->imr_slope.reset();
  }
  for (auto& order : one.orders) order.leverage = order.leverage.value_or("10"_d);
  return one;
}

struct OrderQuestion {
  Account<Decimal> account;
  Order<Decimal> order;
  Decimal fee_rate;
};

/// An order that opens, adds to, reduces, closes or flips one of the positions; absent where none is of a kind that can be filled by hand.
inline std::optional<OrderQuestion> random_question(std::uint64_t seed) {
  Random random(seed);
  auto one = random_account(seed);
  if (one.positions.empty()) return std::nullopt;
  const auto place = static_cast<std::size_t>(random.between(0, static_cast<int>(one.positions.size()) - 1));
  const auto held = one.positions[place];
  if (one.contracts[held.symbol].loan()) return std::nullopt;
  one.rules.fee_buffer = random.chance(30) ? "0.001"_d : "0"_d;
  const bool opens = random.chance(20);
  if (opens) one.positions.erase(one.positions.begin() + static_cast<std::ptrdiff_t>(place));
  const bool closes = !opens && random.chance(70);
  auto order = market((held.side == Long) != closes ? Buy : Sell,
                      random.chance(20) ? held.qty : held.qty * Decimal{random.between(1, 25), -1}, random.between(1, 50),
                      held.isolated() ? MarginMode::Isolated : MarginMode::Cross, held.symbol);
  const auto& contract = one.contracts[held.symbol];
  Decimal fee_rate = contract.taker_fee();
  if (random.chance(40)) {
    order.price = *one.marks[held.symbol] * (order.side == Buy ? "0.99"_d : "1.01"_d);  // rests, and makes
    fee_rate = contract.maker_fee();
  }
  return OrderQuestion{one, order, fee_rate};
}

}  // namespace support
