// SPDX-License-Identifier: MIT
// More properties on the live path, of changes to an account that must or must not change its prices.
#include "margin/seek/seek.hpp"
#include "support/live.hpp"
#include "support/variations.hpp"

using namespace support;
using namespace support::live_path;

TEST_CASE("P9, live: positions of size zero, in the same symbol or another, change nothing") {
  for (std::uint64_t seed = 9'100'000; seed < 9'100'000 + accounts; ++seed) {
    CAPTURE(seed);
    const auto one = oracle::random_account(seed);
    if (one.rules.hedge == Hedge::Net || !one.orders.empty()) continue;  // an order may take its leverage there
    const auto more = with_empty_positions(one);
    const auto before = live(one);
    const auto after = live(more);
    CHECK(after.equity == before.equity);
    CHECK(after.maintenance_margin == before.maintenance_margin);
    CHECK(after.closing_reserve == before.closing_reserve);
    for (std::size_t place = 0; place < one.positions.size(); ++place) {
      CHECK(after.positions[place].liquidation.status == before.positions[place].liquidation.status);
      CHECK(after.positions[place].liquidation.exact == before.positions[place].liquidation.exact);
    }
    for (std::size_t place = one.positions.size(); place < more.positions.size(); ++place)
      CHECK(after.positions[place].liquidation.status == PriceStatus::Never);
  }
}

TEST_CASE("P10, live: rows of one symbol are looked up each by itself") {
  auto whole = account(linear("0.01"), 100, {cross(Long, 10, 100)}, 200);
  auto split = account(linear("0.01"), 100, {cross(Long, 4, 100), cross(Long, 6, 100)}, 200);
  Held held;
  held.to(Truth(whole), 0, live(split).positions[0].liquidation);
  for (Account<Decimal>* one : {&whole, &split}) {
    one->contracts[0].tiers.push_back(tier(700, "0.05"));
    held.to(Truth(*one), 0, live(*one).positions[0].liquidation);
  }
  CHECK(*live(split).positions[0].liquidation.exact < *live(whole).positions[0].liquidation.exact);
}

