// SPDX-License-Identifier: MIT
#include "oracle/rational.hpp"

#include <cmath>
#include <stdexcept>
#include <vector>

namespace oracle {
namespace mp = boost::multiprecision;

const Integer& power_of_ten(int n) {
  static std::vector<Integer> powers{Integer{1}};
  while (powers.size() <= static_cast<std::size_t>(n)) powers.push_back(powers.back() * 10);
  return powers[static_cast<std::size_t>(n)];
}

Rational scaled(const Integer& coefficient, int exponent) {
  if (exponent >= 0) return Rational{Integer{coefficient * power_of_ten(exponent)}};
  return Rational{coefficient, power_of_ten(-exponent)};
}

Rational exact(const margin::Decimal& value) {
  auto parts = value.parts();
  Integer whole = Integer{parts.high} * power_of_ten(17) + Integer{parts.low};
  if (whole == 0) return Rational{};
  while (parts.exponent < 0 && whole % 10 == 0) {
    whole /= 10;
    ++parts.exponent;
  }
  return scaled(parts.negative ? Integer{-whole} : whole, parts.exponent);
}

Rational exact(double value) { return Rational{value}; }

Rational exact(std::string_view text) {
  Integer coefficient = 0;
  int exponent = 0;
  bool in_fraction = false;
  const bool negative = text.starts_with('-');
  for (std::size_t i = negative ? 1 : 0; i < text.size(); ++i) {
    if (text[i] == '.') {
      in_fraction = true;
    } else if (text[i] == 'e' || text[i] == 'E') {
      exponent += std::stoi(std::string(text.substr(i + 1)));
      break;
    } else if (text[i] >= '0' && text[i] <= '9') {
      coefficient = coefficient * 10 + (text[i] - '0');
      if (in_fraction) --exponent;
    } else {
      throw std::invalid_argument("not a decimal: " + std::string(text));
    }
  }
  return scaled(negative ? -coefficient : coefficient, exponent);
}

double approximate(const Rational& value) {
  Integer top = mp::numerator(value);
  Integer bottom = mp::denominator(value);
  if (top == 0) return 0;
  const bool negative = top < 0;
  if (negative) top = -top;
  const auto leading = [](Integer& whole) {
    const int excess = static_cast<int>(mp::msb(whole)) - 62;
    if (excess > 0) whole >>= static_cast<unsigned>(excess);
    return excess > 0 ? excess : 0;
  };
  const int shift = leading(top) - leading(bottom);
  const double quotient = static_cast<double>(static_cast<std::uint64_t>(top)) / static_cast<double>(static_cast<std::uint64_t>(bottom));
  return std::ldexp(negative ? -quotient : quotient, shift);
}

Integer floor(const Rational& value) {
  Integer quotient;
  Integer remainder;
  mp::divide_qr(Integer{mp::numerator(value)}, Integer{mp::denominator(value)}, quotient, remainder);
  return remainder < 0 ? Integer{quotient - 1} : quotient;
}

Rational to_34_digits(const Rational& value, bool* is_tie) {
  if (is_tie) *is_tie = false;
  if (value == 0) return value;
  const Rational magnitude = mp::abs(value);
  int exponent = static_cast<int>(std::floor(std::log10(approximate(magnitude)))) - 33;
  Rational in_units;
  for (;;) {  // the logarithm may be one off
    in_units =
        exponent >= 0 ? Rational{magnitude / Rational{power_of_ten(exponent)}} : Rational{magnitude * Rational{power_of_ten(-exponent)}};
    if (in_units >= Rational{power_of_ten(34)})
      ++exponent;
    else if (in_units < Rational{power_of_ten(33)})
      --exponent;
    else
      break;
  }
  Integer whole = floor(in_units);
  const Rational rest = in_units - Rational{whole};
  const Rational half{1, 2};
  if (is_tie) *is_tie = rest == half;
  if (rest > half || (rest == half && whole % 2 != 0)) ++whole;
  const Rational rounded = scaled(whole, exponent);
  return value < 0 ? Rational{-rounded} : rounded;
}

std::string text(const Rational& value) {
  if (value == 0) return "0";
  const Rational rounded = to_34_digits(value);
  const Rational magnitude = mp::abs(rounded);
  int exponent = 0;
  Rational digits = magnitude;
  while (mp::denominator(digits) != 1) {
    digits *= 10;
    --exponent;
  }
  std::string result = value < 0 ? "-" : "";
  result += Integer{mp::numerator(digits)}.str();
  if (exponent != 0) result += "e" + std::to_string(exponent);
  if (rounded != value) result += "…";
  return result;
}

}  // namespace oracle
