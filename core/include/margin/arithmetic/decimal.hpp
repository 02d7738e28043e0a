// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace margin {

/// A number as IEEE 754's decimal128 holds it: 34 significant digits, round half even. Products of two market numbers are exact.
/// No operation is inlined: a program that adds in a hundred places holds one addition.
class Decimal {
 public:
  /// 0.
  constexpr Decimal() = default;
  Decimal(std::integral auto value) noexcept : Decimal(scaled(static_cast<std::int64_t>(value), 0)) {}
  /// coefficient · 10^exponent.
  Decimal(std::int64_t coefficient, int exponent) noexcept : Decimal(scaled(coefficient, exponent)) {}

  /// The nearest double.
  explicit operator double() const;

  friend Decimal operator-(Decimal value);
  friend Decimal operator+(Decimal left, Decimal right);
  friend Decimal operator-(Decimal left, Decimal right);
  friend Decimal operator*(Decimal left, Decimal right);
  friend Decimal operator/(Decimal left, Decimal right);
  friend bool operator==(Decimal left, Decimal right);
  friend bool operator<(Decimal left, Decimal right);
  friend bool operator>(Decimal left, Decimal right) { return right < left; }
  friend bool operator<=(Decimal left, Decimal right) { return !(right < left); }
  friend bool operator>=(Decimal left, Decimal right) { return !(left < right); }
  // With 0 a look at the sign is enough.
  friend bool operator==(Decimal left, std::same_as<int> auto right) { return right == 0 ? sign_of(left) == 0 : left == Decimal{right}; }
  friend bool operator<(Decimal left, std::same_as<int> auto right) { return right == 0 ? sign_of(left) < 0 : left < Decimal{right}; }
  friend bool operator>(Decimal left, std::same_as<int> auto right) { return right == 0 ? sign_of(left) > 0 : Decimal{right} < left; }
  friend bool operator<=(Decimal left, std::same_as<int> auto right) { return !(left > right); }
  friend bool operator>=(Decimal left, std::same_as<int> auto right) { return !(left < right); }
  /// −1, 0 or 1.
  friend int sign_of(Decimal value);

  /// The largest integer ≤ value / step, for step > 0.
  friend Decimal floor_quotient(Decimal value, Decimal step);

  /// (high · 10¹⁷ + low) · 10^exponent with high, low < 10¹⁷.
  struct Parts {
    bool negative{};
    std::uint64_t high{};
    std::uint64_t low{};
    int exponent{};
  };
  [[nodiscard]] Parts parts() const;
  static Decimal from(const Parts& parts);

 private:
  friend struct Arithmetic;

  static Decimal scaled(std::int64_t coefficient, int exponent);

  /// One register where there are any so wide: numbers are handed over and given back without a trip to memory.
  using Words [[gnu::vector_size(16)]] = std::uint64_t;

  // In the second word, from below: what the first does not hold of the coefficient's 113 bits, the exponent, the sign.
  Words words_{};
};

enum class DecimalError {
  NotADecimal,    ///< not of the form [-]digits[.digits][e[±]digits]
  TooManyDigits,  ///< more than 34 significant digits: it could not be held exactly
  OutOfRange      ///< not zero and its magnitude is outside [1e-60, 1e60]
};

/// Takes the decimal that `text` spells, or says why it cannot be held exactly. No blanks, no leading `+`, no digit grouping.
std::expected<Decimal, DecimalError> parse_decimal(std::string_view text);

/// Appends the shortest plain notation: no exponent, no trailing zeros, no `-0`. `value` must be finite.
void append_decimal(std::string& text, Decimal value);
std::string format_decimal(Decimal value);

}  // namespace margin
