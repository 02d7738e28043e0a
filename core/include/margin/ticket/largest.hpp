// SPDX-License-Identifier: MIT
#pragma once

#include "margin/ticket/acceptance.hpp"

namespace margin {

/// Largest size of an order that would be accepted, contracts: on the lot, or what closes to the end; 0 when none is. Without a lot it is cut
/// to twelve significant digits or more.
template <Number N>
N largest_accepted(Acceptance<N>& acceptance);

/// The smallest size that opens anything and could be accepted.
template <Number N>
N smallest_opening(const Attempt<N>& attempt);

}  // namespace margin
