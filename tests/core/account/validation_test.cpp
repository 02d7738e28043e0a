// SPDX-License-Identifier: MIT
// A value that is wrong by itself is an error with its path; values that contradict each other are a result with its reason.
#include <functional>

#include "support/accounts.hpp"

using namespace support;

namespace {

/// A valid account that uses everything that can be checked.
Account<Decimal> valid() {
  auto one = account(contract(ContractKind::Linear, {tier(0, "0.005"), tier(1'000, "0.01")}, "0.0005"), 100,
                     {isolated(Long, 1, 100, 20), cross(Short, 1, 100)}, 1'000);
  one.positions[0].leverage = "5"_d;
  add_market(one, linear("0.01"), 50);
  margin::Order<Decimal> order;
  order.symbol = 1;
  order.qty = "1"_d;
  order.price = "49"_d;
  one.orders = {order};
  margin::Collateral<Decimal> coins;
  coins.amount = "1"_d;
  coins.price = "10"_d;
  one.collateral = {coins};
  return one;
}

using Change = std::function<void(Account<Decimal>&)>;

struct Wrong {
  std::string_view code;
  std::string_view path;
  Change change;
};

}  // namespace

TEST_CASE("a valid account is assessed") { CHECK(assessed(valid()).positions.size() == 2); }

TEST_CASE("a place that is no contract's is refused, and so are marks that are not one for each contract") {
  const std::vector<Wrong> wrongs{
      {"unknown-symbol", "positions[1].symbol", [](auto& a) { a.positions[1].symbol = 2; }},
      {"unknown-symbol", "orders[0].symbol", [](auto& a) { a.orders[0].symbol = 2; }},
      {"unknown-symbol", "collateral[0].symbol", [](auto& a) { a.collateral[0].symbol = 2; }},
      {"out-of-range", "contracts[1].underlying", [](auto& a) { a.contracts[1].underlying = margin::max_contracts; }},
      {"missing", "marks[1]", [](auto& a) { a.marks.pop_back(); }},
      {"too-many", "marks", [](auto& a) { a.marks.emplace_back(1); }},
  };
  for (const auto& wrong : wrongs) {
    auto one = valid();
    wrong.change(one);
    const auto result = margin::assess(one);
    REQUIRE_MESSAGE(!result.has_value(), wrong.path);
    CHECK(result.error().code == wrong.code);
    CHECK(result.error().path == wrong.path);
  }
}

TEST_CASE("every value out of its range is refused with its path") {
  const auto range = std::string_view("out-of-range");
  const std::vector<Wrong> wrongs{
      {range, "rules.kappa", [](auto& a) { a.rules.kappa = "0"_d; }},
      {range, "rules.kappa", [](auto& a) { a.rules.kappa = "1000001"_d; }},
      {range, "rules.mmFloor", [](auto& a) { a.rules.mm_floor = "-1"_d; }},
      {range, "rules.fixedCosts", [](auto& a) { a.rules.fixed_costs = "-1"_d; }},
      {range, "rules.feeBuffer", [](auto& a) { a.rules.fee_buffer = "1"_d; }},
      {range, "rules.safety", [](auto& a) { a.rules.safety = "0"_d; }},
      {range, "rules.safety", [](auto& a) { a.rules.safety = "1.01"_d; }},
      {range, "contracts[0].multiplier", [](auto& a) { a.contracts[0].multiplier = "-1"_d; }},
      {range, "contracts[0].tick", [](auto& a) { a.contracts[0].tick = "0"_d; }},
      {range, "contracts[1].lot", [](auto& a) { a.contracts[1].lot = "0"_d; }},
      {range, "contracts[0].minQty", [](auto& a) { a.contracts[0].min_qty = "-1"_d; }},
      {range, "contracts[0].minNotional", [](auto& a) { a.contracts[0].min_notional = "-1"_d; }},
      {range, "contracts[0].maxNotional", [](auto& a) { a.contracts[0].max_notional = "0"_d; }},
      {range, "contracts[0].maxLeverage", [](auto& a) { a.contracts[0].max_leverage = "0"_d; }},
      {range, "contracts[0].fees.maker", [](auto& a) { a.contracts[0].fees->maker = "-1"_d; }},
      {range, "contracts[0].fees.taker", [](auto& a) { a.contracts[0].fees->taker = "-0.001"_d; }},
      {range, "contracts[0].fees.taker", [](auto& a) { a.contracts[0].fees->taker = "1"_d; }},
      {range, "contracts[0].tiers[1].mmr", [](auto& a) { a.contracts[0].tiers[1].mmr = "1"_d; }},
      {range, "contracts[0].tiers[1].imr", [](auto& a) { a.contracts[0].tiers[1].imr = "1.5"_d; }},
      {range, "contracts[0].tiers[1].imr", [](auto& a) { a.contracts[0].tiers[1].imr = "0"_d; }},
      {range, "contracts[0].tiers[1].deduction", [](auto& a) { a.contracts[0].tiers[1].deduction = "-1"_d; }},
      {range, "contracts[0].tiers[0].maxLeverage", [](auto& a) { a.contracts[0].tiers[0].max_leverage = "0"_d; }},
      {"unsorted-tiers", "contracts[0].tiers[0].from", [](auto& a) { a.contracts[0].tiers[0].from = "1"_d; }},
      {"unsorted-tiers", "contracts[0].tiers[1].from", [](auto& a) { a.contracts[0].tiers[1].from = "0"_d; }},
      {"too-many", "contracts[0].tiers",
       [](auto& a) {
         for (int i = 2; i < 66; ++i) a.contracts[0].tiers.push_back(tier(1'000 * i, "0.02"));
       }},
      {"too-many", "positions", [](auto& a) { a.positions.resize(margin::max_positions + 1, a.positions[0]); }},
      {range, "marks[1]", [](auto& a) { a.marks[1] = "0"_d; }},
      {"missing", "marks[0]", [](auto& a) { a.marks[0].reset(); }},
      {"missing", "marks[1]", [](auto& a) { a.marks[1].reset(); }},
      {range, "positions[0].qty", [](auto& a) { a.positions[0].qty = "-1"_d; }},
      {range, "positions[0].entry", [](auto& a) { a.positions[0].entry = "0"_d; }},
      {range, "positions[1].entry", [](auto& a) { a.positions[1].entry = "-5"_d; }},
      {range, "positions[0].margin", [](auto& a) { a.positions[0].margin = "-1"_d; }},
      {range, "positions[0].leverage", [](auto& a) { a.positions[0].leverage = "0"_d; }},
      {range, "positions[0].openFee", [](auto& a) { a.positions[0].open_fee = "1"_d; }},
      {"missing", "positions[1].leverage", [](auto& a) { a.rules.mm_basis = MaintenanceBasis::ShareOfMargin; }},
      {range, "orders[0].qty", [](auto& a) { a.orders[0].qty = "0"_d; }},
      {range, "orders[0].price", [](auto& a) { a.orders[0].price = "0"_d; }},
      {range, "orders[0].leverage", [](auto& a) { a.orders[0].leverage = "-3"_d; }},
      {range, "collateral[0].price", [](auto& a) { a.collateral[0].price = "0"_d; }},
      {range, "collateral[0].weight", [](auto& a) { a.collateral[0].weight = "-0.1"_d; }},
      {range, "collateral[0].weight", [](auto& a) { a.collateral[0].weight = "1.000001"_d; }},
      {"missing", "collateral[0].price", [](auto& a) { a.collateral[0].price.reset(); }},
      {range, "others.initialMargin", [](auto& a) { a.others.initial_margin = "-1"_d; }},
      {range, "others.maintenanceMargin", [](auto& a) { a.others.maintenance_margin = "-1"_d; }},
      {range, "others.closingReserve", [](auto& a) { a.others.closing_reserve = "-1"_d; }}};
  for (const Wrong& wrong : wrongs) {
    CAPTURE(wrong.path);
    auto one = valid();
    wrong.change(one);
    const auto assessment = margin::assess(one);
    REQUIRE_FALSE(assessment.has_value());
    CHECK(assessment.error().code == wrong.code);
    CHECK(assessment.error().path == wrong.path);
  }
}

TEST_CASE("the value that was given is named in the error") {
  auto one = valid();
  one.positions[1].qty = "-1.50"_d;
  CHECK(margin::assess(one).error().value == "-1.5");
}

TEST_CASE("values that contradict each other are a result with a reason, not an error") {
  const std::vector<Wrong> wrongs{
      {"tiers-inconsistent", "contracts[0].tiers[1].deduction", [](auto& a) { a.contracts[0].tiers[1].deduction = "4"_d; }},
      {"tiers-inconsistent", "contracts[0].tiers[1].mmr", [](auto& a) { a.contracts[0].tiers[1].mmr = "0.004"_d; }},
      {"tiers-inconsistent", "contracts[0].tiers[1]", [](auto& a) { a.rules.tier_law = TierLaw::Single; }},
      {"equity-mismatch", "equity", [](auto& a) { a.equity = "1011"_d; }},
      {"mixed-settlement", "positions[2]",
       [](auto& a) {
         a.contracts[1].kind = ContractKind::Inverse;
         a.positions.push_back(cross(Long, 1, 50, 1));
       }},
      {"mixed-settlement", "collateral[0].price",
       [](auto& a) {
         a.contracts[1].kind = ContractKind::Inverse;
         a.collateral[0].price.reset();
         a.collateral[0].symbol = 1;
       }},
      {"order-overdetermined", "orders[0].notional", [](auto& a) { a.orders[0].notional = "50"_d; }}};
  for (const Wrong& wrong : wrongs) {
    CAPTURE(wrong.code);
    auto one = valid();
    wrong.change(one);
    const auto assessment = margin::assess(one);
    REQUIRE(assessment.has_value());
    const auto* invalid = std::get_if<margin::Invalid<Decimal>>(&*assessment);
    REQUIRE(invalid != nullptr);
    REQUIRE_FALSE(invalid->reasons.empty());
    CHECK(invalid->reasons[0].code == wrong.code);
    CHECK(invalid->reasons[0].path == wrong.path);
  }
}

TEST_CASE("equity that agrees with the wallet, the deduction that the table implies and a first row with one are no contradictions") {
  auto one = valid();
  one.equity = "1010"_d;  // 1000 of wallet and 10 of collateral
  one.contracts[0].tiers[1].deduction = "5"_d;
  CHECK(assessed(one).equity == "1010"_d);
  one.contracts[0].tiers[0].deduction = "2"_d;
  one.contracts[0].tiers[1].deduction = "7"_d;
  CHECK(assessed(one).equity == "1010"_d);
  one.wallet.reset();
  CHECK(assessed(one).wallet == "1000"_d);
  // Falling rates are no contradiction where rates are flat.
  one.rules.tier_law = TierLaw::Flat;
  one.contracts[0].tiers = {tier(0, "0.02"), tier(1'000, "0.01")};
  CHECK(assessed(one).positions[0].maintenance_margin == "2"_d);
}

TEST_CASE("on the live path a value that is not a number is refused like one out of range") {
  margin::Account<double> one;
  one.contracts.resize(1);
  one.contracts[0].kind = ContractKind::Linear;
  one.marks = {std::nan("")};
  CHECK_FALSE(margin::assess(one).has_value());
  one.marks = {100.0};
  one.positions.resize(1);
  one.positions[0].qty = std::nan("");
  one.positions[0].entry = 100;
  CHECK(margin::assess(one).error().path == "positions[0].qty");
}

TEST_CASE("a margin and a leverage that give another notional contradict the size") {
  auto one = valid();
  one.orders[0].leverage = "10"_d;
  one.orders[0].margin = "4.8"_d;  // 1 at 49: 4.9
  const auto result = margin::assess(one);
  REQUIRE(result.has_value());
  const auto* invalid = std::get_if<margin::Invalid<Decimal>>(&*result);
  REQUIRE(invalid != nullptr);
  CHECK(invalid->reasons[0].code == "order-overdetermined");
  CHECK(invalid->reasons[0].path == "orders[0].margin");
  CHECK(invalid->reasons[0].expected == "4.9"_d);
  one.orders[0].margin = "4.9"_d;
  CHECK(std::holds_alternative<AccountReport<Decimal>>(*margin::assess(one)));
}

TEST_CASE("the larger of two sides that bend is not supported, and said so") {
  auto one = valid();
  one.contracts[1].tiers.clear();
  one.contracts[1].law = power_law("0.012", "0.02", "0.0000001");
  CHECK(std::holds_alternative<AccountReport<Decimal>>(*margin::assess(one)));
  one.rules.hedge = Hedge::MaxSide;
  const auto result = margin::assess(one);
  REQUIRE(result.has_value());
  const auto* invalid = std::get_if<margin::Invalid<Decimal>>(&*result);
  REQUIRE(invalid != nullptr);
  CHECK(invalid->reasons[0].code == "rules-unsupported");
  CHECK(invalid->reasons[0].path == "contracts[1].tiers");
}

TEST_CASE("weights lie in their ranges") {
  for (const auto& [asset, liability, path] : std::vector<std::tuple<const char*, const char*, const char*>>{
           {"0", "1.1", "contracts[1].tiers.asset"}, {"1.01", "1.1", "contracts[1].tiers.asset"},
           {"0.9", "0.99", "contracts[1].tiers.liability"}, {"0.9", "2", "contracts[1].tiers.liability"}}) {
    auto one = valid();
    margin::Law<Decimal> law;
    law.law = margin::LawKind::Weights;
    law.asset = Value(asset).decimal;
    law.liability = Value(liability).decimal;
    one.contracts[1].law = law;
    const auto result = margin::assess(one);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().path == path);
    CHECK(result.error().code == "out-of-range");
  }
}

TEST_CASE("collateral may count fully, or not at all") {
  auto one = valid();
  const auto equity_with = [&](int weight) {
    one.collateral[0].weight = weight;
    return assessed(one).equity;
  };
  CHECK(equity_with(1) == "1010"_d);
  CHECK(equity_with(0) == "1000"_d);
}
