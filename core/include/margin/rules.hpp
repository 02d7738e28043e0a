// SPDX-License-Identifier: MIT
#pragma once

#include "margin/contract.hpp"

namespace margin {

/// The notional that maintenance margin is charged on.
enum class MaintenanceBasis {
  AtLiquidation,  ///< at the path price: the tier is looked up there
  AtEntry,        ///< at the entry price: constant
  AtMark,         ///< at the current mark: constant along the path
  ShareOfMargin,  ///< rate · position margin, which is notional / leverage
  Constant        ///< max(rate · entry notional, mmFloor)
};
constexpr auto names(MaintenanceBasis) {
  return std::to_array<std::string_view>({"at-liq", "at-entry", "at-mark", "share-of-margin", "constant"});
}

/// Where the fee to close, taker rate φ, is reserved.
enum class CloseFee {
  None,
  AtLiquidation,  ///< φ · notional at the path price
  AtBankruptcy,   ///< φ · notional at the bankruptcy price: constant, and part of the initial margin
  AtMark          ///< φ · notional at the current mark: constant
};
constexpr auto names(CloseFee) { return std::to_array<std::string_view>({"none", "at-liq", "at-bankruptcy", "at-mark"}); }

/// How the rates of a risk table combine.
enum class TierLaw {
  Marginal,  ///< rate · N − deduction: continuous, convex
  Flat,      ///< rate of the row reached, on all of N: jumps at each edge
  Single     ///< one row
};
constexpr auto names(TierLaw) { return std::to_array<std::string_view>({"marginal", "flat", "single"}); }

/// What the `from` of a risk table counts.
enum class TierBasis { Quote, Coin, Contracts, Base };
constexpr auto names(TierBasis) { return std::to_array<std::string_view>({"quote", "coin", "contracts", "base"}); }

/// Which cross legs of a hedged symbol pay maintenance margin.
enum class Hedge {
  Sum,      ///< every leg
  Larger,   ///< the larger side only
  MaxSide,  ///< per underlying, the larger of the long and the short sum
  Net       ///< the difference of the sizes
};
constexpr auto names(Hedge) { return std::to_array<std::string_view>({"sum", "larger", "max-side", "net"}); }

enum class Boundary { EqualLiquidates, EqualSafe };
constexpr auto names(Boundary) { return std::to_array<std::string_view>({"equal-liquidates", "equal-safe"}); }

/// Whether a health, equity less all that is required, means liquidation.
template <Number N>
bool liquidated(const N& health, Boundary boundary) {
  return health < N{0} || (boundary == Boundary::EqualLiquidates && health == N{0});
}

/// Whether pending orders take part in maintenance margin and closing reserve.
enum class OrdersRule { Excluded, Counted };
constexpr auto names(OrdersRule) { return std::to_array<std::string_view>({"excluded", "counted"}); }

/// The direction of the one rounding of a price to its tick. Toward the mark is earlier liquidation.
enum class Rounding { TowardMark, HalfEven, Away, None };
constexpr auto names(Rounding) { return std::to_array<std::string_view>({"toward-mark", "half-even", "away", "none"}); }

/// The price that liquidation watches.
enum class Trigger { Mark, Index, Oracle };
constexpr auto names(Trigger) { return std::to_array<std::string_view>({"mark", "index", "oracle"}); }

/// The switches of a venue; the defaults are the profile `generic`.
template <Number N>
struct Rules {
  MaintenanceBasis mm_basis{};
  CloseFee close_fee{};
  TierLaw tier_law{};
  std::optional<TierBasis> tier_basis;  ///< absent: quote for linear and quanto, coin for inverse contracts
  Hedge hedge{};
  N kappa{1};  ///< factor on maintenance margin
  Boundary boundary{};
  OrdersRule orders{};
  Rounding rounding{};
  Trigger trigger{};
  N mm_floor{};     ///< least maintenance margin under MaintenanceBasis::Constant, settlement currency
  N fixed_costs{};  ///< constant inside the closing reserve of each position, settlement currency
  N fee_buffer{};   ///< extra margin of an opening order, as a share of its notional
  N safety{1};      ///< factor in (0, 1] on the largest size

  static void fields(auto& self, auto&& visit) {
    visit("mmBasis", self.mm_basis);
    visit("closeFee", self.close_fee);
    visit("tierLaw", self.tier_law);
    visit("tierBasis", self.tier_basis);
    visit("hedge", self.hedge);
    visit("kappa", self.kappa);
    visit("boundary", self.boundary);
    visit("orders", self.orders);
    visit("rounding", self.rounding);
    visit("trigger", self.trigger);
    visit("mmFloor", self.mm_floor);
    visit("fixedCosts", self.fixed_costs);
    visit("feeBuffer", self.fee_buffer);
    visit("safety", self.safety);
  }

  [[nodiscard]] TierBasis basis_of(const Contract<N>& contract) const {
    return tier_basis.value_or(contract.inverse() ? TierBasis::Coin : TierBasis::Quote);
  }
};

}  // namespace margin
