// SPDX-License-Identifier: MIT
#include "margin/arithmetic/root_search.hpp"
#include "margin/assess/statement.hpp"
#include "margin/health/loan.hpp"
#include "margin/health/room.hpp"
#include "margin/seek/parts.hpp"
#include "margin/seek/aim.hpp"

namespace margin {
namespace {

/// Size of the terms that the health behind a leg is a sum of.
template <Number N>
N terms_of(const Standing<N>& standing, const Leg<N>& leg) {
  const N notional = leg.market->worth(leg.entry_value + leg.notional);
  if (leg.position->isolated()) return notional + absolute(standing.margins[leg.place]);
  return notional + standing.sums.notional + absolute(standing.sums.wallet) + absolute(standing.sums.equity);
}

enum class Reached { Target, TooEarly, AtOnce };

/// What comes of an addition: liquidated at the mark, at or beyond the target, or anywhere else.
template <Number N>
Reached reached(const Standing<N>& standing, const Leg<N>& leg, N target) {
  const PositionReport<N> row = state_position(standing, leg.place);
  if (row.liquidation.status == PriceStatus::Already) return Reached::AtOnce;
  if (!row.liquidation.exact) return Reached::TooEarly;
  const N& price = *row.liquidation.exact;
  const bool below = target < row.mark;
  const N beyond = below ? target - price : price - target;
  const N error = (absolute(row.mark) + target) * lost_in_sums<N>() * N{1'000};
  return beyond < -error || (price < row.mark) != below ? Reached::TooEarly : Reached::Target;
}

/// What of an addition that is not needed may be taken out: initial margin stays, and profit that is not realized does.
template <Number N>
N removable(const Standing<N>& standing, const Leg<N>& leg, N spare) {
  N most{0};
  if (leg.position->isolated()) {
    const Rules<N>& rules = standing.rules();
    const N kept = position_initial_margin(leg, rules, false) + leg.position->funding_owed() + reserved_in_margin(standing, leg);
    most = standing.margins[leg.place] - kept;
  } else {
    N profit{0};
    for (const std::size_t other : standing.cross) {
      const Leg<N>& held = standing.legs[other];
      profit = profit + held.market->worth(held.unrealized_pnl);
    }
    most = standing.sums.available() - greatest(N{0}, profit);
  }
  return greatest(N{0}, least(spare, most));
}

}  // namespace

template <Number N>
Found<N> seek_margin(const Standing<N>& standing, std::size_t place, N target) {
  const Leg<N>& leg = standing.legs[place];
  if (leg.size == 0) return unreachable<N>();
  Found<N> found;
  if (target == leg.market->mark) return {.status = SeekStatus::Already};
  const bool isolated = leg.position->isolated();
  const N now = Group<N>(standing, leg).wallet;
  Account<N> account = with_wallet(standing);
  const std::optional<Loan<N>>& loan = leg.position->loan;
  const auto with = [&](N added) {
    account.balance_behind(place) = now + added;
    if (isolated && loan) account.positions[place].loan = funded(*loan, added);
    return make_standing(account, standing.markets);
  };
  const N terms = terms_of(standing, leg);
  const auto room = [&](N added) {
    const Standing<N> there = with(added);
    return room_up_to(Group<N>(there, there.legs[place]), target);
  };
  std::optional<N> added = rising_root(terms, room);
  if (!added) return unreachable<N>();
  const auto outcome = [&] {
    const Standing<N> there = with(*added);
    return reached(there, there.legs[place], target);
  };
  Reached comes = outcome();
  if (comes == Reached::TooEarly) {
    // Liquidated at equality, and at the edge of a flat table before the target: any more than this is enough.
    *added = *added + (terms + absolute(*added)) * lost_in_sums<N>() * N{10};
    comes = outcome();
  }
  if (comes == Reached::AtOnce) return {.status = SeekStatus::Already};
  const N value = now + *added;
  if (comes == Reached::TooEarly || (isolated && !loan && value < 0)) return unreachable<N>();

  found.value = value;
  found.add = *added;
  if (*added < 0) found.removable = removable(standing, leg, -*added);
  const N lacking = leg.market->worth(*added) - standing.sums.available();
  if (isolated && knows_funds(*standing.account) && *added > 0 && lacking > 0) {
    found.status = SeekStatus::Insufficient;
    found.missing = lacking;
    found.reasons.push_back({.code = ReasonCode::InsufficientMargin, .missing = found.missing});
  }
  return found;
}

#define INSTANTIATE(N) \
  template Found<N> seek_margin(const Standing<N>&, std::size_t, N);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
