// SPDX-License-Identifier: MIT
#pragma once

#include "margin/scenario/funding.hpp"
#include "support/accounts.hpp"

// Funding as a test asks for it, and accounts that pay it.

namespace support::funding {

using margin::FundingReport;

/// After so many hours, at the rate of the contracts or at one that is asked about; the account must have an answer.
template <class N>
FundingReport<N> funded(const Account<N>& of, const N& hours, const std::optional<N>& rate = std::nullopt) {
  return answered(margin::fund(of, margin::FundingQuestion<N>{hours, rate}));
}
inline FundingReport<Decimal> funded(const Account<Decimal>& of, const Value& hours) { return funded<Decimal>(of, hours.decimal); }

/// Every contract at one rate, paid each so many hours.
inline Account<Decimal> with_funding(Account<Decimal> of, const Value& rate, const Value& hours = 8) {
  for (auto& contract : of.contracts) contract.funding = margin::Funding<Decimal>{rate, hours};
  return of;
}

/// 10,000 at the mark with 2,000 behind it: a long pays 1 every 8 hours, a short receives it.
inline Account<Decimal> reference(PositionSide side = Long) {
  return with_funding(account(linear("0.005"), 100, {isolated(side, 100, 100, 2000)}), "0.0001");
}

}  // namespace support::funding
