// SPDX-License-Identifier: MIT
#include "margin/powers.hpp"

namespace margin {
namespace {

Decimal fourth_power(const Decimal& value) {
  const Decimal square = value * value;
  return square * square;
}

}  // namespace

double to_four_fifths(double value) { return value > 0 ? std::pow(value, 0.8) : 0; }

/// Newton on y⁵ = value from sixteen right digits: two steps make them sixty-four, more than there are.
Decimal to_four_fifths(const Decimal& value) {
  if (!(value > Decimal{})) return {};
  Decimal root = decimal_near(std::pow(nearest(value), 0.2));
  for (int step = 0; step < 2; ++step) root = (Decimal{4} * root + value / fourth_power(root)) / Decimal{5};
  return fourth_power(root);
}

}  // namespace margin
