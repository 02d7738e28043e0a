// SPDX-License-Identifier: MIT
#include "margin/ticket/max_loss.hpp"

namespace margin {
namespace {

/// What is left of an isolated position at the mark, in what it settles in; a loan's margin is within its value.
template <Number N>
N own_equity(const Standing<N>& standing, const Leg<N>& leg) {
  const N margin = leg.loan ? N{0} : standing.margins[leg.place];
  return greatest(N{0}, margin + leg.value_at_mark() - leg.position->funding_owed());
}

/// Equity of everything that can be liquidated; a position gaining with its price down to nothing loses its value at most, but for what
/// it is backed by beside its margin.
template <Number N>
N equity_at_risk(const Standing<N>& standing) {
  const bool shared = standing.rules().auto_add;
  N isolated{0};
  bool any = false;
  for (const Leg<N>& leg : standing.legs) {
    if (!leg.position->isolated() || leg.size == 0) continue;
    any = true;
    const N equity = own_equity(standing, leg);
    isolated = isolated + leg.market->worth(leg.gains_with_x() && !shared ? least(equity, leg.moving_value()) : equity);
  }
  const bool cross = standing.sums.at_risk || (shared && any);
  return isolated + (cross ? greatest(N{0}, standing.sums.equity) : N{0});
}

}  // namespace

template <Number N>
bool shares_equity(const Rules<N>& rules, const PositionReport<N>& row) {
  return row.mode == MarginMode::Cross || rules.auto_add;
}

template <Number N>
N equity_left(const Attempt<N>& attempt, const PositionReport<N>& row) {
  const Market<N>& market = attempt.market;
  const Standing<N>& after = attempt.after();
  const N equity = greatest(N{0}, after.sums.equity) + market.worth(attempt.opening.open_loss);
  return row.mode == MarginMode::Cross ? equity : equity + market.worth(own_equity(after, after.legs[row.id]));
}

template <Number N>
N max_loss_of_order(const Attempt<N>& attempt, const std::optional<PositionReport<N>>& row) {
  const Market<N>& market = attempt.market;
  const Opening<N>& opening = attempt.opening;
  const N fee = market.worth(attempt.fee());
  if (opening.qty == 0 || !row) return fee;
  if (!shares_equity(attempt.before.rules(), *row)) return fee + market.worth(least(opening.margin_left(), row->max_loss));
  return fee + least(row->max_loss, equity_left(attempt, *row));
}

template <Number N>
N max_loss_of_account(const Attempt<N>& attempt) {
  return equity_at_risk(attempt.after()) + attempt.market.worth(attempt.fee()) + attempt.market.worth(attempt.opening.open_loss);
}

#define INSTANTIATE(N)                                                                      \
  template bool shares_equity(const Rules<N>&, const PositionReport<N>&);                   \
  template N equity_left(const Attempt<N>&, const PositionReport<N>&);                      \
  template N max_loss_of_order(const Attempt<N>&, const std::optional<PositionReport<N>>&); \
  template N max_loss_of_account(const Attempt<N>&);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
