// SPDX-License-Identifier: MIT
#include "margin/arithmetic/root_search.hpp"
#include "margin/seek/parts.hpp"
#include "margin/seek/trial.hpp"

namespace margin {
namespace {

/// The risk table's cap on leverage, where the order passes it.
template <Number N>
std::optional<N> passed_cap(const Trial<N>& trial) {
  Acceptance<N> acceptance(trial.before, trial.order, trial.terms, trial.meeting);
  const Slack<N> slack = acceptance.at(trial.terms.qty);
  for (const Reason<N>& reason : acceptance.refusals(slack)) {
    if (reason.code == "leverage-above-tier") return reason.limit;
  }
  return std::nullopt;
}

template <Number N>
N to_hundredth(N leverage) {
  return to_grid(leverage * N{100}, N{1}, Direction::Down) / N{100};
}

/// Of four times the leverage: up to a million, and down to a millionth.
constexpr int most_strides = 10;

}  // namespace

template <Number N>
Found<N> seek_leverage(const Standing<N>& before, const Order<N>& order, N target) {
  Trial<N> trial(before, order);
  const N opened = trial.terms.qty - trial.meeting.closable;
  if (trial.meeting.mode == MarginMode::Cross || !trial.meeting.may_open || !(opened > 0)) return unreachable<N>();
  Found<N> found;
  if (trial.past(target)) {
    found.status = SeekStatus::Already;
    return found;
  }
  // Margin is straight in z = 1 / leverage.
  const auto room = [&](N z) {
    trial.terms.leverage = N{1} / z;
    return trial.room(opened, target).value_or(N{0});
  };
  const auto bracket = stride(N{1}, N{1} / N{4}, most_strides, room, [](N) { return false; });
  if (!bracket.closed() && !bracket.grows) return unreachable<N>();

  std::optional<N> cap;
  if (bracket.closed()) {
    const N terms = trial.terms_at(opened);
    found.exact = N{1} / last_with_room(bracket.safe(), bracket.unsafe(), terms, room);
    found.value = to_hundredth(*found.exact);
    if (!(*found.value > 0)) return unreachable<N>(std::nullopt, found.exact);
    trial.terms.leverage = found.value;
    cap = passed_cap(trial);
  } else {
    // However high, the target is kept: the caps decide, and the initial rate, beyond which leverage takes no margin away.
    cap = passed_cap(trial);
    const Opening<N>& opening = trial.opening;
    if (opening.initial_margin > opening.notional * bracket.other.at * N{2}) {
      const N by_rate = opening.notional / opening.initial_margin;
      cap = cap ? least(*cap, by_rate) : by_rate;
    }
    if (!cap) {
      found.status = SeekStatus::Never;
      return found;
    }
  }
  if (cap) {
    found.value = to_hundredth(*cap);
    if (!(*found.value > 0)) return unreachable<N>(std::nullopt, cap);
    found.limit = cap;
    found.reasons.push_back({.code = "leverage-above-tier", .limit = cap});
    trial.terms.leverage = found.value;
  }
  refuse(found, trial, trial.terms.qty, knows_funds(*before.account));
  if (found.value == found.exact) found.exact.reset();
  return found;
}

template Found<Decimal> seek_leverage(const Standing<Decimal>&, const Order<Decimal>&, Decimal);
template Found<double> seek_leverage(const Standing<double>&, const Order<double>&, double);

}  // namespace margin
