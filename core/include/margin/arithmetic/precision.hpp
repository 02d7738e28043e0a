// SPDX-License-Identifier: MIT
#pragma once

#include "margin/arithmetic/number.hpp"

namespace margin {

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

/// A step that cuts a size to 18 significant digits (15 in doubles), so that steps are counted exactly.
inline Decimal grain_of(Decimal size) { return place_of(size, 18); }
inline double grain_of(double size) { return place_of(size, 15); }

}  // namespace margin
