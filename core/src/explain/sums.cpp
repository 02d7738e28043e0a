// SPDX-License-Identifier: MIT
#include "margin/explain/pieces.hpp"

namespace margin {
namespace {

/// Of all waiting orders, or without those whose coin moves with the price of a symbol.
WaitingCharges<Decimal> waiting_without(const Standing<Decimal>& standing, const SymbolLegs* except) {
  return waiting_charges(standing, except ? except->symbol : standing.markets.size());
}

}  // namespace

Expression Pieces::sum_over(TermName name, const SymbolLegs* except) {
  const bool of_loans = name == TermName::Assets || name == TermName::Debts;
  const bool of_few = of_loans || name == TermName::Funding || name == TermName::ClosingReserve;
  Several sum;
  for (const std::size_t place : standing_.cross) {
    const Leg& leg = standing_.legs[place];
    if ((except && leg.position->symbol == except->symbol) || (leg.loan ? name == TermName::UnrealizedPnl : of_loans)) continue;
    Decimal number;
    if (name != TermName::InitialMargin) number = number_of(name, leg);
    else number = position_initial_margin(leg, rules_, rules_.mm_basis != MaintenanceBasis::AtEntry) + reserved_in_margin(standing_, leg);
    number = leg.market->worth(number);
    if (!of_few || number != 0) sum.add(own(name, number, leg), number);
  }
  return all(sum, name);
}

Expression Pieces::sum_within(TermName name, const SymbolLegs& symbol) {
  Several sum;
  for (const std::size_t place : standing_.cross_legs(symbol)) {
    const Leg& leg = standing_.legs[place];
    const Decimal number = number_of(name, leg);
    if (number != 0) sum.add(of(leg, name), number);
  }
  return all(sum, name);
}

Expression Pieces::cross_equity_without(const SymbolLegs* except) {
  const Account<Decimal>& account = *standing_.account;
  Decimal collateral;
  for (const Collateral<Decimal>& item : account.collateral) {
    if (except && item.symbol == except->symbol) continue;
    const Decimal price = item.symbol ? standing_.markets[*item.symbol].mark : item.price.value_or(Decimal{1});
    collateral = collateral + item.weighted_amount() * price;
  }
  return term(TermName::Wallet, standing_.sums.wallet) + sum_over(TermName::UnrealizedPnl, except) + sum_over(TermName::Assets, except) -
         sum_over(TermName::Debts, except) + any(TermName::OthersUnrealizedPnl, account.others.unrealized_pnl) +
         any(TermName::Collateral, collateral) - sum_over(TermName::Funding, except);
}

Expression Pieces::maintenance_sum(const SymbolLegs* except, PositionSide leading) {
  Several sum;
  const auto underlying_of = [&](const SymbolLegs& symbol) { return standing_.markets[symbol.symbol].contract->underlying; };
  for (const SymbolLegs& symbol : standing_.symbols) {
    if (except && symbol.symbol == except->symbol) continue;
    if (netted(symbol)) {
      const Decimal together = symbol_maintenance(standing_, symbol);
      const std::size_t count = symbol.end - symbol.begin;
      sum.add(term_of_many(TermName::MaintenanceMargin, together, count), together, count);
      continue;
    }
    auto paying = paying_side(standing_, symbol);
    if (hedge_of(symbol) == Hedge::MaxSide) {
      const SideSums<Decimal>& sides = standing_.underlyings[underlying_of(symbol)];
      const bool moves = except && hedge_of(*except) == Hedge::MaxSide && underlying_of(symbol) == underlying_of(*except);
      paying = moves ? leading : sides.longs < sides.shorts ? PositionSide::Short : PositionSide::Long;
    }
    for (const std::size_t place : standing_.cross_legs(symbol)) {
      const Leg& leg = standing_.legs[place];
      const Decimal asked = leg.market->worth(standing_.maintenances[place]);
      if (pays(leg, paying)) sum.add(own(TermName::MaintenanceMargin, asked, leg), asked);
    }
  }
  return all(sum, TermName::MaintenanceMargin) +
         any(TermName::OthersMaintenanceMargin, standing_.account->others.maintenance_margin) +
         any(TermName::OrdersMaintenanceMargin, waiting_without(standing_, except).held_maintenance);
}

Expression Pieces::reserve_sum(const SymbolLegs* except) {
  return sum_over(TermName::ClosingReserve, except) + any(TermName::OthersClosingReserve, standing_.account->others.closing_reserve) +
         any(TermName::OrdersClosingReserve, waiting_without(standing_, except).held_reserve);
}

Expression Pieces::order_margin() {
  const bool by_side = rules_.order_netting == OrderNetting::MaxSide;
  Several sum;
  // Without sides, or else by symbol.
  for (std::size_t symbol = 0; symbol < (by_side ? standing_.markets.size() : 1); ++symbol) {
    Several sides[2];
    SideSums<Decimal> sums;
    std::size_t count = 0;
    for (const auto& order : standing_.pending) {
      const Order<Decimal>& of = standing_.account->orders[order.place];
      if (by_side && of.symbol != symbol) continue;
      const bool buys = of.side == OrderSide::Buy;
      const Decimal margin = standing_.market_of(order).worth(order.margin);
      Several& side = by_side ? sides[buys ? 0 : 1] : sum;
      side.add(term(TermName::OrderMargin, margin), margin);
      Decimal& asked = buys ? sums.longs : sums.shorts;
      asked = asked + margin;
      ++count;
    }
    if (!by_side || count == 0) continue;
    sum.add(larger_of(all(sides[0], TermName::OrderMargin), all(sides[1], TermName::OrderMargin)), greatest(sums.longs, sums.shorts), count);
  }
  return all(sum, TermName::OrderMargin);
}

}  // namespace margin
