// SPDX-License-Identifier: MIT
#pragma once

#include "margin/assess/assess.hpp"

namespace margin {

inline constexpr std::size_t max_shocks = 1'000;

/// Prices that move together: to p (1 + move) each; or to p (1 + β · factor), at one factor or at several.
template <Number N>
struct ShockQuestion {
  std::vector<std::optional<N>> moves;  ///< relative, one per contract: −0.1 is 10 % down; absent: it stays
  std::vector<std::optional<N>> betas;  ///< one per contract; absent: 1
  std::optional<N> factor;
  std::vector<N> grid;

  static void fields(auto& self, auto&& visit) {
    visit("moves", self.moves);
    visit("betas", self.betas);
    visit("factor", self.factor);
    visit("grid", self.grid);
  }
};

template <Number N>
struct ShockedPrice {
  std::size_t symbol{};
  N price{};

  static void fields(auto& self, auto&& visit) {
    visit("symbol", self.symbol);
    visit("price", self.price);
  }
};

/// A moment of a joint move, and every price then that moves.
template <Number N>
struct JointPrice {
  N factor{};
  std::vector<ShockedPrice<N>> prices;

  static void fields(auto& self, auto&& visit) {
    visit("factor", self.factor);
    visit("prices", self.prices);
  }
};

/// Where the cross account is liquidated if the prices keep moving together, all else held.
template <Number N>
struct JointLiquidation {
  PriceStatus status{PriceStatus::Never};
  std::optional<JointPrice<N>> lower;  ///< the nearest factor below 0
  std::optional<JointPrice<N>> upper;  ///< the nearest factor above 0
  std::optional<N> missing;            ///< already: −H at the marks

  static void fields(auto& self, auto&& visit) {
    visit("status", self.status);
    visit("lower", self.lower);
    visit("upper", self.upper);
    visit("missing", self.missing);
  }
};

/// The account at moved prices.
template <Number N>
struct ShockPoint {
  N factor{};
  AccountStatus status{};  ///< of the cross account
  N equity{};
  N change{};  ///< of the equity, against now
  N maintenance_margin{};
  N closing_reserve{};
  std::optional<N> margin_ratio;
  std::vector<std::size_t> liquidated;  ///< isolated positions at or past liquidation
  std::vector<ShockedPrice<N>> prices;  ///< of every contract that moved

  static void fields(auto& self, auto&& visit) {
    visit("factor", self.factor);
    visit("status", self.status);
    visit("equity", self.equity);
    visit("change", self.change);
    visit("maintenanceMargin", self.maintenance_margin);
    visit("closingReserve", self.closing_reserve);
    visit("marginRatio", self.margin_ratio);
    visit("liquidated", self.liquidated);
    visit("prices", self.prices);
  }
};

template <Number N>
struct ShockReport {
  AccountStatus status{};  ///< of the cross account now
  JointLiquidation<N> liquidation;
  std::vector<ShockPoint<N>> points;

  static void fields(auto& self, auto&& visit) {
    visit("status", self.status);
    visit("liquidation", self.liquidation);
    visit("points", self.points);
  }
};

template <Number N>
using ShockAnswer = std::variant<ShockReport<N>, Invalid<N>>;

/// The account under joint moves. `moves` are betas with the factor 1; with neither factor nor grid there are no points. A move or
/// factor that leaves no positive price is `out-of-range`. `rules-unsupported` at `question.betas` where the joint health is not
/// straight: in coin with different betas, by a power law with a negative beta or under valuation in quote of that contract.
template <Number N>
std::expected<ShockAnswer<N>, InputError> shock(const Account<N>& account, const ShockQuestion<N>& question);

extern template std::expected<ShockAnswer<Decimal>, InputError> shock(const Account<Decimal>&, const ShockQuestion<Decimal>&);
extern template std::expected<ShockAnswer<double>, InputError> shock(const Account<double>&, const ShockQuestion<double>&);

}  // namespace margin
