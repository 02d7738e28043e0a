// SPDX-License-Identifier: MIT
#pragma once

#include "margin/account.hpp"
#include "margin/path.hpp"
#include "margin/schedule.hpp"

namespace margin {

/// A contract with what follows from it for every position in it.
template <Number N>
struct Market {
  const Contract<N>* contract{};
  Schedule<N> schedule;
  N mark{};
  N x{};  ///< the path variable at the mark: p, or 1/p for contracts settled in coin

  [[nodiscard]] N price_at(const N& path) const { return contract->inverse() ? N{1} / path : path; }
};

template <Number N>
void set_mark(Market<N>& market, const N& mark) {
  market.mark = mark;
  market.x = market.contract->inverse() ? N{1} / mark : mark;
}

/// A position as the solver sees it. Inverse contracts are linear ones in u = 1/p with the side reversed:
/// profit = σ(size · x − entry value), notional = size · x, with σ = ±1.
template <Number N>
struct Leg {
  const Position<N>* position{};
  const Market<N>* market{};
  N size{};            ///< base size, face value, or settlement units per unit of quote
  N entry_value{};     ///< notional at entry
  N notional{};        ///< at the mark
  N unrealized_pnl{};  ///< at the mark
  std::size_t place{};  ///< in the account's positions

  [[nodiscard]] bool gains_with_x() const { return (position->side == PositionSide::Long) != market->contract->inverse(); }
  [[nodiscard]] N delta() const { return gains_with_x() ? size : -size; }
  [[nodiscard]] Line<N> pnl() const { return {gains_with_x() ? -entry_value : entry_value, delta()}; }
};

template <Number N>
Leg<N> make_leg(const Position<N>& position, const Market<N>& market, std::size_t place);

/// Size of a position in the unit that its risk table counts, at a given notional.
template <Number N>
N table_measure(const Contract<N>& contract, const Rules<N>& rules, const N& qty, const N& notional);

/// Margin needed to hold a notional: notional / leverage, but at least the row's initial rate; without either the rate is
/// 1 / maxLeverage, else 1. `measure` selects the row.
template <Number N>
N initial_margin(const Contract<N>& contract, const N& notional, const N& measure, const std::optional<N>& leverage);

/// Maintenance margin of `size` along the path, in settlement currency, without κ, for a position entered at `entry_value`.
template <Number N>
Walks<N> maintenance(const Leg<N>& leg, const Rules<N>& rules);

/// The same at the mark only.
template <Number N>
N maintenance_at_mark(const Leg<N>& leg, const Rules<N>& rules);

/// Maintenance margin of a notional outside any position, such as a pending order's.
template <Number N>
N maintenance_of(const Market<N>& market, const Rules<N>& rules, const N& qty, const N& notional);

}  // namespace margin
