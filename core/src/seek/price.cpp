// SPDX-License-Identifier: MIT
#include "margin/arithmetic/precision.hpp"
#include "margin/assess/statement.hpp"
#include "margin/health/room.hpp"
#include "margin/seek/parts.hpp"

namespace margin {
namespace {

template <Number N>
std::optional<N> price_for(const Leg<N>& leg, N profit, bool in_quote) {
  const Position<N>& position = *leg.position;
  const Contract<N>& contract = *leg.market->contract;
  const N sign = signed_by(position.side, N{1});
  const N opening = opening_fee(position, contract);
  if (in_quote) {
    // What it earns in coin is worth the price it is closed at: P = p · ((s − f_o) Q/e − G) − (s + f_c) Q.
    const N slope = (sign - opening) * leg.entry_value - position.funding_owed();
    const N value = profit + (sign + contract.taker_fee()) * leg.size;
    return slope * value > 0 ? std::optional(value / slope) : std::nullopt;
  }
  const N owed = profit + position.funding_owed();
  if (contract.inverse()) {
    const N value = (sign - opening) * leg.entry_value - owed;
    const N denominator = leg.size * (sign + contract.taker_fee());
    return value * denominator > 0 ? std::optional(denominator / value) : std::nullopt;
  }
  const N price = (owed + (sign + opening) * leg.entry_value) / (leg.size * (sign - contract.taker_fee()));
  return price > 0 ? std::optional(price) : std::nullopt;
}

}  // namespace

template <Number N>
Found<N> seek_price(const Standing<N>& standing, std::size_t place, N profit, bool as_return) {
  const Leg<N>& leg = standing.legs[place];
  const bool in_quote = leg.in_quote() && !as_return;
  const Contract<N>& contract = *leg.market->contract;
  Found<N> found;
  const auto exact = leg.size > 0 ? price_for(leg, profit, in_quote) : std::nullopt;
  if (!exact) return {.status = SeekStatus::Never};
  const bool is_long = leg.position->side == PositionSide::Long;
  found.value = contract.tick ? to_grid(*exact, *contract.tick, is_long ? Direction::Up : Direction::Down) : *exact;
  if (!(*found.value > 0)) found.value = exact;  // less than one tick
  if (*found.value != *exact) found.exact = exact;
  const Liquidation<N> liquidation = state_position(standing, place).liquidation;
  const bool falls = *found.value < leg.market->mark;
  const std::optional<N>& first = falls ? liquidation.lower : liquidation.upper;
  const bool beyond = first && !(falls ? *found.value > *first : *found.value < *first);
  if (liquidation.status != PriceStatus::Already && !beyond) return found;
  found.reasons.push_back({.code = ReasonCode::StopUnreachable, .limit = first});
  return found;
}

template <Number N>
N profit_of_return(const Standing<N>& standing, std::size_t place, N roe) {
  return roe * position_initial_margin(standing.legs[place], standing.rules(), false);
}

#define INSTANTIATE(N)                                                    \
  template Found<N> seek_price(const Standing<N>&, std::size_t, N, bool); \
  template N profit_of_return(const Standing<N>&, std::size_t, N);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
