// SPDX-License-Identifier: MIT
#pragma once

#include "margin/account/contract.hpp"

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
  AtMark,         ///< φ · notional at the current mark: constant
  Multiplicative  ///< loans: the level is (1 + mmr)(1 + φ)
};
constexpr auto names(CloseFee) {
  return std::to_array<std::string_view>({"none", "at-liq", "at-bankruptcy", "at-mark", "multiplicative"});
}

/// How the rates of a risk table combine.
enum class TierLaw {
  Marginal,  ///< rate · N − deduction: continuous, convex
  Flat,      ///< rate of the row reached, on all of N: jumps at each edge
  Single,    ///< one row
  Power,     ///< these three are the law a contract brings; rows in its place are read as marginal
  SizeLinear,
  Weights
};
constexpr auto names(TierLaw) {
  return std::to_array<std::string_view>({"marginal", "flat", "single", "power", "size-linear", "weights"});
}

/// What the `from` of a risk table counts. With `+orders` the pending orders that would open more of the same are added to a
/// position before its row is looked up.
enum class TierBasis { Quote, Coin, Contracts, Base, Orders, QuoteOrders, CoinOrders, ContractsOrders, BaseOrders };
constexpr auto names(TierBasis) {
  return std::to_array<std::string_view>(
      {"quote", "coin", "contracts", "base", "+orders", "quote+orders", "coin+orders", "contracts+orders", "base+orders"});
}

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
bool liquidated(N health, Boundary boundary) {
  return health < 0 || (boundary == Boundary::EqualLiquidates && health == 0);
}

/// Whether pending orders take part in maintenance margin and closing reserve.
enum class OrdersRule { Excluded, Counted };
constexpr auto names(OrdersRule) { return std::to_array<std::string_view>({"excluded", "counted"}); }

/// The direction of the one rounding of a price to its tick. Toward the mark is earlier liquidation.
enum class Rounding { TowardMark, HalfEven, Away, None };
constexpr auto names(Rounding) { return std::to_array<std::string_view>({"toward-mark", "half-even", "away", "none"}); }

/// How the margins of a symbol's pending orders add up.
enum class OrderNetting {
  Sum,     ///< all of them
  MaxSide  ///< the larger of the buying and the selling side
};
constexpr auto names(OrderNetting) { return std::to_array<std::string_view>({"sum", "max-side"}); }

/// What is put into the margin of what an order opens, to close it again.
enum class OpeningReserve {
  ByCloseFee,    ///< under CloseFee::AtBankruptcy the fee at the price where the margin is lost, φ (N − s · margin) if linear; else nothing
  AtBankruptcy,  ///< that, whichever closing fee is reserved along the price
  CostAndMargin  ///< φ (N + margin) on both sides, and under CloseFee::AtBankruptcy that is the closing reserve itself [BitMEX]
};
constexpr auto names(OpeningReserve) { return std::to_array<std::string_view>({"by-close-fee", "at-bankruptcy", "cost-and-margin"}); }

/// Whether margin beyond the initial margin of an isolated position counts fully or is divided by 1 + s·φ.
enum class ExtraMargin { Plain, FeeScaled };
constexpr auto names(ExtraMargin) { return std::to_array<std::string_view>({"plain", "fee-scaled"}); }

/// Whether the next funding payment, rate · entry notional for the side that pays, is part of maintenance margin.
enum class FundingReserve { None, Next };
constexpr auto names(FundingReserve) { return std::to_array<std::string_view>({"0", "next"}); }

/// What a cross account that mixes inverse and other contracts is counted in.
enum class Valuation {
  Settlement,  ///< one currency only
  Quote        ///< coin is worth its price
};
constexpr auto names(Valuation) { return std::to_array<std::string_view>({"settlement", "quote"}); }

/// The number a venue shows where it is not the root of the health; see display.hpp. The engine's own price is always the root.
enum class Display { Root, Prorated, Bisected, MinRoom };
constexpr auto names(Display) { return std::to_array<std::string_view>({"root", "prorated", "bisect-1e-4", "min-room"}); }

/// The price that liquidation watches, or that values the notional funding is paid on.
enum class Trigger { Mark, Index, Oracle };
constexpr auto names(Trigger) { return std::to_array<std::string_view>({"mark", "index", "oracle"}); }

