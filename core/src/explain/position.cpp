// SPDX-License-Identifier: MIT
#include "margin/assess/statement.hpp"
#include "margin/explain/explainer.hpp"

namespace margin {

void Explainer::explain_margin_level(const Leg& leg, const std::optional<Decimal>& value) {
  if (!leg.loan) return lack("kind", name_of(leg.market->contract->kind.value_or(ContractKind::Linear)));
  const Expression debts = or_zero(loan_value(leg, true));
  give(value, or_zero(loan_value(leg, false)) / debts, Operation::Equal, debts);
}

void Explainer::explain_break_even(const Leg& leg, const std::optional<Decimal>& value) {
  const bool inverse = leg.market->contract->inverse();
  const bool costs_add = (leg.position->side == PositionSide::Long) != inverse;
  const Expression opening = of(leg, TermName::OpeningFeeRate);
  const Expression funding = any_of(leg, TermName::Funding) / size(leg);
  const Expression opened = costs_add ? one() + opening : one() - opening;
  const Expression closed = costs_add ? one() - fee(leg) : one() + fee(leg);
  const Expression before = inverse ? opened / entry(leg) : entry(leg) * opened;
  const Expression path = costs_add ? before + funding : before - funding;
  give(value, inverse ? closed / path : path / closed, Operation::AtMost, path);
}

void Explainer::explain_position(std::size_t place) {
  const Leg& leg = standing_.legs[place];
  const PositionReport<Decimal> row = state_position(standing_, place);
  // Why a number is absent that is divided by the equity, or by the size.
  const bool none = leg.size == 0;
  const Operation relation = none ? Operation::Equal : Operation::AtMost;
  const Expression divisor = none ? size(leg) : equity(leg);
  switch (result_.field) {
    case ExplainedField::InitialMargin: return give(row.initial_margin, initial_margin(leg));
    case ExplainedField::MaintenanceMargin: return give(row.maintenance_margin, maintenance_margin(leg));
    case ExplainedField::ClosingReserve: return give(row.closing_reserve, closing_reserve_of(leg));
    case ExplainedField::MarginRatio: return give(row.margin_ratio, required(leg) / equity(leg), relation, divisor);
    case ExplainedField::Notional: return give(row.notional, notional(leg));
    case ExplainedField::UnrealizedPnl: return give(row.unrealized_pnl, unrealized_pnl(leg));
    case ExplainedField::Roe: {
      const Expression margin = backed(leg, TermName::InitialMargin);
      return give(row.roe, backed(leg, TermName::UnrealizedPnl) / margin, Operation::Equal, margin);
    }
    case ExplainedField::Margin: return row.margin ? give(*row.margin, margin(leg)) : lack("mode", "cross");
    case ExplainedField::EffectiveLeverage:
      return give(row.effective_leverage, backed(leg, TermName::Notional) / equity(leg), relation, divisor);
    case ExplainedField::MarginLevel:
    case ExplainedField::BreakEven:
      if (none) return give(std::nullopt, {}, relation, divisor);
      return result_.field == ExplainedField::BreakEven ? explain_break_even(leg, row.break_even) : explain_margin_level(leg, row.margin_level);
    case ExplainedField::Liquidation: return explain_liquidation(leg, row.liquidation);
    case ExplainedField::Bankruptcy: return explain_bankruptcy(leg, row.bankruptcy);
    case ExplainedField::Distance: return explain_distance(leg, row);
    default: return give(row.max_loss, max_loss(leg));
  }
}

}  // namespace margin