TEST_CASE("P11, live: equal and opposite legs at one price leave equity where it is, and only maintenance can end them") {
  Random random(111);
  for (int i = 0; i < 100; ++i) {
    const Decimal entry{random.between(1'001, 9'999), random.between(-3, 1)};
    const Decimal qty{random.between(1, 9'999), -3};
    auto locked = account(linear("0.02"), entry, {cross(Long, qty, entry), cross(Short, qty, entry)}, qty * entry * "0.3"_d);
    const double wallet = margin::nearest(*locked.wallet);
    const double notional = margin::nearest(qty * entry);
    for (const char* move : {"0.01", "0.7", "1.3", "40"}) {
      auto moved = locked;
      moved.marks[0] = entry * Value(move).decimal;
      CHECK(std::abs(live(moved).equity - wallet) <= share * notional * margin::nearest(Value(move).decimal + "1"_d));
    }
    const auto sum = live(locked).positions[0].liquidation;  // 0.3 = 0.04 · p / e
    REQUIRE(sum.upper.has_value());
    CHECK_FALSE(sum.lower.has_value());
    CHECK(std::abs(*sum.upper / (7.5 * margin::nearest(entry)) - 1) <= 100 * share);
    locked.rules.hedge = Hedge::Net;
    CHECK(live(locked).positions[0].liquidation.status == PriceStatus::Never);
  }
}

TEST_CASE("P12, live: a higher rate, fee or kappa never moves a price away from the mark") {
  Random random(112);
  for (int i = 0; i < 300; ++i) {
    const auto one = random_one(random);
    const double mark = margin::nearest(*one.marks[0]);
    const auto before = room(live(one).positions[0].liquidation, mark);
    for (const auto& changed : stricter(one)) CHECK(room(live(changed).positions[0].liquidation, mark) <= before);
    CHECK(room(live(laxer(one)).positions[0].liquidation, mark) >= before);
  }
}

TEST_CASE("P13, live: n intervals of funding move a linear payer toward the mark by n·F·N / (q (1 − s(r + φ)))") {
  Random random(113);
  int priced = 0;
  for (int i = 0; i < 300; ++i) {
    const PositionSide side = random.chance(50) ? Long : Short;
    auto one = random_one(random, side, false);
    const auto unpaid = live(one).positions[0].liquidation;
    one.positions[0].funding = one.positions[0].qty * *one.marks[0] * Decimal{random.between(1, 9), -4} * Decimal{random.between(1, 30)};
    const auto paid = live(one).positions[0].liquidation;
    if (!unpaid.exact || !paid.exact) continue;
    const double s = side == Long ? 1 : -1;
    const double held = margin::nearest(one.contracts[0].tiers[0].mmr + one.contracts[0].fees->taker);
    const double moved = margin::nearest(*one.positions[0].funding) / (margin::nearest(one.positions[0].qty) * (1 - s * held));
    CHECK(std::abs(*paid.exact - *unpaid.exact - s * moved) <= 2 * allowed(*oracle::liquidation(Ledger(one), 0).exact));
    ++priced;
  }
  CHECK(priced > 150);
}

TEST_CASE("P14, live: margin equal to the value of a linear long or an inverse short is never liquidated, one last place less is") {
  Random random(114);
  for (int i = 0; i < 300; ++i) {
    const double qty = random.between(1, 99'999) / 256.0;
    const double entry = random.between(1, 99'999) / 1024.0;  // their product is exact
    for (const bool coin : {false, true}) {
      Account<double> one = to_double(account(coin ? inverse("0.005") : linear("0.005"), 1, {isolated(coin ? Short : Long, 1, 1, 1)}));
      one.marks[0] = entry;
      one.positions[0].entry = entry;
      one.positions[0].qty = coin ? qty * entry : qty;
      one.positions[0].margin = coin ? qty : qty * entry;
      CHECK(assessed(one).positions[0].liquidation.status == PriceStatus::Never);
      one.positions[0].margin = std::nextafter(*one.positions[0].margin, 0.0);
      const auto less = assessed(one).positions[0].liquidation;
      CHECK(less.status == PriceStatus::Ok);
      CHECK(std::isfinite(less.exact.value_or(0)));
    }
  }
}

TEST_CASE("P20, live: the order of positions, collateral and contracts does not matter") {
  Held held;
  for_accounts(
      20'100'000,
      [](Account<Decimal>& one) {
        // A netted row takes its leverage, and an order too, from the first row of its side.
        for (auto& position : one.positions) position.leverage = "7"_d;
      },
      [&](const Account<Decimal>& one, const Truth& truth) {
        const auto report = live(turned(one));
        for (std::size_t place = 0; place < one.positions.size(); ++place)
          held.to(truth, place, report.positions[one.positions.size() - 1 - place].liquidation);
      });
}

TEST_CASE("P21, live: with the mark at the entry, requirements at entry, at the mark and at the path price are one") {
  Random random(121);
  for (int i = 0; i < 300; ++i) {
    auto one = random_one(random);
    const auto at_path = live(one).positions[0];
    for (const MaintenanceBasis basis : {MaintenanceBasis::AtEntry, MaintenanceBasis::AtMark, MaintenanceBasis::Constant}) {
      one.rules.mm_basis = basis;
      const auto row = live(one).positions[0];
      CHECK(std::abs(row.maintenance_margin - at_path.maintenance_margin) <= share * at_path.maintenance_margin);
      CHECK(row.margin_ratio.has_value() == at_path.margin_ratio.has_value());
      CHECK(std::abs(health(row) - health(at_path)) <= share * (at_path.notional + *at_path.margin));
    }
  }
}

TEST_CASE("P22, live: the part whose closing heals is D = (r·q·p − c − E) / ((r − λ) p), and leaves a health of zero with the fee λ") {
  Random random(122);
  int healed = 0;
  for (int i = 0; i < 300; ++i) {
    const Decimal q{random.between(100, 9'999)};
    const Decimal p{random.between(10, 999)};
    const Decimal r{random.between(20, 90), -3};
    const Decimal fee{random.between(1, 15), -3};
    const Decimal equity = r * q * p * Decimal{random.between(60, 99), -2};
    const auto one = account(linear(r), p, {cross(Long, q, p)}, equity);
    margin::Question<double> question;
    question.find = margin::Find::Partial;
    question.position = 0;
    question.penalty = margin::nearest(fee);
    const auto answer = std::get<margin::Found<double>>(margin::seek(to_double(one), question).value());
    const Rational needed = exact(r) * exact(q) * exact(p) - exact(equity);
    const Rational heals = needed / ((exact(r) - exact(fee)) * exact(p));
    if (heals >= exact(q)) continue;
    REQUIRE(answer.value.has_value());
    const Rational rest = exact(q) - exact(*answer.value);
    const Rational left = exact(equity) - exact(fee) * exact(p) * exact(*answer.value) - exact(r) * rest * exact(p);
    CHECK(size(left) <= 4 * share * oracle::approximate(exact(q) * exact(p)));
    ++healed;
  }
  CHECK(healed > 100);
}

TEST_CASE("P24, live: the health of one linear long with r + φ < 1 rises with its price") {
  Random random(124);
  for (int i = 0; i < 300; ++i) {
    auto one = to_double(random_one(random, Long, false));
    const double mark = *one.marks[0];
    double last = -1e300;
    for (int step = 1; step < 40; ++step) {
      one.marks[0] = mark * step / 20;
      const double now = health(assessed(one).positions[0]);
      CHECK(now > last);
      last = now;
    }
  }
}

TEST_CASE("P25, live: the cross price of a one-position account is the isolated price with the same margin") {
  Random random(125);
  Held held;
  for (int i = 0; i < 300; ++i) {
    const auto one = random_one(random);
    const auto shared = live(in_cross(one)).positions[0];
    held.to(Truth(one), 0, shared.liquidation);
    CHECK(shared.bankruptcy.status == live(one).positions[0].bankruptcy.status);
  }
}
