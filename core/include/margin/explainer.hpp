// SPDX-License-Identifier: MIT
#pragma once

#include "margin/explain.hpp"
#include "margin/hedge.hpp"

// How the explanations of an account's numbers are put together; see explain.hpp for what they are.

namespace margin {

/// Positions that are named one by one in a sum; the rest of them are one term.
inline constexpr std::size_t named_at_most = 5;

/// What a leg is charged by: rate · notional − deduction.
struct Charge {
  Decimal rate;
  Decimal deduction;
  std::optional<std::size_t> tier;
  bool moves{};  ///< the table counts the notional, not a size
};

/// A health or an equity as constant − slope · x; x is the price, or 1/p for contracts settled in coin.
struct Piece {
  Expression constant;
  Expression slope;
};

class Explainer {
 public:
  Explainer(const Standing<Decimal>& standing, Explanation& result) : standing_(standing), rules_(standing.rules()), result_(result) {}

  void explain_account();
  void explain_position(std::size_t place);
  /// Writes down what was explained.
  void finish();

 private:
  using Leg = margin::Leg<Decimal>;

  // explain.cpp
  void give(const Decimal& value, Expression formula);
  /// Or, without a value, the relation that is why.
  void give(const std::optional<Decimal>& value, Expression formula, Operation relation, Expression compared);
  /// A price that is not there: what there is at the mark, and how something compares to 0, which is why.
  void miss(PriceStatus status, const Decimal& at_mark, Expression formula, Operation relation, Expression compared);
  Expression term(TermName name, const Decimal& value) { return formula_.term(name, value); }
  /// A term of a leg; of no position where the leg is the net of several.
  Expression own(TermName name, const Decimal& value, const Leg& leg, std::optional<std::size_t> tier = {});
  /// Nothing where the value is 0.
  Expression where_any(TermName name, const Decimal& value);
  Expression with_kappa(Expression expression);

  // explain_account.cpp
  /// One of many like terms.
  struct Share {
    Decimal value;
    std::optional<std::size_t> position;
    std::size_t count{1};
  };
  Expression sum_of(TermName name, const std::vector<Share>& shares);
  Decimal number_of(TermName name, const Leg& leg) const;
  Expression sum_over_legs(TermName name, std::optional<std::size_t> except);
  /// Equity of the cross account, without what the legs of one symbol add to it, and collateral that moves with that symbol.
  Expression cross_equity_without(std::optional<std::size_t> symbol);
  bool netted(const SymbolLegs& symbol) const;
  /// Maintenance margins that add up, by the hedge rule, to that of all cross positions; or of those of other symbols than
  /// `except`, whose underlying the side `leading` pays for.
  std::vector<Share> payers(const SymbolLegs* except, PositionSide leading) const;
  Expression maintenance_sum(const SymbolLegs* except, PositionSide leading);
  Expression reserve_sum(const SymbolLegs* except);
  /// (κ · maintenance + reserve) / equity of the cross account.
  Expression cross_ratio();

  // explain_position.cpp
  Expression size(const Leg& leg);
  Expression worth(const Leg& leg, Expression size, Expression price) const;
  Expression entry(const Leg& leg) { return own(TermName::Entry, leg.position->entry, leg); }
  Expression mark(const Leg& leg) { return own(TermName::Mark, leg.market->mark, leg); }
  Expression value_at(const Leg& leg, bool at_mark) { return worth(leg, size(leg), at_mark ? mark(leg) : entry(leg)); }
  Expression fee(const Leg& leg) { return own(TermName::ClosingFeeRate, leg.market->contract->taker_fee(), leg); }
  Expression notional(const Leg& leg);
  Expression unrealized_pnl(const Leg& leg);
  Expression initial_margin(const Leg& leg, bool at_mark);
  Expression isolated_margin(const Leg& leg);
  Expression charged(const Leg& leg, bool at_mark);
  Expression maintenance_margin(const Leg& leg);
  Expression closing_reserve(const Leg& leg);
  void explain_break_even(const Leg& leg, const std::optional<Decimal>& value);
  Expression max_loss(const Leg& leg);
  Expression wallet(const Leg& leg) { return own(TermName::Wallet, standing_.margins[leg.place], leg); }
  Expression unrealized(const Leg& leg) { return own(TermName::UnrealizedPnl, leg.unrealized_pnl, leg); }
  Expression maintenance_term(const Leg& leg) { return own(TermName::MaintenanceMargin, standing_.maintenances[leg.place], leg); }
  Expression reserve_term(const Leg& leg) { return own(TermName::ClosingReserve, standing_.reserves[leg.place], leg); }
  /// The wallet of an isolated position less the funding it owes.
  Expression settled(const Leg& leg);
  /// Of what backs a leg, at the mark.
  Expression equity(const Leg& leg);
  Expression margin_ratio(const Leg& leg);

  // explain_piece.cpp
  Charge charge_at(const Leg& leg, const Decimal& notional) const;
  std::optional<Decimal> counted(const Leg& leg, const Charge& charge) const;
  Expression deduction(const Leg& leg, const Charge& charge);
  Expression shared(const Leg& leg, Expression expression);
  bool charged_along() const { return rules_.mm_basis == MaintenanceBasis::AtLiquidation || rules_.mm_basis == MaintenanceBasis::ShareOfMargin; }
  bool fee_moves() const { return rules_.close_fee == CloseFee::AtLiquidation; }
  /// What backs a leg along its price, without requirements but, as for bankruptcy, for a fee that is reserved there.
  Piece equity_piece(const Leg& leg);
  /// The piece of the health around x = `inside`: constant W + c − s q e, slope q (r + φ − s) of one linear position.
  Piece health_piece(const Leg& leg, const Decimal& inside);
  void add_legs(Piece& piece, const Leg& leg, const Decimal* inside, PositionSide leading);
  void add_leg(Piece& piece, const Leg& leg, const Decimal& inside, bool pays);
  void add_value(Piece& piece, const Leg& leg);
  void add_deduction(Piece& piece, const Leg& leg, const Charge& charge);
  void add_net(Piece& piece, const SymbolLegs& symbol, const Decimal& inside);
  void add_collateral(Piece& piece, const Leg& leg);
  Expression net_size(const SymbolLegs& symbol, PositionSide larger_side);
  PositionSide leading(const SymbolLegs& symbol, const Decimal& inside) const;
  Line<Decimal> requirement(const Leg& leg, const Decimal& inside) const;
  std::vector<const Leg*> legs_beside(const Leg& leg) const;
  Expression price_of(const Leg& leg, const Piece& piece, bool negated) const;
  const SymbolLegs& symbol_of(const Leg& leg) const;

  // explain_price.cpp
  void explain_liquidation(const Leg& leg, const Liquidation<Decimal>& liquidation);
  void explain_bankruptcy(const Leg& leg, const Bankruptcy<Decimal>& bankruptcy);
  void explain_distance(const Leg& leg, const PositionReport<Decimal>& row);
  Walks<Decimal> health(const Leg& leg) const;
  Decimal net_delta(const Leg& leg) const;
  Decimal equity_at_mark(const Leg& leg) const;
  Decimal inside_of(const Leg& leg, const Decimal& price) const;
  Expression tier_edge(const Leg& leg, const Decimal& price);
  Expression edge_of(const Leg& leg, const Decimal& price);

  const Standing<Decimal>& standing_;
  const Rules<Decimal>& rules_;
  Explanation& result_;
  Formula formula_;
  Expression given_;
  Expression why_;
};

}  // namespace margin
