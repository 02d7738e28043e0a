// SPDX-License-Identifier: MIT
#pragma once

#include "margin/explain/explain.hpp"
#include "margin/health/group.hpp"
#include "margin/health/hedge.hpp"
#include "margin/ticket/inquire_after.hpp"
#include "margin/ticket/ticket.hpp"

// How the explanations of an account's and an order's numbers are put together; see explain.hpp for what they are.

namespace margin {

/// Positions that are named one by one in a sum; the rest of them are one term.
inline constexpr std::size_t named_at_most = 5;

/// What a leg is charged by: rate · notional − deduction. Laws deduct nothing.
struct Charge {
  Decimal rate;
  Decimal deduction;
  std::optional<std::size_t> tier;
  bool moves{};  ///< it has a table, which counts the notional, not a size
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
  /// The order's own numbers, in the account's currency; what stands is the account once it has filled.
  void explain_order(const Attempt<Decimal>& filled, const Order<Decimal>& order);
  /// Writes down what was explained.
  void finish();

 private:
  using Leg = margin::Leg<Decimal>;
  using Position = margin::Position<Decimal>;
  using Market = margin::Market<Decimal>;

  // explain.cpp
  void give(Decimal value, Expression formula);
  /// Or, without a value, the relation that is why.
  void give(const std::optional<Decimal>& value, Expression formula, Operation relation, Expression compared);
  /// No value, because a word of the account is this and not another.
  void lack(std::string_view name, std::string_view word);
  /// A price that is not there: what there is at the mark, and how something compares to 0, which is why.
  void miss(PriceStatus status, Decimal at_mark, Expression formula, Operation relation, Expression compared);
  Expression term(TermName name, Decimal value) { return formula_.term(name, value); }
  /// A term of a leg; of no position where the leg is the net of several.
  Expression own(TermName name, Decimal value, const Leg& leg, std::optional<std::size_t> tier = {});
  /// Nothing where the value is 0.
  Expression where_any(TermName name, Decimal value);
  Expression own_where_any(TermName name, Decimal value, const Leg& leg);
  /// Something to divide by or to compare with.
  Expression or_zero(Expression expression) { return expression.empty() ? formula_.number(0) : expression; }
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
  Decimal settled_number_of(TermName name, const Leg& leg) const;
  Expression sum_over_legs(TermName name, std::optional<std::size_t> except);
  Expression sum_within(TermName name, const SymbolLegs& symbol);
  /// Equity of the cross account, without what the legs of one symbol add to it, and collateral that moves with that symbol.
  Expression cross_equity_without(std::optional<std::size_t> symbol);
  Hedge hedge_of(const SymbolLegs& symbol) const { return margin::hedge_of(standing_, symbol); }
  bool netted(const SymbolLegs& symbol) const;
  /// Maintenance margins that add up, by the hedge rule, to that of all cross positions; or of those of other symbols than
  /// `except`, whose underlying the side `leading` pays for.
  std::vector<Share> payers(const SymbolLegs* except, PositionSide leading) const;
  Decimal waiting_sum(Decimal Pending<Decimal>::*charge, const SymbolLegs* except) const;
  Expression maintenance_sum(const SymbolLegs* except, PositionSide leading);
  Expression reserve_sum(const SymbolLegs* except);
  /// (κ · maintenance + reserve) / equity of the cross account.
  Expression cross_ratio();
  /// Of the pending orders: all of them, or of each symbol the larger side.
  Expression order_margin();

