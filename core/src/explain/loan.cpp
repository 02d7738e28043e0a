// SPDX-License-Identifier: MIT
#include "margin/health/loan.hpp"

#include "margin/explain/positions.hpp"

// Spot margin: what is owned and owed, as it was given, or as bought or sold with what the margin leaves to borrow.

namespace margin {

Expression Positions::loan_amount(const Leg& leg, bool owed, bool base) {
  const Position& position = *leg.position;
  const Line<Decimal>& line = owed ? leg.loan->debts : leg.loan->assets;
  const Decimal& amount = base ? line.b : line.a;
  if (amount == 0) return {};
  if (position.loan) {
    return own(owed ? base ? TermName::BaseDebts : TermName::QuoteDebts : base ? TermName::BaseAssets : TermName::QuoteAssets, amount, leg);
  }
  if (base) return size(leg);
  const Decimal given = position.margin.value_or(Decimal{0});
  const Expression brought = position.isolated() ? margin(leg) : given == 0 ? Expression() : own(TermName::Wallet, given, leg);
  const Expression price = value_at(leg, false);
  if (position.side == PositionSide::Short) return price + brought;
  return owed ? price - brought : brought - price;
}

Expression Positions::loan_value(const Leg& leg, bool owed) {
  return loan_amount(leg, owed, false) + loan_amount(leg, owed, true) * mark(leg);
}

Expression Positions::loan_level(const Leg& leg, bool less_one) {
  const auto whole = [&](Expression level) { return less_one ? level - one() : level; };
  if (rules_.loan_level) return whole(term(TermName::LoanLevel, *rules_.loan_level));
  const auto& tiers = leg.market->contract->tiers;
  const auto row = tier_at(tiers, borrowed(leg.loan->debts));
  const Expression rate = own(TermName::MaintenanceRate, row ? tiers[*row].mmr : Decimal{0}, leg, row);
  if (rules_.close_fee == CloseFee::Multiplicative) return whole((one() + rate) * (one() + fee(leg)));
  const Expression excess = rules_.close_fee == CloseFee::None ? rate : rate + fee(leg);
  return less_one ? excess : one() + excess;
}

}  // namespace margin
