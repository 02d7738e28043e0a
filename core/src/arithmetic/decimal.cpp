// SPDX-License-Identifier: MIT
#include "decimal_parts.hpp"

// A number is coefficient · 10^exponent with fewer than 10^34 in the coefficient. Where a sum or a product of two coefficients
// stays below that it is exact, and few instructions give it; prices, sizes and rates seldom leave it. What must be rounded is
// decimal_rounding.cpp's.

namespace margin {
namespace {

using A = Arithmetic;

constexpr std::uint64_t word = 100'000'000'000'000'000;

/// `wide` · `narrow` where that stays below the limit; otherwise no less than it.
constexpr Wide product(Wide wide, std::uint64_t narrow) {
  const Wide low = Wide{low_half(wide)} * narrow;
  const Wide high = Wide{high_half(wide)} * narrow;
  if (high_half(high) != 0) return limit;
  const Wide sum = low + (high << 64);
  return sum < low ? limit : sum;
}

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
  return rounded_sum(left, right_negative == A::negative(right) ? right : -right);
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

Wide divided(Wide value, Wide by) {
  return high_half(value) == 0 && high_half(by) == 0 ? low_half(value) / low_half(by) : value / by;
}

/// `dividend` / `divisor` · 10^exponent: as in writing, some digits at a time, until nothing is left or there are 34. What is left is
/// below the divisor, and with these digits stays in 128 bits: nineteen beside a divisor of one machine word, four beside any.
Decimal quotient(Wide dividend, Wide divisor, int exponent, bool negative) {
  const int at_once = high_half(divisor) == 0 ? 19 : 4;
  Wide whole = divided(dividend, divisor);
  Wide rest = dividend - whole * divisor;
  while (rest != 0 && whole < full) {
    int digits = at_once;
    while (whole >= power_of_ten(34 - digits)) --digits;
    const Wide scale = power_of_ten(digits);
    const Wide next = divided(rest * scale, divisor);
    rest = rest * scale - next * divisor;
    whole = whole * scale + next;
    exponent -= digits;
  }
  // Never to the limit: no quotient of two coefficients comes as near to a power of ten.
  const bool up = rest * 2 > divisor || (rest * 2 == divisor && whole % 2 != 0);
  return A::bounded(up ? whole + 1 : whole, exponent, negative);
}

/// The largest integer that is not larger.
Decimal floor_of(Decimal value) {
  const int places = -A::exponent(value);
  if (places <= 0 || is_zero(value)) return value;
  const Wide digits = A::coefficient(value);
  Wide whole = places < 35 ? digits / power_of_ten(places) : 0;
  if (A::negative(value) && (places > 34 || whole * power_of_ten(places) != digits)) ++whole;
  return A::make(whole, 0, A::negative(value));
}

}  // namespace

#define NEVER_INLINED [[gnu::noinline]]

NEVER_INLINED Decimal Decimal::scaled(std::int64_t coefficient, int exponent) {
  const auto magnitude = static_cast<std::uint64_t>(coefficient);
  return A::make(coefficient < 0 ? 0 - magnitude : magnitude, exponent, coefficient < 0);
}

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
  return rounded_product(left, right);
}

NEVER_INLINED Decimal operator/(Decimal left, Decimal right) {
  const bool negative = A::negative(left) != A::negative(right);
  if (is_zero(right)) return A::beyond(negative);  // no formula comes to it
  if (is_zero(left)) return {};
  return quotient(A::coefficient(left), A::coefficient(right), A::exponent(left) - A::exponent(right), negative);
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
