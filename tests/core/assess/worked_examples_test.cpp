// SPDX-License-Identifier: MIT
// Numbers that texts and venues print, and the reference account: 10,000 quote of notional at 100.
#include "support/accounts.hpp"

using namespace support;

namespace {

Account<Decimal> reference(PositionSide side, const Value& margin, const Value& mmr = "0.005") {
  return account(linear(mmr), 100, {isolated(side, 100, 100, margin)});
}

Account<Decimal> reference_cross(PositionSide side, const Value& wallet) {
  return account(linear("0.005"), 100, {cross(side, 100, 100)}, wallet);
}

}  // namespace

TEST_CASE("a 5x long at 100 with 0.5 % maintenance is liquidated at 80.402, bankrupt at 80") {
  const auto one = reference(Long, 2000);
  check_printed(one, "80.402");
  const auto row = assessed(one).positions[0];
  CHECK(row.bankruptcy.status == PriceStatus::Ok);
  CHECK(*row.bankruptcy.exact == "80"_d);
  CHECK(near((*row.liquidation.exact - *row.bankruptcy.exact) * "100"_d, "8000"_r / "199"_r));  // 40.20 between
  CHECK(row.max_loss == "2000"_d);
  CHECK(row.initial_margin == "10000"_d);  // no leverage named: all of the notional
}

TEST_CASE("an isolated margin that is not given is entry notional / leverage, whatever initial rate its row asks for") {
  auto one = account(linear("0.005"), 100, {isolated(Long, 10, 100, 1)});
  one.positions[0].margin.reset();
  one.positions[0].leverage = "50"_d;
  one.contracts[0].tiers[0].imr = "0.1"_d;
  const auto row = assessed(one).positions[0];
  CHECK(*row.margin == "20"_d);
  CHECK(row.initial_margin == "100"_d);
  one.positions[0].leverage.reset();
  CHECK(*assessed(one).positions[0].margin == "100"_d);
}

TEST_CASE("leverage and maintenance rate set the distance of an isolated price") {
  check_printed(reference(Long, 2000, "0.01"), "80.808");
  check_printed(reference(Long, 2000, "0.02"), "81.633");
  check_printed(reference(Long, 1000), "90.452");
  check_printed(reference(Long, 1000, "0.01"), "90.909");
  check_printed(reference(Long, 1000, "0.02"), "91.837");
  check_printed(reference(Short, 2000), "119.403");
  check_printed(reference(Short, 2000, "0.02"), "117.647");
  check_status(reference(Long, 200, "0.02"), PriceStatus::Already);  // 50x with 2 %: at the boundary when opened
}

TEST_CASE("margin added to an isolated position pushes its price from 80.402 to 75.377") { check_printed(reference(Long, 2500), "75.377"); }

TEST_CASE("the default margin of an isolated position is its entry notional over its leverage") {
  auto one = reference(Long, 1);
  one.positions[0].margin.reset();
  one.positions[0].leverage = "5"_d;
  check_printed(one, "80.402");
  CHECK(*assessed(one).positions[0].margin == "2000"_d);
  CHECK(assessed(one).positions[0].initial_margin == "2000"_d);
}

TEST_CASE("a cross wallet of 3, 5 and 8 thousand pushes the price to 70.352, 50.251 and 20.101, and of 10 thousand away for good") {
  check_printed(reference_cross(Long, 3000), "70.352");
  check_printed(reference_cross(Long, 5000), "50.251");
  check_printed(reference_cross(Long, 8000), "20.101");
  check_never(reference_cross(Long, 10000));
  check_never(reference_cross(Long, 12000));
  check_printed(reference_cross(Short, 5000), "149.254");
}

TEST_CASE("profit of another position supports a cross account") {
  auto two = reference_cross(Long, 3000);
  const std::size_t other = add_market(two, linear("0.005"), 60);
  two.positions.push_back(cross(Long, 100, 50, other));
  // The other position earns 1,000 and asks for 30.
  check_price(two, (3000 + 1000 - 30 - 10000) / ("0.005"_r - 1) / 100);
}

TEST_CASE("two longs of 10 thousand on 3 thousand: if only one market falls, the account dies at 70.854") {
  auto two = reference_cross(Long, 3000);
  two.positions.push_back(cross(Long, 100, 100, add_market(two, linear("0.005"), 100)));
  check_printed(two, "70.854", 0);
  check_printed(two, "70.854", 1);
}

TEST_CASE("trap 22: unsettled funding of a day, a week and a month moves 80.402 to 80.432, 80.613 and 81.307") {
  auto one = reference(Long, 2000);
  for (const auto& [owed, price] : std::vector<std::pair<const char*, const char*>>{{"3", "80.432"}, {"21", "80.613"}, {"90", "81.307"}}) {
    one.positions[0].funding = Value(owed).decimal;
    check_printed(one, price);
  }
}

