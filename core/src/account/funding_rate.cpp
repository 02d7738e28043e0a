// SPDX-License-Identifier: MIT
#include "margin/account/funding_rate.hpp"

namespace margin {
namespace {

template <Number N>
N within(N value, N bound) {
  return greatest(-bound, least(bound, value));
}

}  // namespace

template <Number N>
N premium_rate(const Funding<N>& funding) {
  const N& premium = *funding.premium;
  return premium + within(funding.interest.value_or(N{0}) - premium, funding.band.value_or(N{0}));
}

template <Number N>
N funding_rate(const Funding<N>& funding, N spread) {
  N rate = funding.rate ? *funding.rate : premium_rate(funding);
  if (funding.cap) rate = within(rate, *funding.cap);
  if (funding.cap_factor) rate = within(rate, *funding.cap_factor * greatest(N{0}, spread));
  return rate;
}

template <Number N>
N rate_for_side(const Funding<N>& funding, N rate, PositionSide side) {
  const bool pays = signed_by(side, rate) > 0;
  if (pays || !funding.open_interest) return rate;
  const auto& [longs, shorts] = *funding.open_interest;
  const bool is_long = side == PositionSide::Long;
  const N& receives = is_long ? longs : shorts;
  return receives > 0 ? rate * (is_long ? shorts : longs) / receives : N{0};
}

#define INSTANTIATE(N)                           \
  template N premium_rate(const Funding<N>&);    \
  template N funding_rate(const Funding<N>&, N); \
  template N rate_for_side(const Funding<N>&, N, PositionSide);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
