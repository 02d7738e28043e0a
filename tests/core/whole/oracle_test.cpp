// SPDX-License-Identifier: MIT
// The oracle judges the solver; here it is judged itself, by scanning prices and by checking what it returns from first principles.
#include "oracle/generator.hpp"
#include "support/accounts.hpp"

using namespace support;
using oracle::Ledger;
using oracle::Scope;
using oracle::Side;

namespace {

constexpr std::uint64_t accounts = 1'500;

bool liquidated(const Scope& scope, const Rational& price) {
  const Rational health = scope.health(price);
  return health < 0 || (health == 0 && scope.ledger().account->rules.boundary == Boundary::EqualLiquidates);
}

}  // namespace

TEST_CASE("fractions round to 34 digits half even, and decimals turn into the fractions they are") {
  CHECK(oracle::to_34_digits(Rational{1, 3}) == "0.3333333333333333333333333333333333"_r);
  CHECK(oracle::to_34_digits(Rational{2, 3}) == "0.6666666666666666666666666666666667"_r);
  CHECK(oracle::to_34_digits("12345678901234567890123456789012345"_r) == "12345678901234567890123456789012340"_r);
  bool tie = false;
  CHECK(oracle::to_34_digits("-12345678901234567890123456789012355"_r, &tie) == "-12345678901234567890123456789012360"_r);
  CHECK(tie);
  CHECK(oracle::to_34_digits("99999999999999999999999999999999999"_r) == "1e35"_r);
  CHECK(exact("-0.00125"_d) == Rational{-1, 800});
  CHECK(exact("9999999999999999999999999999999999e-60"_d) == "9999999999999999999999999999999999e-60"_r);
  CHECK(exact(0.5) == Rational{1, 2});
  CHECK(oracle::floor(Rational{-1, 2}) == -1);
  CHECK(oracle::floor(Rational{7, 2}) == 3);
  CHECK(oracle::approximate("-2.5e-300"_r) == -2.5e-300);
}

TEST_CASE("oracle: the health at a returned price is zero or leaps, safe all the way to it, and liquidated just beyond") {
  Random random(11);
  int roots = 0;
  int leaps = 0;
  int nevers = 0;
  for (std::uint64_t seed = 0; seed < accounts; ++seed) {
    CAPTURE(seed);
    const auto one = oracle::random_account(50'000'000 + seed);
    const Ledger ledger(one);
    for (std::size_t place = 0; place < one.positions.size(); ++place) {
      const Scope scope(ledger, place);
      const Rational& mark = scope.book().mark;
      if (ledger.legs[place].size == 0 || liquidated(scope, mark)) continue;
      for (const Side side : {Side::Lower, Side::Upper}) {
        const auto found = oracle::first_liquidation(scope, mark, side);
        const Rational far = side == Side::Lower ? Rational{mark / 1'000'000'000} : Rational{mark * 1'000'000'000};
        const Rational end = found ? found->price : far;
        // Nothing is missed on the way, in steps of random width, finer near the end.
        for (int step = 0; step < 12; ++step) {
          const Rational share{random.between(0, 999'999), 1'000'000};
          const Rational price = step % 2 == 0 ? Rational{mark + (end - mark) * share} : Rational{end + (mark - end) * share / 100};
          if (price != end) CHECK_FALSE(liquidated(scope, price));
        }
        if (!found) {
          CHECK_FALSE(liquidated(scope, far));
          ++nevers;
          continue;
        }
        const Rational beyond = end + (side == Side::Lower ? -end : end) / "1e40"_r;
        if (found->leaps) {
          CHECK((liquidated(scope, end) || liquidated(scope, beyond)));
          ++leaps;
        } else {
          CHECK(scope.health(end) == 0);
          CHECK_FALSE(scope.health(beyond) > 0);
          ++roots;
        }
      }
    }
  }
  CHECK(roots > static_cast<int>(accounts));
  CHECK(leaps > 0);
  CHECK(nevers > static_cast<int>(accounts));
  MESSAGE("oracle: ", roots, " roots, ", leaps, " leaps and ", nevers, " sides without a price were scanned");
}

TEST_CASE("oracle: a recovery is the nearest price at which the health is back, and nothing nearer is healthy") {
  Random random(12);
  int recovered = 0;
  int lost = 0;
  for (std::uint64_t seed = 0; seed < accounts; ++seed) {
    CAPTURE(seed);
    const auto one = oracle::random_account(60'000'000 + seed);
    const Ledger ledger(one);
    for (std::size_t place = 0; place < one.positions.size(); ++place) {
      const auto answer = oracle::liquidation(ledger, place);
      if (answer.status != PriceStatus::Already || answer.missing == 0) continue;
      const Scope scope(ledger, place);
      const Rational& mark = scope.book().mark;
      CHECK(answer.missing == -scope.health(mark));
      const Rational distance = !answer.recovery                ? Rational{mark / 2}
                                : answer.recovery->price < mark ? Rational{mark - answer.recovery->price}
                                                                : Rational{answer.recovery->price - mark};
      for (int step = 0; step < 8; ++step) {
        const Rational share{random.between(0, 999), 1'000};
        CHECK(scope.health(mark + distance * share) < 0);
        if (mark > distance * share) CHECK(scope.health(mark - distance * share) < 0);
      }
      if (!answer.recovery) {
        CHECK(scope.health(mark / 1'000'000'000) < 0);
        CHECK(scope.health(mark * 1'000'000'000) < 0);
        ++lost;
      } else {
        const Rational& price = answer.recovery->price;
        const Rational beyond = price + (price < mark ? -price : price) / "1e40"_r;
        CHECK((scope.health(price) >= 0 || scope.health(beyond) >= 0));
        ++recovered;
      }
    }
  }
  CHECK(recovered > static_cast<int>(accounts) / 4);
  CHECK(lost > 0);
}

TEST_CASE("oracle: equity at the bankruptcy price is zero, or the fee reserved there") {
  int priced = 0;
  for (std::uint64_t seed = 0; seed < accounts; ++seed) {
    CAPTURE(seed);
    const auto one = oracle::random_account(70'000'000 + seed);
    const Ledger ledger(one);
    for (std::size_t place = 0; place < one.positions.size(); ++place) {
      const auto answer = oracle::bankruptcy(ledger, place);
      if (!answer.exact) continue;
      const Scope scope(ledger, place);
      const auto& leg = ledger.legs[place];
      const Rational equity = scope.equity(answer.exact->price);
      if (one.rules.close_fee == CloseFee::AtBankruptcy && !leg.loan) {
        const Rational fee = scope.book().taker * scope.book().notional(leg.size, answer.exact->price);
        CHECK(equity == (leg.isolated ? fee : scope.book().worth(fee, answer.exact->price)));
        CHECK(leg.fixed_reserve == fee + exact(one.rules.fixed_costs));
      } else {
        CHECK(equity == 0);
      }
      ++priced;
    }
  }
  CHECK(priced > static_cast<int>(accounts));
}
