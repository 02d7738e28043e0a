// SPDX-License-Identifier: MIT
// Explanations: every formula, evaluated in exact fractions by a reader of its tokens, gives the number of the report.
#include "margin/explain.hpp"

#include <map>
#include <set>

#include "accounts.hpp"
#include "evaluate.hpp"
#include "margin/powers.hpp"
#include "oracle/generator.hpp"
#include "random.hpp"

using namespace support;

namespace {

using margin::ExplainedField;
using margin::Explanation;
using margin::ExplanationStatus;
using margin::TermName;

// As many in the time that slower builds take for them.
#if defined(__EMSCRIPTEN__) || defined(__SANITIZE_ADDRESS__)
constexpr std::uint64_t thousand = 100;
#else
constexpr std::uint64_t thousand = 1'000;
#endif
constexpr std::size_t fields = names(ExplainedField{}).size();
constexpr double tolerance_of_terms = 1e-31;

bool of_account(ExplainedField field) { return field <= ExplainedField::MarginRatio; }
bool of_position(ExplainedField field) { return field >= ExplainedField::InitialMargin; }

Explanation explained(const Account<Decimal>& of, ExplainedField field, std::optional<std::size_t> position = std::nullopt) {
  auto result = margin::explain(of, {position, field});
  if (!result) throw std::invalid_argument(std::string(result.error().code) + " at " + result.error().path);
  auto* explanation = std::get_if<Explanation>(&*result);
  if (!explanation) throw std::invalid_argument("the account is invalid");
  return std::move(*explanation);
}

std::optional<Decimal> reported(const AccountReport<Decimal>& report, ExplainedField field) {
  switch (field) {
    case ExplainedField::Equity: return report.equity;
    case ExplainedField::Available: return report.available;
    case ExplainedField::Leverage: return report.leverage;
    case ExplainedField::OrderMargin: return report.order_margin;
    case ExplainedField::InitialMargin: return report.initial_margin;
    case ExplainedField::MaintenanceMargin: return report.maintenance_margin;
    case ExplainedField::ClosingReserve: return report.closing_reserve;
    default: return report.margin_ratio;
  }
}

std::optional<Decimal> reported(const PositionReport<Decimal>& row, ExplainedField field) {
  switch (field) {
    case ExplainedField::InitialMargin: return row.initial_margin;
    case ExplainedField::MaintenanceMargin: return row.maintenance_margin;
    case ExplainedField::ClosingReserve: return row.closing_reserve;
    case ExplainedField::MarginRatio: return row.margin_ratio;
    case ExplainedField::Notional: return row.notional;
    case ExplainedField::UnrealizedPnl: return row.unrealized_pnl;
    case ExplainedField::Roe: return row.roe;
    case ExplainedField::Margin: return row.margin;
    case ExplainedField::MarginLevel: return row.margin_level;
    case ExplainedField::EffectiveLeverage: return row.effective_leverage;
    case ExplainedField::BreakEven: return row.break_even;
    case ExplainedField::Liquidation: return row.liquidation.exact;
    case ExplainedField::Bankruptcy: return row.bankruptcy.exact;
    case ExplainedField::Distance: return row.distance ? std::optional(row.distance->price) : std::nullopt;
    default: return row.max_loss;
  }
}

/// Counts of what was looked at, and what was wrong.
struct Findings {
  long formulas = 0;
  long exact = 0;
  std::map<ExplanationStatus, long> statuses;
  std::set<TermName> terms;
  std::vector<std::string> failures;

