// SPDX-License-Identifier: MIT
#pragma once

#include "margin/account/order.hpp"
#include "margin/account/rules.hpp"

namespace margin {

inline constexpr std::size_t max_positions = 10'000;
inline constexpr std::size_t max_contracts = 1'000;
inline constexpr std::size_t max_tiers = 64;

/// A balance that backs the cross account besides the wallet.
template <Number N>
struct Collateral {
  N amount{};
  std::optional<N> price;             ///< in settlement currency
  std::optional<std::size_t> symbol;  ///< instead: priced at the mark of this contract
  std::optional<N> weight;            ///< share in [0, 1] that counts while the amount is positive; 1

  static void fields(auto& self, auto&& visit) {
    visit("amount", self.amount);
    visit("price", self.price);
    visit("symbol", self.symbol);
    visit("weight", self.weight);
  }

  /// What counts of it per unit of price.
  [[nodiscard]] N weighted_amount() const { return weight && amount > 0 ? amount * *weight : amount; }
};

/// Sums of cross positions that are not listed; held constant.
template <Number N>
struct Others {
  std::optional<N> unrealized_pnl;
  std::optional<N> initial_margin;
  std::optional<N> maintenance_margin;
  std::optional<N> closing_reserve;

  static void fields(auto& self, auto&& visit) {
    visit("unrealizedPnl", self.unrealized_pnl);
    visit("initialMargin", self.initial_margin);
    visit("maintenanceMargin", self.maintenance_margin);
    visit("closingReserve", self.closing_reserve);
  }
};

/// Everything a caller says about an account. Contracts are known by their place in `contracts`.
template <Number N>
struct Account {
  Rules<N> rules;
  std::optional<N> wallet;  ///< cross balance without isolated margins and without unrealized profit
  std::optional<N> equity;  ///< instead of it: cross equity at the marks
  std::vector<Contract<N>> contracts;
  std::vector<std::optional<N>> marks;  ///< one per contract
  /// Prices that funding is paid on, one per contract; read where `rules.funding_price` is not the mark. Absent: the mark.
  std::vector<std::optional<N>> funding_prices;
  std::vector<Position<N>> positions;
  std::vector<Order<N>> orders;  ///< pending
  std::vector<Collateral<N>> collateral;
  Others<N> others;

  /// The balance that backs a position: its own margin, or the wallet.
  [[nodiscard]] std::optional<N>& balance_behind(std::size_t place) {
    return positions[place].isolated() ? positions[place].margin : wallet;
  }

  static void fields(auto& self, auto&& visit) {
    visit("rules", self.rules);
    visit("wallet", self.wallet);
    visit("equity", self.equity);
    visit("contracts", self.contracts);
    visit("marks", self.marks);
    visit("fundingPrices", self.funding_prices);
    visit("positions", self.positions);
    visit("orders", self.orders);
    visit("collateral", self.collateral);
    visit("others", self.others);
  }
};

}  // namespace margin
