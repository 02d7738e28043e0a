// SPDX-License-Identifier: MIT
#include "margin/ticket/ticket.hpp"

#include "margin/assess/inquire.hpp"
#include "margin/assess/statement.hpp"
#include "margin/ticket/exits.hpp"
#include "margin/ticket/largest.hpp"
#include "margin/ticket/max_loss.hpp"

namespace margin {
namespace {

template <Number N>
View<N> view_of(const Standing<N>& standing, const std::optional<std::size_t>& place) {
  View<N> view;
  view.account = state_account(standing);
  if (place) view.position = state_position(standing, *place);
  return view;
}

/// What the order meets before it fills.
template <Number N>
std::optional<std::size_t> place_before(const Intent<N>& intent) {
  return intent.closes.empty() ? intent.adds : intent.closes.front();
}

/// Whether what backs the order's position is at or past liquidation.
template <Number N>
bool in_liquidation(const Standing<N>& standing, MarginMode mode, const std::optional<std::size_t>& place) {
  if (mode == MarginMode::Cross) return standing.sums.liquidated;
  return place && Group<N>(standing, standing.legs[*place]).liquidated;
}

template <Number N>
void append(std::vector<Reason<N>>& to, const std::vector<Reason<N>>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

template <Number N>
void add_exits(Ticket<N>& ticket, const Order<N>& order, const Standing<N>& after) {
  if (!ticket.after.position) return;
  const PositionReport<N>& position = *ticket.after.position;
  const bool opens = ticket.effect == Effect::Open || ticket.effect == Effect::Add || ticket.effect == Effect::Flip;
  const N& reference = opens ? ticket.fill.price : position.mark;
  if (order.stop) ticket.stop = stop_exit(after, position, *order.stop, reference);
  if (order.target) ticket.target = target_exit(after, position, *order.target, reference);
  if (ticket.stop) append(ticket.reasons, ticket.stop->reasons);
  if (ticket.target) append(ticket.reasons, ticket.target->reasons);
}

/// A stop order whose trigger lies beyond liquidation never gets to close anything.
template <Number N>
void warn_of_late_trigger(Ticket<N>& ticket) {
  if (ticket.fill.kind != PriceKind::Trigger || !ticket.before.position) return;
  if (ticket.effect != Effect::Reduce && ticket.effect != Effect::Close) return;
  const PositionReport<N>& held = *ticket.before.position;
  const N& price = ticket.fill.price;
  const bool falls = price < held.mark;
  const std::optional<N>& liquidation = falls ? held.liquidation.lower : held.liquidation.upper;
  if (!liquidation) return;
  const N& beyond = *liquidation;
  if (falls ? beyond < price : price < beyond) return;
  ticket.reasons.push_back({.code = ReasonCode::StopUnreachable, .path = "order.price", .limit = held.liquidation.price});
}

template <Number N>
void warn_of_risk(Ticket<N>& ticket, const Order<N>& order) {
  const N& equity = ticket.before.account.equity;
  if (equity > 0) ticket.risk_share = ticket.max_loss.order / equity;
  if (!order.risk_cap) return;
  const N cap = order.risk_cap->amount(equity);
  if (ticket.max_loss.order > cap) ticket.reasons.push_back({.code = ReasonCode::RiskCapExceeded, .path = "order.riskCap", .limit = cap});
}

template <Number N>
Preview<N> answer(const Standing<N>& before, const Order<N>& order) {
  Attempt<N> attempt(before, order);
  const Intent<N>& intent = attempt.intent;
  if (auto reason = nothing_to_close(intent, order, "order")) return Invalid<N>{{std::move(*reason)}};
  const N qty = intent.fills();

  Ticket<N> ticket;
  Acceptance<N> acceptance(attempt);
  ticket.max_qty = largest_accepted(acceptance);
  const Slack<N> slack = acceptance.at(qty);
  const Standing<N>& after = attempt.after();
  const Opening<N>& opening = attempt.opening;

  ticket.effect = attempt.effect();
  const Market<N>& market = attempt.market;
  ticket.fill = {intent.price, intent.kind, qty, attempt.notional(), attempt.liquidity};
  ticket.cost = market.worth(opening.cost());
  ticket.fee = market.worth(attempt.fee());
  ticket.open_loss = market.worth(opening.open_loss);
  if (before.rules().short_premium) ticket.surcharge = market.worth(opening.surcharge);
  ticket.initial_margin = market.worth(opening.initial_margin);
  ticket.closing_reserve = market.worth(opening.closing_reserve);
  ticket.realized_pnl = market.worth(attempt.closing.realized_pnl);
  ticket.before = view_of(before, place_before(intent));
  ticket.after = view_of(after, attempt.place());
  ticket.max_loss = {max_loss_of_order(attempt, ticket.after.position), max_loss_of_account(attempt)};

  ticket.reasons = acceptance.refusals(slack);
  ticket.accepted = ticket.reasons.empty();
  const bool was = in_liquidation(before, intent.mode, place_before(intent));
  const bool is = in_liquidation(after, intent.mode, attempt.place());
  ticket.status = was && is ? TicketStatus::Already : ticket.accepted ? TicketStatus::Ok : TicketStatus::Insufficient;
  if (qty < intent.qty) ticket.reasons.push_back({.code = ReasonCode::ReduceOnlyCapped, .path = "order.qty", .limit = intent.closable});
  add_exits(ticket, order, after);
  warn_of_late_trigger(ticket);
  warn_of_risk(ticket, order);
  return ticket;
}

}  // namespace

template <Number N>
std::expected<Preview<N>, InputError> preview(const Account<N>& account, const Order<N>& order) {
  return inquire<Ticket<N>>(
      account, [&] { return find_error(account, order); }, [&] { return find_contradiction(account, order, "order"); },
      [&](const Standing<N>& before) { return answer(before, order); });
}

template std::expected<Preview<Decimal>, InputError> preview(const Account<Decimal>&, const Order<Decimal>&);
template std::expected<Preview<double>, InputError> preview(const Account<double>&, const Order<double>&);

}  // namespace margin
