// SPDX-License-Identifier: MIT
// What is asked of an account that was read, and what it is worth.
#include "oracle/ledger.hpp"

#include <algorithm>

namespace oracle {

using margin::CloseFee;
using margin::Hedge;
using margin::MaintenanceBasis;
using margin::TierBasis;

Rational Ledger::profit(const Leg& leg, const Rational& price) const {
  const Rational now = books[leg.symbol].notional(leg.size, price);
  return leg.is_long != books[leg.symbol].inverse ? Rational{now - leg.entry_notional} : Rational{leg.entry_notional - now};
}

Rational Ledger::measure(const Book& book, const Rational& contracts, const Rational& notional) const {
  if (book.measure_moves) return notional;
  return account->rules.basis_of(*book.contract) == TierBasis::Contracts ? contracts : Rational{contracts * book.multiplier};
}

std::optional<std::size_t> Ledger::row_at(const Book& book, const Rational& measure) const {
  if (book.rows.empty()) return std::nullopt;
  std::size_t row = 0;
  for (std::size_t i = 1; i < book.rows.size(); ++i) {
    if (book.rows[i].from <= measure) row = i;
  }
  return row;
}

Rational Ledger::by_table(const Book& book, bool is_long, const Rational& contracts, const Rational& notional,
                          const Rational& beside) const {
  if (contracts == 0) return {};
  if (book.contract->law) {
    const auto& law = *book.contract->law;
    if (law.law == margin::LawKind::SizeLinear) return (exact(*law.base) + exact(*law.slope) * contracts * book.multiplier) * notional;
    if (law.law == margin::LawKind::Weights) return (is_long ? Rational{1 - exact(*law.asset)} : Rational{exact(*law.liability) - 1}) * notional;
  }
  if (book.rows.empty()) return {};
  const Rational counted = measure(book, contracts, notional);
  const Row& row = book.rows[*row_at(book, counted + beside)];
  if (row.deduction == 0) return row.rate * notional;
  const Rational in_measure = row.rate * counted - row.deduction;
  if (in_measure <= 0) return {};
  return book.measure_moves ? in_measure : Rational{in_measure * notional / counted};
}

Rational Ledger::funding_rate(const Leg& leg) const {
  const Book& book = books[leg.symbol];
  const auto& funding = *book.contract->funding;
  const auto cut = [](const Rational& value, const Rational& bound) {
    return value > bound ? bound : value < -bound ? Rational{-bound} : value;
  };
  Rational rate;
  if (funding.premium) {
    const Rational premium = exact(*funding.premium);
    rate = premium + cut(or_zero(funding.interest) - premium, or_zero(funding.band));
  } else {
    rate = exact(*funding.rate);
  }
  if (funding.cap) rate = cut(rate, exact(*funding.cap));
  if (funding.cap_factor) {
    const Rational asked = initial_margin(book, leg.contracts, leg.mark_notional, std::nullopt) / leg.mark_notional;
    Rational kept;
    if (book.contract->law) kept = by_table(book, leg.is_long, leg.contracts, leg.mark_notional) / leg.mark_notional;
    else if (!book.rows.empty()) kept = book.rows[*row_at(book, measure(book, leg.contracts, leg.mark_notional) + leg.beside)].rate;
    rate = cut(rate, exact(*funding.cap_factor) * larger_of(Rational{}, asked - kept));
  }
  if (funding.open_interest && leg.is_long != (rate > 0)) {
    const Rational longs = exact(funding.open_interest->longs);
    const Rational shorts = exact(funding.open_interest->shorts);
    rate *= leg.is_long ? Rational{shorts / longs} : Rational{longs / shorts};
  }
  return rate;
}

Rational Ledger::maintenance(const Leg& leg, const Rational& price) const {
  if (leg.size == 0) return {};
  const Book& book = books[leg.symbol];
  if (leg.loan) return (leg.loan->level - 1) * leg.loan->debts(price);
  const auto of = [&](const Rational& notional) { return by_table(book, leg.is_long, leg.contracts, notional, leg.beside); };
  Rational next_payment;
  if (account->rules.funding_reserve == margin::FundingReserve::Next && book.contract->funding) {
    const Rational rate = funding_rate(leg);
    if ((rate > 0) == leg.is_long) next_payment = (rate > 0 ? rate : Rational{-rate}) * leg.entry_notional;
  }
  switch (account->rules.mm_basis) {
    case MaintenanceBasis::AtLiquidation: return next_payment + of(book.notional(leg.size, price));
    case MaintenanceBasis::AtEntry: return next_payment + of(leg.entry_notional);
    case MaintenanceBasis::AtMark: return next_payment + of(leg.mark_notional);
    case MaintenanceBasis::ShareOfMargin: return next_payment + of(book.notional(leg.size, price)) / leg.leverage.value_or(Rational{1});
    case MaintenanceBasis::Constant: return next_payment + larger_of(of(leg.entry_notional), exact(account->rules.mm_floor));
  }
  return {};
}

Rational Ledger::value(const Leg& leg, const Rational& price) const {
  return leg.loan ? Rational{leg.loan->assets(price) - leg.loan->debts(price)} : profit(leg, price);
}

Rational Ledger::order_margin() const {
  std::vector<Sides> symbols(books.size());
  Rational all;
  for (const PendingOrder& order : pending) {
    const Rational asks = books[order.symbol].worth(order.margin);
    all += asks;
    (order.buys ? symbols[order.symbol].longs : symbols[order.symbol].shorts) += asks;
  }
  if (account->rules.order_netting == margin::OrderNetting::Sum) return all;
  Rational larger;
  for (const Sides& sides : symbols) larger += larger_of(sides.longs, sides.shorts);
  return larger;
}

Rational Ledger::closing_reserve(const Leg& leg, const Rational& price) const {
  if (leg.size == 0 || leg.loan || account->rules.close_fee != CloseFee::AtLiquidation) return leg.fixed_reserve;
  const Book& book = books[leg.symbol];
  return leg.fixed_reserve + book.taker * book.notional(leg.size, price);
}

Rational Ledger::opening_reserve(const Book& book, bool is_long, const Rational& notional, const Rational& margin) const {
  const auto kept = account->rules.opening_reserve;
  if (book.contract->kind == margin::ContractKind::Loan) return {};
  if (kept == margin::OpeningReserve::CostAndMargin) return book.taker * (notional + margin);
  if (account->rules.close_fee != CloseFee::AtBankruptcy && kept == margin::OpeningReserve::ByCloseFee) return {};
  // The notional where the margin is used up: a linear long's and an inverse short's has shrunk by it.
  const Rational left = is_long != book.inverse ? Rational{notional - margin} : Rational{notional + margin};
  return left > 0 ? Rational{book.taker * left} : Rational{};
}

Rational Ledger::reserved_in_margin(const Leg& leg) const {
  if (leg.size == 0) return {};
  if (account->rules.close_fee == CloseFee::AtBankruptcy) return leg.fixed_reserve;
  return opening_reserve(books[leg.symbol], leg.is_long, leg.entry_notional, initial_margin(leg, leg.entry));
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
  if (book.contract->law && book.contract->law->imr_base) {
    const auto& law = *book.contract->law;
    rate = exact(*law.imr_base) + or_zero(law.imr_slope) * contracts * book.multiplier;
  }
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
  const Leg& first = **std::ranges::find_if(of, [&](const Leg* leg) { return leg->is_long == net.is_long; });
  net.leverage = first.leverage;
  net.beside = first.beside;
  return net;
}

Sides Ledger::sides(const std::vector<const Leg*>& of, const Rational& price) const {
  Sides sides;
  if (of.empty()) return sides;
  const std::size_t symbol = of.front()->symbol;
  if (is(Hedge::Net, symbol) && !of.front()->isolated) {
    const Leg one = net(of);
    (one.is_long ? sides.longs : sides.shorts) = maintenance(one, price);
    return sides;
  }
  Rational longs, shorts;
  for (const Leg* leg : of) {
    (leg->is_long ? sides.longs : sides.shorts) += maintenance(*leg, price);
    (leg->is_long ? longs : shorts) += leg->size;
  }
  if (is(Hedge::Larger, symbol)) (longs >= shorts ? sides.shorts : sides.longs) = 0;
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
