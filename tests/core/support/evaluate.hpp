// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <span>

#include "margin/explain/formula.hpp"
#include "support/support.hpp"

// What a formula of tokens comes to, in exact fractions: read by the rules of arithmetic alone, knowing nothing of margin.

namespace support {

using margin::Token;
using margin::TokenKind;
using oracle::Rational;

/// A value, with what a rounding of its operands and of itself may change in it, per unit of relative error.
struct Evaluated {
  Rational value;
  double terms{};
  /// Whether nothing before the last operation had to be rounded to 34 digits.
  bool sound = true;
};

class Evaluator {
 public:
  explicit Evaluator(std::span<const Token> tokens) : rest_(tokens) {}

  /// The whole of the tokens.
  Evaluated evaluate() {
    Evaluated result = sum();
    if (!rest_.empty()) throw std::invalid_argument("more tokens than an expression has");
    return result;
  }
  /// Whether the two sides are as the relation between them says, or closer than rounding can tell.
  bool holds(double tolerance) {
    const Evaluated left = sum();
    const std::string relation = take();
    const Evaluated right = sum();
    if (!rest_.empty()) throw std::invalid_argument("more tokens than a relation has");
    const Rational difference = left.value - right.value;
    if (std::abs(oracle::approximate(difference)) <= tolerance * (left.terms + right.terms)) return true;
    if (relation == "≤") return difference <= 0;
    if (relation == "<") return difference < 0;
    if (relation == "≥") return difference >= 0;
    if (relation == ">") return difference > 0;
    if (relation == "=") return difference == 0;
    throw std::invalid_argument("not a relation: " + relation);
  }

 private:
  static double size(const Rational& value) { return std::abs(oracle::approximate(value)); }
  static bool fits(const Evaluated& operand) { return operand.sound && oracle::to_34_digits(operand.value) == operand.value; }
  static Evaluated made(Rational value, double terms, const Evaluated& left, const Evaluated& right) {
    return {std::move(value), terms, fits(left) && fits(right)};
  }

  Evaluated sum() {
    Evaluated left = product();
    for (;;) {
      const bool adds = next_is("+");
      if (!adds && !next_is("−")) return left;
      take();
      const Evaluated right = product();
      left = made(adds ? Rational{left.value + right.value} : Rational{left.value - right.value}, left.terms + right.terms, left, right);
    }
  }
  Evaluated product() {
    Evaluated left = atom();
    for (;;) {
      const bool multiplies = next_is("·");
      if (!multiplies && !next_is("/")) return left;
      take();
      const Evaluated right = atom();
      if (multiplies) {
        left = made(left.value * right.value, left.terms * size(right.value) + size(left.value) * right.terms, left, right);
        continue;
      }
      if (right.value == 0) throw std::invalid_argument("a division by zero");
      const double divisor = size(right.value);
      // Of a divisor that is all rounding nothing can be said.
      const bool lost = divisor <= 1e-28 * right.terms;
      const double terms = lost ? 1e300 : left.terms / divisor + size(left.value) / divisor * (right.terms / divisor);
      left = made(left.value / right.value, terms, left, right);
    }
  }
  Evaluated atom() {
    if (rest_.empty()) throw std::invalid_argument("an expression that ends too early");
    const TokenKind kind = rest_.front().kind;
    const std::string text = take();
    if (kind == TokenKind::Number) {
      const Rational value = oracle::exact(std::string_view(text));
      // So many digits come from a rounding before.
      const bool was_rounded = std::ranges::count_if(text, [](char character) { return character >= '1' && character <= '9'; }) > 20;
      return {value, size(value), !was_rounded};
    }
    if (text == "(") {
      Evaluated inner = sum();
      expect(")");
      return inner;
    }
    if (text != "max" && text != "min") throw std::invalid_argument("not an operand: " + text);
    expect("(");
    const Evaluated left = sum();
    expect(",");
    const Evaluated right = sum();
    expect(")");
    const bool takes_left = (left.value < right.value) == (text == "min");
    return {takes_left ? left.value : right.value, std::max(left.terms, right.terms), left.sound && right.sound};
  }

  [[nodiscard]] bool next_is(std::string_view text) const {
    return !rest_.empty() && rest_.front().kind == TokenKind::Operator && rest_.front().text == text;
  }
  std::string take() {
    std::string text = rest_.front().text;
    rest_ = rest_.subspan(1);
    return text;
  }
  void expect(std::string_view text) {
    if (!next_is(text)) throw std::invalid_argument("expected " + std::string(text));
    take();
  }

  std::span<const Token> rest_;
};

/// As a page would print it.
inline std::string printed(std::span<const Token> tokens) {
  std::string text;
  for (const Token& token : tokens) {
    const bool tight = text.empty() || text.ends_with("(") || token.text == ")" || token.text == "," ||
                       (token.text == "(" && (text.ends_with("max") || text.ends_with("min")));
    text += (tight ? "" : " ") + token.text;
  }
  return text;
}

}  // namespace support
