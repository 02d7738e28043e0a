// SPDX-License-Identifier: MIT
#include "margin/seek/seek.hpp"

#include "margin/assess/inquire.hpp"
#include "margin/seek/parts.hpp"

namespace margin {
namespace {

InputError error(std::string_view code, std::string_view field, std::string value = {}) {
  return {code, "question." + std::string(field), std::move(value)};
}

template <Number N>
std::optional<InputError> not_positive(std::string_view field, const std::optional<N>& value) {
  if (!value || *value > 0) return std::nullopt;
  return error("out-of-range", field, text_of(*value));
}

/// A field that a question has and does not admit; else one that it lacks.
template <Number N>
std::optional<InputError> find_field_error(const Question<N>& question) {
  const Find find = question.find;
  const bool of_order = find == Find::Leverage || find == Find::Qty || find == Find::MaxQty;
  const bool targets = find == Find::Margin || find == Find::Leverage || find == Find::Qty;
  const bool of_price = find == Find::Price;
  const struct {
    std::string_view name;
    bool given;
    bool admitted;
    bool needed;
  } fields[] = {
      {"position", question.position.has_value(), !of_order, !of_order},
      {"order", question.order.has_value(), of_order, of_order},
      {"liquidationPrice", question.liquidation_price.has_value(), targets, targets && !question.risk},
      {"risk", question.risk.has_value(), find == Find::Qty, false},
      {"pnl", question.pnl.has_value(), of_price, of_price && !question.roe},
      {"roe", question.roe.has_value(), of_price, false},
      {"penalty", question.penalty.has_value(), find == Find::Partial, false},
  };
  for (const auto& field : fields) {
    if (field.given && !field.admitted) return error("unknown-field", field.name);
  }
  for (const auto& field : fields) {
    if (field.needed && !field.given) return error("missing", field.name);
  }
  return std::nullopt;
}

/// The order without what a question about it looks for.
template <Number N>
Order<N> asked_order(const Question<N>& question) {
  Order<N> order = *question.order;
  if (question.find == Find::Leverage) {
    order.leverage.reset();
    order.margin.reset();
    return order;
  }
  order.qty.reset();
  order.notional.reset();
  if (question.find == Find::MaxQty) order.margin.reset();
  return order;
}

template <Number N>
std::optional<InputError> find_order_error(const Account<N>& account, const Question<N>& question) {
  Order<N> order = asked_order(question);
  if (question.find != Find::Leverage) order.qty = N{1};
  return find_asked_error(account, order);
}

template <Number N>
std::optional<InputError> find_question_error(const Account<N>& account, const Question<N>& question) {
  if (auto found = find_field_error(question)) return found;
  if (question.position && *question.position >= account.positions.size()) return error("unknown-position", "position");
  if (auto found = not_positive("liquidationPrice", question.liquidation_price)) return found;
  if (question.risk) {
    if (auto found = not_positive("risk.stop", std::optional(question.risk->stop))) return found;
    if (auto found = not_positive("risk.loss", std::optional(question.risk->loss.value))) return found;
  }
  if (question.penalty && (*question.penalty < 0 || !(*question.penalty < N{1}))) {
    return error("out-of-range", "penalty", text_of(*question.penalty));
  }
  return question.order ? find_order_error(account, question) : std::nullopt;
}

/// Two wishes in one question.
template <Number N>
std::optional<Reason<N>> find_contradiction(const Account<N>& account, const Question<N>& question) {
  Reason<N> reason{.code = ReasonCode::QuestionOverdetermined};
  if (question.risk && question.liquidation_price) reason.path = "question.risk";
  if (question.pnl && question.roe) reason.path = "question.roe";
  if (!reason.path.empty()) return reason;
  return question.order ? find_asked_contradiction(account, asked_order(question)) : std::nullopt;
}

template <Number N>
Found<N> answer(const Standing<N>& standing, const Question<N>& question) {
  const std::size_t place = question.position.value_or(0);
  switch (question.find) {
    case Find::Margin: return seek_margin(standing, place, *question.liquidation_price);
    case Find::Leverage: return seek_leverage(standing, asked_order(question), *question.liquidation_price);
    case Find::Qty:
      if (question.risk) return seek_qty_at_risk(standing, asked_order(question), *question.risk);
      return seek_qty(standing, asked_order(question), *question.liquidation_price);
    case Find::MaxQty: return seek_max_qty(standing, asked_order(question));
    case Find::Price:
      if (question.pnl) return seek_price(standing, place, *question.pnl, false);
      return seek_price(standing, place, profit_of_return(standing, place, *question.roe), true);
    case Find::Partial: return seek_partial(standing, place, question.penalty.value_or(N{0}));
  }
  return {};
}

}  // namespace

template <Number N>
std::expected<Answer<N>, InputError> seek(const Account<N>& account, const Question<N>& question) {
  return inquire<Found<N>>(
      account, [&] { return find_question_error(account, question); }, [&] { return find_contradiction(account, question); },
      [&](const Standing<N>& standing) { return answer(standing, question); });
}

template std::expected<Answer<Decimal>, InputError> seek(const Account<Decimal>&, const Question<Decimal>&);
template std::expected<Answer<double>, InputError> seek(const Account<double>&, const Question<double>&);

}  // namespace margin
