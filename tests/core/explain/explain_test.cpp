// SPDX-License-Identifier: MIT
// Explanations as they are printed: formulas, reasons and the names of their terms.
#include "margin/arithmetic/powers.hpp"
#include "support/explaining.hpp"

using namespace support;
using namespace support::explaining;

namespace {

/// $2,000 at 5x, 0.5 % maintenance.
Account<Decimal> founding() {
  auto position = isolated(Long, 100, 100, 2000);
  position.margin.reset();
  position.leverage = Decimal{5};
  return account(linear("0.005"), 100, {position});
}

std::string formula(const Account<Decimal>& of, ExplainedField field, std::optional<std::size_t> position = std::nullopt) {
  return printed(explained(of, field, position).formula);
}

std::string reason(const Account<Decimal>& of, ExplainedField field, std::optional<std::size_t> position = std::nullopt) {
  return printed(explained(of, field, position).reason);
}

/// Names and symbols of the terms, in order.
std::string legend(const Account<Decimal>& of, ExplainedField field, std::optional<std::size_t> position = std::nullopt) {
  std::string text;
  for (const auto& term : explained(of, field, position).terms) {
    text += (text.empty() ? "" : ", ") + std::string(name_of(term.name)) + " " + std::string(term.symbol);
    if (term.tier) text += " #" + std::to_string(*term.tier);
    if (term.count) text += " ×" + std::to_string(*term.count);
  }
  return text;
}

}  // namespace

TEST_CASE("the liquidation price of $2,000 at 5x is written with the account's own numbers") {
  const auto of = founding();
  CHECK(formula(of, ExplainedField::Liquidation, 0) == "(2000 + 0 − 100 · 100) / (100 · (0.005 + 0 − 1))");
  CHECK(legend(of, ExplainedField::Liquidation, 0) ==
        "wallet W, deduction c #0, size q, entry e, maintenanceRate r #0, closingFeeRate φ");
  CHECK(formula(of, ExplainedField::Bankruptcy, 0) == "(100 · 100 − 2000) / 100");
  CHECK(formula(of, ExplainedField::Margin, 0) == "100 · 100 / 5");
  CHECK(formula(of, ExplainedField::MaintenanceMargin, 0) == "0.005 · 100 · 100 − 0");
  CHECK(formula(of, ExplainedField::MarginRatio, 0) == "(50 + 0) / (2000 + 0)");
  CHECK(formula(of, ExplainedField::BreakEven, 0) == "100 · (1 + 0) / (1 − 0)");
  CHECK(formula(of, ExplainedField::MaxLoss, 0) == "min(2000, 100 · 100)");
  CHECK(formula(of, ExplainedField::Distance, 0) == "100 − 80.4020100502512562814070351758794");
}

