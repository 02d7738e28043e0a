// SPDX-License-Identifier: MIT
// Rules that implementations of margin math are known to break, one case each.
#include "support/accounts.hpp"
#include "support/convert.hpp"

using namespace support;

TEST_CASE("trap 2: maintenance at the path price and at the entry give an inverse short two prices") {
  // 60,000 of face at 50,000, 10x, 0.5 %.
  auto one = account(inverse("0.005"), 50'000, {isolated(Short, 60'000, 50'000, "0.12")});
  check_printed(one, "55277.78");
  one.rules.mm_basis = MaintenanceBasis::AtEntry;
  check_printed(one, "55248.62");
}

TEST_CASE("trap 3: equity known at the mark pairs with the mark, not with the entry") {
  auto one = account(linear("0.02"), 2500, {cross(Long, "1.5", "2166.67")});
  one.wallet.reset();
  one.equity = "375"_d;
  check_printed(one, "2295.92");
}

TEST_CASE("trap 5: the fee to close counts where the rules put it, and nowhere else") {
  auto one = account(linear("0.005", "0.001"), 100, {isolated(Long, 1, 100, 20)});
  const Rational q_e = 100;
  check_price(one, (20 - q_e) / ("0.005"_r - 1));
  one.rules.close_fee = CloseFee::AtLiquidation;
  check_price(one, (20 - q_e) / ("0.006"_r - 1));
  one.rules.close_fee = CloseFee::AtMark;
  check_price(one, (20 - "0.1"_r - q_e) / ("0.005"_r - 1));
  one.rules.close_fee = CloseFee::AtBankruptcy;
  const Rational bankruptcy = 80 / (1 - "0.001"_r);
  check_price(one, (20 - "0.001"_r * bankruptcy - q_e) / ("0.005"_r - 1));
  one.rules.fixed_costs = "2"_d;
  check_price(one, (20 - 2 - "0.001"_r * bankruptcy - q_e) / ("0.005"_r - 1));
}

TEST_CASE("trap 6: a fee in both initial and maintenance margin cancels: the price does not depend on it") {
  for (const char* fee : {"0", "0.0006", "0.01"}) {
    auto one = account(linear("0.005", fee), 20'000, {isolated(Long, 1, 20'000, 1)});
    one.positions[0].margin.reset();
    one.positions[0].leverage = "50"_d;
    one.rules.mm_basis = MaintenanceBasis::AtEntry;
    one.rules.close_fee = CloseFee::AtBankruptcy;
    check_price(one, 19'700);
    CHECK(*assessed(one).positions[0].bankruptcy.exact == "19600"_d);
  }
}

TEST_CASE("trap 7: the tier at the mark does not decide: a falling long leaves it, a rising short enters the next") {
  const auto tiers = contract(ContractKind::Linear, {tier(0, "0.01"), tier(900, "0.1")});
  // 1000 of notional at the mark is in the second tier; at its price the long is in the first.
  check_price(account(tiers, 100, {isolated(Long, 10, 100, 200)}), "800"_r / "9.9"_r);
  CHECK(liquidation(account(tiers, 100, {isolated(Long, 10, 100, 200)})).tier == 0);
  // Second tier: M = 0.1 N − 81.
  check_price(account(tiers, 80, {isolated(Short, 10, 80, 200)}), "1081"_r / 11);
  CHECK(liquidation(account(tiers, 80, {isolated(Short, 10, 80, 200)})).tier == 1);
  CHECK(assessed(account(tiers, 80, {isolated(Short, 10, 80, 200)})).positions[0].tier == 0);
}

