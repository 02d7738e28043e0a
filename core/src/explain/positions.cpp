// SPDX-License-Identifier: MIT
#include "margin/explain/positions.hpp"

#include <utility>

#include "margin/health/group.hpp"
#include "margin/health/reserve.hpp"

namespace margin {

Expression Positions::profit(const Contract& contract, PositionSide side, Expression size, Expression from, Expression to) {
  if (side == PositionSide::Short) std::swap(from, to);
  return contract.inverse() ? size / from - size / to : size * (to - from);
}

Expression Positions::notional(const Leg& leg) {
  const auto& multiplier = leg.market->contract->multiplier;
  if (leg.loan) return loan_value(leg, true);
  if (!multiplier) return held_at(leg, true);
  const Expression size = of(leg, TermName::Qty) * own(TermName::Multiplier, *multiplier, leg);
  return leg.in_quote() ? size : worth(*leg.market->contract, size, mark(leg));
}

Expression Positions::unrealized_pnl(const Leg& leg) {
  const PositionSide side = leg.position->side;
  const bool is_long = side == PositionSide::Long;
  if (leg.in_quote()) return held_at(leg, !is_long) - held_at(leg, is_long);
  return profit(*leg.market->contract, side, size(leg), entry(leg), mark(leg));
}

Expression Positions::margin_by_rate(const Leg& leg, Decimal notional, Expression held) {
  const Contract& contract = *leg.market->contract;
  const auto exposure = exposure_of(contract, rules_, leg.position->qty, notional);
  const auto rate = initial_rate(contract, exposure);
  if (!rate) return {};
  if (!contract.law) return held * own(TermName::InitialRate, *rate, leg, tier_at(contract.tiers, exposure.measure));
  const Law<Decimal>& law = *contract.law;
  if (law.law != LawKind::SizeLinear) return held * own(TermName::InitialRate, *rate, leg);
  const Decimal slope = law.imr_slope.value_or(Decimal{0});
  const Expression base = own(TermName::InitialRate, *law.imr_base, leg);
  return held * (slope == 0 ? base : base + own(TermName::RateSlope, slope, leg) * size(leg));
}

Expression Positions::margin_of(const Leg& leg, Decimal notional, Expression held) {
  const Contract& contract = *leg.market->contract;
  const Expression by_rate = margin_by_rate(leg, notional, held);
  if (leg.position->leverage) return larger_of(held / of(leg, TermName::Leverage), by_rate);
  if (!by_rate.empty()) return by_rate;
  auto row = tier_at(contract.tiers, table_measure(contract, rules_, leg.position->qty, notional));
  if (row && !contract.tiers[*row].max_leverage) row.reset();
  const auto& most = row ? contract.tiers[*row].max_leverage : contract.max_leverage;
  return most ? held / own(TermName::MaxLeverage, *most, leg, row) : held;
}

/// Where the fee is reserved at the bankruptcy price the closing reserve itself is in it.
Expression Positions::initial_margin(const Leg& leg) {
  const bool at_mark = !leg.position->isolated() && rules_.mm_basis != MaintenanceBasis::AtEntry;
  const bool held = rules_.close_fee == CloseFee::AtBankruptcy;
  return margin_of(leg, at_mark ? leg.moving_value() : leg.entry_value, held_at(leg, at_mark)) +
         to_backer(leg, held ? of(leg, TermName::ClosingReserve) : reserve_at_entry(leg, margin_at_entry(leg)));
}

Expression Positions::margin(const Leg& leg) {
  if (leg.position->margin) return wallet(leg);
  if (leg.position->loan && leg.size > 0) return any_of(leg, TermName::Assets) - any_of(leg, TermName::Debts) - backed(leg, TermName::UnrealizedPnl);
  const Expression margin = leg.position->leverage ? value_at(leg, false) / of(leg, TermName::Leverage) : margin_at_entry(leg);
  return margin + reserve_at_entry(leg, margin);
}

Expression Positions::reserve_at_entry(const Leg& leg, Expression margin) {
  return opening_reserve(rules_, leg.loan.has_value(), leg.gains_with_x(), fee(leg), value_at(leg, false), margin);
}

Charge Positions::charge_of(const Leg& leg, Decimal notional, const Band<Decimal>& band) const {
  const Contract& contract = *leg.market->contract;
  if (contract.law) return {band, {}, false};
  const Decimal measure = table_measure(contract, rules_, leg.position->qty, notional);
  return {band, tier_at(contract.tiers, measure + leg.beside), measure_moves(contract, rules_)};
}

Expression Positions::maintenance_rate(const Leg& leg, const Charge& charge, Expression size) {
  const auto& law = leg.market->contract->law;
  if (!law || law->law == LawKind::Power) return own(TermName::MaintenanceRate, charge.band.rate, leg, charge.tier);
  if (law->law == LawKind::SizeLinear) {
    return own(TermName::MaintenanceRate, *law->base, leg) + own(TermName::RateSlope, *law->slope, leg) * size;
  }
  return leg.position->side == PositionSide::Long ? one() - own(TermName::AssetWeight, *law->asset, leg)
                                                  : own(TermName::LiabilityWeight, *law->liability, leg) - one();
}

Expression Positions::deduction(const Leg& leg, const Charge& charge) {
  if (!charge.moves && charge.band.deduction == 0) return {};
  const Contract& contract = *leg.market->contract;
  const Expression deduction = own(TermName::Deduction, charge.band.deduction, leg, charge.tier);
  const bool of_contracts = !charge.moves && contract.multiplier && rules_.basis_of(contract) == TierBasis::Contracts;
  return of_contracts ? deduction * own(TermName::Multiplier, *contract.multiplier, leg) : deduction;
}

Expression Positions::shared(const Leg& leg, Expression expression) {
  return rules_.mm_basis == MaintenanceBasis::ShareOfMargin ? expression / of(leg, TermName::Leverage) : expression;
}

/// By the row of the table in force: rate · notional − deduction, where pending orders reach the row at least 0.
Expression Positions::charged(const Leg& leg, bool at_mark) {
  const Decimal notional = at_mark ? leg.notional : leg.entry_value;
  const Charge charge = charge_of(leg, notional, band_of(leg, rules_, notional));
  const Expression by_rate = maintenance_rate(leg, charge, size(leg)) * held_at(leg, at_mark);
  const Expression deducted = deduction(leg, charge);
  const bool sized = !charge.moves && !deducted.empty();
  const Expression rest =
      by_rate - to_backer(leg, sized ? worth(*leg.market->contract, deducted, at_mark ? mark(leg) : entry(leg)) : deducted);
  return leg.beside > 0 && charge.band.deduction > 0 ? not_negative(rest) : rest;
}

Expression Positions::maintenance_margin(const Leg& leg) {
  if (leg.size == 0) return {};
  if (leg.loan) return loan_level(leg, true) * or_zero(loan_value(leg, true));
  const bool constant = rules_.mm_basis == MaintenanceBasis::Constant;
  Expression margin = shared(leg, charged(leg, !constant && rules_.mm_basis != MaintenanceBasis::AtEntry));
  if (constant) margin = larger_of(margin, to_backer(leg, term(TermName::MaintenanceFloor, rules_.mm_floor)));
  return margin + any_of(leg, TermName::FundingRate) * held_at(leg, false);
}

Expression Positions::counted_margin(const Leg& leg) {
  if (leg.loan) return {};
  const auto full = plain_margin(standing_, leg);
  if (!full) return wallet(leg);
  const Expression plain = own(TermName::InitialMargin, *full, leg);
  return plain + (wallet(leg) - plain) / (leg.position->side == PositionSide::Long ? one() + fee(leg) : one() - fee(leg));
}

Expression Positions::available_to(const Leg& leg) {
  return rules_.auto_add && !leg.loan ? any(TermName::Available, not_negative(standing_.sums.available())) : Expression();
}

Expression Positions::backing(const Leg& leg) {
  const Expression available = available_to(leg);
  return counted_margin(leg) + (leg.market->in_coin ? available / mark(leg) : available);
}

Expression Positions::equity(const Leg& leg) {
  if (!leg.position->isolated()) return term(TermName::Equity, standing_.sums.equity);
  const Expression settled = backing(leg) - any_of(leg, TermName::Funding);
  if (!leg.loan) return settled + backed(leg, TermName::UnrealizedPnl);
  return or_zero(settled + any_of(leg, TermName::Assets) - any_of(leg, TermName::Debts));
}

Expression Positions::max_loss(const Leg& leg) {
  if (leg.size == 0) return {};
  const Expression most = leg.position->isolated() && !leg.loan ? backing(leg) : not_negative(equity(leg) - backed(leg, TermName::UnrealizedPnl));
  return leg.capped_loss(most, size(leg), value_at(leg, false));
}

Expression Positions::required(const Leg& leg) {
  if (!leg.position->isolated()) return required();
  return with_kappa(of(leg, TermName::MaintenanceMargin)) + of(leg, TermName::ClosingReserve);
}

Expression Positions::required() {
  return with_kappa(term(TermName::MaintenanceMargin, standing_.sums.maintenance_margin)) +
         term(TermName::ClosingReserve, standing_.sums.closing_reserve);
}

}  // namespace margin