TEST_CASE("an inverse price is the slope over the constant") {
  const auto of = account(inverse("0.005"), 50'000, {isolated(Short, 60'000, 50'000, "0.12")});
  CHECK(formula(of, ExplainedField::Liquidation, 0) == "60000 · (0.005 + 0 − 1) / (0.12 + 0 − 60000 / 50000)");
  CHECK(legend(of, ExplainedField::Liquidation, 0) ==
        "size Q, maintenanceRate r #0, closingFeeRate φ, wallet W, deduction c #0, entry e");
}

TEST_CASE("the tier in force at the liquidation price is named, not the one at the mark") {
  auto of = account(linear("0.01"), 100, {isolated(Short, 10, 100, 300)});
  of.contracts[0].tiers.push_back(tier(1100, "0.02"));
  const auto explanation = explained(of, ExplainedField::Liquidation, 0);
  CHECK(printed(explanation.formula) == "(300 + 11 + 10 · 100) / (10 · (0.02 + 0 + 1))");
  const auto rate = std::ranges::find(explanation.terms, TermName::MaintenanceRate, &margin::Term::name);
  REQUIRE(rate != explanation.terms.end());
  CHECK(rate->tier == 1);
  CHECK(rate->position == 0);
}

TEST_CASE("where flat tiers leap the price is the edge of the row") {
  auto of = account(linear("0.01"), 100, {isolated(Short, 10, 100, 100)});
  of.contracts[0].tiers.push_back(tier(1050, "0.1"));
  of.rules.tier_law = TierLaw::Flat;
  CHECK(formula(of, ExplainedField::Liquidation, 0) == "1050 / 10");
}

TEST_CASE("other positions are named one by one up to a handful, and then summed") {
  auto of = account(linear("0.005"), 100, {cross(Long, 100, 100)}, 3'000);
  for (int i = 1; i <= 7; ++i) of.positions.push_back(cross(Long, i, 90, add_market(of, linear("0.01"), 100)));
  CHECK(formula(of, ExplainedField::Liquidation, 0) ==
        "(3000 + 10 + 20 + 30 + 40 + 50 + 130 + 0 − 100 · 100 − 1 − 2 − 3 − 4 − 5 − 13) / (100 · (0.005 + 0 − 1))");
  CHECK(formula(of, ExplainedField::Equity) == "3000 + 0 + 10 + 20 + 30 + 40 + 180");
  CHECK(legend(of, ExplainedField::MaintenanceMargin) ==
        "maintenanceMargin M, maintenanceMargin M, maintenanceMargin M, maintenanceMargin M, maintenanceMargin M, maintenanceMargin M ×3");
}

TEST_CASE("what can never be liquidated says what is left at a price of zero, what is liquidated already what it lacks") {
  const auto safe = account(linear("0.005"), 100, {cross(Long, 100, 100)}, 10'000);
  CHECK(explained(safe, ExplainedField::Liquidation, 0).status == ExplanationStatus::Never);
  CHECK(formula(safe, ExplainedField::Liquidation, 0) == "10000 − 50 − 0");
  CHECK(reason(safe, ExplainedField::Liquidation, 0) == "10000 + 0 − 100 · 100 ≥ 0");
  const auto short_coin = account(inverse("0.005"), 100, {isolated(Long, 100, 100, "0.001")});
  CHECK(reason(short_coin, ExplainedField::Liquidation, 0) == "0.001 + 0 − 0.005 − 0 ≤ 0");
  CHECK(explained(short_coin, ExplainedField::Liquidation, 0).at_mark == "-0.004"_d);
  const auto broke = account(linear("0.005"), 100, {cross(Long, 100, 100)}, -1);
  CHECK(reason(broke, ExplainedField::MarginRatio) == "-1 ≤ 0");
  CHECK(reason(broke, ExplainedField::Margin, 0) == "mode = cross");
  const auto empty = account(linear("0.005"), 100, {isolated(Long, 0, 100, 5)});
  CHECK(reason(empty, ExplainedField::Liquidation, 0) == "0 = 0");
}

TEST_CASE("κ and a reserved fee stand in the formula where they act") {
  auto of = account(linear("0.005", "0.0006"), 100, {isolated(Long, 100, 100, 2'000)});
  of.rules.kappa = Decimal{2, 0};
  of.rules.close_fee = CloseFee::AtLiquidation;
  CHECK(formula(of, ExplainedField::Liquidation, 0) == "(2000 + 2 · 0 − 100 · 100) / (100 · (2 · 0.005 + 0.0006 − 1))");
}

TEST_CASE("under the power law the rate is the one in force at the price itself") {
  const auto of = account(by_law(power_law("0.006", "0.01", "0.0000001")), 90'000, {isolated(Long, 50, 90'000, 500'000)});
  const auto explanation = explained(of, ExplainedField::Liquidation, 0);
  const auto rate = std::ranges::find(explanation.terms, TermName::MaintenanceRate, &margin::Term::name);
  REQUIRE(rate != explanation.terms.end());
  CHECK(printed(explanation.formula) == "(500000 − 50 · 90000) / (50 · (" + margin::format_decimal(rate->value) + " + 0 − 1))");
  CHECK(near(rate->value, exact("0.00000006"_d * margin::to_four_fifths("50"_d * *explanation.value))));
  CHECK(rate->value * "4500000"_d < assessed(of).positions[0].maintenance_margin);  // less than at the mark
}

TEST_CASE("under the power law a position that its margin covers ends where the rate reaches 1, at a notional over its size") {
  const auto of = account(by_law(power_law("0.006", "0.01", "0.0000001")), 90'000, {isolated(Long, 50, 90'000, 4'500'000)});
  const auto explanation = explained(of, ExplainedField::Liquidation, 0);
  REQUIRE(explanation.terms.size() == 2);
  const auto& notional = explanation.terms[0];
  CHECK(notional.name == TermName::Notional);
  CHECK(near("0.00000006"_d * margin::to_four_fifths(notional.value), 1));
  CHECK(printed(explanation.formula) == margin::format_decimal(notional.value) + " / 50");
}

TEST_CASE("a rate that grows with the size, and weights, stand in the formula as the law has them") {
  Law<Decimal> law;
  law.law = LawKind::SizeLinear;
  law.base = "0.01"_d;
  law.slope = "0.00005"_d;
  law.imr_base = "0.02"_d;
  law.imr_slope = "0.00005"_d;
  const auto sized = account(by_law(law), 100'000, {isolated(Long, 25, 100'000, 500'000)});
  CHECK(formula(sized, ExplainedField::Liquidation, 0) == "(500000 − 25 · 100000) / (25 · (0.01 + 0.00005 · 25 + 0 − 1))");
  CHECK(legend(sized, ExplainedField::Liquidation, 0) == "wallet W, size q, entry e, maintenanceRate r, rateSlope β, closingFeeRate φ");
  CHECK(formula(sized, ExplainedField::InitialMargin, 0) == "25 · 100000 · (0.02 + 0.00005 · 25)");
  law.law = LawKind::Weights;
  law.asset = "0.95"_d;
  law.liability = "1.08"_d;
  CHECK(formula(account(by_law(law), 100, {isolated(Long, 10, 100, 200)}), ExplainedField::MaintenanceMargin, 0) ==
        "(1 − 0.95) · 10 · 100");
  const auto weighted = account(by_law(law), 100, {isolated(Short, 10, 100, 200)});
  CHECK(formula(weighted, ExplainedField::Liquidation, 0) == "(200 + 10 · 100) / (10 · (1.08 − 1 + 0 + 1))");
  CHECK(legend(weighted, ExplainedField::Liquidation, 0) == "wallet W, size q, entry e, liabilityWeight w, closingFeeRate φ");
}

TEST_CASE("a loan's price is the level times what is owed over what is owned") {
  const auto bought = account(contract(ContractKind::Loan, {tier(0, "0.05")}), 100, {isolated(Long, 10, 100, 200)});
  CHECK(formula(bought, ExplainedField::Liquidation, 0) == "(1 + 0.05) · (10 · 100 − 200) / 10");
  CHECK(formula(bought, ExplainedField::Bankruptcy, 0) == "(10 · 100 − 200) / 10");
  CHECK(formula(bought, ExplainedField::MarginLevel, 0) == "10 · 100 / (10 · 100 − 200)");
  CHECK(formula(bought, ExplainedField::MaintenanceMargin, 0) == "0.05 · (10 · 100 − 200)");
  CHECK(formula(bought, ExplainedField::MarginRatio, 0) == "(40 + 0) / (1000 − 800)");
  auto sold = account(contract(ContractKind::Loan, {tier(0, "0.05")}, "0.001"), 100, {isolated(Short, 10, 100, 0)});
  sold.positions[0].loan = margin::Loan<Decimal>{{"0"_d, "1200"_d}, {"10"_d, "0"_d}};
  sold.rules.close_fee = CloseFee::Multiplicative;
  CHECK(formula(sold, ExplainedField::Liquidation, 0) == "1200 / ((1 + 0.05) · (1 + 0.001) · 10)");
  CHECK(legend(sold, ExplainedField::Liquidation, 0) == "quoteAssets A_q, maintenanceRate r #0, closingFeeRate φ, baseDebts D_b");
  CHECK(formula(sold, ExplainedField::MarginLevel, 0) == "1200 / (10 · 100)");
  sold.rules.loan_level = "1.1"_d;
  sold.rules.kappa = "1.5"_d;
  CHECK(formula(sold, ExplainedField::Liquidation, 0) == "1200 / ((1 + 1.5 · (1.1 − 1)) · 10)");
  CHECK(reason(founding(), ExplainedField::MarginLevel, 0) == "kind = linear");
  sold.positions[0].margin.reset();
  CHECK(formula(sold, ExplainedField::Margin, 0) == "1200 − 1000 − 0");
  sold.positions[0].side = Long;
  sold.positions[0].loan = margin::Loan<Decimal>{{"10"_d, "0"_d}, {}};
  CHECK(reason(sold, ExplainedField::MarginLevel, 0) == "0 = 0");
  CHECK(reason(sold, ExplainedField::Liquidation, 0) == "0 ≥ 0");
}

TEST_CASE("in a cross account another symbol's loans stand as what they own and owe") {
  auto of = account(linear("0.005"), 100, {cross(Long, 10, 100)}, 60);
  of.positions.push_back(cross(Long, 5, 40, add_market(of, contract(ContractKind::Loan, {tier(0, "0.1")}), 50)));
  of.positions[1].margin = "80"_d;
  CHECK(formula(of, ExplainedField::Liquidation, 0) == "(60 + 250 − 120 + 0 − 10 · 100 − 12) / (10 · (0.005 + 0 − 1))");
  CHECK(formula(of, ExplainedField::Liquidation, 1) == "((1 + 0.1) · (5 · 40 − 80) − 60 − 0 + 5) / 5");
}

TEST_CASE("pending orders reach a row whose deduction and rate then stand in the formula; where the row ends for them is an edge") {
  margin::Order<Decimal> order;
  order.side = margin::OrderSide::Buy;
  order.qty = "5"_d;
  order.price = "90"_d;
  order.leverage = "10"_d;
  order.mode = MarginMode::Cross;
  auto of = account(linear("0.01"), 100, {cross(Long, 10, 100)}, 200);
  of.contracts[0].tiers.push_back(tier(1'200, "0.02"));
  of.rules.tier_basis = TierBasis::Orders;
  of.orders = {order};
  CHECK(formula(of, ExplainedField::Liquidation, 0) == "(200 + 12 − 10 · 100) / (10 · (0.02 + 0 − 1))");
  CHECK(legend(of, ExplainedField::Liquidation, 0) ==
        "wallet W, deduction c #1, size q, entry e, maintenanceRate r #1, closingFeeRate φ");
  CHECK(formula(of, ExplainedField::MaintenanceMargin, 0) == "max(0, 0.02 · 10 · 100 − 12)");
  of.wallet = "255"_d;  // 5 at 75: more than the 3 of the higher row, less than the 7.5 of the lower
  CHECK(formula(of, ExplainedField::Liquidation, 0) == "(1200 − 450) / 10");
  CHECK(legend(of, ExplainedField::Liquidation, 0) == "tierFrom N #1, ordersBeside O, size q");
}

TEST_CASE("a reserve for the next funding payment is part of what is required") {
  auto of = founding();
  of.contracts[0].funding = margin::Funding<Decimal>{"0.0001"_d, "8"_d};
  of.rules.funding_reserve = margin::FundingReserve::Next;
  CHECK(formula(of, ExplainedField::Liquidation, 0) == "(2000 + 0 − 1 − 100 · 100) / (100 · (0.005 + 0 − 1))");
  CHECK(formula(of, ExplainedField::MaintenanceMargin, 0) == "0.005 · 100 · 100 − 0 + 0.0001 · 100 · 100");
  of.positions[0].side = Short;  // is paid
  CHECK(formula(of, ExplainedField::MaintenanceMargin, 0) == "0.005 · 100 · 100 − 0");
}

TEST_CASE("trap 32: what of a margin counts: what is beyond the initial margin over 1 + s·φ, and what is available to the account") {
  auto of = account(linear("0.005", "0.0006"), 100, {isolated(Long, 100, 100, 2'000)}, 500);
  of.positions[0].leverage = "10"_d;
  of.rules.extra_margin = margin::ExtraMargin::FeeScaled;
  CHECK(formula(of, ExplainedField::Bankruptcy, 0) == "(100 · 100 − 1000 − (2000 − 1000) / (1 + 0.0006)) / 100");
  of.rules.extra_margin = margin::ExtraMargin::Plain;
  of.rules.auto_add = true;
  CHECK(formula(of, ExplainedField::Liquidation, 0) == "(2000 + 500 + 0 − 100 · 100) / (100 · (0.005 + 0 − 1))");
  CHECK(legend(of, ExplainedField::MaxLoss, 0) == "wallet W, available A, size q, entry e");
}

TEST_CASE("the margins of pending orders are added up, or of each symbol the larger side counts") {
  const auto pending = [](margin::OrderSide side, const Value& qty, std::size_t symbol) {
    margin::Order<Decimal> order;
    order.symbol = symbol;
    order.side = side;
    order.qty = qty.decimal;
    order.price = "100"_d;
    order.leverage = "10"_d;
    return order;
  };
  auto of = account(linear("0.01"), 100, {}, 1'000);
  const std::size_t other = add_market(of, linear("0.01"), 100);
  of.orders = {pending(margin::OrderSide::Buy, 5, 0), pending(margin::OrderSide::Sell, 7, 0), pending(margin::OrderSide::Buy, 3, 0),
               pending(margin::OrderSide::Sell, 2, other)};
  CHECK(formula(of, ExplainedField::OrderMargin) == "50 + 70 + 30 + 20");
  of.rules.order_netting = margin::OrderNetting::MaxSide;
  CHECK(formula(of, ExplainedField::OrderMargin) == "max(50 + 30, 70) + 20");
  CHECK(explained(of, ExplainedField::OrderMargin).value == "100"_d);
  for (int i = 0; i < 6; ++i) of.orders.push_back(pending(margin::OrderSide::Buy, 1 + i, add_market(of, linear("0.01"), 100)));
  CHECK(formula(of, ExplainedField::OrderMargin) == "max(50 + 30, 70) + 20 + 10 + 20 + 30 + 150");
  CHECK(legend(of, ExplainedField::OrderMargin).ends_with("orderMargin O ×3"));
}

TEST_CASE("a field that an account or a position has not, and a position that is not there, are refused") {
  const auto refused = [](const margin::ExplainQuestion& question) {
    const auto result = margin::explain(founding(), question);
    REQUIRE_FALSE(result.has_value());
    return std::string(result.error().code) + " at " + result.error().path;
  };
  CHECK(refused({std::nullopt, ExplainedField::Liquidation}) == "unknown-value at question.field");
  CHECK(refused({0, ExplainedField::Equity}) == "unknown-value at question.field");
  CHECK(refused({1, ExplainedField::Notional}) == "unknown-position at question.position");
  auto of = founding();
  of.equity = Decimal{5};
  of.wallet = Decimal{6};
  const auto contradicted = margin::explain(of, {std::nullopt, ExplainedField::Equity});
  REQUIRE(contradicted.has_value());
  CHECK(std::holds_alternative<margin::Invalid<Decimal>>(*contradicted));
}
