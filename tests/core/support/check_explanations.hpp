// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <set>

#include "support/explaining.hpp"

// The explanations of every number of a report: each formula, evaluated in exact fractions, against the number.

namespace support::explaining {

inline constexpr std::size_t fields = names(ExplainedField{}).size();
inline constexpr double tolerance_of_terms = 1e-31;

inline bool of_account(ExplainedField field) { return field <= ExplainedField::MarginRatio; }
inline bool of_position(ExplainedField field) { return field >= ExplainedField::InitialMargin && field <= ExplainedField::MaxLoss; }

inline std::optional<Decimal> reported(const AccountReport<Decimal>& report, ExplainedField field) {
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

inline std::optional<Decimal> reported(const PositionReport<Decimal>& row, ExplainedField field) {
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
inline bool terms_match(const Explanation& explanation, std::size_t positions) {
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
inline bool comes_to(const Evaluated& found, const Decimal& value, bool exactly, Findings& findings) {
  if (found.sound && exactly) {
    ++findings.exact;
    return oracle::to_34_digits(found.value) == exact(value);
  }
  return std::abs(oracle::approximate(Rational{found.value - exact(value)})) <= tolerance_of_terms * found.terms;
}

inline void check(const Account<Decimal>& account, std::uint64_t seed, const Explanation& explanation,
                  const std::optional<Decimal>& value, bool exactly, Findings& findings) {
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

/// Checks every explanation that the account and its positions have.
inline void check_account(const Account<Decimal>& account, std::uint64_t seed, Findings& findings) {
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

/// Says what was looked at, and fails for what was wrong.
inline void summarize(const Findings& findings) {
  MESSAGE(findings.formulas, " explanations, ", findings.exact, " compared to the last digit; ", findings.statuses.at(ExplanationStatus::Ok),
          " ok, ", findings.statuses.at(ExplanationStatus::Never), " never, ", findings.statuses.at(ExplanationStatus::Already), " already, ",
          findings.statuses.at(ExplanationStatus::Absent), " absent");
  for (std::size_t i = 0; i < findings.failures.size() && i < 25; ++i) FAIL_CHECK(findings.failures[i]);
  CHECK(findings.failures.empty());
}

}  // namespace support::explaining
