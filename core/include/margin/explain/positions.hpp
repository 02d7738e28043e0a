// SPDX-License-Identifier: MIT
#pragma once

#include "margin/explain/terms.hpp"
#include "margin/health/leg.hpp"

namespace margin {

/// What a leg is charged by: rate · notional − deduction. Laws deduct nothing.
struct Charge {
  Band<Decimal> band;
  std::optional<std::size_t> tier;
  bool moves{};  ///< it has a table, which counts the notional, not a size
};

/// Formulas of one position, or of what an order makes of one.
class Positions : protected Terms {
 protected:
  using Terms::Terms;

  Expression size(const Leg& leg) { return of(leg, TermName::Size); }
  Expression entry(const Leg& leg) { return of(leg, TermName::Entry); }
  Expression mark(const Leg& leg) { return of(leg, TermName::Mark); }
  Expression fee(const Leg& leg) { return of(leg, TermName::ClosingFeeRate); }
  Expression wallet(const Leg& leg) { return of(leg, TermName::Wallet); }

  /// Value of a size at a price.
  static Expression worth(const Contract& contract, Expression size, Expression price) {
    return contract.inverse() ? size / price : size * price;
  }
  /// Profit of a size between two prices.
  static Expression profit(const Contract& contract, PositionSide side, Expression size, Expression from, Expression to);
  Expression value_at(const Leg& leg, bool at_mark) { return worth(*leg.market->contract, size(leg), at_mark ? mark(leg) : entry(leg)); }
  /// Value of a position in the currency of what backs it: in quote, an inverse one's at the mark is its face value.
  Expression held_at(const Leg& leg, bool at_mark) {
    return leg.in_quote() && at_mark ? size(leg) : to_backer(leg, value_at(leg, at_mark));
  }
  Expression notional(const Leg& leg);
  Expression unrealized_pnl(const Leg& leg);

  /// Margin of `held`, a value, by the initial rate of the row or law in force at a notional; nothing where there is none.
  Expression margin_by_rate(const Leg& leg, Decimal notional, Expression held);
  /// Initial margin of `held` by the leg's leverage, and at least by that rate.
  Expression margin_of(const Leg& leg, Decimal notional, Expression held);
  /// At the entry, in what the contract settles in.
  Expression margin_at_entry(const Leg& leg) { return margin_of(leg, leg.entry_value, value_at(leg, false)); }
  Expression initial_margin(const Leg& leg);
  /// Wallet of an isolated position.
  Expression margin(const Leg& leg);
  /// What is put into `margin` at the entry to close the position again; nothing where the rules put nothing there.
  Expression reserve_at_entry(const Leg& leg, Expression margin);

  Charge charge_of(const Leg& leg, Decimal notional, const Band<Decimal>& band) const;
  /// Rate of a leg of `size` by its table or law.
  Expression maintenance_rate(const Leg& leg, const Charge& charge, Expression size);
  /// In settlement currency, or where the table counts a size, per unit of the path variable; nothing where a table that does not move
  /// deducts nothing.
  Expression deduction(const Leg& leg, const Charge& charge);
  /// By the rule `share-of-margin`, of the position margin.
  Expression shared(const Leg& leg, Expression expression);
  Expression charged(const Leg& leg, bool at_mark);
  Expression maintenance_margin(const Leg& leg);

  /// What of an isolated wallet backs its position; nothing for a loan.
  Expression counted_margin(const Leg& leg);
  /// What is available to the cross account where that backs isolated positions too.
  Expression available_to(const Leg& leg);
  /// Both, at the mark.
  Expression backing(const Leg& leg);
  /// Of what backs a leg, at the mark.
  Expression equity(const Leg& leg);
  Expression max_loss(const Leg& leg);
  /// κ · maintenance + reserve of what backs a leg, at the mark.
  Expression required(const Leg& leg);
  /// The same of the cross account.
  Expression required();
  /// Of the closing reserve what is no fixed cost.
  Expression reserved_fee(const Leg& leg) { return of(leg, TermName::ClosingReserve) - any(TermName::FixedCosts, rules_.fixed_costs); }

  // loan.cpp
  /// Amounts of quote and base that a loan owns and owes; nothing where it has none.
  Expression loan_amount(const Leg& leg, bool owed, bool base);
  /// What it owns, or owes, at the mark.
  Expression loan_value(const Leg& leg, bool owed);
  /// The level at which a loan is liquidated, or the part of it above 1.
  Expression loan_level(const Leg& leg, bool less_one);
};

}  // namespace margin
