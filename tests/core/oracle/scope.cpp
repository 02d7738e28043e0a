// SPDX-License-Identifier: MIT
#include "oracle/ledger.hpp"

#include <cmath>

namespace oracle {

using margin::Hedge;
using margin::MaintenanceBasis;

Scope::Scope(const Ledger& ledger, std::size_t place) : Scope(ledger, ledger.legs[place].symbol, !ledger.legs[place].isolated) {
  if (is_cross_)
    moving_ = ledger.cross_legs(symbol_);
  else
    moving_ = {&ledger.legs[place]};
  hold_the_rest();
}

Scope Scope::cross(const Ledger& ledger, std::size_t symbol) {
  Scope scope(ledger, symbol, true);
  scope.moving_ = ledger.cross_legs(symbol);
  scope.hold_the_rest();
  return scope;
}

void Scope::hold_the_rest() {
  const auto& account = *ledger_->account;
  const auto hold = [&](const Rational& term) {
    held_equity_ += term;
    held_terms_ += std::abs(approximate(term));
  };
  for (const Leg* leg : moving_) {
    moving_terms_ += std::abs(approximate(leg->funding)) + approximate(leg->entry_notional) + approximate(leg->fixed_reserve) +
                     leg->reserve_terms + std::abs(approximate(leg->beside));
    moving_terms_ += approximate(ledger_->kappa * ledger_->maintenance(*leg, book().mark));
    if (leg->loan) moving_terms_ += 2 * approximate(leg->loan->quote_assets + leg->loan->quote_debts);
  }
  if (!is_cross_) {
    hold(moving_.front()->counted);
    return;
  }

  hold(ledger_->wallet);
  for (const auto& item : account.collateral) {
    if (item.symbol == symbol_)
      collateral_units_ += weighted(item);
    else
      hold(weighted(item) * (item.symbol ? ledger_->books[*item.symbol].mark : item.price ? exact(*item.price) : Rational{1}));
  }
  hold(or_zero(account.others.unrealized_pnl));
  held_maintenance_ = or_zero(account.others.maintenance_margin);
  held_reserve_ = or_zero(account.others.closing_reserve);
  if (account.rules.orders == margin::OrdersRule::Counted) {
    for (const PendingOrder& order : ledger_->pending) {
      if (order.symbol == symbol_) {
        waiting_maintenance_ += order.maintenance;
        waiting_reserve_ += order.reserve;
        continue;
      }
      const Book& of = ledger_->books[order.symbol];
      held_maintenance_ += of.worth(order.maintenance);
      held_reserve_ += of.worth(order.reserve);
    }
  }
  std::vector<Sides> by_underlying;
  for (std::size_t symbol = 0; symbol < ledger_->books.size(); ++symbol) {
    const Book& other = ledger_->books[symbol];
    if (symbol == symbol_) continue;
    const auto legs = ledger_->cross_legs(symbol);
    for (const Leg* leg : legs) {
      hold(other.worth(-leg->funding));
      hold(other.worth(ledger_->value(*leg, other.mark)));
      held_reserve_ += other.worth(ledger_->closing_reserve(*leg, other.mark));
      held_terms_ += approximate(other.worth(leg->entry_notional + 2 * leg->mark_notional)) + approximate(other.worth(1)) * leg->reserve_terms;
    }
    Sides sides = ledger_->sides(legs, other.mark);
    sides.longs = other.worth(sides.longs);
    sides.shorts = other.worth(sides.shorts);
    if (!ledger_->is(Hedge::MaxSide, symbol)) {
      held_maintenance_ += sides.longs + sides.shorts;
    } else if (other.underlying == book().underlying && ledger_->is(Hedge::MaxSide, symbol_)) {
      held_sides_.longs += sides.longs;
      held_sides_.shorts += sides.shorts;
    } else {
      if (by_underlying.size() <= other.underlying) by_underlying.resize(other.underlying + 1);
      by_underlying[other.underlying].longs += sides.longs;
      by_underlying[other.underlying].shorts += sides.shorts;
    }
  }
  for (const Sides& sides : by_underlying) held_maintenance_ += larger_of(sides.longs, sides.shorts);
  held_terms_ += approximate(held_maintenance_) + std::abs(approximate(held_reserve_));
  moving_terms_ += approximate(waiting_maintenance_) + approximate(waiting_reserve_);
}

Sides Scope::contest(const Rational& price) const {
  Sides sides = ledger_->sides(moving_, price);
  sides.longs = worth(sides.longs, price) + held_sides_.longs;
  sides.shorts = worth(sides.shorts, price) + held_sides_.shorts;
  return sides;
}

Rational Scope::equity(const Rational& price) const {
  Rational equity = held_equity_;
  if (collateral_units_ != 0) equity += collateral_units_ * price;
  for (const Leg* leg : moving_) equity += worth(ledger_->value(*leg, price) - leg->funding, price);
  if (!is_cross_) {
    const Rational& free = moving_.front()->free;
    equity += book().in_coin ? Rational{free / price} : free;
  }
  return equity;
}

Rational Scope::equity_after_fee(const Leg& leg, const Rational& price) const {
  const auto& rules = ledger_->account->rules;
  const bool constant = rules.opening_reserve == margin::OpeningReserve::CostAndMargin;
  const Rational fee = constant ? Rational{leg.fixed_reserve - exact(rules.fixed_costs)} : Rational{book().taker * book().notional(leg.size, price)};
  return equity(price) - worth(fee, price);
}

Tally Scope::at(const Rational& price) const {
  Tally tally{equity(price), held_maintenance_ + worth(waiting_maintenance_, price), held_reserve_ + worth(waiting_reserve_, price)};
  const Sides sides = contest(price);
  const bool one_side_pays = is_cross_ && ledger_->is(Hedge::MaxSide, symbol_);
  tally.maintenance += one_side_pays ? larger_of(sides.longs, sides.shorts) : Rational{sides.longs + sides.shorts};
  for (const Leg* leg : moving_) tally.reserve += worth(ledger_->closing_reserve(*leg, price), price);
  return tally;
}

Rational Scope::health(const Rational& price) const {
  const Tally tally = at(price);
  return tally.equity - ledger_->kappa * tally.maintenance - tally.reserve;
}

double Scope::slope_terms() const {
  if (in_quote()) return moving_terms_ + std::abs(approximate(collateral_units_));
  double terms = std::abs(approximate(collateral_units_));
  for (const Leg* leg : moving_) {
    terms += 2 * approximate(leg->size);
    if (leg->loan) terms += 2 * approximate(leg->loan->base_assets + leg->loan->base_debts);
  }
  return terms;
}

double Scope::terms(double price) const {
  const double free = is_cross_ ? 0 : moving_.front()->free_terms * (book().in_coin ? 1 / price : 1);
  double sizes = 0;
  for (const Leg* leg : moving_) sizes += 2 * approximate(leg->size);
  if (in_quote()) return held_terms_ + moving_terms_ * price + std::abs(approximate(collateral_units_)) * price + sizes;
  return held_terms_ + moving_terms_ + free + slope_terms() * (book().inverse ? 1 / price : price);
}

std::vector<Rational> Scope::edges() const {
  std::vector<Rational> edges;
  const MaintenanceBasis basis = ledger_->account->rules.mm_basis;
  if (!book().measure_moves || (basis != MaintenanceBasis::AtLiquidation && basis != MaintenanceBasis::ShareOfMargin)) return edges;
  struct Sized {
    Rational size;
    Rational beside;
  };
  std::vector<Sized> sizes;
  if (is_cross_ && ledger_->is(Hedge::Net, symbol_) && !moving_.empty()) {
    const Leg net = ledger_->net(moving_);
    sizes.push_back({net.size, net.beside});
  } else {
    for (const Leg* leg : moving_) sizes.push_back({leg->size, leg->beside});
  }
  for (const auto& [size, beside] : sizes) {
    if (size == 0) continue;
    for (const Row& row : book().rows) {
      if (row.from > beside) edges.push_back((row.from - beside) / size);
      if (row.deduction > 0 && row.rate > 0) edges.push_back(row.deduction / row.rate / size);
    }
  }
  if (book().inverse && !reciprocal()) {
    for (Rational& edge : edges) edge = 1 / edge;
  }
  return edges;
}

}  // namespace oracle
