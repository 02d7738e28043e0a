// SPDX-License-Identifier: MIT
#pragma once

#include "margin/assess/report.hpp"
#include "margin/health/standing.hpp"

// What is written down of an account that stands: the rows and sums of its report.

namespace margin {

/// The account's own numbers, without its positions.
template <Number N>
AccountReport<N> state_account(const Standing<N>& standing);

/// Equity of what backs a position, along its price and at the mark.
template <Number N>
struct EquityLeft {
  Line<N> line;
  N at_mark{};
};

/// The same, given it along the price, less the fee that is reserved to close the position at bankruptcy, which is where nothing is left.
template <Number N>
EquityLeft<N> equity_to_close(const Group<N>& group, const Leg<N>& leg, Line<N> along);

/// One row of the report, for the position at `place`.
template <Number N>
PositionReport<N> state_position(const Standing<N>& standing, std::size_t place);

/// Every row; positions that share their prices share the work.
template <Number N>
std::vector<PositionReport<N>> state_positions(const Standing<N>& standing);

}  // namespace margin
