// SPDX-License-Identifier: MIT
#include "margin/arithmetic/root_search.hpp"
#include "margin/assess/statement.hpp"
#include "margin/seek/parts.hpp"
#include "margin/seek/aim.hpp"
#include "margin/ticket/exits.hpp"
#include "margin/ticket/largest.hpp"

namespace margin {
namespace {

/// The answer for what an order opens, rounded down to the lot.
template <Number N>
Found<N> size_found(Attempt<N>& attempt, N opened) {
  const std::optional<N>& lot = attempt.market.contract->lot;
  const N& closable = attempt.intent.closable;
  Found<N> found;
  const N exact = closable + opened;
  found.value = lot ? to_grid(exact, *lot, Direction::Down) : exact;
  if (*found.value != exact) found.exact = exact;
  const N opens = *found.value - closable;
  if (!(opens > 0)) {
    found.status = SeekStatus::Insufficient;
    found.limit = lot;
    found.reasons.push_back({.code = ReasonCode::BelowMinimum, .limit = lot});
    return found;
  }
  lever(attempt, opens);
  Acceptance<N> acceptance(attempt);
  refuse(found, acceptance, *found.value, knows_funds(*attempt.before.account));
  return found;
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
  Attempt<N> attempt(before, order);
  const Contract<N>& contract = *attempt.market.contract;
  Found<N> found;
  if (!attempt.intent.may_open) return unreachable<N>();
  if (is_past(attempt, target)) return {.status = SeekStatus::Already};
  const N money = attempt.intent.margin ? *attempt.intent.margin : absolute(before.sums.equity);
  const auto room = [&](N opened) { return room_of(attempt, opened, target); };
  const auto capped = [&](N opened) {
    return contract.max_notional && table_measure(contract, before.rules(), opened, attempt.unit * opened) > *contract.max_notional;
  };
  N guess = money > 0 ? money / attempt.unit : N{1};
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
    Acceptance<N> acceptance(attempt);
    found.limit = largest_accepted(acceptance);
    if (!(nothing < 0)) return found;
    if (room(*found.limit - attempt.intent.closable) < 0) return unreachable(std::optional(-nothing));
    found.status = SeekStatus::Ok;
    found.value = found.limit;
    return found;
  }
  const N terms = terms_at(attempt, greatest(bracket.here.at, bracket.other.at));
  return size_found(attempt, last_with_room(bracket.safe(), bracket.unsafe(), terms, room));
}

template <Number N>
Found<N> seek_qty_at_risk(const Standing<N>& before, const Order<N>& order, const Risk<N>& risk) {
  Attempt<N> attempt(before, order);
  const Intent<N>& intent = attempt.intent;
  Found<N> found;
  if (!intent.may_open) return unreachable<N>();
  const N& entry = intent.price;
  const bool is_long = intent.side == PositionSide::Long;
  if (is_long ? !(risk.stop < entry) : !(risk.stop > entry)) {
    found.status = SeekStatus::Already;
    found.reasons.push_back({.code = ReasonCode::StopWrongSide});
    return found;
  }
  const Contract<N>& contract = *attempt.market.contract;
  const N one = contract.size_of(N{1});
  const N fees = attempt.fee_rate * attempt.unit + contract.taker_fee() * contract.notional(one, risk.stop);
  const N each = fees - signed_by(intent.side, contract.long_pnl(one, entry, risk.stop));
  if (!(each > 0)) return {.status = SeekStatus::Never};  // a rebate larger than the way to the stop
  // In quote, what is lost in coin is worth the stop.
  const bool in_quote = attempt.market.in_coin && intent.mode == MarginMode::Cross;
  found = size_found(attempt, risk.loss.amount(before.sums.equity) / (in_quote ? each * risk.stop : each));
  if (!(*found.value > intent.closable)) return found;
  // Whether the stop is there to be reached.
  const Standing<N>& after = attempt.after();
  if (const auto place = attempt.place()) {
    for (Reason<N>& warning : stop_exit(after, state_position(after, *place), risk.stop, entry).reasons) {
      found.reasons.push_back(std::move(warning));
    }
  }
  return found;
}

template <Number N>
Found<N> seek_max_qty(const Standing<N>& before, const Order<N>& order) {
  Attempt<N> attempt(before, order);
  Acceptance<N> acceptance(attempt);
  Found<N> found;
  found.value = largest_accepted(acceptance);
  if (*found.value > 0) {
    // A price off the tick refuses every size.
    refuse(found, acceptance, *found.value, true);
    return found;
  }
  refuse(found, acceptance, smallest_opening(attempt), true);
  if (found.reasons.empty()) {
    // The smallest would be accepted; the safety factor leaves less than that of it.
    const Contract<N>& contract = *attempt.market.contract;
    found.limit = contract.min_qty ? contract.min_qty : contract.lot;
    found.reasons.push_back({.code = ReasonCode::BelowMinimum, .limit = found.limit});
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
