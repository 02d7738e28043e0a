// SPDX-License-Identifier: MIT
#include "margin/ticket/fill.hpp"

#include "margin/health/loan.hpp"

namespace margin {
namespace {

/// A limit order on its own side of the mark rests, and makes; everything else takes.
template <Number N>
Liquidity liquidity_of(const Order<N>& order, const OrderTerms<N>& terms, N mark) {
  if (order.liquidity) return *order.liquidity;
  if (terms.kind != PriceKind::Limit) return Liquidity::Taker;
  const bool rests = order.side == OrderSide::Buy ? terms.price < mark : terms.price > mark;
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
Filling<N>::Filling(const Standing<N>& before, const Order<N>& order, const OrderTerms<N>& terms, const Meeting<N>& meeting)
    : before_(before),
      order_(order),
      terms_(terms),
      meeting_(meeting),
      market_(before.markets[order.symbol]),
      after_(with_wallet(before)) {
  liquidity_ = liquidity_of(order, terms, market_.mark);
  fee_rate_ = liquidity_ == Liquidity::Maker ? market_.contract->maker_fee() : market_.contract->taker_fee();
  // Margins that followed from leverage are settled before anything changes.
  for (const Leg<N>& leg : before.legs) {
    if (leg.position->isolated()) after_.positions[leg.place].margin = before.margins[leg.place];
  }
  settled_ = after_.positions;
  if (meeting.opens()) after_.positions.push_back(fresh());
  open_place_ = meeting.adds ? *meeting.adds : meeting.opens() ? after_.positions.size() - 1 : meeting.closes.front();
}

template <Number N>
const Account<N>& Filling<N>::fill(N qty) {
  after_.wallet = before_.sums.wallet;
  const N closes = least(qty, meeting_.closable);
  close(closes);
  open(meeting_.may_open ? qty - closes : N{0});
  return after_;
}

/// What a row gives back is in proportion: margin or what a loan owns and owes, funding owed, and the profit of the part that closes.
template <Number N>
void Filling<N>::close(N qty) {
  const Contract<N>& contract = *market_.contract;
  closing_ = {qty, N{0}, N{0}};
  N left = qty;
  for (const std::size_t place : meeting_.closes) {
    const Position<N>& held = settled_[place];
    Position<N>& row = after_.positions[place];
    row = held;
    const N closed = least(left, held.qty);
    left = left - closed;
    row.qty = held.qty - closed;
    const N pnl = realized(held, closed);
    N released{0};
    if (held.isolated() || held.margin) {
      row.margin = row.qty == 0 ? N{0} : *held.margin * row.qty / held.qty;
      if (held.isolated() || contract.loan()) released = *held.margin - *row.margin;
    }
    if (held.loan) {
      row.loan = part_of(*held.loan, row.qty, held.qty);
      released = net_of(*held.loan, terms_.price) - net_of(*row.loan, terms_.price) - pnl;
    }
    if (held.funding) {
      row.funding = row.qty == 0 ? N{0} : *held.funding * row.qty / held.qty;
      released = released - (*held.funding - *row.funding);
    }
    closing_.realized_pnl = closing_.realized_pnl + pnl;
    after_.wallet = *after_.wallet + market_.worth(released + pnl);
  }
  if (qty == 0) return;
  closing_.fee = fee_rate_ * contract.notional(contract.size_of(qty), terms_.price);
  after_.wallet = *after_.wallet - market_.worth(closing_.fee);
}

template <Number N>
Position<N> Filling<N>::fresh() const {
  Position<N> opened;
  opened.symbol = order_.symbol;
  opened.side = meeting_.side;
  opened.entry = terms_.price;
  opened.mode = meeting_.mode;
  if (opened.isolated()) opened.margin = N{0};
  return opened;
}

/// What an order turns to the other side keeps its place.
template <Number N>
void Filling<N>::open(N qty) {
  opening_ = {};
  Position<N>& row = after_.positions[open_place_];
  const Position<N>* held = meeting_.adds ? &settled_[*meeting_.adds] : nullptr;
  if (held) row = *held;
  else if (meeting_.opens() || qty > 0) row = fresh();
  if (qty == 0) return;
  row.qty = row.qty + qty;
  opening_ = opening_of(qty);
  if (held) row.entry = average_entry(*market_.contract, held->qty, held->entry, qty, terms_.price);
  row.leverage = terms_.leverage;
  // A share of the margin is a share by the leverage that there is.
  if (before_.rules().mm_basis == MaintenanceBasis::ShareOfMargin && !row.leverage && opening_.initial_margin > 0) {
    row.leverage = opening_.notional / opening_.initial_margin;
  }
  const bool from_margin = before_.rules().fee_from_margin && row.isolated();
  if (!from_margin) after_.wallet = *after_.wallet - market_.worth(opening_.fee);
  if (held && held->loan) {
    const N brought = row.isolated() ? opening_.margin() - (from_margin ? opening_.fee : N{0}) : N{0};
    row.loan = added_to(*held->loan, row.side, market_.contract->size_of(qty), opening_.notional, brought);
  }
  if (!row.isolated()) return;
  row.margin = *row.margin + opening_.margin();
  if (from_margin) row.margin = greatest(N{0}, *row.margin - opening_.fee);
  after_.wallet = *after_.wallet - market_.worth(opening_.margin());
}

template <Number N>
Opening<N> Filling<N>::opening_of(N qty) const {
  const Contract<N>& contract = *market_.contract;
  const Rules<N>& rules = before_.rules();
  const PositionSide side = meeting_.side;
  const N& resulting = resulting_qty();
  const N size = contract.size_of(qty);
  Opening<N> opening;
  opening.qty = qty;
  opening.notional = contract.notional(size, terms_.price);
  const auto exposure = exposure_of(contract, rules, resulting, contract.notional(contract.size_of(resulting), terms_.price));
  opening.initial_margin = order_margin(terms_, contract, qty, opening.notional, exposure);
  opening.closing_reserve = reserve_at_opening(market_, rules, side, opening.notional, opening.initial_margin);
  opening.buffer = rules.fee_buffer * opening.notional;
  opening.fee = fee_rate_ * opening.notional;
  opening.fee_is_inside = fee_is_inside();
  const N charged = contract.notional(size, charged_price(rules, order_, side, terms_.price, market_.mark));
  if (charged > opening.notional) {
    opening.surcharge = order_margin(terms_, contract, qty, charged, exposure) - opening.initial_margin +
                        fee_rate_ * (charged - opening.notional);
  }
  opening.open_loss = loss_at_mark(size);
  return opening;
}

template <Number N>
N Filling<N>::realized(const Position<N>& held, N qty) const {
  const Contract<N>& contract = *market_.contract;
  return profit(contract, held.side, contract.size_of(qty), held.entry, terms_.price);
}

template <Number N>
N Filling<N>::loss_at_mark(N size) const {
  return greatest(N{0}, -profit(*market_.contract, meeting_.side, size, terms_.price, market_.mark));
}

template <Number N>
N Filling<N>::least_cost(N rate) const {
  const N size = market_.contract->size_of(N{1});
  const N rebate = fee_is_inside() ? N{0} : least(N{0}, fee_rate_);
  return market_.contract->notional(size, terms_.price) * (rate + rebate) + loss_at_mark(size);
}

template <Number N>
std::optional<std::size_t> Filling<N>::place() const {
  if (after_.positions[open_place_].qty > 0) return open_place_;
  for (const std::size_t place : meeting_.closes) {
    if (after_.positions[place].qty > 0) return place;
  }
  return std::nullopt;
}

template <Number N>
N Filling<N>::notional() const {
  const N value = market_.contract->notional(market_.contract->size_of(opening_.qty + closing_.qty), terms_.price);
  return market_.in_coin ? value * terms_.price : value;
}

template <Number N>
Effect Filling<N>::effect() const {
  if (closing_.qty == 0) return meeting_.adds ? Effect::Add : Effect::Open;
  if (opening_.qty > 0) return Effect::Flip;
  return closing_.qty == meeting_.closable ? Effect::Close : Effect::Reduce;
}

template <Number N>
bool shares_equity(const Standing<N>& after, const PositionReport<N>& row) {
  return row.mode == MarginMode::Cross || after.rules().auto_add;
}

template <Number N>
N equity_left(const Filling<N>& filling, const Standing<N>& after, const PositionReport<N>& row) {
  const Market<N>& market = filling.market();
  const Leg<N>& leg = after.legs[row.id];
  N equity = greatest(N{0}, after.sums.equity) + market.worth(filling.opening().open_loss);
  if (row.mode == MarginMode::Cross) return equity;
  const N margin = leg.loan ? N{0} : after.margins[row.id];
  return equity + market.worth(greatest(N{0}, margin + leg.value_at_mark() - leg.position->funding_owed()));
}

template <Number N>
N max_loss_of_order(const Filling<N>& filling, const Standing<N>& after, const std::optional<PositionReport<N>>& row) {
  const Market<N>& market = filling.market();
  const Opening<N>& opening = filling.opening();
  const N fee = market.worth(filling.fee());
  if (opening.qty == 0 || !row) return fee;
  if (!shares_equity(after, *row)) return fee + market.worth(least(opening.margin_left(), row->max_loss));
  return fee + least(row->max_loss, equity_left(filling, after, *row));
}

#define INSTANTIATE(N)                                                                     \
  template class Filling<N>;                                                               \
  template bool shares_equity(const Standing<N>&, const PositionReport<N>&);               \
  template N equity_left(const Filling<N>&, const Standing<N>&, const PositionReport<N>&); \
  template N max_loss_of_order(const Filling<N>&, const Standing<N>&, const std::optional<PositionReport<N>>&);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
