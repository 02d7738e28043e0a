// SPDX-License-Identifier: MIT
#include "margin/explainer.hpp"
#include "margin/statement.hpp"

namespace margin {
namespace {

bool is_long(const Leg<Decimal>& leg) { return leg.position->side == PositionSide::Long; }

}  // namespace

Expression Explainer::size(const Leg& leg) {
  return formula_.term(TermName::Size, leg.size, {leg.place, {}, {}}, leg.market->contract->inverse() ? "Q" : "q");
}

/// Value of a size at a price.
Expression Explainer::worth(const Leg& leg, Expression size, Expression price) const {
  return leg.market->contract->inverse() ? size / price : size * price;
}

Expression Explainer::notional(const Leg& leg) {
  const auto& multiplier = leg.market->contract->multiplier;
  if (!multiplier) return value_at(leg, true);
  return worth(leg, own(TermName::Qty, leg.position->qty, leg) * own(TermName::Multiplier, *multiplier, leg), mark(leg));
}

Expression Explainer::unrealized_pnl(const Leg& leg) {
  if (leg.market->contract->inverse()) return value_at(leg, !is_long(leg)) - value_at(leg, is_long(leg));
  return size(leg) * (is_long(leg) ? mark(leg) - entry(leg) : entry(leg) - mark(leg));
}

Expression Explainer::initial_margin(const Leg& leg, bool at_mark) {
  const Contract<Decimal>& contract = *leg.market->contract;
  const Position<Decimal>& position = *leg.position;
  const auto row = tier_at(contract.tiers, table_measure(contract, rules_, position.qty, at_mark ? leg.notional : leg.entry_value));
  const Tier<Decimal> tier = row ? contract.tiers[*row] : Tier<Decimal>{};
  const Expression held = value_at(leg, at_mark);
  const Expression by_rate = tier.imr ? held * own(TermName::InitialRate, *tier.imr, leg, row) : Expression();
  if (position.leverage) {
    const Expression by_leverage = held / own(TermName::Leverage, *position.leverage, leg);
    return by_rate.empty() ? by_leverage : Expression::joined(Operation::Greatest, by_leverage, by_rate);
  }
  if (tier.imr) return by_rate;
  if (tier.max_leverage) return held / own(TermName::MaxLeverage, *tier.max_leverage, leg, row);
  return contract.max_leverage ? held / own(TermName::MaxLeverage, *contract.max_leverage, leg) : held;
}

Expression Explainer::isolated_margin(const Leg& leg) {
  if (leg.position->margin) return wallet(leg);
  const auto& leverage = leg.position->leverage;
  const Expression margin = leverage ? value_at(leg, false) / own(TermName::Leverage, *leverage, leg) : initial_margin(leg, false);
  if (rules_.close_fee != CloseFee::AtBankruptcy) return margin;
  const Expression opened = value_at(leg, false);
  const Expression at_bankruptcy = leg.gains_with_x() ? opened - margin : opened + margin;
  return margin + fee(leg) * Expression::joined(Operation::Greatest, {}, at_bankruptcy);
}

/// By the row of the table in force: rate · notional − deduction.
Expression Explainer::charged(const Leg& leg, bool at_mark) {
  const Charge charge = charge_at(leg, at_mark ? leg.notional : leg.entry_value);
  const Expression by_rate = own(TermName::MaintenanceRate, charge.rate, leg, charge.tier) * value_at(leg, at_mark);
  if (charge.moves) return by_rate - deduction(leg, charge);
  if (charge.deduction == Decimal{0}) return by_rate;
  return by_rate - worth(leg, deduction(leg, charge), at_mark ? mark(leg) : entry(leg));
}

Expression Explainer::maintenance_margin(const Leg& leg) {
  if (leg.size == Decimal{0}) return {};
  const bool at_entry = rules_.mm_basis == MaintenanceBasis::AtEntry || rules_.mm_basis == MaintenanceBasis::Constant;
  const Expression margin = shared(leg, charged(leg, !at_entry));
  if (rules_.mm_basis != MaintenanceBasis::Constant) return margin;
  return Expression::joined(Operation::Greatest, margin, term(TermName::MaintenanceFloor, rules_.mm_floor));
}

Expression Explainer::closing_reserve(const Leg& leg) {
  if (leg.size == Decimal{0}) return {};
  const Expression fixed = where_any(TermName::FixedCosts, rules_.fixed_costs);
  if (rules_.close_fee == CloseFee::None) return fixed;
  if (rules_.close_fee != CloseFee::AtBankruptcy) return fee(leg) * value_at(leg, true) + fixed;
  if (standing_.reserves[leg.place] == rules_.fixed_costs) return fixed;
  const Piece piece = equity_piece(leg);
  const bool negated = leg.gains_with_x();
  const Expression x = negated ? -piece.constant / -piece.slope : piece.constant / piece.slope;
  return fee(leg) * size(leg) * x + fixed;
}

void Explainer::explain_break_even(const Leg& leg, const std::optional<Decimal>& value) {
  const Position<Decimal>& position = *leg.position;
  const Contract<Decimal>& contract = *leg.market->contract;
  const Decimal opening_rate = position.open_fee                             ? *position.open_fee
                               : position.liquidity == Liquidity::Maker ? contract.maker_fee()
                                                                        : contract.taker_fee();
  const Decimal owed = position.funding_owed();
  const Expression opening = own(TermName::OpeningFeeRate, opening_rate, leg);
  const Expression funding = owed == Decimal{0} ? Expression() : own(TermName::Funding, owed, leg) / size(leg);
  const Expression one = formula_.number(1);
  const bool costs_add = is_long(leg) != contract.inverse();
  const Expression opened = costs_add ? one + opening : one - opening;
  const Expression closed = costs_add ? one - fee(leg) : one + fee(leg);
  const Expression before = contract.inverse() ? opened / entry(leg) : entry(leg) * opened;
  const Expression path = costs_add ? before + funding : before - funding;
  give(value, contract.inverse() ? closed / path : path / closed, Operation::AtMost, path);
}

Expression Explainer::settled(const Leg& leg) {
  const Decimal owed = leg.position->funding_owed();
  return owed == Decimal{0} ? wallet(leg) : wallet(leg) - own(TermName::Funding, owed, leg);
}

Expression Explainer::equity(const Leg& leg) {
  return leg.position->isolated() ? settled(leg) + unrealized(leg) : term(TermName::Equity, standing_.sums.equity);
}

Expression Explainer::max_loss(const Leg& leg) {
  if (leg.size == Decimal{0}) return {};
  const Expression most =
      leg.position->isolated() ? wallet(leg) : Expression::joined(Operation::Greatest, {}, equity(leg) - unrealized(leg));
  return leg.gains_with_x() ? Expression::joined(Operation::Least, most, value_at(leg, false)) : most;
}

Expression Explainer::margin_ratio(const Leg& leg) {
  if (!leg.position->isolated()) return cross_ratio();
  return (with_kappa(maintenance_term(leg)) + reserve_term(leg)) / equity(leg);
}

void Explainer::explain_position(std::size_t place) {
  const Leg& leg = standing_.legs[place];
  const PositionReport<Decimal> row = state_position(standing_, place);
  // Why a number is absent that is divided by the equity, or by the size.
  const bool none = leg.size == Decimal{0};
  const Operation relation = none ? Operation::Equal : Operation::AtMost;
  const Expression divisor = none ? size(leg) : equity(leg);
  switch (result_.field) {
    case ExplainedField::InitialMargin: {
      const bool at_entry = leg.position->isolated() || rules_.mm_basis == MaintenanceBasis::AtEntry;
      const Expression margin = initial_margin(leg, !at_entry);
      return give(row.initial_margin, rules_.close_fee == CloseFee::AtBankruptcy ? margin + reserve_term(leg) : margin);
    }
    case ExplainedField::MaintenanceMargin: return give(row.maintenance_margin, maintenance_margin(leg));
    case ExplainedField::ClosingReserve: return give(row.closing_reserve, closing_reserve(leg));
    case ExplainedField::MarginRatio: return give(row.margin_ratio, margin_ratio(leg), relation, divisor);
    case ExplainedField::Notional: return give(row.notional, notional(leg));
    case ExplainedField::UnrealizedPnl: return give(row.unrealized_pnl, unrealized_pnl(leg));
    case ExplainedField::Roe: {
      const Expression margin = own(TermName::InitialMargin, position_initial_margin(leg, rules_, false), leg);
      return give(row.roe, unrealized(leg) / margin, Operation::Equal, margin);
    }
    case ExplainedField::Margin:
      if (row.margin) return give(*row.margin, isolated_margin(leg));
      result_.status = ExplanationStatus::Absent;
      why_ = Expression::joined(Operation::Equal, formula_.text("mode"), formula_.text("cross"));
      return;
    case ExplainedField::EffectiveLeverage:
      return give(row.effective_leverage, own(TermName::Notional, leg.notional, leg) / equity(leg), relation, divisor);
    case ExplainedField::BreakEven:
      return none ? give(std::nullopt, {}, relation, divisor) : explain_break_even(leg, row.break_even);
    case ExplainedField::Liquidation: return explain_liquidation(leg, row.liquidation);
    case ExplainedField::Bankruptcy: return explain_bankruptcy(leg, row.bankruptcy);
    case ExplainedField::Distance: return explain_distance(leg, row);
    default: return give(row.max_loss, max_loss(leg));
  }
}

}  // namespace margin
