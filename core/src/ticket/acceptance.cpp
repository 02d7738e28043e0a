// SPDX-License-Identifier: MIT
#include "margin/ticket/acceptance.hpp"

#include "margin/arithmetic/root_search.hpp"
#include "margin/ticket/size_search.hpp"

namespace margin {
namespace {

template <Number N>
std::optional<N> smaller(const std::optional<N>& left, const std::optional<N>& right) {
  if (!left || !right) return left ? left : right;
  return least(*left, *right);
}

/// Notional of one contract at a price.
template <Number N>
N unit_notional(const Contract<N>& contract, N price) {
  return contract.notional(contract.size_of(N{1}), price);
}

}  // namespace

template <Number N>
Acceptance<N>::Acceptance(const Standing<N>& before, const Order<N>& order, const OrderTerms<N>& terms, const Meeting<N>& meeting)
    : before_(before),
      order_(order),
      terms_(terms),
      meeting_(meeting),
      contract_(*before.markets[order.symbol].contract),
      filling_(before, order, terms, meeting),
      available_(before.sums.available()) {
  if (!(meeting.closable > 0)) {
    count_waiting(before);
    return;
  }
  // Orders that would have closed what this one closes will open instead.
  const Standing<N> closed = make_standing(filling_.fill(meeting.closable), before.markets);
  available_ = closed.sums.available();
  count_waiting(closed);
}

template <Number N>
void Acceptance<N>::count_waiting(const Standing<N>& standing) {
  for (const Pending<N>& waiting : standing.pending) {
    const Order<N>& other = standing.account->orders[waiting.place];
    if (other.symbol != order_.symbol || other.opens() != meeting_.side) continue;
    pending_notional_ = pending_notional_ + waiting.notional;
    pending_measure_ = pending_measure_ + table_measure(contract_, standing.rules(), waiting.qty, waiting.notional);
  }
}

template <Number N>
Slack<N> Acceptance<N>::at(N qty) {
  after_.emplace(make_standing(filling_.fill(qty), before_.markets));
  Slack<N> slack;
  const Opening<N>& opening = filling_.opening();
  slack.funds = available_ - before_.markets[order_.symbol].worth(opening.cost());
  look_at_health(slack);
  if (terms_.kind == PriceKind::Trigger && filling_.place()) look_at_trigger(slack);
  if (opening.qty == 0) {
    slack.funds = greatest(slack.funds, N{0});
    slack.healthy = slack.own_healthy = true;
    return slack;
  }
  if (!caps_count_) return slack;
  const auto cap = leverage_cap();
  if (cap && filling_.leverage() && *filling_.leverage() > *cap) slack.within_caps = false;
  if (contract_.max_notional && resulting_notional() > *contract_.max_notional) slack.within_caps = false;
  return slack;
}

template <Number N>
void Acceptance<N>::look_at_health(Slack<N>& slack) const {
  slack.health = after_->sums.health;
  slack.healthy = !after_->sums.liquidated;
  const auto place = filling_.place();
  if (meeting_.mode == MarginMode::Cross || !place) return;
  const Group<N> own(*after_, after_->legs[*place]);
  slack.own = own.health;
  // A cross account without anything at risk has no health that counts.
  slack.health = after_->sums.at_risk ? least(slack.health, slack.own) : slack.own;
  slack.own_healthy = !own.liquidated;
}

template <Number N>
void Acceptance<N>::look_at_trigger(Slack<N>& slack) const {
  std::vector<Market<N>> markets(before_.markets.begin(), before_.markets.end());
  set_mark(markets[order_.symbol], terms_.price);
  const Standing<N> there = make_standing(*after_->account, std::span<const Market<N>>(markets));
  const Group<N> group(there, there.legs[*filling_.place()]);
  slack.trigger = group.health;
  if (group.alone) slack.own = least(slack.own, group.health);
  bool& healthy = group.alone ? slack.own_healthy : slack.healthy;
  healthy = healthy && !group.liquidated;
}

template <Number N>
N Acceptance<N>::resulting_notional() const {
  return contract_.notional(contract_.size_of(filling_.resulting_qty()), terms_.price) + pending_notional_;
}

template <Number N>
N Acceptance<N>::resulting_measure() const {
  const N& qty = filling_.resulting_qty();
  const N notional = contract_.notional(contract_.size_of(qty), terms_.price);
  return table_measure(contract_, before_.rules(), qty, notional) + pending_measure_;
}

template <Number N>
std::optional<N> Acceptance<N>::leverage_cap() const {
  const auto row = tier_at(contract_.tiers, resulting_measure());
  return smaller(row ? contract_.tiers[*row].max_leverage : std::nullopt, contract_.max_leverage);
}

/// What the wallet lacks for the opening part. Reserves taken at bankruptcy prices change with the wallet: there it is sought, and there may
/// be no amount that is enough.
template <Number N>
std::optional<N> Acceptance<N>::missing(const Slack<N>& slack) const {
  const N lacking = -slack.funds;
  if (before_.rules().close_fee != CloseFee::AtBankruptcy || before_.cross.empty()) return lacking;
  Filling<N> closes(before_, order_, terms_, meeting_);
  Account<N> account = closes.fill(meeting_.closable);
  const N wallet = *account.wallet;
  const N cost = before_.markets[order_.symbol].worth(filling_.opening().cost());
  const auto room = [&](N paid_in) {
    account.wallet = wallet + paid_in;
    return make_standing(account, std::span<const Market<N>>(before_.markets)).sums.available() - cost;
  };
  const N terms = absolute(wallet) + before_.sums.notional + cost;
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
std::vector<Reason<N>> Acceptance<N>::refusals(const Slack<N>& slack) const {
  std::vector<Reason<N>> reasons;
  const auto refuse = [&](std::string_view code, const std::optional<N>& missing, const std::optional<N>& limit) {
    reasons.push_back({.code = code, .missing = missing, .limit = limit});
  };
  const Boundary boundary = before_.rules().boundary;
  if (slack.funds < 0) refuse("insufficient-margin", missing(slack), {});
  if (filling_.opening().qty > 0) {
    const auto cap = leverage_cap();
    if (cap && filling_.leverage() && *filling_.leverage() > *cap) refuse("leverage-above-tier", {}, cap);
    if (contract_.max_notional && resulting_notional() > *contract_.max_notional) refuse("notional-above-cap", {}, contract_.max_notional);
    if (liquidated(slack.health, boundary)) refuse("order-liquidatable-at-open", -slack.health, {});
    if (slack.trigger && liquidated(*slack.trigger, boundary)) refuse("order-liquidatable-at-trigger", -*slack.trigger, {});
  }
  const N qty = filling_.opening().qty + filling_.closing().qty;
  if (!meets_minimum(qty)) {
    const bool by_qty = qty == 0 || (contract_.min_qty && qty < *contract_.min_qty);
    refuse("below-minimum", {}, !by_qty ? contract_.min_notional : contract_.min_qty ? contract_.min_qty : contract_.lot);
  }
  const bool whole_position = filling_.opening().qty == 0 && filling_.closing().qty == meeting_.closable;
  if (contract_.lot && !on_grid(qty, *contract_.lot) && !whole_position) refuse("off-lot", {}, contract_.lot);
  if (contract_.tick && order_.price && !on_grid(*order_.price, *contract_.tick)) refuse("off-tick", {}, contract_.tick);
  return reasons;
}

/// What closes a position to its end may be as small as the position is.
template <Number N>
bool Acceptance<N>::meets_minimum(N qty) const {
  if (qty == 0) return false;
  if (qty == meeting_.closable) return true;
  if (contract_.min_qty && qty < *contract_.min_qty) return false;
  // A size that follows from a value may be that value but for its last digit.
  return !contract_.min_notional || !(difference(*contract_.min_notional, contract_.notional(contract_.size_of(qty), terms_.price)) > 0);
}

/// A bound on the opening part, contracts, from what can be said without trying: the caps, and what each contract costs at least.
template <Number N>
N Acceptance<N>::largest_opening() const {
  if (!meeting_.may_open || !(available_ > 0)) return N{0};
  const std::optional<N>& leverage = filling_.leverage();
  if (leverage && contract_.max_leverage && *leverage > *contract_.max_leverage) return N{0};
  const N unit = unit_notional(contract_, terms_.price);
  const N held = meeting_.adds ? before_.account->positions[*meeting_.adds].qty : N{0};

  std::optional<N> least_rate;
  if (leverage) {
    least_rate = N{1} / *leverage;
  } else {
    for (const Tier<N>& tier : contract_.tiers) {
      least_rate = smaller(least_rate, std::optional(initial_margin(contract_, N{1}, Exposure<N>{tier.from, N{0}, N{0}}, leverage)));
    }
    if (!least_rate) least_rate = initial_margin(contract_, N{1}, Exposure<N>{}, leverage);
  }
  N cost = filling_.least_cost(*least_rate);
  // A law may ask for nothing of the smallest sizes, and a rebate may pay for the margin.
  if (!(cost > 0)) cost = unit / N{1'000'000};
  N bound = available_ / before_.markets[order_.symbol].worth(cost);
  if (!caps_count_) return bound * (N{1} + rounding_share<N>(32, 14));
  if (contract_.max_notional) bound = least(bound, (*contract_.max_notional - pending_notional_) / unit - held);
  if (leverage) {
    const N per_contract = table_measure(contract_, before_.rules(), N{1}, unit);
    for (std::size_t i = contract_.tiers.size(); i-- > 0;) {
      const Tier<N>& tier = contract_.tiers[i];
      if (!tier.max_leverage || !(*leverage > *tier.max_leverage)) continue;
      bound = least(bound, (tier.from - pending_measure_) / per_contract - held);
    }
  }
  // A quotient that rounding took just below a whole size must not lose it; a size too large by so little is refused when tried.
  return greatest(bound, N{0}) * (N{1} + rounding_share<N>(32, 14));
}

/// A step in which sizes up to `bound` are counted exactly: a multiple of the lot.
template <Number N>
N Acceptance<N>::step_up_to(N bound) const {
  const N grain = grain_of(bound);
  if (!contract_.lot) return grain;
  return *contract_.lot < grain ? round_to_step(grain, *contract_.lot, Direction::Up) : *contract_.lot;
}

template <Number N>
N Acceptance<N>::smallest() const {
  const N step = contract_.lot.value_or(grain_of(N{1}));
  return meeting_.closable + greatest(contract_.min_qty.value_or(step), step);
}

/// Of the safety factor only what the funds allow: the caps are the venue's word.
template <Number N>
N Acceptance<N>::max_qty() {
  const N& safety = before_.rules().safety;
  const N most = largest_accepted(N{1});
  if (safety == N{1} || !(most > meeting_.closable)) return most;
  caps_count_ = false;
  const N by_funds = largest_accepted(safety);
  caps_count_ = true;
  return least(most, by_funds);
}

template <Number N>
N Acceptance<N>::largest_accepted(N share) {
  N bound = meeting_.closable + largest_opening();
  if (!(bound > 0)) return N{0};
  // So few steps are too coarse to tell: then what they leave open is searched in finer ones. The bound knows only of funds and caps.
  const N few{std::int64_t{1'000'000'000'000}};
  constexpr int most = 8;
  N step = step_up_to(bound);
  N largest{0};
  for (int round = 0; round < most; ++round) {
    const N closing = whole_steps(meeting_.closable, step);
    largest = search_size<N>(closing, whole_steps(bound, step), [&](N steps) { return at(steps * step); });
    if (!(largest - closing < few)) break;
    bound = least(bound, (largest + N{1}) * step);
    const N finer = step_up_to(bound);
    if (!(finer < step) || (largest == closing && !at(smallest()).accepts())) break;
    step = finer;
  }
  const N opened = greatest(N{0}, largest * step - meeting_.closable);
  const N qty = round_to_step(meeting_.closable + share * opened, step, Direction::Down);
  // To close to the end is accepted whatever the lot and the minimum.
  return opened > 0 && qty > meeting_.closable && meets_minimum(qty) ? qty : meeting_.closable;
}

template struct Slack<Decimal>;
template struct Slack<double>;
template class Acceptance<Decimal>;
template class Acceptance<double>;

}  // namespace margin
