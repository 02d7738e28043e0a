// SPDX-License-Identifier: MIT
#include "margin/assess/statement.hpp"
#include "margin/explain/explainer.hpp"
#include "margin/ticket/exits.hpp"
#include "margin/ticket/max_loss.hpp"

namespace margin {

/// Coin that is valued in quote is worth the order's price here, which leaves the face value.
Expression Explainer::order_notional() {
  const Expression size = size_of_qty(filled_->qty());
  return market().in_coin ? size : worth(*market().contract, size, fill_price());
}

Expression Explainer::order_fee() {
  return term(TermName::FeeRate, filled_->fee_rate) * filled_value(filled_->qty());
}

/// By the row or law of the position that the order results in; what the order commits, in proportion to what it opens, is one term.
Expression Explainer::opening_initial_margin(Expression value) {
  const Intent<Decimal>& intent = filled_->intent;
  const Leg& leg = standing_.legs[*filled_->place()];
  const Decimal notional = leg.market->contract->notional(leg.size, intent.price);
  if (!intent.commits) return margin_of(leg, notional, value);
  const Decimal committed = *intent.margin * filled_->opening.qty / intent.qty;
  return larger_of(in_account(term(TermName::InitialMargin, committed)), margin_by_rate(leg, notional, value));
}

Expression Explainer::opening_margin() {
  const Opening<Decimal>& opening = filled_->opening;
  const Expression value = filled_value(opening.qty);
  return opening_initial_margin(value) + any(TermName::ClosingReserve, in_account(opening.closing_reserve)) +
         any(TermName::FeeBuffer, rules_.fee_buffer) * value;
}

Expression Explainer::order_cost() {
  const Opening<Decimal>& opening = filled_->opening;
  if (opening.qty == 0) return {};
  return opening_margin() + any(TermName::Fee, opening.fee_is_inside ? Decimal{0} : in_account(opening.fee)) +
         any(TermName::OpenLoss, in_account(opening.open_loss)) + any(TermName::Surcharge, in_account(opening.surcharge));
}

/// Between the order's price and the mark, where that is a loss.
Expression Explainer::open_loss() {
  const Decimal qty = filled_->opening.qty;
  if (qty == 0) return {};
  const Expression mark = term(TermName::Mark, market().mark);
  return in_account(not_negative(profit(*market().contract, filled_->intent.side, size_of_qty(qty), mark, fill_price())));
}

/// Of each row that closes its part: the first ones by their positions, the rest as one term.
Expression Explainer::realized_pnl() {
  const Contract& contract = *market().contract;
  Several sum;
  Decimal left = filled_->closing.qty;
  for (const std::size_t place : filled_->intent.closes) {
    const Position& held = filled_->before.account->positions[place];
    const Leg& leg = standing_.legs[place];
    const Decimal qty = least(left, held.qty);
    if (qty == 0) break;
    left = left - qty;
    const Expression closed = own(TermName::Size, contract.size_of(qty), leg);
    sum.add(profit(contract, held.side, closed, own(TermName::Entry, held.entry, leg), fill_price()), filled_->realized(held, qty));
  }
  return in_account(all(sum, TermName::RealizedPnl));
}

/// Of an order that opens something; see `MaxLoss::order`.
Expression Explainer::order_max_loss(const PositionReport<Decimal>& row) {
  const Leg& leg = standing_.legs[row.id];
  const Opening<Decimal>& opening = filled_->opening;
  const Expression fee = any(TermName::Fee, in_account(filled_->fee()));
  const Expression most = own(TermName::MaxLoss, row.max_loss, leg);
  if (!shares_equity(rules_, row)) {
    const Expression inside = any(TermName::Fee, opening.fee_is_inside ? in_account(opening.fee) : Decimal{0});
    return fee + least(opening_margin() - inside, in_account(most));
  }
  const Decimal left = equity_left(*filled_, row);
  if (!(left < row.max_loss)) return fee + most;
  const Decimal open_loss = in_account(opening.open_loss);
  return fee + term(TermName::Equity, left - open_loss) + any(TermName::OpenLoss, open_loss);
}

Expression Explainer::exit_pnl(const Leg& leg, const Exit<Decimal>& exit) {
  if (!exit.reachable) return -own(TermName::MaxLoss, -exit.pnl, leg);
  const Expression to = term(TermName::ExitPrice, exit.price);
  const PositionSide side = leg.position->side;
  if (!leg.in_quote()) return profit(*leg.market->contract, side, size(leg), entry(leg), to);
  // A coin's worth there is the price itself.
  return size(leg) * (side == PositionSide::Long ? to - entry(leg) : entry(leg) - to) / entry(leg);
}

/// Of an order that leaves no position there is none.
void Explainer::explain_exit(Decimal price) {
  const auto place = filled_->place();
  if (!place) return lack("effect", name_of(filled_->effect()));
  const auto exit = target_exit(standing_, state_position(standing_, *place), price, price);
  give(exit.pnl, exit_pnl(standing_.legs[*place], exit));
}

void Explainer::explain_order(const Order<Decimal>& order) {
  const Opening<Decimal>& opening = filled_->opening;
  const Decimal fee = in_account(filled_->fee());
  switch (result_.field) {
    case ExplainedField::Notional: return give(filled_->notional(), order_notional());
    case ExplainedField::Cost: return give(in_account(opening.cost()), order_cost());
    case ExplainedField::OpenLoss: return give(in_account(opening.open_loss), open_loss());
    case ExplainedField::RealizedPnl: return give(in_account(filled_->closing.realized_pnl), realized_pnl());
    case ExplainedField::Stop: return explain_exit(*order.stop);
    case ExplainedField::Target: return explain_exit(*order.target);
    case ExplainedField::MaxLoss:
      if (opening.qty != 0) {
        const auto row = state_position(standing_, *filled_->place());
        return give(max_loss_of_order<Decimal>(*filled_, row), order_max_loss(row));
      }
      [[fallthrough]];  // an order that opens nothing can lose its fee
    default: return give(fee, order_fee());
  }
}

}  // namespace margin
