// SPDX-License-Identifier: MIT
#include "oracle/ledger.hpp"

#include <algorithm>
#include <cmath>

namespace oracle {
namespace {

using margin::CloseFee;
using margin::Decimal;
using margin::Hedge;
using margin::MaintenanceBasis;
using margin::TierBasis;
using margin::TierLaw;

std::optional<Rational> maybe(const std::optional<Decimal>& value) { return value ? std::optional(exact(*value)) : std::nullopt; }

Book make_book(const margin::Account<Decimal>& account, std::size_t symbol) {
  const auto& contract = account.contracts[symbol];
  Book book;
  book.contract = &contract;
  book.inverse = contract.kind == margin::ContractKind::Inverse;
  const TierBasis basis = account.rules.tier_basis.value_or(book.inverse ? TierBasis::Coin : TierBasis::Quote);
  book.measure_moves = book.inverse ? basis == TierBasis::Coin || basis == TierBasis::Base : basis == TierBasis::Quote;
  book.multiplier = contract.multiplier ? exact(*contract.multiplier) : Rational{1};
  book.taker = contract.fees ? exact(contract.fees->taker) : Rational{};
  if (account.marks[symbol]) book.mark = exact(*account.marks[symbol]);
  book.underlying = contract.underlying;
  for (const auto& tier : contract.tiers) {
    Row row{exact(tier.from), exact(tier.mmr), {}, maybe(tier.imr), maybe(tier.max_leverage)};
    if (account.rules.tier_law != TierLaw::Flat) {
      if (book.rows.empty())
        row.deduction = or_zero(tier.deduction);
      else
        row.deduction = book.rows.back().deduction + row.from * (row.rate - book.rows.back().rate);
    }
    book.rows.push_back(std::move(row));
  }
  return book;
}

}  // namespace

Ledger::Ledger(const margin::Account<Decimal>& from) : account(&from), kappa(exact(from.rules.kappa)) {
  for (std::size_t symbol = 0; symbol < from.contracts.size(); ++symbol) books.push_back(make_book(from, symbol));
  for (std::size_t place = 0; place < from.positions.size(); ++place) {
    const auto& position = from.positions[place];
    const Book& book = books[position.symbol];
    Leg leg;
    leg.place = place;
    leg.symbol = position.symbol;
    leg.is_long = position.side == margin::PositionSide::Long;
    leg.isolated = position.mode != margin::MarginMode::Cross;
    leg.contracts = exact(position.qty);
    leg.size = leg.contracts * book.multiplier;
    leg.entry = exact(position.entry);
    leg.entry_notional = book.notional(leg.size, leg.entry);
    leg.mark_notional = book.notional(leg.size, book.mark);
    leg.leverage = maybe(position.leverage);
    leg.funding = or_zero(position.funding);
    if (leg.isolated) {
      if (position.margin) {
        leg.margin = exact(*position.margin);
      } else {
        leg.margin = leg.leverage ? Rational{leg.entry_notional / *leg.leverage} : initial_margin(leg, leg.entry);
        leg.margin += opening_reserve(book, leg.is_long, leg.entry_notional, leg.margin);
      }
    }
    legs.push_back(std::move(leg));
  }
  read_wallet();
  read_orders();
  fix_reserves();
}

void Ledger::read_wallet() {
  if (account->wallet || !account->equity) {
    wallet = or_zero(account->wallet);
    return;
  }
  wallet = exact(*account->equity) - or_zero(account->others.unrealized_pnl);
  for (const Leg& leg : legs) {
    if (!leg.isolated && leg.size > 0) wallet -= profit(leg, books[leg.symbol].mark) - leg.funding;
  }
  for (const auto& item : account->collateral) {
    wallet -= weighted(item) * (item.symbol ? books[*item.symbol].mark : item.price ? exact(*item.price) : Rational{1});
  }
}

/// Orders that would open: those that close, cheapest first, use up the opposite position and cost nothing.
void Ledger::read_orders() {
  struct Waiting {
    const margin::Order<Decimal>* order;
    Rational price;
    Rational unit;
    Rational qty;
  };
  std::vector<Waiting> waiting;
  for (const auto& order : account->orders) {
    if (order.reduces_only() || (order.position_side && *order.position_side != order.opens())) continue;
    const Rational price = order.price ? exact(*order.price) : books[order.symbol].mark;
    waiting.push_back({&order, price, books[order.symbol].notional(Rational{1}, price), exact(*order.qty)});
  }
  std::ranges::stable_sort(waiting, [](const Waiting& left, const Waiting& right) { return left.unit < right.unit; });
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    const auto& order = *waiting[i].order;
    Rational closable;
    bool hedged = order.position_side.has_value();
    std::optional<Rational> leverage = maybe(order.leverage);
    for (const Leg& leg : legs) {
      if (leg.symbol != order.symbol) continue;
      if (!leverage) leverage = leg.leverage;
      if (leg.size == 0) continue;
      if (leg.is_long == (order.side == margin::OrderSide::Buy))
        hedged = true;
      else
        closable += leg.contracts;
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (waiting[j].order->symbol == order.symbol && waiting[j].order->side == order.side) closable -= exact(*waiting[j].order->qty);
    }
    const Rational closes = hedged || closable < 0 ? Rational{} : closable;
    if (waiting[i].qty <= closes) continue;
    const Rational opens = waiting[i].qty - closes;
    const Book& book = books[order.symbol];
    const Rational notional = book.notional(Rational{opens * book.multiplier}, waiting[i].price);
    PendingOrder pending;
    pending.margin = initial_margin(book, opens, notional, leverage);
    const bool opens_long = order.side == margin::OrderSide::Buy;
    const Rational reserve = opening_reserve(book, opens_long, notional, pending.margin);
    pending.margin += reserve;
    pending.maintenance = by_table(book, opens, notional);
    const CloseFee fee = account->rules.close_fee;
    pending.reserve = fee == CloseFee::None ? Rational{} : fee == CloseFee::AtBankruptcy ? reserve : Rational{book.taker * notional};
    this->pending.push_back(std::move(pending));
  }
}

