// SPDX-License-Identifier: MIT
#include "margin/assess/statement.hpp"
#include "margin/explain/explainer.hpp"

namespace margin {

/// The path variable inside the piece on which the walk from the mark ends at `price`; of a health that bends, at the price itself.
Decimal Explainer::inside_of(const Leg& leg, const Walks<Decimal>& walks, Decimal price) {
  const Market& market = *leg.market;
  const Decimal x = market.contract->inverse() ? Decimal{1} / price : price;
  const bool rising = market.x < x;
  if (!walks.rising.curves.empty()) return x;
  Decimal begin = market.x;
  for (const Kink<Decimal>& kink : (rising ? walks.rising : walks.falling).kinks) {
    if (rising ? !(kink.at < x) : !(x < kink.at)) break;
    begin = kink.at;
  }
  return (begin + x) / Decimal{2};
}

/// The price where what the table counts, with the orders beside it, reaches a row; empty where it reaches none there.
Expression Explainer::edge_of(const Leg& leg, Expression size, Decimal price) {
  const Contract& contract = *leg.market->contract;
  if (leg.size == 0 || contract.law || !measure_moves(contract, rules_)) return {};
  for (const Band<Decimal>& band : leg.market->schedule.bands) {
    if (!(band.from > leg.beside) || leg.market->price_at((band.from - leg.beside) / leg.size) != price) continue;
    const Expression edge = own(TermName::TierFrom, band.from, leg, tier_at(contract.tiers, band.from)) - any_of(leg, TermName::OrdersBeside);
    return contract.inverse() ? size / edge : edge / size;
  }
  return {};
}

/// The price by the notional there, where the power law ends a position that its margin covers: nothing is left at x = 0, and the line at the
/// rate in force has no slope and no root of its own. Empty where it has.
Expression Explainer::covered_edge(const Leg& leg, const Walks<Decimal>& walks, Decimal price) {
  const Contract& contract = *leg.market->contract;
  if (!contract.has_law(LawKind::Power) || !rules_.charged_along()) return {};
  const Decimal notional = contract.notional(leg.size, price);
  if (absolute(walks.rising.line.a) > notional * Decimal{1, -20}) return {};
  const Expression edge = own(TermName::Notional, notional, leg);
  return contract.inverse() ? size(leg) / edge : edge / size(leg);
}

/// The price as the edge of a row at which a requirement leaps above the equity, as of flat tiers; empty where it is none.
Expression Explainer::tier_edge(const Leg& leg, const Walks<Decimal>& walks, Decimal price) {
  Expression edge = covered_edge(leg, walks, price);
  if (leg.loan || !rules_.charged_along() || !(leg.market->schedule.jumps || rules_.counts_orders())) return edge;
  for (std::size_t i = 0; edge.empty() && i < beside(leg); ++i) edge = edge_of(beside(leg, i), size(beside(leg, i)), price);
  if (!edge.empty() || leg.position->isolated() || !netted(symbol_of(leg))) return edge;
  NetLeg<Decimal> net = net_leg(standing_, symbol_of(leg));
  net.leg.position = &net.position;
  return edge_of(net.leg, net_size(symbol_of(leg), net.position.side), price);
}

void Explainer::explain_liquidation(const Leg& leg, const Liquidation<Decimal>& liquidation) {
  if (result_.field == ExplainedField::Liquidation) result_.moves = liquidation_moves(standing_, leg.place);
  const Group<Decimal> group(standing_, leg);
  if (leg.size == 0) return miss(PriceStatus::Never, group.equity, equity(leg), Operation::Equal, size(leg));
  const Walks<Decimal> walks = group.health_along();
  if (liquidation.exact) {
    const Decimal& price = *liquidation.exact;
    const Expression edge = tier_edge(leg, walks, price);
    // A loan that owns base is written as what is owed over what is owned.
    const bool negated = leg.loan && leg.gains_with_x();
    return give(price, edge.empty() ? root_of(leg, health_piece(leg, inside_of(leg, walks, price)), negated, true) : edge);
  }
  const Expression formula = equity(leg) - required(leg);
  if (liquidation.status == PriceStatus::Already) {
    const bool at_zero = rules_.boundary == Boundary::EqualLiquidates;
    return miss(liquidation.status, group.health, formula, at_zero ? Operation::AtMost : Operation::Below, formula);
  }
  // What is left where the adverse way ends: at x = 0 the constant, beyond all bounds the sign of the slope.
  const Decimal delta = group.net_delta(group.equity_along());
  const bool rising = delta == 0 ? !leg.gains_with_x() : delta < 0;
  const auto& kinks = (rising ? walks.rising : walks.falling).kinks;
  const Decimal last = kinks.empty() ? leg.market->x : kinks.back().at;
  const Piece piece = health_piece(leg, rising ? last * Decimal{2} : last / Decimal{2});
  miss(liquidation.status, group.health, formula, rising ? Operation::AtMost : Operation::AtLeast, rising ? piece.slope : piece.constant);
}

void Explainer::explain_bankruptcy(const Leg& leg, const Bankruptcy<Decimal>& bankruptcy) {
  if (leg.size == 0) return explain_liquidation(leg, {});
  const Piece piece = equity_piece(leg);
  const bool negated = leg.gains_with_x();
  if (bankruptcy.exact) return give(*bankruptcy.exact, root_of(leg, piece, negated, true));
  const Group<Decimal> group(standing_, leg);
  const EquityLeft<Decimal> left = equity_to_close(group, leg, group.equity_along());
  Expression formula = equity(leg);
  if (fee_at_bankruptcy(leg)) {
    formula -= reserves_cost() ? to_backer(leg, reserved_fee(leg)) : fee(leg) * backed(leg, TermName::Notional);
  }
  if (bankruptcy.status == PriceStatus::Already) return miss(bankruptcy.status, left.at_mark, formula, Operation::Below, formula);
  if (left.line.b == 0) return miss(bankruptcy.status, left.at_mark, formula, Operation::Equal, piece.slope);
  miss(bankruptcy.status, left.at_mark, formula, Operation::AtMost, root_of(leg, piece, negated, false));
}

void Explainer::explain_distance(const Leg& leg, const PositionReport<Decimal>& row) {
  const Liquidation<Decimal>& liquidation = row.liquidation;
  if (!liquidation.price) {
    explain_liquidation(leg, liquidation);
    if (row.distance) result_.value = row.distance->price;
    return;
  }
  const Expression price = own(TermName::LiquidationPrice, *liquidation.price, leg, liquidation.tier);
  give(row.distance->price, *liquidation.price < leg.market->mark ? mark(leg) - price : price - mark(leg));
}

}  // namespace margin
