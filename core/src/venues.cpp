// SPDX-License-Identifier: MIT
#include "margin/venues.hpp"

#include <algorithm>
#include <vector>

namespace margin {
namespace {

constexpr ContractKind every_kind[] = {ContractKind::Linear, ContractKind::Inverse, ContractKind::Quanto};
constexpr ContractKind linear_only[] = {ContractKind::Linear};

/// The one table. A profile says only where it differs from `generic`, whose rules are the defaults.
std::vector<Venue> make_venues() {
  using Basis = TierBasis;
  return {
      {
          .id = "generic",
          .name = "Generic",
          .version = "1",
          .as_of = "2026-11",
          .evidence = "–",
          .source = "the defaults of this engine",
          .kinds = every_kind,
          .rules = {},
      },
      {
          .id = "binance-usdm",
          .name = "Binance USDⓈ-M futures",
          .version = "1",
          .as_of = "2026-11",
          .evidence = "V C P",
          .source = "FAQ b3c689c1f50a44cabb3a84e663b81d93, 87fa7ee33b574f7084d42bd2ce2e463b; freqtrade exchange/binance.py @c9ae5e1e; ccxt 4.5.84 binance",
          .kinds = linear_only,
          .rules = {.tier_law = TierLaw::Marginal, .tier_basis = Basis::Quote, .hedge = Hedge::Sum, .rounding = Rounding::TowardMark, .trigger = Trigger::Mark},
      },
      {
          .id = "okx-linear",
          .name = "OKX linear perpetuals and futures",
          .version = "1",
          .as_of = "2025-02",
          .evidence = "V P I",
          .source = "help 6997123251341 (isolated mode, multi-currency and portfolio margin); API v5 positions sample",
          .kinds = linear_only,
          .rules = {.close_fee = CloseFee::AtLiquidation,
                    .tier_law = TierLaw::Flat,
                    .tier_basis = Basis::Contracts,
                    .boundary = Boundary::EqualLiquidates,
                    .orders = OrdersRule::Counted,
                    .rounding = Rounding::None},
      },
      {
          .id = "hyperliquid",
          .name = "Hyperliquid perpetuals",
          .version = "1",
          .as_of = "2026-11",
          .evidence = "V C P",
          .source = "docs trading/liquidations, margining, margin-tiers, funding; freqtrade exchange/hyperliquid.py",
          .kinds = linear_only,
          .rules = {.tier_law = TierLaw::Marginal, .tier_basis = Basis::Quote, .hedge = Hedge::Net, .rounding = Rounding::None},
      },
  };
}

}  // namespace

std::span<const Venue> venues() {
  static const std::vector<Venue> all = make_venues();
  return all;
}

const Venue* venue_named(std::string_view id) {
  const auto all = venues();
  const auto found = std::ranges::find(all, id, &Venue::id);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace margin
