// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <concepts>
#include <map>

#include "oracle/search.hpp"
#include "support/support.hpp"

// Numbers of a report against exact fractions. Every number is a sum, a product or a quotient of terms; what its roundings may lose is
// a share of the size of those terms, not of the number, which may be a small difference of large ones.

namespace support {

using margin::Decimal;
using oracle::Crossing;
using oracle::Rational;

template <class N>
inline constexpr double tolerance = std::same_as<N, Decimal> ? 1e-30 : 1e-12;

template <class N>
class Comparison {
 public:
  std::uint64_t seed{};
  long numbers = 0;
  std::map<std::string, long> ties;  ///< decisions that fell within rounding of a tie, and went the other way
  long ill_conditioned = 0;
  std::map<std::string, double> worst;  ///< error / allowed, by field
  std::vector<std::string> failures;

  void number(const char* field, const N& got, const Rational& expected, double terms) {
    ++numbers;
    const double allowed = tolerance<N> * std::max(terms, std::abs(oracle::approximate(expected)));
    const double error = error_of(got, expected);
    double& most = worst[field];
    if (allowed > 0) most = std::max(most, error / allowed);
    if (!(error <= allowed)) fail(field, "is " + shown(got) + ", exactly " + oracle::text(expected) + ", terms " + std::to_string(terms));
  }
  void number(const char* field, const std::optional<N>& got, const std::optional<Rational>& expected, double terms) {
    if (got.has_value() != expected.has_value())
      fail(field, got ? "is there, and should not be" : "is absent");
    else if (got)
      number(field, *got, *expected, terms);
  }
  void crossing(const char* field, const std::optional<N>& got, const std::optional<Crossing>& expected) {
    if (got && expected) {
      const double price = oracle::approximate(expected->price);
      // The first-order bound means nothing where the terms' own rounding is comparable to the slope.
      if (tolerance<N> * expected->magnifies > 1e-3 * price) {
        ++ill_conditioned;
        return;
      }
      number(field, *got, expected->price, expected->magnifies + price);
    } else if (got.has_value() != expected.has_value()) {
      fail(field, got ? "is there, and should not be" : "is absent");
    }
  }
  void tie(const char* field) { ++ties[field]; }
  [[nodiscard]] long tie_count() const {
    long count = 0;
    for (const auto& [field, times] : ties) count += times;
    return count;
  }
  template <class T>
  void equal(const char* field, const T& got, const T& expected) {
    ++numbers;
    if (!(got == expected)) fail(field, "differs");
  }
  void fail(const char* field, const std::string& what) {
    failures.push_back("seed " + std::to_string(seed) + " " + place + field + " " + what);
  }
  std::string place;

 private:
  static double error_of(const Decimal& got, const Rational& expected) {
    return std::abs(oracle::approximate(Rational{oracle::exact(got) - expected}));
  }
  static double error_of(double got, const Rational& expected) { return std::abs(got - oracle::approximate(expected)); }
  static std::string shown(const Decimal& value) { return margin::format_decimal(value); }
  static std::string shown(double value) { return oracle::text(oracle::exact(value)); }
};

inline double size(const Rational& value) { return std::abs(oracle::approximate(value)); }

inline std::optional<Rational> quotient(const Rational& top, const Rational& bottom) {
  return bottom > 0 ? std::optional(Rational{top / bottom}) : std::nullopt;
}

/// What a rounded quotient may be off by, per unit of relative error: of its terms and of its divisor's.
inline double quotient_terms(double top_terms, const Rational& top, double bottom_terms, const Rational& bottom) {
  const double divisor = size(bottom);
  return divisor > 0 ? top_terms / divisor + size(top) / divisor * (bottom_terms / divisor) : 1e300;
}

}  // namespace support
