// SPDX-License-Identifier: MIT
// An account read into fractions: contracts, positions, loans, wallet, orders, and what of margins counts and is reserved.
#include "oracle/ledger.hpp"

#include <algorithm>
#include <cmath>

namespace oracle {
namespace {

using margin::CloseFee;
using margin::Decimal;
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
    const auto& position = account->positions[leg.place];
    if (leg.isolated && leg.size > 0 && position.loan && !position.margin) leg.margin = value(leg, book.mark) - profit(leg, book.mark);
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
      const bool at_entry = rules.mm_basis == MaintenanceBasis::AtEntry;
      const Book& book = books[leg.symbol];
      free += book.worth(value(leg, book.mark) - leg.funding - initial_margin(leg, at_entry ? leg.entry : book.mark));
      free -= book.worth(reserved_in_margin(leg));
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

/// An order without one has that of a position it adds to, else of one on its side, else of any that is held.
std::optional<Rational> Ledger::leverage_of(const margin::Order<Decimal>& order) const {
  if (order.leverage) return exact(*order.leverage);
  const bool buys = order.side == margin::OrderSide::Buy;
  const auto first = [&](auto&& fits) -> std::optional<Rational> {
    for (const Leg& leg : legs) {
      if (leg.symbol == order.symbol && leg.size > 0 && leg.leverage && fits(leg)) return leg.leverage;
    }
    return std::nullopt;
  };
  const auto adds = first([&](const Leg& leg) {
    return leg.is_long == buys && (!order.mode || leg.isolated == (*order.mode != margin::MarginMode::Cross));
  });
  if (adds) return adds;
  const auto beside = first([&](const Leg& leg) { return leg.is_long == buys; });
  return beside ? beside : first([](const Leg&) { return true; });
}

/// Whether an order meets isolated positions: by its own word, or that of a position of its symbol, first of its side and isolated.
bool Ledger::meets_isolated(const margin::Order<Decimal>& order) const {
  if (order.mode) return *order.mode == margin::MarginMode::Isolated;
  const auto held = [&](bool on_its_side, bool isolated) {
    return std::ranges::any_of(legs, [&](const Leg& leg) {
      return leg.symbol == order.symbol && leg.size > 0 && leg.isolated == isolated &&
             (leg.is_long == (order.side == margin::OrderSide::Buy)) == on_its_side;
    });
  };
  return held(true, true) || (!held(true, false) && (held(false, true) || !held(false, false)));
}

/// Orders that would open: those that close, cheapest first, use up the opposite position of their mode and cost nothing.
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
    const std::optional<Rational> leverage = leverage_of(order);
    for (const Leg& leg : legs) {
      if (leg.symbol != order.symbol || leg.size == 0) continue;
      if (leg.is_long == (order.side == margin::OrderSide::Buy))
        hedged = true;
      else if (leg.isolated == meets_isolated(order))
        closable += leg.contracts;
    }
    for (std::size_t j = 0; j < i; ++j) {
      const auto& earlier = *waiting[j].order;
      const bool of_this_kind = earlier.symbol == order.symbol && earlier.side == order.side;
      if (of_this_kind && meets_isolated(earlier) == meets_isolated(order)) closable -= exact(*earlier.qty);
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
    const bool reserves = fee != CloseFee::None && fee != CloseFee::Multiplicative;
    if (reserves) pending.reserve = fee == CloseFee::AtBankruptcy ? reserve : Rational{book.taker * notional};
    this->pending.push_back(std::move(pending));
  }
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
    if (rules.opening_reserve == margin::OpeningReserve::CostAndMargin) {
      at_bankruptcy[leg.place] = opening_reserve(book, leg.is_long, leg.entry_notional, initial_margin(leg, leg.entry));
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

}  // namespace oracle
