// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>

#include "support/accounts.hpp"
#include "support/comparison.hpp"

// A report of the library, field by field, against what the oracle says of the account.

namespace support {

using oracle::Ledger;
using oracle::Scope;

/// Whether what a table counts lies so close to one of its edges that a rounded notional may fall to the other side.
inline bool on_edge(const Ledger& ledger, double nearness) {
  const auto close = [&](const oracle::Book& book, const auto& held, const Rational& notional) {
    const double measure = oracle::approximate(Rational{ledger.measure(book, held.contracts, notional) + held.beside});
    return std::ranges::any_of(book.rows, [&](const oracle::Row& row) {
      const double from = oracle::approximate(row.from);
      const double knee = row.rate > 0 ? oracle::approximate(row.deduction / row.rate) : 0;
      return (from > 0 && std::abs(measure - from) <= nearness * from) || (knee > 0 && std::abs(measure - knee) <= nearness * knee);
    });
  };
  for (const auto& leg : ledger.legs) {
    const auto& book = ledger.books[leg.symbol];
    if (leg.size > 0 && (close(book, leg, leg.mark_notional) || close(book, leg, leg.entry_notional))) return true;
  }
  for (std::size_t symbol = 0; symbol < ledger.books.size(); ++symbol) {
    const auto legs = ledger.cross_legs(symbol);
    if (legs.empty()) continue;
    const auto net = ledger.net(legs);
    if (net.size > 0 &&
        (close(ledger.books[symbol], net, net.mark_notional) || close(ledger.books[symbol], net, net.entry_notional)))
      return true;
  }
  return false;
}

/// What is so of an account.
struct Truth {
  explicit Truth(const Account<Decimal>& of)
      : account(of), ledger(of), liquidations(oracle::liquidations(ledger)), whole(Scope::cross(ledger, 0)) {
    cross = whole.at(whole.book().mark);
    for (std::size_t place = 0; place < of.positions.size(); ++place) {
      scopes.emplace_back(ledger, place);
      tallies.push_back(of.positions[place].isolated() ? scopes.back().at(scopes.back().book().mark) : cross);
      bankruptcies.push_back(oracle::bankruptcy(ledger, place));
    }
  }

  const Account<Decimal>& account;
  Ledger ledger;
  std::vector<oracle::LiquidationAnswer> liquidations;
  Scope whole;
  oracle::Tally cross;
  std::vector<Scope> scopes;
  std::vector<oracle::Tally> tallies;
  std::vector<oracle::BankruptcyAnswer> bankruptcies;
};

/// Compares a report with it.
template <class N>
struct Judge {
  Comparison<N>& to;
  const Truth& truth;
  const Ledger& ledger = truth.ledger;
  const Account<Decimal>& account = truth.account;

  [[nodiscard]] double ties() const { return std::same_as<N, Decimal> ? 1e-28 : 1e-11; }
  [[nodiscard]] bool fits(const std::optional<N>& got, const std::optional<Crossing>& expected) const {
    if (got.has_value() != expected.has_value()) return false;
    if (!got) return true;
    Comparison<N> trial;
    trial.crossing("", got, expected);
    return trial.failures.empty();
  }

