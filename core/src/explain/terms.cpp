// SPDX-License-Identifier: MIT
#include "margin/explain/terms.hpp"

namespace margin {

Decimal Terms::number_of(TermName name, const Leg& leg) const {
  const Position& position = *leg.position;
  const Contract& contract = *leg.market->contract;
  switch (name) {
    case TermName::Wallet: return standing_.margins[leg.place];
    case TermName::UnrealizedPnl: return leg.unrealized_pnl;
    case TermName::Funding: return position.funding_owed();
    case TermName::Assets: return leg.loan->assets.at(leg.market->x);
    case TermName::Notional:
    case TermName::Debts: return leg.notional;
    case TermName::Entry: return position.entry;
    case TermName::Mark: return leg.market->mark;
    case TermName::Qty: return position.qty;
    case TermName::Leverage: return position.leverage.value_or(Decimal{1});
    case TermName::InitialMargin: return position_initial_margin(leg, rules_, false);
    case TermName::MaintenanceMargin: return standing_.maintenances[leg.place];
    case TermName::FundingRate: return reserved_funding_rate(leg, rules_);
    case TermName::FundingReserve: return reserved_funding_rate(leg, rules_) * leg.entry_value;
    case TermName::OrdersBeside: return leg.beside;
    case TermName::OpeningFeeRate: return opening_fee(position, contract);
    case TermName::ClosingFeeRate: return contract.taker_fee();
    case TermName::ClosingReserve: return standing_.reserves[leg.place];
    default: return leg.size;
  }
}

Expression Terms::any_of(const Leg& leg, TermName name) {
  const Decimal number = number_of(name, leg);
  return number == 0 ? Expression() : own(name, number, leg);
}

Expression Terms::own(TermName name, Decimal value, const Leg& leg) { return own(name, value, leg, {}); }

Expression Terms::own(TermName name, Decimal value, const Leg& leg, const Row& row) {
  Origin origin{.tier = row};
  if (leg.position == &standing_.account->positions[leg.place]) origin.position = leg.place;
  return name == TermName::Size ? size_of(*leg.market->contract, value, origin) : formula_.term(name, value, origin);
}

Expression Terms::size_of(const Contract& contract, Decimal size, const Origin& origin) {
  return formula_.term(TermName::Size, size, origin, contract.inverse() ? "Q" : "q");
}

void Terms::Several::add(Expression one, Decimal value, std::size_t of) {
  if (named++ < named_at_most) {
    sum = sum + one;
  } else {
    rest = rest + value;
    count += of;
  }
}

}  // namespace margin
