// SPDX-License-Identifier: MIT
#include "margin/explain/explainer.hpp"

// Equity and health of what backs a position, as constant − slope · x with this account's terms.

namespace margin {

Charge Explainer::charge_at(const Leg& leg, Decimal notional) const {
  const Contract<Decimal>& contract = *leg.market->contract;
  const Band<Decimal> band = band_of(leg, rules_, notional);
  Charge charge{band.rate, band.deduction, {}, false};
  if (contract.law) return charge;
  // A measure that is not the notional does not depend on it.
  charge.moves = table_measure(contract, rules_, Decimal{0}, Decimal{1}) != 0;
  charge.tier = tier_at(contract.tiers, table_measure(contract, rules_, leg.position->qty, notional) + leg.beside);
  return charge;
}

/// The same on the piece around x = `inside`: nothing, where pending orders reach a row whose deduction is more than it charges.
Charge Explainer::charge_inside(const Leg& leg, Decimal inside) const {
  Charge charge = charge_at(leg, leg.size * inside);
  const Decimal deducted = charge.moves ? charge.deduction : charge.deduction * counted(leg, charge).value_or(Decimal{1}) * inside;
  if (leg.beside > 0 && charge.rate * leg.size * inside < deducted) charge.rate = charge.deduction = Decimal{};
  return charge;
}

/// Units of the size in one of what the table counts, where that is contracts.
std::optional<Decimal> Explainer::counted(const Leg& leg, const Charge& charge) const {
  const bool counts_contracts = !charge.moves && rules_.basis_of(*leg.market->contract) == TierBasis::Contracts;
  return counts_contracts ? leg.market->contract->multiplier : std::nullopt;
}

/// In settlement currency, or where the table counts a size, per unit of the path variable.
Expression Explainer::deduction(const Leg& leg, const Charge& charge) {
  const Expression deduction = own(TermName::Deduction, charge.deduction, leg, charge.tier);
  const auto multiplier = counted(leg, charge);
  return multiplier ? deduction * own(TermName::Multiplier, *multiplier, leg) : deduction;
}

/// By the rule `share-of-margin`, of the position margin.
Expression Explainer::shared(const Leg& leg, Expression expression) {
  if (rules_.mm_basis != MaintenanceBasis::ShareOfMargin) return expression;
  return expression / own(TermName::Leverage, leg.position->leverage.value_or(Decimal{1}), leg);
}

/// What is required of a leg on the piece around x = `inside`; by the power law, at the rate there.
Line<Decimal> Explainer::requirement(const Leg& leg, Decimal inside) const {
  if (leg.loan) return (leg.loan->level - Decimal{1}) * leg.loan->debts;
  if (!charged_along()) return {standing_.maintenances[leg.place], Decimal{0}};
  const Charge charge = charge_inside(leg, inside);
  Line<Decimal> line{Decimal{0}, charge.rate * leg.size};
  if (charge.moves) line.a = -charge.deduction;
  else line.b = line.b - charge.deduction * counted(leg, charge).value_or(Decimal{1});
  if (rules_.mm_basis == MaintenanceBasis::ShareOfMargin) line = (Decimal{1} / leg.position->leverage.value_or(Decimal{1})) * line;
  line.a = line.a + funding_rate(leg) * leg.entry_value;
  return line;
}

/// The legs that move with a leg: itself, then the others of its symbol.
std::vector<const Leg<Decimal>*> Explainer::legs_beside(const Leg& leg) const {
  const Group<Decimal> group = group_of(leg);
  const auto places = group.legs();
  std::vector<const Leg*> legs(places.size(), &leg);
  std::size_t next = 1;
  for (const std::size_t place : places) {
    if (place != leg.place) legs[next++] = &standing_.legs[place];
  }
  return legs;
}

/// Profit of a leg, or what a loan owns less what it owes.
void Explainer::add_value(Piece& piece, const Leg& leg) {
  if (leg.loan) return add_loan(piece, leg, {});
  const bool gains = leg.gains_with_x();
  const Expression entered = value_at(leg, false);
  piece.constant = gains ? piece.constant - entered : piece.constant + entered;
  piece.slope = gains ? piece.slope - size(leg) : piece.slope + size(leg);
}

void Explainer::add_loan(Piece& piece, const Leg& leg, Expression level) {
  const auto owed = [&](bool base) {
    const Expression amount = loan_amount(leg, true, base);
    return amount.empty() || level.empty() ? amount : level * amount;
  };
  piece.constant = piece.constant + loan_amount(leg, false, false) - owed(false);
  piece.slope = piece.slope - loan_amount(leg, false, true) + owed(true);
}

/// The next funding payment, which does not move.
void Explainer::add_funding_reserve(Piece& piece, const Leg& leg, std::optional<std::size_t> count) {
  const Decimal reserve = funding_rate(leg) * leg.entry_value;
  if (reserve == 0) return;
  const std::optional<std::size_t> place = count ? std::nullopt : std::optional(leg.place);
  piece.constant = piece.constant - with_kappa(formula_.term(TermName::FundingReserve, reserve, {place, {}, count}));
}

/// A leg's profit less what is required of it.
void Explainer::add_leg(Piece& piece, const Leg& leg, Decimal inside, bool pays) {
  if (leg.loan) {
    const bool whole = rules_.kappa == Decimal{1};
    return add_loan(piece, leg, whole ? loan_level(leg, false) : formula_.number(1) + with_kappa(loan_level(leg, true)));
  }
  const bool along = pays && charged_along();
  if (along || fee_moves(leg)) {
    Expression coefficient;
    if (along) {
      const Charge charge = charge_inside(leg, inside);
      coefficient = with_kappa(shared(leg, maintenance_rate(leg, charge, size(leg))));
      add_deduction(piece, leg, charge);
      add_funding_reserve(piece, leg, {});
    }
    if (fee_moves(leg)) coefficient = coefficient + fee(leg);
    else if (rules_.close_fee == CloseFee::None) coefficient = coefficient + own(TermName::ClosingFeeRate, Decimal{0}, leg);
    const bool gains = leg.gains_with_x();
    const Expression entered = value_at(leg, false);
    const Expression one = formula_.number(1);
    piece.constant = gains ? piece.constant - entered : piece.constant + entered;
    piece.slope = piece.slope + size(leg) * (gains ? coefficient - one : coefficient + one);
  } else {
    add_value(piece, leg);
  }
  if (pays && !along) piece.constant = piece.constant - with_kappa(maintenance_term(leg));
}

void Explainer::add_deduction(Piece& piece, const Leg& leg, const Charge& charge) {
  if (!charge.moves && charge.deduction == 0) return;
  const Expression deducted = with_kappa(shared(leg, deduction(leg, charge)));
  if (charge.moves) piece.constant = piece.constant + deducted;
  else piece.slope = piece.slope - deducted;
}

/// The legs that move with a leg, the first ones by themselves, the rest as two terms; without `inside` their profit only.
void Explainer::add_legs(Piece& piece, const Leg& leg, const Decimal* inside, PositionSide leading) {
  const bool isolated = leg.position->isolated();
  const bool as_one = !isolated && netted(symbol_of(leg));
  std::optional<PositionSide> paying;
  if (!isolated) paying = hedge_of(symbol_of(leg)) == Hedge::MaxSide ? leading : paying_side(standing_, symbol_of(leg));
  const auto counts = [&](const Leg& one) { return !as_one && pays(one, paying); };
  const auto legs = legs_beside(leg);
  Line<Decimal> rest;
  for (std::size_t i = 0; i < legs.size(); ++i) {
    const Leg& one = *legs[i];
    if (i < named_at_most) {
      if (inside) add_leg(piece, one, *inside, counts(one));
      else add_value(piece, one);
      continue;
    }
    rest += one.value();
    if (!inside) continue;
    if (counts(one)) rest -= rules_.kappa * requirement(one, *inside);
    if (fee_moves(one)) rest.b = rest.b - one.market->contract->taker_fee() * one.size;
  }
  if (legs.size() <= named_at_most) return;
  const Origin origin{{}, {}, legs.size() - named_at_most};
  piece.constant = piece.constant + formula_.term(TermName::RestConstant, rest.a, origin);
  piece.slope = piece.slope + formula_.term(TermName::RestSlope, -rest.b, origin);
}

/// Collateral that moves with the leg's symbol.
void Explainer::add_collateral(Piece& piece, const Leg& leg) {
  Decimal units;
  for (const Collateral<Decimal>& item : standing_.account->collateral) {
    if (item.symbol == leg.position->symbol) units = units + item.weighted_amount();
  }
  const Expression coins = where_any(TermName::CollateralUnits, units);
  if (in_quote(leg)) piece.constant = piece.constant + coins;
  else piece.slope = piece.slope - coins;
}

void Explainer::hold(Piece& piece, const Leg& leg, Expression amount) const {
  // Along u = 1/p and in coin, an amount of quote is amount · u.
  if (leg.market->in_coin) piece.slope = piece.slope - amount;
  else piece.constant = piece.constant + amount;
}

Piece Explainer::backing_piece(const Leg& leg) {
  Piece piece;
  if (leg.position->isolated()) {
    piece.constant = counted_margin(leg);
    hold(piece, leg, available_to(leg));
    piece.constant = piece.constant - own_where_any(TermName::Funding, leg.position->funding_owed(), leg);
  } else {
    hold(piece, leg, cross_equity_without(leg.position->symbol));
    piece.constant = piece.constant - sum_within(TermName::Funding, symbol_of(leg));
  }
  return piece;
}

Piece Explainer::equity_piece(const Leg& leg) {
  const bool isolated = leg.position->isolated();
  Piece piece = backing_piece(leg);
  add_legs(piece, leg, nullptr, {});
  if (!isolated) add_collateral(piece, leg);
  if (fee_at_bankruptcy(leg) && reserves_cost()) piece.constant = piece.constant - reserved_fee(leg);
  else if (fee_at_bankruptcy(leg)) piece.slope = piece.slope + fee(leg) * size(leg);
  return piece;
}

/// Side of a symbol's underlying that pays there, by the rule `max-side`.
PositionSide Explainer::leading(const SymbolLegs& symbol, Decimal inside) const {
  if (hedge_of(symbol) != Hedge::MaxSide) return {};
  const SideSums<Decimal>& held = standing_.underlyings[standing_.markets[symbol.symbol].contract->underlying];
  Decimal ahead = held.longs - held.shorts;
  for (const std::size_t place : standing_.cross_legs(symbol)) {
    const Leg& leg = standing_.legs[place];
    const Decimal there = requirement(leg, inside).at(inside);
    const Decimal change = leg.market->in_coin ? there / inside - leg.market->worth(standing_.maintenances[place])
                                               : there - standing_.maintenances[place];
    ahead = ahead + signed_by(leg.position->side, change);
  }
  return ahead < 0 ? PositionSide::Short : PositionSide::Long;
}

/// Sizes of a symbol's legs: those of the larger side less the others.
Expression Explainer::net_size(const SymbolLegs& symbol, PositionSide larger_side) {
  Expression sizes;
  Decimal rest;
  std::size_t met = 0;
  for (const std::size_t place : standing_.cross_legs(symbol)) {
    const Leg& leg = standing_.legs[place];
    const bool larger = leg.position->side == larger_side;
    if (met++ < named_at_most) sizes = larger ? sizes + size(leg) : sizes - size(leg);
    else rest = larger ? rest + leg.size : rest - leg.size;
  }
  return met > named_at_most ? sizes + formula_.term(TermName::Size, rest, {{}, {}, met - named_at_most}) : sizes;
}

/// What is required of the legs of a symbol as of one, by the rule `net`.
void Explainer::add_net(Piece& piece, const SymbolLegs& symbol, Decimal inside) {
  NetLeg<Decimal> net = net_leg(standing_, symbol);
  net.leg.position = &net.position;
  if (!charged_along()) {
    const Origin origin{{}, {}, symbol.end - symbol.begin};
    piece.constant =
        piece.constant - with_kappa(formula_.term(TermName::MaintenanceMargin, maintenance_at_mark(net.leg, rules_), origin));
    return;
  }
  const Charge charge = charge_inside(net.leg, inside);
  const Expression size = net_size(symbol, net.position.side);
  piece.slope = piece.slope + with_kappa(shared(net.leg, maintenance_rate(net.leg, charge, size))) * size;
  add_deduction(piece, net.leg, charge);
  add_funding_reserve(piece, net.leg, symbol.end - symbol.begin);
}

Piece Explainer::health_piece(const Leg& leg, Decimal inside) {
  Piece piece = backing_piece(leg);
  if (leg.position->isolated()) {
    add_legs(piece, leg, &inside, {});
    piece.constant = piece.constant - (fee_moves(leg) ? where_any(TermName::FixedCosts, rules_.fixed_costs)
                                                      : own_where_any(TermName::ClosingReserve, standing_.reserves[leg.place], leg));
    return piece;
  }
  const SymbolLegs& symbol = symbol_of(leg);
  const PositionSide side = leading(symbol, inside);
  add_legs(piece, leg, &inside, side);
  if (netted(symbol)) add_net(piece, symbol, inside);
  add_collateral(piece, leg);
  hold(piece, leg, -with_kappa(maintenance_sum(&symbol, side)));
  hold(piece, leg, -reserve_sum(&symbol));
  const WaitingCharges<Decimal> waiting = waiting_charges(standing_, symbol.symbol);
  piece.constant = piece.constant - with_kappa(where_any(TermName::OrdersMaintenanceMargin, waiting.coin_maintenance)) -
                   where_any(TermName::OrdersClosingReserve, waiting.coin_reserve);
  if (!fee_moves(leg)) piece.constant = piece.constant - sum_within(TermName::ClosingReserve, symbol);
  if (fee_moves(leg) && rules_.fixed_costs != 0) {
    piece.constant = piece.constant - formula_.number(symbol.end - symbol.begin) * term(TermName::FixedCosts, rules_.fixed_costs);
  }
  return piece;
}

Expression Explainer::root_of(const Leg& leg, const Piece& piece, bool negated, bool as_price) {
  const Expression constant = or_zero(negated ? -piece.constant : piece.constant);
  const Expression slope = or_zero(negated ? -piece.slope : piece.slope);
  return as_price && reciprocal(leg) ? slope / constant : constant / slope;
}

}  // namespace margin
