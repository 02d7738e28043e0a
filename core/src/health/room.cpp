// SPDX-License-Identifier: MIT
#include "margin/health/room.hpp"

#include "margin/arithmetic/bent.hpp"

namespace margin {

template <Number N>
N room_up_to(const Group<N>& group, N price) {
  const Walks<N> health = group.health_along();
  const Market<N>& market = *group.market;
  const bool in_quote = group.in_quote();
  const bool inverse = market.contract->inverse();
  const N x = inverse ? N{1} / price : price;
  const bool falls = x < market.x;
  const Walk<N>& walk = falls ? health.falling : health.rising;
  // What bends is concave: least at the end.
  if (!walk.curves.empty()) {
    const N there = tangent_at(walk, x, falls ? Way::Falling : Way::Rising).value;
    return in_quote ? there * price : there;
  }
  Walker<N> walker{walk};
  std::optional<N> least;
  const auto see = [&](N value) {
    if (!least || value < *least) least = value;
  };
  const auto see_at = [&](N kink) {
    if (kink == market.x) return;
    const N there = walker.line.at(kink);
    see(in_quote ? there / kink : there);
  };
  while (!walker.ended() && (falls ? x < walker.at() : walker.at() < x)) {
    const N kink = walker.at();
    see_at(kink);
    walker.pass_all_at(kink);
    see_at(kink);
  }
  // The edge of a table at the target itself is not passed: a leap there is a liquidation there.
  if (in_quote) see(walker.line.a * price + walker.line.b);
  else see(inverse ? walker.line.a + walker.line.b / price : walker.line.at(x));
  return *least;
}

template Decimal room_up_to(const Group<Decimal>&, Decimal);
template double room_up_to(const Group<double>&, double);

}  // namespace margin
