// SPDX-License-Identifier: MIT
#pragma once

#include "margin/contract.hpp"

namespace margin {

enum class PositionSide { Long, Short };
constexpr auto names(PositionSide) { return std::to_array<std::string_view>({"long", "short"}); }

enum class MarginMode { Isolated, Cross };
constexpr auto names(MarginMode) { return std::to_array<std::string_view>({"isolated", "cross"}); }

enum class Liquidity { Maker, Taker };
constexpr auto names(Liquidity) { return std::to_array<std::string_view>({"maker", "taker"}); }

constexpr PositionSide opposite(PositionSide side) {
  return side == PositionSide::Long ? PositionSide::Short : PositionSide::Long;
}

/// `value` for a long, its negative for a short.
template <Number N>
N signed_by(PositionSide side, const N& value) {
  return side == PositionSide::Long ? value : -value;
}

template <Number N>
struct Position {
  std::size_t symbol{};  ///< index of its contract
  PositionSide side{};
  N qty{};    ///< contracts, ≥ 0
  N entry{};  ///< average entry price
  std::optional<MarginMode> mode;       ///< isolated
  std::optional<N> margin;              ///< isolated wallet without unrealized profit; absent: entry notional / leverage, or by the contract's rates
  std::optional<N> leverage;
  std::optional<N> funding;             ///< owed and not settled; negative: is owed
  std::optional<N> open_fee;            ///< rate paid to open, for the break-even price
  std::optional<Liquidity> liquidity;   ///< of the opening fill; taker

  static void fields(auto& self, auto&& visit) {
    visit("symbol", self.symbol);
    visit("side", self.side);
    visit("qty", self.qty);
    visit("entry", self.entry);
    visit("mode", self.mode);
    visit("margin", self.margin);
    visit("leverage", self.leverage);
    visit("funding", self.funding);
    visit("openFee", self.open_fee);
    visit("liquidity", self.liquidity);
  }

  [[nodiscard]] bool isolated() const { return mode != MarginMode::Cross; }
  [[nodiscard]] N funding_owed() const { return funding.value_or(N{0}); }
};

}  // namespace margin
