// SPDX-License-Identifier: MIT
#pragma once

#include "margin/health.hpp"

namespace margin {

/// Least health of what backs a leg on the way from the mark, which is left out, to a price, in the currency of what backs it: what could
/// be taken out before it is liquidated nearer than there. Below zero: what is missing.
template <Number N>
N room_up_to(const Standing<N>& standing, const Leg<N>& leg, N price);

/// Health of what backs a leg, at the mark.
template <Number N>
N backing_health(const Standing<N>& standing, const Leg<N>& leg);

/// What the arithmetic of a sum may lose, as a share of its terms.
template <Number N>
N lost_in_sums() {
  if constexpr (std::same_as<N, double>) return 1e-13;
  else return N{1, -31};
}

/// `value` on the grid of `step`, down, or up; a value that lies on it but for the rounding of a quotient stays there.
template <Number N>
N to_grid(N value, N step, Direction direction) {
  const N nearest = round_to_step(value, step, Direction::HalfEven);
  const bool on_it = !(absolute(value - nearest) > absolute(value) * lost_in_sums<N>() * N{100});
  return on_it ? nearest : round_to_step(value, step, direction);
}

}  // namespace margin
