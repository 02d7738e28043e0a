// SPDX-License-Identifier: MIT
#pragma once

#include "margin/leg.hpp"

namespace margin {

/// Assets and debts of a spot-margin position along its price, as given, or as bought or sold with what its margin leaves to borrow;
/// and the level at which it is liquidated.
template <Number N>
LoanLines<N> loan_lines(const Leg<N>& leg, const Rules<N>& rules);

}  // namespace margin
