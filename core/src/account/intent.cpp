// SPDX-License-Identifier: MIT
#include "margin/account/intent.hpp"

#include <algorithm>

#include "margin/account/order_money.hpp"

namespace margin {
namespace {

/// The most contracts, on the lot, that ask for no more than `budget`. The quotient says how many they are, but for its own rounding.
template <Number N>
N within(N budget, N quotient, const std::optional<N>& lot, auto&& asks) {
  const N step = lot ? *lot : last_place(quotient);
  N qty = lot ? round_to_step(quotient, step, Direction::Down) : quotient;
  if (lot && !(asks(qty + step) > budget)) return qty + step;
  constexpr int most = 16;  // what a quotient and a product were rounded by, in steps
  for (int left = most; left > 0 && qty > 0 && asks(qty) > budget; --left) qty = qty - step;
  return qty;
}

/// Of the position that the order would add to; else of one on its side, else of any that is held in the symbol.
template <Number N>
std::optional<N> leverage_held(const Account<N>& account, const Order<N>& order) {
  const PositionSide side = order.position_side.value_or(order.opens());
  std::optional<N> leverage;
  int nearest = 0;
  for (const Position<N>& position : account.positions) {
    if (position.symbol != order.symbol || position.qty == 0 || !position.leverage) continue;
    const bool same_mode = !order.mode || position.mode.value_or(MarginMode::Isolated) == *order.mode;
    const int near = position.side != side ? 1 : same_mode ? 3 : 2;
    if (near <= nearest) continue;
    nearest = near;
    leverage = position.leverage;
  }
  return leverage;
}

template <Number N>
void find_size(Intent<N>& intent, const Account<N>& account, const Order<N>& order, N mark) {
  const OrderMoney<N> money(account, order, mark);
  const std::optional<N>& lot = money.contract.lot;
  const auto value = [&](N qty) { return money.value(qty); };
  intent.kind = order.price_kind.value_or(order.price ? PriceKind::Limit : PriceKind::Market);
  intent.price = money.price;
  intent.leverage = order.leverage;
  if (order.margin) intent.margin = money.settled(*order.margin);
  intent.commits = !intent.leverage && order.margin && (order.qty || order.notional);
  if (intent.commits) intent.leverage = money.at_mark(order.notional ? *order.notional : value(*order.qty)) / *order.margin;
  if (!intent.leverage) intent.leverage = leverage_held(account, order);
  if (!intent.leverage && order.margin) intent.leverage = N{1};

  if (order.qty) {
    intent.qty = *order.qty;
  } else if (order.notional) {
    intent.qty = within(*order.notional, *order.notional / value(N{1}), lot, value);
  } else if (order.margin) {
    const auto margin_of = [&](N qty) { return money.at_mark(value(qty)) / *intent.leverage; };
    intent.qty = within(*order.margin, *order.margin * *intent.leverage / money.at_mark(value(N{1})), lot, margin_of);
  }
}

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

template <Number N>
void find_rows(Intent<N>& intent, const Account<N>& account, const Order<N>& order) {
  const bool hedge = in_hedge_mode(account, order);
  const PositionSide opens = order.opens();
  const PositionSide leg = order.position_side.value_or(hedge && order.reduces_only() ? opposite(opens) : opens);
  const bool closes_only = order.reduces_only() || (hedge && leg != opens);
  intent.may_open = !closes_only;
  intent.side = closes_only ? opposite(opens) : opens;
  intent.mode = mode_of(account, order, intent.side);
  for (std::size_t place = 0; place < account.positions.size(); ++place) {
    const Position<N>& position = account.positions[place];
    if (position.symbol != order.symbol || position.qty == 0) continue;
    if (position.mode.value_or(MarginMode::Isolated) != intent.mode) continue;
    if (position.side == opens) {
      if (intent.may_open && !intent.adds) intent.adds = place;
    } else if (!hedge || leg != opens) {
      intent.closes.push_back(place);
      intent.closable = intent.closable + position.qty;
    }
  }
}

}  // namespace

template <Number N>
Intent<N> intent_of(const Account<N>& account, const Order<N>& order, N mark) {
  Intent<N> intent;
  find_size(intent, account, order, mark);
  find_rows(intent, account, order);
  return intent;
}

template <Number N>
std::optional<Reason<N>> nothing_to_close(const Intent<N>& intent, const Order<N>& order, std::string_view path) {
  if (intent.may_open || !intent.closes.empty()) return std::nullopt;
  return Reason<N>{.code = ReasonCode::ReduceOnlyNoPosition, .path = std::string(path) + (order.reduces_only() ? ".reduceOnly" : ".positionSide")};
}

#define INSTANTIATE(N)                                                 \
  template Intent<N> intent_of(const Account<N>&, const Order<N>&, N); \
  template std::optional<Reason<N>> nothing_to_close(const Intent<N>&, const Order<N>&, std::string_view);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
