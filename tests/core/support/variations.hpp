// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <utility>

#include "support/accounts.hpp"

// Accounts of one random position, and changes to an account that must or must not change its prices. Both paths are asked about them.

namespace support {

/// One isolated position with a fee to close; sizes and prices of a market. The mark is its entry.
inline Account<Decimal> random_one(Random& random, PositionSide side, bool coin = false) {
  const Decimal entry{random.between(1'001, 9'999), random.between(-3, 1)};
  const Decimal value{random.between(10, 9'999), -1};
  const Decimal qty = coin ? value * entry : Decimal{random.between(1, 999), -2};
  const Decimal notional = coin ? value : qty * entry;
  const Decimal fee{random.between(0, 20), -4};
  const Decimal rate{random.between(1, 50), -3};
  const Decimal margin = notional * Decimal{random.between(8, 60), -2};
  auto one = account(coin ? inverse(rate, fee) : linear(rate, fee), entry, {isolated(side, qty, entry, margin)});
  one.rules.close_fee = CloseFee::AtLiquidation;
  return one;
}
/// Of either side, linear or in coin.
inline Account<Decimal> random_one(Random& random) {
  const bool coin = random.chance(50);
  return random_one(random, random.chance(50) ? Long : Short, coin);
}

/// With positions of size zero behind the others, in the first symbol and in a new one.
inline Account<Decimal> with_empty_positions(Account<Decimal> of) {
  const std::size_t other = add_market(of, linear("0.02"), 7);
  for (const std::size_t symbol : {std::size_t{0}, other}) {
    for (const PositionSide side : {Long, Short}) {
      of.positions.push_back(cross(side, 0, 5, symbol));
      of.positions.back().leverage = "3"_d;
      of.positions.back().funding = "12"_d;
    }
  }
  return of;
}

/// With a higher rate, with a higher fee, and with a higher kappa.
inline std::vector<Account<Decimal>> stricter(const Account<Decimal>& one) {
  std::vector<Account<Decimal>> all(3, one);
  auto& rate = all[0].contracts[0].tiers[0].mmr;
  rate = rate * "1.3"_d;
  auto& fee = all[1].contracts[0].fees->taker;
  fee = fee + "0.001"_d;
  all[2].rules.kappa = "1.25"_d;
  return all;
}

/// With a lower kappa.
inline Account<Decimal> laxer(Account<Decimal> one) {
  one.rules.kappa = "0.667"_d;
  return one;
}

/// Positions, collateral and contracts in the reverse order.
inline Account<Decimal> turned(Account<Decimal> of) {
  std::ranges::reverse(of.positions);
  std::ranges::reverse(of.collateral);
  std::ranges::reverse(of.contracts);
  std::ranges::reverse(of.marks);
  const std::size_t last = of.contracts.size() - 1;
  for (auto& position : of.positions) position.symbol = last - position.symbol;
  for (auto& order : of.orders) order.symbol = last - order.symbol;
  for (auto& item : of.collateral) {
    if (item.symbol) item.symbol = last - *item.symbol;
  }
  return of;
}

/// The linear position of the other side in 1/p that an inverse one is. The reciprocals of its entry and mark must be exact.
inline Account<Decimal> linear_twin(Account<Decimal> coin) {
  auto& position = coin.positions[0];
  coin.contracts[0].kind = ContractKind::Linear;
  position.side = opposite(position.side);
  position.entry = Decimal{1} / position.entry;
  coin.marks[0] = Decimal{1} / *coin.marks[0];
  return coin;
}

/// A one-position account with the margin of the position in its wallet.
inline Account<Decimal> in_cross(Account<Decimal> one) {
  one.positions[0].mode = MarginMode::Cross;
  one.wallet = std::exchange(one.positions[0].margin, std::nullopt);
  return one;
}

/// How far away liquidation is, to be compared: already is nearer and never farther than every distance.
template <class N>
std::pair<int, N> room(const Liquidation<N>& of, const N& mark) {
  if (of.status == PriceStatus::Already) return {0, N{0}};
  if (of.status == PriceStatus::Never) return {2, N{0}};
  return {1, margin::absolute(*of.exact - mark)};
}

}  // namespace support
