// SPDX-License-Identifier: MIT
#include "margin/seek/aim.hpp"

namespace margin {

template <Number N>
Found<N> unreachable(const std::optional<N>& missing, const std::optional<N>& exact) {
  Found<N> found;
  found.status = SeekStatus::Insufficient;
  found.exact = exact;
  found.missing = missing;
  found.reasons.push_back({.code = "unreachable", .missing = missing});
  return found;
}

template <Number N>
void lever(Attempt<N>& attempt, N opened) {
  if (attempt.intent.margin && opened > 0) attempt.intent.leverage = attempt.unit * opened / *attempt.intent.margin;
}

template <Number N>
std::optional<N> room_of(Attempt<N>& attempt, N opened, N target) {
  lever(attempt, opened);
  const Standing<N>& after = attempt.fill(attempt.intent.closable + opened);
  const auto place = attempt.place();
  if (!place) return std::nullopt;
  const Group<N> group(after, after.legs[*place]);
  const N most = least(room_up_to(group, target), group.health);
  if (!attempt.intent.margin) return most;
  const N lacking = greatest(N{0}, attempt.opening.initial_margin - *attempt.intent.margin);
  return most - group.worth(lacking);
}

template <Number N>
bool is_past(const Attempt<N>& attempt, N target) {
  return attempt.intent.side == PositionSide::Long ? !(target < attempt.market.mark) : !(target > attempt.market.mark);
}

template <Number N>
N terms_at(const Attempt<N>& attempt, N opened) {
  const CrossSums<N>& sums = attempt.before.sums;
  return attempt.market.worth(attempt.unit * (attempt.intent.closable + opened)) + absolute(sums.wallet) + absolute(sums.equity) +
         sums.notional + attempt.market.worth(attempt.intent.margin.value_or(N{0}));
}

template <Number N>
void refuse(Found<N>& found, Acceptance<N>& acceptance, N qty, bool funds_count) {
  const Slack<N> slack = acceptance.at(qty);
  for (Reason<N>& reason : acceptance.refusals(slack)) {
    if (reason.code == "insufficient-margin") {
      if (!funds_count) continue;
      found.missing = reason.missing;
    }
    if (!found.limit) found.limit = reason.limit;
    found.reasons.push_back(std::move(reason));
  }
  const std::optional<N>& margin = acceptance.attempt().intent.margin;
  const N& asked = acceptance.attempt().opening.initial_margin;
  if (margin && asked > *margin * (N{1} + lost_in_sums<N>() * N{1'000})) {
    found.missing = asked - *margin;
    found.reasons.push_back({.code = "insufficient-margin", .missing = found.missing});
  }
  if (!found.reasons.empty()) found.status = SeekStatus::Insufficient;
}

#define INSTANTIATE(N)                                                               \
  template Found<N> unreachable(const std::optional<N>&, const std::optional<N>&);   \
  template void lever(Attempt<N>&, N);                                               \
  template std::optional<N> room_of(Attempt<N>&, N, N);                              \
  template bool is_past(const Attempt<N>&, N);                                       \
  template N terms_at(const Attempt<N>&, N);                                         \
  template void refuse(Found<N>&, Acceptance<N>&, N, bool);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
