// SPDX-License-Identifier: MIT
#pragma once

#include "margin/explain/formula.hpp"
#include "margin/health/standing.hpp"

namespace margin {

/// Positions that are named one by one in a sum; the rest of them are one term.
inline constexpr std::size_t named_at_most = 5;

/// The numbers of an account, under their names, as terms of a formula.
class Terms {
 protected:
  using Leg = margin::Leg<Decimal>;
  using Position = margin::Position<Decimal>;
  using Market = margin::Market<Decimal>;
  using Contract = margin::Contract<Decimal>;
  using Row = std::optional<std::size_t>;

  explicit Terms(const Standing<Decimal>& standing) : standing_(standing), rules_(standing.rules()) {}

  Expression zero() { return formula_.number("0"); }
  Expression one() { return formula_.number("1"); }
  /// Something to divide by or to compare with.
  Expression or_zero(Expression expression) { return expression.empty() ? zero() : expression; }

  /// A number of the account, or of an order.
  Expression term(TermName name, Decimal value) { return formula_.term(name, value, {}); }
  /// One number for so many positions or orders.
  Expression term_of_many(TermName name, Decimal value, std::size_t count) { return formula_.term(name, value, {.count = count}); }
  /// Nothing where the value is 0, or not given.
  Expression any(TermName name, Decimal value) { return value == 0 ? Expression() : term(name, value); }
  Expression any(TermName name, const std::optional<Decimal>& value) { return value ? any(name, *value) : Expression(); }
  Expression with_kappa(Expression expression) { return rules_.kappa == Decimal{1} ? expression : term(TermName::Kappa, rules_.kappa) * expression; }

  /// What the name says of a leg, in what it settles in.
  Decimal number_of(TermName name, const Leg& leg) const;
  Expression of(const Leg& leg, TermName name) { return own(name, number_of(name, leg), leg); }
  /// Nothing where it is 0.
  Expression any_of(const Leg& leg, TermName name);
  /// In the currency of what backs the leg.
  Expression backed(const Leg& leg, TermName name) { return own(name, to_backer(leg, number_of(name, leg)), leg); }
  /// Another number of a leg; of no position where the leg is the net of several.
  Expression own(TermName name, Decimal value, const Leg& leg);
  Expression own(TermName name, Decimal value, const Leg& leg, const Row& row);
  Expression size_of(const Contract& contract, Decimal size, const Origin& origin = {});

  /// An amount that a position settles in, in the currency of what backs it.
  static Decimal to_backer(const Leg& leg, Decimal amount) { return leg.in_quote() ? leg.market->worth(amount) : amount; }
  Expression to_backer(const Leg& leg, Expression amount) { return leg.in_quote() ? amount * of(leg, TermName::Mark) : amount; }

  /// A sum of which the first are written one by one, and the rest as one term.
  struct Several {
    Expression sum;
    Decimal rest;
    std::size_t named{};
    std::size_t count{};  ///< of the rest

    void add(Expression one, Decimal value, std::size_t of = 1);
  };
  Expression all(const Several& several, TermName name) {
    return several.count == 0 ? several.sum : several.sum + term_of_many(name, several.rest, several.count);
  }

  const Standing<Decimal>& standing_;
  const Rules<Decimal>& rules_;
  Formula formula_;
};

}  // namespace margin
