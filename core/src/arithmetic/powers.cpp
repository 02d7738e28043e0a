// SPDX-License-Identifier: MIT
#include "margin/arithmetic/powers.hpp"

namespace margin {
namespace {

Decimal fourth_power(Decimal value) {
  const Decimal square = value * value;
  return square * square;
}

/// Fifth root of a value in [1e10, 1e15) from above: 1,000 is beyond every one of them, and twenty steps are more than there are to go.
/// Sums, products and quotients only: these are the same bits everywhere, which the standard library's powers are not.
double fifth_root(double value) {
  double root = 1'000;
  for (int step = 0; step < 20; ++step) root = (4 * root + value / (root * root * root * root)) / 5;
  return root;
}

}  // namespace

double to_four_fifths(double value) { return value > 0 ? std::pow(value, 0.8) : 0; }

/// Newton on y⁵ = value from ten right digits: two steps make them forty, more than there are. The first ten come from as many digits
/// of the value as a double holds exactly.
Decimal to_four_fifths(Decimal value) {
  if (!(value > 0)) return {};
  Decimal scaled = value;
  int places = 0;  // of the root
  for (; scaled < Decimal{1, 10}; ++places) scaled = scaled * Decimal{1, 5};
  for (; !(scaled < Decimal{1, 15}); --places) scaled = scaled * Decimal{1, -5};
  const auto whole = static_cast<double>(whole_steps(scaled, Decimal{1}).parts().low);
  Decimal root{static_cast<std::int64_t>(fifth_root(whole) * 1e12), -12 - places};
  for (int step = 0; step < 2; ++step) root = (Decimal{4} * root + value / fourth_power(root)) / Decimal{5};
  return fourth_power(root);
}

}  // namespace margin
