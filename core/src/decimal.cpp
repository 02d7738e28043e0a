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

}  // namespace

/// What the operators share: a number taken apart and put together.
struct Arithmetic {
  static_assert(sizeof(Decimal) == sizeof(Boost) && std::is_trivially_copyable_v<Boost>);
  static_assert(std::endian::native == std::endian::little);

  static Wide coefficient(const Decimal& value) { return Wide{value.coefficient_[1]} << 64 | value.coefficient_[0]; }
  static int exponent(const Decimal& value) { return static_cast<int>(value.exponent_) - bias; }
  static bool negative(const Decimal& value) { return value.negative_; }

  static Decimal make(Wide coefficient, int exponent, bool negative) {
    Decimal value;
    value.coefficient_[0] = low_half(coefficient);
    value.coefficient_[1] = high_half(coefficient);
    value.exponent_ = static_cast<std::uint32_t>(exponent + bias);
    value.negative_ = negative && coefficient != 0;
    return value;
  }

  static Boost in(const Decimal& value) {
    const Wide whole = coefficient(value);
    if (whole >= full) return std::bit_cast<Boost>(value);
    using boost::decimal::construction_sign;
    return Boost{boost::int128::uint128_t{high_half(whole), low_half(whole)}, exponent(value),
                 value.negative_ ? construction_sign::negative : construction_sign::positive};
  }
  static Decimal out(const Boost& value) { return std::bit_cast<Decimal>(value); }

  /// Boost writes 1 as 10^33 · 10^(biased exponent − bias).
  static inline const int bias = static_cast<int>(std::bit_cast<Decimal>(Boost{1, 0}).exponent_) + 33;
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

bool raise(Wide& coefficient, int by) {
  if (by > 33 || coefficient >= powers[static_cast<std::size_t>(34 - by)]) return false;
  coefficient *= powers[static_cast<std::size_t>(by)];
  return true;
}

Aligned align(const Decimal& left, const Decimal& right) {
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

bool is_zero(const Decimal& value) { return A::coefficient(value) == 0; }

Decimal sum(const Decimal& left, const Decimal& right, bool right_negative) {
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
  const Boost added = A::in(right);
  return A::out(right_negative == A::negative(right) ? A::in(left) + added : A::in(left) - added);
}

/// −1, 0 or 1.
int order(const Decimal& left, const Decimal& right) {
  const bool left_negative = A::negative(left);
  if (left_negative != A::negative(right)) return is_zero(left) && is_zero(right) ? 0 : left_negative ? -1 : 1;
  int magnitudes = 0;
  if (is_zero(left) || is_zero(right)) {
    magnitudes = static_cast<int>(!is_zero(left)) - static_cast<int>(!is_zero(right));
  } else if (const Aligned both = align(left, right); both.fits) {
    magnitudes = static_cast<int>(both.left > both.right) - static_cast<int>(both.left < both.right);
  } else {
    const Boost x = A::in(left);
    const Boost y = A::in(right);
    return static_cast<int>(x > y) - static_cast<int>(x < y);
  }
  return left_negative ? -magnitudes : magnitudes;
}

}  // namespace

#define NEVER_INLINED [[gnu::noinline]]

NEVER_INLINED Decimal::Decimal(std::int64_t coefficient, int exponent) noexcept {
  const auto magnitude = static_cast<std::uint64_t>(coefficient);
  *this = A::make(coefficient < 0 ? 0 - magnitude : magnitude, exponent, coefficient < 0);
}

NEVER_INLINED Decimal::operator double() const { return static_cast<double>(A::in(*this)); }

NEVER_INLINED Decimal Decimal::operator-() const { return A::make(A::coefficient(*this), A::exponent(*this), !negative_); }
NEVER_INLINED Decimal operator+(const Decimal& left, const Decimal& right) { return sum(left, right, A::negative(right)); }
NEVER_INLINED Decimal operator-(const Decimal& left, const Decimal& right) { return sum(left, right, !A::negative(right)); }

NEVER_INLINED Decimal operator*(const Decimal& left, const Decimal& right) {
  const Wide x = A::coefficient(left);
  const Wide y = A::coefficient(right);
  const bool negative = A::negative(left) != A::negative(right);
  if (x == 0 || y == 0) return {};
  if (high_half(x) == 0 || high_half(y) == 0) {
    const Wide whole = high_half(y) == 0 ? product(x, low_half(y)) : product(y, low_half(x));
    if (whole < limit) return A::make(whole, A::exponent(left) + A::exponent(right), negative);
  }
  return A::out(A::in(left) * A::in(right));
}

NEVER_INLINED Decimal operator/(const Decimal& left, const Decimal& right) {
  if (is_zero(left) && !is_zero(right)) return {};
  return A::out(A::in(left) / A::in(right));
}

NEVER_INLINED bool operator==(const Decimal& left, const Decimal& right) { return order(left, right) == 0; }
NEVER_INLINED bool operator<(const Decimal& left, const Decimal& right) { return order(left, right) < 0; }

NEVER_INLINED Decimal floor_quotient(const Decimal& value, const Decimal& step) {
  Aligned both = align(value, step);
  if (both.fits) {
    const bool narrow = high_half(both.left) == 0 && high_half(both.right) == 0;
    Wide whole = narrow ? low_half(both.left) / low_half(both.right) : both.left / both.right;
    if (A::negative(value) && whole * both.right != both.left) ++whole;
    return A::make(whole, 0, A::negative(value));
  }
  const Decimal steps = A::out(boost::decimal::floor(A::in(value / step)));
  // The quotient itself may have been rounded.
  if (value < steps * step) return steps - Decimal{1};
  const Decimal more = steps + Decimal{1};
  return more * step <= value ? more : steps;
}

NEVER_INLINED Decimal::Parts Decimal::parts() const {
  const Wide whole = A::coefficient(*this);
  if (whole == 0) return {};
  if (high_half(whole) == 0) return {negative_, low_half(whole) / word, low_half(whole) % word, A::exponent(*this)};
  return {negative_, static_cast<std::uint64_t>(whole / word), static_cast<std::uint64_t>(whole % word), A::exponent(*this)};
}

NEVER_INLINED Decimal Decimal::from(const Parts& parts) {
  return A::make(Wide{parts.high} * word + parts.low, parts.exponent, parts.negative);
}

#undef NEVER_INLINED

}  // namespace margin
