// SPDX-License-Identifier: MIT
#pragma once

#include <boost/multiprecision/cpp_int.hpp>

#include <string>
#include <string_view>

#include "margin/arithmetic/decimal.hpp"

namespace oracle {

using Integer = boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>, boost::multiprecision::et_off>;
/// Exact: nothing the oracle computes is ever rounded.
using Rational = boost::multiprecision::number<boost::multiprecision::rational_adaptor<boost::multiprecision::cpp_int_backend<>>,
                                               boost::multiprecision::et_off>;

/// 10^n, n ≥ 0.
const Integer& power_of_ten(int n);

/// coefficient · 10^exponent.
Rational scaled(const Integer& coefficient, int exponent);

/// The value a decimal holds.
Rational exact(const margin::Decimal& value);
/// The value a double holds.
Rational exact(double value);
/// The value a decimal text spells, read without the library's own parser.
Rational exact(std::string_view text);

/// Approximate, for sizes and tolerances only.
double approximate(const Rational& value);

Integer floor(const Rational& value);

/// Round to 34 significant digits, ties to the even digit: what an IEEE 754 decimal128 operation must return.
/// `is_tie`, when given, says whether the value lay exactly between two of them.
Rational to_34_digits(const Rational& value, bool* is_tie = nullptr);

/// Plain text with about 40 digits, for messages.
std::string text(const Rational& value);

}  // namespace oracle
