// SPDX-License-Identifier: MIT
#include "margin/arithmetic/bent.hpp"

#include "margin/arithmetic/powers.hpp"

namespace margin {
namespace {

/// Newton converges quadratically from any point on the negative side; this many steps are never needed.
constexpr int most_steps = 200;
/// Doublings of the price in search of a negative health: 2^200 is beyond every price that can be given.
constexpr int most_doublings = 200;

template <Number N>
N larger_by(const Curve<N>& curve, N x, N* slope) {
  const N z = x + curve.shift;
  const N straight = curve.straight * z;
  const N power = to_four_fifths(z);
  const N bent = curve.bent * z * power;
  const bool bends = bent > straight;
  *slope = *slope + curve.factor * (bends ? N{9} / N{5} * curve.bent * power : curve.straight);
  return curve.factor * (bends ? bent : straight);
}

/// From x, where the health is negative, to where it is no longer, stepping `way`.
template <Number N>
std::optional<N> climb(const Walk<N>& health, N x, Way way, Way measured) {
  for (int step = 0; step < most_steps; ++step) {
    const Tangent<N> here = tangent_at(health, x, measured);
    if (!(here.value < 0)) return x;
    const bool rises_ahead = way == Way::Rising ? here.slope > 0 : here.slope < 0;
    if (!rises_ahead) return std::nullopt;
    const N next = x - here.value / here.slope;
    if (!(next > 0)) return std::nullopt;
    if (way == Way::Rising ? !(next > x) : !(next < x)) return x;
    x = next;
  }
  return x;
}

}  // namespace

template <Number N>
Tangent<N> tangent_at(const Walk<N>& health, N x, Way way) {
  Line<N> line = health.line;
  for (const Kink<N>& kink : health.kinks) {
    if (way == Way::Rising ? !(kink.at < x) : !(x < kink.at)) break;
    line += kink.change;
  }
  Tangent<N> tangent{line.at(x), line.b};
  for (const Curve<N>& curve : health.curves) tangent.value = tangent.value + larger_by(curve, x, &tangent.slope);
  return tangent;
}

template <Number N>
std::optional<N> first_bent_root(const Walk<N>& health, N mark, Way way) {
  if (way == Way::Falling) {
    // The sign at 0 tells whether there is a root on the way.
    const Tangent<N> end = tangent_at(health, N{0}, way);
    if (!(end.value < 0)) return std::nullopt;
    return climb(health, -end.value / end.slope, Way::Rising, way);
  }
  N far = mark * N{2};
  for (int doubling = 0; doubling < most_doublings; ++doubling, far = far * N{2}) {
    if (tangent_at(health, far, way).value < 0) return climb(health, far, Way::Falling, way);
  }
  return std::nullopt;
}

template <Number N>
std::optional<N> first_bent_recovery(const Walk<N>& health, N mark, Way way) {
  return climb(health, mark, way, way);
}

#define INSTANTIATE(N)                                               \
  template Tangent<N> tangent_at(const Walk<N>&, N, Way);            \
  template std::optional<N> first_bent_root(const Walk<N>&, N, Way); \
  template std::optional<N> first_bent_recovery(const Walk<N>&, N, Way);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