TEST_CASE("funding paid through thirty intervals moves a 20x long from 95.4774 to 95.7789") {
  auto one = account(linear("0.005"), 100, {isolated(Long, 1, 100, 5)});
  check_printed(one, "95.4774");
  one.positions[0].funding = "0.3"_d;
  check_printed(one, "95.7789");
}

TEST_CASE("trap 16: the four hedge rules give four prices for one account") {
  auto hedged = account(linear("0.01"), 100, {cross(Long, 1, 100), cross(Short, "0.4", 110)}, 20);
  hedged.rules.hedge = Hedge::Sum;
  check_printed(hedged, "61.4334");
  check_printed(hedged, "61.4334", 1);  // one cross price for both legs
  hedged.rules.hedge = Hedge::Larger;
  check_printed(hedged, "61.0169");
  hedged.rules.hedge = Hedge::MaxSide;
  check_printed(hedged, "61.0169");
  hedged.rules.hedge = Hedge::Net;
  check_printed(hedged, "60.6061");
}

TEST_CASE("trap 17: a hedged account can be liquidated below and above the mark") {
  auto hedged = account(contract(ContractKind::Linear, {tier(0, "0.001"), tier(1000, "0.02")}), 1000,
                        {cross(Long, 1, 1000), cross(Short, "0.99", 1000)}, 5);
  const auto result = liquidation(hedged);
  REQUIRE(result.status == PriceStatus::Ok);
  CHECK(margin::round_to_step(*result.lower, "0.0001"_d, margin::Direction::HalfEven) == "624.2197"_d);
  CHECK(margin::round_to_step(*result.upper, "0.0001"_d, margin::Direction::HalfEven) == "1107.3826"_d);
  CHECK(*result.exact == *result.lower);  // net long
  const auto answer = oracle::liquidation(oracle::Ledger(hedged), 0);
  CHECK(near(*result.lower, answer.lower->price));
  CHECK(near(*result.upper, answer.upper->price));
}

TEST_CASE("trap 8: flat tiers liquidate a short at the edge although neither tier has a root there") {
  auto one = account(contract(ContractKind::Linear, {tier(0, "0.01"), tier(1050, "0.1")}), 100, {isolated(Short, 10, 100, 100)});
  one.rules.tier_law = TierLaw::Flat;
  check_price(one, 105);
  const oracle::Ledger ledger(one);
  const oracle::Scope scope(ledger, 0);
  CHECK(scope.health("104.999999999"_r) > 0);
  CHECK(scope.health(105) < 0);
}

TEST_CASE("trap 7: the tier is the one at the liquidation price: 30 BTC at 40,000 with 60,000 of margin are liquidated at 38,417.09") {
  const auto brackets =
      contract(ContractKind::Linear, {tier(0, "0.004"), tier(50'000, "0.005"), tier(250'000, "0.01"), tier(1'000'000, "0.025"),
                                      tier(10'000'000, "0.05"), tier(20'000'000, "0.1"), tier(50'000'000, "0.125"),
                                      tier(100'000'000, "0.15"), tier(200'000'000, "0.25"), tier(300'000'000, "0.5")});
  const auto one = account(brackets, 40'000, {isolated(Long, 30, 40'000, 60'000)});
  check_printed(one, "38417.09");
  CHECK(liquidation(one).tier == 3);
}

TEST_CASE("real positions print the prices their venues printed") {
  auto binance =
      account(contract(ContractKind::Linear, {tier(0, "0.005")}), "6679.50671178", {isolated(Long, 20, "6563.665", "13200.70726908")});
  binance.contracts[0].tiers[0].deduction = "50"_d;
  check_printed(binance, "5930.78");

  auto doge = account(linear("0.005"), "0.175896779661", {isolated(Short, 30, "0.175896779661", "1.32708230")});
  doge.contracts[0].tick = "0.00000001"_d;
  CHECK(*liquidation(doge).price == "0.21903766"_d);

  auto bybit = account(linear("0.005"), "1198.45", {isolated(Long, "0.1", "1198.45", 1)});
  bybit.positions[0].margin.reset();
  bybit.positions[0].leverage = "4.2"_d;
  bybit.rules.mm_basis = MaintenanceBasis::AtEntry;
  bybit.contracts[0].tick = "0.05"_d;
  CHECK(*liquidation(bybit).price == "919.10"_d);
  CHECK(*assessed(bybit).positions[0].bankruptcy.price == "913.15"_d);

  auto okx = account(linear("0.008", "0.0005"), "1584.33", {cross(Long, "0.15", "1584.33")});
  okx.wallet.reset();
  okx.equity = "11.719278420807477"_d * ("0.008"_d + "0.0005"_d) * "0.15"_d * "1584.33"_d;
  okx.rules.close_fee = CloseFee::AtLiquidation;
  CHECK(near(*liquidation(okx).exact, "1438.7380360728976"_r, "1e-12"));

  auto hyperliquid = account(linear("0.01"), "2458.5", {isolated(Long, "0.015", "2458.5", "36.864593")});
  CHECK(near(*liquidation(hyperliquid).exact, "0.86915825"_r, "1e-4"));
}
