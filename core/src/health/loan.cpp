// SPDX-License-Identifier: MIT
#include "margin/health/loan.hpp"

namespace margin {
namespace {

/// The level at which a loan is liquidated: the venue's, or 1 + mmr by the amount borrowed, with the fee as the rules place it.
template <Number N>
N loan_level(const Contract<N>& contract, const Rules<N>& rules, const Loan<N>& loan) {
  if (rules.loan_level) return *rules.loan_level;
  const auto row = tier_at(contract.tiers, borrowed(Line<N>{loan.debts.quote, loan.debts.base}));
  const N level = N{1} + (row ? contract.tiers[*row].mmr : N{0});
  if (rules.close_fee == CloseFee::Multiplicative) return level * (N{1} + contract.taker_fee());
  return rules.close_fee == CloseFee::None ? level : level + contract.taker_fee();
}

}  // namespace

template <Number N>
Loan<N> part_of(const Loan<N>& loan, N left, N held) {
  const auto part = [&](N amount) { return left == 0 ? N{0} : amount * left / held; };
  return {{part(loan.assets.base), part(loan.assets.quote)}, {part(loan.debts.base), part(loan.debts.quote)}};
}

template <Number N>
N net_of(const Loan<N>& loan, N price) {
  return (loan.assets.base - loan.debts.base) * price + loan.assets.quote - loan.debts.quote;
}

template <Number N>
Loan<N> added_to(Loan<N> loan, PositionSide side, N size, N value, N margin) {
  if (side == PositionSide::Short) {
    loan.debts.base = loan.debts.base + size;
    loan.assets.quote = loan.assets.quote + value + margin;
    return loan;
  }
  loan.assets.base = loan.assets.base + size;
  loan.debts.quote = loan.debts.quote + greatest(N{0}, value - margin);
  loan.assets.quote = loan.assets.quote + greatest(N{0}, margin - value);
  return loan;
}

template <Number N>
Loan<N> funded(Loan<N> loan, N paid_in) {
  const N kept = loan.assets.quote + paid_in;
  loan.assets.quote = greatest(N{0}, kept);
  loan.debts.quote = loan.debts.quote + greatest(N{0}, -kept);
  return loan;
}

template <Number N>
LoanLines<N> loan_lines(const Leg<N>& leg, const Rules<N>& rules) {
  const Position<N>& position = *leg.position;
  const Contract<N>& contract = *leg.market->contract;
  N margin = position.margin.value_or(N{0});
  if (position.isolated() && !position.margin) margin = default_margin(leg, rules);
  const Loan<N> loan = position.loan ? *position.loan : added_to(Loan<N>{}, position.side, leg.size, leg.size * position.entry, margin);
  return {{loan.assets.quote, loan.assets.base}, {loan.debts.quote, loan.debts.base}, loan_level(contract, rules, loan)};
}

#define INSTANTIATE(N)                                                  \
  template Loan<N> part_of(const Loan<N>&, N, N);                       \
  template N net_of(const Loan<N>&, N);                                 \
  template Loan<N> added_to(Loan<N>, PositionSide, N, N, N);            \
  template Loan<N> funded(Loan<N>, N);                                  \
  template LoanLines<N> loan_lines(const Leg<N>&, const Rules<N>&);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
