// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "margin/arithmetic/precision.hpp"

// Roots of functions that are straight on every piece: a straight guess that lands on the piece of the root hits it, but for the
// one rounding of a quotient. Halving bounds the rest.

namespace margin {

/// A point and the value of a function there.
template <Number N>
struct Sample {
  N at{};
  N room{};
};

/// The two samples of a search that strides away from where it began, onward while there is room and back while there is none.
template <Number N>
struct Bracket {
  Sample<N> here;   ///< the last but one
  Sample<N> other;  ///< the last
  bool grows{};     ///< whether there was room at first

  /// Whether the root lies between them.
  [[nodiscard]] bool closed() const { return grows != !(other.room < 0); }
  [[nodiscard]] const Sample<N>& safe() const { return grows ? here : other; }
  [[nodiscard]] const Sample<N>& unsafe() const { return grows ? other : here; }
};

/// At most so many strides by `factor` onward, and by its inverse back. `is_last(at)`: nothing is looked for beyond the next.
template <Number N>
Bracket<N> stride(N from, N factor, int most, auto&& room, auto&& is_last) {
  Bracket<N> bracket;
  bracket.here = bracket.other = {from, room(from)};
  bracket.grows = !(bracket.here.room < 0);
  for (int left = most; left > 0 && !bracket.closed(); --left) {
    bracket.here = bracket.other;
    bracket.other.at = bracket.grows ? bracket.here.at * factor : bracket.here.at / factor;
    if (bracket.grows && is_last(bracket.here.at)) left = 1;
    bracket.other.room = room(bracket.other.at);
  }
  return bracket;
}

/// The last point, going from `safe` (room ≥ 0) to `unsafe` (room < 0), at which the room is not below zero. `terms` is the size of
/// what the room is a sum of. Where the function leaps the point is exact to 18 digits.
template <Number N>
N last_with_room(Sample<N> safe, Sample<N> unsafe, N terms, auto&& room) {
  constexpr int most = 160;
  constexpr int straight_only = 12;
  for (int round = 0; round < most; ++round) {
    const N width = unsafe.at - safe.at;
    if (!(absolute(width) > absolute(unsafe.at) * lost_in_sums<N>())) break;
    const bool halve = round >= straight_only && round % 2 == 0;
    const N guess = halve ? safe.at + width / N{2} : safe.at + width * (safe.room / (safe.room - unsafe.room));
    if (guess == safe.at || guess == unsafe.at) break;
    const Sample<N> there{guess, room(guess)};
    if (!(absolute(there.room) > terms * lost_in_sums<N>())) return guess;
    (there.room < 0 ? unsafe : safe) = there;
  }
  // A leap: the edge itself has fewer digits than what halving comes near it with.
  if (safe.at > 0) {
    const N edge = round_to_step(safe.at, grain_of(safe.at) * N{100}, Direction::HalfEven);
    if (edge > 0 && !(room(edge) < 0)) return edge;
  }
  return safe.at;
}

/// The root of a function that rises nearly as its argument does, near 0; absent when none is found, as where it does not depend on it.
template <Number N>
std::optional<N> rising_root(N terms, auto&& room) {
  constexpr int most = 64;
  Sample<N> last{N{0}, room(N{0})};
  Sample<N> here{-last.room, room(-last.room)};
  const auto close_to_zero = [&](const Sample<N>& sample) {
    return !(absolute(sample.room) > (terms + absolute(sample.at)) * lost_in_sums<N>());
  };
  for (int round = 0; round < most; ++round) {
    if (close_to_zero(here)) return here.at;
    const N rise = here.room - last.room;
    if (rise == 0) return std::nullopt;
    const N next = here.at - here.room * ((here.at - last.at) / rise);
    last = here;
    here = {next, room(next)};
  }
  return close_to_zero(here) ? std::optional(here.at) : std::nullopt;
}

}  // namespace margin