  void row(std::size_t place, const PositionReport<N>& row) {
    to.place = "positions[" + std::to_string(place) + "].";
    const auto& leg = ledger.legs[place];
    const Scope& scope = truth.scopes[place];
    const auto& book = scope.book();
    const double mark = oracle::approximate(book.mark);
    const oracle::Tally& tally = truth.tallies[place];
    const auto worth = [&](const Rational& amount) { return in_backer(leg, amount); };
    const double own = size(worth(leg.entry_notional)) + size(worth(leg.mark_notional));
    const double reserve_terms = size(worth(1)) * leg.reserve_terms;
    const double terms = scope.terms(mark);
    const Rational profit = ledger.profit(leg, book.mark);
    to.number("notional", row.notional, worth(leg.mark_notional), own);
    to.number("unrealizedPnl", row.unrealized_pnl, worth(profit), own);
    to.number("margin", row.margin, leg.isolated ? std::optional(leg.margin) : std::nullopt, own);
    to.number("maintenanceMargin", row.maintenance_margin, worth(ledger.maintenance(leg, book.mark)), own);
    to.number("closingReserve", row.closing_reserve, worth(ledger.closing_reserve(leg, book.mark)), own + reserve_terms);
    const auto& basis = account.rules.mm_basis;
    const bool charged_at_entry = basis == MaintenanceBasis::AtEntry || basis == MaintenanceBasis::Constant;
    const Rational& charged = charged_at_entry ? leg.entry_notional : leg.mark_notional;
    const Rational counted = leg.loan ? Rational{leg.loan->base_debts > 0 ? leg.loan->base_debts : leg.loan->quote_debts}
                                      : Rational{ledger.measure(book, leg.contracts, charged) + leg.beside};
    to.equal("tier", row.tier, ledger.row_at(book, counted));
    liquidation(place, scope, row.liquidation);
    bankruptcy(place, scope, row.bankruptcy);
    if (leg.size == 0) return;
    to.number("initialMargin", row.initial_margin, worth(initial_margin(leg)), own + reserve_terms);
    const Rational at_entry = ledger.initial_margin(leg, leg.entry);
    to.number("roe", row.roe, quotient(profit, at_entry), quotient_terms(size(leg.entry_notional) + size(leg.mark_notional), profit, 0, at_entry));
    break_even(leg, row);
    max_loss(leg, tally, terms, row);
    if (size(tally.equity) > ties() * terms) ratios(leg, tally, terms, row);
  }

  /// An amount that a position settles in, in the currency of what backs it.
  [[nodiscard]] Rational in_backer(const oracle::Leg& leg, const Rational& amount) const {
    return leg.isolated ? amount : ledger.books[leg.symbol].worth(amount);
  }

  [[nodiscard]] Rational initial_margin(const oracle::Leg& leg) const {
    const bool at_entry = leg.isolated || account.rules.mm_basis == MaintenanceBasis::AtEntry;
    const Rational margin = ledger.initial_margin(leg, at_entry ? leg.entry : ledger.books[leg.symbol].mark);
    return margin + ledger.reserved_in_margin(leg);
  }

  void ratios(const oracle::Leg& leg, const oracle::Tally& tally, double terms, const PositionReport<N>& row) {
    const Rational required = ledger.kappa * tally.maintenance + tally.reserve;  // of all that one equity backs
    to.number("marginRatio", row.margin_ratio, quotient(required, tally.equity), quotient_terms(terms, required, terms, tally.equity));
    // What is owed of a loan is a difference of the price and the margin.
    const Rational notional = in_backer(leg, leg.mark_notional);
    const double owed_terms = size(notional) + (leg.loan ? size(leg.entry_notional) : 0);
    to.number("effectiveLeverage", row.effective_leverage, quotient(notional, tally.equity),
              quotient_terms(owed_terms, notional, terms, tally.equity));
    if (!leg.loan || size(leg.mark_notional) <= ties() * owed_terms) return;
    const Rational assets = leg.loan->assets(ledger.books[leg.symbol].mark);
    to.number("marginLevel", row.margin_level, quotient(assets, leg.mark_notional),
              quotient_terms(size(assets) + owed_terms, assets, owed_terms, leg.mark_notional));
  }

  void break_even(const oracle::Leg& leg, const PositionReport<N>& row) {
    const auto& book = ledger.books[leg.symbol];
    const auto& position = account.positions[leg.place];
    Rational opening = book.taker;
    if (position.open_fee)
      opening = exact(*position.open_fee);
    else if (position.liquidity == margin::Liquidity::Maker)
      opening = book.contract->fees ? exact(book.contract->fees->maker) : Rational{};
    const Rational s{leg.is_long ? 1 : -1};
    const Rational path = book.inverse ? Rational{((s - opening) / leg.entry - leg.funding / leg.size) / (s + book.taker)}
                                       : Rational{(leg.entry * (s + opening) + leg.funding / leg.size) / (s - book.taker)};
    const double terms = 4 * ((book.inverse ? 1 / size(leg.entry) : size(leg.entry)) + size(leg.funding / leg.size));
    if (std::abs(oracle::approximate(path)) <= ties() * terms) return;
    if (path < 0)
      to.number("breakEven", row.break_even, std::nullopt, 0);
    else if (book.inverse)
      to.number("breakEven", row.break_even, std::optional(Rational{1 / path}), terms / size(path) / size(path));
    else
      to.number("breakEven", row.break_even, std::optional(path), terms);
  }

