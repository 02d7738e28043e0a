// SPDX-License-Identifier: MIT
// The properties on the live path; P1, P2 … are their numbers in the specification. What must stay the same is held against the
// fractions of the account that was not changed.
#include "support/live.hpp"
#include "support/row_checks.hpp"
#include "support/variations.hpp"

using namespace support;
using namespace support::live_path;

TEST_CASE("P1, live: the health is zero at the price to within 1e-12 of its terms, safe a nudge nearer the mark, liquidated beyond") {
  int checked = 0;
  for_accounts(1'100'000, [&](const Account<Decimal>& one, const Truth& truth) {
    const auto report = live(one);
    for (std::size_t place = 0; place < one.positions.size(); ++place) {
      const auto& answer = truth.liquidations[place];
      const auto& got = report.positions[place].liquidation;
      const Scope& scope = truth.scopes[place];
      for (const auto& [price, crossing, outward] :
           {std::tuple(got.lower, answer.lower, -1), std::tuple(got.upper, answer.upper, 1)}) {
        if (!price || !crossing) continue;
        const double nudge = 4 * allowed(*crossing);
        const double to_mark = std::abs(*price - oracle::approximate(scope.book().mark));
        if (nudge > 1e-6 * std::min(*price, to_mark)) continue;  // nothing can be told of a price as ill-conditioned as that
        CHECK(scope.health(exact(*price - outward * nudge)) > 0);
        if (one.rules.tier_law != TierLaw::Flat) {
          CHECK(size(scope.health(exact(*price))) <= share * scope.terms(*price));
          CHECK(scope.health(exact(*price + outward * nudge)) < 0);
        }
        ++checked;
      }
    }
  });
  CHECK(checked > 200);
}

TEST_CASE("P2, live: reported at three marks, the health of marginal tiers is concave") {
  Random random(102);
  int bent = 0;
  for (int i = 0; i < 300; ++i) {
    auto one = random_one(random, random.chance(50) ? Long : Short, false);
    const Decimal notional = one.positions[0].qty * *one.marks[0];
    auto& tiers = one.contracts[0].tiers;
    tiers.push_back(tier(notional * Decimal{random.between(60, 140), -2}, tiers[0].mmr * Decimal{3}));
    tiers.push_back(tier(notional * Decimal{random.between(150, 250), -2}, tiers[0].mmr * Decimal{7}));
    const auto at = [&](const Decimal& mark) {
      one.marks[0] = mark;
      return std::pair(health(assessed(one).positions[0]), health(live(one).positions[0]));
    };
    const Decimal left = *one.marks[0] * Decimal{random.between(20, 100), -2};
    const Decimal right = *one.marks[0] * Decimal{random.between(101, 400), -2};
    const auto [low, low_live] = at(left);
    const auto [high, high_live] = at(right);
    const auto [middle, middle_live] = at((left + right) / Decimal{2});
    CHECK_FALSE(middle * Decimal{2} < low + high);
    CHECK(middle_live * 2 >= low_live + high_live - 8 * share * margin::nearest(one.positions[0].qty * right));
    bent += middle * Decimal{2} > low + high + notional * Decimal{1, -9};
  }
  CHECK(bent > 100);
}

TEST_CASE("P3, P15, P16, live: status is total, lower < mark < upper, no number that is none, prices on the tick beside the exact one") {
  for (std::uint64_t seed = 3'100'000; seed < 3'102'000; ++seed) {
    CAPTURE(seed);
    const auto one = oracle::random_account(seed);
    for (const auto& row : live(one).positions) {
      const auto& l = row.liquidation;
      check_row(row);
      for (const double price : prices_of(row)) CHECK(std::isfinite(price));
      for (const double number :
           {row.notional, row.unrealized_pnl, row.initial_margin, row.maintenance_margin, row.closing_reserve, row.max_loss})
        CHECK(std::isfinite(number));
      if (!l.price) continue;
      const bool below = *l.exact < row.mark;
      const auto& tick = one.contracts[row.symbol].tick;
      if (one.rules.rounding == Rounding::None || !tick) {
        CHECK(*l.price == *l.exact);
        continue;
      }
      const double steps = *l.price / margin::nearest(*tick);
      CHECK((*l.price == row.mark || std::abs(steps - std::round(steps)) <= share * steps));
      if (one.rules.rounding == Rounding::TowardMark && std::round(steps) != 1)
        CHECK((below ? *l.price >= *l.exact * (1 - share) : *l.price <= *l.exact * (1 + share)));
    }
  }
}

