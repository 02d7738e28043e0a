// SPDX-License-Identifier: MIT
#pragma once

#include "margin/account/position.hpp"

namespace margin {

/// Rate of the next payment before any split: as given, or premium + clamp(interest − premium, −band, band); within ±cap and
/// ±capFactor · `spread`. A fraction of the notional per interval; positive: longs pay. One of `rate` and `premium` must be there.
/// `spread`: initial less maintenance margin rate, read only where there is a factor. [Hyperliquid, funding;
/// dYdX, funding]
template <Number N>
N funding_rate(const Funding<N>& funding, N spread);

/// The same by the premium, for one that has it, before the caps.
template <Number N>
N premium_rate(const Funding<N>& funding);

/// The rate for one side: who pays, pays `rate`; who receives has rate · open interest of who pays / open interest of who receives,
/// so that as much is received as paid; 0 where the open interest says that nobody is there to receive. Without open interest
/// both have `rate`. [gmx-io/gmx-interface, funding factor per side]
template <Number N>
N rate_for_side(const Funding<N>& funding, N rate, PositionSide side);

}  // namespace margin
