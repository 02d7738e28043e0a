// SPDX-License-Identifier: MIT
#include "margin/arithmetic/root_search.hpp"
#include "margin/seek/parts.hpp"
#include "margin/seek/aim.hpp"

namespace margin {
namespace {

template <Number N>
N to_hundredth(N leverage) {
  return to_grid(leverage * N{100}, N{1}, Direction::Down) / N{100};
}

/// Of four times the leverage: up to a million, and down to a millionth.
constexpr int most_strides = 10;

}  // namespace

template <Number N>
Found<N> seek_leverage(const Standing<N>& before, const Order<N>& order, N target) {
  Attempt<N> attempt(before, order);
  const Intent<N>& intent = attempt.intent;
  const N opened = intent.qty - intent.closable;
  if (intent.mode == MarginMode::Cross || !intent.may_open || !(opened > 0)) return unreachable<N>();
  Found<N> found;
  if (is_past(attempt, target)) return {.status = SeekStatus::Already};
  // Margin is straight in z = 1 / leverage.
  const auto room = [&](N z) {
    attempt.intent.leverage = N{1} / z;
    return room_of(attempt, opened, target);
  };
  const auto bracket = stride(N{1}, N{1} / N{4}, most_strides, room, [](N) { return false; });
  if (!bracket.closed() && !bracket.grows) return unreachable<N>();

  std::optional<N> by_rate;
  if (bracket.closed()) {
    found.exact = N{1} / last_with_room(bracket.safe(), bracket.unsafe(), terms_at(attempt, opened), room);
    found.value = to_hundredth(*found.exact);
    if (!(*found.value > 0)) return unreachable<N>(std::nullopt, found.exact);
    attempt.intent.leverage = found.value;
  } else if (const Opening<N>& opening = attempt.opening; opening.initial_margin > opening.notional * bracket.other.at * N{2}) {
    // However high, the target is kept: the caps decide, and the initial rate, beyond which leverage takes no margin away.
    by_rate = opening.notional / opening.initial_margin;
  }
  Acceptance<N> acceptance(attempt);
  std::optional<N> cap = acceptance.at(intent.qty).passed_leverage;
  if (by_rate) cap = cap ? least(*cap, *by_rate) : by_rate;
  if (!cap && !bracket.closed()) return {.status = SeekStatus::Never};
  if (cap) {
    found.value = to_hundredth(*cap);
    if (!(*found.value > 0)) return unreachable<N>(std::nullopt, cap);
    found.limit = cap;
    found.reasons.push_back({.code = ReasonCode::LeverageAboveTier, .limit = cap});
    attempt.intent.leverage = found.value;
  }
  refuse(found, acceptance, intent.qty, knows_funds(*before.account));
  if (found.value == found.exact) found.exact.reset();
  return found;
}

template Found<Decimal> seek_leverage(const Standing<Decimal>&, const Order<Decimal>&, Decimal);
template Found<double> seek_leverage(const Standing<double>&, const Order<double>&, double);

}  // namespace margin