TEST_CASE("P4, live: sizes and money times k leave every price where it is") {
  Random random(104);
  Held held;
  for (int i = 0; i < 300; ++i) {
    const auto one = random_one(random);
    const Truth truth(one);
    for (const Decimal& k : {Decimal{1, -6}, Decimal{7}, Decimal{1, 6}}) {
      auto scaled = one;
      scaled.positions[0].qty = scaled.positions[0].qty * k;
      scaled.positions[0].margin = *scaled.positions[0].margin * k;
      auto got = live(scaled).positions[0].liquidation;
      if (got.missing) *got.missing /= margin::nearest(k);
      held.to(truth, 0, got);
    }
  }
}

TEST_CASE("P5, live: an inverse position is the linear one of the other side in 1/p") {
  Random random(105);
  int priced = 0;
  for (int i = 0; i < 300; ++i) {
    auto coin = random_one(random, random.chance(50) ? Long : Short, true);
    const Decimal entry{random.one_of<int>({1, 2, 4, 8, 16, 32, 64, 128})};  // 1/e is exact
    coin.positions[0].qty = *coin.positions[0].margin * entry * Decimal{random.between(2, 9)};
    coin.positions[0].entry = entry;
    coin.marks[0] = entry;
    const auto twin = linear_twin(coin);
    const auto left = live(coin).positions[0].liquidation;
    const auto right = live(twin).positions[0].liquidation;
    CHECK(left.status == right.status);
    if (!left.exact) continue;
    const auto by_coin = oracle::liquidation(Ledger(coin), 0).exact;
    const auto by_twin = oracle::liquidation(Ledger(twin), 0).exact;
    REQUIRE(by_coin.has_value());
    const double off = allowed(*by_coin) / *left.exact + allowed(*by_twin) / *right.exact;
    CHECK(std::abs(*left.exact * *right.exact - 1) <= off);
    ++priced;
  }
  CHECK(priced > 150);
}

TEST_CASE("P6, live: a long goes bankrupt at or below its liquidation price, which is at or below the mark; a short the other way") {
  Random random(106);
  for (int i = 0; i < 500; ++i) {
    const auto row = live(random_one(random)).positions[0];
    if (!row.liquidation.exact || !row.bankruptcy.exact) continue;
    const double outward = row.side == Long ? -1 : 1;
    CHECK(outward * (*row.liquidation.exact - row.mark) >= 0);
    CHECK(outward * (*row.bankruptcy.exact - *row.liquidation.exact) >= 0);
  }
}

TEST_CASE("P7, live: added margin moves the price away from the mark; the health held at a target, taken out, brings it there") {
  Random random(107);
  int reached = 0;
  for (int i = 0; i < 300; ++i) {
    auto one = random_one(random);
    const double mark = margin::nearest(*one.marks[0]);
    const auto before = live(one).positions[0].liquidation;
    one.positions[0].margin = *one.positions[0].margin * Decimal{random.between(101, 130), -2};
    const auto after = live(one).positions[0].liquidation;
    if (before.status == PriceStatus::Ok) CHECK(room(after, mark) > room(before, mark));
    if (after.status != PriceStatus::Ok) continue;
    const Ledger ledger(one);
    const Rational target = (exact(*after.exact) + ledger.books[0].mark) / 2;
    auto without = to_double(one);
    *without.positions[0].margin -= oracle::approximate(Scope(ledger, 0).health(target));
    if (*without.positions[0].margin < 0) continue;
    const auto there = assessed(without).positions[0].liquidation;
    REQUIRE(there.exact.has_value());
    const auto answer = oracle::liquidation(ledger, 0).exact;
    CHECK(std::abs(*there.exact - oracle::approximate(target)) <= 4 * allowed(*answer));
    ++reached;
  }
  CHECK(reached > 100);
}

TEST_CASE("P8, live: a mark that moves within the safe range leaves the price where it is") {
  Random random(108);
  Held held;
  for (int i = 0; i < 300; ++i) {
    auto one = random_one(random);
    const Truth truth(one);
    const auto& answer = truth.liquidations[0];
    if (answer.status != PriceStatus::Ok) continue;
    const Decimal price = *liquidation(one).exact;
    one.marks[0] = *one.marks[0] + (price - *one.marks[0]) * Decimal{random.between(1, 9), -1};
    held.to(truth, 0, live(one).positions[0].liquidation);
  }
}
