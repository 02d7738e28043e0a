// SPDX-License-Identifier: MIT
#pragma once

#include <expected>
#include <variant>

#include "margin/account/account.hpp"
#include "margin/account/input_error.hpp"
#include "margin/account/order.hpp"
#include "margin/explain/formula.hpp"
#include "margin/explain/moves.hpp"

namespace margin {

/// Fields that can be explained: the first four of an account only, the next four of it and of its positions, those up to the most that
/// is lost of positions, and from there on, with the notional, of an order, as its ticket has them.
enum class ExplainedField {
  Equity,
  Available,
  Leverage,
  OrderMargin,
  InitialMargin,
  MaintenanceMargin,
  ClosingReserve,
  MarginRatio,
  Notional,  ///< of a position; or, without one, of what the order fills
  UnrealizedPnl,
  Roe,
  Margin,
  MarginLevel,
  EffectiveLeverage,
  BreakEven,
  Liquidation,  ///< the exact price
  Bankruptcy,   ///< the exact price
  Distance,     ///< in price
  MaxLoss,      ///< of a position; or, without one, what the order can lose
  Cost,
  Fee,
  OpenLoss,
  RealizedPnl,
  Stop,   ///< profit or loss there
  Target
};
constexpr auto names(ExplainedField) {
  return std::to_array<std::string_view>({"equity", "available", "leverage", "orderMargin", "initialMargin", "maintenanceMargin",
                                          "closingReserve", "marginRatio", "notional", "unrealizedPnl", "roe", "margin",
                                          "marginLevel", "effectiveLeverage", "breakEven", "liquidation", "bankruptcy", "distance",
                                          "maxLoss", "cost", "fee", "openLoss", "realizedPnl", "stop", "target"});
}

struct ExplainQuestion {
  std::optional<std::size_t> position;  ///< place in the account's positions, past their end the one that `order` opens; absent: the account or order
  ExplainedField field{};
  std::optional<Order<Decimal>> order{};  ///< given, the account is meant as it is once this has filled

  static void fields(auto& self, auto&& visit) {
    visit("order", self.order);
    visit("position", self.position);
    visit("field", self.field);
  }
};

enum class ExplanationStatus {
  Ok,       ///< the formula gives the value
  Never,    ///< a price that is never reached: the formula gives the health, or for bankruptcy the equity, at the mark
  Already,  ///< a price that is passed: likewise
  Absent    ///< the report has no such number
};
constexpr auto names(ExplanationStatus) { return std::to_array<std::string_view>({"ok", "never", "already", "absent"}); }

/// Where a number of a report or a ticket comes from. Evaluated with exact fractions the formula is the value, but for what the value's own
/// arithmetic had to round. The power law has no closed form: there a rate is the one in force at the price itself, and the formula gives
/// that price back.
struct Explanation {
  ExplanationStatus status{};
  ExplainedField field{};
  std::optional<Decimal> value;    ///< the report's or the ticket's, before rounding to a tick
  std::optional<Decimal> at_mark;  ///< never, already: what the formula gives, the health or the equity at the mark
  std::vector<Token> formula;
  std::vector<Token> reason;  ///< where there is no value: the relation that is why
  std::vector<Term> terms;
  std::vector<Move> moves;  ///< of a liquidation price: what moves it
  Rules<Decimal> rules;     ///< the switches in force

  static void fields(auto& self, auto&& visit) {
    visit("status", self.status);
    visit("field", self.field);
    visit("value", self.value);
    visit("atMark", self.at_mark);
    visit("formula", self.formula);
    visit("reason", self.reason);
    visit("terms", self.terms);
    visit("moves", self.moves);
    visit("rules", self.rules);
  }
};

/// The formula of a number in the account's report, or of the order's own in its ticket, with the account's numbers in it. A field that the
/// account, or a position, has not: `unknown-value` at `question.field`; a position that is not there: `unknown-position`; an order's number
/// without an order: `missing` at `question.order`, that of a stop or target that it has not at `question.order.stop`. What is wrong with the
/// order is told under `question.order`.
std::expected<std::variant<Explanation, Invalid<Decimal>>, InputError> explain(const Account<Decimal>& account,
                                                                               const ExplainQuestion& question);

}  // namespace margin
