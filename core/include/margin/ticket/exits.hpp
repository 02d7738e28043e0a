// SPDX-License-Identifier: MIT
#pragma once

#include "margin/health/standing.hpp"
#include "margin/ticket/ticket.hpp"

namespace margin {

/// What a stop would bring a position of the standing. Warns `stop-wrong-side` (it would trigger at once, seen from `reference`, the price the
/// position is entered or marked at), `stop-unreachable` (liquidation comes first) and `stop-close` (it stands on the last tenth
/// of the way to liquidation).
template <Number N>
Exit<N> stop_exit(const Standing<N>& standing, const PositionReport<N>& position, N price, N reference);

/// What a target would bring. Warns `target-wrong-side`.
template <Number N>
Exit<N> target_exit(const Standing<N>& standing, const PositionReport<N>& position, N price, N reference);

}  // namespace margin
