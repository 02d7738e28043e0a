// SPDX-License-Identifier: MIT
#pragma once

#include "margin/assess/report.hpp"
#include "margin/health/standing.hpp"

namespace margin {

/// An input that a liquidation price depends on.
enum class MovingInput {
  Margin,  ///< of the isolated position
  Wallet,  ///< of the cross account
  Mark,    ///< of a symbol
  Funding  ///< unsettled funding that the position owes
};
constexpr auto names(MovingInput) { return std::to_array<std::string_view>({"margin", "wallet", "mark", "funding"}); }

/// Where a liquidation price is once one input has changed, all else held.
struct Move {
  MovingInput input{};
  std::optional<std::size_t> symbol;  ///< whose mark it is
  Decimal change{};                   ///< what is added to the input
  PriceStatus status{};
  std::optional<Decimal> price;  ///< rounded to the tick

  static void fields(auto& self, auto&& visit) {
    visit("input", self.input);
    visit("symbol", self.symbol);
    visit("change", self.change);
    visit("status", self.status);
    visit("price", self.price);
  }
};

/// Other symbols whose marks are tried: those that the cross account has most of.
inline constexpr std::size_t moving_marks = 3;

/// What moves the liquidation price of the position at `place`: a round amount more of what backs it, one in the place of that one's second digit;
/// marks of other symbols, and its own where rules take maintenance at the mark, 1 % to the side where the account loses; the
/// next funding payment of its contract. What leaves the price where it is is left out. Each is computed anew, not by a slope.
std::vector<Move> liquidation_moves(const Standing<Decimal>& standing, std::size_t place);

}  // namespace margin