  void fail(std::uint64_t seed, const Explanation& explanation, const std::string& what) {
    failures.push_back("seed " + std::to_string(seed) + " " + std::string(name_of(explanation.field)) + " " +
                       std::string(name_of(explanation.status)) + ": " + what + ": " + printed(explanation.formula) +
                       (explanation.reason.empty() ? "" : " because " + printed(explanation.reason)));
  }
};

/// Every number that has a term is that term's, and every term is some number's.
bool terms_match(const Explanation& explanation, std::size_t positions) {
  std::set<std::size_t> met;
  for (const auto* tokens : {&explanation.formula, &explanation.reason}) {
    for (const Token& token : *tokens) {
      if (!token.term) continue;
      if (*token.term >= explanation.terms.size() || token.kind != TokenKind::Number) return false;
      if (token.text != margin::format_decimal(explanation.terms[*token.term].value)) return false;
      met.insert(*token.term);
    }
  }
  for (const auto& term : explanation.terms) {
    if (term.symbol.empty() || (term.position && *term.position >= positions)) return false;
  }
  return met.size() == explanation.terms.size();
}

/// Whether the formula comes to `value`: to its last digit where nothing before the last operation was rounded, else to what
/// roundings may have lost. Not where `exactly` is false.
bool comes_to(const Evaluated& found, const Decimal& value, bool exactly, Findings& findings) {
  if (found.sound && exactly) {
    ++findings.exact;
    return oracle::to_34_digits(found.value) == exact(value);
  }
  return std::abs(oracle::approximate(Rational{found.value - exact(value)})) <= tolerance_of_terms * found.terms;
}

void check(const Account<Decimal>& account, std::uint64_t seed, const Explanation& explanation, const std::optional<Decimal>& value,
           bool exactly, Findings& findings) {
  ++findings.formulas;
  ++findings.statuses[explanation.status];
  for (const auto& term : explanation.terms) findings.terms.insert(term.name);
  try {
    if (explanation.value != value) findings.fail(seed, explanation, "the value is not the report's");
    if (!terms_match(explanation, account.positions.size())) findings.fail(seed, explanation, "terms and numbers differ");
    const bool is_price = explanation.status == ExplanationStatus::Never || explanation.status == ExplanationStatus::Already;
    const std::optional<Decimal> stated = is_price ? explanation.at_mark : explanation.value;
    if (stated.has_value() != !explanation.formula.empty()) findings.fail(seed, explanation, "a formula without a value or the reverse");
    if (stated && !comes_to(Evaluator(explanation.formula).evaluate(), *stated, exactly, findings)) {
      findings.fail(seed, explanation, "the formula is not " + margin::format_decimal(*stated));
    }
    if ((explanation.status == ExplanationStatus::Ok) != explanation.reason.empty()) findings.fail(seed, explanation, "a reason too many or too few");
    if (!explanation.reason.empty() && explanation.reason.front().kind != TokenKind::Text &&
        !Evaluator(explanation.reason).holds(tolerance_of_terms)) {
      findings.fail(seed, explanation, "the reason is not so");
    }
  } catch (const std::exception& error) {
    findings.fail(seed, explanation, error.what());
  }
}

void check_account(const Account<Decimal>& account, std::uint64_t seed, Findings& findings) {
  // Where coin is valued in quote the terms of the account's sums are products that were rounded one by one or in sums of their own.
  const bool settled = account.rules.valuation == margin::Valuation::Settlement;
  const auto report = assessed(account);
  for (std::size_t i = 0; i < fields; ++i) {
    const auto field = static_cast<ExplainedField>(i);
    if (of_account(field)) check(account, seed, explained(account, field), reported(report, field), settled, findings);
    if (!of_position(field)) continue;
    for (std::size_t place = 0; place < account.positions.size(); ++place) {
      const auto explanation = explained(account, field, place);
      const auto& row = report.positions[place];
      // Contracts settled in coin have a reciprocal of the mark in their equity, which a price does not depend on; the edge of a
      // row is a quotient before it is a price.
      const auto& contract = account.contracts[row.symbol];
      const bool is_edge = std::ranges::any_of(explanation.terms, [](const auto& term) { return term.name == TermName::TierFrom; });
      // A share of the margin is taken by 1/L, which is rounded; and where a health bends the price is found by steps, each rounded.
      const bool is_shared = field == ExplainedField::Liquidation && account.rules.mm_basis == MaintenanceBasis::ShareOfMargin;
      const bool exactly = !contract.inverse() && !is_edge && !is_shared && !contract.has_law(LawKind::Power);
      check(account, seed, explanation, reported(row, field), exactly, findings);
      if (field == ExplainedField::Liquidation) {
        CHECK(name_of(explanation.status) == name_of(row.liquidation.status));
        if (row.liquidation.missing) CHECK(*row.liquidation.missing == -*explanation.at_mark);
      }
      if (field == ExplainedField::Bankruptcy) CHECK(name_of(explanation.status) == name_of(row.bankruptcy.status));
    }
  }
}

void summarize(const Findings& findings) {
  MESSAGE(findings.formulas, " explanations, ", findings.exact, " compared to the last digit; ", findings.statuses.at(ExplanationStatus::Ok),
          " ok, ", findings.statuses.at(ExplanationStatus::Never), " never, ", findings.statuses.at(ExplanationStatus::Already), " already, ",
          findings.statuses.at(ExplanationStatus::Absent), " absent");
  for (std::size_t i = 0; i < findings.failures.size() && i < 25; ++i) FAIL_CHECK(findings.failures[i]);
  CHECK(findings.failures.empty());
}

/// With so many positions that some of them are not named.
Account<Decimal> crowded(Account<Decimal> account, std::uint64_t seed) {
  Random random(seed);
  const auto few = account.positions;
  for (int i = 0; i < 4; ++i) {
    for (auto position : few) {
      position.qty = position.qty * Decimal{random.between(50, 150), -2};
      if (random.chance(20)) position.side = opposite(position.side);
      if (random.chance(90)) position.mode = MarginMode::Cross;
      account.positions.push_back(position);
    }
  }
  return account;
}

Findings check_accounts(std::uint64_t count, auto&& made) {
  Findings findings;
  for (std::uint64_t seed = 0; seed < count && findings.failures.size() < 100; ++seed) {
    const Account<Decimal> account = made(oracle::random_account(seed), seed);
    const auto assessment = margin::assess(account);
    if (assessment && std::holds_alternative<AccountReport<Decimal>>(*assessment)) check_account(account, seed, findings);
  }
  summarize(findings);
  return findings;
}

Decimal to_sixteen_digits(double value) {
  const int exponent = static_cast<int>(std::floor(std::log10(value))) - 15;
  return Decimal{static_cast<std::int64_t>(value / std::pow(10.0, exponent)), exponent};
}

/// With contracts whose rate grows by the power law, from somewhere about the sizes that are held.
Account<Decimal> bent(Account<Decimal> account, std::uint64_t seed) {
  Random random(seed);
  if (account.rules.hedge == Hedge::MaxSide) account.rules.hedge = Hedge::Sum;
  for (const auto& position : account.positions) {
    auto& contract = account.contracts[position.symbol];
    if (contract.loan() || position.qty == Decimal{0} || random.chance(30)) continue;
    const Decimal notional = contract.notional(contract.size_of(position.qty), *account.marks[position.symbol]);
    const Decimal imr{random.between(10, 200), -3};
    const double factor = margin::nearest(imr) * random.between(20, 600) / 100 / std::pow(margin::nearest(notional), 0.8);
    contract.tiers.clear();
    contract.law = power_law(Decimal{random.between(1, 60), -3}, imr, random.chance(5) ? Decimal{0} : to_sixteen_digits(factor));
  }
  return account;
}

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

TEST_CASE("the formula of every number, evaluated from its tokens, is the number of the report: random accounts") {
  const Findings findings = check_accounts(3 * thousand, [](Account<Decimal> account, std::uint64_t) { return account; });
  CHECK(findings.exact * 5 > findings.formulas);
  if (thousand < 1'000) return;
  for (std::size_t i = 0; i < names(TermName{}).size(); ++i) {
    const auto name = static_cast<TermName>(i);
    // Few accounts end at an edge that orders move, and none of these has positions that are not named: they have tests of their own.
    const bool elsewhere = name == TermName::OrdersBeside || name == TermName::RestConstant || name == TermName::RestSlope;
    CHECK_MESSAGE((elsewhere || findings.terms.contains(name)), "no formula has a term ", name_of(name));
  }
}

TEST_CASE("and so where positions are too many to be named one by one") {
  const Findings findings = check_accounts(thousand / 2, crowded);
  CHECK(findings.exact * 5 > findings.formulas);
  CHECK(findings.terms.contains(TermName::RestConstant));
  CHECK(findings.terms.contains(TermName::RestSlope));
}

// With the rate r in force at the price p* held, the health is a straight line, and its root lies H(p*) / (q (s − r − φ)) beside p*: what the
// steps to p* left of the health, over the slope of that line. They leave a few units of the last place of the health's terms, and what all
// formulas may differ by is 1e-31 of the same terms over the same slope: it holds here too. The slope of the health itself does not enter, as
// r is taken at p* and not at the root of the line.
TEST_CASE("and so under the power law, whose prices have no closed form: the line at the rate in force at the price has it as its root") {
  long above_the_knee = 0;
  check_accounts(thousand, [&](const Account<Decimal>& account, std::uint64_t seed) {
    const auto made = bent(account, seed);
    const auto assessment = margin::assess(made);
    if (!assessment || !std::holds_alternative<AccountReport<Decimal>>(*assessment)) return made;
    for (const auto& row : std::get<AccountReport<Decimal>>(*assessment).positions) {
      const auto& contract = made.contracts[row.symbol];
      if (!row.liquidation.exact || !contract.has_law(LawKind::Power)) continue;
      for (const auto& term : explained(made, ExplainedField::Liquidation, row.id).terms) {
        if (term.name == TermName::MaintenanceRate && term.value > *contract.law->mmr) ++above_the_knee;
      }
    }
    return made;
  });
  CHECK(above_the_knee > static_cast<long>(thousand) / 4);
}

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
  sold.positions[0].loan->debts.base = "0"_d;
  CHECK(reason(sold, ExplainedField::MarginLevel, 0) == "0 = 0");
  CHECK(reason(sold, ExplainedField::Liquidation, 0) == "0 ≤ 0");
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
