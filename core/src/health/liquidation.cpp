// SPDX-License-Identifier: MIT
#include "margin/health/liquidation.hpp"

#include <utility>

#include "margin/arithmetic/bent.hpp"

namespace margin {
namespace {

/// The root of a straight piece, as a path variable.
template <Number N>
Crossing<N> root_of(const Line<N>& piece) {
  return {piece, -piece.a / piece.b, false};
}

/// The same on a piece that is entered at `begin`. Where the value there is as small as its roundings the root may come to lie behind
/// it: then it is there.
template <Number N>
Crossing<N> root_from(N begin, const Line<N>& piece, Way way) {
  const Crossing<N> root = root_of(piece);
  const bool behind = way == Way::Rising ? root.x < begin : begin < root.x;
  return behind ? Crossing<N>{piece, begin, true} : root;
}

/// One division from the piece to the price.
template <Number N>
N price_of(const Crossing<N>& crossing, const Market<N>& market) {
  if (!market.contract->inverse()) return crossing.x;
  return crossing.known_by_x ? N{1} / crossing.x : -crossing.piece.b / crossing.piece.a;
}

/// Walks the pieces outward from the mark up to where the health is `reached`: a root, or a kink where it leaps.
template <Number N, class Reached>
std::optional<Crossing<N>> walk(const Walk<N>& health, N mark, Way way, bool jumps, Reached reached) {
  Walker<N> walker{health};
  N begin = mark;
  for (;;) {
    const bool passed = walker.pass_all_at(begin);
    if (jumps && passed && reached(walker.line.at(begin))) return Crossing<N>{{}, begin, true};
    if (walker.ended()) break;
    const N end = walker.at();
    if (reached(walker.line.at(end))) return root_from(begin, walker.line, way);
    begin = end;
  }
  // The last piece runs to infinity, or to 0, which is not a price.
  const Line<N>& last = walker.line;
  if (last.b == 0) return std::nullopt;
  if (way == Way::Rising) return reached(last.b) ? std::optional(root_from(begin, last, way)) : std::nullopt;
  return last.a != 0 && reached(last.a) ? std::optional(root_from(begin, last, way)) : std::nullopt;
}

/// A crossing of a health that bends.
template <Number N>
std::optional<Crossing<N>> at_point(const Walk<N>& health, Way way, const std::optional<N>& x) {
  if (!x) return std::nullopt;
  return Crossing<N>{{N{0}, tangent_at(health, *x, way).slope}, *x, true};
}

/// dp/dW = −(dH/dW) / (dH/dx) · dp/dx.
template <Number N>
N sensitivity_of(const Crossing<N>& crossing, N price, const Group<N>& group) {
  const N& slope = crossing.piece.b;
  if (slope == 0) return N{0};
  const N moved = (group.in_quote() ? crossing.x : N{1}) / slope;
  return group.market->contract->inverse() ? moved * price * price : -moved;
}

template <Number N>
std::optional<N> nearer(const std::optional<N>& left, const std::optional<N>& right, N mark) {
  if (!left || !right) return left ? left : right;
  return absolute(*right - mark) < absolute(*left - mark) ? right : left;
}

template <Number N>
void report_already(Liquidation<N>& result, const Group<N>& group, const Walks<N>& health, bool jumps) {
  const Market<N>& market = *group.market;
  result.status = PriceStatus::Already;
  if (group.health == 0) {
    result.missing = N{0};
    result.recovery = market.mark;
    return;
  }
  result.missing = -group.health;
  const auto price = [&](const std::optional<Crossing<N>>& crossing) {
    return crossing ? std::optional(price_of(*crossing, market)) : std::nullopt;
  };
  result.recovery = nearer(price(first_recovery(health.falling, market.x, Way::Falling, jumps)),
                           price(first_recovery(health.rising, market.x, Way::Rising, jumps)), market.mark);
}

}  // namespace

template <Number N>
std::optional<Crossing<N>> first_liquidation(const Walk<N>& health, N mark, Way way, Boundary boundary, bool jumps) {
  if (!health.curves.empty()) return at_point(health, way, first_bent_root(health, mark, way));
  return walk(health, mark, way, jumps, [&](N value) { return liquidated(value, boundary); });
}

template <Number N>
std::optional<Crossing<N>> first_recovery(const Walk<N>& health, N mark, Way way, bool jumps) {
  if (!health.curves.empty()) return at_point(health, way, first_bent_recovery(health, mark, way));
  return walk(health, mark, way, jumps, [](N value) { return !(value < 0); });
}

template <Number N>
Liquidation<N> solve_liquidation(const Group<N>& group, const HealthParts<N>& parts, PositionSide side) {
  const Market<N>& market = *group.market;
  const Rules<N>& rules = group.standing->rules();
  const Walks<N> health = parts.health(rules.kappa);
  const bool jumps = market.schedule.jumps || rules.counts_orders();
  Liquidation<N> result;
  if (group.liquidated) {
    report_already(result, group, health, jumps);
    return result;
  }
  const auto falling = first_liquidation(health.falling, market.x, Way::Falling, rules.boundary, jumps);
  const auto rising = first_liquidation(health.rising, market.x, Way::Rising, rules.boundary, jumps);
  if (falling) result.lower = price_of(*falling, market);
  if (rising) result.upper = price_of(*rising, market);
  if (market.contract->inverse()) std::swap(result.lower, result.upper);  // u falls where the price rises

  const N delta = group.net_delta(parts.equity);
  const bool loses_with_x = delta == 0 ? (side == PositionSide::Long) == market.contract->inverse() : delta < 0;
  const auto& adverse = loses_with_x ? rising : falling;
  const auto& crossing = adverse ? adverse : loses_with_x ? falling : rising;
  if (!crossing) return result;
  result.status = PriceStatus::Ok;
  result.exact = price_of(*crossing, market);
  result.price = round_price(*result.exact, market, rules.rounding);
  result.sensitivity = sensitivity_of(*crossing, *result.exact, group);
  return result;
}

template <Number N>
Bankruptcy<N> solve_bankruptcy(const Line<N>& equity, N at_mark, const Market<N>& market, const Rules<N>& rules) {
  Bankruptcy<N> result;
  if (at_mark < 0) {
    result.status = PriceStatus::Already;
    return result;
  }
  if (equity.b == 0) return result;
  const Crossing<N> root = root_of(equity);
  if (!(root.x > 0)) return result;
  result.status = PriceStatus::Ok;
  result.exact = price_of(root, market);
  result.price = round_price(*result.exact, market, rules.rounding);
  return result;
}

template <Number N>
N round_price(N price, const Market<N>& market, Rounding rounding) {
  if (!market.contract->tick || rounding == Rounding::None || price == market.mark) return price;
  const N& tick = *market.contract->tick;
  const bool below_mark = price < market.mark;
  Direction direction = Direction::HalfEven;
  if (rounding == Rounding::TowardMark) direction = below_mark ? Direction::Up : Direction::Down;
  if (rounding == Rounding::Away) direction = below_mark ? Direction::Down : Direction::Up;
  N rounded = round_to_step(price, tick, Direction::HalfEven);
  // A price that lies on a tick but for the rounding of a division before it, Q/e above all, must not be moved to the next.
  const bool on_tick = absolute(price - rounded) <= price * rounding_share<N>(31, 14);
  if (direction != Direction::HalfEven && !on_tick) rounded = round_to_step(price, tick, direction);
  rounded = greatest(rounded, tick);
  return below_mark ? least(rounded, market.mark) : greatest(rounded, market.mark);
}

#define INSTANTIATE(N)                                                                             \
  template std::optional<Crossing<N>> first_liquidation(const Walk<N>&, N, Way, Boundary, bool);   \
  template std::optional<Crossing<N>> first_recovery(const Walk<N>&, N, Way, bool);                \
  template Liquidation<N> solve_liquidation(const Group<N>&, const HealthParts<N>&, PositionSide); \
  template Bankruptcy<N> solve_bankruptcy(const Line<N>&, N, const Market<N>&, const Rules<N>&);   \
  template N round_price(N, const Market<N>&, Rounding);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
