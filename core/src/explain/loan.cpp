// SPDX-License-Identifier: MIT
#include "margin/explain/explainer.hpp"

// Spot margin: what is owned and owed, as it was given, or as bought or sold with what the margin leaves to borrow.

namespace margin {

Expression Explainer::loan_amount(const Leg& leg, bool owed, bool base) {
  const Position& position = *leg.position;
  const Line<Decimal>& line = owed ? leg.loan->debts : leg.loan->assets;
  const Decimal& amount = base ? line.b : line.a;
  if (amount == 0) return {};
  if (position.loan) {
    return own(owed ? base ? TermName::BaseDebts : TermName::QuoteDebts : base ? TermName::BaseAssets : TermName::QuoteAssets, amount, leg);
  }
  if (base) return size(leg);
  Expression margin;
  if (position.isolated()) margin = isolated_margin(leg);
  else margin = own_where_any(TermName::Wallet, position.margin.value_or(Decimal{0}), leg);
  const Expression price = value_at(leg, false);
  if (position.side == PositionSide::Short) return price + margin;
  return owed ? price - margin : margin - price;
}

Expression Explainer::loan_value(const Leg& leg, bool owed) {
  const Expression base = loan_amount(leg, owed, true);
  const Expression quote = loan_amount(leg, owed, false);
  return base.empty() ? quote : quote + base * mark(leg);
}

Expression Explainer::loan_level(const Leg& leg, bool less_one) {
  const Expression one = formula_.number(1);
  const auto whole = [&](Expression level) { return less_one ? level - one : level; };
  if (rules_.loan_level) return whole(term(TermName::LoanLevel, *rules_.loan_level));
  const auto& tiers = leg.market->contract->tiers;
  const Line<Decimal>& debts = leg.loan->debts;
  const auto row = tier_at(tiers, debts.b > 0 ? debts.b : debts.a);
  const Expression rate = own(TermName::MaintenanceRate, row ? tiers[*row].mmr : Decimal{0}, leg, row);
  if (rules_.close_fee == CloseFee::Multiplicative) return whole((one + rate) * (one + fee(leg)));
  const Expression excess = rules_.close_fee == CloseFee::None ? rate : rate + fee(leg);
  return less_one ? excess : one + excess;
}

void Explainer::explain_margin_level(const Leg& leg, const std::optional<Decimal>& value) {
  if (!leg.loan) return lack("kind", name_of(leg.market->contract->kind.value_or(ContractKind::Linear)));
  const Expression debts = or_zero(loan_value(leg, true));
  give(value, or_zero(loan_value(leg, false)) / debts, Operation::Equal, debts);
}

}  // namespace margin
