// SPDX-License-Identifier: MIT
#pragma once

#include "margin/arithmetic/number.hpp"

namespace margin {

/// value^(4/5), as the fourth power of the fifth root: for value > 0 within 4 units of the last place, 0 for 0.
double to_four_fifths(double value);
Decimal to_four_fifths(Decimal value);

}  // namespace margin