/// The switches that are words: what a profile is made of. The defaults are the profile `generic`.
struct Switches {
  MaintenanceBasis mm_basis{};
  CloseFee close_fee{};
  TierLaw tier_law{};
  std::optional<TierBasis> tier_basis{};  ///< absent: quote for linear and quanto, coin for inverse contracts
  Hedge hedge{};
  Boundary boundary{};
  OrdersRule orders{};
  OrderNetting order_netting{};
  ExtraMargin extra_margin{};
  OpeningReserve opening_reserve{};
  FundingReserve funding_reserve{};
  Valuation valuation{};
  Rounding rounding{};
  Trigger trigger{};
  Trigger funding_price{};
  Display display{};
  bool fee_from_margin{};  ///< the opening fee of an isolated position leaves its margin
  bool auto_add{};         ///< what is available backs isolated positions too

  /// Whether maintenance margin follows the price.
  [[nodiscard]] bool charged_along() const { return mm_basis == MaintenanceBasis::AtLiquidation || mm_basis == MaintenanceBasis::ShareOfMargin; }
};

/// The switches and numbers of a venue; the defaults are the profile `generic`.
template <Number N>
struct Rules : Switches {
  N kappa{1};                     ///< factor on maintenance margin
  std::optional<N> loan_level{};  ///< assets / debts at which a loan is liquidated; absent: 1 + mmr, with the fee
  N mm_floor{};                   ///< least maintenance margin under MaintenanceBasis::Constant, settlement currency
  N fixed_costs{};                ///< constant inside the closing reserve of each position, settlement currency
  N fee_buffer{};                 ///< extra margin of an opening order, as a share of its notional
  N safety{1};                    ///< factor in (0, 1] on the largest size that the funds allow
  std::optional<N> short_premium{};  ///< shorts are opened at the cost they have at max(price, mark, last · (1 + this)); absent: at their price

  static void fields(auto& self, auto&& visit) {
    visit("mmBasis", self.mm_basis);
    visit("closeFee", self.close_fee);
    visit("tierLaw", self.tier_law);
    visit("tierBasis", self.tier_basis);
    visit("hedge", self.hedge);
    visit("kappa", self.kappa);
    visit("boundary", self.boundary);
    visit("orders", self.orders);
    visit("orderNetting", self.order_netting);
    visit("extraMargin", self.extra_margin);
    visit("openingReserve", self.opening_reserve);
    visit("fundingReserve", self.funding_reserve);
    visit("valuation", self.valuation);
    visit("rounding", self.rounding);
    visit("trigger", self.trigger);
    visit("fundingPrice", self.funding_price);
    visit("display", self.display);
    visit("loanLevel", self.loan_level);
    visit("feeFromMargin", self.fee_from_margin);
    visit("autoAdd", self.auto_add);
    visit("mmFloor", self.mm_floor);
    visit("fixedCosts", self.fixed_costs);
    visit("feeBuffer", self.fee_buffer);
    visit("safety", self.safety);
    visit("shortPremium", self.short_premium);
  }

  /// Whether the fee to close follows the price, or is taken at the bankruptcy price. That of a loan is inside its level.
  [[nodiscard]] bool fee_moves(const Contract<N>& contract) const { return close_fee == CloseFee::AtLiquidation && !contract.loan(); }
  [[nodiscard]] bool fee_at_bankruptcy(const Contract<N>& contract) const { return close_fee == CloseFee::AtBankruptcy && !contract.loan(); }
  [[nodiscard]] bool counts_orders() const { return tier_basis && *tier_basis >= TierBasis::Orders; }
  /// What a table of the contract counts: one of the first four.
  [[nodiscard]] TierBasis basis_of(const Contract<N>& contract) const {
    if (!tier_basis || *tier_basis == TierBasis::Orders) return contract.inverse() ? TierBasis::Coin : TierBasis::Quote;
    if (*tier_basis < TierBasis::Orders) return *tier_basis;
    return static_cast<TierBasis>(static_cast<int>(*tier_basis) - static_cast<int>(TierBasis::QuoteOrders));
  }
};

}  // namespace margin
