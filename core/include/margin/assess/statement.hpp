// SPDX-License-Identifier: MIT
#pragma once

#include "margin/assess/report.hpp"
#include "margin/health/standing.hpp"

// What is written down of an account that stands: the rows and sums of its report.

namespace margin {

/// The account's own numbers, without its positions.
template <Number N>
AccountReport<N> state_account(const Standing<N>& standing);

/// One row of the report, for the position at `place`.
template <Number N>
PositionReport<N> state_position(const Standing<N>& standing, std::size_t place);

/// Every row; positions that share their prices share the work.
template <Number N>
std::vector<PositionReport<N>> state_positions(const Standing<N>& standing);

}  // namespace margin
