// SPDX-License-Identifier: MIT
#include <algorithm>

#include "margin/arithmetic/root_search.hpp"
#include "margin/health/group.hpp"
#include "margin/seek/parts.hpp"

namespace margin {
namespace {

/// An account in which all but a part of one position was closed at the mark.
template <Number N>
class Remainder {
 public:
  Remainder(const Standing<N>& standing, std::size_t place, N penalty)
      : standing_(standing), leg_(standing.legs[place]), group_(standing, leg_), penalty_(penalty), account_(with_wallet(standing)) {}

  /// Health of what backs the position once `kept` contracts are left of it.
  N health(N kept) {
    const Contract<N>& contract = *leg_.market->contract;
    Position<N>& row = account_.positions[leg_.place];
    const N closed = contract.size_of(leg_.position->qty - kept);
    N realized = signed_by(leg_.position->side, contract.long_pnl(closed, leg_.position->entry, leg_.market->mark)) -
                 penalty_ * contract.notional(closed, leg_.market->mark);
    // A row of size 0 contributes nothing: what it owes is paid as it closes.
    if (kept == 0) realized = realized - leg_.position->funding_owed();
    row.qty = kept;
    account_.balance_behind(leg_.place) = group_.wallet + group_.worth(realized);
    const Standing<N> there = make_standing(account_, standing_.markets);
    return Group<N>(there, there.legs[leg_.place]).health;
  }

  /// Sizes to keep, falling, at which a row of the table or a side that pays may change; 0 is the last.
  [[nodiscard]] std::vector<N> turns() const {
    const Contract<N>& contract = *leg_.market->contract;
    const Rules<N>& rules = standing_.rules();
    const N& qty = leg_.position->qty;
    std::vector<N> sizes;
    const auto add = [&](N size) {
      if (!(size > 0) || !(size < qty)) return;
      sizes.push_back(size);
      // Where the requirement leaps the row below begins just there.
      if (leg_.market->schedule.jumps || rules.counts_orders()) sizes.push_back(size - size * lost_in_sums<N>() * N{1'000});
    };
    for (const N& notional : {leg_.notional, leg_.entry_value}) {
      const N each = table_measure(contract, rules, qty, notional) / qty;
      for (const auto& band : leg_.market->schedule.bands) add((band.from - leg_.beside) / each);
    }
    N beside{0};
    for (const Leg<N>& other : standing_.legs) {
      if (other.position->symbol != leg_.position->symbol || other.position->isolated() || other.place == leg_.place) continue;
      beside = other.position->side == leg_.position->side ? beside - other.position->qty : beside + other.position->qty;
    }
    if (!leg_.position->isolated()) {
      add(beside);
      // The reserves at each position's bankruptcy price bend with the size, and may leap: looked at from end to end.
      constexpr int looks = 64;
      for (int i = 1; rules.close_fee == CloseFee::AtBankruptcy && i < looks; ++i) add(qty * N(i) / N(looks));
    }
    const auto larger = [](N left, N right) { return right < left; };
    std::ranges::make_heap(sizes, larger);
    std::ranges::sort_heap(sizes, larger);
    sizes.push_back(N{0});
    return sizes;
  }

 private:
  const Standing<N>& standing_;
  const Leg<N>& leg_;
  Group<N> group_;
  N penalty_;
  Account<N> account_;
};

}  // namespace

template <Number N>
Found<N> seek_partial(const Standing<N>& standing, std::size_t place, N penalty) {
  const Leg<N>& leg = standing.legs[place];
  const N& qty = leg.position->qty;
  const std::optional<N>& lot = leg.market->contract->lot;
  Found<N> found;
  Remainder<N> remainder(standing, place, penalty);
  const Group<N> group(standing, leg);
  Sample<N> sick{qty, group.health};
  if (!(sick.room < 0)) {
    found.value = N{0};
    return found;
  }
  const N terms = absolute(sick.room) + group.terms(leg);
  // Closing a part of a loan whose assets and debts are named repays whichever the caller wants.
  const std::vector<N> turns = qty > 0 && !leg.position->loan ? remainder.turns() : std::vector<N>{};
  for (const N& kept : turns) {
    const Sample<N> here{kept, remainder.health(kept)};
    if (here.room < 0) {
      sick = here;
      continue;
    }
    const N closed = qty - last_with_room(here, sick, terms, [&](N size) { return remainder.health(size); });
    const N value = lot ? least(qty, to_grid(closed, *lot, Direction::Up)) : closed;
    const bool heals = value == closed || !(remainder.health(qty - value) < -terms * lost_in_sums<N>());
    if (!heals) break;
    found.value = value;
    if (value != closed) found.exact = closed;
    return found;
  }
  found.status = SeekStatus::Insufficient;
  found.limit = qty;
  if (!leg.position->loan) {
    if (const N left = remainder.health(N{0}); left < 0) found.missing = -left;
  }
  found.reasons.push_back({.code = ReasonCode::Unreachable, .missing = found.missing, .limit = found.limit});
  return found;
}

template Found<Decimal> seek_partial(const Standing<Decimal>&, std::size_t, Decimal);
template Found<double> seek_partial(const Standing<double>&, std::size_t, double);

}  // namespace margin
