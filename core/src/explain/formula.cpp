// SPDX-License-Identifier: MIT
#include "margin/explain/formula.hpp"

namespace margin {
namespace {

struct Notation {
  std::string_view symbol;
  TermUnit unit;
};

/// By term, in the order of the names.
constexpr Notation notations[] = {
    {"W", TermUnit::Settlement}, {"E", TermUnit::Settlement}, {"A", TermUnit::Settlement}, {"U", TermUnit::Settlement},
    {"G", TermUnit::Settlement}, {"C", TermUnit::Settlement}, {"b", TermUnit::Size}, {"U", TermUnit::Settlement},
    {"I", TermUnit::Settlement}, {"M", TermUnit::Settlement}, {"F", TermUnit::Settlement}, {"A", TermUnit::Settlement},
    {"D", TermUnit::Settlement}, {"A_q", TermUnit::Settlement}, {"A_b", TermUnit::Size}, {"D_q", TermUnit::Settlement},
    {"D_b", TermUnit::Size}, {"λ", TermUnit::Factor}, {"e", TermUnit::Price}, {"m", TermUnit::Price}, {"p", TermUnit::Price},
    {"n", TermUnit::Contracts}, {"k", TermUnit::Factor}, {"q", TermUnit::Size}, {"N", TermUnit::Settlement},
    {"L", TermUnit::Factor}, {"L", TermUnit::Factor}, {"i", TermUnit::Rate}, {"I", TermUnit::Settlement},
    {"O", TermUnit::Settlement}, {"r", TermUnit::Rate}, {"β", TermUnit::RatePerSize}, {"w", TermUnit::Factor},
    {"w", TermUnit::Factor}, {"c", TermUnit::Settlement}, {"M", TermUnit::Settlement}, {"g", TermUnit::Rate},
    {"G", TermUnit::Settlement}, {"M", TermUnit::Settlement}, {"M", TermUnit::Settlement}, {"N", TermUnit::Settlement},
    {"O", TermUnit::Settlement}, {"κ", TermUnit::Factor}, {"f", TermUnit::Rate}, {"φ", TermUnit::Rate},
    {"F", TermUnit::Settlement}, {"F", TermUnit::Settlement}, {"F", TermUnit::Settlement}, {"a", TermUnit::Settlement},
    {"b", TermUnit::Size}, {"p", TermUnit::Price}, {"φ", TermUnit::Rate}, {"b", TermUnit::Rate},
    {"Φ", TermUnit::Settlement}, {"Δ", TermUnit::Settlement}, {"S", TermUnit::Settlement}, {"R", TermUnit::Settlement},
    {"X", TermUnit::Settlement}, {"p", TermUnit::Price},
};
static_assert(std::size(notations) == names(TermName{}).size());

/// By operation; the first three are no signs.
constexpr std::string_view signs[] = {"", "", "", "+", "−", "·", "/", "max", "min", "≤", "<", "=", "≥"};

std::string_view sign_of(Operation operation) { return signs[static_cast<std::size_t>(operation)]; }

bool is_sum(const Node* node) { return node && (node->operation == Operation::Add || node->operation == Operation::Subtract); }

/// The terms of a sum, whatever it was put together from.
struct Addend {
  const Node* node;
  bool negative;
};

void flatten(const Node* node, bool negative, std::vector<Addend>& addends) {
  if (!node) return;
  if (!is_sum(node)) {
    addends.push_back({node, negative});
    return;
  }
  flatten(node->left, negative, addends);
  flatten(node->right, negative != (node->operation == Operation::Subtract), addends);
}

std::vector<Addend> addends_of(const Node* sum) {
  std::vector<Addend> addends;
  flatten(sum, false, addends);
  return addends;
}

}  // namespace

Expression Expression::joined(Operation operation, Expression left, Expression right) {
  Formula& formula = *(left.empty() ? right : left).node_->formula;
  return formula.make({&formula, operation, left.node_, right.node_, {}, {}});
}

Expression operator+(Expression left, Expression right) {
  if (left.empty() || right.empty()) return left.empty() ? right : left;
  return Expression::joined(Operation::Add, left, right);
}

Expression operator-(Expression left, Expression right) {
  return right.empty() ? left : Expression::joined(Operation::Subtract, left, right);
}

Expression Formula::term(TermName name, Decimal value, const Origin& origin, std::string_view symbol) {
  const Notation& notation = notations[static_cast<std::size_t>(name)];
  std::size_t place = 0;
  for (; place < terms_.size(); ++place) {
    const Term& term = terms_[place];
    if (term.name == name && term.position == origin.position && term.tier == origin.tier && term.count == origin.count &&
        term.value == value) {
      break;
    }
  }
  if (place == terms_.size()) {
    terms_.push_back({name, symbol.empty() ? notation.symbol : symbol, value, notation.unit, origin.position, origin.tier, origin.count});
  }
  return make({this, Operation::Name, {}, {}, place, {}});
}

std::vector<Token> Formula::write(Expression expression) {
  places_.resize(terms_.size());
  put_plain(expression.node());
  return std::move(tokens_);
}

Formula::Level Formula::level_of(const Node* node) {
  if (!node) return Level::Atom;
  switch (node->operation) {
    case Operation::Add:
    case Operation::Subtract: return Level::Sum;
    case Operation::Multiply: return level_of(node->left) == Level::Quotient ? Level::Quotient : Level::Product;
    case Operation::Divide: return Level::Quotient;
    default: return node->operation > Operation::Least ? Level::Relation : Level::Atom;
  }
}

bool Formula::begins_negative(const Node* node) const {
  while (node && (node->operation == Operation::Multiply || node->operation == Operation::Divide)) node = node->left;
  return node && node->operation == Operation::Name && terms_[node->place].value < 0;
}

void Formula::put(const Node* node, Level least, bool is_right) {
  if (is_sum(node)) {
    // −(−a) is a.
    const std::vector<Addend> addends = addends_of(node);
    if (addends.size() == 1 && !addends[0].negative) node = addends[0].node;
  }
  const bool apart = level_of(node) < least || (is_right && begins_negative(node));
  if (apart) put_sign("(");
  put_plain(node);
  if (apart) put_sign(")");
}

void Formula::put_plain(const Node* node) {
  if (is_sum(node)) return put_sum(node);
  const Operation operation = node ? node->operation : Operation::Number;
  switch (operation) {
    case Operation::Number: tokens_.push_back({TokenKind::Number, std::to_string(node ? node->place : 0), {}}); return;
    case Operation::Text: tokens_.push_back({TokenKind::Text, std::string(node->text), {}}); return;
    case Operation::Name: return put_term(node->place);
    default: break;
  }
  Level left = Level::Relation;
  Level right = Level::Relation;
  const bool calls = operation == Operation::Greatest || operation == Operation::Least;
  if (operation == Operation::Multiply || operation == Operation::Divide) {
    left = Level::Quotient;
    right = operation == Operation::Multiply ? Level::Product : Level::Atom;
  }
  if (calls) {
    put_sign(sign_of(operation));
    put_sign("(");
  }
  put(node->left, left, false);
  put_sign(calls ? "," : sign_of(operation));
  put(node->right, right, !calls);
  if (calls) put_sign(")");
}

void Formula::put_sum(const Node* sum) {
  const std::vector<Addend> addends = addends_of(sum);
  std::size_t first = 0;
  while (first < addends.size() && addends[first].negative) ++first;
  put(first < addends.size() ? addends[first].node : nullptr, Level::Quotient, false);
  for (std::size_t i = 0; i < addends.size(); ++i) {
    if (i == first) continue;
    put_sign(sign_of(addends[i].negative ? Operation::Subtract : Operation::Add));
    put(addends[i].node, Level::Quotient, true);
  }
}

void Formula::put_sign(std::string_view sign) { tokens_.push_back({TokenKind::Operator, std::string(sign), {}}); }

void Formula::put_term(std::size_t place) {
  if (!places_[place]) {
    places_[place] = written_.size();
    written_.push_back(terms_[place]);
  }
  tokens_.push_back({TokenKind::Number, format_decimal(terms_[place].value), places_[place]});
}

}  // namespace margin
