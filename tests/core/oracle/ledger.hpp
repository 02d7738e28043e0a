// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "margin/account/account.hpp"
#include "oracle/rational.hpp"

// A second reading of the margin math, in exact fractions and by the longest way: every position is valued at every price asked
// for, and its tier is looked up there. Nothing is carried from one price to the next, and nothing is rounded.

namespace oracle {

inline Rational or_zero(const std::optional<margin::Decimal>& value) { return value ? exact(*value) : Rational{}; }
inline Rational larger_of(const Rational& left, const Rational& right) { return left < right ? right : left; }

/// What counts of a collateral balance: haircuts are for what one owns, debts count in full.
inline Rational weighted(const margin::Collateral<margin::Decimal>& item) {
  const Rational amount = exact(item.amount);
  return amount > 0 && item.weight ? Rational{amount * exact(*item.weight)} : amount;
}

/// A row of a risk table.
struct Row {
  Rational from;
  Rational rate;
  Rational deduction;
  std::optional<Rational> initial_rate;
  std::optional<Rational> max_leverage;
};

/// A spot-margin position: what it owns, what it owes, and the ratio at which it is liquidated.
struct Borrowing {
  Rational base_assets, quote_assets, base_debts, quote_debts, level;

  [[nodiscard]] Rational assets(const Rational& price) const { return base_assets * price + quote_assets; }
  [[nodiscard]] Rational debts(const Rational& price) const { return base_debts * price + quote_debts; }
};

/// A contract with its mark.
struct Book {
  const margin::Contract<margin::Decimal>* contract{};
  bool inverse{};
  bool in_coin{};        ///< settles in coin, in an account that is valued in quote
  bool measure_moves{};  ///< the table counts the notional; otherwise a size
  Rational multiplier;
  Rational taker;
  Rational mark;
  std::vector<Row> rows;
  std::size_t underlying{};

  [[nodiscard]] Rational notional(const Rational& size, const Rational& price) const {
    return inverse ? Rational{size / price} : Rational{size * price};
  }
  /// An amount that it settles in, in the currency of the cross account, when the market is at `price`.
  [[nodiscard]] Rational worth(const Rational& amount, const Rational& price) const { return in_coin ? Rational{amount * price} : amount; }
  [[nodiscard]] Rational worth(const Rational& amount) const { return worth(amount, mark); }
};

struct Leg {
  std::size_t place{};
  std::size_t symbol{};
  bool is_long{};
  bool isolated{};
  Rational contracts;
  Rational size;
  Rational entry;
  Rational entry_notional;
  Rational mark_notional;
  std::optional<Rational> leverage;
  Rational funding;
  Rational margin;         ///< isolated wallet
  Rational counted;        ///< what of it counts
  Rational free;           ///< what backs it of the cross account, in that account's currency
  double free_terms{};     ///< size of the terms of which that is what is left
  Rational beside;         ///< pending orders that its table counts too
  std::optional<Borrowing> loan;
  Rational fixed_reserve;  ///< the part of the closing reserve that no price changes
  double reserve_terms{};  ///< size of the terms it was computed from
};

/// Maintenance margin of the two sides of a symbol, after the hedge rule.
struct Sides {
  Rational longs;
  Rational shorts;
};

struct Tally {
  Rational equity;
  Rational maintenance;
  Rational reserve;
};

struct PendingOrder {
  std::size_t symbol{};
  bool is_long{};
  bool buys{};
  Rational measure;
  Rational margin;
  Rational maintenance;
  Rational reserve;
};

/// An account in fractions. It must be valid and free of contradictions.
struct Ledger {
  explicit Ledger(const margin::Account<margin::Decimal>& account);

  [[nodiscard]] Rational profit(const Leg& leg, const Rational& price) const;
  /// Maintenance margin of a position by itself when the market is at `price`, without κ.
  [[nodiscard]] Rational maintenance(const Leg& leg, const Rational& price) const;
  /// Rate of the next funding payment for the position's side, positive: longs pay.
  [[nodiscard]] Rational funding_rate(const Leg& leg) const;
  [[nodiscard]] Rational closing_reserve(const Leg& leg, const Rational& price) const;
  /// Initial margin at a price, without closing reserve.
  [[nodiscard]] Rational initial_margin(const Leg& leg, const Rational& price) const;
  /// What the risk table counts.
  [[nodiscard]] Rational measure(const Book& book, const Rational& contracts, const Rational& notional) const;
  [[nodiscard]] std::optional<std::size_t> row_at(const Book& book, const Rational& measure) const;
  /// The maintenance margin that the table asks of a notional.
  [[nodiscard]] Rational by_table(const Book& book, bool is_long, const Rational& contracts, const Rational& notional,
                                  const Rational& beside = {}) const;
  /// What a position adds to the equity behind it: its profit, or what a loan is worth net of debts.
  [[nodiscard]] Rational value(const Leg& leg, const Rational& price) const;
  /// What backs an isolated leg at the mark, in what it settles in.
  [[nodiscard]] Rational backing(const Leg& leg) const {
    const Book& book = books[leg.symbol];
    return leg.counted + (book.in_coin ? Rational{leg.free / book.mark} : leg.free);
  }
  /// All pending orders', by the netting rule.
  [[nodiscard]] Rational order_margin() const;
  /// By the hedge rule, of legs of one symbol.
  [[nodiscard]] Sides sides(const std::vector<const Leg*>& legs, const Rational& price) const;
  /// The legs of one symbol netted to one.
  [[nodiscard]] Leg net(const std::vector<const Leg*>& legs) const;
  [[nodiscard]] std::vector<const Leg*> cross_legs(std::size_t symbol) const;
  /// The hedge rule in force for a symbol: loans pay each by itself.
  [[nodiscard]] bool is(margin::Hedge rule, std::size_t symbol) const {
    return (books[symbol].contract->kind == margin::ContractKind::Loan ? margin::Hedge::Sum : account->rules.hedge) == rule;
  }

