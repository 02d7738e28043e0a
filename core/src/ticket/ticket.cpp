// SPDX-License-Identifier: MIT
#include "margin/ticket/ticket.hpp"

#include "margin/assess/statement.hpp"
#include "margin/ticket/acceptance.hpp"
#include "margin/ticket/exits.hpp"
#include "margin/ticket/filled.hpp"

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
std::optional<std::size_t> place_before(const Meeting<N>& meeting) {
  if (!meeting.closes.empty()) return meeting.closes.front();
  return meeting.adds;
}

/// Whether what backs the order's position is at or past liquidation.
template <Number N>
bool in_liquidation(const Standing<N>& standing, const Meeting<N>& meeting, const std::optional<std::size_t>& place) {
  if (meeting.mode == MarginMode::Cross) return standing.sums.liquidated;
  return place && Group<N>(standing, standing.legs[*place]).liquidated;
}

/// Equity of everything that can be liquidated; a position gaining with its price down to nothing loses its value at most, but for what
/// it is backed by beside its margin.
template <Number N>
N equity_at_risk(const Standing<N>& standing) {
  const bool shared = standing.rules().auto_add;
  N isolated{0};
  bool any = false;
  for (const Leg<N>& leg : standing.legs) {
    if (!leg.position->isolated() || leg.size == 0) continue;
    any = true;
    const N margin = leg.loan ? N{0} : standing.margins[leg.place];
    const N equity = greatest(N{0}, margin + leg.value_at_mark() - leg.position->funding_owed());
    isolated = isolated + leg.market->worth(leg.gains_with_x() && !shared ? least(equity, leg.notional) : equity);
  }
  const bool cross = standing.sums.at_risk || (shared && any);
  return isolated + (cross ? greatest(N{0}, standing.sums.equity) : N{0});
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
void warn_of_late_trigger(Ticket<N>& ticket, const OrderTerms<N>& terms) {
  if (terms.kind != PriceKind::Trigger || !ticket.before.position) return;
  if (ticket.effect != Effect::Reduce && ticket.effect != Effect::Close) return;
  const PositionReport<N>& held = *ticket.before.position;
  const bool falls = terms.price < held.mark;
  const std::optional<N>& liquidation = falls ? held.liquidation.lower : held.liquidation.upper;
  if (!liquidation) return;
  const N& beyond = *liquidation;
  if (falls ? beyond < terms.price : terms.price < beyond) return;
  ticket.reasons.push_back({.code = "stop-unreachable", .path = "order.price", .limit = held.liquidation.price});
}

template <Number N>
void warn_of_risk(Ticket<N>& ticket, const Order<N>& order) {
  const N& equity = ticket.before.account.equity;
  if (equity > 0) ticket.risk_share = ticket.max_loss.order / equity;
  if (!order.risk_cap) return;
  const N cap = order.risk_cap->amount(equity);
  if (ticket.max_loss.order > cap) ticket.reasons.push_back({.code = "risk-cap-exceeded", .path = "order.riskCap", .limit = cap});
}

template <Number N>
Preview<N> answer(const Standing<N>& before, const Order<N>& order) {
  const Account<N>& account = *before.account;
  const Meeting<N> meeting = meet(account, order);
  if (auto reason = nothing_to_close(meeting, order, "order")) return Invalid<N>{{std::move(*reason)}};
  const OrderTerms<N> terms = order_terms(account, order, before.markets[order.symbol].mark);
  const N qty = filled_qty(meeting, terms);
  const bool capped = qty < terms.qty;

  Ticket<N> ticket;
  Acceptance<N> acceptance(before, order, terms, meeting);
  ticket.max_qty = acceptance.max_qty();
  const Slack<N> slack = acceptance.at(qty);
  const Filling<N>& filling = acceptance.filling();
  const Opening<N>& opening = filling.opening();
  const Closing<N>& closing = filling.closing();

  ticket.effect = filling.effect();
  const Market<N>& market = before.markets[order.symbol];
  ticket.fill = {terms.price, terms.kind, qty, filling.notional(), filling.liquidity()};
  ticket.cost = market.worth(opening.cost());
  ticket.fee = market.worth(filling.fee());
  ticket.open_loss = market.worth(opening.open_loss);
  if (account.rules.short_premium) ticket.surcharge = market.worth(opening.surcharge);
  ticket.initial_margin = market.worth(opening.initial_margin);
  ticket.closing_reserve = market.worth(opening.closing_reserve);
  ticket.realized_pnl = market.worth(closing.realized_pnl);
  ticket.before = view_of(before, place_before(meeting));
  ticket.after = view_of(acceptance.after(), filling.place());
  ticket.max_loss.order = max_loss_of_order(filling, acceptance.after(), ticket.after.position);
  ticket.max_loss.account = equity_at_risk(acceptance.after()) + ticket.fee + ticket.open_loss;

  ticket.reasons = acceptance.refusals(slack);
  ticket.accepted = ticket.reasons.empty();
  const bool was = in_liquidation(before, meeting, place_before(meeting));
  const bool is = in_liquidation(acceptance.after(), meeting, filling.place());
  ticket.status = was && is ? TicketStatus::Already : ticket.accepted ? TicketStatus::Ok : TicketStatus::Insufficient;
  if (capped) ticket.reasons.push_back({.code = "reduce-only-capped", .path = "order.qty", .limit = meeting.closable});
  add_exits(ticket, order, acceptance.after());
  warn_of_late_trigger(ticket, terms);
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
