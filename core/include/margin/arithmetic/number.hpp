// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <concepts>

#include "margin/arithmetic/decimal.hpp"

namespace margin {

/// What the model is written in: `Decimal` on the exact path, `double` on the live path.
template <class N>
concept Number = std::same_as<N, Decimal> || std::same_as<N, double>;

enum class Direction { Down, Up, HalfEven };

template <Number N>
N absolute(N value) {
  return value < 0 ? -value : value;
}

template <Number N>
N least(N left, N right) {
  return right < left ? right : left;
}

template <Number N>
N greatest(N left, N right) {
  return left < right ? right : left;
}

template <Number N>
N not_negative(N value) {
  return greatest(N{0}, value);
}

inline double nearest(Decimal value) { return static_cast<double>(value); }

/// As errors show a value.
inline std::string text_of(Decimal value) { return format_decimal(value); }
inline std::string text_of(double value) { return std::to_string(value); }

/// 10^−places on the exact path, 10^−live_places on the live one: a share of the terms that only roundings can use up.
template <Number N>
N rounding_share(int places, int live_places) {
  if constexpr (std::same_as<N, double>) return std::pow(10.0, -live_places);
  else return N{1, -places};
}

/// left − right for right ≥ 0; 0 where nothing but their roundings is left.
template <Number N>
N difference(N left, N right) {
  const N rest = left - right;
  return absolute(rest) > (absolute(left) + right) * rounding_share<N>(32, 14) ? rest : N{0};
}

/// One in the place of the last of so many significant digits of a size > 0.
inline Decimal place_of(Decimal size, int digits) {
  auto parts = size.parts();  // (high · 10¹⁷ + low) · 10^exponent
  int has = parts.high > 0 ? 17 : 0;
  for (std::uint64_t rest = parts.high > 0 ? parts.high : parts.low; rest > 0; rest /= 10) ++has;
  return Decimal{1, parts.exponent + has - digits};
}
inline double place_of(double size, int digits) { return std::pow(10.0, std::floor(std::log10(size)) + 1 - digits); }

/// The same of all the digits that a number holds.
inline Decimal last_place(Decimal size) { return place_of(size, 34); }
inline double last_place(double size) { return size * 0x1p-52; }

/// The largest integer ≤ value / step for step > 0, although the quotient itself may have been rounded.
inline double floor_quotient(double value, double step) {
  const double steps = std::floor(value / step);
  if (steps * step > value) return steps - 1;
  return (steps + 1) * step <= value ? steps + 1 : steps;
}

template <Number N>
N whole_steps(N value, N step) {
  return floor_quotient(value, step);
}

/// `value` on the grid of `step` > 0, moved in `direction`; a value on the grid stays.
template <Number N>
N round_to_step(N value, N step, Direction direction) {
  const N steps = whole_steps(value, step);
  const N below = steps * step;
  if (below == value || direction == Direction::Down) return below;
  const N above = (steps + N{1}) * step;
  if (direction == Direction::Up) return above;
  const N to_below = value - below;
  const N to_above = above - value;
  if (to_below == to_above) return whole_steps(steps, N{2}) * N{2} == steps ? below : above;
  return to_below < to_above ? below : above;
}

template <Number N>
bool on_grid(N value, N step) {
  return whole_steps(value, step) * step == value;
}

}  // namespace margin