  const margin::Account<margin::Decimal>* account;
  std::vector<Book> books;
  std::vector<Leg> legs;
  std::vector<PendingOrder> pending;
  Rational kappa;
  Rational wallet;

  /// What of a leg's margin is kept to close it, in what it settles in.
  [[nodiscard]] Rational reserved_in_margin(const Leg& leg) const;

 private:
  [[nodiscard]] Rational initial_margin(const Book& book, const Rational& contracts, const Rational& notional,
                                        const std::optional<Rational>& leverage) const;
  [[nodiscard]] Rational opening_reserve(const Book& book, bool is_long, const Rational& notional, const Rational& margin) const;
  void read_loans();
  void count_margins();
  void read_wallet();
  void read_orders();
  [[nodiscard]] bool meets_isolated(const margin::Order<margin::Decimal>& order) const;
  [[nodiscard]] std::optional<Rational> leverage_of(const margin::Order<margin::Decimal>& order) const;
  void fix_reserves();
};

/// What backs a position — the cross account, or the isolated position by itself — as the price of one symbol moves.
class Scope {
 public:
  Scope(const Ledger& ledger, std::size_t place);
  /// The cross account, moving a symbol in which it may hold nothing.
  static Scope cross(const Ledger& ledger, std::size_t symbol);

  [[nodiscard]] Tally at(const Rational& price) const;
  [[nodiscard]] Rational health(const Rational& price) const;
  [[nodiscard]] Rational equity(const Rational& price) const;
  /// The same less the fee that closing one of its legs there costs.
  [[nodiscard]] Rational equity_after_fee(const Leg& leg, const Rational& price) const;
  /// Maintenance margins of the two sides whose larger counts, under the rule `max-side`.
  [[nodiscard]] Sides contest(const Rational& price) const;
  /// Size of the terms that equity, maintenance and reserve are sums of.
  [[nodiscard]] double terms(double price) const;
  /// Size of the terms of the health's slope along the path variable.
  [[nodiscard]] double slope_terms() const;
  /// Path variables at which a tier begins or a requirement leaves zero.
  [[nodiscard]] std::vector<Rational> edges() const;

  /// Whether the health is straight in 1/p: in coin. Where coin is valued in quote it is straight in p.
  [[nodiscard]] bool reciprocal() const { return book().inverse && !in_quote(); }
  [[nodiscard]] Rational to_path(const Rational& price) const { return reciprocal() ? Rational{1 / price} : price; }
  [[nodiscard]] Rational to_price(const Rational& path) const { return to_path(path); }
  [[nodiscard]] const Book& book() const { return ledger_->books[symbol_]; }
  [[nodiscard]] const Ledger& ledger() const { return *ledger_; }
  [[nodiscard]] const std::vector<const Leg*>& legs() const { return moving_; }

 private:
  Scope(const Ledger& ledger, std::size_t symbol, bool is_cross) : ledger_(&ledger), symbol_(symbol), is_cross_(is_cross) {}
  void hold_the_rest();
  [[nodiscard]] bool in_quote() const { return is_cross_ && book().in_coin; }
  /// An amount that the moving symbol settles in, in the currency of what backs it.
  [[nodiscard]] Rational worth(const Rational& amount, const Rational& price) const {
    return is_cross_ ? book().worth(amount, price) : amount;
  }

  const Ledger* ledger_;
  std::size_t symbol_;
  bool is_cross_;
  std::vector<const Leg*> moving_;
  Rational held_equity_;
  Rational collateral_units_;  ///< collateral priced by the moving symbol
  Rational held_maintenance_;
  Sides held_sides_;  ///< of other symbols of the same underlying
  Rational held_reserve_;
  Rational waiting_maintenance_;  ///< of waiting orders of the symbol itself, in what it settles in
  Rational waiting_reserve_;
  double held_terms_{};
  double moving_terms_{};  ///< of what the moving symbol settles in
};

}  // namespace oracle
