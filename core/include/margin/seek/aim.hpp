// SPDX-License-Identifier: MIT
#pragma once

#include "margin/arithmetic/precision.hpp"
#include "margin/health/room.hpp"
#include "margin/seek/seek.hpp"
#include "margin/ticket/acceptance.hpp"

// What the questions about an order share: its size or leverage is sought, and tried.

namespace margin {

/// The answer where no value brings about what is wanted.
template <Number N>
Found<N> unreachable(const std::optional<N>& missing = std::nullopt, const std::optional<N>& exact = std::nullopt) {
  Found<N> found;
  found.status = SeekStatus::Insufficient;
  found.exact = exact;
  found.missing = missing;
  found.reasons.push_back({.code = ReasonCode::Unreachable, .missing = missing});
  return found;
}

/// Whether the account says what it has.
template <Number N>
bool knows_funds(const Account<N>& account) {
  return account.wallet || account.equity;
}

/// Gives the order the leverage that its margin, where it names one, makes of what it opens.
template <Number N>
void lever(Attempt<N>& attempt, N opened) {
  if (attempt.intent.margin && opened > 0) attempt.intent.leverage = attempt.unit * opened / *attempt.intent.margin;
}

/// What the position that results can lose before it is liquidated at the mark or nearer to it than `target`; 0 where there is none. The
/// order opens `opened` contracts once what it meets is closed. Where it names its margin the table may ask for more: that
/// is not there.
template <Number N>
N room_of(Attempt<N>& attempt, N opened, N target) {
  lever(attempt, opened);
  const Standing<N>& after = attempt.fill(attempt.intent.closable + opened);
  const auto place = attempt.place();
  if (!place) return N{0};
  const Group<N> group(after, after.legs[*place]);
  const N most = least(room_up_to(group, target), group.health);
  if (!attempt.intent.margin) return most;
  const N lacking = greatest(N{0}, attempt.opening.initial_margin - *attempt.intent.margin);
  return most - group.worth(lacking);
}

/// Whether the target lies at the mark or past it, where the position that the order opens gains.
template <Number N>
bool is_past(const Attempt<N>& attempt, N target) {
  return attempt.intent.side == PositionSide::Long ? !(target < attempt.market.mark) : !(target > attempt.market.mark);
}

/// Size of the terms of the health after it opened so much.
template <Number N>
N terms_at(const Attempt<N>& attempt, N opened) {
  const CrossSums<N>& sums = attempt.before.sums;
  return attempt.market.worth(attempt.unit * (attempt.intent.closable + opened)) + absolute(sums.wallet) + absolute(sums.equity) +
         sums.notional + attempt.market.worth(attempt.intent.margin.value_or(N{0}));
}

/// The order at a size, as a preview looks at it: what refuses it goes into `found`. `funds_count`: what is available is among it.
template <Number N>
void refuse(Found<N>& found, Acceptance<N>& acceptance, N qty, bool funds_count) {
  const Slack<N> slack = acceptance.at(qty);
  for (Reason<N>& reason : acceptance.refusals(slack)) {
    if (reason.code == ReasonCode::InsufficientMargin) {
      if (!funds_count) continue;
      found.missing = reason.missing;
    }
    if (!found.limit) found.limit = reason.limit;
    found.reasons.push_back(std::move(reason));
  }
  const std::optional<N>& margin = acceptance.attempt.intent.margin;
  const N& asked = acceptance.attempt.opening.initial_margin;
  if (margin && asked > *margin * (N{1} + lost_in_sums<N>() * N{1'000})) {
    found.missing = asked - *margin;
    found.reasons.push_back({.code = ReasonCode::InsufficientMargin, .missing = found.missing});
  }
  if (!found.reasons.empty()) found.status = SeekStatus::Insufficient;
}

}  // namespace margin
