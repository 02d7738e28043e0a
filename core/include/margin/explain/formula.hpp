// SPDX-License-Identifier: MIT
#pragma once

#include <forward_list>
#include <optional>
#include <string>
#include <vector>

#include "margin/account/names.hpp"
#include "margin/arithmetic/number.hpp"

// A formula with numbers in it, as tokens in reading order, and what each number is.

namespace margin {

enum class TermUnit {
  Settlement,  ///< money in settlement currency
  Price,
  Contracts,
  Size,    ///< base units, face value, or settlement units per unit of quote
  Rate,    ///< a fraction of a notional
  Factor,  ///< a pure number
  RatePerSize,
};
constexpr auto names(TermUnit) {
  return std::to_array<std::string_view>({"settlement", "price", "contracts", "size", "rate", "factor", "rate-per-size"});
}

/// What a number of a formula is.
enum class TermName {
  Wallet,
  Equity,
  Available,  ///< of the cross account, where it backs isolated positions
  UnrealizedPnl,
  Funding,          ///< owed and not settled
  Collateral,       ///< weighted value of balances besides the wallet
  CollateralUnits,  ///< weighted amount of balances that move with the price
  OthersUnrealizedPnl,
  OthersInitialMargin,
  OthersMaintenanceMargin,
  OthersClosingReserve,
  Assets,  ///< of a loan, at the mark
  Debts,
  QuoteAssets,
  BaseAssets,
  QuoteDebts,
  BaseDebts,
  LoanLevel,  ///< assets / debts at which the venue liquidates
  Entry,
  Mark,
  LiquidationPrice,
  Qty,
  Multiplier,
  Size,
  Notional,
  Leverage,
  MaxLeverage,
  InitialRate,
  InitialMargin,
  OrderMargin,
  MaintenanceRate,  ///< of the row in force; by the power law, at the price itself; of a law by size, at size 0
  RateSlope,        ///< what a rate grows by per unit of base size
  AssetWeight,
  LiabilityWeight,
  Deduction,
  MaintenanceMargin,
  FundingRate,     ///< of the next payment, for the side that pays it
  FundingReserve,  ///< the next payment
  OrdersMaintenanceMargin,
  MaintenanceFloor,
  TierFrom,
  OrdersBeside,  ///< what pending orders add to what the table counts
  Kappa,
  OpeningFeeRate,
  ClosingFeeRate,
  ClosingReserve,
  OrdersClosingReserve,
  FixedCosts,
  RestConstant,  ///< what positions that are not named add to the health at x = 0 …
  RestSlope,     ///< … and take from it per unit of the path variable
  FillPrice,
  FeeRate,    ///< of an order, as it makes or takes
  FeeBuffer,  ///< a rate: what is set aside with the margin of what an order opens
  Fee,        ///< of an order
  OpenLoss,   ///< of a fill away from the mark
  Surcharge,  ///< what margin and fee of an opened short are more at the price that is assumed for it
  RealizedPnl,
  MaxLoss,   ///< of the position that an order results in
  ExitPrice  ///< of an order's stop or target
};
constexpr auto names(TermName) {
  return std::to_array<std::string_view>(
      {"wallet", "equity", "available", "unrealizedPnl", "funding", "collateral", "collateralUnits", "othersUnrealizedPnl",
       "othersInitialMargin", "othersMaintenanceMargin", "othersClosingReserve", "assets", "debts", "quoteAssets", "baseAssets",
       "quoteDebts", "baseDebts", "loanLevel", "entry", "mark", "liquidationPrice", "qty", "multiplier", "size", "notional",
       "leverage", "maxLeverage", "initialRate", "initialMargin", "orderMargin", "maintenanceRate", "rateSlope", "assetWeight",
       "liabilityWeight", "deduction", "maintenanceMargin", "fundingRate", "fundingReserve", "ordersMaintenanceMargin", "mmFloor",
       "tierFrom", "ordersBeside", "kappa", "openingFeeRate", "closingFeeRate", "closingReserve", "ordersClosingReserve",
       "fixedCosts", "restConstant", "restSlope", "fillPrice", "feeRate", "feeBuffer", "fee", "openLoss", "surcharge", "realizedPnl",
       "maxLoss", "exitPrice"});
}

struct Term {
  TermName name{};
  std::string_view symbol;  ///< as in formulas: `W`, `q`, `φ`
  Decimal value{};
  TermUnit unit{};
  std::optional<std::size_t> position;  ///< whose it is: a place in the account's positions
  std::optional<std::size_t> tier;      ///< row of the risk table that it comes from
  std::optional<std::size_t> count;     ///< a sum over so many positions or orders, which are not named one by one

