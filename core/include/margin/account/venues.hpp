// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "margin/account/rules.hpp"

namespace margin {

/// A named, dated, versioned set of switches: the rules of a venue, never its rates, tiers or fees.
struct Venue {
  std::string_view id;
  std::string_view name;
  std::string_view version;
  std::string_view as_of;     ///< date of the text it follows, or when that was read
  std::string_view evidence;  ///< V venue's text, C source code, P real payload, T third party, I inferred
  std::string_view source;
  std::span<const ContractKind> kinds;
  std::span<const std::string_view> no_price;  ///< how its payloads spell that there is no price; see venue_price.hpp
  Switches switches{};
  /// Numbers that are rules, as text; empty: the default of `Rules`.
  std::string_view loan_level{};
  std::string_view fee_buffer{};

  [[nodiscard]] Rules<Decimal> rules() const;
};

/// All profiles; `generic` is the first.
std::span<const Venue> venues();

/// Null when there is none of that name.
const Venue* venue_named(std::string_view id);

}  // namespace margin
