// SPDX-License-Identifier: MIT
#include "margin/ticket/acceptance.hpp"

#include "margin/arithmetic/root_search.hpp"
#include "margin/health/group.hpp"

namespace margin {

template <Number N>
Acceptance<N>::Acceptance(Attempt<N>& attempt) : attempt(attempt), contract_(*attempt.market.contract) {
  // Orders that would have closed what this one closes will open instead.
  const bool closes = attempt.intent.closable > 0;
  const Standing<N>& closed = closes ? attempt.fill(attempt.intent.closable) : attempt.before;
  available = closed.sums.available();
  for (const Pending<N>& waiting : closed.pending) {
    if (closed.account->orders[waiting.place].symbol != attempt.order.symbol || waiting.side != attempt.intent.side) continue;
    waiting_measure = waiting_measure + waiting.measure;
  }
}

template <Number N>
Slack<N> Acceptance<N>::at(N qty) {
  attempt.fill(qty);
  Slack<N> slack;
  slack.funds = available - attempt.market.worth(attempt.opening.cost());
  look_at_health(slack);
  if (attempt.intent.kind == PriceKind::Trigger && attempt.place()) look_at_trigger(slack);
  if (attempt.opening.qty > 0) {
    look_at_caps(slack);
  } else {
    slack.funds = greatest(slack.funds, N{0});
    slack.healthy = slack.own_healthy = true;
  }
  return slack;
}

template <Number N>
void Acceptance<N>::look_at_health(Slack<N>& slack) const {
  const Standing<N>& after = attempt.after();
  slack.health = after.sums.health;
  slack.healthy = !after.sums.liquidated;
  const auto place = attempt.place();
  if (attempt.intent.mode == MarginMode::Cross || !place) return;
  const Group<N> own(after, after.legs[*place]);
  slack.own = own.health;
  // A cross account without anything at risk has no health that counts.
  slack.health = after.sums.at_risk ? least(slack.health, slack.own) : slack.own;
  slack.own_healthy = !own.liquidated;
}

template <Number N>
void Acceptance<N>::look_at_trigger(Slack<N>& slack) const {
  std::vector<Market<N>> markets(attempt.before.markets.begin(), attempt.before.markets.end());
  set_mark(markets[attempt.order.symbol], attempt.intent.price);
  const Standing<N> there = make_standing(*attempt.after().account, std::span<const Market<N>>(markets));
  const Group<N> group(there, there.legs[*attempt.place()]);
  slack.trigger = group.health;
  if (group.alone) slack.own = least(slack.own, group.health);
  bool& healthy = group.alone ? slack.own_healthy : slack.healthy;
  healthy = healthy && !group.liquidated;
}

/// Leverage by the row that the result falls in, and by the contract; and the end of the table. What waits to open more of the same counts.
template <Number N>
void Acceptance<N>::look_at_caps(Slack<N>& slack) const {
  const N& qty = attempt.resulting_qty();
  const N notional = contract_.notional(contract_.size_of(qty), attempt.intent.price);
  const N measure = table_measure(contract_, attempt.before.rules(), qty, notional) + waiting_measure;
  const auto cap_leverage = [&](const std::optional<N>& cap) {
    if (!cap || !attempt.intent.leverage || !(*attempt.intent.leverage > *cap)) return;
    slack.passed_leverage = slack.passed_leverage ? least(*slack.passed_leverage, *cap) : *cap;
  };
  if (const auto row = tier_at(contract_.tiers, measure)) cap_leverage(contract_.tiers[*row].max_leverage);
  cap_leverage(contract_.max_leverage);
  if (contract_.max_notional && measure > *contract_.max_notional) slack.passed_notional = contract_.max_notional;
}

/// What the wallet lacks for the opening part. Reserves taken at bankruptcy prices change with the wallet: there it is sought, and there may
/// be no amount that is enough.
template <Number N>
std::optional<N> Acceptance<N>::missing(const Slack<N>& slack) const {
  const N lacking = -slack.funds;
  const Standing<N>& before = attempt.before;
  if (before.rules().close_fee != CloseFee::AtBankruptcy || before.cross.empty()) return lacking;
  Attempt<N> closes(before, attempt.order);
  Account<N> account = *closes.fill(closes.intent.closable).account;
  const N wallet = *account.wallet;
  const N cost = attempt.market.worth(attempt.opening.cost());
  const auto room = [&](N paid_in) {
    account.wallet = wallet + paid_in;
    return make_standing(account, before.markets).sums.available() - cost;
  };
  const N terms = absolute(wallet) + before.sums.notional + cost;
  Sample<N> enough{lacking, room(lacking)};
  if (!(absolute(enough.room) > terms * lost_in_sums<N>())) return lacking;
  constexpr int most = 64;
  for (int left = most; enough.room < 0; --left) {
    if (left == 0) return std::nullopt;
    const N more = enough.at * N{2};
    enough = {more, room(more)};
  }
  return last_with_room(enough, Sample<N>{N{0}, slack.funds}, terms, room);
}

template <Number N>
bool Acceptance<N>::meets_minimum(N qty) const {
  if (qty == 0) return false;
  if (qty == attempt.intent.closable) return true;
  if (contract_.min_qty && qty < *contract_.min_qty) return false;
  // A size that follows from a value may be that value but for its last digit.
  const N notional = contract_.notional(contract_.size_of(qty), attempt.intent.price);
  return !contract_.min_notional || !(difference(*contract_.min_notional, notional) > 0);
}

template <Number N>
std::vector<Reason<N>> Acceptance<N>::refusals(const Slack<N>& slack) const {
  std::vector<Reason<N>> reasons;
  const auto refuse = [&](ReasonCode code, const std::optional<N>& missing, const std::optional<N>& limit) {
    reasons.push_back({.code = code, .missing = missing, .limit = limit});
  };
  const Boundary boundary = attempt.before.rules().boundary;
  const bool opens = attempt.opening.qty > 0;
  if (slack.funds < 0) refuse(ReasonCode::InsufficientMargin, missing(slack), {});
  if (slack.passed_leverage) refuse(ReasonCode::LeverageAboveTier, {}, slack.passed_leverage);
  if (slack.passed_notional) refuse(ReasonCode::NotionalAboveCap, {}, slack.passed_notional);
  if (opens && liquidated(slack.health, boundary)) refuse(ReasonCode::OrderLiquidatableAtOpen, -slack.health, {});
  if (opens && slack.trigger && liquidated(*slack.trigger, boundary)) refuse(ReasonCode::OrderLiquidatableAtTrigger, -*slack.trigger, {});

  const N qty = attempt.qty();
  if (!meets_minimum(qty)) {
    const bool by_qty = qty == 0 || (contract_.min_qty && qty < *contract_.min_qty);
    refuse(ReasonCode::BelowMinimum, {}, !by_qty ? contract_.min_notional : contract_.min_qty ? contract_.min_qty : contract_.lot);
  }
  const bool whole_position = !opens && attempt.closing.qty == attempt.intent.closable;
  if (contract_.lot && !on_grid(qty, *contract_.lot) && !whole_position) refuse(ReasonCode::OffLot, {}, contract_.lot);
  const std::optional<N>& price = attempt.order.price;
  if (contract_.tick && price && !on_grid(*price, *contract_.tick)) refuse(ReasonCode::OffTick, {}, contract_.tick);
  return reasons;
}

template class Acceptance<Decimal>;
template class Acceptance<double>;

}  // namespace margin
