// SPDX-License-Identifier: MIT
#include "margin/assess/display.hpp"

#include "margin/arithmetic/bent.hpp"
#include "margin/health/liquidation.hpp"

namespace margin {
namespace {

constexpr int most_halvings = 30;

/// A path variable as a price on the screen; there is none where it is not positive.
template <Number N>
Displayed<N> shown_at(N x, const Leg<N>& leg, const Rules<N>& rules) {
  if (!(x > 0)) return {PriceStatus::Never, {}};
  return {PriceStatus::Ok, round_price(leg.market->price_at(x), *leg.market, rules.rounding)};
}

template <Number N>
Displayed<N> shown(const Liquidation<N>& root) {
  return {root.status, root.price};
}

}  // namespace

template <Number N>
Displayed<N> prorated(const Standing<N>& standing, const Leg<N>& leg, const Liquidation<N>& root) {
  if (leg.position->isolated()) return shown(root);
  const Rules<N>& rules = standing.rules();
  const N account_ratio = round_to_step(standing.sums.equity / standing.sums.notional, N{1} / N{10'000}, Direction::HalfEven);
  const N sign = leg.gains_with_x() ? N{1} : N{-1};
  const N rate = maintenance_rate(leg, rules, leg.notional) + leg.market->contract->taker_fee();
  const N per_unit = (sign - rate) * leg.size;
  if (per_unit == 0) return {PriceStatus::Never, {}};
  return shown_at((sign * leg.notional - account_ratio * leg.notional) / per_unit, leg, rules);
}

template <Number N>
Displayed<N> bisected(const Standing<N>& standing, const Leg<N>& leg, const Liquidation<N>&) {
  const Rules<N>& rules = standing.rules();
  const Contract<N>& contract = *leg.market->contract;
  const Group<N> group(standing, leg);
  const HealthParts<N> parts = group.parts();
  N size{0};
  N maintenance{0};
  for (const std::size_t place : group.legs()) {
    size = size + standing.legs[place].size;
    maintenance = maintenance + standing.maintenances[place];
  }
  const N others = parts.equity.at(leg.market->x) - rules.kappa * maintenance - group.health;
  // Where equity meets what the others need and a constant rate of this.
  const auto at_rate = [&](N rate) {
    const N slope = parts.equity.b - rules.kappa * rate * size;
    return slope == 0 ? N{0} : greatest(N{0}, (others - parts.equity.a) / slope);
  };
  const bool falls = parts.equity.b > 0;
  const Walks<N> health = parts.health(rules.kappa);
  const auto holds = [&](N x) { return !(tangent_at(falls ? health.falling : health.rising, x, falls ? Way::Falling : Way::Rising).value < 0); };

  const bool bends = contract.has_law(LawKind::Power);
  const N near = at_rate(maintenance_rate(leg, rules, leg.notional));
  N safe = near;
  N unsafe = near;
  if (bends && falls) unsafe = at_rate(*contract.law->mmr);
  if (bends && !falls) safe = at_rate(greatest(*contract.law->imr, maintenance_rate(leg, rules, leg.size * near)));
  for (int i = 0; i < most_halvings && (falls ? unsafe < safe : safe < unsafe); ++i) {
    const N middle = (safe + unsafe) / N{2};
    (holds(middle) ? safe : unsafe) = middle;
    if (!(absolute(safe - unsafe) * N{20'000} > safe + unsafe)) break;
  }
  return shown_at(safe, leg, rules);
}

template <Number N>
Displayed<N> with_least_room(const Standing<N>& standing, const Leg<N>& leg, const Liquidation<N>& root) {
  const N room = Group<N>(standing, leg).health - leg.unrealized_pnl;
  return room * N{100} < leg.entry_value ? Displayed<N>{PriceStatus::Never, {}} : shown(root);
}

template <Number N>
std::optional<Displayed<N>> display(const Standing<N>& standing, const Leg<N>& leg, const Liquidation<N>& root) {
  const Display chosen = standing.rules().display;
  if (chosen == Display::Root) return std::nullopt;
  if (root.status == PriceStatus::Already || leg.loan) return shown(root);
  switch (chosen) {
    case Display::Prorated: return prorated(standing, leg, root);
    case Display::Bisected: return bisected(standing, leg, root);
    default: return with_least_room(standing, leg, root);
  }
}

#define INSTANTIATE(N)                                                                                    \
  template std::optional<Displayed<N>> display(const Standing<N>&, const Leg<N>&, const Liquidation<N>&); \
  template Displayed<N> prorated(const Standing<N>&, const Leg<N>&, const Liquidation<N>&);               \
  template Displayed<N> bisected(const Standing<N>&, const Leg<N>&, const Liquidation<N>&);               \
  template Displayed<N> with_least_room(const Standing<N>&, const Leg<N>&, const Liquidation<N>&);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
