// SPDX-License-Identifier: MIT
// The table of profiles from C++: that it is whole, and what its spellings of a price say. Its values stand in
// tests/engine/venues/expected.mjs.
#include "margin/account/venues.hpp"

#include <set>

#include "margin/account/venue_price.hpp"
#include "support/accounts.hpp"

using namespace support;
using margin::read_price;
using margin::venue_named;

TEST_CASE("every profile has a name of its own, is found by it, and says what it covers and where it is from") {
  std::set<std::string_view> ids;
  for (const margin::Venue& venue : margin::venues()) {
    CAPTURE(venue.id);
    CHECK(ids.insert(venue.id).second);
    CHECK(venue_named(venue.id) == &venue);
    for (const auto text : {venue.name, venue.version, venue.as_of, venue.evidence, venue.source}) CHECK_FALSE(text.empty());
    CHECK_FALSE(venue.kinds.empty());
    CHECK_FALSE(venue.no_price.empty());
  }
  CHECK(margin::venues().front().id == "generic");
  CHECK(venue_named("") == nullptr);
  CHECK(venue_named("gate ") == nullptr);
}

TEST_CASE("the numbers of the table are decimals in their range, and those it leaves out the defaults") {
  for (const margin::Venue& venue : margin::venues()) {
    CAPTURE(venue.id);
    const auto rules = venue.rules();
    if (rules.loan_level) CHECK(*rules.loan_level > "1"_d);
    CHECK(rules.fee_buffer < "0.01"_d);
    CHECK(rules.kappa == "1"_d);
    CHECK(rules.safety == "1"_d);
  }
  CHECK(*venue_named("binance-spot-margin")->rules().loan_level == "1.1"_d);
  CHECK(venue_named("orderly")->rules().fee_buffer == "0.0006"_d);
  CHECK_FALSE(venue_named("okx-spot-margin")->rules().loan_level.has_value());
}

TEST_CASE("a short of 60,000 at 50,000 is liquidated at 55,277.78 by Bybit's inverse text of 2026, at 55,248.62 by that of 2024") {
  const auto at = [](std::string_view venue) {
    auto one = account(inverse("0.005"), 50'000, {isolated(Short, 60'000, 50'000, "0.12")});
    one.rules = venue_named(venue)->rules();
    return margin::round_to_step(*liquidation(one).exact, "0.01"_d, margin::Direction::HalfEven);
  };
  CHECK(at("bybit-inverse") == "55277.78"_d);
  CHECK(at("bybit-inverse-2024") == "55248.62"_d);
}

TEST_CASE("a price is read, its absence is absent, and what is neither is an error") {
  const auto said = [](std::string_view venue, std::string_view text) -> std::string {
    const auto price = read_price(*venue_named(venue), text);
    if (!price) return price.error() == margin::DecimalError::NotADecimal ? "no decimal" : "another error";
    return *price ? margin::format_decimal(**price) : "none";
  };
  CHECK(said("gate", "665.690") == "665.69");
  for (const std::string_view none : {"99999999", "99999999.00", "0", "-1", "-0.5"}) CHECK(said("gate", none) == "none");
  CHECK(said("gate", "") == "no decimal");
  CHECK(said("gate", "null") == "no decimal");
  CHECK(said("hyperliquid", "null") == "none");
  CHECK(said("bybit-inverse", "") == "none");
  CHECK(said("bybit-inverse", "1e99") == "another error");
}
