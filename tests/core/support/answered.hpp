// SPDX-License-Identifier: MIT
#pragma once

#include <expected>
#include <stdexcept>
#include <variant>

#include "margin/account/input_error.hpp"
#include "margin/assess/report.hpp"

namespace margin {

/// Tests say a reason by its public name.
inline bool operator==(ReasonCode code, std::string_view name) { return name_of(code) == name; }

}  // namespace margin

namespace support {

/// The answer to a question that must have one; throws what was refused, or what contradicts itself.
template <class Valid, class N>
Valid answered(std::expected<std::variant<Valid, margin::Invalid<N>>, margin::InputError> result) {
  if (!result) throw std::invalid_argument(std::string(result.error().code) + " at " + result.error().path);
  if (const auto* invalid = std::get_if<1>(&*result)) {
    const auto& reason = invalid->reasons.front();
    throw std::invalid_argument(std::string(name_of(reason.code)) + " at " + reason.path);
  }
  return std::get<0>(*std::move(result));
}

}  // namespace support
