// SPDX-License-Identifier: MIT
#pragma once

#include "margin/arithmetic/path.hpp"

// A health that bends: straight pieces less requirements by the power law. It is concave, so a tangent never lies below it, and
// Newton's steps from where it is negative approach the root from that side without passing it.

namespace margin {

/// The function at x, with its slope there.
template <Number N>
struct Tangent {
  N value{};
  N slope{};
};

template <Number N>
Tangent<N> tangent_at(const Walk<N>& health, N x, Way way);

/// The first x > 0 on the walk from `mark`, where the health is above zero, at which it is zero; absent when there is none.
/// The answer is on the liquidated side, within 2 units of the last place of the root as far as the health itself can be computed.
template <Number N>
std::optional<N> first_bent_root(const Walk<N>& health, N mark, Way way);

/// The first x > 0 on the walk from `mark`, where the health is below zero, at which it is zero again.
template <Number N>
std::optional<N> first_bent_recovery(const Walk<N>& health, N mark, Way way);

}  // namespace margin
