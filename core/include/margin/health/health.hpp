// SPDX-License-Identifier: MIT
#pragma once

#include "margin/health/standing.hpp"

// Health H = equity − κ · maintenance margin − closing reserve, of an isolated position or of the cross account: at the mark, and along
// one price as straight pieces.

namespace margin {

/// What backs an isolated leg at the mark: its wallet as far as the rules let it count, and under `autoAdd` what is available to the
/// cross account; 0 for a loan, whose margin is among its assets.
template <Number N>
N backing(const Standing<N>& standing, const Leg<N>& leg);

/// Equity of an isolated leg along its price.
template <Number N>
Line<N> isolated_equity_line(const Standing<N>& standing, const Leg<N>& leg);

/// Change of the cross equity per unit of a symbol's path variable, at the mark, given that equity along it. Where coin is valued
/// in quote only its sign is right, which is what decides the adverse side.
template <Number N>
N net_delta(const Standing<N>& standing, const SymbolLegs& symbol, const Line<N>& equity);

/// Equity of an isolated leg at its mark.
template <Number N>
N isolated_equity(const Standing<N>& standing, const Leg<N>& leg);

/// Health of an isolated leg, and of the cross account, as they stand.
template <Number N>
N health_at_mark(const Standing<N>& standing, const Leg<N>& leg);
template <Number N>
N health_at_mark(const Standing<N>& standing);

/// Whether what backs a leg is at or past liquidation.
template <Number N>
bool isolated_liquidated(const Standing<N>& standing, const Leg<N>& leg);
template <Number N>
bool cross_liquidated(const Standing<N>& standing);

/// What a symbol adds to one of the account's sums: along its price, in what it settles in; and at the mark, in the account's currency.
template <Number N>
struct Share {
  Line<N> line;
  N at_mark{};
};

/// Of the equity: its legs' value, and the collateral that it prices.
template <Number N>
Share<N> equity_share(const Standing<N>& standing, const SymbolLegs& symbol);

/// Of the closing reserve.
template <Number N>
Share<N> reserve_share(const Standing<N>& standing, const SymbolLegs& symbol);

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

/// Cross equity along the price of one symbol, all else held, in what that symbol settles in.
template <Number N>
Line<N> cross_equity(const Standing<N>& standing, const SymbolLegs& symbol);

/// What health is made of, along the price of one symbol, all else held, in what that symbol settles in.
template <Number N>
struct HealthParts {
  Line<N> equity;
  Walks<N> maintenance;
  Line<N> reserve;

  /// H = equity − κ · maintenance − reserve.
  [[nodiscard]] Walks<N> health(const N& kappa) const;
};

/// Of an isolated leg.
template <Number N>
HealthParts<N> isolated_parts(const Standing<N>& standing, const Leg<N>& leg);

/// Of the cross account.
template <Number N>
HealthParts<N> cross_parts(const Standing<N>& standing, const SymbolLegs& symbol);

/// Health of an isolated leg along its price.
template <Number N>
Walks<N> isolated_health(const Standing<N>& standing, const Leg<N>& leg);

/// Health of the cross account along the price of one symbol.
template <Number N>
Walks<N> cross_health(const Standing<N>& standing, const SymbolLegs& symbol);

}  // namespace margin
