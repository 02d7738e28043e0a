// SPDX-License-Identifier: MIT
#pragma once

#include "margin/account/rules.hpp"

// What is kept to close a position, by the rules: of numbers, or of the terms of a formula.

namespace margin {

/// What is put into the margin of a position that is opened with `margin`; see `OpeningReserve`. A value that gains with its path variable is
/// less where the margin is lost.
template <class Quantity>
Quantity opening_reserve(const Switches& rules, bool loan, bool gains_with_x, Quantity fee, Quantity value, Quantity margin) {
  if (loan) return {};
  if (rules.opening_reserve == OpeningReserve::CostAndMargin) return fee * (value + margin);
  if (rules.close_fee != CloseFee::AtBankruptcy && rules.opening_reserve == OpeningReserve::ByCloseFee) return {};
  return fee * not_negative(gains_with_x ? value - margin : value + margin);
}

/// The closing reserve at the mark; `opening()` is what was put into the margin. The fee of a loan is inside its level.
template <class Quantity>
Quantity closing_reserve(const Switches& rules, bool loan, Quantity fixed_costs, auto&& at_mark, auto&& at_bankruptcy, auto&& opening) {
  if (loan || rules.close_fee == CloseFee::None || rules.close_fee == CloseFee::Multiplicative) return fixed_costs;
  if (rules.close_fee != CloseFee::AtBankruptcy) return at_mark() + fixed_costs;
  return (rules.opening_reserve == OpeningReserve::CostAndMargin ? opening() : at_bankruptcy()) + fixed_costs;
}

}  // namespace margin
