// SPDX-License-Identifier: MIT
#include "oracle/search.hpp"

#include <algorithm>
#include <cmath>

namespace oracle {
namespace {

using margin::PriceStatus;

/// A stretch of the path, and the line a + b·x of the health inside it.
struct Piece {
  Rational begin;
  std::optional<Rational> end;  ///< absent: runs to infinity
  Rational a;
  Rational b;

  [[nodiscard]] Rational at(const Rational& x) const { return a + b * x; }
};

std::pair<Rational, Rational> line_through(const Rational& x1, const Rational& y1, const Rational& x2, const Rational& y2) {
  const Rational slope = (y2 - y1) / (x2 - x1);
  return {y1 - slope * x1, slope};
}

std::pair<Rational, Rational> inside(const Rational& begin, const std::optional<Rational>& end) {
  if (!end) return {begin * 2, begin * 3};
  return {(2 * begin + *end) / 3, (begin + 2 * *end) / 3};
}

/// Where the larger side changes, strictly between the ends.
std::optional<Rational> change_of_side(const Scope& scope, const Rational& begin, const std::optional<Rational>& end) {
  const auto [x1, x2] = inside(begin, end);
  const auto lead = [&](const Rational& x) {
    const Sides sides = scope.contest(scope.to_price(x));
    return Rational{sides.longs - sides.shorts};
  };
  const auto [a, b] = line_through(x1, lead(x1), x2, lead(x2));
  if (b == 0) return std::nullopt;
  const Rational root = -a / b;
  const bool beyond_begin = !end || *end > begin ? root > begin : root < begin;
  const bool before_end = !end || (*end > begin ? root < *end : root > *end);
  return beyond_begin && before_end ? std::optional(root) : std::nullopt;
}

/// Walks the pieces outward until one answers.
template <class Answer>
std::optional<Crossing> walk(const Scope& scope, const Rational& from, Side side, const Answer& answer) {
  const bool rising = (side == Side::Upper) != scope.reciprocal();
  const Rational start = scope.to_path(from);
  std::vector<Rational> stops = scope.edges();
  std::erase_if(stops, [&](const Rational& x) { return rising ? x <= start : x >= start; });
  std::ranges::sort(stops, [&](const Rational& x, const Rational& y) { return rising ? x < y : y < x; });
  if (!rising) stops.push_back(Rational{});
  const bool sides_compete = !scope.legs().empty() && !scope.legs().front()->isolated &&
                             scope.ledger().is(margin::Hedge::MaxSide, scope.legs().front()->symbol);

  Rational begin = start;
  for (std::size_t next = 0; next <= stops.size();) {
    const bool last = next == stops.size();
    if (last && !rising) break;
    if (!last && stops[next] == begin) {
      ++next;
      continue;
    }
    std::optional<Rational> end;
    if (!last) end = stops[next];
    std::optional<Rational> change;
    if (sides_compete) change = change_of_side(scope, begin, end);
    if (change) end = change;
    const auto [x1, x2] = inside(begin, end);
    const auto [a, b] = line_through(x1, scope.health(scope.to_price(x1)), x2, scope.health(scope.to_price(x2)));
    if (const auto found = answer(Piece{begin, end, a, b})) return found;
    if (!change) {
      if (last) break;
      ++next;
    }
    begin = *end;
  }
  return std::nullopt;
}

Crossing root_of(const Scope& scope, const Piece& piece) {
  const Rational x = -piece.a / piece.b;
  const Rational price = scope.to_price(x);
  const double p = approximate(price);
  const double per_x = scope.terms(p) / std::abs(approximate(piece.b));
  return {price, false, scope.reciprocal() ? per_x * p * p : per_x};
}

Crossing leap_at(const Scope& scope, const Rational& x) {
  const Rational price = scope.to_price(x);
  return {price, true, approximate(price)};
}

/// The first x of the piece, counted from its begin, at which `reached(value)` holds.
template <class Reached>
std::optional<Crossing> first_reached(const Scope& scope, const Piece& piece, const Reached& reached, Closeness* closeness) {
  const auto terms_at = [&](const Rational& x) { return x == 0 ? scope.terms(1) : scope.terms(approximate(scope.to_price(x))); };
  const Rational at_begin = piece.at(piece.begin);
  if (closeness) closeness->saw(at_begin, terms_at(piece.begin));
  if (reached(at_begin)) return leap_at(scope, piece.begin);
  if (!piece.end) {
    if (closeness) closeness->saw(piece.b, scope.slope_terms());
    // Beyond all bounds the slope decides; a level line keeps the value it begins with.
    return piece.b != 0 && reached(piece.b) ? std::optional(root_of(scope, piece)) : std::nullopt;
  }
  const Rational at_end = piece.at(*piece.end);
  if (closeness) {
    const double terms = *piece.end == 0 ? scope.terms(scope.reciprocal() ? 1e300 : 0) : terms_at(*piece.end);
    closeness->saw(at_end, terms);
  }
  if (*piece.end == 0 && at_end == 0) return std::nullopt;  // zero is not a price
  return reached(at_end) ? std::optional(root_of(scope, piece)) : std::nullopt;
}

void choose_side(LiquidationAnswer& answer, const Leg& leg) {
  const bool hurt_by_fall = answer.delta == 0 ? leg.is_long : answer.delta > 0;
  answer.exact = hurt_by_fall ? answer.lower : answer.upper;
  if (!answer.exact) answer.exact = hurt_by_fall ? answer.upper : answer.lower;
  answer.status = answer.exact ? PriceStatus::Ok : PriceStatus::Never;
}

}  // namespace

std::optional<Crossing> first_liquidation(const Scope& scope, const Rational& from, Side side, Closeness* closeness) {
  const bool equal = scope.ledger().account->rules.boundary == margin::Boundary::EqualLiquidates;
  const auto liquidated = [&](const Rational& health) { return health < 0 || (equal && health == 0); };
  return walk(scope, from, side, [&](const Piece& piece) { return first_reached(scope, piece, liquidated, closeness); });
}

std::optional<Crossing> first_recovery(const Scope& scope, const Rational& from, Side side, Closeness* closeness) {
  const auto healthy = [](const Rational& health) { return health >= 0; };
  return walk(scope, from, side, [&](const Piece& piece) { return first_reached(scope, piece, healthy, closeness); });
}

Rational net_delta(const Scope& scope) {
  const Rational& mark = scope.book().mark;
  return scope.equity(mark * 2) - scope.equity(mark);  // equity rises or falls with the price throughout
}

LiquidationAnswer liquidation(const Ledger& ledger, std::size_t place, Closeness* closeness) {
  LiquidationAnswer answer;
  const Leg& leg = ledger.legs[place];
  if (leg.size == 0) return answer;
  const Scope scope(ledger, place);
  const Rational& mark = scope.book().mark;
  const Rational health = scope.health(mark);
  if (closeness) closeness->saw(health, scope.terms(approximate(mark)));
  const bool equal = ledger.account->rules.boundary == margin::Boundary::EqualLiquidates;
  if (health < 0 || (equal && health == 0)) {
    answer.status = PriceStatus::Already;
    answer.missing = -health;
    if (health == 0) {
      answer.recovery = Crossing{mark, false, 0};
      return answer;
    }
    const auto below = first_recovery(scope, mark, Side::Lower, closeness);
    const auto above = first_recovery(scope, mark, Side::Upper, closeness);
    answer.recovery = below;
    if (above && (!below || above->price - mark < mark - below->price)) answer.recovery = above;
    return answer;
  }
  answer.lower = first_liquidation(scope, mark, Side::Lower, closeness);
  answer.upper = first_liquidation(scope, mark, Side::Upper, closeness);
  answer.delta = net_delta(scope);
  choose_side(answer, leg);
  return answer;
}

std::vector<LiquidationAnswer> liquidations(const Ledger& ledger) {
  std::vector<LiquidationAnswer> answers;
  for (const Leg& leg : ledger.legs) {
    const auto twin = std::ranges::find_if(ledger.legs, [&](const Leg& other) {
      return other.symbol == leg.symbol && !other.isolated && !leg.isolated && other.size > 0 && leg.size > 0;
    });
    if (twin != ledger.legs.end() && twin->place < leg.place) {
      answers.push_back(answers[twin->place]);
      if (answers.back().status != PriceStatus::Already) choose_side(answers.back(), leg);
    } else {
      answers.push_back(liquidation(ledger, leg.place));
    }
  }
  return answers;
}

BankruptcyAnswer bankruptcy(const Ledger& ledger, std::size_t place, Closeness* closeness) {
  const Leg& leg = ledger.legs[place];
  if (leg.size == 0) return {PriceStatus::Never, {}};
  const Scope scope(ledger, place);
  const bool with_fee = ledger.account->rules.close_fee == margin::CloseFee::AtBankruptcy && !leg.loan;
  const Rational x = scope.to_path(scope.book().mark);
  const auto left = [&](const Rational& at) {
    const Rational price = scope.to_price(at);
    return with_fee ? scope.equity_after_fee(leg, price) : scope.equity(price);
  };
  const Rational here = left(x);
  const auto [a, b] = line_through(x, here, 2 * x, left(2 * x));
  if (closeness) {
    closeness->saw(here, scope.terms(approximate(scope.book().mark)));
    closeness->saw(b, scope.slope_terms());
    closeness->saw(a, scope.terms(scope.reciprocal() ? 1e300 : 0));
  }
  if (here < 0) return {PriceStatus::Already, {}};
  if (b == 0) return {PriceStatus::Never, {}};
  if (-a / b <= 0) return {PriceStatus::Never, {}};
  return {PriceStatus::Ok, root_of(scope, Piece{x, std::nullopt, a, b})};
}

Rational rounded(const Ledger& ledger, std::size_t symbol, const Rational& price) {
  const Book& book = ledger.books[symbol];
  const margin::Rounding rule = ledger.account->rules.rounding;
  if (!book.contract->tick || rule == margin::Rounding::None) return price;
  const Rational tick = exact(*book.contract->tick);
  const Rational steps = price / tick;
  const Integer below = floor(steps);
  const Rational rest = steps - Rational{below};
  const bool lower_price = price < book.mark;
  bool up = false;
  switch (rule) {
    case margin::Rounding::TowardMark: up = lower_price; break;
    case margin::Rounding::Away: up = !lower_price; break;
    default: {
      const Rational half{1, 2};
      up = rest > half || (rest == half && below % 2 != 0);
    }
  }
  Rational result = Rational{rest != 0 && up ? Integer{below + 1} : below} * tick;
  if (result < tick) result = tick;
  if (lower_price ? result > book.mark : result < book.mark) result = book.mark;
  return result;
}

}  // namespace oracle
