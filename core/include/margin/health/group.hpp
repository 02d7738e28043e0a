// SPDX-License-Identifier: MIT
#pragma once

#include "margin/health/standing.hpp"

// What stands or falls together: at the mark, and along one price as straight pieces.

namespace margin {

/// What health is made of, along the price of one symbol, all else held, in what that symbol settles in.
template <Number N>
struct HealthParts {
  Line<N> equity;
  Walks<N> maintenance;
  Line<N> reserve;

  /// H = equity − κ · maintenance − reserve.
  [[nodiscard]] Walks<N> health(const N& kappa) const;
};

/// An isolated position with its margin, or the cross account with its wallet and positions; seen along one price. It points into the
/// standing. While that is made, its equity along the price may be asked already, its sums not yet.
template <Number N>
struct Group : Sums<N> {
  /// What backs a leg, along its price.
  Group(const Standing<N>& standing, const Leg<N>& leg);
  /// The cross account, along the price of a symbol.
  Group(const Standing<N>& standing, const SymbolLegs& symbol);

  const Standing<N>* standing{};
  const Market<N>* market{};  ///< of that price
  SymbolLegs symbol;          ///< cross legs of that price
  const Leg<N>* alone{};      ///< the isolated position; absent: the cross account

  /// Places of the legs of its own that move with the price.
  [[nodiscard]] std::span<const std::size_t> legs() const {
    return alone ? std::span(&alone->place, 1) : standing->cross_legs(symbol);
  }
  /// Whether what settles in coin along the price counts in quote.
  [[nodiscard]] bool in_quote() const { return !alone && market->in_coin; }
  /// What an amount that its legs settle in is worth to it, at the mark.
  [[nodiscard]] N worth(N amount) const { return alone ? amount : market->worth(amount); }
  /// What backs a leg of it beside the leg's own profit.
  [[nodiscard]] N beside(const Leg<N>& leg) const;
  /// What roundings of its health are measured by: the values of its positions, and that of a leg at its entry.
  [[nodiscard]] N terms(const Leg<N>& leg) const;
  /// Change of its equity per unit of the path variable, at the mark, given that equity along it. In quote of what settles in coin only
  /// its sign is right, which is what decides the adverse side.
  [[nodiscard]] N net_delta(const Line<N>& along) const { return in_quote() ? -along.a : along.b; }

  [[nodiscard]] Line<N> equity_along() const;
  [[nodiscard]] HealthParts<N> parts() const;
  [[nodiscard]] Walks<N> health_along() const { return parts().health(standing->rules().kappa); }
};

/// Of an isolated wallet what counts fully, where what is beyond it is divided by 1 + s·φ; absent where all of it counts alike.
template <Number N>
std::optional<N> plain_margin(const Standing<N>& standing, const Leg<N>& leg);

/// What legs add to one of the account's sums: along their price, in what they settle in; and at the mark, in the account's currency.
template <Number N>
struct Share {
  Line<N> line;
  N at_mark{};
};

/// Of the equity: the value of a symbol's legs, and the collateral that it prices.
template <Number N>
Share<N> equity_share(const Standing<N>& standing, const SymbolLegs& symbol);

/// Of the closing reserve.
template <Number N>
Share<N> reserve_share(const Standing<N>& standing, std::span<const std::size_t> legs);

/// What waiting orders are charged, where they count, seen along the price of one symbol: its own in coin that is valued in quote move with
/// that price; everything else is held, in the account's currency.
template <Number N>
struct WaitingCharges {
  N coin_maintenance{};
  N coin_reserve{};
  N held_maintenance{};
  N held_reserve{};
};
template <Number N>
WaitingCharges<N> waiting_charges(const Standing<N>& standing, std::size_t symbol);

}  // namespace margin
