// SPDX-License-Identifier: MIT
#include "margin/assess/statement.hpp"
#include "margin/explain/explainer.hpp"
#include "margin/ticket/exits.hpp"
#include "margin/ticket/max_loss.hpp"

namespace margin {

Expression Explainer::in_account(const Market& market, Expression amount) {
  return amount.empty() || !market.in_coin ? amount : amount * term(TermName::Mark, market.mark);
}

Expression Explainer::filled_value(const Attempt<Decimal>& filled, Decimal qty) {
  const Market& market = filled.market;
  const Contract<Decimal>& contract = *market.contract;
  return in_account(market, worth(contract, size_of(contract, contract.size_of(qty), {}), fill_price(filled)));
}

/// Coin that is valued in quote is worth the order's price here, which leaves the face value.
Expression Explainer::order_notional(const Attempt<Decimal>& filled) {
  const Contract<Decimal>& contract = *filled.market.contract;
  const Expression size = size_of(contract, contract.size_of(filled.qty()), {});
  return filled.market.in_coin ? size : worth(contract, size, fill_price(filled));
}

Expression Explainer::order_fee(const Attempt<Decimal>& filled) {
  return term(TermName::FeeRate, filled.fee_rate) * filled_value(filled, filled.qty());
}

/// By the row or law of the position that the order results in; what the order commits, in proportion to what it opens, is one term.
Expression Explainer::opening_initial_margin(const Attempt<Decimal>& filled, Expression value) {
  const Leg& leg = standing_.legs[*filled.place()];
  const Contract<Decimal>& contract = *leg.market->contract;
  const auto exposure = exposure_of(contract, rules_, leg.position->qty, contract.notional(leg.size, filled.intent.price));
  if (!filled.intent.commits) return margin_of(leg, exposure, value);
  const Decimal committed = *filled.intent.margin * filled.opening.qty / filled.intent.qty;
  const Expression margin = in_account(*leg.market, term(TermName::InitialMargin, committed));
  const Expression least = margin_by_rate(leg, exposure, value);
  return least.empty() ? margin : Expression::joined(Operation::Greatest, margin, least);
}

Expression Explainer::opening_margin(const Attempt<Decimal>& filled) {
  const Opening<Decimal>& opening = filled.opening;
  const Expression value = filled_value(filled, opening.qty);
  const Expression buffer = where_any(TermName::FeeBuffer, rules_.fee_buffer);
  return opening_initial_margin(filled, value) +
         where_any(TermName::ClosingReserve, filled.market.worth(opening.closing_reserve)) +
         (buffer.empty() ? buffer : buffer * value);
}

Expression Explainer::order_cost(const Attempt<Decimal>& filled) {
  const Opening<Decimal>& opening = filled.opening;
  if (opening.qty == 0) return {};
  const Market& market = filled.market;
  return opening_margin(filled) + where_any(TermName::Fee, opening.fee_is_inside ? Decimal{0} : market.worth(opening.fee)) +
         where_any(TermName::OpenLoss, market.worth(opening.open_loss)) + where_any(TermName::Surcharge, market.worth(opening.surcharge));
}

/// Between the order's price and the mark, where that is a loss.
Expression Explainer::open_loss(const Attempt<Decimal>& filled) {
  const Decimal qty = filled.opening.qty;
  if (qty == 0) return {};
  const Market& market = filled.market;
  const Contract<Decimal>& contract = *market.contract;
  const Expression size = size_of(contract, contract.size_of(qty), {});
  const Expression loss = profit(contract, filled.intent.side, size, term(TermName::Mark, market.mark), fill_price(filled));
  return in_account(market, Expression::joined(Operation::Greatest, {}, loss));
}

/// Of each row that closes its part: the first ones by their positions, the rest as one term.
Expression Explainer::realized_pnl(const Attempt<Decimal>& filled) {
  const Contract<Decimal>& contract = *filled.market.contract;
  Expression sum;
  Share rest{{}, {}, 0};
  std::size_t named = 0;
  Decimal left = filled.closing.qty;
  for (const std::size_t place : filled.intent.closes) {
    const Position& held = filled.before.account->positions[place];
    const Decimal qty = least(left, held.qty);
    if (qty == 0) break;
    left = left - qty;
    if (named++ < named_at_most) {
      const Expression entry = formula_.term(TermName::Entry, held.entry, {place, {}, {}});
      sum = sum + profit(contract, held.side, size_of(contract, contract.size_of(qty), place), entry, fill_price(filled));
    } else {
      rest.value = rest.value + filled.realized(held, qty);
      ++rest.count;
    }
  }
  if (rest.count > 0) sum = sum + formula_.term(TermName::RealizedPnl, rest.value, {{}, {}, rest.count});
  return in_account(filled.market, sum);
}

/// An order that opens nothing can lose its fee; see `MaxLoss::order`.
Expression Explainer::order_max_loss(const Attempt<Decimal>& filled) {
  if (filled.opening.qty == 0) return order_fee(filled);
  const Leg& leg = standing_.legs[*filled.place()];
  const Expression fee = where_any(TermName::Fee, leg.market->worth(filled.fee()));
  const auto row = state_position(standing_, leg.place);
  const Expression most = own(TermName::MaxLoss, row.max_loss, leg);
  if (shares_equity(rules_, row)) {
    const Decimal left = equity_left(filled, row);
    if (!(left < row.max_loss)) return fee + most;
    const Decimal open_loss = leg.market->worth(filled.opening.open_loss);
    return fee + term(TermName::Equity, left - open_loss) + where_any(TermName::OpenLoss, open_loss);
  }
  const Expression inside = filled.opening.fee_is_inside ? where_any(TermName::Fee, leg.market->worth(filled.opening.fee)) : Expression();
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
void Explainer::explain_exit(const Attempt<Decimal>& filled, Decimal price) {
  const auto place = filled.place();
  if (!place) return lack("effect", name_of(filled.effect()));
  const auto exit = target_exit(standing_, state_position(standing_, *place), price, price);
  give(exit.pnl, exit_pnl(standing_.legs[*place], exit));
}

void Explainer::explain_order(const Attempt<Decimal>& filled, const Order<Decimal>& order) {
  const Market& market = filled.market;
  const Opening<Decimal>& opening = filled.opening;
  switch (result_.field) {
    case ExplainedField::Notional: return give(filled.notional(), order_notional(filled));
    case ExplainedField::Cost: return give(market.worth(opening.cost()), order_cost(filled));
    case ExplainedField::Fee: return give(market.worth(filled.fee()), order_fee(filled));
    case ExplainedField::OpenLoss: return give(market.worth(opening.open_loss), open_loss(filled));
    case ExplainedField::RealizedPnl: return give(market.worth(filled.closing.realized_pnl), realized_pnl(filled));
    case ExplainedField::Stop: return explain_exit(filled, *order.stop);
    case ExplainedField::Target: return explain_exit(filled, *order.target);
    default: break;  // the most that is lost
  }
  std::optional<PositionReport<Decimal>> after;
  if (const auto place = filled.place()) after = state_position(standing_, *place);
  give(max_loss_of_order(filled, after), order_max_loss(filled));
}

}  // namespace margin
