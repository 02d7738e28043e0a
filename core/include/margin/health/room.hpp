// SPDX-License-Identifier: MIT
#pragma once

#include "margin/health/group.hpp"

namespace margin {

/// Least health of a group on the way from the mark, which is left out, to a price, in its own currency: what could be taken out before it
/// is liquidated nearer than there. Below zero: what is missing.
template <Number N>
N room_up_to(const Group<N>& group, N price);

}  // namespace margin
