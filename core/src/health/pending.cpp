// SPDX-License-Identifier: MIT
#include "margin/health/pending.hpp"

#include <algorithm>

#include "margin/account/meeting.hpp"
#include "margin/account/order_money.hpp"
#include "margin/health/reserve.hpp"

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

/// In hedge mode an order names its leg; otherwise buying opens longs and closes shorts.
template <Number N>
PositionSide leg_of(const Order<N>& order) {
  return order.position_side.value_or(order.opens());
}

/// Of the position that the order would add to; else of one on its side, else of any that is held in the symbol.
template <Number N>
std::optional<N> leverage_held(const Account<N>& account, const Order<N>& order) {
  std::optional<N> leverage;
  int nearest = 0;
  for (const Position<N>& position : account.positions) {
    if (position.symbol != order.symbol || position.qty == 0 || !position.leverage) continue;
    const bool same_mode = !order.mode || position.mode.value_or(MarginMode::Isolated) == *order.mode;
    const int near = position.side != leg_of(order) ? 1 : same_mode ? 3 : 2;
    if (near <= nearest) continue;
    nearest = near;
    leverage = position.leverage;
  }
  return leverage;
}

template <Number N>
Pending<N> opening(const Account<N>& account, const Market<N>& market, std::size_t place, const OrderTerms<N>& terms, N qty) {
  const Order<N>& order = account.orders[place];
  const auto& contract = *market.contract;
  Pending<N> pending;
  pending.place = place;
  pending.side = leg_of(order);
  pending.qty = qty;
  pending.notional = contract.notional(contract.size_of(qty), terms.price);
  const auto exposure = exposure_of(contract, account.rules, qty, pending.notional);
  pending.measure = exposure.measure;
  const N charged = contract.notional(contract.size_of(qty), charged_price(account.rules, order, pending.side, terms.price, market.mark));
  const N margin = order_margin(terms, contract, qty, greatest(charged, pending.notional), exposure);
  const N reserve = reserve_at_opening(market, account.rules, pending.side, pending.notional, margin);
  pending.margin = margin + reserve;
  pending.maintenance = maintenance_of(market, account.rules, pending.side, qty, pending.notional);
  switch (account.rules.close_fee) {
    case CloseFee::None:
    case CloseFee::Multiplicative: break;
    case CloseFee::AtBankruptcy: pending.closing_reserve = reserve; break;
    default: pending.closing_reserve = contract.taker_fee() * pending.notional;
  }
  return pending;
}

}  // namespace

template <Number N>
OrderTerms<N> order_terms(const Account<N>& account, const Order<N>& order, N mark) {
  const OrderMoney<N> money(account, order, mark);
  const std::optional<N>& lot = money.contract.lot;
  const auto value = [&](N qty) { return money.value(qty); };
  OrderTerms<N> terms;
  terms.kind = order.price_kind.value_or(order.price ? PriceKind::Limit : PriceKind::Market);
  terms.price = order.price.value_or(mark);
  terms.leverage = order.leverage;
  const bool sized = order.qty || order.notional;
  if (!terms.leverage && order.margin && sized) {
    terms.leverage = money.at_mark(order.notional ? *order.notional : value(*order.qty)) / *order.margin;
    terms.margin = money.settled(*order.margin);
  }
  if (!terms.leverage) terms.leverage = leverage_held(account, order);
  if (!terms.leverage && order.margin) terms.leverage = N{1};

  if (order.qty) {
    terms.qty = *order.qty;
  } else if (order.notional) {
    terms.qty = within(*order.notional, *order.notional / value(N{1}), lot, value);
  } else if (order.margin) {
    const auto margin_of = [&](N qty) { return money.at_mark(value(qty)) / *terms.leverage; };
    terms.qty = within(*order.margin, *order.margin * *terms.leverage / money.at_mark(value(N{1})), lot, margin_of);
  }
  return terms;
}

template <Number N>
N charged_price(const Rules<N>& rules, const Order<N>& order, PositionSide side, N price, N mark) {
  if (!rules.short_premium || side == PositionSide::Long) return price;
  const N by_last = order.last_price.value_or(mark) * (N{1} + *rules.short_premium);
  return greatest(price, greatest(mark, by_last));
}

template <Number N>
N order_margin(const OrderTerms<N>& terms, const Contract<N>& contract, N qty, N notional, const Exposure<N>& exposure) {
  if (!terms.margin || terms.qty == 0) return initial_margin(contract, notional, exposure, terms.leverage);
  const N least = initial_rate(contract, exposure).value_or(N{0}) * notional;
  return greatest(least, *terms.margin * qty / terms.qty);
}

template <Number N>
N reserve_at_opening(const Market<N>& market, const Rules<N>& rules, PositionSide side, N notional, N margin) {
  const Contract<N>& contract = *market.contract;
  const bool gains_with_x = (side == PositionSide::Long) != contract.inverse();
  return opening_reserve(rules, contract.loan(), gains_with_x, contract.taker_fee(), notional, margin);
}

template <Number N>
std::vector<Pending<N>> pending_orders(const Account<N>& account, std::span<const Market<N>> markets) {
  struct Candidate {
    std::size_t place;
    OrderTerms<N> terms;
    Meeting<N> meeting;
    N unit;  ///< notional of one contract
  };
  std::vector<Candidate> candidates;
  for (std::size_t place = 0; place < account.orders.size(); ++place) {
    const Order<N>& order = account.orders[place];
    auto meeting = meet(account, order);
    if (!meeting.may_open) continue;
    const Market<N>& market = markets[order.symbol];
    const auto terms = order_terms(account, order, market.mark);
    candidates.push_back({place, terms, std::move(meeting), market.contract->notional(N{1}, terms.price)});
  }
  // By notional per contract, equal ones in the order they were given.
  const auto later = [](const Candidate& left, const Candidate& right) {
    return left.unit == right.unit ? left.place < right.place : left.unit < right.unit;
  };
  std::ranges::make_heap(candidates, later);
  std::ranges::sort_heap(candidates, later);

  struct Used {
    std::size_t symbol;
    PositionSide side;
    MarginMode mode;
    N left;
  };
  std::vector<Used> used;
  std::vector<Pending<N>> pending;
  for (const Candidate& candidate : candidates) {
    const Order<N>& order = account.orders[candidate.place];
    const Meeting<N>& meeting = candidate.meeting;
    auto of = std::ranges::find_if(
        used, [&](const Used& u) { return u.symbol == order.symbol && u.side == meeting.side && u.mode == meeting.mode; });
    if (of == used.end()) of = used.insert(used.end(), {order.symbol, meeting.side, meeting.mode, meeting.closable});
    const N closes = meeting.closable > 0 ? least(of->left, candidate.terms.qty) : N{0};
    of->left = of->left - closes;
    const N opens = candidate.terms.qty - closes;
    if (opens > 0) pending.push_back(opening(account, markets[order.symbol], candidate.place, candidate.terms, opens));
  }
  return pending;
}

#define INSTANTIATE(N)                                                                         \
  template OrderTerms<N> order_terms(const Account<N>&, const Order<N>&, N);                   \
  template N charged_price(const Rules<N>&, const Order<N>&, PositionSide, N, N);              \
  template N order_margin(const OrderTerms<N>&, const Contract<N>&, N, N, const Exposure<N>&); \
  template N reserve_at_opening(const Market<N>&, const Rules<N>&, PositionSide, N, N);        \
  template std::vector<Pending<N>> pending_orders(const Account<N>&, std::span<const Market<N>>);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