  /// The most that can be lost from the entry: what backs it without its own profit, and no more than a price of zero costs.
  void max_loss(const oracle::Leg& leg, const oracle::Tally& tally, double terms, const PositionReport<N>& row) {
    const Rational profit = ledger.profit(leg, ledger.books[leg.symbol].mark);
    Rational most = leg.isolated && !leg.loan ? ledger.backing(leg) : Rational{tally.equity - in_backer(leg, profit)};
    if (most < 0) most = 0;
    if (ledger.books[leg.symbol].in_coin && !leg.isolated) {
      if (leg.is_long && leg.size < most) most = leg.size;  // its face value, in quote
    } else if (leg.is_long != ledger.books[leg.symbol].inverse && leg.entry_notional < most) most = leg.entry_notional;
    to.number("maxLoss", row.max_loss, most, terms);
  }

  void liquidation(std::size_t place, const Scope& scope, const Liquidation<N>& got) {
    const auto& answer = truth.liquidations[place];
    const bool agrees = got.status == answer.status && fits(got.lower, answer.lower) && fits(got.upper, answer.upper) &&
                        fits(got.exact, answer.exact) && fits(got.recovery, answer.recovery);
    if (!agrees) {
      oracle::Closeness closeness;
      (void)oracle::liquidation(ledger, place, &closeness);
      if (closeness.least <= ties()) {
        to.tie("liquidation");
        return;
      }
    }
    to.equal("liquidation.status", got.status, answer.status);
    if (got.status != answer.status) return;
    to.crossing("liquidation.lower", got.lower, answer.lower);
    to.crossing("liquidation.upper", got.upper, answer.upper);
    to.crossing("liquidation.exact", got.exact, answer.exact);
    to.crossing("liquidation.recovery", got.recovery, answer.recovery);
    if (got.status == PriceStatus::Already) {
      to.number("liquidation.missing", got.missing, answer.missing, scope.terms(oracle::approximate(scope.book().mark)));
    } else {
      to.number("liquidation.missing", got.missing, std::nullopt, 0);
    }
    rounding("liquidation.price", scope, got.price, answer.exact);
  }

  void bankruptcy(std::size_t place, const Scope& scope, const margin::Bankruptcy<N>& got) {
    const auto& answer = truth.bankruptcies[place];
    if (got.status != answer.status || !fits(got.exact, answer.exact)) {
      oracle::Closeness closeness;
      (void)oracle::bankruptcy(ledger, place, &closeness);
      if (closeness.least <= ties()) {
        to.tie("bankruptcy");
        return;
      }
    }
    to.equal("bankruptcy.status", got.status, answer.status);
    if (got.status != answer.status) return;
    to.crossing("bankruptcy.exact", got.exact, answer.exact);
    rounding("bankruptcy.price", scope, got.price, answer.exact);
  }

  /// The rounded price must be the exact one rounded by the rule; one tick aside only where the fraction lies on a point at which
  /// the rule turns, closer than the arithmetic can tell.
  void rounding(const char* field, const Scope& scope, const std::optional<N>& got, const std::optional<Crossing>& expected) {
    if (!got || !expected) {
      if (got.has_value() != expected.has_value()) to.fail(field, "is there or absent without an exact price");
      return;
    }
    const double price = size(expected->price);
    const double allowed = tolerance<N> * (expected->magnifies + price);
    if (allowed > 1e-3 * price) return;
    const auto& contract = *scope.book().contract;
    const Rational wanted = oracle::rounded(ledger, account.positions[scope.legs().front()->place].symbol, expected->price);
    const double off = size(Rational{exact(*got) - wanted});
    if (!contract.tick || account.rules.rounding == Rounding::None ? off <= allowed
        : std::same_as<N, Decimal>                                 ? off == 0
                                                                   : off <= 1e-12 * size(wanted))
      return;
    if (contract.tick) {
      const Rational tick = exact(*contract.tick);
      const Rational half_steps = 2 * expected->price / tick;
      const Rational rest = half_steps - Rational{oracle::floor(half_steps)};
      const double to_turn = oracle::approximate(rest < Rational{1, 2} ? rest : Rational{1 - rest}) / 2 * oracle::approximate(tick);
      const double to_mark = size(Rational{expected->price - scope.book().mark});
      if ((to_turn <= allowed || to_mark <= allowed) && off <= allowed + 1.000001 * oracle::approximate(tick)) {
        to.tie(field);
        return;
      }
    }
    to.number(field, *got, wanted, 0);
  }

