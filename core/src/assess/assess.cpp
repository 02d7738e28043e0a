// SPDX-License-Identifier: MIT
#include "margin/assess/assess.hpp"

#include "margin/assess/inquire.hpp"
#include "margin/assess/statement.hpp"

namespace margin {

template <Number N>
std::expected<Assessment<N>, InputError> assess(const Account<N>& account) {
  return inquire<AccountReport<N>>(account, nothing, nothing, [](const Standing<N>& standing) {
    AccountReport<N> report = state_account(standing);
    report.positions = state_positions(standing);
    return report;
  });
}

template std::expected<Assessment<Decimal>, InputError> assess(const Account<Decimal>&);
template std::expected<Assessment<double>, InputError> assess(const Account<double>&);

}  // namespace margin
