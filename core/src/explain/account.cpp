// SPDX-License-Identifier: MIT
#include "margin/assess/statement.hpp"
#include "margin/explain/explainer.hpp"

namespace margin {

/// The first ones by their positions, the rest as one term.
Expression Explainer::sum_of(TermName name, const std::vector<Share>& shares) {
  Expression sum;
  Share rest{{}, {}, 0};
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const Share& share = shares[i];
    if (i < named_at_most) {
      sum = sum + formula_.term(name, share.value, {share.position, {}, share.count > 1 ? std::optional(share.count) : std::nullopt});
    } else {
      rest.value = rest.value + share.value;
      rest.count += share.count;
    }
  }
  return rest.count == 0 ? sum : sum + formula_.term(name, rest.value, {{}, {}, rest.count});
}

/// What the name says, of one cross leg.
Decimal Explainer::number_of(TermName name, const Leg& leg) const {
  return leg.market->worth(settled_number_of(name, leg));
}

/// The same in what the leg settles in.
Decimal Explainer::settled_number_of(TermName name, const Leg& leg) const {
  switch (name) {
    case TermName::UnrealizedPnl: return leg.unrealized_pnl;
    case TermName::Notional:
    case TermName::Debts: return leg.notional;
    case TermName::Assets: return leg.loan->assets.at(leg.market->x);
    case TermName::Funding: return leg.position->funding_owed();
    case TermName::ClosingReserve: return standing_.reserves[leg.place];
    default: break;  // initial margin
  }
  const Decimal margin = position_initial_margin(leg, rules_, rules_.mm_basis != MaintenanceBasis::AtEntry);
  return margin + reserved_in_margin(standing_, leg);
}

/// It summed over the cross legs of other symbols; what few legs have is left out where it is 0.
Expression Explainer::sum_over_legs(TermName name, std::optional<std::size_t> except) {
  const bool of_loans = name == TermName::Assets || name == TermName::Debts;
  const bool all = !of_loans && name != TermName::Funding && name != TermName::ClosingReserve;
  std::vector<Share> shares;
  for (const std::size_t place : standing_.cross) {
    const Leg& leg = standing_.legs[place];
    if (leg.position->symbol == except || (leg.loan ? name == TermName::UnrealizedPnl : of_loans)) continue;
    const Decimal number = number_of(name, leg);
    if (all || number != 0) shares.push_back({number, place});
  }
  return sum_of(name, shares);
}

/// It summed over the legs of one symbol, in what they settle in.
Expression Explainer::sum_within(TermName name, const SymbolLegs& symbol) {
  std::vector<Share> shares;
  for (const std::size_t place : standing_.cross_legs(symbol)) {
    const Decimal number = settled_number_of(name, standing_.legs[place]);
    if (number != 0) shares.push_back({number, place});
  }
  return sum_of(name, shares);
}

Expression Explainer::cross_equity_without(std::optional<std::size_t> symbol) {
  const Account<Decimal>& account = *standing_.account;
  Decimal collateral;
  for (const Collateral<Decimal>& item : account.collateral) {
    if (symbol && item.symbol == symbol) continue;
    const Decimal price = item.symbol ? standing_.markets[*item.symbol].mark : item.price.value_or(Decimal{1});
    collateral = collateral + item.weighted_amount() * price;
  }
  return term(TermName::Wallet, standing_.sums.wallet) + sum_over_legs(TermName::UnrealizedPnl, symbol) +
         sum_over_legs(TermName::Assets, symbol) - sum_over_legs(TermName::Debts, symbol) +
         where_any(TermName::OthersUnrealizedPnl, account.others.unrealized_pnl.value_or(Decimal{0})) +
         where_any(TermName::Collateral, collateral) - sum_over_legs(TermName::Funding, symbol);
}

/// Whether the legs of a symbol are charged as one.
bool Explainer::netted(const SymbolLegs& symbol) const { return hedge_of(symbol) == Hedge::Net && symbol.end - symbol.begin > 1; }

std::vector<Explainer::Share> Explainer::payers(const SymbolLegs* except, PositionSide leading) const {
  std::vector<Share> found;
  const auto underlying_of = [&](const SymbolLegs& symbol) { return standing_.markets[symbol.symbol].contract->underlying; };
  for (const SymbolLegs& symbol : standing_.symbols) {
    if (except && symbol.symbol == except->symbol) continue;
    if (netted(symbol)) {
      found.push_back({symbol_maintenance(standing_, symbol), std::nullopt, symbol.end - symbol.begin});
      continue;
    }
    auto paying = paying_side(standing_, symbol);
    if (hedge_of(symbol) == Hedge::MaxSide) {
      const SideSums<Decimal>& sums = standing_.underlyings[underlying_of(symbol)];
      const bool moves = except && hedge_of(*except) == Hedge::MaxSide && underlying_of(symbol) == underlying_of(*except);
      paying = moves ? leading : sums.longs < sums.shorts ? PositionSide::Short : PositionSide::Long;
    }
    for (const std::size_t place : standing_.cross_legs(symbol)) {
      const bool counts = pays(standing_.legs[place], paying);
      if (counts) found.push_back({standing_.legs[place].market->worth(standing_.maintenances[place]), place});
    }
  }
  return found;
}

