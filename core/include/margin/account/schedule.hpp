// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "margin/account/reason.hpp"
#include "margin/account/rules.hpp"

namespace margin {

/// A stretch of the measure on which maintenance margin is rate · notional − deduction.
template <Number N>
struct Band {
  N from{};
  N rate{};
  N deduction{};
};

/// Maintenance margin by size of position, in the order of the measure; empty: none is asked.
template <Number N>
struct Schedule {
  std::vector<Band<N>> bands;
  bool jumps{};  ///< flat tiers: the requirement leaps at each edge

  /// The band in force at a measure ≥ 0: edges belong to the band that begins there.
  [[nodiscard]] std::size_t band_at(N measure) const;
};

/// The row of `tiers` in force at a measure; absent when there is no table.
template <Number N>
std::optional<std::size_t> tier_at(const std::vector<Tier<N>>& tiers, N measure);

/// The bands of a contract's table. Deductions left out follow from c₀ = 0, c_i = c_{i−1} + from_i (r_i − r_{i−1}); a first
/// row with a deduction c > 0 means max(0, r·N − c). The table must be consistent (see `table_contradiction`).
template <Number N>
Schedule<N> make_schedule(const std::vector<Tier<N>>& tiers, TierLaw law);

/// What in a table of valid rows contradicts the law: a falling rate, a deduction that is not the recursion's, a second row of a
/// single-tier law. `path` names the table, `contracts[0].tiers`.
template <Number N>
std::optional<Reason<N>> table_contradiction(const std::vector<Tier<N>>& tiers, TierLaw law, std::string_view path);

}  // namespace margin
