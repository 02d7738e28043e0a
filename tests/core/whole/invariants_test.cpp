// SPDX-License-Identifier: MIT
// More properties, of changes to an account that must or must not change its prices; P9, P10 … are their numbers in the specification.
#include "oracle/generator.hpp"
#include "support/variations.hpp"

using namespace support;
using oracle::Ledger;
using oracle::Scope;

namespace {

constexpr int accounts = 300;

/// Equal up to what reordered sums may round.
bool about(const std::optional<Decimal>& left, const std::optional<oracle::Crossing>& right) {
  if (left.has_value() != right.has_value()) return false;
  if (!left) return true;
  const double error = std::abs(oracle::approximate(Rational{exact(*left) - right->price}));
  return error <= 1e-30 * right->magnifies + 1e-32 * oracle::approximate(right->price);
}

}  // namespace

TEST_CASE("P9: positions of size zero, in the same symbol or another, change nothing") {
  for (std::uint64_t seed = 0; seed < accounts; ++seed) {
    CAPTURE(seed);
    const Account<Decimal> one = oracle::random_account(9'000'000 + seed);
    Account<Decimal> more = with_empty_positions(one);
    const auto before = assessed(one);
    if (one.rules.hedge == Hedge::Net || !one.orders.empty())
      more.positions.resize(one.positions.size());  // an order may take its leverage there
    const auto after = assessed(more);
    CHECK(after.equity == before.equity);
    CHECK(after.maintenance_margin == before.maintenance_margin);
    CHECK(after.initial_margin == before.initial_margin);
    CHECK(after.closing_reserve == before.closing_reserve);
    for (std::size_t place = 0; place < one.positions.size(); ++place) {
      CHECK(after.positions[place].liquidation.exact == before.positions[place].liquidation.exact);
      CHECK(after.positions[place].liquidation.status == before.positions[place].liquidation.status);
    }
    for (std::size_t place = one.positions.size(); place < more.positions.size(); ++place) {
      CHECK(after.positions[place].liquidation.status == PriceStatus::Never);
      CHECK(after.positions[place].maintenance_margin == Decimal{0});
    }
  }
}

TEST_CASE("P10: rows of one symbol are looked up each by itself: with one tier a split changes nothing, with several it asks for less") {
  auto whole = account(contract(ContractKind::Linear, {tier(0, "0.01")}), 100, {cross(Long, 10, 100)}, 200);
  auto split = account(contract(ContractKind::Linear, {tier(0, "0.01")}), 100, {cross(Long, 4, 100), cross(Long, 6, 100)}, 200);
  CHECK(liquidation(split).exact == liquidation(whole).exact);
  for (Account<Decimal>* one : {&whole, &split}) one->contracts[0].tiers.push_back(tier(700, "0.05"));
  check_price(whole, (200 + 28 - 1000) / ("0.5"_r - 10));
  check_price(split, (200 - 1000) / ("0.1"_r - 10));
  CHECK(*liquidation(split).exact < *liquidation(whole).exact);
}

