// SPDX-License-Identifier: MIT
#include "margin/assess.hpp"

#include "margin/statement.hpp"
#include "margin/validation.hpp"

namespace margin {

template <Number N>
std::expected<Assessment<N>, InputError> assess(const Account<N>& account) {
  if (auto error = find_error(account)) return std::unexpected(std::move(*error));
  if (auto reasons = find_contradictions(account); !reasons.empty()) return Invalid<N>{std::move(reasons)};
  const Standing<N> standing = make_standing(account);
  if (auto reason = equity_contradiction(standing)) return Invalid<N>{{std::move(*reason)}};
  AccountReport<N> report = state_account(standing);
  report.positions = state_positions(standing);
  return report;
}

template std::expected<Assessment<Decimal>, InputError> assess(const Account<Decimal>&);
template std::expected<Assessment<double>, InputError> assess(const Account<double>&);

}  // namespace margin
