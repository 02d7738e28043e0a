// SPDX-License-Identifier: MIT
#include "margin/account/schedule.hpp"

#include <algorithm>

namespace margin {
namespace {

template <Number N>
N recursion(const Tier<N>& before, N deduction_before, const Tier<N>& tier) {
  return deduction_before + tier.from * (tier.mmr - before.mmr);
}

template <Number N>
std::vector<Band<N>> marginal_bands(const std::vector<Tier<N>>& tiers) {
  std::vector<Band<N>> bands;
  bands.reserve(tiers.size() + 1);
  for (std::size_t i = 0; i < tiers.size(); ++i) {
    const N deduction = i == 0 ? tiers[0].deduction.value_or(N{0}) : recursion(tiers[i - 1], bands.back().deduction, tiers[i]);
    bands.push_back({tiers[i].from, tiers[i].mmr, deduction});
  }
  return bands;
}

/// max(0, ·) of convex bands that begin below zero: nothing is asked up to where the requirement turns positive.
template <Number N>
void cut_at_zero(std::vector<Band<N>>& bands) {
  if (bands.empty() || !(bands.front().deduction > 0)) return;
  const auto turns = [&](std::size_t i) {
    return i + 1 == bands.size() || bands[i].rate * bands[i + 1].from > bands[i].deduction;
  };
  std::size_t i = 0;
  while (!turns(i)) ++i;
  Band<N> first = bands[i];
  bands.erase(bands.begin(), bands.begin() + static_cast<std::ptrdiff_t>(i));
  if (first.rate > 0) {
    bands.front().from = first.deduction / first.rate;
    bands.insert(bands.begin(), Band<N>{});
  } else {
    bands.front() = Band<N>{};
  }
}

}  // namespace

template <Number N>
std::size_t Schedule<N>::band_at(N measure) const {
  const auto above = std::ranges::upper_bound(bands, measure, std::less{}, &Band<N>::from);
  return above == bands.begin() ? 0 : static_cast<std::size_t>(above - bands.begin() - 1);
}

template <Number N>
std::optional<std::size_t> tier_at(const std::vector<Tier<N>>& tiers, N measure) {
  if (tiers.empty()) return std::nullopt;
  const auto above = std::ranges::upper_bound(tiers, measure, std::less{}, &Tier<N>::from);
  return above == tiers.begin() ? 0 : static_cast<std::size_t>(above - tiers.begin() - 1);
}

template <Number N>
Schedule<N> make_schedule(const std::vector<Tier<N>>& tiers, TierLaw law) {
  Schedule<N> schedule;
  if (law == TierLaw::Flat) {
    schedule.jumps = tiers.size() > 1;
    schedule.bands.reserve(tiers.size());
    for (const Tier<N>& tier : tiers) schedule.bands.push_back({tier.from, tier.mmr, N{0}});
  } else {
    schedule.bands = marginal_bands(tiers);
    cut_at_zero(schedule.bands);
  }
  return schedule;
}

template <Number N>
std::optional<Reason<N>> table_contradiction(const std::vector<Tier<N>>& tiers, TierLaw law, std::string_view path) {
  const auto at = [&](std::size_t i, std::string_view field) {
    return std::string(path) + "[" + std::to_string(i) + "]" + std::string(field);
  };
  const auto inconsistent = [&](std::string where, std::optional<N> expected = std::nullopt) {
    return Reason<N>{.code = ReasonCode::TiersInconsistent, .path = std::move(where), .expected = expected};
  };
  if (law == TierLaw::Single && tiers.size() > 1) return inconsistent(at(1, ""));
  N deduction = tiers.empty() ? N{0} : tiers[0].deduction.value_or(N{0});
  for (std::size_t i = 0; i < tiers.size(); ++i) {
    if (law == TierLaw::Flat) {
      if (tiers[i].deduction && *tiers[i].deduction != 0) return inconsistent(at(i, ".deduction"), N{0});
      continue;
    }
    if (i == 0) continue;
    if (tiers[i].mmr < tiers[i - 1].mmr) return inconsistent(at(i, ".mmr"));
    deduction = recursion(tiers[i - 1], deduction, tiers[i]);
    if (tiers[i].deduction && *tiers[i].deduction != deduction) return inconsistent(at(i, ".deduction"), deduction);
  }
  return std::nullopt;
}

template struct Schedule<Decimal>;
template struct Schedule<double>;
template std::optional<std::size_t> tier_at(const std::vector<Tier<Decimal>>&, Decimal);
template std::optional<std::size_t> tier_at(const std::vector<Tier<double>>&, double);
template Schedule<Decimal> make_schedule(const std::vector<Tier<Decimal>>&, TierLaw);
template Schedule<double> make_schedule(const std::vector<Tier<double>>&, TierLaw);
template std::optional<Reason<Decimal>> table_contradiction(const std::vector<Tier<Decimal>>&, TierLaw, std::string_view);
template std::optional<Reason<double>> table_contradiction(const std::vector<Tier<double>>&, TierLaw, std::string_view);

}  // namespace margin
