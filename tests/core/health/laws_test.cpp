// SPDX-License-Identifier: MIT
// Rates by a formula: the power of the notional, the size, the weights of assets and liabilities.
#include "margin/arithmetic/powers.hpp"
#include "support/accounts.hpp"

using namespace support;

namespace {

/// H at a price, in decimals, for one position under the power law: the root must change its sign within the last digits.
Decimal health(const Account<Decimal>& of, const Decimal& price) {
  const auto& position = of.positions[0];
  const auto& law = *of.contracts[0].law;
  const Decimal notional = position.qty * price;
  const Decimal rate = *law.mmr / *law.imr * *law.factor * margin::to_four_fifths(notional);
  const Decimal profit = position.qty * (price - position.entry);
  const Decimal margin = position.margin ? *position.margin : *of.wallet;
  return margin + (position.side == Long ? profit : -profit) - margin::greatest(*law.mmr, rate) * notional;
}

}  // namespace

TEST_CASE("the four-fifths power is right to 31 digits from 1e-50 to 1e50") {
  Random random(8);
  for (int i = 0; i < 2'000; ++i) {
    const Decimal root{random.between(1, 999'999), random.between(-10, 5)};
    const Decimal value = root * root * root * root * root;  // 30 digits: exact
    CHECK(near(margin::to_four_fifths(value), oracle::exact(root * root * root * root), "1e-31"));
    CHECK(std::abs(margin::to_four_fifths(margin::nearest(value)) / margin::nearest(root * root * root * root) - 1) < 1e-13);
  }
  CHECK(margin::to_four_fifths("0"_d) == "0"_d);
}

TEST_CASE("the power law: the root is one, to a few units of the last digits, on both sides and for any size") {
  Random random(18);
  int roots = 0;
  for (int i = 0; i < 2'000; ++i) {
    CAPTURE(i);
    const auto side = random.chance(50) ? Long : Short;
    const Decimal entry{random.between(1'001, 9'999), random.between(-6, 2)};
    const Decimal qty = Decimal{random.between(1, 999), random.between(-2, 6)} / entry;
    const auto law = power_law(Decimal{random.between(1, 60), -3}, Decimal{random.between(60, 200), -3}, Decimal{random.between(1, 900), -9});
    auto one = account(by_law(law), entry, {isolated(side, margin::round_to_step(qty, Decimal{1, -8}, margin::Direction::Up), entry, 1)});
    one.positions[0].margin = one.positions[0].qty * entry * Decimal{random.between(5, 120), -2};
    const auto result = liquidation(one);
    if (result.status == PriceStatus::Already) {
      CHECK(health(one, entry) <= "0"_d);
      continue;
    }
    CHECK(health(one, entry) > "0"_d);
    // The requirement outgrows every profit: a price above always ends it, also where margin covers the whole value.
    REQUIRE(result.status == PriceStatus::Ok);
    ++roots;
    const Decimal nudge = *result.exact * "1e-28"_d;
    // A steep law can end a long above the mark too.
    const bool below = *result.exact < entry;
    const Decimal inside = below ? *result.exact + nudge : *result.exact - nudge;
    const Decimal outside = below ? *result.exact - nudge : *result.exact + nudge;
    CHECK(health(one, inside) > "0"_d);
    CHECK(health(one, outside) < "0"_d);
  }
  CHECK(roots > 1'000);
}

TEST_CASE("below its knee the power law is one rate, with the closed form of one") {
  auto one = account(by_law(power_law("0.006", "0.01", "1e-12")), 100, {isolated(Long, 10, 100, 200)});
  CHECK(near(*liquidation(one).exact, -800 / ("0.06"_r - 10), "1e-32"));
}

TEST_CASE("trap 30: a published account under the power law: the root is 87106.0756, where a bisection stopped at 87107.62") {
  auto one = account(by_law(power_law("0.006", "0.01", "0.0000001")), 90'000, {cross(Long, 50, 90'000)}, 200'000);
  one.positions.push_back(cross(Long, 100, 3'000, add_market(one, linear("0.006"), 3'000)));
  CHECK(margin::round_to_step(*liquidation(one).exact, "0.0001"_d, margin::Direction::HalfEven) == "87106.0756"_d);
}

TEST_CASE("initial margin under the power law is the larger of 1/L, the initial rate and factor · N^0.8") {
  auto one = account(by_law(power_law("0.006", "0.01", "0.0000001")), 90'000, {isolated(Long, 50, 90'000, 1)});
  one.positions[0].margin.reset();
  one.positions[0].leverage = "100"_d;
  const Decimal rate = "0.0000001"_d * margin::to_four_fifths("4500000"_d);
  CHECK(rate > "0.01"_d);
  CHECK(assessed(one).positions[0].initial_margin == "4500000"_d * rate);
  one.positions[0].leverage = "10"_d;
  CHECK(assessed(one).positions[0].initial_margin == "450000"_d);
}

