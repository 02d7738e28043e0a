// SPDX-License-Identifier: MIT
#pragma once

#include "margin/account/account.hpp"
#include "margin/account/schedule.hpp"
#include "margin/arithmetic/path.hpp"

namespace margin {

/// A contract with what follows from it for every position in it.
template <Number N>
struct Market {
  const Contract<N>* contract{};
  Schedule<N> schedule;
  N mark{};
  N x{};  ///< the path variable at the mark: p, or 1/p for contracts settled in coin
  bool in_coin{};  ///< settles in coin while the account counts in quote

  [[nodiscard]] N price_at(N path) const { return contract->inverse() ? N{1} / path : path; }
  /// What an amount that the contract settles in is worth to the cross account, at the mark: coin its price.
  [[nodiscard]] N worth(N amount) const { return in_coin ? amount * mark : amount; }
  /// An amount of the cross account's currency along the path, in what the contract settles in: a constant, or in coin at
  /// p = 1/x, amount · x. A health in coin and in quote differ by the factor p, and have their roots in common.
  [[nodiscard]] Line<N> held(N amount) const { return in_coin ? Line<N>{N{0}, amount} : Line<N>{amount, N{0}}; }
};

template <Number N>
void set_mark(Market<N>& market, N mark) {
  market.mark = mark;
  market.x = market.contract->inverse() ? N{1} / mark : mark;
}

/// Assets and debts of a spot-margin position along its price, and the ratio of the two at which it is liquidated.
template <Number N>
struct LoanLines {
  Line<N> assets;
  Line<N> debts;
  N level{};
};

/// A position as the solver sees it. Inverse contracts are linear ones in u = 1/p with the side reversed:
/// profit = σ(size · x − entry value), notional = size · x, with σ = ±1.
template <Number N>
struct Leg {
  const Position<N>* position{};
  const Market<N>* market{};
  N size{};            ///< base size, face value, or settlement units per unit of quote
  N entry_value{};     ///< notional at entry
  N notional{};        ///< at the mark; of a loan, what is owed
  N unrealized_pnl{};  ///< at the mark
  std::size_t place{};  ///< in the account's positions
  N beside{};          ///< what pending orders add to its measure before its row is looked up
  std::optional<LoanLines<N>> loan;

  [[nodiscard]] bool gains_with_x() const { return (position->side == PositionSide::Long) != market->contract->inverse(); }
  /// What it adds to the equity behind it, along x: its profit, or what a loan owns less what it owes.
  [[nodiscard]] Line<N> value() const { return loan ? loan->assets - loan->debts : profit(); }
  /// Unrealized, along x.
  [[nodiscard]] Line<N> profit() const { return {gains_with_x() ? -entry_value : entry_value, gains_with_x() ? size : -size}; }
  /// Whether it settles in coin and what backs it, the cross account, is in quote.
  [[nodiscard]] bool in_quote() const { return market->in_coin && !position->isolated(); }
  /// What can be lost of `most`: a value that falls to nothing loses no more than it was at the entry. In quote a long of face value Q loses Q.
  /// Of numbers, or of the terms of a formula.
  template <class Quantity>
  [[nodiscard]] Quantity capped_loss(Quantity most, Quantity face, Quantity entered) const {
    if (in_quote()) return position->side == PositionSide::Long ? least(most, face) : most;
    return gains_with_x() ? least(most, entered) : most;
  }
  /// Of its value at the mark what moves with the price; of a loan what was bought or sold, whatever is owed.
  [[nodiscard]] N moving_value() const { return loan ? size * market->mark : notional; }
  [[nodiscard]] N value_at_mark() const { return loan ? value().at(market->x) : unrealized_pnl; }
};

/// `margin` is what of a loan's price was not borrowed, where its assets and debts are not given.
template <Number N>
Leg<N> make_leg(const Position<N>& position, const Market<N>& market, const Rules<N>& rules, std::size_t place);

/// Whether the table counts something that moves with the price, that is, the notional itself.
template <Number N>
bool measure_moves(const Contract<N>& contract, const Rules<N>& rules);

/// Units of the size in one of what a table that counts a size counts.
template <Number N>
N size_of_measure(const Contract<N>& contract, const Rules<N>& rules);

/// Size of a position in the unit that its risk table counts, at a given notional.
template <Number N>
N table_measure(const Contract<N>& contract, const Rules<N>& rules, N qty, N notional);

/// What decides the rates of a holding.
template <Number N>
struct Exposure {
  N measure{};   ///< what a table counts
  N size{};      ///< base size, for a law that grows with it
  N notional{};  ///< for a law that grows with it
};

template <Number N>
Exposure<N> exposure_of(const Contract<N>& contract, const Rules<N>& rules, N qty, N notional);

/// Initial rate of the row or law for a holding, where there is one.
template <Number N>
std::optional<N> initial_rate(const Contract<N>& contract, const Exposure<N>& exposure);

/// Maintenance rate of the row or law for a leg of such a notional; 0 where there is none.
template <Number N>
N maintenance_rate(const Leg<N>& leg, const Rules<N>& rules, N notional);

/// Rate of the next funding payment for the leg's own side, positive: longs pay. 0 where the contract has no funding.
template <Number N>
N next_funding_rate(const Leg<N>& leg, const Rules<N>& rules);

/// Wallet of an isolated position that none is given for: entry notional / leverage, or what the contract asks for without one.
template <Number N>
N default_margin(const Leg<N>& leg, const Rules<N>& rules);

/// Margin needed to hold a notional: notional / leverage, but at least the initial rate of the row or law; without either the
/// rate is 1 / maxLeverage, else 1.
template <Number N>
N initial_margin(const Contract<N>& contract, N notional, const Exposure<N>& exposure, const std::optional<N>& leverage);

/// What a leg is charged by at a notional: the row of its table, pending orders counted beside it, or its law as a row of its own.
template <Number N>
Band<N> band_of(const Leg<N>& leg, const Rules<N>& rules, N notional);

/// The same around x, inside a piece: nothing, where pending orders reach a row whose deduction is more than it charges.
template <Number N>
Band<N> band_inside(const Leg<N>& leg, const Rules<N>& rules, N x);

/// The piece of the maintenance margin around x; by the power law, at the rate there.
template <Number N>
Line<N> maintenance_inside(const Leg<N>& leg, const Rules<N>& rules, N x);

/// Rate of the next payment for the side that pays it, where it is part of maintenance margin; else 0.
template <Number N>
N reserved_funding_rate(const Leg<N>& leg, const Rules<N>& rules);

/// Maintenance margin of `size` along the path, in settlement currency, without κ, for a position entered at `entry_value`.
template <Number N>
Walks<N> maintenance(const Leg<N>& leg, const Rules<N>& rules);

/// The same at the mark only.
template <Number N>
N maintenance_at_mark(const Leg<N>& leg, const Rules<N>& rules);

/// Maintenance margin of a notional outside any position, such as a pending order's.
template <Number N>
N maintenance_of(const Market<N>& market, const Rules<N>& rules, PositionSide side, N qty, N notional);

}  // namespace margin
