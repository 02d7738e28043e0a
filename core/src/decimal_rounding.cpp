// SPDX-License-Identifier: MIT
#include "decimal_parts.hpp"

#include <boost/decimal.hpp>

#include <bit>
#include <type_traits>

// The only file that sees Boost. Each operation with a place of its own: a program that adds in a hundred places holds one addition.

namespace margin {
namespace {

using A = Arithmetic;
using Boost = boost::decimal::decimal_fast128_t;

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
const int boost_bias = static_cast<int>(std::bit_cast<Laid>(Boost{1, 0}).exponent) + 33;

/// Filled up to 34 digits.
Boost in(Decimal value) {
  Wide whole = A::coefficient(value);
  int at = whole == 0 ? 0 : A::exponent(value);
  if (whole < full) {
    for (const int by : {17, 8, 4, 2, 1, 1}) at -= raise(whole, by) ? by : 0;
  }
  const auto exponent = static_cast<std::uint32_t>(at + boost_bias);
  return std::bit_cast<Boost>(Laid{{low_half(whole), high_half(whole)}, exponent, A::negative(value), {}});
}

Decimal out(const Boost& value) {
  const auto laid = std::bit_cast<Laid>(value);
  const Wide whole = Wide{laid.coefficient[1]} << 64 | laid.coefficient[0];
  // What is no number, such as a quotient by 0, becomes one larger than any. No formula comes to it.
  if (whole >= limit) return A::make(full, A::bias - 1, laid.negative);
  return A::make(whole, static_cast<int>(laid.exponent) - boost_bias, laid.negative);
}

}  // namespace

Decimal rounded_sum(Decimal left, Decimal right) { return out(in(left) + in(right)); }
Decimal rounded_product(Decimal left, Decimal right) { return out(in(left) * in(right)); }
Decimal rounded_quotient(Decimal left, Decimal right) { return out(in(left) / in(right)); }

Decimal::operator double() const { return static_cast<double>(in(*this)); }

}  // namespace margin
