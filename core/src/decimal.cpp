// SPDX-License-Identifier: MIT
#include "margin/decimal.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace margin {
namespace {

using Coefficient = Decimal::significand_type;

constexpr int max_digits = 34;
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

/// Two machine words hold 34 digits; multiplying 128-bit numbers digit by digit would cost several times more.
struct DigitSum {
  std::uint64_t high{};
  std::uint64_t low{};
  std::uint64_t high_scale{1};
  int count{};

  void add(char digit) {
    auto& word = count < 17 ? high : low;
    word = word * 10 + static_cast<std::uint64_t>(digit - '0');
    if (count >= 17) high_scale *= 10;
    ++count;
  }
  [[nodiscard]] Coefficient value() const { return Coefficient{high} * Coefficient{high_scale} + Coefficient{low}; }
};

}  // namespace

std::expected<Decimal, DecimalError> parse_decimal(std::string_view text) {
  const auto parts = spelled(text);
  if (!parts) return std::unexpected(parts.error());

  DigitSum sum;
  long zeros = 0;  // seen after the last other digit: they count only when another digit follows
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

  const long exponent = parts->exponent - static_cast<long>(parts->fraction.size()) + zeros;
  const long magnitude = exponent + sum.count - 1;
  if (magnitude < -max_magnitude || magnitude > max_magnitude) return std::unexpected(DecimalError::OutOfRange);
  using boost::decimal::construction_sign;
  return Decimal{sum.value(), static_cast<int>(exponent),
                 parts->negative ? construction_sign::negative : construction_sign::positive};
}

void append_decimal(std::string& text, const Decimal& value) {
  int exponent = 0;
  const Coefficient coefficient = boost::decimal::frexp10(value, &exponent);
  if (coefficient == Coefficient{0}) {
    text += '0';
    return;
  }
  // 34 digits in two words of 17.
  constexpr std::uint64_t word = 100'000'000'000'000'000;
  std::array<char, max_digits> digits;
  auto high = static_cast<std::uint64_t>(coefficient / Coefficient{word});
  auto low = static_cast<std::uint64_t>(coefficient % Coefficient{word});
  int count = max_digits;
  if (low == 0) {
    count = 17;
    exponent += 17;
  }
  for (int i = max_digits - 1; i >= 17; --i, low /= 10) digits[static_cast<std::size_t>(i)] = static_cast<char>('0' + low % 10);
  int first = 17;
  for (; high != 0; high /= 10) digits[static_cast<std::size_t>(--first)] = static_cast<char>('0' + high % 10);
  while (digits[static_cast<std::size_t>(count - 1)] == '0') {
    --count;
    ++exponent;
  }

  const std::string_view significant(digits.data() + first, static_cast<std::size_t>(count - first));
  const int point = static_cast<int>(significant.size()) + exponent;  // digits before the decimal point
  if (value < Decimal{0}) text += '-';
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

std::string format_decimal(const Decimal& value) {
  std::string text;
  append_decimal(text, value);
  return text;
}

}  // namespace margin
