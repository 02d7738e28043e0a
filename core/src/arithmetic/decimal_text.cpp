// SPDX-License-Identifier: MIT
#include "margin/arithmetic/decimal.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace margin {
namespace {

constexpr std::size_t max_digits = 34;
constexpr int max_magnitude = 60;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view take_digits(std::string_view& text) {
  const auto end = std::ranges::find_if_not(text, is_digit);
  const std::string_view digits(text.begin(), end);
  text.remove_prefix(digits.size());
  return digits;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

/// The parts of a decimal as they are spelled.
struct Spelled {
  bool negative{};
  std::string_view whole;
  std::string_view fraction;
  long exponent{};
};

std::expected<Spelled, DecimalError> spelled(std::string_view text) {
  const auto wrong = std::unexpected(DecimalError::NotADecimal);
  Spelled parts;
  parts.negative = take(text, '-');
  parts.whole = take_digits(text);
  if (parts.whole.empty()) return wrong;
  if (take(text, '.')) {
    parts.fraction = take_digits(text);
    if (parts.fraction.empty()) return wrong;
  }
  if (take(text, 'e') || take(text, 'E')) {
    const bool below = take(text, '-');
    if (!below) take(text, '+');
    const std::string_view digits = take_digits(text);
    if (digits.empty()) return wrong;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), parts.exponent);
    if (error != std::errc{} || parts.exponent > 1'000'000) return std::unexpected(DecimalError::OutOfRange);
    if (below) parts.exponent = -parts.exponent;
  }
  if (!text.empty()) return wrong;
  return parts;
}

/// Digits as they are read, in two machine words of 17.
struct DigitSum {
  std::array<std::uint64_t, 2> words{};
  std::size_t count{};

  void add(char digit) {
    auto& word = words[count < 17 ? 0 : 1];
    word = word * 10 + static_cast<std::uint64_t>(digit - '0');
    ++count;
  }
};

}  // namespace

std::expected<Decimal, DecimalError> parse_decimal(std::string_view text) {
  const auto parts = spelled(text);
  if (!parts) return std::unexpected(parts.error());

  DigitSum sum;
  std::size_t zeros = 0;  // seen after the last other digit: they count only when another digit follows
  const auto add = [&](std::string_view digits) {
    for (const char digit : digits) {
      if (digit == '0') {
        if (sum.count > 0) ++zeros;
        continue;
      }
      if (sum.count + zeros + 1 > max_digits) return false;
      for (; zeros > 0; --zeros) sum.add('0');
      sum.add(digit);
    }
    return true;
  };
  if (!add(parts->whole) || !add(parts->fraction)) return std::unexpected(DecimalError::TooManyDigits);
  if (sum.count == 0) return Decimal{0};

  long exponent = parts->exponent - static_cast<long>(parts->fraction.size()) + static_cast<long>(zeros);
  const long magnitude = exponent + static_cast<long>(sum.count) - 1;
  if (magnitude < -max_magnitude || magnitude > max_magnitude) return std::unexpected(DecimalError::OutOfRange);
  // Up to 17 digits are one word; of more, the second word is filled up with zeros.
  if (sum.count <= 17) return Decimal::from({parts->negative, 0, sum.words[0], static_cast<int>(exponent)});
  for (; sum.count < max_digits; --exponent) sum.add('0');
  return Decimal::from({parts->negative, sum.words[0], sum.words[1], static_cast<int>(exponent)});
}

void append_decimal(std::string& text, Decimal value) {
  auto [negative, high, low, exponent] = value.parts();
  if (high == 0 && low == 0) {
    text += '0';
    return;
  }
  std::array<char, max_digits> digits;
  for (std::size_t i = max_digits; i > 17; low /= 10) digits[--i] = static_cast<char>('0' + low % 10);
  for (std::size_t i = 17; i > 0; high /= 10) digits[--i] = static_cast<char>('0' + high % 10);
  const auto first = static_cast<std::size_t>(std::ranges::find_if(digits, [](char c) { return c != '0'; }) - digits.begin());
  std::size_t count = max_digits;
  for (; digits[count - 1] == '0'; ++exponent) --count;

  const std::string_view significant(digits.data() + first, count - first);
  const int point = static_cast<int>(significant.size()) + exponent;  // digits before the decimal point
  if (negative) text += '-';
  if (point <= 0) {
    text += "0.";
    text.append(static_cast<std::size_t>(-point), '0');
    text += significant;
  } else if (static_cast<std::size_t>(point) >= significant.size()) {
    text += significant;
    text.append(static_cast<std::size_t>(point) - significant.size(), '0');
  } else {
    text += significant.substr(0, static_cast<std::size_t>(point));
    text += '.';
    text += significant.substr(static_cast<std::size_t>(point));
  }
}

std::string format_decimal(Decimal value) {
  std::string text;
  append_decimal(text, value);
  return text;
}

Decimal::operator double() const {
  const std::string text = format_decimal(*this);
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace margin
