// SPDX-License-Identifier: MIT
#pragma once

#include "margin/account/contract.hpp"

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
N signed_by(PositionSide side, N value) {
  return side == PositionSide::Long ? value : -value;
}

/// Amounts of base and quote, ≥ 0, interest included.
template <Number N>
struct Holdings {
  N base{};
  N quote{};

  static void fields(auto& self, auto&& visit) {
    visit("base", self.base);
    visit("quote", self.quote);
  }
};

/// What is owned and what is owed in a spot-margin position.
template <Number N>
struct Loan {
  Holdings<N> assets;
  Holdings<N> debts;

  static void fields(auto& self, auto&& visit) {
    visit("assets", self.assets);
    visit("debts", self.debts);
  }
};

template <Number N>
struct Position {
  std::size_t symbol{};  ///< index of its contract
  PositionSide side{};
  N qty{};    ///< contracts, ≥ 0
  N entry{};  ///< average entry price
  std::optional<MarginMode> mode;       ///< isolated
  /// Isolated wallet without unrealized profit; absent: of `loan`, or entry notional / leverage, or by the rates.
  std::optional<N> margin;
  std::optional<N> leverage;
  std::optional<N> funding;             ///< owed and not settled; negative: is owed
  std::optional<N> open_fee;            ///< rate paid to open, for the break-even price
  std::optional<Liquidity> liquidity;   ///< of the opening fill; taker
  std::optional<Loan<N>> loan;          ///< contracts of kind loan; absent: `qty` bought or sold with what `margin` leaves to borrow

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
    visit("loan", self.loan);
  }

  [[nodiscard]] bool isolated() const { return mode != MarginMode::Cross; }
  [[nodiscard]] N funding_owed() const { return funding.value_or(N{0}); }
};

/// Rate paid to open: as given, or by the liquidity of the opening fill.
template <Number N>
N opening_fee(const Position<N>& position, const Contract<N>& contract) {
  if (position.open_fee) return *position.open_fee;
  return position.liquidity == Liquidity::Maker ? contract.maker_fee() : contract.taker_fee();
}

}  // namespace margin
