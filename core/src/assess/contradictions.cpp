// SPDX-License-Identifier: MIT
#include "margin/assess/contradictions.hpp"

#include "margin/account/funding_rate.hpp"
#include "margin/account/order_money.hpp"

namespace margin {
namespace {

/// Cross positions, or coin that backs them, in another currency than the first ones settle in.
template <Number N>
void find_mixed_settlement(const Account<N>& account, std::vector<Reason<N>>& reasons) {
  const auto mixed = [&](std::string path) { reasons.push_back({.code = ReasonCode::MixedSettlement, .path = std::move(path)}); };
  std::optional<bool> in_coin;
  for (std::size_t i = 0; i < account.positions.size(); ++i) {
    const Position<N>& position = account.positions[i];
    if (position.isolated() || position.qty == 0) continue;
    const bool inverse = account.contracts[position.symbol].inverse();
    if (in_coin && *in_coin != inverse) {
      mixed(indexed("positions", i));
      break;
    }
    in_coin = inverse;
  }
  for (std::size_t i = 0; i < account.collateral.size(); ++i) {
    const Collateral<N>& item = account.collateral[i];
    if (item.symbol && account.contracts[*item.symbol].inverse()) mixed(indexed("collateral", i) + ".price");
  }
}

/// Whether an order settles in another currency than what the cross account holds, or than an order before it would bring it.
template <Number N>
bool settles_apart(const Account<N>& account, const Order<N>& order) {
  if (account.rules.valuation == Valuation::Quote) return false;
  const bool inverse = account.contracts[order.symbol].inverse();
  for (const Position<N>& position : account.positions) {
    if (!position.isolated() && position.qty > 0) return account.contracts[position.symbol].inverse() != inverse;
  }
  return !account.orders.empty() && account.contracts[account.orders.front().symbol].inverse() != inverse;
}

/// A long owns more base than it owes, a short owes base. Of all else in a loan nothing is sure: interest and fees accrue into its amounts,
/// collateral may be base or quote, and parts may have been sold, or paid back.
template <Number N>
std::optional<Reason<N>> loan_contradiction(const Position<N>& position, std::size_t index) {
  if (!position.loan || position.qty == 0) return std::nullopt;
  const bool is_long = position.side == PositionSide::Long;
  const N& owned = position.loan->assets.base;
  const N& owed = position.loan->debts.base;
  if (is_long ? owned > owed : owed > 0) return std::nullopt;
  const std::string_view amount = is_long ? ".loan.assets.base" : ".loan.debts.base";
  return Reason<N>{.code = ReasonCode::PositionOverdetermined, .path = indexed("positions", index).append(amount)};
}

/// A rate given beside a premium that gives another one.
template <Number N>
std::optional<Reason<N>> funding_contradiction(const Contract<N>& contract, std::size_t index) {
  if (!contract.funding || !contract.funding->rate || !contract.funding->premium) return std::nullopt;
  const Funding<N>& funding = *contract.funding;
  const N expected = premium_rate(funding);
  const N terms = absolute(*funding.rate) + absolute(*funding.premium) + absolute(funding.interest.value_or(N{0}));
  if (!(absolute(*funding.rate - expected) > terms * rounding_share<N>(32, 12))) return std::nullopt;
  return Reason<N>{.code = ReasonCode::FundingOverdetermined, .path = indexed("contracts", index) + ".funding.rate", .expected = expected};
}

template <Number N>
std::vector<Reason<N>> find_contradictions(const Account<N>& account) {
  std::vector<Reason<N>> reasons;
  for (std::size_t i = 0; i < account.contracts.size(); ++i) {
    const Contract<N>& contract = account.contracts[i];
    if (auto reason = funding_contradiction(contract, i)) reasons.push_back(std::move(*reason));
    if (contract.tiers.empty()) continue;
    const std::string path = indexed("contracts", i) + ".tiers";
    if (auto reason = table_contradiction(contract.tiers, account.rules.tier_law, path)) reasons.push_back(std::move(*reason));
  }
  for (std::size_t i = 0; i < account.positions.size(); ++i) {
    if (auto reason = loan_contradiction(account.positions[i], i)) reasons.push_back(std::move(*reason));
  }
  if (account.rules.hedge == Hedge::MaxSide) {
    for (std::size_t i = 0; i < account.contracts.size(); ++i) {
      if (!account.contracts[i].has_law(LawKind::Power)) continue;
      // The larger of two bent sums.
      reasons.push_back({.code = ReasonCode::RulesUnsupported, .path = indexed("contracts", i) + ".tiers"});
    }
  }
  // One cross account settles in one currency, in quote or in the coin of its inverse contracts, unless all of it is valued in quote.
  if (account.rules.valuation == Valuation::Settlement) find_mixed_settlement(account, reasons);
  for (std::size_t i = 0; i < account.orders.size(); ++i) {
    if (auto reason = find_contradiction(account, account.orders[i], indexed("orders", i))) reasons.push_back(std::move(*reason));
  }
  return reasons;
}

template <Number N>
std::optional<Reason<N>> equity_contradiction(const Standing<N>& standing) {
  const Account<N>& account = *standing.account;
  if (!account.wallet || !account.equity) return std::nullopt;
  const CrossSums<N>& sums = standing.sums;
  const N terms = absolute(*account.wallet) + absolute(*account.equity) + sums.notional;
  if (!(absolute(*account.equity - sums.equity) > terms * rounding_share<N>(28, 12))) return std::nullopt;
  return Reason<N>{.code = ReasonCode::EquityMismatch, .path = "equity", .expected = sums.equity};
}

}  // namespace

template <Number N>
std::optional<Reason<N>> find_contradiction(const Account<N>& account, const Order<N>& order, std::string_view path) {
  const auto overdetermined = [&](std::string_view field, N expected) {
    return Reason<N>{.code = ReasonCode::OrderOverdetermined, .path = std::string(path).append(field), .expected = expected};
  };
  if (settles_apart(account, order)) return Reason<N>{.code = ReasonCode::MixedSettlement, .path = std::string(path)};
  const N mark = account.marks[order.symbol].value_or(N{0});
  const OrderMoney<N> money(account, order, mark);
  const N notional = money.value(intent_of(account, order, mark).qty);
  if (order.qty && order.notional && *order.notional != notional) return overdetermined(".notional", notional);
  if ((order.qty || order.notional) && order.margin && order.leverage) {
    const N value = money.at_mark(order.notional ? *order.notional : notional);
    const N expected = value / *order.leverage;
    if (*order.margin != expected && *order.margin * *order.leverage != value) return overdetermined(".margin", expected);
  }
  return std::nullopt;
}

template <Number N>
std::optional<Reason<N>> find_asked_contradiction(const Account<N>& account, const Order<N>& order) {
  constexpr std::string_view path = "question.order";
  if (auto found = find_contradiction(account, order, path)) return found;
  return nothing_to_close(intent_of(account, order), order, path);
}

template <Number N>
std::expected<Standing<N>, Invalid<N>> admit(const Account<N>& account, std::optional<Reason<N>> of_question) {
  Invalid<N> invalid{find_contradictions(account)};
  if (of_question) invalid.reasons.push_back(std::move(*of_question));
  if (!invalid.reasons.empty()) return std::unexpected(std::move(invalid));
  Standing<N> standing = make_standing(account);
  if (auto reason = equity_contradiction(standing)) return std::unexpected(Invalid<N>{{std::move(*reason)}});
  return standing;
}

#define INSTANTIATE(N)                                                                                        \
  template std::optional<Reason<N>> find_contradiction(const Account<N>&, const Order<N>&, std::string_view); \
  template std::optional<Reason<N>> find_asked_contradiction(const Account<N>&, const Order<N>&);             \
  template std::expected<Standing<N>, Invalid<N>> admit(const Account<N>&, std::optional<Reason<N>>);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
