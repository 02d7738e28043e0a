// SPDX-License-Identifier: MIT
#include "margin/health/pending.hpp"

#include <algorithm>

#include "margin/health/reserve.hpp"

namespace margin {
namespace {

template <Number N>
Pending<N> opening(const Account<N>& account, const Market<N>& market, std::size_t place, const Intent<N>& intent, N qty) {
  const auto& contract = *market.contract;
  const N size = contract.size_of(qty);
  Pending<N> pending;
  pending.place = place;
  pending.side = intent.side;
  pending.qty = qty;
  pending.notional = contract.notional(size, intent.price);
  const auto exposure = exposure_of(contract, account.rules, qty, pending.notional);
  pending.measure = exposure.measure;
  const N charged = charged_notional(market, account.rules, account.orders[place], intent, size);
  const N margin = order_margin(intent, contract, qty, charged, exposure);
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
N charged_notional(const Market<N>& market, const Rules<N>& rules, const Order<N>& order, const Intent<N>& intent, N size) {
  const N notional = market.contract->notional(size, intent.price);
  if (!rules.short_premium || intent.side == PositionSide::Long) return notional;
  const N by_last = order.last_price.value_or(market.mark) * (N{1} + *rules.short_premium);
  return greatest(notional, market.contract->notional(size, greatest(intent.price, greatest(market.mark, by_last))));
}

template <Number N>
N order_margin(const Intent<N>& intent, const Contract<N>& contract, N qty, N notional, const Exposure<N>& exposure) {
  if (!intent.commits || intent.qty == 0) return initial_margin(contract, notional, exposure, intent.leverage);
  const N least = initial_rate(contract, exposure).value_or(N{0}) * notional;
  return greatest(least, *intent.margin * qty / intent.qty);
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
    Intent<N> intent;
    N unit;  ///< notional of one contract
  };
  std::vector<Candidate> candidates;
  for (std::size_t place = 0; place < account.orders.size(); ++place) {
    const Order<N>& order = account.orders[place];
    const Market<N>& market = markets[order.symbol];
    auto intent = intent_of(account, order, market.mark);
    if (!intent.may_open) continue;
    const N unit = market.contract->notional(N{1}, intent.price);
    candidates.push_back({place, std::move(intent), unit});
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
    const Intent<N>& intent = candidate.intent;
    const std::size_t symbol = account.orders[candidate.place].symbol;
    auto of = std::ranges::find_if(used, [&](const Used& u) { return u.symbol == symbol && u.side == intent.side && u.mode == intent.mode; });
    if (of == used.end()) of = used.insert(used.end(), {symbol, intent.side, intent.mode, intent.closable});
    const N closes = intent.closable > 0 ? least(of->left, intent.qty) : N{0};
    of->left = of->left - closes;
    const N opens = intent.qty - closes;
    if (opens > 0) pending.push_back(opening(account, markets[symbol], candidate.place, intent, opens));
  }
  return pending;
}

#define INSTANTIATE(N)                                                                                  \
  template N charged_notional(const Market<N>&, const Rules<N>&, const Order<N>&, const Intent<N>&, N); \
  template N order_margin(const Intent<N>&, const Contract<N>&, N, N, const Exposure<N>&);              \
  template N reserve_at_opening(const Market<N>&, const Rules<N>&, PositionSide, N, N);                 \
  template std::vector<Pending<N>> pending_orders(const Account<N>&, std::span<const Market<N>>);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
