// SPDX-License-Identifier: MIT
#include "margin/assess/statement.hpp"
#include "margin/explain/explainer.hpp"

namespace margin {
namespace {

bool is_long(const Leg<Decimal>& leg) { return leg.position->side == PositionSide::Long; }

}  // namespace

Expression Explainer::size_of(const Contract<Decimal>& contract, Decimal size, std::optional<std::size_t> position) {
  return formula_.term(TermName::Size, size, {position, {}, {}}, contract.inverse() ? "Q" : "q");
}

Expression Explainer::worth(const Contract<Decimal>& contract, Expression size, Expression price) {
  return contract.inverse() ? size / price : size * price;
}

Expression Explainer::profit(const Contract<Decimal>& contract, PositionSide side, Expression size, Expression from, Expression to) {
  if (side == PositionSide::Short) std::swap(from, to);
  return contract.inverse() ? size / from - size / to : size * (to - from);
}

Expression Explainer::notional(const Leg& leg) {
  const auto& multiplier = leg.market->contract->multiplier;
  if (leg.loan) return loan_value(leg, true);
  if (!multiplier) return held_at(leg, true);
  const Expression size = own(TermName::Qty, leg.position->qty, leg) * own(TermName::Multiplier, *multiplier, leg);
  return in_quote(leg) ? size : worth(leg, size, mark(leg));
}

Expression Explainer::unrealized_pnl(const Leg& leg) {
  if (leg.market->contract->inverse()) return held_at(leg, !is_long(leg)) - held_at(leg, is_long(leg));
  return profit(*leg.market->contract, leg.position->side, size(leg), entry(leg), mark(leg));
}

Expression Explainer::margin_by_rate(const Leg& leg, const Exposure<Decimal>& exposure, Expression held) {
  const Contract<Decimal>& contract = *leg.market->contract;
  const auto rate = initial_rate(contract, exposure);
  if (!rate) return {};
  if (!contract.has_law(LawKind::SizeLinear)) {
    return held * own(TermName::InitialRate, *rate, leg, contract.law ? std::nullopt : tier_at(contract.tiers, exposure.measure));
  }
  const Law<Decimal>& law = *contract.law;
  const Expression slope = own_where_any(TermName::RateSlope, law.imr_slope.value_or(Decimal{0}), leg);
  const Expression base = own(TermName::InitialRate, *law.imr_base, leg);
  return held * (slope.empty() ? base : base + slope * size(leg));
}

Expression Explainer::margin_of(const Leg& leg, const Exposure<Decimal>& exposure, Expression held) {
  const Contract<Decimal>& contract = *leg.market->contract;
  const Expression by_rate = margin_by_rate(leg, exposure, held);
  if (const auto& leverage = leg.position->leverage) {
    const Expression by_leverage = held / own(TermName::Leverage, *leverage, leg);
    return by_rate.empty() ? by_leverage : Expression::joined(Operation::Greatest, by_leverage, by_rate);
  }
  if (!by_rate.empty()) return by_rate;
  const auto row = tier_at(contract.tiers, exposure.measure);
  if (row && contract.tiers[*row].max_leverage) return held / own(TermName::MaxLeverage, *contract.tiers[*row].max_leverage, leg, row);
  return contract.max_leverage ? held / own(TermName::MaxLeverage, *contract.max_leverage, leg) : held;
}

Expression Explainer::initial_margin(const Leg& leg, bool at_mark) {
  at_mark = at_mark && !leg.loan;
  const Decimal notional = at_mark ? leg.notional : leg.entry_value;
  return margin_of(leg, exposure_of(*leg.market->contract, rules_, leg.position->qty, notional), held_at(leg, at_mark));
}

/// At the entry, in what the contract settles in.
Expression Explainer::initial_margin_in_coin(const Leg& leg) {
  return margin_of(leg, exposure_of(*leg.market->contract, rules_, leg.position->qty, leg.entry_value), value_at(leg, false));
}

Expression Explainer::isolated_margin(const Leg& leg) {
  if (leg.position->margin) return wallet(leg);
  const auto& leverage = leg.position->leverage;
  const Expression margin = leverage ? value_at(leg, false) / own(TermName::Leverage, *leverage, leg) : initial_margin(leg, false);
  return margin + reserve_at_entry(leg, margin);
}

Expression Explainer::reserve_at_entry(const Leg& leg, Expression margin) {
  if (leg.loan) return {};
  const Expression opened = value_at(leg, false);
  if (reserves_cost()) return fee(leg) * (opened + margin);
  if (!fee_at_bankruptcy(leg) && rules_.opening_reserve == OpeningReserve::ByCloseFee) return {};
  const Expression at_bankruptcy = leg.gains_with_x() ? opened - margin : opened + margin;
  return fee(leg) * Expression::joined(Operation::Greatest, {}, at_bankruptcy);
}

Expression Explainer::maintenance_rate(const Leg& leg, const Charge& charge, Expression size) {
  const auto& law = leg.market->contract->law;
  if (!law || law->law == LawKind::Power) return own(TermName::MaintenanceRate, charge.rate, leg, charge.tier);
  if (law->law == LawKind::SizeLinear) {
    return own(TermName::MaintenanceRate, *law->base, leg) + own(TermName::RateSlope, *law->slope, leg) * size;
  }
  const Expression one = formula_.number(1);
  return is_long(leg) ? one - own(TermName::AssetWeight, *law->asset, leg) : own(TermName::LiabilityWeight, *law->liability, leg) - one;
}

/// By the row of the table in force: rate · notional − deduction, where pending orders reach the row at least 0.
Expression Explainer::charged(const Leg& leg, bool at_mark) {
  const Charge charge = charge_at(leg, at_mark ? leg.notional : leg.entry_value);
  const Expression by_rate = maintenance_rate(leg, charge, size(leg)) * held_at(leg, at_mark);
  if (!charge.moves && charge.deduction == 0) return by_rate;
  const Expression deducted = deduction(leg, charge);
  const Expression rest = by_rate - to_backer(leg, charge.moves ? deducted : worth(leg, deducted, at_mark ? mark(leg) : entry(leg)));
  return leg.beside > 0 && charge.deduction > 0 ? Expression::joined(Operation::Greatest, {}, rest) : rest;
}

Decimal Explainer::funding_rate(const Leg& leg) const {
  if (rules_.funding_reserve == FundingReserve::None) return {};
  return greatest(Decimal{0}, signed_by(leg.position->side, next_funding_rate(leg, rules_)));
}

Expression Explainer::maintenance_margin(const Leg& leg) {
  if (leg.size == 0) return {};
  if (leg.loan) return loan_level(leg, true) * or_zero(loan_value(leg, true));
  const bool at_entry = rules_.mm_basis == MaintenanceBasis::AtEntry || rules_.mm_basis == MaintenanceBasis::Constant;
  Expression margin = shared(leg, charged(leg, !at_entry));
  if (rules_.mm_basis == MaintenanceBasis::Constant) {
    margin = Expression::joined(Operation::Greatest, margin, to_backer(leg, term(TermName::MaintenanceFloor, rules_.mm_floor)));
  }
  const Expression funding = own_where_any(TermName::FundingRate, funding_rate(leg), leg);
  return funding.empty() ? margin : margin + funding * held_at(leg, false);
}

Expression Explainer::closing_reserve(const Leg& leg) {
  if (leg.size == 0) return {};
  const Expression fixed = to_backer(leg, where_any(TermName::FixedCosts, rules_.fixed_costs));
  if (leg.loan || rules_.close_fee == CloseFee::None || rules_.close_fee == CloseFee::Multiplicative) return fixed;
  if (rules_.close_fee != CloseFee::AtBankruptcy) return fee(leg) * held_at(leg, true) + fixed;
  if (standing_.reserves[leg.place] == rules_.fixed_costs) return fixed;
  if (reserves_cost()) return to_backer(leg, reserve_at_entry(leg, initial_margin_in_coin(leg))) + fixed;
  return to_backer(leg, fee(leg) * size(leg) * root_of(leg, equity_piece(leg), leg.gains_with_x(), false)) + fixed;
}

void Explainer::explain_break_even(const Leg& leg, const std::optional<Decimal>& value) {
  const Position& position = *leg.position;
  const Contract<Decimal>& contract = *leg.market->contract;
  const Decimal owed = position.funding_owed();
  const Expression opening = own(TermName::OpeningFeeRate, opening_fee(position, contract), leg);
  const Expression paid = own_where_any(TermName::Funding, owed, leg);
  const Expression funding = paid.empty() ? paid : paid / size(leg);
  const Expression one = formula_.number(1);
  const bool costs_add = is_long(leg) != contract.inverse();
  const Expression opened = costs_add ? one + opening : one - opening;
  const Expression closed = costs_add ? one - fee(leg) : one + fee(leg);
  const Expression before = contract.inverse() ? opened / entry(leg) : entry(leg) * opened;
  const Expression path = costs_add ? before + funding : before - funding;
  give(value, contract.inverse() ? closed / path : path / closed, Operation::AtMost, path);
}

Expression Explainer::counted_margin(const Leg& leg) {
  if (leg.loan) return {};
  Expression counted = wallet(leg);
  if (rules_.extra_margin == ExtraMargin::FeeScaled && leg.position->margin) {
    const Decimal initial = position_initial_margin(leg, rules_, false);
    const Decimal needed = initial + reserve_at_opening(*leg.market, rules_, leg.position->side, leg.entry_value, initial);
    if (standing_.margins[leg.place] > needed) {
      const Expression one = formula_.number(1);
      const Expression plain = own(TermName::InitialMargin, needed, leg);
      counted = plain + (counted - plain) / (is_long(leg) ? one + fee(leg) : one - fee(leg));
    }
  }
  return counted;
}

Expression Explainer::available_to(const Leg& leg) {
  if (!rules_.auto_add || leg.loan) return {};
  return where_any(TermName::Available, greatest(Decimal{0}, standing_.sums.available()));
}

Expression Explainer::backing(const Leg& leg) {
  const Expression available = available_to(leg);
  return counted_margin(leg) + (leg.market->in_coin && !available.empty() ? available / mark(leg) : available);
}

Expression Explainer::settled(const Leg& leg) {
  return backing(leg) - own_where_any(TermName::Funding, leg.position->funding_owed(), leg);
}

Expression Explainer::equity(const Leg& leg) {
  if (!leg.position->isolated()) return term(TermName::Equity, standing_.sums.equity);
  if (!leg.loan) return settled(leg) + unrealized(leg);
  return or_zero(settled(leg) + own_where_any(TermName::Assets, leg.loan->assets.at(leg.market->x), leg) -
                 own_where_any(TermName::Debts, leg.notional, leg));
}

Expression Explainer::max_loss(const Leg& leg) {
  if (leg.size == 0) return {};
  const Expression most = leg.position->isolated() && !leg.loan
                              ? backing(leg)
                              : Expression::joined(Operation::Greatest, {}, equity(leg) - unrealized(leg));
  if (in_quote(leg)) return is_long(leg) ? Expression::joined(Operation::Least, most, size(leg)) : most;
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
  const bool none = leg.size == 0;
  const Operation relation = none ? Operation::Equal : Operation::AtMost;
  const Expression divisor = none ? size(leg) : equity(leg);
  switch (result_.field) {
    case ExplainedField::InitialMargin: {
      const bool at_entry = leg.position->isolated() || rules_.mm_basis == MaintenanceBasis::AtEntry;
      const Expression margin = initial_margin(leg, !at_entry);
      const bool held = rules_.close_fee == CloseFee::AtBankruptcy;
      return give(row.initial_margin, margin + to_backer(leg, held ? reserve_term(leg) : reserve_at_entry(leg, initial_margin_in_coin(leg))));
    }
    case ExplainedField::MaintenanceMargin: return give(row.maintenance_margin, maintenance_margin(leg));
    case ExplainedField::ClosingReserve: return give(row.closing_reserve, closing_reserve(leg));
    case ExplainedField::MarginRatio: return give(row.margin_ratio, margin_ratio(leg), relation, divisor);
    case ExplainedField::Notional: return give(row.notional, notional(leg));
    case ExplainedField::UnrealizedPnl: return give(row.unrealized_pnl, unrealized_pnl(leg));
    case ExplainedField::Roe: {
      const Expression margin = own(TermName::InitialMargin, to_backer(leg, position_initial_margin(leg, rules_, false)), leg);
      return give(row.roe, unrealized(leg) / margin, Operation::Equal, margin);
    }
    case ExplainedField::Margin:
      if (row.margin) return give(*row.margin, isolated_margin(leg));
      return lack("mode", "cross");
    case ExplainedField::MarginLevel:
      return none ? give(std::nullopt, {}, relation, divisor) : explain_margin_level(leg, row.margin_level);
    case ExplainedField::EffectiveLeverage:
      return give(row.effective_leverage, own(TermName::Notional, to_backer(leg, leg.notional), leg) / equity(leg), relation, divisor);
    case ExplainedField::BreakEven:
      return none ? give(std::nullopt, {}, relation, divisor) : explain_break_even(leg, row.break_even);
    case ExplainedField::Liquidation: return explain_liquidation(leg, row.liquidation);
    case ExplainedField::Bankruptcy: return explain_bankruptcy(leg, row.bankruptcy);
    case ExplainedField::Distance: return explain_distance(leg, row);
    default: return give(row.max_loss, max_loss(leg));
  }
}

}  // namespace margin
