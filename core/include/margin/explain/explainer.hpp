// SPDX-License-Identifier: MIT
#pragma once

#include "margin/explain/explain.hpp"
#include "margin/explain/pieces.hpp"
#include "margin/ticket/inquire_after.hpp"

namespace margin {

/// Puts together one explanation; see explain.hpp for what it is.
class Explainer : Pieces {
 public:
  /// `filled`: the order that is asked about or after, where there is one.
  Explainer(const Standing<Decimal>& standing, const Attempt<Decimal>* filled, Explanation& result)
      : Pieces(standing), filled_(filled), result_(result) {}

  void explain_account();
  void explain_position(std::size_t place);
  /// The order's own numbers, in the account's currency; what stands is the account once it has filled.
  void explain_order(const Order<Decimal>& order);
  /// Writes down what was explained.
  void finish();

 private:
  void give(Decimal value, Expression formula);
  /// Or, without a value, the relation that is why.
  void give(const std::optional<Decimal>& value, Expression formula, Operation relation, Expression compared);
  /// No value, because a word of the account is this and not another.
  void lack(std::string_view name, std::string_view word);
  /// A price that is not there: what there is at the mark, and how something compares to 0, which is why.
  void miss(PriceStatus status, Decimal at_mark, Expression formula, Operation relation, Expression compared);
  void because(Operation relation, Expression compared) { why_ = Expression::joined(relation, or_zero(compared), zero()); }

  void explain_margin_level(const Leg& leg, const std::optional<Decimal>& value);
  void explain_break_even(const Leg& leg, const std::optional<Decimal>& value);

  // price.cpp
  void explain_liquidation(const Leg& leg, const Liquidation<Decimal>& liquidation);
  void explain_bankruptcy(const Leg& leg, const Bankruptcy<Decimal>& bankruptcy);
  void explain_distance(const Leg& leg, const PositionReport<Decimal>& row);
  static Decimal inside_of(const Leg& leg, const Walks<Decimal>& walks, Decimal price);
  Expression tier_edge(const Leg& leg, const Walks<Decimal>& walks, Decimal price);
  Expression edge_of(const Leg& leg, Expression size, Decimal price);
  Expression covered_edge(const Leg& leg, const Walks<Decimal>& walks, Decimal price);

  // order.cpp
  const Market& market() const { return filled_->market; }
  Expression fill_price() { return term(TermName::FillPrice, filled_->intent.price); }
  /// An amount that the contract settles in, in the account's currency.
  Decimal in_account(Decimal amount) const { return market().worth(amount); }
  Expression in_account(Expression amount) { return market().in_coin ? amount * term(TermName::Mark, market().mark) : amount; }
  Expression size_of_qty(Decimal qty) { return size_of(*market().contract, market().contract->size_of(qty)); }
  /// Value of so many contracts at the order's price, in the account's currency.
  Expression filled_value(Decimal qty) { return in_account(worth(*market().contract, size_of_qty(qty), fill_price())); }
  Expression order_notional();
  Expression order_fee();
  /// What the opening part holds back: initial margin, closing reserve and fee buffer.
  Expression opening_margin();
  Expression opening_initial_margin(Expression value);
  Expression order_cost();
  Expression open_loss();
  Expression realized_pnl();
  Expression order_max_loss(const PositionReport<Decimal>& row);
  /// Profit of the position that the order results in, at this price; or what it loses, where liquidation comes first.
  Expression exit_pnl(const Leg& leg, const Exit<Decimal>& exit);
  void explain_exit(Decimal price);

  const Attempt<Decimal>* filled_;
  Explanation& result_;
  Expression given_;
  Expression why_;
};

}  // namespace margin
