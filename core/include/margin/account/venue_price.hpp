// SPDX-License-Identifier: MIT
#pragma once

#include "margin/account/venues.hpp"

namespace margin {

/// A price as a venue's payload has it, `null` for JSON's null. Absent where the payload says that there is none: a spelling of
/// `venue.no_price`, written alike or equal as a number, and any number that is not positive. An error where it is neither that
/// nor a decimal.
std::expected<std::optional<Decimal>, DecimalError> read_price(const Venue& venue, std::string_view text);

}  // namespace margin
