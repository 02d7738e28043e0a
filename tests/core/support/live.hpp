// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>

#include "oracle/generator.hpp"
#include "support/convert.hpp"
#include "support/judge.hpp"

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

/// What a live price may be off by.
inline double allowed(const Crossing& crossing) { return share * (crossing.magnifies + oracle::approximate(crossing.price)); }

/// Health at the mark of an isolated position.
template <class N>
N health(const PositionReport<N>& of) {
  return *of.margin + of.unrealized_pnl - of.maintenance_margin - of.closing_reserve;
}

}  // namespace support::live_path
