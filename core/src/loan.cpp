// SPDX-License-Identifier: MIT
#include "margin/loan.hpp"

namespace margin {
namespace {

/// `qty` bought with `margin` and borrowed quote, or borrowed and sold: what is owned and owed.
template <Number N>
Loan<N> loan_of(const Position<N>& position, N size, N margin) {
  Loan<N> loan;
  const N price = size * position.entry;
  if (position.side == PositionSide::Long) {
    loan.assets.base = size;
    loan.debts.quote = greatest(N{0}, price - margin);
    loan.assets.quote = greatest(N{0}, margin - price);
  } else {
    loan.debts.base = size;
    loan.assets.quote = price + margin;
  }
  return loan;
}

/// The level at which a loan is liquidated: the venue's, or 1 + mmr by the amount borrowed, with the fee as the rules place it.
template <Number N>
N loan_level(const Contract<N>& contract, const Rules<N>& rules, const Loan<N>& loan) {
  if (rules.loan_level) return *rules.loan_level;
  const auto row = tier_at(contract.tiers, loan.debts.base > 0 ? loan.debts.base : loan.debts.quote);
  const N level = N{1} + (row ? contract.tiers[*row].mmr : N{0});
  if (rules.close_fee == CloseFee::Multiplicative) return level * (N{1} + contract.taker_fee());
  return rules.close_fee == CloseFee::None ? level : level + contract.taker_fee();
}

}  // namespace

template <Number N>
LoanLines<N> loan_lines(const Leg<N>& leg, const Rules<N>& rules) {
  const Position<N>& position = *leg.position;
  const Contract<N>& contract = *leg.market->contract;
  N margin = position.margin.value_or(N{0});
  if (position.isolated() && !position.margin) margin = default_margin(leg, rules);
  const Loan<N> loan = position.loan ? *position.loan : loan_of(position, leg.size, margin);
  return {{loan.assets.quote, loan.assets.base}, {loan.debts.quote, loan.debts.base}, loan_level(contract, rules, loan)};
}

template LoanLines<Decimal> loan_lines(const Leg<Decimal>&, const Rules<Decimal>&);
template LoanLines<double> loan_lines(const Leg<double>&, const Rules<double>&);

}  // namespace margin
