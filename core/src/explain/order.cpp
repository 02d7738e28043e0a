// SPDX-License-Identifier: MIT
#include "margin/assess/statement.hpp"
#include "margin/explain/explainer.hpp"
#include "margin/ticket/exits.hpp"

namespace margin {

Expression Explainer::in_account(const Market& market, Expression amount) {
  return amount.empty() || !market.in_coin ? amount : amount * term(TermName::Mark, market.mark);
}

Expression Explainer::filled_value(const Filled<Decimal>& filled, Decimal qty) {
  const Market& market = filled.filling().market();
  const Contract<Decimal>& contract = *market.contract;
  return in_account(market, worth(contract, size_of(contract, contract.size_of(qty), {}), fill_price(filled)));
}

/// Coin that is valued in quote is worth the order's price here, which leaves the face value.
Expression Explainer::order_notional(const Filled<Decimal>& filled) {
  const Filling<Decimal>& filling = filled.filling();
  const Contract<Decimal>& contract = *filling.market().contract;
  const Expression size = size_of(contract, contract.size_of(filling.opening().qty + filling.closing().qty), {});
  return filling.market().in_coin ? size : worth(contract, size, fill_price(filled));
}

Expression Explainer::order_fee(const Filled<Decimal>& filled) {
  const Filling<Decimal>& filling = filled.filling();
  return term(TermName::FeeRate, filling.fee_rate()) * filled_value(filled, filling.opening().qty + filling.closing().qty);
}

/// By the row or law of the position that the order results in; what the order commits, in proportion to what it opens, is one term.
Expression Explainer::opening_initial_margin(const Filled<Decimal>& filled, Expression value) {
  const Filling<Decimal>& filling = filled.filling();
  const OrderTerms<Decimal>& terms = filled.terms();
  const Leg& leg = standing_.legs[*filling.place()];
  const Contract<Decimal>& contract = *leg.market->contract;
  const auto exposure = exposure_of(contract, rules_, leg.position->qty, contract.notional(leg.size, terms.price));
  if (!terms.margin) return margin_of(leg, exposure, value);
  const Decimal committed = *terms.margin * filling.opening().qty / terms.qty;
  const Expression margin = in_account(*leg.market, term(TermName::InitialMargin, committed));
  const Expression least = margin_by_rate(leg, exposure, value);
  return least.empty() ? margin : Expression::joined(Operation::Greatest, margin, least);
}

Expression Explainer::opening_margin(const Filled<Decimal>& filled) {
  const Opening<Decimal>& opening = filled.filling().opening();
  const Expression value = filled_value(filled, opening.qty);
  const Expression buffer = where_any(TermName::FeeBuffer, rules_.fee_buffer);
  return opening_initial_margin(filled, value) +
         where_any(TermName::ClosingReserve, filled.filling().market().worth(opening.closing_reserve)) +
         (buffer.empty() ? buffer : buffer * value);
}

Expression Explainer::order_cost(const Filled<Decimal>& filled) {
  const Opening<Decimal>& opening = filled.filling().opening();
  if (opening.qty == 0) return {};
  const Market& market = filled.filling().market();
  return opening_margin(filled) + where_any(TermName::Fee, opening.fee_is_inside ? Decimal{0} : market.worth(opening.fee)) +
         where_any(TermName::OpenLoss, market.worth(opening.open_loss)) + where_any(TermName::Surcharge, market.worth(opening.surcharge));
}

/// Between the order's price and the mark, where that is a loss.
Expression Explainer::open_loss(const Filled<Decimal>& filled) {
  const Decimal qty = filled.filling().opening().qty;
  if (qty == 0) return {};
  const Market& market = filled.filling().market();
  const Contract<Decimal>& contract = *market.contract;
  const Expression size = size_of(contract, contract.size_of(qty), {});
  const Expression loss = profit(contract, filled.meeting().side, size, term(TermName::Mark, market.mark), fill_price(filled));
  return in_account(market, Expression::joined(Operation::Greatest, {}, loss));
}

/// Of each row that closes its part: the first ones by their positions, the rest as one term.
Expression Explainer::realized_pnl(const Filled<Decimal>& filled) {
  const Filling<Decimal>& filling = filled.filling();
  const Contract<Decimal>& contract = *filling.market().contract;
  Expression sum;
  Share rest{{}, {}, 0};
  std::size_t named = 0;
  Decimal left = filling.closing().qty;
  for (const std::size_t place : filled.meeting().closes) {
    const Position& held = filling.before().positions[place];
    const Decimal qty = least(left, held.qty);
    if (qty == 0) break;
    left = left - qty;
    if (named++ < named_at_most) {
      const Expression entry = formula_.term(TermName::Entry, held.entry, {place, {}, {}});
      sum = sum + profit(contract, held.side, size_of(contract, contract.size_of(qty), place), entry, fill_price(filled));
    } else {
      rest.value = rest.value + filling.realized(held, qty);
      ++rest.count;
    }
  }
  if (rest.count > 0) sum = sum + formula_.term(TermName::RealizedPnl, rest.value, {{}, {}, rest.count});
  return in_account(filling.market(), sum);
}

/// An order that opens nothing can lose its fee; see `MaxLoss::order`.
Expression Explainer::order_max_loss(const Filled<Decimal>& filled) {
  const Filling<Decimal>& filling = filled.filling();
  if (filling.opening().qty == 0) return order_fee(filled);
  const Leg& leg = standing_.legs[*filling.place()];
  const Expression fee = where_any(TermName::Fee, leg.market->worth(filling.fee()));
  const auto row = state_position(standing_, leg.place);
  const Expression most = own(TermName::MaxLoss, row.max_loss, leg);
  if (shares_equity(standing_, row)) {
    const Decimal left = equity_left(filling, standing_, row);
    if (!(left < row.max_loss)) return fee + most;
    const Decimal open_loss = leg.market->worth(filling.opening().open_loss);
    return fee + term(TermName::Equity, left - open_loss) + where_any(TermName::OpenLoss, open_loss);
  }
  const Expression inside = filling.opening().fee_is_inside ? where_any(TermName::Fee, leg.market->worth(filling.opening().fee)) : Expression();
  return fee + Expression::joined(Operation::Least, opening_margin(filled) - inside, in_account(*leg.market, most));
}

Expression Explainer::exit_pnl(const Leg& leg, const Exit<Decimal>& exit) {
  if (!exit.reachable) return Expression() - own(TermName::MaxLoss, -exit.pnl, leg);
  const Expression to = term(TermName::ExitPrice, exit.price);
  const PositionSide side = leg.position->side;
  if (!in_quote(leg)) return profit(*leg.market->contract, side, size(leg), entry(leg), to);
  // A coin's worth there is the price itself.
  return size(leg) * (side == PositionSide::Long ? to - entry(leg) : entry(leg) - to) / entry(leg);
}

/// Of an order that leaves no position there is none.
void Explainer::explain_exit(const Filled<Decimal>& filled, Decimal price) {
  const auto place = filled.filling().place();
  if (!place) return lack("effect", name_of(filled.filling().effect()));
  const auto exit = target_exit(standing_, state_position(standing_, *place), price, price);
  give(exit.pnl, exit_pnl(standing_.legs[*place], exit));
}

void Explainer::explain_order(const Filled<Decimal>& filled, const Order<Decimal>& order) {
  const Filling<Decimal>& filling = filled.filling();
  const Market& market = filling.market();
  const Opening<Decimal>& opening = filling.opening();
  switch (result_.field) {
    case ExplainedField::Notional: return give(filling.notional(), order_notional(filled));
    case ExplainedField::Cost: return give(market.worth(opening.cost()), order_cost(filled));
    case ExplainedField::Fee: return give(market.worth(filling.fee()), order_fee(filled));
    case ExplainedField::OpenLoss: return give(market.worth(opening.open_loss), open_loss(filled));
    case ExplainedField::RealizedPnl: return give(market.worth(filling.closing().realized_pnl), realized_pnl(filled));
    case ExplainedField::Stop: return explain_exit(filled, *order.stop);
    case ExplainedField::Target: return explain_exit(filled, *order.target);
    default: break;  // the most that is lost
  }
  std::optional<PositionReport<Decimal>> after;
  if (const auto place = filling.place()) after = state_position(standing_, *place);
  give(max_loss_of_order(filling, standing_, after), order_max_loss(filled));
}

}  // namespace margin
