// SPDX-License-Identifier: MIT
#include "margin/health/room.hpp"

#include <algorithm>

#include "margin/arithmetic/bent.hpp"

namespace margin {
namespace {

template <Number N>
N least_on_the_way(const Walks<N>& health, const Market<N>& market, N price, bool in_quote) {
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

}  // namespace

template <Number N>
N room_up_to(const Standing<N>& standing, const Leg<N>& leg, N price) {
  if (leg.position->isolated()) return least_on_the_way(isolated_health(standing, leg), *leg.market, price, false);
  const auto symbol = std::ranges::find(standing.symbols, leg.position->symbol, &SymbolLegs::symbol);
  if (symbol == standing.symbols.end()) return health_at_mark(standing);
  return least_on_the_way(cross_health(standing, *symbol), *leg.market, price, leg.market->in_coin);
}

template <Number N>
N backing_health(const Standing<N>& standing, const Leg<N>& leg) {
  return leg.position->isolated() ? health_at_mark(standing, leg) : health_at_mark(standing);
}

#define INSTANTIATE(N)                                         \
  template N room_up_to(const Standing<N>&, const Leg<N>&, N); \
  template N backing_health(const Standing<N>&, const Leg<N>&);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
