// SPDX-License-Identifier: MIT
#pragma once

#include "margin/assess/assess.hpp"

namespace margin {

inline constexpr int usual_curve_points = 101;
inline constexpr std::size_t max_curve_points = 1'000;

/// What becomes of a position, or of the cross account, while the price of one symbol moves and all else is held.
template <Number N>
struct CurveQuestion {
  std::size_t symbol{};
  N from{};                             ///< prices, above 0
  N to{};
  std::optional<N> points;              ///< how many, evenly spread from one to the other; absent: `usual_curve_points`
  std::vector<N> at;                    ///< prices to be among them
  std::optional<std::size_t> position;  ///< whose curve; absent: the only position of the symbol, of several the cross account
  std::optional<bool> beyond;           ///< whether to go on where it is liquidated

  static void fields(auto& self, auto&& visit) {
    visit("symbol", self.symbol);
    visit("from", self.from);
    visit("to", self.to);
    visit("points", self.points);
    visit("at", self.at);
    visit("position", self.position);
    visit("beyond", self.beyond);
  }

  [[nodiscard]] bool goes_beyond() const { return beyond.value_or(false); }
};

/// What backs the position, or the cross account, with the symbol at the price: H = equity − required.
template <Number N>
struct CurvePoint {
  N price{};
  N equity{};
  N maintenance{};  ///< maintenance margin, by the hedge rule, without κ
  N required{};     ///< κ · maintenance + closing reserve: where the equity meets it is liquidation
  N pnl{};          ///< unrealized: of the position, or of all cross positions
  std::optional<N> ratio;  ///< required / equity: 1 is liquidation; absent when equity ≤ 0
  bool liquidated{};       ///< at or past liquidation, for a price that comes there from the mark

  static void fields(auto& self, auto&& visit) {
    visit("price", self.price);
    visit("equity", self.equity);
    visit("maintenance", self.maintenance);
    visit("required", self.required);
    visit("pnl", self.pnl);
    visit("ratio", self.ratio);
    visit("liquidated", self.liquidated);
  }
};

template <Number N>
struct CurveReport {
  AccountStatus status{};  ///< at the mark, of what backs the position
  std::optional<std::size_t> position;
  std::optional<N> lower;  ///< liquidation below the mark, unrounded
  std::optional<N> upper;  ///< above it
  std::vector<CurvePoint<N>> points;  ///< by rising price, those of liquidation among them; past them none, unless `beyond`

  static void fields(auto& self, auto&& visit) {
    visit("status", self.status);
    visit("position", self.position);
    visit("lower", self.lower);
    visit("upper", self.upper);
    visit("points", self.points);
  }
};

template <Number N>
using CurveAnswer = std::variant<CurveReport<N>, Invalid<N>>;

/// Every point is exact, and what `assess` has at that mark, but for what is held as it is for the liquidation price: what the rules
/// freeze at the present mark, and what waiting orders ask for. `question-overdetermined` where the position is one of another symbol.
template <Number N>
std::expected<CurveAnswer<N>, InputError> curve(const Account<N>& account, const CurveQuestion<N>& question);

extern template std::expected<CurveAnswer<Decimal>, InputError> curve(const Account<Decimal>&, const CurveQuestion<Decimal>&);
extern template std::expected<CurveAnswer<double>, InputError> curve(const Account<double>&, const CurveQuestion<double>&);

}  // namespace margin
