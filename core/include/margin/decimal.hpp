// SPDX-License-Identifier: MIT
#pragma once

#include <boost/decimal.hpp>

#include <expected>
#include <string>
#include <string_view>

namespace margin {

/// IEEE 754 decimal128: 34 significant digits, round half even. Products of two market numbers are exact.
using Decimal = boost::decimal::decimal_fast128_t;

enum class DecimalError {
  NotADecimal,    ///< not of the form [-]digits[.digits][e[±]digits]
  TooManyDigits,  ///< more than 34 significant digits: it could not be held exactly
  OutOfRange      ///< not zero and its magnitude is outside [1e-60, 1e60]
};

/// Takes the decimal that `text` spells, or says why it cannot be held exactly. No blanks, no leading `+`, no digit grouping.
std::expected<Decimal, DecimalError> parse_decimal(std::string_view text);

/// Appends the shortest plain notation: no exponent, no trailing zeros, no `-0`. `value` must be finite.
void append_decimal(std::string& text, const Decimal& value);
std::string format_decimal(const Decimal& value);

}  // namespace margin
