// SPDX-License-Identifier: MIT
#include "decimal_parts.hpp"

#include <algorithm>

// Sums and products of more than 34 digits, to the nearest decimal of 34, of two as near to the even one. Each is first put together
// exactly, in two halves of 34 digits, so that nothing on the way leaves 128 bits; then what is past the 34th digit decides.

namespace margin {
namespace {

using A = Arithmetic;

/// whole · unit + rest, with rest < unit.
struct Split {
  Wide whole{};
  Wide rest{};
};

constexpr Split split(Wide value, Wide unit) {
  const Wide whole = value / unit;
  return {whole, value - whole * unit};
}

int digits_of(Wide coefficient) {
  int digits = 0;
  while (digits < 34 && coefficient >= power_of_ten(digits)) ++digits;
  return digits;
}

/// (high · 10^34 + low) · 10^exponent, with both halves below 10^34.
struct Long {
  Wide high{};
  Wide low{};
  int exponent{};
};

Decimal rounded(const Long& exact, bool negative) {
  const int surplus = digits_of(exact.high);
  const Wide unit = power_of_ten(surplus);
  const auto [kept, rest] = split(exact.low, unit);
  Wide whole = exact.high * power_of_ten(34 - surplus) + kept;
  int exponent = exact.exponent + surplus;
  if (rest * 2 > unit || (rest * 2 == unit && whole % 2 != 0)) ++whole;
  if (whole == limit) {
    whole = full;
    ++exponent;
  }
  return A::bounded(whole, exponent, negative);
}

/// `coefficient` with so many digits less, for a comparison with a half: what is lost shows in its last digit, which is then neither 0 nor 5.
Wide without_digits(Wide coefficient, int digits) {
  if (digits > 34) return 0;  // too far away to come near a half
  const auto [whole, rest] = split(coefficient, power_of_ten(digits));
  return rest != 0 && whole % 5 == 0 ? whole + 1 : whole;
}

}  // namespace

Decimal rounded_sum(Decimal left, Decimal right) {
  const bool swapped = A::exponent(left) < A::exponent(right);
  const Decimal leading = swapped ? right : left;
  Wide lead = A::coefficient(leading);
  Wide other = A::coefficient(swapped ? left : right);
  int exponent = A::exponent(swapped ? left : right);
  int apart = A::exponent(leading) - exponent;
  if (apart > 34) {
    // Farther apart than the halves are long: the leading one is filled up, and the other keeps what can still tell.
    const int spare = std::min(34 - digits_of(lead), apart - 34);
    lead *= power_of_ten(spare);
    apart -= spare;
    if (apart > 34) {
      other = without_digits(other, apart - 34);
      exponent += apart - 34;
      apart = 34;
    }
  }
  auto [high, low] = split(lead, power_of_ten(34 - apart));
  low *= power_of_ten(apart);
  if (A::negative(left) == A::negative(right)) {
    low += other;
    const bool carry = low >= limit;
    return rounded({carry ? high + 1 : high, carry ? low - limit : low, exponent}, A::negative(leading));
  }
  const bool borrow = low < other;
  return rounded({borrow ? high - 1 : high, borrow ? low + limit - other : low - other, exponent}, A::negative(leading));
}

Decimal rounded_product(Decimal left, Decimal right) {
  const Wide half = power_of_ten(17);
  const auto [a, b] = split(A::coefficient(left), half);
  const auto [c, d] = split(A::coefficient(right), half);
  const auto [above, below] = split(a * d + b * c, half);
  const auto [carry, low] = split(b * d + below * half, limit);
  return rounded({a * c + above + carry, low, A::exponent(left) + A::exponent(right)}, A::negative(left) != A::negative(right));
}

}  // namespace margin
