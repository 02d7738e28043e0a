// SPDX-License-Identifier: MIT
#pragma once

#include "margin/health/liquidation.hpp"

namespace margin {

/// What a venue's screen shows as the liquidation price, where that is not the root; see display.hpp.
template <Number N>
struct Displayed {
  PriceStatus status{PriceStatus::Never};
  std::optional<N> price;  ///< rounded to the tick

  static void fields(auto& self, auto&& visit) {
    visit("status", self.status);
    visit("price", self.price);
  }
};

/// Room until liquidation, never negative.
template <Number N>
struct Distance {
  N price{};
  N percent{};             ///< of the mark
  std::optional<N> ticks;  ///< whole ticks

  static void fields(auto& self, auto&& visit) {
    visit("price", self.price);
    visit("percent", self.percent);
    visit("ticks", self.ticks);
  }
};

template <Number N>
struct PositionReport {
  std::size_t id{};  ///< place in the account's positions
  std::size_t symbol{};
  PositionSide side{};
  MarginMode mode{};
  N qty{};
  N entry{};
  N mark{};
  N notional{};  ///< at the mark
  N unrealized_pnl{};
  std::optional<N> roe;     ///< unrealized profit / initial margin at entry
  std::optional<N> margin;  ///< isolated wallet
  N initial_margin{};
  N maintenance_margin{};  ///< of this position by itself, without κ
  N closing_reserve{};
  std::optional<N> margin_ratio;        ///< (κ · maintenance + reserve) / equity of what backs it: in a cross account, of all of it
  std::optional<N> margin_level;        ///< of a loan: assets / debts
  std::optional<N> effective_leverage;  ///< notional / equity of what backs it
  std::optional<N> break_even;
  std::optional<std::size_t> tier;
  Liquidation<N> liquidation;
  std::optional<Displayed<N>> displayed;  ///< absent where `rules.display` is the root
  Bankruptcy<N> bankruptcy;
  std::optional<Distance<N>> distance;
  N max_loss{};  ///< the most it can lose from its entry, before fees

  static void fields(auto& self, auto&& visit) {
    visit("id", self.id);
    visit("symbol", self.symbol);
    visit("side", self.side);
    visit("mode", self.mode);
    visit("qty", self.qty);
    visit("entry", self.entry);
    visit("mark", self.mark);
    visit("notional", self.notional);
    visit("unrealizedPnl", self.unrealized_pnl);
    visit("roe", self.roe);
    visit("margin", self.margin);
    visit("initialMargin", self.initial_margin);
    visit("maintenanceMargin", self.maintenance_margin);
    visit("closingReserve", self.closing_reserve);
    visit("marginRatio", self.margin_ratio);
    visit("marginLevel", self.margin_level);
    visit("effectiveLeverage", self.effective_leverage);
    visit("breakEven", self.break_even);
    visit("tier", self.tier);
    visit("liquidation", self.liquidation);
    visit("displayed", self.displayed);
    visit("bankruptcy", self.bankruptcy);
    visit("distance", self.distance);
    visit("maxLoss", self.max_loss);
  }
};

enum class AccountStatus { Ok, Already };
constexpr auto names(AccountStatus) { return std::to_array<std::string_view>({"ok", "already"}); }

template <Number N>
struct IsolatedSums {
  N margin{};
  N unrealized_pnl{};

  static void fields(auto& self, auto&& visit) {
    visit("margin", self.margin);
    visit("unrealizedPnl", self.unrealized_pnl);
  }
};

/// The cross account; H = equity − κ · maintenance margin − closing reserve.
template <Number N>
struct AccountReport {
  AccountStatus status{};
  N equity{};
  N wallet{};
  N available{};  ///< equity − initial margin − order margin
  N initial_margin{};
  N order_margin{};
  N maintenance_margin{};  ///< by the hedge rule, without κ and without the reserve
  N closing_reserve{};
  std::optional<N> margin_ratio;  ///< absent when equity ≤ 0
  std::optional<N> leverage;      ///< Σ notional / equity; absent when equity ≤ 0
  IsolatedSums<N> isolated;
  std::vector<PositionReport<N>> positions;

  static void fields(auto& self, auto&& visit) {
    visit("status", self.status);
    visit("equity", self.equity);
    visit("wallet", self.wallet);
    visit("available", self.available);
    visit("initialMargin", self.initial_margin);
    visit("orderMargin", self.order_margin);
    visit("maintenanceMargin", self.maintenance_margin);
    visit("closingReserve", self.closing_reserve);
    visit("marginRatio", self.margin_ratio);
    visit("leverage", self.leverage);
    visit("isolated", self.isolated);
    visit("positions", self.positions);
  }
};

}  // namespace margin
