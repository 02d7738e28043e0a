// SPDX-License-Identifier: MIT
// What venues and peers show where it is not the root, and that nothing else changes by it.
#include "margin/assess/display.hpp"
#include "oracle/generator.hpp"
#include "support/accounts.hpp"
#include "support/convert.hpp"

using namespace support;
using margin::Display;
using margin::Displayed;

namespace {

Displayed<Decimal> displayed(Account<Decimal> of, Display how, std::size_t place = 0) {
  of.rules.display = how;
  const auto row = assessed(of).positions.at(place);
  REQUIRE(row.displayed.has_value());
  return *row.displayed;
}

/// 50 under the power law at 90,000, beside 100 of another symbol at 3,000.
Account<Decimal> dynamic(PositionSide side) {
  auto one = account(by_law(power_law("0.006", "0.01", "0.0000001")), 90'000, {cross(side, 50, 90'000)}, 200'000);
  one.positions.push_back(cross(Long, 100, 3'000, add_market(one, linear("0.006"), 3'000)));
  return one;
}

/// 0.01 at 62,000 and a short of 1 at 3,800, 1,000 behind both.
Account<Decimal> two_cross(const Value& wallet) {
  auto one = account(linear("0.005", "0.0006"), 62'000, {cross(Long, "0.01", 62'000)}, wallet);
  one.rules.close_fee = CloseFee::AtLiquidation;
  one.positions.push_back(cross(Short, 1, 3'800, add_market(one, linear("0.01", "0.0006"), 3'800)));
  return one;
}

/// An oracle perpetual of constant size in USD.
Account<Decimal> oracle_perpetual(const Value& collateral) {
  auto one = account(linear("0.01"), 2, {isolated(Long, 50, 2, collateral)});
  one.rules.mm_basis = MaintenanceBasis::Constant;
  one.rules.mm_floor = "5"_d;
  one.rules.fixed_costs = "1"_d;
  return one;
}

bool close(const Decimal& value, const Value& expected, const Value& within) {
  return !(margin::absolute(value - expected.decimal) > within.decimal);
}

}  // namespace

TEST_CASE("trap 30: by bisection: 87107.62339 is shown where the root is 87106.0756") {
  const auto one = dynamic(Long);
  CHECK(close(*displayed(one, Display::Bisected).price, "87107.62339", "0.000005"));
  CHECK(close(*liquidation(one).exact, "87106.0756", "0.00005"));
}

TEST_CASE("by bisection: what is shown lies on the safe side, within 1e-4 of the root, for longs and shorts of many sizes") {
  Random random(31);
  int apart = 0;
  for (int i = 0; i < 500; ++i) {
    CAPTURE(i);
    auto one = dynamic(random.chance(50) ? Long : Short);
    one.positions[0].qty = Decimal{random.between(1, 400), -1};
    one.contracts[0].law->factor = Decimal{random.between(1, 400), -9};
    one.wallet = Decimal{random.between(20'000, 900'000)};
    const auto root = liquidation(one);
    const auto shown = displayed(one, Display::Bisected);
    if (root.status == PriceStatus::Already) {
      CHECK(shown.status == PriceStatus::Already);
      CHECK_FALSE(shown.price.has_value());
      continue;
    }
    REQUIRE(root.status == PriceStatus::Ok);
    if (shown.status == PriceStatus::Never) {
      // Only where a profit is outgrown by the rate: the peer looks for losses alone.
      CHECK((one.positions[0].side == Long && *root.exact > "90000"_d));
      continue;
    }
    const Decimal past = one.positions[0].side == Long ? *shown.price - *root.exact : *root.exact - *shown.price;
    CHECK(past > -*root.exact * "1e-20"_d);
    CHECK(past <= *root.exact * "0.0001"_d);
    apart += past > *root.exact * "1e-6"_d;
    one.rules.display = Display::Bisected;
    CHECK(std::abs(*assessed(to_double(one)).positions[0].displayed->price / margin::nearest(*shown.price) - 1) < 1e-10);
  }
  CHECK(apart > 100);
}

TEST_CASE("by bisection without a power law the root of the rate at the mark is shown") {
  auto one = two_cross(500);
  one.rules.close_fee = CloseFee::None;
  for (const std::size_t place : {0, 1}) {
    const auto shown = displayed(one, Display::Bisected, place);
    REQUIRE(shown.price.has_value());
    CHECK(near(*shown.price, exact(liquidation(one, place).exact.value())));
  }
  one.wallet = "5000"_d;
  CHECK(displayed(one, Display::Bisected).status == PriceStatus::Never);
}