  // explain_position.cpp
  Expression size(const Leg& leg) { return size_of(*leg.market->contract, leg.size, leg.place); }
  Expression size_of(const Contract<Decimal>& contract, Decimal size, std::optional<std::size_t> position);
  static Expression worth(const Leg& leg, Expression size, Expression price) { return worth(*leg.market->contract, size, price); }
  /// Value of a size at a price.
  static Expression worth(const Contract<Decimal>& contract, Expression size, Expression price);
  /// Profit of a size between two prices.
  static Expression profit(const Contract<Decimal>& contract, PositionSide side, Expression size, Expression from, Expression to);
  Expression entry(const Leg& leg) { return own(TermName::Entry, leg.position->entry, leg); }
  Expression mark(const Leg& leg) { return own(TermName::Mark, leg.market->mark, leg); }
  Expression value_at(const Leg& leg, bool at_mark) { return worth(leg, size(leg), at_mark ? mark(leg) : entry(leg)); }
  /// Whether a position settles in coin and what backs it is in quote.
  bool in_quote(const Leg& leg) const { return leg.market->in_coin && !leg.position->isolated(); }
  /// An amount that a position settles in, in the currency of what backs it.
  Expression to_backer(const Leg& leg, Expression amount) {
    return amount.empty() || !in_quote(leg) ? amount : amount * mark(leg);
  }
  Decimal to_backer(const Leg& leg, Decimal amount) const { return in_quote(leg) ? leg.market->worth(amount) : amount; }
  /// Value of a position in that currency: in quote, an inverse one's at the mark is its face value.
  Expression held_at(const Leg& leg, bool at_mark) {
    return in_quote(leg) && at_mark ? size(leg) : to_backer(leg, value_at(leg, at_mark));
  }
  Expression fee(const Leg& leg) { return own(TermName::ClosingFeeRate, leg.market->contract->taker_fee(), leg); }
  Expression notional(const Leg& leg);
  Expression unrealized_pnl(const Leg& leg);
  /// Margin of `held`, a value, by the initial rate of the row or law of a leg; nothing where there is none.
  Expression margin_by_rate(const Leg& leg, const Exposure<Decimal>& exposure, Expression held);
  /// Initial margin of `held`, a value, by the leg's leverage, and at least by that rate.
  Expression margin_of(const Leg& leg, const Exposure<Decimal>& exposure, Expression held);
  Expression initial_margin(const Leg& leg, bool at_mark);
  Expression initial_margin_in_coin(const Leg& leg);
  Expression isolated_margin(const Leg& leg);
  /// What is put into `margin` at the entry to close the position again; nothing where the rules put nothing there.
  Expression reserve_at_entry(const Leg& leg, Expression margin);
  bool reserves_cost() const { return rules_.opening_reserve == OpeningReserve::CostAndMargin; }
  /// Rate of a leg of `size` by its table or law.
  Expression maintenance_rate(const Leg& leg, const Charge& charge, Expression size);
  Expression charged(const Leg& leg, bool at_mark);
  /// The next funding payment of the side that pays it, or 0.
  Decimal funding_rate(const Leg& leg) const;
  Expression maintenance_margin(const Leg& leg);
  Expression closing_reserve(const Leg& leg);
  void explain_break_even(const Leg& leg, const std::optional<Decimal>& value);
  Expression max_loss(const Leg& leg);
  Expression wallet(const Leg& leg) { return own(TermName::Wallet, standing_.margins[leg.place], leg); }
  /// What of an isolated wallet backs its position; nothing for a loan.
  Expression counted_margin(const Leg& leg);
  /// What is available to the cross account where that backs isolated positions too.
  Expression available_to(const Leg& leg);
  /// Both, at the mark.
  Expression backing(const Leg& leg);
  Expression unrealized(const Leg& leg) { return own(TermName::UnrealizedPnl, to_backer(leg, leg.unrealized_pnl), leg); }
  Expression maintenance_term(const Leg& leg) { return own(TermName::MaintenanceMargin, standing_.maintenances[leg.place], leg); }
  Expression reserve_term(const Leg& leg) { return own(TermName::ClosingReserve, standing_.reserves[leg.place], leg); }
  /// Of the closing reserve what is no fixed cost.
  Expression reserved_fee(const Leg& leg) { return reserve_term(leg) - where_any(TermName::FixedCosts, rules_.fixed_costs); }
  /// What backs an isolated position, less the funding it owes.
  Expression settled(const Leg& leg);
  /// Of what backs a leg, at the mark.
  Expression equity(const Leg& leg);
  Expression margin_ratio(const Leg& leg);

  // explain_order.cpp
  /// An amount that the contract settles in, in the account's currency.
  Expression in_account(const Market& market, Expression amount);
  Expression fill_price(const Attempt<Decimal>& filled) { return term(TermName::FillPrice, filled.intent.price); }
  /// Value of so many contracts at the order's price, in the account's currency.
  Expression filled_value(const Attempt<Decimal>& filled, Decimal qty);
  Expression order_notional(const Attempt<Decimal>& filled);
  Expression order_fee(const Attempt<Decimal>& filled);
  /// What the opening part holds back: initial margin, closing reserve and fee buffer.
  Expression opening_margin(const Attempt<Decimal>& filled);
  Expression opening_initial_margin(const Attempt<Decimal>& filled, Expression value);
  Expression order_cost(const Attempt<Decimal>& filled);
  Expression open_loss(const Attempt<Decimal>& filled);
  Expression realized_pnl(const Attempt<Decimal>& filled);
  Expression order_max_loss(const Attempt<Decimal>& filled);
  /// Profit of the position that the order results in, at this price; or what it loses, where liquidation comes first.
  Expression exit_pnl(const Leg& leg, const Exit<Decimal>& exit);
  void explain_exit(const Attempt<Decimal>& filled, Decimal price);