/// What waiting orders are charged, in the account's currency; without those whose coin moves with the price of `except`.
Decimal Explainer::waiting_sum(Decimal Pending<Decimal>::*charge, const SymbolLegs* except) const {
  Decimal sum;
  if (rules_.orders != OrdersRule::Counted) return sum;
  for (const auto& order : standing_.pending) {
    const Market& market = standing_.market_of(order);
    if (except && market.in_coin && &market == &standing_.markets[except->symbol]) continue;
    sum = sum + market.worth(order.*charge);
  }
  return sum;
}

Expression Explainer::maintenance_sum(const SymbolLegs* except, PositionSide leading) {
  return sum_of(TermName::MaintenanceMargin, payers(except, leading)) +
         where_any(TermName::OthersMaintenanceMargin, standing_.account->others.maintenance_margin.value_or(Decimal{0})) +
         where_any(TermName::OrdersMaintenanceMargin, waiting_sum(&Pending<Decimal>::maintenance, except));
}

Expression Explainer::reserve_sum(const SymbolLegs* except) {
  return sum_over_legs(TermName::ClosingReserve, except ? std::optional(except->symbol) : std::nullopt) +
         where_any(TermName::OthersClosingReserve, standing_.account->others.closing_reserve.value_or(Decimal{0})) +
         where_any(TermName::OrdersClosingReserve, waiting_sum(&Pending<Decimal>::closing_reserve, except));
}

Expression Explainer::cross_ratio() {
  const auto& sums = standing_.sums;
  return (with_kappa(term(TermName::MaintenanceMargin, sums.maintenance_margin)) + term(TermName::ClosingReserve, sums.closing_reserve)) /
         term(TermName::Equity, sums.equity);
}

Expression Explainer::order_margin() {
  std::vector<Share> all;
  if (rules_.order_netting == OrderNetting::Sum) {
    for (const auto& order : standing_.pending) all.push_back({standing_.market_of(order).worth(order.margin), {}});
    return sum_of(TermName::OrderMargin, all);
  }
  struct Sides {
    std::vector<Share> buying;
    std::vector<Share> selling;
    SideSums<Decimal> sums;
  };
  std::vector<Sides> symbols(standing_.markets.size());
  for (const auto& order : standing_.pending) {
    const Order<Decimal>& of = standing_.account->orders[order.place];
    Sides& sides = symbols[of.symbol];
    const bool buys = of.side == OrderSide::Buy;
    const Decimal margin = standing_.market_of(order).worth(order.margin);
    (buys ? sides.buying : sides.selling).push_back({margin, {}});
    Decimal& side = buys ? sides.sums.longs : sides.sums.shorts;
    side = side + margin;
  }
  Expression sum;
  Share rest{{}, {}, 0};
  std::size_t named = 0;
  for (const Sides& sides : symbols) {
    const std::size_t count = sides.buying.size() + sides.selling.size();
    if (count > 0 && named++ >= named_at_most) {
      rest.value = rest.value + greatest(sides.sums.longs, sides.sums.shorts);
      rest.count += count;
      continue;
    }
    const Expression bought = sum_of(TermName::OrderMargin, sides.buying);
    const Expression sold = sum_of(TermName::OrderMargin, sides.selling);
    sum = sum + (bought.empty() || sold.empty() ? bought + sold : Expression::joined(Operation::Greatest, bought, sold));
  }
  return rest.count == 0 ? sum : sum + formula_.term(TermName::OrderMargin, rest.value, {{}, {}, rest.count});
}

void Explainer::explain_account() {
  const auto& sums = standing_.sums;
  const AccountReport<Decimal> report = state_account(standing_);
  const Expression equity = term(TermName::Equity, sums.equity);
  switch (result_.field) {
    case ExplainedField::Equity: return give(report.equity, cross_equity_without({}));
    case ExplainedField::Available:
      return give(report.available,
                  equity - term(TermName::InitialMargin, sums.initial_margin) - where_any(TermName::OrderMargin, sums.order_margin));
    case ExplainedField::OrderMargin: return give(report.order_margin, order_margin());
    case ExplainedField::InitialMargin:
      return give(report.initial_margin,
                  sum_over_legs(TermName::InitialMargin, {}) +
                      where_any(TermName::OthersInitialMargin, standing_.account->others.initial_margin.value_or(Decimal{0})));
    case ExplainedField::MaintenanceMargin: return give(report.maintenance_margin, maintenance_sum(nullptr, {}));
    case ExplainedField::ClosingReserve: return give(report.closing_reserve, reserve_sum(nullptr));
    case ExplainedField::MarginRatio: return give(report.margin_ratio, cross_ratio(), Operation::AtMost, equity);
    default: return give(report.leverage, sum_over_legs(TermName::Notional, {}) / equity, Operation::AtMost, equity);
  }
}

}  // namespace margin