  void totals(const AccountReport<N>& got) {
    to.place.clear();
    const double terms = truth.whole.terms(oracle::approximate(ledger.books[0].mark));
    const oracle::Tally& tally = truth.cross;
    const Rational health = tally.equity - ledger.kappa * tally.maintenance - tally.reserve;
    Rational initial = oracle::or_zero(account.others.initial_margin);
    double initial_terms = size(initial);
    Rational notional, margins, profits, ordered;
    double order_terms = 0;
    double notional_terms = 0;
    // Sums of what is held elsewhere are at risk too.
    bool any = tally.maintenance > 0 || tally.reserve > 0 || account.others.unrealized_pnl.value_or(margin::Decimal{0}) != margin::Decimal{0};
    for (const auto& leg : ledger.legs) {
      const oracle::Book& book = ledger.books[leg.symbol];
      if (leg.isolated) {
        margins += book.worth(leg.margin);
        profits += book.worth(ledger.profit(leg, book.mark));
      } else if (leg.size > 0) {
        any = true;
        notional += book.worth(leg.mark_notional);
        notional_terms += size(book.worth(leg.mark_notional)) + (leg.loan ? size(leg.entry_notional) : 0);
        const Rational asks = book.worth(initial_margin(leg));
        initial += asks;
        initial_terms += size(asks) + size(book.worth(1)) * leg.reserve_terms;
      }
    }
    ordered = ledger.order_margin();
    for (const auto& order : ledger.pending) order_terms += size(ledger.books[order.symbol].worth(order.margin));
    double isolated_terms = 0;
    for (const auto& leg : ledger.legs) {
      isolated_terms += size(ledger.books[leg.symbol].worth(leg.entry_notional + leg.mark_notional)) +
                        size(ledger.books[leg.symbol].worth(leg.margin));
    }
    to.number("equity", got.equity, tally.equity, terms);
    to.number("wallet", got.wallet, ledger.wallet, terms);
    to.number("initialMargin", got.initial_margin, initial, initial_terms);
    to.number("orderMargin", got.order_margin, ordered, order_terms);
    to.number("available", got.available, tally.equity - initial - ordered, terms + initial_terms + order_terms);
    to.number("maintenanceMargin", got.maintenance_margin, tally.maintenance, terms);
    to.number("closingReserve", got.closing_reserve, tally.reserve, terms);
    to.number("isolated.margin", got.isolated.margin, margins, isolated_terms);
    to.number("isolated.unrealizedPnl", got.isolated.unrealized_pnl, profits, isolated_terms);
    if (size(tally.equity) > ties() * terms) {
      const Rational required = ledger.kappa * tally.maintenance + tally.reserve;
      to.number("marginRatio", got.margin_ratio, quotient(required, tally.equity), quotient_terms(terms, required, terms, tally.equity));
      to.number("leverage", got.leverage, quotient(notional, tally.equity), quotient_terms(notional_terms, notional, terms, tally.equity));
    }
    const bool past = any && (health < 0 || (health == 0 && account.rules.boundary == Boundary::EqualLiquidates));
    if (size(health) > ties() * terms)
      to.equal("status", got.status, past ? margin::AccountStatus::Already : margin::AccountStatus::Ok);
    else if ((got.status == margin::AccountStatus::Already) != past)
      to.tie("status");
  }

  void report(const AccountReport<N>& got) {
    totals(got);
    for (std::size_t place = 0; place < account.positions.size(); ++place) row(place, got.positions.at(place));
  }
};

}  // namespace support
