// SPDX-License-Identifier: MIT
#pragma once

#include "margin/account/order_money.hpp"
#include "margin/arithmetic/precision.hpp"
#include "margin/health/room.hpp"
#include "margin/seek/seek.hpp"
#include "margin/ticket/acceptance.hpp"

// What the questions about an order share.

namespace margin {

/// The answer where no value brings about what is wanted.
template <Number N>
Found<N> unreachable(const std::optional<N>& missing = std::nullopt, const std::optional<N>& exact = std::nullopt) {
  Found<N> found;
  found.status = SeekStatus::Insufficient;
  found.exact = exact;
  found.missing = missing;
  found.reasons.push_back({.code = "unreachable", .missing = missing});
  return found;
}

/// One order against one account, at any size and leverage.
template <Number N>
struct Trial {
  Trial(const Standing<N>& before, const Order<N>& order)
      : before(before),
        order(order),
        contract(*before.markets[order.symbol].contract),
        terms(order_terms(*before.account, order, before.markets[order.symbol].mark)),
        meeting(meet(*before.account, order)),
        unit(contract.notional(contract.size_of(N{1}), terms.price)) {
    terms.margin.reset();
    if (order.margin) margin = OrderMoney<N>(*before.account, order, before.markets[order.symbol].mark).settled(*order.margin);
  }

  /// What the position that results can lose before it is liquidated at the mark or nearer to it than `target`; absent where there is none. The
  /// order opens `opened` contracts once what it meets is closed. Where it names its margin the table may ask for more: that
  /// is not there.
  std::optional<N> room(N opened, N target) {
    lever(opened);
    Filling<N> filling(before, order, terms, meeting);
    const Standing<N> after = make_standing(filling.fill(meeting.closable + opened), before.markets);
    opening = filling.opening();
    const auto place = filling.place();
    if (!place) return std::nullopt;
    const Group<N> group(after, after.legs[*place]);
    const N most = least(room_up_to(group, target), group.health);
    if (!margin) return most;
    const N lacking = greatest(N{0}, opening.initial_margin - *margin);
    return most - group.worth(lacking);
  }
  /// Leverage that the order's margin gives what it opens.
  void lever(N opened) {
    if (margin && opened > 0) terms.leverage = unit * opened / *margin;
  }
  /// Whether the target lies at the mark or past it, where the position that the order opens gains.
  [[nodiscard]] bool past(N target) const {
    const N& mark = before.markets[order.symbol].mark;
    return meeting.side == PositionSide::Long ? !(target < mark) : !(target > mark);
  }
  /// Size of the terms of the health after it opened so much.
  [[nodiscard]] N terms_at(N opened) const {
    const CrossSums<N>& sums = before.sums;
    return before.markets[order.symbol].worth(unit * (meeting.closable + opened)) + absolute(sums.wallet) + absolute(sums.equity) +
           sums.notional + before.markets[order.symbol].worth(margin.value_or(N{0}));
  }

  const Standing<N>& before;
  Order<N> order;
  const Contract<N>& contract;
  OrderTerms<N> terms;
  Meeting<N> meeting;
  N unit;                   ///< notional of one contract
  std::optional<N> margin;  ///< that the order names, in what its contract settles in
  Opening<N> opening;
};

/// Whether the account says what it has.
template <Number N>
bool knows_funds(const Account<N>& account) {
  return account.wallet || account.equity;
}

/// The order at a size, as a preview looks at it: what refuses it goes into `found`. `funds_count`: what is available is among it.
template <Number N>
void refuse(Found<N>& found, Trial<N>& trial, N qty, bool funds_count) {
  Acceptance<N> acceptance(trial.before, trial.order, trial.terms, trial.meeting);
  const Slack<N> slack = acceptance.at(qty);
  for (Reason<N>& reason : acceptance.refusals(slack)) {
    if (reason.code == "insufficient-margin") {
      if (!funds_count) continue;
      found.missing = reason.missing;
    }
    if (!found.limit) found.limit = reason.limit;
    found.reasons.push_back(std::move(reason));
  }
  if (trial.margin && acceptance.filling().opening().initial_margin > *trial.margin * (N{1} + lost_in_sums<N>() * N{1'000})) {
    found.missing = acceptance.filling().opening().initial_margin - *trial.margin;
    found.reasons.push_back({.code = "insufficient-margin", .missing = found.missing});
  }
  if (!found.reasons.empty()) found.status = SeekStatus::Insufficient;
}

}  // namespace margin
