// SPDX-License-Identifier: MIT
#include "margin/ticket/exits.hpp"

namespace margin {
namespace {

template <Number N>
void warn(Exit<N>& exit, ReasonCode code, const std::optional<N>& limit = std::nullopt) {
  exit.reasons.push_back({.code = code, .limit = limit});
}

/// The liquidation price that lies between the mark and a price, or at it.
template <Number N>
std::optional<N> liquidated_before(const PositionReport<N>& position, N price) {
  const Liquidation<N>& liquidation = position.liquidation;
  if (price < position.mark) return liquidation.lower && !(price > *liquidation.lower) ? liquidation.lower : std::nullopt;
  return liquidation.upper && !(price < *liquidation.upper) ? liquidation.upper : std::nullopt;
}

template <Number N>
Exit<N> exit_at(const Standing<N>& standing, const PositionReport<N>& position, N price) {
  const Leg<N>& leg = standing.legs[position.id];
  const Market<N>& market = *leg.market;
  Exit<N> exit;
  exit.price = price;
  exit.reachable = position.liquidation.status != PriceStatus::Already && !liquidated_before(position, price);
  const Contract<N>& contract = *market.contract;
  const bool in_quote = market.in_coin && position.mode == MarginMode::Cross;  // coin is worth the price of the exit
  const N size = contract.size_of(position.qty);
  const N& entry = position.entry;
  exit.pnl = signed_by(position.side, in_quote ? size * (price - entry) / entry : contract.long_pnl(size, entry, price));
  if (!exit.reachable) exit.pnl = -position.max_loss;
  const N at_entry = position_initial_margin(leg, standing.rules(), false);
  if (at_entry > 0) exit.roe = (in_quote ? exit.pnl / price : exit.pnl) / at_entry;
  return exit;
}

/// Whether the price lies where the position loses, seen from the reference.
template <Number N>
bool loses(const PositionReport<N>& position, N price, N reference) {
  return position.side == PositionSide::Long ? price < reference : price > reference;
}

}  // namespace

template <Number N>
Exit<N> stop_exit(const Standing<N>& standing, const PositionReport<N>& position, N price, N reference) {
  Exit<N> exit = exit_at(standing, position, price);
  if (!loses(position, price, reference)) {
    warn<N>(exit, ReasonCode::StopWrongSide);
    return exit;
  }
  const Liquidation<N>& liquidation = position.liquidation;
  if (!exit.reachable) {
    warn(exit, ReasonCode::StopUnreachable, liquidation.price);
  } else if (liquidation.exact && loses(position, *liquidation.exact, reference)) {
    const N left = absolute(price - *liquidation.exact);
    if (!(left * N{10} > absolute(reference - *liquidation.exact))) warn(exit, ReasonCode::StopClose, liquidation.price);
  }
  return exit;
}

template <Number N>
Exit<N> target_exit(const Standing<N>& standing, const PositionReport<N>& position, N price, N reference) {
  Exit<N> exit = exit_at(standing, position, price);
  if (price == reference || loses(position, price, reference)) warn<N>(exit, ReasonCode::TargetWrongSide);
  return exit;
}

#define INSTANTIATE(N)                                                            \
  template Exit<N> stop_exit(const Standing<N>&, const PositionReport<N>&, N, N); \
  template Exit<N> target_exit(const Standing<N>&, const PositionReport<N>&, N, N);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
