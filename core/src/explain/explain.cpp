// SPDX-License-Identifier: MIT
#include "margin/explain/explain.hpp"

#include "margin/explain/explainer.hpp"

namespace margin {
namespace {

bool is_of_order(const ExplainQuestion& question) {
  return !question.position && (question.field == ExplainedField::Notional || question.field >= ExplainedField::MaxLoss);
}

/// The price that the field needs the order to have.
const char* missing_exit(const ExplainQuestion& question) {
  if (question.field == ExplainedField::Stop && !question.order->stop) return "question.order.stop";
  return question.field == ExplainedField::Target && !question.order->target ? "question.order.target" : nullptr;
}

std::optional<InputError> find_error(const Account<Decimal>& account, const ExplainQuestion& question) {
  // What meets no row makes one of its own, behind the others.
  const bool opens = question.order && intent_of(account, *question.order).meets_none();
  if (question.position && *question.position >= account.positions.size() + (opens ? 1 : 0)) {
    return InputError{"unknown-position", "question.position", std::to_string(*question.position)};
  }
  const bool known = question.position ? question.field >= ExplainedField::InitialMargin && question.field <= ExplainedField::MaxLoss
                                       : question.field <= ExplainedField::MarginRatio || is_of_order(question);
  if (!known) return InputError{"unknown-value", "question.field", std::string(name_of(question.field))};
  if (!is_of_order(question)) return std::nullopt;
  if (!question.order) return InputError{"missing", "question.order", {}};
  if (const char* path = missing_exit(question)) return InputError{"missing", path, {}};
  return std::nullopt;
}

}  // namespace

void Explainer::give(Decimal value, Expression formula) {
  result_.value = value;
  given_ = formula;
}

void Explainer::give(const std::optional<Decimal>& value, Expression formula, Operation relation, Expression compared) {
  if (value) return give(*value, formula);
  result_.status = ExplanationStatus::Absent;
  because(relation, compared);
}

void Explainer::lack(std::string_view name, std::string_view word) {
  result_.status = ExplanationStatus::Absent;
  why_ = Expression::joined(Operation::Equal, formula_.text(name), formula_.text(word));
}

void Explainer::miss(PriceStatus status, Decimal at_mark, Expression formula, Operation relation, Expression compared) {
  result_.status = status == PriceStatus::Never ? ExplanationStatus::Never : ExplanationStatus::Already;
  result_.at_mark = at_mark;
  given_ = formula;
  because(relation, compared);
}

void Explainer::finish() {
  if (result_.status != ExplanationStatus::Absent) formula_.write(given_, result_.formula);
  if (!why_.empty()) formula_.write(why_, result_.reason);
  result_.terms.swap(formula_.terms);
}

std::expected<std::variant<Explanation, Invalid<Decimal>>, InputError> explain(const Account<Decimal>& account,
                                                                               const ExplainQuestion& question) {
  const auto answer = [&](const Standing<Decimal>& standing, const Attempt<Decimal>* filled) {
    Explanation result;
    result.field = question.field;
    result.rules = account.rules;
    Explainer explainer(standing, filled, result);
    if (question.position) explainer.explain_position(*question.position);
    else if (is_of_order(question)) explainer.explain_order(*question.order);
    else explainer.explain_account();
    explainer.finish();
    return result;
  };
  return inquire_after<Explanation>(account, question.order, [&] { return find_error(account, question); }, answer);
}

}  // namespace margin