  // explain_loan.cpp
  /// Amounts of quote and base that a loan owns and owes; nothing where it has none.
  Expression loan_amount(const Leg& leg, bool owed, bool base);
  /// What it owns, or owes, at the mark.
  Expression loan_value(const Leg& leg, bool owed);
  /// The level at which a loan is liquidated, or the part of it above 1.
  Expression loan_level(const Leg& leg, bool less_one);
  void explain_margin_level(const Leg& leg, const std::optional<Decimal>& value);

  // explain_piece.cpp
  Charge charge_at(const Leg& leg, Decimal notional) const;
  Charge charge_inside(const Leg& leg, Decimal inside) const;
  std::optional<Decimal> counted(const Leg& leg, const Charge& charge) const;
  Expression deduction(const Leg& leg, const Charge& charge);
  Expression shared(const Leg& leg, Expression expression);
  bool charged_along() const { return rules_.mm_basis == MaintenanceBasis::AtLiquidation || rules_.mm_basis == MaintenanceBasis::ShareOfMargin; }
  bool fee_at_bankruptcy(const Leg& leg) const { return rules_.close_fee == CloseFee::AtBankruptcy && !leg.loan; }
  bool fee_moves(const Leg& leg) const { return rules_.close_fee == CloseFee::AtLiquidation && !leg.loan; }
  /// What backs a leg along its price, without requirements but, as for bankruptcy, for a fee that is reserved there.
  Piece equity_piece(const Leg& leg);
  /// The piece of the health around x = `inside`: constant W + c − s q e, slope q (r + φ − s) of one linear position.
  Piece health_piece(const Leg& leg, Decimal inside);
  /// What backs a leg before anything of its symbol is counted.
  Piece backing_piece(const Leg& leg);
  /// Adds an amount in the cross account's currency, which no price of the leg's symbol changes.
  void hold(Piece& piece, const Leg& leg, Expression amount) const;
  void add_legs(Piece& piece, const Leg& leg, const Decimal* inside, PositionSide leading);
  void add_leg(Piece& piece, const Leg& leg, Decimal inside, bool pays);
  void add_value(Piece& piece, const Leg& leg);
  /// What a loan owns, less what it owes times `level`.
  void add_loan(Piece& piece, const Leg& leg, Expression level);
  void add_funding_reserve(Piece& piece, const Leg& leg, std::optional<std::size_t> count);
  void add_deduction(Piece& piece, const Leg& leg, const Charge& charge);
  void add_net(Piece& piece, const SymbolLegs& symbol, Decimal inside);
  void add_collateral(Piece& piece, const Leg& leg);
  Expression net_size(const SymbolLegs& symbol, PositionSide larger_side);
  PositionSide leading(const SymbolLegs& symbol, Decimal inside) const;
  Line<Decimal> requirement(const Leg& leg, Decimal inside) const;
  std::vector<const Leg*> legs_beside(const Leg& leg) const;
  /// Whether the path variable is 1/p.
  bool reciprocal(const Leg& leg) const { return leg.market->contract->inverse(); }
  /// The root of a piece, as a path variable or as a price.
  Expression root_of(const Leg& leg, const Piece& piece, bool negated, bool as_price);
  SymbolLegs symbol_of(const Leg& leg) const { return standing_.symbol_legs(leg.position->symbol); }

  // explain_price.cpp
  void explain_liquidation(const Leg& leg, const Liquidation<Decimal>& liquidation);
  void explain_bankruptcy(const Leg& leg, const Bankruptcy<Decimal>& bankruptcy);
  void explain_distance(const Leg& leg, const PositionReport<Decimal>& row);
  Group<Decimal> group_of(const Leg& leg) const { return {standing_, leg}; }
  Decimal inside_of(const Leg& leg, Decimal price) const;
  Expression covered_notional(const Leg& leg, Decimal price);
  Expression tier_edge(const Leg& leg, Decimal price);
  Expression edge_of(const Leg& leg, Decimal price);

  const Standing<Decimal>& standing_;
  const Rules<Decimal>& rules_;
  Explanation& result_;
  Formula formula_;
  Expression given_;
  Expression why_;
};

}  // namespace margin
