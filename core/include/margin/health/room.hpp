// SPDX-License-Identifier: MIT
#pragma once

#include "margin/health/health.hpp"

namespace margin {

/// Least health of what backs a leg on the way from the mark, which is left out, to a price, in the currency of what backs it: what could
/// be taken out before it is liquidated nearer than there. Below zero: what is missing.
template <Number N>
N room_up_to(const Standing<N>& standing, const Leg<N>& leg, N price);

/// Health of what backs a leg, at the mark.
template <Number N>
N backing_health(const Standing<N>& standing, const Leg<N>& leg);

}  // namespace margin
