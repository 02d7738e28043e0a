// SPDX-License-Identifier: MIT
#include "margin/arithmetic/root_search.hpp"
#include "margin/assess/statement.hpp"
#include "margin/seek/parts.hpp"
#include "margin/seek/trial.hpp"
#include "margin/ticket/exits.hpp"

namespace margin {
namespace {

/// The answer for what an order opens, rounded down to the lot.
template <Number N>
Found<N> size_found(Trial<N>& trial, N opened) {
  Found<N> found;
  const N exact = trial.meeting.closable + opened;
  found.value = trial.contract.lot ? to_grid(exact, *trial.contract.lot, Direction::Down) : exact;
  if (*found.value != exact) found.exact = exact;
  const N opens = *found.value - trial.meeting.closable;
  if (!(opens > 0)) {
    found.status = SeekStatus::Insufficient;
    found.limit = trial.contract.lot;
    found.reasons.push_back({.code = "below-minimum", .limit = trial.contract.lot});
    return found;
  }
  trial.lever(opens);
  refuse(found, trial, *found.value, knows_funds(*trial.before.account));
  return found;
}

template <Number N>
Acceptance<N> acceptance_of(Trial<N>& trial) {
  return {trial.before, trial.order, trial.terms, trial.meeting};
}

/// Of four times the size: 4^45 is 10^27.
constexpr int most_strides = 45;
/// Of a stretch by a third: what is left is below the last digit that counts.
constexpr int most_narrowings = 128;

/// A size that leaves room, or else the one that lacks the least: the room has one peak.
template <Number N>
Sample<N> roomiest(N guess, auto&& room) {
  Sample<N> best{guess, room(guess)};
  for (const N& factor : {N{4}, N{1} / N{4}}) {
    for (int left = most_strides; left > 0 && best.room < 0; --left) {
      const N at = best.at * factor;
      const Sample<N> there{at, room(at)};
      if (!(there.room > best.room)) break;
      best = there;
    }
  }
  N low = best.at / N{4};
  N high = best.at * N{4};
  for (int left = most_narrowings; left > 0 && best.room < 0; --left) {
    const N third = (high - low) / N{3};
    const Sample<N> lower{low + third, room(low + third)};
    const Sample<N> upper{high - third, room(high - third)};
    const bool rises = lower.room < upper.room;
    (rises ? low : high) = rises ? lower.at : upper.at;
    best = rises ? upper : lower;
  }
  return best;
}

}  // namespace

template <Number N>
Found<N> seek_qty(const Standing<N>& before, const Order<N>& order, N target) {
  Trial<N> trial(before, order);
  Found<N> found;
  if (!trial.meeting.may_open) return unreachable<N>();
  if (trial.past(target)) {
    found.status = SeekStatus::Already;
    return found;
  }
  const N money = trial.margin ? *trial.margin : absolute(before.sums.equity);
  const auto room = [&](N opened) { return trial.room(opened, target).value_or(N{0}); };
  const auto capped = [&](N opened) {
    return trial.contract.max_notional && trial.unit * opened > *trial.contract.max_notional;
  };
  N guess = money > 0 ? money / trial.unit : N{1};
  // What is held already may not get as far by itself: then sizes between two bounds do, or none.
  const N nothing = room(N{0});
  if (nothing < 0) {
    const Sample<N> best = roomiest(guess, room);
    if (best.room < 0) return unreachable(std::optional(-nothing));
    guess = best.at;
  }
  const auto bracket = stride(guess, N{4}, most_strides, room, capped);
  if (!bracket.closed()) {
    if (!bracket.grows) return unreachable<N>();
    // No larger size brings liquidation to the target: what may be opened is for the caps to say.
    found.status = SeekStatus::Never;
    if (order.margin) return found;
    found.limit = acceptance_of(trial).max_qty();
    if (!(nothing < 0)) return found;
    if (room(*found.limit - trial.meeting.closable) < 0) return unreachable(std::optional(-nothing));
    found.status = SeekStatus::Ok;
    found.value = found.limit;
    return found;
  }
  const N terms = trial.terms_at(greatest(bracket.here.at, bracket.other.at));
  return size_found(trial, last_with_room(bracket.safe(), bracket.unsafe(), terms, room));
}

template <Number N>
Found<N> seek_qty_at_risk(const Standing<N>& before, const Order<N>& order, const Risk<N>& risk) {
  Trial<N> trial(before, order);
  Found<N> found;
  if (!trial.meeting.may_open) return unreachable<N>();
  const N& entry = trial.terms.price;
  const bool is_long = trial.meeting.side == PositionSide::Long;
  if (is_long ? !(risk.stop < entry) : !(risk.stop > entry)) {
    found.status = SeekStatus::Already;
    found.reasons.push_back({.code = "stop-wrong-side"});
    return found;
  }
  const Contract<N>& contract = trial.contract;
  const N one = contract.size_of(N{1});
  const N opening_fee = Filling<N>(before, trial.order, trial.terms, trial.meeting).fee_rate();
  const N fees = opening_fee * trial.unit + contract.taker_fee() * contract.notional(one, risk.stop);
  const N each = fees - signed_by(trial.meeting.side, contract.long_pnl(one, entry, risk.stop));
  if (!(each > 0)) {
    // A rebate larger than the way to the stop.
    found.status = SeekStatus::Never;
    return found;
  }
  // In quote, what is lost in coin is worth the stop.
  const bool in_quote = before.markets[order.symbol].in_coin && trial.meeting.mode == MarginMode::Cross;
  found = size_found(trial, risk.loss.amount(before.sums.equity) / (in_quote ? each * risk.stop : each));
  if (!(*found.value > trial.meeting.closable)) return found;
  // Whether the stop is there to be reached.
  Filling<N> filling(before, trial.order, trial.terms, trial.meeting);
  const Standing<N> after = make_standing(filling.fill(*found.value), before.markets);
  if (const auto place = filling.place()) {
    for (Reason<N>& warning : stop_exit(after, state_position(after, *place), risk.stop, entry).reasons) {
      found.reasons.push_back(std::move(warning));
    }
  }
  return found;
}

template <Number N>
Found<N> seek_max_qty(const Standing<N>& before, const Order<N>& order) {
  Trial<N> trial(before, order);
  Found<N> found;
  Acceptance<N> acceptance = acceptance_of(trial);
  found.value = acceptance.max_qty();
  if (*found.value > 0) {
    // A price off the tick refuses every size.
    refuse(found, trial, *found.value, true);
    return found;
  }
  refuse(found, trial, acceptance.smallest(), true);
  if (found.reasons.empty()) {
    // The smallest would be accepted; the safety factor leaves less than that of it.
    found.limit = trial.contract.min_qty ? trial.contract.min_qty : trial.contract.lot;
    found.reasons.push_back({.code = "below-minimum", .limit = found.limit});
  }
  found.status = SeekStatus::Insufficient;
  return found;
}

#define INSTANTIATE(N)                                                                     \
  template Found<N> seek_qty(const Standing<N>&, const Order<N>&, N);                      \
  template Found<N> seek_qty_at_risk(const Standing<N>&, const Order<N>&, const Risk<N>&); \
  template Found<N> seek_max_qty(const Standing<N>&, const Order<N>&);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
