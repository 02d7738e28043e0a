// SPDX-License-Identifier: MIT
#pragma once

#include "margin/assess/report.hpp"
#include "margin/health/group.hpp"

// The number that a venue's screen, or a peer, shows as the liquidation price where it is not the root of the health. Nothing
// else is computed from it: `root` is the solver's answer for the leg, and stays what it is.
// A position that is at or past liquidation shows `already`; a loan, and whatever a recipe says nothing of, shows the root.

namespace margin {

/// By the rules' `display`; absent where that is the root.
template <Number N>
std::optional<Displayed<N>> display(const Standing<N>& standing, const Leg<N>& leg, const Liquidation<N>& root);

/// A cross position as if it stood alone with its share of the account's equity, that of its notional at the mark:
/// (V − |V|·AMR) / (1 − s(mmr + fee)) / q, with V = s·q·mark and AMR = equity / Σ notional of the cross positions, taken to the
/// hundredth of a percent that the venue shows it to. Rates at the mark, fee the taker's; of inverse contracts the same in 1/p.
/// [KuCoin support 35084431335065; the minus before |V|·AMR is of the formula for longs, where V > 0, and for shorts alike]
template <Number N>
Displayed<N> prorated(const Standing<N>& standing, const Leg<N>& leg, const Liquidation<N>& root);

/// The safe end of a bisection that stops once its ends are within 1e-4 of their mean, or after 30 halvings. It begins between
/// two prices at which equity meets a maintenance margin of constant rate: for a long, the law's least rate and the rate at the
/// mark; for a short, the rate at the mark and the larger of `imr` and the rate at the price so found. Without a power law both
/// are one, and that is shown. Equal counts as safe. [OrderlyNetwork/js-sdk, packages/perp, positions: liqPrice]
template <Number N>
Displayed<N> bisected(const Standing<N>& standing, const Leg<N>& leg, const Liquidation<N>& root);

/// No price where the room at entry, collateral − maintenance margin − costs, is under 1 % of the size at entry; else the root.
/// [tradingstrategy-ai/web3-ethereum-defi, estimated liquidation price of GMX]
template <Number N>
Displayed<N> with_least_room(const Standing<N>& standing, const Leg<N>& leg, const Liquidation<N>& root);

}  // namespace margin
