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
  book.in_coin = book.inverse && account.rules.valuation == margin::Valuation::Quote;
  const TierBasis basis = account.rules.basis_of(contract);
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
  read_loans();
  read_wallet();
  read_orders();
  if (from.rules.counts_orders()) {
    for (Leg& leg : legs) {
      for (const PendingOrder& order : pending) {
        if (order.symbol == leg.symbol && order.is_long == leg.is_long) leg.beside += order.measure;
      }
    }
  }
  count_margins();
  fix_reserves();
}

void Ledger::read_loans() {
  const auto& rules = account->rules;
  for (Leg& leg : legs) {
    const Book& book = books[leg.symbol];
    if (book.contract->kind != margin::ContractKind::Loan) continue;
    Borrowing loan;
    if (const auto& given = account->positions[leg.place].loan) {
      loan = {exact(given->assets.base), exact(given->assets.quote), exact(given->debts.base), exact(given->debts.quote), {}};
    } else {
      const auto& margin = account->positions[leg.place].margin;
      const Rational own = leg.isolated ? leg.margin : margin ? exact(*margin) : Rational{};
      const Rational borrowed = leg.is_long ? Rational{leg.entry_notional - own} : Rational{};
      if (leg.is_long)
        loan = {leg.size, borrowed < 0 ? Rational{-borrowed} : Rational{}, {}, borrowed > 0 ? borrowed : Rational{}, {}};
      else
        loan = {{}, leg.entry_notional + own, leg.size, {}, {}};
    }
    if (rules.loan_level) {
      loan.level = exact(*rules.loan_level);
    } else {
      const auto row = row_at(book, loan.base_debts > 0 ? loan.base_debts : loan.quote_debts);
      loan.level = row ? Rational{1 + book.rows[*row].rate} : Rational{1};
      if (rules.close_fee == CloseFee::Multiplicative) loan.level *= 1 + book.taker;
      else if (rules.close_fee != CloseFee::None) loan.level += book.taker;
    }
    leg.mark_notional = loan.debts(book.mark);
    leg.loan = loan;
  }
}

/// Of the isolated margins, what counts; the free balance of the cross account may count too.
void Ledger::count_margins() {
  const auto& rules = account->rules;
  Rational free;
  double free_terms = 0;
  if (rules.auto_add) {
    fix_reserves();  // the initial margin of cross positions may contain them
    free = wallet + or_zero(account->others.unrealized_pnl) - or_zero(account->others.initial_margin) - order_margin();
    free_terms = std::abs(approximate(wallet)) + approximate(or_zero(account->others.initial_margin)) + approximate(order_margin());
    for (const auto& item : account->collateral) {
      const Rational value = weighted(item) * (item.symbol ? books[*item.symbol].mark : item.price ? exact(*item.price) : Rational{1});
      free += value;
      free_terms += std::abs(approximate(value));
    }
    for (const Leg& leg : legs) {
      if (leg.isolated || leg.size == 0) continue;
      const bool at_entry = rules.mm_basis == MaintenanceBasis::AtEntry || leg.loan;
      const Book& book = books[leg.symbol];
      free += book.worth(value(leg, book.mark) - leg.funding - initial_margin(leg, at_entry ? leg.entry : book.mark));
      if (rules.close_fee == CloseFee::AtBankruptcy) free -= book.worth(leg.fixed_reserve);
      free_terms += approximate(book.worth(leg.entry_notional + 2 * leg.mark_notional)) + approximate(book.worth(1)) * leg.reserve_terms;
    }
    if (free < 0) free = 0;
    for (Leg& leg : legs) leg.fixed_reserve = 0, leg.reserve_terms = 0;
  }
  for (Leg& leg : legs) {
    if (!leg.isolated || leg.loan) continue;
    leg.counted = leg.margin;
    if (rules.extra_margin == margin::ExtraMargin::FeeScaled && account->positions[leg.place].margin) {
      const Book& book = books[leg.symbol];
      const Rational initial = initial_margin(leg, leg.entry);
      const Rational base = initial + opening_reserve(book, leg.is_long, leg.entry_notional, initial);
      if (leg.margin > base) leg.counted = base + (leg.margin - base) / (leg.is_long ? Rational{1 + book.taker} : Rational{1 - book.taker});
    }
    leg.free = free;
    leg.free_terms = free == 0 ? 0 : free_terms;
  }
}

void Ledger::read_wallet() {
  if (account->wallet || !account->equity) {
    wallet = or_zero(account->wallet);
    return;
  }
  wallet = exact(*account->equity) - or_zero(account->others.unrealized_pnl);
  for (const Leg& leg : legs) {
    const Book& book = books[leg.symbol];
    if (!leg.isolated && leg.size > 0) wallet -= book.worth(value(leg, book.mark) - leg.funding);
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
    pending.symbol = order.symbol;
    pending.is_long = opens_long;
    pending.buys = opens_long;
    pending.measure = measure(book, opens, notional);
    pending.maintenance = by_table(book, opens_long, opens, notional);
    const CloseFee fee = account->rules.close_fee;
    pending.reserve = fee == CloseFee::None || fee == CloseFee::Multiplicative ? Rational{} : fee == CloseFee::AtBankruptcy ? reserve : Rational{book.taker * notional};
    this->pending.push_back(std::move(pending));
  }
}

Rational Ledger::opening_reserve(const Book& book, bool is_long, const Rational& notional, const Rational& margin) const {
  if (account->rules.close_fee != CloseFee::AtBankruptcy || book.contract->kind == margin::ContractKind::Loan) return {};
  // The notional where the margin is used up: a linear long's and an inverse short's has shrunk by it.
  const Rational left = is_long != book.inverse ? Rational{notional - margin} : Rational{notional + margin};
  return left > 0 ? Rational{book.taker * left} : Rational{};
}

void Ledger::fix_reserves() {
  const auto& rules = account->rules;
  std::vector<Rational> at_bankruptcy(legs.size());
  for (Leg& leg : legs) {
    const Book& book = books[leg.symbol];
    if (leg.size == 0 || leg.loan || rules.close_fee == CloseFee::None || rules.close_fee == CloseFee::AtLiquidation ||
        rules.close_fee == CloseFee::Multiplicative)
      continue;
    if (rules.close_fee == CloseFee::AtMark) {
      at_bankruptcy[leg.place] = book.taker * leg.mark_notional;
      continue;
    }
    // Equity is a straight line along the path: two prices give it.
    const Scope scope(*this, leg.place);
    const Rational x = scope.to_path(book.mark);
    const auto left = [&](const Rational& at) { return scope.equity_after_fee(leg, scope.to_price(at)); };
    const Rational here = left(x);
    const Rational slope = (left(2 * x) - here) / x;
    if (slope == 0) continue;
    const Rational bankruptcy = x - here / slope;
    if (bankruptcy <= 0) continue;
    const Rational price = scope.to_price(bankruptcy);
    const Rational reserve = book.taker * book.notional(leg.size, price);
    at_bankruptcy[leg.place] = reserve;
    leg.reserve_terms = approximate(reserve) *
                        (1 + scope.terms(approximate(price)) / std::abs(approximate(slope)) / approximate(bankruptcy));
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