TEST_CASE("a rate that grows with the base size is constant along the price: 25 BTC at 1 % and 0.005 % a coin ask for 28,125") {
  Law<Decimal> law;
  law.law = LawKind::SizeLinear;
  law.base = "0.01"_d;
  law.slope = "0.00005"_d;
  law.imr_base = "0.02"_d;
  law.imr_slope = "0.00005"_d;
  auto one = account(by_law(law), 100'000, {isolated(Long, 25, 100'000, 500'000)});
  const auto row = assessed(one).positions[0];
  CHECK(row.maintenance_margin == "28125"_d);
  CHECK(row.initial_margin == "53125"_d);
  check_price(one, (500'000 - 2'500'000) / (25 * "0.01125"_r - 25));
}

TEST_CASE("weights ask 1 − asset of a long and liability − 1 of a short") {
  Law<Decimal> law;
  law.law = LawKind::Weights;
  law.asset = "0.95"_d;
  law.liability = "1.08"_d;
  CHECK(assessed(account(by_law(law), 100, {isolated(Long, 10, 100, 200)})).positions[0].maintenance_margin == "50"_d);
  CHECK(assessed(account(by_law(law), 100, {isolated(Short, 10, 100, 200)})).positions[0].maintenance_margin == "80"_d);
  check_price(account(by_law(law), 100, {isolated(Short, 10, 100, 200)}), "1200"_r / (10 * "1.08"_r));
}

TEST_CASE("a law that lacks one of its terms is refused with the path of the term") {
  auto law = power_law("0.01", "0.02", 0);
  law.factor.reset();
  const auto refused = margin::assess(account(by_law(law), 100, {isolated(Long, 10, 100, 200)}));
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == "missing");
  CHECK(refused.error().path == "contracts[0].tiers.factor");
}

TEST_CASE("the tier reported is the row that is charged: at the edge that a flat table leaps at, at the entry, by what a loan owes") {
  auto flat = account(contract(ContractKind::Linear, {tier(0, "0.01"), tier(1000, "0.1")}), 300, {isolated(Short, 3, 300, 150)});
  flat.rules.tier_law = TierLaw::Flat;
  CHECK(liquidation(flat).tier == 1);  // 1,000 / 3 has no end
  auto held = account(contract(ContractKind::Linear, {tier(0, "0.01"), tier(1000, "0.05")}), 90, {isolated(Long, "10.5", 100, 200)});
  CHECK(assessed(held).positions[0].tier == 0);
  held.rules.mm_basis = MaintenanceBasis::AtEntry;
  CHECK(assessed(held).positions[0].tier == 1);
  CHECK(liquidation(held).tier == 1);
  auto owed = account(contract(ContractKind::Loan, {tier(0, "0.01"), tier(500, "0.05")}), 100, {isolated(Long, 10, 100, 700)});
  CHECK(assessed(owed).positions[0].tier == 0);
  CHECK(liquidation(owed).tier == 0);
  owed.positions[0].margin = 400;
  CHECK(assessed(owed).positions[0].tier == 1);
}
