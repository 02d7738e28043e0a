// SPDX-License-Identifier: MIT
#pragma once

#include "margin/health/leg.hpp"

namespace margin {

/// What is owned and owed of a loan once `left` of its `held` contracts are left.
template <Number N>
Loan<N> part_of(const Loan<N>& loan, N left, N held);

/// What is borrowed, as a risk table counts it: base where any is owed, else quote.
template <Number N>
N borrowed(const Line<N>& debts) {
  return debts.b > 0 ? debts.b : debts.a;
}

/// What is left to its owner of a loan that is closed at a price.
template <Number N>
N net_of(const Loan<N>& loan, N price);

/// A loan after `size` more was bought with `margin` and borrowed quote, or borrowed and sold, for `value`.
template <Number N>
Loan<N> added_to(Loan<N> loan, PositionSide side, N size, N value, N margin);

/// A loan once so much quote was paid in, which is kept among what is owned. Paid out, it is of that, and borrowed beyond that.
template <Number N>
Loan<N> funded(Loan<N> loan, N paid_in);

/// Assets and debts of a spot-margin position along its price, as given, or as bought or sold with what its margin leaves to borrow;
/// and the level at which it is liquidated.
template <Number N>
LoanLines<N> loan_lines(const Leg<N>& leg, const Rules<N>& rules);

}  // namespace margin
