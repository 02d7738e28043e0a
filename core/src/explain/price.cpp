// SPDX-License-Identifier: MIT
#include "margin/explain/explainer.hpp"

namespace margin {

/// The path variable inside the piece on which the walk from the mark ends at `price`; of a health that bends, at the price itself.
Decimal Explainer::inside_of(const Leg& leg, Decimal price) const {
  const Market& market = *leg.market;
  const Decimal x = reciprocal(leg) ? Decimal{1} / price : price;
  const bool rising = market.x < x;
  const Walks<Decimal> walks = group_of(leg).health_along();
  if (!walks.rising.curves.empty()) return x;
  Decimal begin = market.x;
  for (const Kink<Decimal>& kink : (rising ? walks.rising : walks.falling).kinks) {
    if (rising ? !(kink.at < x) : !(x < kink.at)) break;
    begin = kink.at;
  }
  return (begin + x) / Decimal{2};
}

/// Size times price where what the table counts, with the orders beside it, reaches a row, if that is at `price`.
Expression Explainer::edge_of(const Leg& leg, Decimal price) {
  if (leg.size == 0 || !charge_at(leg, leg.notional).moves) return {};
  for (const Band<Decimal>& band : leg.market->schedule.bands) {
    if (!(band.from > leg.beside) || leg.market->price_at((band.from - leg.beside) / leg.size) != price) continue;
    return own(TermName::TierFrom, band.from, leg, tier_at(leg.market->contract->tiers, band.from)) -
           own_where_any(TermName::OrdersBeside, leg.beside, leg);
  }
  return {};
}

/// The notional at a price, where the power law ends a position that its margin covers: nothing is left at x = 0, and the line at the
/// rate in force has no slope and no root of its own. Empty where it has.
Expression Explainer::covered_notional(const Leg& leg, Decimal price) {
  if (!leg.market->contract->has_law(LawKind::Power) || !charged_along()) return {};
  const Decimal notional = leg.market->contract->notional(leg.size, price);
  const bool covered = absolute(group_of(leg).health_along().rising.line.a) <= notional * Decimal{1, -20};
  return covered ? own(TermName::Notional, notional, leg) : Expression();
}

/// The price as the edge of a row at which a requirement leaps above the equity, as of flat tiers; empty where it is none.
Expression Explainer::tier_edge(const Leg& leg, Decimal price) {
  const auto price_of = [&](Expression edge, Expression size) { return reciprocal(leg) ? size / edge : edge / size; };
  if (const Expression notional = covered_notional(leg, price); !notional.empty()) return price_of(notional, size(leg));
  if (leg.loan || !charged_along() || !(leg.market->schedule.jumps || rules_.counts_orders())) return {};
  for (const Leg* one : legs_beside(leg)) {
    if (const Expression edge = edge_of(*one, price); !edge.empty()) return price_of(edge, size(*one));
  }
  if (leg.position->isolated() || !netted(symbol_of(leg))) return {};
  NetLeg<Decimal> net = net_leg(standing_, symbol_of(leg));
  net.leg.position = &net.position;
  const Expression edge = edge_of(net.leg, price);
  return edge.empty() ? edge : price_of(edge, net_size(symbol_of(leg), net.position.side));
}

void Explainer::explain_liquidation(const Leg& leg, const Liquidation<Decimal>& liquidation) {
  if (result_.field == ExplainedField::Liquidation) result_.moves = liquidation_moves(standing_, leg.place);
  if (leg.size == 0) return miss(PriceStatus::Never, group_of(leg).equity, equity(leg), Operation::Equal, size(leg));
  if (liquidation.exact) {
    const Decimal& price = *liquidation.exact;
    const Expression edge = tier_edge(leg, price);
    // A loan that owns base is written as what is owed over what is owned.
    const bool negated = leg.loan && leg.gains_with_x();
    return give(price, edge.empty() ? root_of(leg, health_piece(leg, inside_of(leg, price)), negated, true) : edge);
  }
  const auto& sums = standing_.sums;
  const Group<Decimal> group = group_of(leg);
  const Expression required =
      group.alone ? with_kappa(maintenance_term(leg)) + reserve_term(leg)
               : with_kappa(term(TermName::MaintenanceMargin, sums.maintenance_margin)) + term(TermName::ClosingReserve, sums.closing_reserve);
  const Expression formula = equity(leg) - required;
  if (liquidation.status == PriceStatus::Already) {
    return miss(liquidation.status, group.health, formula,
                rules_.boundary == Boundary::EqualLiquidates ? Operation::AtMost : Operation::Below, formula);
  }
  // What is left where the adverse way ends: at x = 0 the constant, beyond all bounds the sign of the slope.
  const Decimal delta = group.net_delta(group.equity_along());
  const bool rising = delta == 0 ? !leg.gains_with_x() : delta < 0;
  const Walks<Decimal> walks = group.health_along();
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
  Decimal at_mark = group_of(leg).equity;
  Decimal slope = group_of(leg).equity_along().b;
  Expression formula = equity(leg);
  if (fee_at_bankruptcy(leg)) {
    if (reserves_cost()) {
      at_mark = at_mark - to_backer(leg, standing_.reserves[leg.place] - rules_.fixed_costs);
      formula = formula - to_backer(leg, reserved_fee(leg));
    } else {
      const Decimal& rate = leg.market->contract->taker_fee();
      at_mark = at_mark - to_backer(leg, rate * leg.notional);
      slope = slope - rate * leg.size;
      formula = formula - fee(leg) * own(TermName::Notional, to_backer(leg, leg.notional), leg);
    }
  }
  if (bankruptcy.status == PriceStatus::Already) return miss(bankruptcy.status, at_mark, formula, Operation::Below, formula);
  const bool flat = slope == 0;
  miss(bankruptcy.status, at_mark, formula, flat ? Operation::Equal : Operation::AtMost,
       flat ? piece.slope : root_of(leg, piece, negated, false));
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