TEST_CASE("trap 19: prorated: 4610.7 is shown where the root is 4746.22") {
  const auto one = two_cross(1'000);
  const auto shown = displayed(one, Display::Prorated, 1);
  CHECK(shown.status == PriceStatus::Ok);
  CHECK(near(*shown.price, "3800"_r * "1.2262"_r / "1.0106"_r));
  CHECK(close(*shown.price, "4610.7", "0.05"));
  CHECK(close(*liquidation(one, 1).exact, "4746.22", "0.005"));
  CHECK(near(*displayed(one, Display::Prorated).price, "62000"_r * (1 - "0.2262"_r) / (1 - "0.0056"_r)));
}

TEST_CASE("prorated: a long whose share covers its value shows nothing; an isolated position shows its root") {
  CHECK(displayed(two_cross(5'000), Display::Prorated).status == PriceStatus::Never);
  CHECK(displayed(two_cross(5'000), Display::Prorated, 1).status == PriceStatus::Ok);
  const auto apart = account(linear("0.005"), 100, {isolated(Long, 1, 100, 10)});
  CHECK(displayed(apart, Display::Prorated).price == liquidation(apart).price);
  const auto coin = account(inverse("0.005"), 50'000, {cross(Long, 10'000, 50'000)}, "0.05");
  // Alone in the account its share is all of it: 10,000 (1 + 0.005) / (0.05 + 0.2).
  CHECK(near(*displayed(coin, Display::Prorated).price, exact(*liquidation(coin).exact)));
}

TEST_CASE("trap 15: with least room: nothing is shown while less than 1 % of the size is left") {
  // Size 100, floor 5, costs 1.
  const auto little = oracle_perpetual("6.99");
  CHECK(displayed(little, Display::MinRoom).status == PriceStatus::Never);
  CHECK_FALSE(displayed(little, Display::MinRoom).price.has_value());
  CHECK(liquidation(little).exact == "1.9802"_d);
  const auto enough = oracle_perpetual(7);
  CHECK(displayed(enough, Display::MinRoom).status == PriceStatus::Ok);
  CHECK(displayed(enough, Display::MinRoom).price == "1.98"_d);
  auto moved = little;
  moved.marks[0] = "2.2"_d;  // profit is not collateral
  CHECK(displayed(moved, Display::MinRoom).status == PriceStatus::Never);
  CHECK(displayed(oracle_perpetual(6), Display::MinRoom).status == PriceStatus::Already);
}

TEST_CASE("a price on the screen is rounded to the tick as the root is") {
  auto one = two_cross(1'000);
  one.contracts[1].tick = "0.1"_d;
  CHECK(displayed(one, Display::Prorated, 1).price == "4610.6"_d);
}

TEST_CASE("trap 19: random accounts: whatever is displayed, every other number is the same") {
  for (std::uint64_t seed = 77'000'000; seed < 77'000'000 + 1'000; ++seed) {
    CAPTURE(seed);
    auto one = oracle::random_account(seed);
    const auto root = assessed(one);
    for (const auto how : {Display::Prorated, Display::Bisected, Display::MinRoom}) {
      one.rules.display = how;
      const auto report = assessed(one);
      for (std::size_t place = 0; place < root.positions.size(); ++place) {
        const auto& row = report.positions[place];
        const auto& before = root.positions[place];
        CHECK_FALSE(before.displayed.has_value());
        CHECK(row.displayed.has_value() == (row.qty > "0"_d));
        if (row.displayed) CHECK(row.displayed->price.has_value() == (row.displayed->status == PriceStatus::Ok));
        if (row.displayed && row.displayed->price) CHECK(*row.displayed->price > "0"_d);
        CHECK(row.liquidation.status == before.liquidation.status);
        CHECK(row.liquidation.price == before.liquidation.price);
        CHECK(row.liquidation.exact == before.liquidation.exact);
        CHECK(row.liquidation.lower == before.liquidation.lower);
        CHECK(row.liquidation.upper == before.liquidation.upper);
        CHECK(row.liquidation.recovery == before.liquidation.recovery);
        CHECK(row.bankruptcy.exact == before.bankruptcy.exact);
        CHECK(row.margin_ratio == before.margin_ratio);
        CHECK(row.max_loss == before.max_loss);
      }
    }
  }
}