  static void fields(auto& self, auto&& visit) {
    visit("name", self.name);
    visit("symbol", self.symbol);
    visit("value", self.value);
    visit("unit", self.unit);
    visit("position", self.position);
    visit("tier", self.tier);
    visit("count", self.count);
  }
};

enum class TokenKind {
  Number,    ///< a decimal in plain notation, with its sign
  Operator,  ///< + − · / ( ) , max min, or a relation: ≤ < = ≥ >
  Text       ///< a word of the account
};
constexpr auto names(TokenKind) { return std::to_array<std::string_view>({"number", "operator", "text"}); }

struct Token {
  TokenKind kind{};
  std::string text;
  std::optional<std::size_t> term;  ///< place in the list of terms; absent: a plain number

  static void fields(auto& self, auto&& visit) {
    visit("kind", self.kind);
    visit("text", self.text);
    visit("term", self.term);
  }
};

enum class Operation { Number, Text, Name, Add, Subtract, Multiply, Divide, Greatest, Least, AtMost, Below, Equal, AtLeast };

class Formula;

/// A term of a formula, and its place among those that are written.
struct KnownTerm {
  Term term;
  std::optional<std::size_t> place;
};

/// A node of a formula: a number or a word as it is written, a term, or an operation.
struct Node {
  Formula* formula{};
  Operation operation{};
  const Node* left{};
  const Node* right{};
  KnownTerm* known{};
  std::string_view text;
};

/// A formula or a part of one; it belongs to the `Formula` that made its numbers. One that is empty is 0: as a term of a sum it is not
/// written, nor is a product with it.
class Expression {
 public:
  Expression() = default;
  explicit Expression(const Node& node) : node_(&node) {}

  [[nodiscard]] bool empty() const { return node_ == nullptr; }
  [[nodiscard]] const Node* node() const { return node_; }

  friend Expression operator+(Expression left, Expression right) { return added(left, right, false); }
  friend Expression operator-(Expression left, Expression right) { return added(left, right, true); }
  friend Expression operator-(Expression right) { return Expression() - right; }
  friend Expression operator*(Expression left, Expression right);
  friend Expression operator/(Expression left, Expression right);
  Expression& operator+=(Expression right) { return *this = *this + right; }
  Expression& operator-=(Expression right) { return *this = *this - right; }
  /// The larger of two where there are two.
  friend Expression larger_of(Expression left, Expression right);
  friend Expression least(Expression left, Expression right) { return joined(Operation::Least, left, right); }
  friend Expression not_negative(Expression right) { return joined(Operation::Greatest, {}, right); }
  /// One of two by name, or a relation between them. One of them is not empty.
  static Expression joined(Operation operation, Expression left, Expression right);

 private:
  /// Sums are chains: what is on the right of their signs is no sum.
  static Expression added(Expression left, Expression right, bool negative);

  const Node* node_{};
};

/// Where a term comes from.
struct Origin {
  std::optional<std::size_t> position{};
  std::optional<std::size_t> tier{};
  std::optional<std::size_t> count{};
};

/// The numbers of a formula, what was made of them, and how that is written.
class Formula {
 public:
  Formula() = default;
  Formula(const Formula&) = delete;

  /// A number that is no term.
  Expression number(std::string_view digits) { return make({this, Operation::Number, {}, {}, {}, digits}); }
  Expression count(std::size_t many) { return number(counts_.emplace_front(std::to_string(many))); }
  Expression text(std::string_view word) { return make({this, Operation::Text, {}, {}, {}, word}); }
  /// A term; the same one where it was met before. `symbol` instead of the usual one.
  Expression term(TermName name, Decimal value, const Origin& origin, std::string_view symbol = {});
  Expression make(const Node& node) { return Expression(nodes_.emplace_front(node)); }

  /// Tokens in reading order, with parentheses where they are needed. A sum is written without inner parentheses and begins with
  /// something that is added, where there is any: −(a − b) is b − a. A quotient after a product sign stays together: what is
  /// rounded is then what the core rounds.
  void write(Expression expression, std::vector<Token>& tokens);
  /// The terms that were written, in reading order.
  std::vector<Term> terms;

 private:
  enum class Level { Relation, Sum, Quotient, Product, Atom };
  static Level level_of(const Node* node);
  static bool begins_negative(const Node* node);
  void put(const Node* node, Level least, bool is_right);
  void put_plain(const Node* node);
  /// The terms of a sum but `first`, with their signs.
  void put_addends(const Node* sum, const Node* first);
  void put_token(TokenKind kind, std::string_view text);
  void put_sign(std::string_view sign) { put_token(TokenKind::Operator, sign); }

  std::forward_list<Node> nodes_;
  std::forward_list<KnownTerm> known_;
  std::forward_list<std::string> counts_;
  std::vector<Token>* tokens_{};
};

}  // namespace margin
