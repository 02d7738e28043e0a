// SPDX-License-Identifier: MIT
#pragma once

#include "margin/account/account.hpp"

namespace oracle {

/// A valid account without contradictions, the same for the same seed. Values have at most five digits, so that their
/// products are exact; sizes run from 1e-8 to 1e8 and prices from 1e-9 to 1e6. Some are healthy, some near liquidation, some past it.
margin::Account<margin::Decimal> random_account(std::uint64_t seed);

}  // namespace oracle
