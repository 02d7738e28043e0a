// SPDX-License-Identifier: MIT
#include "margin/assess/statement.hpp"
#include "margin/explain/explainer.hpp"

namespace margin {

void Explainer::explain_account() {
  const AccountReport<Decimal> report = state_account(standing_);
  const Expression equity = term(TermName::Equity, report.equity);
  switch (result_.field) {
    case ExplainedField::Equity: return give(report.equity, cross_equity_without(nullptr));
    case ExplainedField::Available:
      return give(report.available,
                  equity - term(TermName::InitialMargin, report.initial_margin) - any(TermName::OrderMargin, report.order_margin));
    case ExplainedField::OrderMargin: return give(report.order_margin, order_margin());
    case ExplainedField::InitialMargin:
      return give(report.initial_margin, sum_over(TermName::InitialMargin, nullptr) +
                                             any(TermName::OthersInitialMargin, standing_.account->others.initial_margin));
    case ExplainedField::MaintenanceMargin: return give(report.maintenance_margin, maintenance_sum(nullptr, {}));
    case ExplainedField::ClosingReserve: return give(report.closing_reserve, reserve_sum(nullptr));
    case ExplainedField::MarginRatio: return give(report.margin_ratio, required() / equity, Operation::AtMost, equity);
    default: return give(report.leverage, or_zero(sum_over(TermName::Notional, nullptr)) / equity, Operation::AtMost, equity);
  }
}

}  // namespace margin
