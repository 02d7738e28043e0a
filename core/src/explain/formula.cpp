// SPDX-License-Identifier: MIT
#include "margin/explain/formula.hpp"

#include <algorithm>

namespace margin {
namespace {

struct Notation {
  char symbol[4];
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

std::string_view sign_of(const Node* node) { return signs[static_cast<std::size_t>(node->operation)]; }

bool is_sum(const Node* node) { return node && (node->operation == Operation::Add || node->operation == Operation::Subtract); }

/// The first part of a sum that is added, as a link of its chain.
const Node* first_added(const Node* sum) {
  if (!is_sum(sum)) return sum;
  const Node* first = first_added(sum->left);
  return first || sum->operation == Operation::Subtract ? first : sum;
}

}  // namespace

Expression Expression::joined(Operation operation, Expression left, Expression right) {
  Formula& formula = *(left.empty() ? right : left).node_->formula;
  return formula.make({&formula, operation, left.node_, right.node_, {}, {}});
}

Expression Expression::added(Expression left, Expression right, bool negative) {
  const Node* node = right.node_;
  if (!node) return left;
  if (!is_sum(node)) return left.empty() && !negative ? right : joined(negative ? Operation::Subtract : Operation::Add, left, right);
  if (left.empty() && !negative) return right;
  const auto part = [](const Node* of) { return of ? Expression(*of) : Expression(); };
  const bool subtracts = node->operation == Operation::Subtract;
  return added(added(left, part(node->left), negative), part(node->right), negative != subtracts);
}

Expression operator*(Expression left, Expression right) {
  return left.empty() || right.empty() ? Expression() : Expression::joined(Operation::Multiply, left, right);
}

Expression operator/(Expression left, Expression right) { return left.empty() ? left : Expression::joined(Operation::Divide, left, right); }

Expression larger_of(Expression left, Expression right) {
  return left.empty() || right.empty() ? left + right : Expression::joined(Operation::Greatest, left, right);
}

Expression Formula::term(TermName name, Decimal value, const Origin& origin, std::string_view symbol) {
  const auto met = std::ranges::find_if(known_, [&](const KnownTerm& known) {
    const Term& term = known.term;
    return term.name == name && term.position == origin.position && term.tier == origin.tier && term.count == origin.count &&
           term.value == value;
  });
  KnownTerm* known = met == known_.end() ? &known_.emplace_front() : &*met;
  if (met == known_.end()) {
    const Notation& notation = notations[static_cast<std::size_t>(name)];
    const std::string_view written = symbol.empty() ? std::string_view(notation.symbol) : symbol;
    known->term = {name, written, value, notation.unit, origin.position, origin.tier, origin.count};
  }
  return make({this, Operation::Name, {}, {}, known, {}});
}

void Formula::write(Expression expression, std::vector<Token>& tokens) {
  tokens_ = &tokens;
  put_plain(expression.node());
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

bool Formula::begins_negative(const Node* node) {
  while (node && (node->operation == Operation::Multiply || node->operation == Operation::Divide)) node = node->left;
  return node && node->operation == Operation::Name && node->known->term.value < 0;
}

void Formula::put(const Node* node, Level least, bool is_right) {
  const bool apart = level_of(node) < least || (is_right && begins_negative(node));
  if (apart) put_sign("(");
  put_plain(node);
  if (apart) put_sign(")");
}

void Formula::put_plain(const Node* node) {
  if (!node) return put_token(TokenKind::Number, "0");
  Level left = Level::Relation;
  Level right = Level::Relation;
  bool calls = false;
  switch (node->operation) {
    case Operation::Number: return put_token(TokenKind::Number, node->text);
    case Operation::Text: return put_token(TokenKind::Text, node->text);
    case Operation::Name: {
      KnownTerm& known = *node->known;
      if (!known.place) {
        known.place = terms.size();
        terms.push_back(known.term);
      }
      put_token(TokenKind::Number, format_decimal(known.term.value));
      tokens_->back().term = known.place;
      return;
    }
    case Operation::Add:
    case Operation::Subtract: {
      const Node* first = first_added(node);
      put(is_sum(first) ? first->right : first, Level::Quotient, false);
      return put_addends(node, first);
    }
    case Operation::Multiply:
    case Operation::Divide:
      left = Level::Quotient;
      right = node->operation == Operation::Multiply ? Level::Product : Level::Atom;
      break;
    case Operation::Greatest:
    case Operation::Least:
      calls = true;
      put_sign(sign_of(node));
      put_sign("(");
      break;
    default: break;
  }
  put(node->left, left, false);
  put_sign(calls ? "," : sign_of(node));
  put(node->right, right, !calls);
  if (calls) put_sign(")");
}

void Formula::put_addends(const Node* sum, const Node* first) {
  if (!sum) return;
  const bool more = is_sum(sum);
  if (more) put_addends(sum->left, first);
  if (sum == first) return;
  put_sign(more ? sign_of(sum) : "+");
  put(more ? sum->right : sum, Level::Quotient, true);
}

void Formula::put_token(TokenKind kind, std::string_view text) {
  Token& token = tokens_->emplace_back();
  token.kind = kind;
  token.text = text;
}

}  // namespace margin