TEST_CASE("P11: equal and opposite legs at one price leave equity where it is, and only maintenance can end them") {
  auto locked = account(linear("0.02"), 100, {cross(Long, 5, 100), cross(Short, 5, 100)}, 50);
  const Ledger ledger(locked);
  const Scope scope(ledger, 0);
  for (const int price : {1, 50, 100, 170, 10'000}) CHECK(scope.equity(price) == 50);
  // Two legs pay: 50 = 0.02 · 10 · p. With no net delta each leg names its own adverse side, and the long, which has none, the other.
  check_price(locked, 250, 0);
  check_price(locked, 250, 1);
  CHECK(liquidation(locked, 0).upper == "250"_d);
  CHECK_FALSE(liquidation(locked, 0).lower.has_value());
  locked.rules.hedge = Hedge::Larger;
  check_price(locked, 500, 1);
  locked.rules.hedge = Hedge::MaxSide;
  check_price(locked, 500, 1);
  locked.rules.hedge = Hedge::Net;
  check_never(locked, 0);
  check_never(locked, 1);
}

TEST_CASE("P12: a higher rate, fee or kappa never moves a price away from the mark") {
  Random random(12);
  for (int i = 0; i < accounts; ++i) {
    const auto one = random_one(random);
    const auto before = room(liquidation(one), *one.marks[0]);
    for (const auto& changed : stricter(one)) CHECK(room(liquidation(changed), *one.marks[0]) <= before);
    CHECK(room(liquidation(laxer(one)), *one.marks[0]) >= before);
  }
}

TEST_CASE("P13: n intervals of funding move a linear payer toward the mark by n·F·N / (q (1 − s(r + φ)))") {
  Random random(13);
  int priced = 0;
  for (int i = 0; i < accounts; ++i) {
    const PositionSide side = random.chance(50) ? Long : Short;
    auto one = random_one(random, side);
    const auto unpaid = oracle::liquidation(Ledger(one), 0).exact;
    if (!unpaid) continue;
    const Decimal payment = one.positions[0].qty * *one.marks[0] * Decimal{random.between(1, 9), -4};
    one.positions[0].funding = payment * Decimal{random.between(1, 30)};
    if (liquidation(one).status != PriceStatus::Ok) continue;
    const int s = side == Long ? 1 : -1;
    const Rational held = exact(one.contracts[0].tiers[0].mmr) + exact(one.contracts[0].fees->taker);
    check_price(one, unpaid->price + s * exact(*one.positions[0].funding) / (exact(one.positions[0].qty) * (1 - s * held)));
    ++priced;
  }
  CHECK(priced > accounts / 2);
}

TEST_CASE("P14: margin equal to the value of a linear long or an inverse short is never liquidated, one last digit less is") {
  Random random(14);
  for (int i = 0; i < accounts; ++i) {
    const Decimal qty{random.between(1, 9'999), random.between(-6, 4)};
    const Decimal entry{random.between(1, 9'999), random.between(-6, 3)};
    check_never(account(linear("0.005"), entry, {isolated(Long, qty, entry, qty * entry)}));
    check_status(account(linear("0.005"), entry, {isolated(Long, qty, entry, qty * entry * ("1"_d - "1e-20"_d))}), PriceStatus::Ok);
    check_never(account(inverse("0.005"), entry, {isolated(Short, qty * entry, entry, qty)}));
    check_status(account(inverse("0.005"), entry, {isolated(Short, qty * entry, entry, qty * ("1"_d - "1e-20"_d))}), PriceStatus::Ok);
  }
}

TEST_CASE("P20: the order of positions, collateral and contracts does not matter") {
  for (std::uint64_t seed = 0; seed < accounts; ++seed) {
    CAPTURE(seed);
    Account<Decimal> one = oracle::random_account(20'000'000 + seed);
    // A netted row takes its leverage, and an order too, from the first row of its side.
    for (auto& position : one.positions) position.leverage = "7"_d;
    const Ledger ledger(one);
    const auto report = assessed(turned(one));
    for (std::size_t place = 0; place < one.positions.size(); ++place) {
      const auto answer = oracle::liquidation(ledger, place);
      const auto& result = report.positions[one.positions.size() - 1 - place].liquidation;
      CHECK(result.status == answer.status);
      CHECK(about(result.lower, answer.lower));
      CHECK(about(result.upper, answer.upper));
      CHECK(about(result.recovery, answer.recovery));
    }
  }
}

TEST_CASE("P21: with the mark at the entry, requirements at entry, at the mark and at the path price are one") {
  Random random(21);
  for (int i = 0; i < accounts; ++i) {
    auto one = random_one(random);
    const auto at_path = assessed(one).positions[0];
    for (const MaintenanceBasis basis : {MaintenanceBasis::AtEntry, MaintenanceBasis::AtMark, MaintenanceBasis::Constant}) {
      one.rules.mm_basis = basis;
      const auto row = assessed(one).positions[0];
      CHECK(row.maintenance_margin == at_path.maintenance_margin);
      CHECK(row.margin_ratio == at_path.margin_ratio);
    }
  }
}

TEST_CASE("P22: liquidating D = (r·q·p − c − E) / ((r − λ) p) with the fee λ brings the health of the rest to zero") {
  Random random(22);
  int healed = 0;
  for (int i = 0; i < accounts; ++i) {
    const Rational q{random.between(100, 9'999)};
    const Rational p{random.between(10, 999)};
    const Rational r{random.between(20, 90), 1'000};
    const Rational fee{random.between(1, 15), 1'000};
    const Rational equity = r * q * p * random.between(60, 99) / 100;
    const Rational taken = (r * q * p - equity) / ((r - fee) * p);
    if (taken >= q) continue;
    // The sizes are rounded to 34 digits, which is the only error.
    const auto decimal = [](const Rational& value) { return margin::parse_decimal(oracle::text(oracle::to_34_digits(value))).value(); };
    auto rest = account(linear(decimal(r)), decimal(p), {cross(Long, decimal(q - taken), decimal(p))}, decimal(equity - fee * p * taken));
    const auto report = assessed(rest);
    const Rational health = exact(report.equity) - exact(report.maintenance_margin) - exact(report.closing_reserve);
    CHECK(std::abs(oracle::approximate(health)) < 1e-28 * oracle::approximate(q * p));
    ++healed;
  }
  CHECK(healed > accounts / 2);
}

TEST_CASE("P24: the health of one linear long with r + φ < 1 rises with its price") {
  Random random(24);
  for (int i = 0; i < accounts; ++i) {
    const auto one = random_one(random, Long);
    const Ledger ledger(one);
    const Scope scope(ledger, 0);
    Rational last = scope.health(Rational{1, 1'000});
    for (int step = 1; step < 12; ++step) {
      const Rational health = scope.health(scope.book().mark * step / 6);
      CHECK(health > last);
      last = health;
      // The library agrees at that mark.
      if (step % 4 != 0) continue;
      auto moved = one;
      moved.marks[0] = *one.marks[0] * Decimal{step} / Decimal{6};
      const auto row = assessed(moved).positions[0];
      const Rational reported = exact(*row.margin) + exact(row.unrealized_pnl) - exact(row.maintenance_margin) - exact(row.closing_reserve);
      CHECK(std::abs(oracle::approximate(Rational{reported - health})) <= 1e-30 * scope.terms(margin::nearest(*moved.marks[0])));
    }
  }
}

TEST_CASE("P25: the cross price of a one-position account is the isolated price with the same margin") {
  Random random(25);
  for (int i = 0; i < accounts; ++i) {
    const auto one = random_one(random);
    const auto left = assessed(one).positions[0];
    const auto right = assessed(in_cross(one)).positions[0];
    CHECK(left.liquidation.status == right.liquidation.status);
    CHECK(left.liquidation.exact == right.liquidation.exact);
    CHECK(left.bankruptcy.exact == right.bankruptcy.exact);
    CHECK(left.margin_ratio == right.margin_ratio);
  }
}
