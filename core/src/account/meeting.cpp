// SPDX-License-Identifier: MIT
#include "margin/account/meeting.hpp"

#include <algorithm>

namespace margin {
namespace {

template <Number N>
MarginMode mode_of(const Account<N>& account, const Order<N>& order, PositionSide side) {
  if (order.mode) return *order.mode;
  // Nearer ones first, whatever the order of the rows.
  int nearest = 0;
  for (const Position<N>& position : account.positions) {
    if (position.symbol != order.symbol || position.qty == 0) continue;
    nearest = std::max(nearest, (position.side == side ? 2 : 0) + (position.isolated() ? 2 : 1));
  }
  return nearest == 1 || nearest == 3 ? MarginMode::Cross : MarginMode::Isolated;
}

/// Both sides of the symbol are held, or the order names its leg.
template <Number N>
bool in_hedge_mode(const Account<N>& account, const Order<N>& order) {
  if (order.position_side) return true;
  bool longs = false;
  bool shorts = false;
  for (const Position<N>& position : account.positions) {
    if (position.symbol != order.symbol || position.qty == 0) continue;
    (position.side == PositionSide::Long ? longs : shorts) = true;
  }
  return longs && shorts;
}

}  // namespace

template <Number N>
Meeting<N> meet(const Account<N>& account, const Order<N>& order) {
  Meeting<N> meeting;
  const bool hedge = in_hedge_mode(account, order);
  const PositionSide opens = order.opens();
  const PositionSide leg = order.position_side.value_or(hedge && order.reduces_only() ? opposite(opens) : opens);
  const bool closes_only = order.reduces_only() || (hedge && leg != opens);
  meeting.may_open = !closes_only;
  meeting.side = closes_only ? opposite(opens) : opens;
  meeting.mode = mode_of(account, order, meeting.side);
  for (std::size_t place = 0; place < account.positions.size(); ++place) {
    const Position<N>& position = account.positions[place];
    if (position.symbol != order.symbol || position.qty == 0) continue;
    if (position.mode.value_or(MarginMode::Isolated) != meeting.mode) continue;
    if (position.side == opens) {
      if (meeting.may_open && !meeting.adds) meeting.adds = place;
    } else if (!hedge || leg != opens) {
      meeting.closes.push_back(place);
      meeting.closable = meeting.closable + position.qty;
    }
  }
  return meeting;
}

template Meeting<Decimal> meet(const Account<Decimal>&, const Order<Decimal>&);
template Meeting<double> meet(const Account<double>&, const Order<double>&);

}  // namespace margin
