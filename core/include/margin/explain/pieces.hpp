// SPDX-License-Identifier: MIT
#pragma once

#include "margin/explain/positions.hpp"
#include "margin/health/group.hpp"
#include "margin/health/hedge.hpp"

namespace margin {

/// A health or an equity as constant − slope · x; x is the price, or 1/p for contracts settled in coin.
struct Piece {
  Expression constant;
  Expression slope;
};

/// Formulas of what many positions share: the sums of the cross account, and equity and health along one price.
class Pieces : protected Positions {
 protected:
  using Positions::Positions;

  // sums.cpp
  /// What the name says summed over the cross legs, at the mark in the account's currency; without those of a symbol. What few legs have is
  /// left out where it is 0.
  Expression sum_over(TermName name, const SymbolLegs* except);
  /// Over the legs of one symbol, in what they settle in.
  Expression sum_within(TermName name, const SymbolLegs& symbol);
  /// Equity of the cross account, without what the legs of one symbol add to it, and collateral that moves with that symbol.
  Expression cross_equity_without(const SymbolLegs* except);
  /// Maintenance margins that add up, by the hedge rule, to that of all cross positions; or of those of other symbols than
  /// `except`, whose underlying the side `leading` pays for.
  Expression maintenance_sum(const SymbolLegs* except, PositionSide leading);
  Expression reserve_sum(const SymbolLegs* except);
  /// Of the pending orders: all of them, or of each symbol the larger side.
  Expression order_margin();

  // piece.cpp
  /// What backs a leg along its price, without requirements but, as for bankruptcy, for a fee that is reserved there.
  Piece equity_piece(const Leg& leg);
  /// The piece of the health around x = `inside`: constant W + c − s q e, slope q (r + φ − s) of one linear position.
  Piece health_piece(const Leg& leg, Decimal inside);
  /// The root of a piece, as a path variable or as a price.
  Expression root_of(const Leg& leg, const Piece& piece, bool negated, bool as_price);
  Expression closing_reserve_of(const Leg& leg);

  Charge charge_inside(const Leg& leg, Decimal inside) const { return charge_of(leg, leg.size * inside, band_inside(leg, rules_, inside)); }
  Hedge hedge_of(const SymbolLegs& symbol) const { return margin::hedge_of(standing_, symbol); }
  /// Whether the legs of a symbol are charged as one.
  bool netted(const SymbolLegs& symbol) const { return hedge_of(symbol) == Hedge::Net && symbol.end - symbol.begin > 1; }
  SymbolLegs symbol_of(const Leg& leg) const { return standing_.symbol_legs(leg.position->symbol); }
  /// How many legs move with a leg, and each of them: itself, then the others of its symbol.
  std::size_t beside(const Leg& leg) const;
  const Leg& beside(const Leg& leg, std::size_t which) const;
  Expression net_size(const SymbolLegs& symbol, PositionSide larger_side);
  bool fee_moves(const Leg& leg) const { return rules_.fee_moves(*leg.market->contract); }
  bool fee_at_bankruptcy(const Leg& leg) const { return rules_.fee_at_bankruptcy(*leg.market->contract); }
  bool reserves_cost() const { return rules_.opening_reserve == OpeningReserve::CostAndMargin; }

 private:
  /// What backs a leg before anything of its symbol is counted.
  Piece backing_piece(const Leg& leg);
  /// Adds an amount in the cross account's currency, which no price of the leg's symbol changes.
  static void hold(Piece& piece, const Leg& leg, Expression amount);
  void add_legs(Piece& piece, const Leg& leg, const Decimal* inside, PositionSide leading);
  void add_leg(Piece& piece, const Leg& leg, Decimal inside, bool pays);
  void add_value(Piece& piece, const Leg& leg, Expression charged);
  void add_loan(Piece& piece, const Leg& leg, Expression level);
  void add_deduction(Piece& piece, const Leg& leg, const Charge& charge);
  void add_net(Piece& piece, const SymbolLegs& symbol, Decimal inside);
  void add_collateral(Piece& piece, const Leg& leg);
  PositionSide leading(const SymbolLegs& symbol, Decimal inside) const;
};

}  // namespace margin