Rational Ledger::opening_reserve(const Book& book, bool is_long, const Rational& notional, const Rational& margin) const {
  if (account->rules.close_fee != CloseFee::AtBankruptcy) return {};
  // The notional where the margin is used up: a linear long's and an inverse short's has shrunk by it.
  const Rational left = is_long != book.inverse ? Rational{notional - margin} : Rational{notional + margin};
  return left > 0 ? Rational{book.taker * left} : Rational{};
}

void Ledger::fix_reserves() {
  const auto& rules = account->rules;
  std::vector<Rational> at_bankruptcy(legs.size());
  for (Leg& leg : legs) {
    const Book& book = books[leg.symbol];
    if (leg.size == 0 || rules.close_fee == CloseFee::None || rules.close_fee == CloseFee::AtLiquidation) continue;
    if (rules.close_fee == CloseFee::AtMark) {
      at_bankruptcy[leg.place] = book.taker * leg.mark_notional;
      continue;
    }
    // Equity is a straight line along the path: two prices give it.
    const Scope scope(*this, leg.place);
    const Rational x = scope.to_path(book.mark);
    const Rational fee = book.taker * leg.size;
    const Rational here = scope.equity(book.mark) - fee * x;
    const Rational there = scope.equity(scope.to_price(2 * x)) - fee * 2 * x;
    const Rational slope = (there - here) / x;
    if (slope == 0) continue;
    const Rational bankruptcy = x - here / slope;
    if (bankruptcy <= 0) continue;
    at_bankruptcy[leg.place] = fee * bankruptcy;
    leg.reserve_terms =
        approximate(fee) * (approximate(bankruptcy) + scope.terms(approximate(scope.to_price(bankruptcy))) / std::abs(approximate(slope)));
  }
  for (Leg& leg : legs) {
    if (leg.size > 0) leg.fixed_reserve = at_bankruptcy[leg.place] + exact(rules.fixed_costs);
  }
}

Rational Ledger::profit(const Leg& leg, const Rational& price) const {
  const Rational now = books[leg.symbol].notional(leg.size, price);
  return leg.is_long != books[leg.symbol].inverse ? Rational{now - leg.entry_notional} : Rational{leg.entry_notional - now};
}

Rational Ledger::measure(const Book& book, const Rational& contracts, const Rational& notional) const {
  if (book.measure_moves) return notional;
  return account->rules.tier_basis == TierBasis::Contracts ? contracts : Rational{contracts * book.multiplier};
}

std::optional<std::size_t> Ledger::row_at(const Book& book, const Rational& measure) const {
  if (book.rows.empty()) return std::nullopt;
  std::size_t row = 0;
  for (std::size_t i = 1; i < book.rows.size(); ++i) {
    if (book.rows[i].from <= measure) row = i;
  }
  return row;
}

