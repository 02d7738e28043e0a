// SPDX-License-Identifier: MIT
#include "margin/ticket/attempt.hpp"

#include "margin/health/loan.hpp"

namespace margin {
namespace {

/// A limit order on its own side of the mark rests, and makes; everything else takes.
template <Number N>
Liquidity liquidity_of(const Order<N>& order, const Intent<N>& intent, N mark) {
  if (order.liquidity) return *order.liquidity;
  if (intent.kind != PriceKind::Limit) return Liquidity::Taker;
  const bool rests = order.side == OrderSide::Buy ? intent.price < mark : intent.price > mark;
  return rests ? Liquidity::Maker : Liquidity::Taker;
}

/// Profit of a row of `size` between two prices.
template <Number N>
N profit(const Contract<N>& contract, PositionSide side, N size, N from, N to) {
  return signed_by(side, contract.long_pnl(size, from, to));
}

/// Average entry of what is held and what is added: by size (linear), by value in coin (inverse).
template <Number N>
N average_entry(const Contract<N>& contract, N held, N entry, N added, N price) {
  if (contract.inverse()) return (held + added) / (held / entry + added / price);
  return (held * entry + added * price) / (held + added);
}

}  // namespace

template <Number N>
Attempt<N>::Attempt(const Standing<N>& before, const Order<N>& order)
    : before(before),
      order(order),
      market(before.markets[order.symbol]),
      intent(intent_of(*before.account, order, market.mark)),
      liquidity(liquidity_of(order, intent, market.mark)),
      fee_rate(liquidity == Liquidity::Maker ? market.contract->maker_fee() : market.contract->taker_fee()),
      unit(market.contract->notional(market.contract->size_of(N{1}), intent.price)),
      account_(with_wallet(before)) {
  // Margins that followed from leverage are settled before anything changes; those that follow from what a loan owns and owes go on doing so.
  for (const Leg<N>& leg : before.legs) {
    if (leg.position->isolated() && !leg.position->loan) account_.positions[leg.place].margin = before.margins[leg.place];
  }
  settled_ = account_.positions;
  if (intent.meets_none()) account_.positions.push_back(fresh());
  open_place_ = intent.adds ? *intent.adds : intent.meets_none() ? account_.positions.size() - 1 : intent.closes.front();
}

template <Number N>
const Standing<N>& Attempt<N>::fill(N qty) {
  account_.wallet = before.sums.wallet;
  const N closes = least(qty, intent.closable);
  close(closes);
  open(intent.may_open ? qty - closes : N{0});
  return after_.emplace(make_standing(account_, before.markets));
}

/// What a row gives back is in proportion: margin or what a loan owns and owes, funding owed, and the profit of the part that closes.
template <Number N>
void Attempt<N>::close(N qty) {
  const Contract<N>& contract = *market.contract;
  closing = {qty, N{0}, N{0}};
  N left = qty;
  for (const std::size_t place : intent.closes) {
    const Position<N>& held = settled_[place];
    Position<N>& row = account_.positions[place];
    row = held;
    const N closed = least(left, held.qty);
    left = left - closed;
    row.qty = held.qty - closed;
    const N pnl = realized(held, closed);
    N released{0};
    if (held.margin) {
      row.margin = row.qty == 0 ? N{0} : *held.margin * row.qty / held.qty;
      if (held.isolated() || contract.loan()) released = *held.margin - *row.margin;
    }
    if (held.loan) {
      row.loan = part_of(*held.loan, row.qty, held.qty);
      released = net_of(*held.loan, intent.price) - net_of(*row.loan, intent.price) - pnl;
    }
    if (held.funding) {
      row.funding = row.qty == 0 ? N{0} : *held.funding * row.qty / held.qty;
      released = released - (*held.funding - *row.funding);
    }
    closing.realized_pnl = closing.realized_pnl + pnl;
    account_.wallet = *account_.wallet + market.worth(released + pnl);
  }
  if (qty == 0) return;
  closing.fee = fee_rate * contract.notional(contract.size_of(qty), intent.price);
  account_.wallet = *account_.wallet - market.worth(closing.fee);
}

template <Number N>
Position<N> Attempt<N>::fresh() const {
  Position<N> opened;
  opened.symbol = order.symbol;
  opened.side = intent.side;
  opened.entry = intent.price;
  opened.liquidity = liquidity;
  opened.mode = intent.mode;
  if (opened.isolated()) opened.margin = N{0};
  return opened;
}

/// What an order turns to the other side keeps its place.
template <Number N>
void Attempt<N>::open(N qty) {
  opening = {};
  Position<N>& row = account_.positions[open_place_];
  const Position<N>* held = intent.adds ? &settled_[*intent.adds] : nullptr;
  if (held) row = *held;
  else if (intent.meets_none() || qty > 0) row = fresh();
  if (qty == 0) return;
  row.qty = row.qty + qty;
  opening = opening_of(qty);
  if (held) {
    row.entry = average_entry(*market.contract, held->qty, held->entry, qty, intent.price);
    row.open_fee = average_fee(*held);
  }
  row.leverage = intent.leverage;
  // A share of the margin is a share by the leverage that there is.
  if (before.rules().mm_basis == MaintenanceBasis::ShareOfMargin && !row.leverage && opening.initial_margin > 0) {
    row.leverage = opening.notional / opening.initial_margin;
  }
  if (!opening.fee_is_inside) account_.wallet = *account_.wallet - market.worth(opening.fee);
  if (held && held->loan) {
    row.loan = added_to(*held->loan, row.side, market.contract->size_of(qty), opening.notional, row.isolated() ? opening.margin_left() : N{0});
  }
  if (!row.isolated()) return;
  if (row.margin) row.margin = greatest(N{0}, *row.margin + opening.margin() - (opening.fee_is_inside ? opening.fee : N{0}));
  account_.wallet = *account_.wallet - market.worth(opening.margin());
}

/// Fees paid to open, over the values they were paid for; as it was where both rates are the same.
template <Number N>
std::optional<N> Attempt<N>::average_fee(const Position<N>& held) const {
  const N paid = opening_fee(held, *market.contract);
  if (paid == fee_rate) return held.open_fee;
  const N value = market.contract->notional(market.contract->size_of(held.qty), held.entry);
  return (paid * value + fee_rate * opening.notional) / (value + opening.notional);
}

template <Number N>
Opening<N> Attempt<N>::opening_of(N qty) const {
  const Contract<N>& contract = *market.contract;
  const Rules<N>& rules = before.rules();
  const N& resulting = resulting_qty();
  const N size = contract.size_of(qty);
  Opening<N> opening;
  opening.qty = qty;
  opening.notional = contract.notional(size, intent.price);
  const auto exposure = exposure_of(contract, rules, resulting, contract.notional(contract.size_of(resulting), intent.price));
  opening.initial_margin = order_margin(intent, contract, qty, opening.notional, exposure);
  opening.closing_reserve = reserve_at_opening(market, rules, intent.side, opening.notional, opening.initial_margin);
  opening.buffer = rules.fee_buffer * opening.notional;
  opening.fee = fee_rate * opening.notional;
  opening.fee_is_inside = fee_is_inside();
  const N charged = charged_notional(market, rules, order, intent, size);
  if (charged > opening.notional) {
    opening.surcharge =
        order_margin(intent, contract, qty, charged, exposure) - opening.initial_margin + fee_rate * (charged - opening.notional);
  }
  opening.open_loss = loss_at_mark(size);
  return opening;
}

template <Number N>
N Attempt<N>::realized(const Position<N>& held, N qty) const {
  const Contract<N>& contract = *market.contract;
  return profit(contract, held.side, contract.size_of(qty), held.entry, intent.price);
}

template <Number N>
N Attempt<N>::loss_at_mark(N size) const {
  return greatest(N{0}, -profit(*market.contract, intent.side, size, intent.price, market.mark));
}

template <Number N>
N Attempt<N>::least_cost(N rate) const {
  const N rebate = fee_is_inside() ? N{0} : least(N{0}, fee_rate);
  return unit * (rate + rebate) + loss_at_mark(market.contract->size_of(N{1}));
}

template <Number N>
std::optional<std::size_t> Attempt<N>::place() const {
  if (account_.positions[open_place_].qty > 0) return open_place_;
  for (const std::size_t place : intent.closes) {
    if (account_.positions[place].qty > 0) return place;
  }
  return std::nullopt;
}

template <Number N>
N Attempt<N>::notional() const {
  const N value = market.contract->notional(market.contract->size_of(qty()), intent.price);
  return market.in_coin ? value * intent.price : value;
}

template <Number N>
Effect Attempt<N>::effect() const {
  if (closing.qty == 0) return intent.adds ? Effect::Add : Effect::Open;
  if (opening.qty > 0) return Effect::Flip;
  return closing.qty == intent.closable ? Effect::Close : Effect::Reduce;
}

template class Attempt<Decimal>;
template class Attempt<double>;

}  // namespace margin
