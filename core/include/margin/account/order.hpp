// SPDX-License-Identifier: MIT
#pragma once

#include "margin/account/position.hpp"

namespace margin {

enum class OrderSide { Buy, Sell };
constexpr auto names(OrderSide) { return std::to_array<std::string_view>({"buy", "sell"}); }

enum class PriceKind { Limit, Market, Trigger };
constexpr auto names(PriceKind) { return std::to_array<std::string_view>({"limit", "market", "trigger"}); }

/// A bound on a loss: an amount in settlement currency, or a share of the account's equity.
template <Number N>
struct RiskCap {
  N value{};
  bool is_share{};

  [[nodiscard]] N amount(N equity) const { return is_share ? value * greatest(N{0}, equity) : value; }
};

template <Number N>
struct Order {
  std::size_t symbol{};  ///< index of its contract
  OrderSide side{};
  std::optional<N> qty;       ///< contracts
  std::optional<N> notional;  ///< at the order's price
  std::optional<N> margin;    ///< to commit: notional = margin · leverage
  std::optional<N> price;     ///< limit or trigger price; absent: market
  std::optional<PriceKind> price_kind;
  std::optional<N> leverage;
  std::optional<MarginMode> mode;  ///< absent: that of a position of the symbol, else isolated
  std::optional<bool> reduce_only;
  std::optional<PositionSide> position_side;  ///< hedge mode: the leg it opens or closes
  std::optional<Liquidity> liquidity;         ///< absent: maker for a limit order that rests, else taker; break-even takes its fee
  std::optional<N> stop;
  std::optional<N> target;
  std::optional<RiskCap<N>> risk_cap;
  std::optional<N> last_price;  ///< of the last trade, for rules with a short premium; absent: the mark

  static void fields(auto& self, auto&& visit) {
    visit("symbol", self.symbol);
    visit("side", self.side);
    visit("qty", self.qty);
    visit("notional", self.notional);
    visit("margin", self.margin);
    visit("price", self.price);
    visit("priceKind", self.price_kind);
    visit("leverage", self.leverage);
    visit("mode", self.mode);
    visit("reduceOnly", self.reduce_only);
    visit("positionSide", self.position_side);
    visit("liquidity", self.liquidity);
    visit("stop", self.stop);
    visit("target", self.target);
    visit("riskCap", self.risk_cap);
    visit("lastPrice", self.last_price);
  }

  [[nodiscard]] bool reduces_only() const { return reduce_only.value_or(false); }
  /// The side of the position it opens.
  [[nodiscard]] PositionSide opens() const { return side == OrderSide::Buy ? PositionSide::Long : PositionSide::Short; }
};

}  // namespace margin