TEST_CASE("trap 9: deductions of coin-margined tables are in coin") {
  const auto tiers = contract(ContractKind::Inverse, {tier(0, "0.01"), tier(5, "0.02")});
  // 60,000 of face at 10,000 is 6 coins: M = 0.02 N − 0.05.
  const auto one = account(tiers, 10'000, {isolated(Long, 60'000, 10'000, 1)});
  CHECK(assessed(one).positions[0].maintenance_margin == "0.07"_d);
  check_price(one, 60'000 * "1.02"_r / (1 + "0.05"_r + 6));
}

TEST_CASE("trap 9: a host that knows only its own bracket gives one row with its deduction, never a maintenance below zero") {
  auto one = account(contract(ContractKind::Linear, {tier(0, "0.01")}), 100, {isolated(Long, 10, 100, 200)});
  one.contracts[0].tiers[0].deduction = "5"_d;
  CHECK(assessed(one).positions[0].maintenance_margin == "5"_d);
  check_price(one, (200 + 5 - 1000) / ("0.1"_r - 10));
  // At its bankruptcy price the notional asks for less than the deduction: nothing, not a negative amount.
  one.contracts[0].tiers[0].deduction = "9"_d;
  check_price(one, 80);
  CHECK(*assessed(one).positions[0].bankruptcy.exact == "80"_d);
}

TEST_CASE("trap 9: given deductions that contradict the table are reported with the value that would agree") {
  auto one = account(contract(ContractKind::Linear, {tier(0, "0.004"), tier(50'000, "0.005")}), 100, {isolated(Long, 10, 100, 200)});
  one.contracts[0].tiers[1].deduction = "50"_d;
  CHECK(std::holds_alternative<AccountReport<Decimal>>(*margin::assess(one)));
  one.contracts[0].tiers[1].deduction = "60"_d;
  const auto assessment = margin::assess(one).value();
  REQUIRE(std::holds_alternative<margin::Invalid<Decimal>>(assessment));
  const auto& reason = std::get<margin::Invalid<Decimal>>(assessment).reasons.at(0);
  CHECK(reason.code == "tiers-inconsistent");
  CHECK(reason.path == "contracts[0].tiers[1].deduction");
  CHECK(reason.expected == "50"_d);
}

TEST_CASE("trap 10: percents in place of fractions are refused with the path of the rate") {
  const auto refused = [](const Account<Decimal>& of, std::string_view path) {
    const auto assessment = margin::assess(of);
    REQUIRE_FALSE(assessment.has_value());
    CHECK(assessment.error().code == "out-of-range");
    CHECK(assessment.error().path == path);
  };
  refused(account(linear("1"), 100, {isolated(Long, 10, 100, 200)}), "contracts[0].tiers[0].mmr");
  refused(account(linear("0.5", "1"), 100, {isolated(Long, 10, 100, 200)}), "contracts[0].fees.taker");
  refused(account(linear("-0.01"), 100, {isolated(Long, 10, 100, 200)}), "contracts[0].tiers[0].mmr");
  refused(account(linear("0.01"), 100, {isolated(Long, -10, 100, 200)}), "positions[0].qty");
  refused(account(linear("0.01"), 100, {isolated(Long, 10, 0, 200)}), "positions[0].entry");
  refused(account(linear("0.01"), 0, {isolated(Long, 10, 100, 200)}), "marks[0]");
  auto scaled = account(linear("0.01"), 100, {isolated(Long, 10, 100, 200)});
  scaled.contracts[0].multiplier = "0"_d;
  refused(scaled, "contracts[0].multiplier");
  auto levered = account(linear("0.01"), 100, {isolated(Long, 10, 100, 200)});
  levered.positions[0].leverage = "0"_d;
  refused(levered, "positions[0].leverage");
}

TEST_CASE("trap 11: a rate from the wrong bracket puts the root above the entry: already, with that root as recovery") {
  auto one = account(linear("0.25", "0.0000075"), "0.000013841", {isolated(Long, 65'997'400, "0.000013841", "184.05")});
  one.rules.close_fee = CloseFee::AtLiquidation;
  check_status(one, PriceStatus::Already);
  const auto result = liquidation(one);
  REQUIRE(result.recovery.has_value());
  CHECK(near(*result.recovery, "0.0000147365"_r, "1e-5"));
  CHECK(*result.missing > "0"_d);
}

TEST_CASE("trap 12: an inverse short whose margin covers its coin value is never liquidated, and one just below is, very far away") {
  check_never(account(inverse("0.005"), 50'000, {isolated(Short, 60'000, 50'000, "1.2")}));
  check_never(account(inverse("0.005"), 50'000, {isolated(Short, 60'000, 50'000, "2")}));
  check_price(account(inverse("0.005"), 50'000, {isolated(Short, 60'000, 50'000, "1.188")}), 60'000 * "0.995"_r / "0.012"_r);
  check_price(account(inverse("0.005"), 50'000, {isolated(Short, 60'000, 50'000, "1.199999999999999999")}), 60'000 * "0.995"_r / "1e-18"_r);
}

TEST_CASE("trap 13: a linear long with all of its value as margin is never liquidated; one unit less, and it is") {
  check_never(account(linear("0.005"), 100, {isolated(Long, 10, 100, 1000)}));
  check_price(account(linear("0.005"), 100, {isolated(Long, 10, 100, "999.9999999999999999999999999999")}), "1e-28"_r / "9.95"_r);
  // A linear short has no such cover, and a high rate ends it well below a doubling.
  check_price(account(linear("0.167"), 100, {isolated(Short, 10, 100, 1000)}), "2000"_r / "11.67"_r);
  check_price(account(linear("0.005"), 100, {isolated(Short, 10, 100, 1'000'000)}), "1001000"_r / "10.05"_r);
}

TEST_CASE("trap 13: where nothing is liquidated a screen that wants least room shows no number either, exact and live") {
  auto two = account(linear("0.03"), "24055.3", {cross(Short, "0.442371112", "24055.3")}, "115000");
  two.positions.push_back(cross(Long, "10.771577", "1753.2932", add_market(two, linear("0.03"), "1753.2932")));
  for (auto [one, place] : {std::pair(account(inverse("0.005"), 50'000, {isolated(Short, 60'000, 50'000, "1.2")}), 0),
                            std::pair(account(linear("0.005"), 100, {isolated(Long, 10, 100, 1000)}), 0), std::pair(two, 1)}) {
    const auto at = static_cast<std::size_t>(place);
    check_never(one, at);
    one.rules.display = margin::Display::MinRoom;
    check_never(one, at);
    const auto shown = assessed(one).positions[at].displayed;
    const auto live = assessed(to_double(one)).positions[at];
    REQUIRE(shown.has_value());
    REQUIRE(live.displayed.has_value());
    CHECK(shown->status == PriceStatus::Never);
    CHECK_FALSE(shown->price.has_value());
    CHECK(live.displayed->status == PriceStatus::Never);
    CHECK_FALSE(live.displayed->price.has_value());
    CHECK(live.liquidation.status == PriceStatus::Never);
    CHECK_FALSE(live.liquidation.exact.has_value());
  }
}

TEST_CASE("trap 17: a long of a cross account can be liquidated above its entry, and a short below it") {
  // The profit is spent: the wallet owes a part of it.
  check_price(account(linear("0.005"), 150, {cross(Long, 1, 100)}, -30), (-30 - 100) / ("0.005"_r - 1));
  check_price(account(linear("0.005"), 50, {cross(Short, 1, 100)}, -30), (-30 + 100) / ("0.005"_r + 1));
}

TEST_CASE("trap 14: a root below zero is never, not zero and not a negative price") {
  auto two = account(linear("0.03"), "24055.3", {cross(Short, "0.442371112", "24055.3")}, 0);
  two.positions.push_back(cross(Long, "10.771577", "1753.2932", add_market(two, linear("0.03"), "1753.2932")));
  two.wallet = "99872.368956"_d - "0.442371112"_d * "24055.3"_d + "10.771577"_d * "1753.2932"_d;
  check_never(two, 1);
}

TEST_CASE("an account without positions is ok and has nothing to liquidate") {
  auto empty = account(linear("0.01"), 100, {}, 0);
  const auto report = assessed(empty);
  CHECK(report.status == margin::AccountStatus::Ok);
  CHECK(report.positions.empty());
  CHECK_FALSE(report.margin_ratio.has_value());
}

TEST_CASE("trap 18: requirements of others and of pending orders count: 99.40, not 95.40") {
  auto one = account(linear("0.004"), 100, {cross(Long, 1, 100)}, 5);
  one.others.maintenance_margin = "4"_d;
  check_price(one, (5 - 4 - 100) / ("0.004"_r - 1));
  one.others.maintenance_margin.reset();
  check_price(one, Rational{-95} / ("0.004"_r - 1));

  margin::Order<Decimal> order;
  order.side = margin::OrderSide::Buy;
  order.qty = "500"_d;
  order.price = "90"_d;
  order.mode = MarginMode::Cross;
  one.orders.push_back(order);
  check_price(one, Rational{-95} / ("0.004"_r - 1));  // excluded by default
  one.rules.orders = margin::OrdersRule::Counted;
  check_status(one, PriceStatus::Already);  // 500 · 90 · 0.004 = 180 of maintenance
  CHECK(*liquidation(one).missing == "175.4"_d);
}

TEST_CASE("trap 23: H = 0 at the mark is liquidated or safe as the rules say, at the same price") {
  auto one = account(linear("0.03"), 30'000, {cross(Short, 10, 30'000)}, 9'970);
  one.positions[0].funding = "970"_d;
  one.rules.boundary = Boundary::EqualSafe;
  check_price(one, 30'000);
  CHECK(assessed(one).status == margin::AccountStatus::Ok);
  one.rules.boundary = Boundary::EqualLiquidates;
  check_status(one, PriceStatus::Already);
  CHECK(assessed(one).status == margin::AccountStatus::Already);
  CHECK(*liquidation(one).missing == "0"_d);
  CHECK(*liquidation(one).recovery == "30000"_d);
  CHECK(assessed(one).positions[0].distance->price == "0"_d);
}

TEST_CASE("trap 24: the mark does not move an at-liq price, and does move an at-mark price") {
  auto one = account(linear("0.05"), 1, {cross(Long, "17.5", 1)}, "9.982347");
  check_price(one, ("9.982347"_r - "17.5"_r) / ("17.5"_r * ("0.05"_r - 1)));
  const auto before = liquidation(one).exact;
  one.marks[0] = "0.9"_d;
  CHECK(liquidation(one).exact == before);

  one.rules.mm_basis = MaintenanceBasis::AtMark;
  const auto at_low = liquidation(one).exact;
  one.marks[0] = "1"_d;
  CHECK(*liquidation(one).exact > *at_low);
}

TEST_CASE("trap 28: rates and fee that add up to 1 or more leave no price below zero and no division by zero") {
  for (const char* mmr : {"0.99", "0.9994", "0.9998", "0.9999"}) {
    auto one = account(linear(mmr, "0.0006"), 100, {isolated(Long, 1, 100, 150)});
    one.rules.close_fee = CloseFee::AtLiquidation;
    const Rational slope = 1 - exact(Value(mmr).decimal) - "0.0006"_r;
    // W − q·e = 50 is all it keeps at 0. A slope below zero gives it an upper price instead.
    if (slope >= 0)
      check_never(one);
    else
      check_price(one, 50 / -slope);
    one.positions[0].margin = "100"_d;
    if (slope > 0)
      check_never(one);
    else
      check_status(one, PriceStatus::Already);
    one.positions[0].margin = "20"_d;
    check_status(one, PriceStatus::Already);
    CHECK(liquidation(one).recovery.has_value() == (slope > 0));
  }
}

TEST_CASE("trap 26: leverage changes an isolated price through the margin, and a cross price not at all") {
  auto one = account(linear("0.005"), 100, {cross(Long, 1, 100)}, 20);
  const auto without = liquidation(one).exact;
  for (const char* leverage : {"1", "3.5", "50", "125"}) {
    one.positions[0].leverage = Value(leverage).decimal;
    CHECK(liquidation(one).exact == without);
  }
  auto isolated_at = [](const char* leverage) {
    auto by_leverage = account(linear("0.005"), 100, {isolated(Long, 1, 100, 1)});
    by_leverage.positions[0].margin.reset();
    by_leverage.positions[0].leverage = Value(leverage).decimal;
    return *liquidation(by_leverage).exact;
  };
  CHECK(isolated_at("5") < isolated_at("10"));
}

TEST_CASE("trap 25: maintenance is not divided by leverage unless the rules say it is a share of margin") {
  auto one = account(inverse("0.0035"), 100'000, {isolated(Long, 100'000, 100'000, "0.1")});
  one.positions[0].leverage = "10"_d;
  CHECK(assessed(one).positions[0].maintenance_margin == "0.0035"_d);
  one.rules.mm_basis = MaintenanceBasis::ShareOfMargin;
  CHECK(assessed(one).positions[0].maintenance_margin == "0.00035"_d);
}

TEST_CASE("trap 34: coins held as collateral move with their price: haircut on what is owned, none on what is owed") {
  auto one = account(linear("0.01"), 100, {cross(Long, 1, 100)}, 50);
  margin::Collateral<Decimal> coins;
  coins.amount = "0.5"_d;
  coins.symbol = 0;
  coins.weight = "0.8"_d;
  one.collateral = {coins};
  check_price(one, (50 - 100) / ("0.01"_r - 1 - "0.4"_r));
  one.collateral[0].amount = "-0.5"_d;
  one.wallet = "60"_d;
  check_price(one, (60 - 100) / ("0.01"_r - 1 + "0.5"_r));
  // A short whose coins cover it: nothing to fear from a rising price.
  auto covered = account(linear("0.01"), 100, {cross(Short, 1, 100)}, 10);
  coins.amount = "1.02"_d;
  coins.weight.reset();
  covered.collateral = {coins};
  check_never(covered);
}

TEST_CASE("trap 35: sums of cancelling terms stay exact from 1e-8 to 1e8 of size and 1e-9 to 1e6 of price") {
  for (const char* qty : {"0.00000001", "1", "100000000"}) {
    for (const char* entry : {"0.000000001", "1", "1000000"}) {
      const Decimal value = Value(qty).decimal * Value(entry).decimal;
      const Decimal margin = value * "0.9999999999"_d;
      const auto one = account(linear("0.005"), entry, {isolated(Long, qty, entry, margin)});
      check_price(one, exact(value) * "1e-10"_r / (exact(Value(qty).decimal) * "0.995"_r));
    }
  }
}

TEST_CASE("trap 8: an edge of flat tiers exactly at the mark: health returns just below it, and the recovery is the mark") {
  auto one = account(contract(ContractKind::Linear, {tier(0, "0.01"), tier(1050, "0.1")}), 105, {isolated(Short, 10, 100, 100)});
  one.rules.tier_law = TierLaw::Flat;
  check_status(one, PriceStatus::Already);
  CHECK(*liquidation(one).missing == "55"_d);
  CHECK(liquidation(one).recovery == "105"_d);
}

TEST_CASE("cross positions settled in coin and in quote do not share an account") {
  auto mixed = account(linear("0.01"), 100, {cross(Long, 1, 100)}, 50);
  mixed.positions.push_back(cross(Long, 100, 100, add_market(mixed, inverse("0.01"), 100)));
  const auto assessment = margin::assess(mixed).value();
  REQUIRE(std::holds_alternative<margin::Invalid<Decimal>>(assessment));
  CHECK(std::get<margin::Invalid<Decimal>>(assessment).reasons.at(0).code == "mixed-settlement");
}

TEST_CASE("trap 29: a coin-margined price that lies on a tick is not pushed off it by the rounding of Q/e") {
  Random random(29);
  for (int i = 0; i < 200; ++i) {
    CAPTURE(i);
    const Decimal entry{random.between(10'001, 99'999), -1};
    auto one = account(inverse("0"), entry, {isolated(i % 2 == 0 ? Long : Short, random.between(1, 9'999), entry, 1)});
    one.contracts[0].tick = "0.05"_d;
    one.positions[0].margin.reset();
    one.positions[0].leverage = i % 2 == 0 ? "4"_d : "5"_d;  // e / 1.25 and e / 0.8
    const auto row = assessed(one).positions[0];
    const Decimal expected = entry * (i % 2 == 0 ? "0.8"_d : "1.25"_d);
    CHECK(row.bankruptcy.price == margin::round_to_step(expected, "0.05"_d, i % 2 == 0 ? margin::Direction::Up : margin::Direction::Down));
    CHECK(row.liquidation.price == row.bankruptcy.price);
  }
}

TEST_CASE("trap 15: where roundings alone decide the health a double gives no price of zero") {
  // The margin is the whole entry value, and the mark is so small that nothing of the equity is left in a double.
  const auto one = account(linear("0.9"), Decimal{7, -29}, {isolated(Long, "0.01", 80, "0.8")});
  check_never(one);
  const auto row = assessed(to_double(one)).positions[0];
  REQUIRE(row.liquidation.status == PriceStatus::Already);
  REQUIRE(row.liquidation.recovery.has_value());
  CHECK(*row.liquidation.recovery > 0);
}
