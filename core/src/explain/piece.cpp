// SPDX-License-Identifier: MIT
#include <algorithm>

#include "margin/explain/pieces.hpp"
#include "margin/health/reserve.hpp"

// Equity and health of what backs a position, as constant − slope · x with this account's terms.

namespace margin {

std::size_t Pieces::beside(const Leg& leg) const {
  return leg.position->isolated() ? 1 : standing_.cross_legs(symbol_of(leg)).size();
}

const Leg<Decimal>& Pieces::beside(const Leg& leg, std::size_t which) const {
  if (which == 0) return leg;
  const auto places = standing_.cross_legs(symbol_of(leg));
  const auto own = static_cast<std::size_t>(std::ranges::find(places, leg.place) - places.begin());
  return standing_.legs[places[which <= own ? which - 1 : which]];
}

/// Its profit, less what of its value is charged.
void Pieces::add_value(Piece& piece, const Leg& leg, Expression charged) {
  const bool gains = leg.gains_with_x();
  const Expression entered = value_at(leg, false);
  piece.constant = gains ? piece.constant - entered : piece.constant + entered;
  if (!charged.empty()) piece.slope += size(leg) * (gains ? charged - one() : charged + one());
  else piece.slope = gains ? piece.slope - size(leg) : piece.slope + size(leg);
}

/// What it owns, less what it owes times `level`, or once.
void Pieces::add_loan(Piece& piece, const Leg& leg, Expression level) {
  const auto owed = [&](bool base) {
    const Expression amount = loan_amount(leg, true, base);
    return level.empty() ? amount : level * amount;
  };
  piece.constant += loan_amount(leg, false, false) - owed(false);
  piece.slope += -loan_amount(leg, false, true) + owed(true);
}

/// A leg's profit less what is required of it.
void Pieces::add_leg(Piece& piece, const Leg& leg, Decimal inside, bool pays) {
  if (leg.loan) {
    const bool whole = rules_.kappa == Decimal{1};
    return add_loan(piece, leg, whole ? loan_level(leg, false) : one() + with_kappa(loan_level(leg, true)));
  }
  const bool along = pays && rules_.charged_along();
  Expression charged;
  if (along) {
    const Charge charge = charge_inside(leg, inside);
    charged = with_kappa(shared(leg, maintenance_rate(leg, charge, size(leg))));
    add_deduction(piece, leg, charge);
    piece.constant -= with_kappa(any_of(leg, TermName::FundingReserve));
    if (rules_.close_fee == CloseFee::None) charged += own(TermName::ClosingFeeRate, Decimal{0}, leg);
  }
  if (fee_moves(leg)) charged += fee(leg);
  add_value(piece, leg, charged);
  if (pays && !along) piece.constant -= with_kappa(of(leg, TermName::MaintenanceMargin));
}

void Pieces::add_deduction(Piece& piece, const Leg& leg, const Charge& charge) {
  const Expression deducted = with_kappa(shared(leg, deduction(leg, charge)));
  if (charge.moves) piece.constant += deducted;
  else piece.slope -= deducted;
}

/// The legs that move with a leg, the first ones by themselves, the rest as two terms; without `inside` their profit only.
void Pieces::add_legs(Piece& piece, const Leg& leg, const Decimal* inside, PositionSide leading) {
  const bool isolated = leg.position->isolated();
  const bool as_one = !isolated && netted(symbol_of(leg));
  std::optional<PositionSide> paying;
  if (!isolated) paying = hedge_of(symbol_of(leg)) == Hedge::MaxSide ? leading : paying_side(standing_, symbol_of(leg));
  const std::size_t count = beside(leg);
  Line<Decimal> rest;
  for (std::size_t i = 0; i < count; ++i) {
    const Leg& one = beside(leg, i);
    const bool counts = !as_one && pays(one, paying);
    if (i >= named_at_most) {
      rest += one.value();
      if (!inside) continue;
      if (counts) rest -= rules_.kappa * maintenance_inside(one, rules_, *inside);
      if (fee_moves(one)) rest.b = rest.b - one.market->contract->taker_fee() * one.size;
    } else if (inside) {
      add_leg(piece, one, *inside, counts);
    } else if (one.loan) {
      add_loan(piece, one, {});
    } else {
      add_value(piece, one, {});
    }
  }
  if (count <= named_at_most) return;
  piece.constant += term_of_many(TermName::RestConstant, rest.a, count - named_at_most);
  piece.slope += term_of_many(TermName::RestSlope, -rest.b, count - named_at_most);
}

/// Collateral that moves with the leg's symbol.
void Pieces::add_collateral(Piece& piece, const Leg& leg) {
  Decimal units;
  for (const Collateral<Decimal>& item : standing_.account->collateral) {
    if (item.symbol == leg.position->symbol) units = units + item.weighted_amount();
  }
  const Expression coins = any(TermName::CollateralUnits, units);
  if (leg.in_quote()) piece.constant += coins;
  else piece.slope -= coins;
}

/// Along u = 1/p and in coin, an amount of quote is amount · u.
void Pieces::hold(Piece& piece, const Leg& leg, Expression amount) {
  if (leg.market->in_coin) piece.slope -= amount;
  else piece.constant += amount;
}

Piece Pieces::backing_piece(const Leg& leg) {
  Piece piece;
  if (leg.position->isolated()) {
    piece.constant = counted_margin(leg);
    hold(piece, leg, available_to(leg));
    piece.constant -= any_of(leg, TermName::Funding);
  } else {
    const SymbolLegs symbol = symbol_of(leg);
    hold(piece, leg, cross_equity_without(&symbol));
    piece.constant -= sum_within(TermName::Funding, symbol);
  }
  return piece;
}

Piece Pieces::equity_piece(const Leg& leg) {
  Piece piece = backing_piece(leg);
  add_legs(piece, leg, nullptr, {});
  if (!leg.position->isolated()) add_collateral(piece, leg);
  if (!fee_at_bankruptcy(leg)) return piece;
  if (reserves_cost()) piece.constant -= reserved_fee(leg);
  else piece.slope += fee(leg) * size(leg);
  return piece;
}

/// Side of a symbol's underlying that pays there, by the rule `max-side`.
PositionSide Pieces::leading(const SymbolLegs& symbol, Decimal inside) const {
  if (hedge_of(symbol) != Hedge::MaxSide) return {};
  const SideSums<Decimal>& held = standing_.underlyings[standing_.markets[symbol.symbol].contract->underlying];
  Decimal ahead = held.longs - held.shorts;
  for (const std::size_t place : standing_.cross_legs(symbol)) {
    const Leg& leg = standing_.legs[place];
    const Decimal there = maintenance_inside(leg, rules_, inside).at(inside);
    const Decimal change = (leg.market->in_coin ? there / inside : there) - leg.market->worth(standing_.maintenances[place]);
    ahead = ahead + signed_by(leg.position->side, change);
  }
  return ahead < 0 ? PositionSide::Short : PositionSide::Long;
}

/// Sizes of a symbol's legs: those of the larger side less the others.
Expression Pieces::net_size(const SymbolLegs& symbol, PositionSide larger_side) {
  Several sizes;
  for (const std::size_t place : standing_.cross_legs(symbol)) {
    const Leg& leg = standing_.legs[place];
    const bool larger = leg.position->side == larger_side;
    sizes.add(larger ? size(leg) : -size(leg), larger ? leg.size : -leg.size);
  }
  if (sizes.count == 0) return sizes.sum;
  return sizes.sum + size_of(*standing_.markets[symbol.symbol].contract, sizes.rest, {.count = sizes.count});
}

/// What is required of the legs of a symbol as of one, by the rule `net`.
void Pieces::add_net(Piece& piece, const SymbolLegs& symbol, Decimal inside) {
  NetLeg<Decimal> net = net_leg(standing_, symbol);
  net.leg.position = &net.position;
  const auto of_all = [&](TermName name, Decimal value) {
    if (value != 0 || name != TermName::FundingReserve) piece.constant -= with_kappa(term_of_many(name, value, symbol.end - symbol.begin));
  };
  if (!rules_.charged_along()) return of_all(TermName::MaintenanceMargin, maintenance_at_mark(net.leg, rules_));
  const Charge charge = charge_inside(net.leg, inside);
  const Expression size = net_size(symbol, net.position.side);
  piece.slope += with_kappa(shared(net.leg, maintenance_rate(net.leg, charge, size))) * size;
  add_deduction(piece, net.leg, charge);
  of_all(TermName::FundingReserve, number_of(TermName::FundingReserve, net.leg));
}

Piece Pieces::health_piece(const Leg& leg, Decimal inside) {
  Piece piece = backing_piece(leg);
  const bool moves = fee_moves(leg);
  if (leg.position->isolated()) {
    add_legs(piece, leg, &inside, {});
    piece.constant -= moves ? any(TermName::FixedCosts, rules_.fixed_costs) : any_of(leg, TermName::ClosingReserve);
    return piece;
  }
  const SymbolLegs symbol = symbol_of(leg);
  const PositionSide side = leading(symbol, inside);
  add_legs(piece, leg, &inside, side);
  if (netted(symbol)) add_net(piece, symbol, inside);
  add_collateral(piece, leg);
  hold(piece, leg, -with_kappa(maintenance_sum(&symbol, side)));
  hold(piece, leg, -reserve_sum(&symbol));
  const WaitingCharges<Decimal> waiting = waiting_charges(standing_, symbol.symbol);
  piece.constant -= with_kappa(any(TermName::OrdersMaintenanceMargin, waiting.coin_maintenance));
  piece.constant -= any(TermName::OrdersClosingReserve, waiting.coin_reserve);
  piece.constant -= moves ? formula_.count(symbol.end - symbol.begin) * any(TermName::FixedCosts, rules_.fixed_costs)
                          : sum_within(TermName::ClosingReserve, symbol);
  return piece;
}

Expression Pieces::root_of(const Leg& leg, const Piece& piece, bool negated, bool as_price) {
  const Expression constant = or_zero(negated ? -piece.constant : piece.constant);
  const Expression slope = or_zero(negated ? -piece.slope : piece.slope);
  return as_price && leg.market->contract->inverse() ? slope / constant : constant / slope;
}

Expression Pieces::closing_reserve_of(const Leg& leg) {
  if (leg.size == 0) return {};
  const Expression fixed = to_backer(leg, any(TermName::FixedCosts, rules_.fixed_costs));
  if (fee_at_bankruptcy(leg) && standing_.reserves[leg.place] == rules_.fixed_costs) return fixed;
  return closing_reserve(
      rules_, leg.loan.has_value(), fixed, [&] { return fee(leg) * held_at(leg, true); },
      [&] { return to_backer(leg, fee(leg) * size(leg) * root_of(leg, equity_piece(leg), leg.gains_with_x(), false)); },
      [&] { return to_backer(leg, reserve_at_entry(leg, margin_at_entry(leg))); });
}

}  // namespace margin
