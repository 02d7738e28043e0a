// SPDX-License-Identifier: MIT
#pragma once

#include <doctest/doctest.h>

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "margin/arithmetic/decimal.hpp"
#include "oracle/rational.hpp"
#include "support/random.hpp"

template <>
struct doctest::StringMaker<margin::Decimal> {
  static doctest::String convert(const margin::Decimal& value) { return margin::format_decimal(value).c_str(); }
};

template <>
struct doctest::StringMaker<oracle::Rational> {
  static doctest::String convert(const oracle::Rational& value) { return oracle::text(value).c_str(); }
};

template <class T>
struct doctest::StringMaker<std::optional<T>> {
  static doctest::String convert(const std::optional<T>& value) {
    return value ? doctest::StringMaker<T>::convert(*value) : doctest::String("absent");
  }
};

namespace support {

/// The decimal a literal spells: `"0.005"_d`.
inline margin::Decimal operator""_d(const char* text, std::size_t length) {
  const auto value = margin::parse_decimal(std::string_view(text, length));
  if (!value) throw std::invalid_argument("not a decimal: " + std::string(text, length));
  return *value;
}

/// The rational a literal spells: `"0.005"_r`.
inline oracle::Rational operator""_r(const char* text, std::size_t length) { return oracle::exact(std::string_view(text, length)); }

}  // namespace support
