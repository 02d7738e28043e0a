// SPDX-License-Identifier: MIT
#include "margin/account/venue_price.hpp"

#include <algorithm>

namespace margin {

std::expected<std::optional<Decimal>, DecimalError> read_price(const Venue& venue, std::string_view text) {
  if (std::ranges::find(venue.no_price, text) != venue.no_price.end()) return std::nullopt;
  const auto price = parse_decimal(text);
  if (!price) return std::unexpected(price.error());
  const auto is_this = [&](std::string_view spelling) {
    const auto number = parse_decimal(spelling);
    return number && *number == *price;
  };
  if (!(*price > 0) || std::ranges::any_of(venue.no_price, is_this)) return std::nullopt;
  return *price;
}

}  // namespace margin
