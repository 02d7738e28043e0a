// SPDX-License-Identifier: MIT
#include "margin/decimal.hpp"

#include <boost/decimal.hpp>

#include <array>
#include <bit>
#include <limits>
#include <type_traits>

// A number is coefficient · 10^exponent with fewer than 10^34 in the coefficient. Where a sum or a product of two coefficients
// stays below that it is exact, and integers give it; only a result that must be rounded, and a quotient, is asked of
// Boost.Decimal, whose operands are filled up to 34 digits. Prices, sizes and rates seldom need it, and integers are ten times
// as fast (npm run bench).

namespace margin {
namespace {

using Boost = boost::decimal::decimal_fast128_t;
__extension__ using Wide = unsigned __int128;

constexpr auto powers = [] {
  std::array<Wide, 35> all{1};
  for (std::size_t i = 1; i < all.size(); ++i) all[i] = all[i - 1] * 10;
  return all;
}();
constexpr Wide full = powers[33];   ///< coefficients from here on have all 34 digits
constexpr Wide limit = powers[34];  ///< and none reaches this
constexpr std::uint64_t word = 100'000'000'000'000'000;

constexpr std::uint64_t high_half(Wide value) { return static_cast<std::uint64_t>(value >> 64); }
constexpr std::uint64_t low_half(Wide value) { return static_cast<std::uint64_t>(value); }

/// `wide` · `narrow` where that stays below the limit; otherwise no less than it.
constexpr Wide product(Wide wide, std::uint64_t narrow) {
  const Wide low = Wide{low_half(wide)} * narrow;
  const Wide high = Wide{high_half(wide)} * narrow;
  if (high_half(high) != 0) return limit;
  const Wide sum = low + (high << 64);
  return sum < low ? limit : sum;
}

bool raise(Wide& coefficient, int by) {
  if (by > 33 || coefficient >= powers[static_cast<std::size_t>(34 - by)]) return false;
  coefficient *= powers[static_cast<std::size_t>(by)];
  return true;
}

}  // namespace

/// What the operators share: a number taken apart and put together.
struct Arithmetic {
  static constexpr int exponent_at = 49;  ///< in the second word
  static constexpr int sign_at = 63;
  static constexpr std::uint64_t exponent_mask = 0x3fff;
  static constexpr int bias = 8192;

  static Wide coefficient(Decimal value) {
    return Wide{value.words_[1] & ((std::uint64_t{1} << exponent_at) - 1)} << 64 | value.words_[0];
  }
  static int exponent(Decimal value) { return static_cast<int>(value.words_[1] >> exponent_at & exponent_mask) - bias; }
  static bool negative(Decimal value) { return value.words_[1] >> sign_at != 0; }
  static bool holds(int exponent) { return -bias <= exponent && exponent < bias; }

  static Decimal make(Wide coefficient, int exponent, bool negative) {
    Decimal value;
    value.words_[0] = low_half(coefficient);
    value.words_[1] = high_half(coefficient) | static_cast<std::uint64_t>(exponent + bias) << exponent_at;
    if (negative && coefficient != 0) value.words_[1] |= std::uint64_t{1} << sign_at;
    return value;
  }

  /// Filled up to 34 digits.
  static Boost in(Decimal value) {
    Wide whole = coefficient(value);
    int at = whole == 0 ? 0 : exponent(value);
    if (whole < full) {
      for (const int by : {17, 8, 4, 2, 1, 1}) at -= raise(whole, by) ? by : 0;
    }
    return std::bit_cast<Boost>(Laid{{low_half(whole), high_half(whole)}, static_cast<std::uint32_t>(at + boost_bias), negative(value), {}});
  }
  static Decimal out(const Boost& value) {
    const auto laid = std::bit_cast<Laid>(value);
    const Wide whole = Wide{laid.coefficient[1]} << 64 | laid.coefficient[0];
    // What is no number, such as a quotient by 0, becomes one larger than any. No formula comes to it.
    if (whole >= limit) return make(full, bias - 1, laid.negative);
    return make(whole, static_cast<int>(laid.exponent) - boost_bias, laid.negative);
  }

 private:
  /// How Boost lays out a number.
  struct Laid {
    alignas(16) std::uint64_t coefficient[2];
    std::uint32_t exponent;
    bool negative;
    char unused[11];
  };
  static_assert(sizeof(Laid) == sizeof(Boost) && std::is_trivially_copyable_v<Boost>);
  static_assert(std::endian::native == std::endian::little);

