// SPDX-License-Identifier: MIT
#pragma once

#include "margin/arithmetic/decimal.hpp"

#include <array>

// What a decimal is made of: known to the two files that calculate with it, and to no other.

namespace margin {

__extension__ using Wide = unsigned __int128;

inline constexpr auto powers = [] {
  std::array<Wide, 35> all{1};
  for (std::size_t i = 1; i < all.size(); ++i) all[i] = all[i - 1] * 10;
  return all;
}();
constexpr Wide power_of_ten(int exponent) { return powers[static_cast<std::size_t>(exponent)]; }
inline constexpr Wide full = powers[33];   ///< coefficients from here on have all 34 digits
inline constexpr Wide limit = powers[34];  ///< and none reaches this

constexpr std::uint64_t high_half(Wide value) { return static_cast<std::uint64_t>(value >> 64); }
constexpr std::uint64_t low_half(Wide value) { return static_cast<std::uint64_t>(value); }

/// `coefficient` · 10^by where that stays below the limit; otherwise it is left as it was.
inline bool raise(Wide& coefficient, int by) {
  if (by > 33 || coefficient >= power_of_ten(34 - by)) return false;
  coefficient *= power_of_ten(by);
  return true;
}

/// A number taken apart and put together.
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
  /// Larger than any that a formula comes to: what stands for a quotient by 0 and for a result past every exponent.
  static Decimal beyond(bool negative) { return make(full, bias - 1, negative); }
  /// The same for an exponent that may not be held.
  static Decimal bounded(Wide coefficient, int exponent, bool negative) {
    if (holds(exponent)) return make(coefficient, exponent, negative);
    return exponent < 0 ? Decimal{} : beyond(negative);
  }
};

// Results to 34 digits, half to even (decimal_rounding.cpp): of two numbers other than 0 whose sum or product has more.
[[gnu::noinline]] Decimal rounded_sum(Decimal left, Decimal right);
[[gnu::noinline]] Decimal rounded_product(Decimal left, Decimal right);

}  // namespace margin
