// SPDX-License-Identifier: MIT
#pragma once

#include "margin/explain/explain.hpp"
#include "support/accounts.hpp"
#include "support/evaluate.hpp"

namespace support::explaining {

using margin::ExplainedField;
using margin::Explanation;
using margin::ExplanationStatus;
using margin::TermName;

/// The explanation of a number that must have one.
inline Explanation explained(const Account<Decimal>& of, ExplainedField field, std::optional<std::size_t> position = std::nullopt) {
  auto result = margin::explain(of, {position, field});
  if (!result) throw std::invalid_argument(std::string(result.error().code) + " at " + result.error().path);
  auto* explanation = std::get_if<Explanation>(&*result);
  if (!explanation) throw std::invalid_argument("the account is invalid");
  return std::move(*explanation);
}

}  // namespace support::explaining
