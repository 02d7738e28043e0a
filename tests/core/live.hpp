// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>

#include "convert.hpp"
#include "judge.hpp"
#include "oracle/generator.hpp"

// The live path against fractions: every number may be off by 1e-12 of the terms it is a sum of, and by no more.

namespace support::live_path {

inline constexpr std::uint64_t accounts = 300;
inline constexpr double share = tolerance<double>;

inline AccountReport<double> live(const Account<Decimal>& of) { return assessed(to_double(of)); }

/// Runs `check(account, truth)` on random accounts, changed by `prepare` first, but for those with a size on an edge of its table.
void for_accounts(std::uint64_t seed, const auto& prepare, const auto& check) {
  std::uint64_t checked = 0;
  for (std::uint64_t i = 0; i < accounts; ++i) {
    CAPTURE(seed + i);
    Account<Decimal> one = oracle::random_account(seed + i);
    prepare(one);
    const Truth truth(one);
    if (on_edge(truth.ledger, 1e-12)) continue;
    check(one, truth);
    ++checked;
  }
  CHECK(checked * 2 > accounts);
}
void for_accounts(std::uint64_t seed, const auto& check) {
  for_accounts(seed, [](Account<Decimal>&) {}, check);
}

/// The liquidation of a position against fractions; decisions within rounding of a tie may go either way, and must be rare.
struct Held {
  Comparison<double> comparison;
  long positions = 0;

  void to(const Truth& truth, std::size_t place, const Liquidation<double>& got) {
    ++positions;
    Judge<double>{comparison, truth}.liquidation(place, truth.scopes[place], got);
  }
  ~Held() {
    for (std::size_t i = 0; i < comparison.failures.size() && i < 10; ++i) FAIL_CHECK(comparison.failures[i]);
    CHECK(comparison.failures.empty());
    CHECK(positions > 0);
    CHECK(comparison.tie_count() * 50 <= positions);
  }
};

/// One isolated position with a fee to close; sizes and prices of a market.
inline Account<Decimal> random_one(Random& random, PositionSide side, bool coin) {
  const Decimal entry{random.between(1'001, 9'999), random.between(-3, 1)};
  const Decimal value{random.between(10, 9'999), -1};
  const Decimal qty = coin ? value * entry : Decimal{random.between(1, 999), -2};
  const Decimal notional = coin ? value : qty * entry;
  auto one = account(coin ? inverse(Decimal{random.between(1, 50), -3}, Decimal{random.between(0, 20), -4})
                          : linear(Decimal{random.between(1, 50), -3}, Decimal{random.between(0, 20), -4}),
                     entry, {isolated(side, qty, entry, notional * Decimal{random.between(8, 60), -2})});
  one.rules.close_fee = CloseFee::AtLiquidation;
  return one;
}
inline Account<Decimal> random_one(Random& random) {
  const PositionSide side = random.chance(50) ? Long : Short;
  return random_one(random, side, random.chance(50));
}

/// What a live price may be off by.
inline double allowed(const Crossing& crossing) { return share * (crossing.magnifies + oracle::approximate(crossing.price)); }

/// How far away liquidation is, with already below and never above every distance.
inline double room(const Liquidation<double>& of, double mark) {
  if (of.status == PriceStatus::Already) return -1;
  return of.status == PriceStatus::Never ? 1e60 : std::abs(*of.exact - mark);
}

/// Health at the mark of an isolated position.
template <class N>
N health(const PositionReport<N>& of) {
  return *of.margin + of.unrealized_pnl - of.maintenance_margin - of.closing_reserve;
}

}  // namespace support::live_path
