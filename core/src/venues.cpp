// SPDX-License-Identifier: MIT
#include "margin/venues.hpp"

#include <algorithm>
#include <vector>

namespace margin {
namespace {

constexpr ContractKind every_kind[] = {ContractKind::Linear, ContractKind::Inverse, ContractKind::Quanto};
constexpr ContractKind linear_only[] = {ContractKind::Linear};

/// A profile by the switches in which it differs from `generic`, whose rules are the defaults.
Venue venue(std::string_view id, std::string_view name, std::string_view version, std::string_view as_of, std::string_view evidence,
            std::string_view source, std::span<const ContractKind> kinds, void (*differ)(Rules<Decimal>&)) {
  Venue made{id, name, version, as_of, evidence, source, kinds, {}};
  differ(made.rules);
  return made;
}

using Switches = Rules<Decimal>&;

/// The one table: id, name, version, as of, evidence, source, kinds, switches.
std::vector<Venue> make_venues() {
  return {
      venue("generic", "Generic", "1", "2026-11", "–", "the defaults of this engine", every_kind, [](Switches) {}),
      venue("binance-usdm", "Binance USDⓈ-M futures", "1", "2026-11", "V C P",
            "FAQ b3c689c1f50a44cabb3a84e663b81d93, 87fa7ee33b574f7084d42bd2ce2e463b; freqtrade exchange/binance.py @c9ae5e1e; ccxt 4.5.84 binance",
            linear_only,
            [](Switches rules) {
              rules.tier_basis = TierBasis::Quote;
            }),
      venue("okx-linear", "OKX linear perpetuals and futures", "1", "2025-02", "V P I",
            "help 6997123251341 (isolated mode, multi-currency and portfolio margin); API v5 positions sample", linear_only,
            [](Switches rules) {
              rules.close_fee = CloseFee::AtLiquidation;
              rules.tier_law = TierLaw::Flat;
              rules.tier_basis = TierBasis::Contracts;
              rules.orders = OrdersRule::Counted;
              rules.rounding = Rounding::None;
            }),
      venue("hyperliquid", "Hyperliquid perpetuals", "1", "2026-11", "V C P",
            "docs trading/liquidations, margining, margin-tiers, funding; freqtrade exchange/hyperliquid.py", linear_only,
            [](Switches rules) {
              rules.tier_basis = TierBasis::Quote;
              rules.hedge = Hedge::Net;
              rules.rounding = Rounding::None;
            }),
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
