// SPDX-License-Identifier: MIT
#pragma once

#include "margin/health/group.hpp"

// The cross account while its prices move together: p_j(t) = p_j (1 + β_j t), a factor t that is 0 now. Every price, and in an
// account that counts in quote every inverse position too, is straight in t; so the solver that walks one price walks them all.
// In coin every inverse position is straight in 1 / (1 + β t), as long as all that move do so by the same β.

namespace margin {

/// How far every price moves per unit of the factor, one for each contract; 0: it stays.
template <Number N>
using Betas = std::vector<N>;

/// The health of the cross account along a variable y > 0 that the factor is read from.
template <Number N>
struct JointHealth {
  Walks<N> walks;
  N origin{};             ///< y now
  N beta{};               ///< in coin: y = 1 / (1 + β t); in quote: t = sign · (y − origin)
  bool in_coin{};
  bool mirrored{};        ///< t falls as y rises
  std::optional<N> end;   ///< y at which a price that falls as y rises is 0
  bool moves{};           ///< whether the health depends on t

  [[nodiscard]] N factor_at(N y) const;
};

/// Absent where it is not straight: in coin with different betas, by the power law with a negative one or in quote-valued coin.
template <Number N>
std::optional<JointHealth<N>> joint_health(const Standing<N>& standing, const Betas<N>& betas);

}  // namespace margin