Rational Ledger::by_table(const Book& book, const Rational& contracts, const Rational& notional) const {
  if (book.rows.empty() || contracts == 0) return {};
  const Rational counted = measure(book, contracts, notional);
  const Row& row = book.rows[*row_at(book, counted)];
  if (row.deduction == 0) return row.rate * notional;
  const Rational in_measure = row.rate * counted - row.deduction;
  if (in_measure <= 0) return {};
  return book.measure_moves ? in_measure : Rational{in_measure * notional / counted};
}

Rational Ledger::maintenance(const Leg& leg, const Rational& price) const {
  if (leg.size == 0) return {};
  const Book& book = books[leg.symbol];
  switch (account->rules.mm_basis) {
    case MaintenanceBasis::AtLiquidation: return by_table(book, leg.contracts, book.notional(leg.size, price));
    case MaintenanceBasis::AtEntry: return by_table(book, leg.contracts, leg.entry_notional);
    case MaintenanceBasis::AtMark: return by_table(book, leg.contracts, leg.mark_notional);
    case MaintenanceBasis::ShareOfMargin:
      return by_table(book, leg.contracts, book.notional(leg.size, price)) / leg.leverage.value_or(Rational{1});
    case MaintenanceBasis::Constant: return larger_of(by_table(book, leg.contracts, leg.entry_notional), exact(account->rules.mm_floor));
  }
  return {};
}

Rational Ledger::closing_reserve(const Leg& leg, const Rational& price) const {
  if (leg.size == 0 || account->rules.close_fee != CloseFee::AtLiquidation) return leg.fixed_reserve;
  const Book& book = books[leg.symbol];
  return leg.fixed_reserve + book.taker * book.notional(leg.size, price);
}

Rational Ledger::initial_margin(const Leg& leg, const Rational& price) const {
  const Book& book = books[leg.symbol];
  return initial_margin(book, leg.contracts, book.notional(leg.size, price), leg.leverage);
}

Rational Ledger::initial_margin(const Book& book, const Rational& contracts, const Rational& notional,
                                const std::optional<Rational>& leverage) const {
  const auto place = row_at(book, measure(book, contracts, notional));
  std::optional<Rational> rate;
  if (place) rate = book.rows[*place].initial_rate;
  if (leverage) return notional * (rate ? larger_of(1 / *leverage, *rate) : Rational{1 / *leverage});
  if (rate) return notional * *rate;
  if (place && book.rows[*place].max_leverage) return notional / *book.rows[*place].max_leverage;
  if (book.contract->max_leverage) return notional / exact(*book.contract->max_leverage);
  return notional;
}

Leg Ledger::net(const std::vector<const Leg*>& of) const {
  Rational longs, shorts, long_entries, short_entries;
  for (const Leg* leg : of) {
    (leg->is_long ? longs : shorts) += leg->contracts;
    (leg->is_long ? long_entries : short_entries) += leg->entry_notional;
  }
  Leg net;
  net.symbol = of.front()->symbol;
  net.is_long = longs >= shorts;
  const Rational& larger = net.is_long ? longs : shorts;
  net.contracts = larger - (net.is_long ? shorts : longs);
  net.size = net.contracts * books[net.symbol].multiplier;
  net.entry_notional = (net.is_long ? long_entries : short_entries) * net.contracts / larger;
  net.mark_notional = books[net.symbol].notional(net.size, books[net.symbol].mark);
  net.leverage = (*std::ranges::find_if(of, [&](const Leg* leg) { return leg->is_long == net.is_long; }))->leverage;
  return net;
}

Sides Ledger::sides(const std::vector<const Leg*>& of, const Rational& price) const {
  Sides sides;
  if (of.empty()) return sides;
  if (is(Hedge::Net) && !of.front()->isolated) {
    const Leg one = net(of);
    (one.is_long ? sides.longs : sides.shorts) = maintenance(one, price);
    return sides;
  }
  Rational longs, shorts;
  for (const Leg* leg : of) {
    (leg->is_long ? sides.longs : sides.shorts) += maintenance(*leg, price);
    (leg->is_long ? longs : shorts) += leg->size;
  }
  if (is(Hedge::Larger)) (longs >= shorts ? sides.shorts : sides.longs) = 0;
  return sides;
}

std::vector<const Leg*> Ledger::cross_legs(std::size_t symbol) const {
  std::vector<const Leg*> found;
  for (const Leg& leg : legs) {
    if (leg.symbol == symbol && !leg.isolated && leg.size > 0) found.push_back(&leg);
  }
  return found;
}

}  // namespace oracle
