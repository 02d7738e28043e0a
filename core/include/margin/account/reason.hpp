// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "margin/account/names.hpp"
#include "margin/arithmetic/number.hpp"

namespace margin {

enum class ReasonCode {
  // What refuses an order.
  InsufficientMargin,          ///< more than is available
  LeverageAboveTier,           ///< than the row that the result falls in, or the contract, admits
  NotionalAboveCap,            ///< than the contract admits
  OrderLiquidatableAtOpen,     ///< it would be liquidated at the mark
  OrderLiquidatableAtTrigger,  ///< it would be at its trigger price
  BelowMinimum,
  OffLot,
  OffTick,
  ReduceOnlyNoPosition,  ///< it may only close, and there is nothing to close
  // What it is warned of.
  ReduceOnlyCapped,  ///< it ends with what it closes
  StopUnreachable,   ///< liquidation comes first
  StopClose,         ///< on the last tenth of the way to liquidation
  StopWrongSide,     ///< it would trigger at once
  TargetWrongSide,
  RiskCapExceeded,
  // Inputs that contradict each other.
  OrderOverdetermined,
  PositionOverdetermined,  ///< what a loan owns and owes is not that of its side
  FundingOverdetermined,
  EquityMismatch,
  TiersInconsistent,
  MixedSettlement,
  QuestionOverdetermined,
  RulesUnsupported,
  // No value brings about what is sought.
  Unreachable
};
constexpr auto names(ReasonCode) {
  return std::to_array<std::string_view>(
      {"insufficient-margin", "leverage-above-tier", "notional-above-cap", "order-liquidatable-at-open", "order-liquidatable-at-trigger",
       "below-minimum", "off-lot", "off-tick", "reduce-only-no-position", "reduce-only-capped", "stop-unreachable", "stop-close",
       "stop-wrong-side", "target-wrong-side", "risk-cap-exceeded", "order-overdetermined", "position-overdetermined", "funding-overdetermined",
       "equity-mismatch", "tiers-inconsistent", "mixed-settlement", "question-overdetermined", "rules-unsupported", "unreachable"});
}

/// A contradiction between inputs, or what an order runs into.
template <Number N>
struct Reason {
  ReasonCode code{};
  std::string path{};           ///< the input concerned; may be empty
  std::optional<N> missing{};   ///< settlement currency
  std::optional<N> limit{};
  std::optional<N> expected{};  ///< the value that would have agreed

  static void fields(auto& self, auto&& visit) {
    visit("code", self.code);
    visit("path", self.path);
    visit("missing", self.missing);
    visit("limit", self.limit);
    visit("expected", self.expected);
  }
};

/// Inputs that are right by themselves but contradict each other.
template <Number N>
struct Invalid {
  std::vector<Reason<N>> reasons;
};

}  // namespace margin