  /// Boost writes 1 as 10^33 · 10^(biased exponent − bias).
  static inline const int boost_bias = static_cast<int>(std::bit_cast<Laid>(Boost{1, 0}).exponent) + 33;
};

namespace {

using A = Arithmetic;

/// Two coefficients brought to the smaller exponent, where both keep below the limit.
struct Aligned {
  Wide left{};
  Wide right{};
  int exponent{};
  bool fits{};
};

Aligned align(Decimal left, Decimal right) {
  Aligned both{A::coefficient(left), A::coefficient(right), A::exponent(left), true};
  const int by = both.exponent - A::exponent(right);
  if (by > 0) {
    both.exponent -= by;
    both.fits = raise(both.left, by);
  } else if (by < 0) {
    both.fits = raise(both.right, -by);
  }
  return both;
}

bool is_zero(Decimal value) { return A::coefficient(value) == 0; }

Decimal sum(Decimal left, Decimal right, bool right_negative) {
  const bool left_negative = A::negative(left);
  if (is_zero(right)) return left;
  if (is_zero(left)) return A::make(A::coefficient(right), A::exponent(right), right_negative);
  const Aligned both = align(left, right);
  if (both.fits) {
    if (left_negative != right_negative) {
      const bool left_leads = both.left >= both.right;
      const Wide rest = left_leads ? both.left - both.right : both.right - both.left;
      return A::make(rest, both.exponent, left_leads ? left_negative : right_negative);
    }
    if (both.left + both.right < limit) return A::make(both.left + both.right, both.exponent, left_negative);
  }
  return A::out(A::in(left) + A::in(right_negative == A::negative(right) ? right : -right));
}

/// −1, 0 or 1.
int order(Decimal left, Decimal right) {
  const bool left_negative = A::negative(left);
  if (left_negative != A::negative(right)) return is_zero(left) && is_zero(right) ? 0 : left_negative ? -1 : 1;
  int magnitudes = 0;
  if (is_zero(left) || is_zero(right)) {
    magnitudes = static_cast<int>(!is_zero(left)) - static_cast<int>(!is_zero(right));
  } else if (const Aligned both = align(left, right); both.fits) {
    magnitudes = static_cast<int>(both.left > both.right) - static_cast<int>(both.left < both.right);
  } else {
    // The one that could not be brought to the other's exponent is the larger.
    magnitudes = A::exponent(left) > A::exponent(right) ? 1 : -1;
  }
  return left_negative ? -magnitudes : magnitudes;
}

/// The largest integer that is not larger.
Decimal floor_of(Decimal value) {
  const int places = -A::exponent(value);
  if (places <= 0 || is_zero(value)) return value;
  const Wide digits = A::coefficient(value);
  Wide whole = places < 35 ? digits / powers[static_cast<std::size_t>(places)] : 0;
  if (A::negative(value) && (places > 34 || whole * powers[static_cast<std::size_t>(places)] != digits)) ++whole;
  return A::make(whole, 0, A::negative(value));
}

}  // namespace

#define NEVER_INLINED [[gnu::noinline]]

NEVER_INLINED Decimal Decimal::scaled(std::int64_t coefficient, int exponent) {
  const auto magnitude = static_cast<std::uint64_t>(coefficient);
  return A::make(coefficient < 0 ? 0 - magnitude : magnitude, exponent, coefficient < 0);
}

NEVER_INLINED Decimal::operator double() const { return static_cast<double>(A::in(*this)); }

NEVER_INLINED Decimal operator-(Decimal value) { return A::make(A::coefficient(value), A::exponent(value), !A::negative(value)); }
NEVER_INLINED Decimal operator+(Decimal left, Decimal right) { return sum(left, right, A::negative(right)); }
NEVER_INLINED Decimal operator-(Decimal left, Decimal right) { return sum(left, right, !A::negative(right)); }

NEVER_INLINED Decimal operator*(Decimal left, Decimal right) {
  const Wide x = A::coefficient(left);
  const Wide y = A::coefficient(right);
  const bool negative = A::negative(left) != A::negative(right);
  if (x == 0 || y == 0) return {};
  if (high_half(x) == 0 || high_half(y) == 0) {
    const Wide whole = high_half(y) == 0 ? product(x, low_half(y)) : product(y, low_half(x));
    const int exponent = A::exponent(left) + A::exponent(right);
    if (whole < limit && A::holds(exponent)) return A::make(whole, exponent, negative);
  }
  return A::out(A::in(left) * A::in(right));
}

NEVER_INLINED Decimal operator/(Decimal left, Decimal right) {
  if (is_zero(left) && !is_zero(right)) return {};
  return A::out(A::in(left) / A::in(right));
}

NEVER_INLINED int sign_of(Decimal value) { return is_zero(value) ? 0 : A::negative(value) ? -1 : 1; }
NEVER_INLINED bool operator==(Decimal left, Decimal right) { return order(left, right) == 0; }
NEVER_INLINED bool operator<(Decimal left, Decimal right) { return order(left, right) < 0; }

NEVER_INLINED Decimal floor_quotient(Decimal value, Decimal step) {
  const Aligned both = align(value, step);
  if (both.fits) {
    const bool narrow = high_half(both.left) == 0 && high_half(both.right) == 0;
    Wide whole = narrow ? low_half(both.left) / low_half(both.right) : both.left / both.right;
    if (A::negative(value) && whole * both.right != both.left) ++whole;
    return A::make(whole, 0, A::negative(value));
  }
  const Decimal steps = floor_of(value / step);
  // The quotient itself may have been rounded.
  if (value < steps * step) return steps - Decimal{1};
  const Decimal more = steps + Decimal{1};
  return more * step <= value ? more : steps;
}

NEVER_INLINED Decimal::Parts Decimal::parts() const {
  const Wide whole = A::coefficient(*this);
  if (whole == 0) return {};
  if (high_half(whole) == 0) return {A::negative(*this), low_half(whole) / word, low_half(whole) % word, A::exponent(*this)};
  return {A::negative(*this), static_cast<std::uint64_t>(whole / word), static_cast<std::uint64_t>(whole % word), A::exponent(*this)};
}

NEVER_INLINED Decimal Decimal::from(const Parts& parts) {
  return A::make(Wide{parts.high} * word + parts.low, parts.exponent, parts.negative);
}

#undef NEVER_INLINED

}  // namespace margin
