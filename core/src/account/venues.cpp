// SPDX-License-Identifier: MIT
#include "margin/account/venues.hpp"

#include <algorithm>

namespace margin {
namespace {

using Basis = MaintenanceBasis;
using Kind = ContractKind;

constexpr Kind every_kind[] = {Kind::Linear, Kind::Inverse, Kind::Quanto, Kind::Loan};
constexpr Kind linear[] = {Kind::Linear};
constexpr Kind inverse[] = {Kind::Inverse};
constexpr Kind linear_and_inverse[] = {Kind::Linear, Kind::Inverse};
constexpr Kind futures[] = {Kind::Linear, Kind::Inverse, Kind::Quanto};
constexpr Kind loan[] = {Kind::Loan};

using Spelling = std::string_view;

/// Payloads that were not read are taken to say nothing in one of these ways.
constexpr Spelling unread[] = {"0", "", "null"};
constexpr Spelling third_parties[] = {"1000000.0", "null", "0"};
constexpr Spelling of_binance[] = {"0", "--"};
constexpr Spelling of_bybit[] = {"", "999999.00"};
constexpr Spelling of_okx[] = {""};
constexpr Spelling of_gate[] = {"99999999"};
constexpr Spelling of_hyperliquid[] = {"null"};
constexpr Spelling of_drift[] = {"-1"};
constexpr Spelling clamped[] = {"0", "null"};
constexpr Spelling of_htx[] = {"<0"};  // any negative root

/// The one table: id, name, version, as of, evidence, source, kinds, spellings of no price, then the switches that differ from
/// `generic` or that the venue states. Rounding that no text states is toward the mark.
constexpr Venue table[] = {
    {"generic", "Generic", "1", "2026-11", "–", "the defaults of this engine", every_kind, third_parties},
    {"binance-usdm", "Binance USDⓈ-M futures", "1", "2026-11", "V C P",
     "FAQ b3c689c1f50a44cabb3a84e663b81d93, 87fa7ee33b574f7084d42bd2ce2e463b; freqtrade exchange/binance.py @c9ae5e1e; ccxt 4.5.84 binance",
     linear, of_binance, {.tier_basis = TierBasis::Quote}},
    {"binance-coinm", "Binance COIN-M futures", "1", "2026-11", "V C P", "FAQ ceccfcfb4e3a45e3b48b0b1bb1a8ae46; ccxt 4.5.84 binance",
     inverse, of_binance, {.tier_basis = TierBasis::Coin}},
    {.id = "binance-spot-margin",
     .name = "Binance spot margin",
     .version = "1",
     .as_of = "2026-11",
     .evidence = "V I",
     .source = "FAQ 360030493931 (margin level and margin call); that the level is of index prices is inferred",
     .kinds = loan,
     .no_price = of_binance,
     .switches = {.trigger = Trigger::Index},
     .loan_level = "1.1"},
    // Margin can be added by itself there: `autoAdd`, where the trader has turned it on.
    {"bybit-linear", "Bybit linear perpetuals and futures", "1", "2024", "V C P I",
     "Liquidation Price (USDT Contract), 2024; API v5 position samples; freqtrade exchange/bybit.py; the hedge rule is inferred",
     linear, of_bybit, {.mm_basis = Basis::AtEntry, .close_fee = CloseFee::AtBankruptcy, .tier_basis = TierBasis::QuoteOrders}},
    {"bybit-inverse", "Bybit inverse perpetuals and futures", "1", "2026-05-27", "V P I",
     "Liquidation Price Calculation under Isolated Mode (Unified Trading Account), 2026-05-27; API v5 position samples", inverse,
     of_bybit,
     {.close_fee = CloseFee::AtBankruptcy, .tier_basis = TierBasis::Coin, .extra_margin = ExtraMargin::FeeScaled}},
    {"bybit-inverse-2024", "Bybit inverse, until 2026", "1", "2024", "V P I",
     "the same article in 2024; 360039261334, 360011431853 (legacy inverse, cross)", inverse, of_bybit,
     {.mm_basis = Basis::AtEntry, .close_fee = CloseFee::AtBankruptcy, .tier_basis = TierBasis::Coin}},
    {"okx-linear", "OKX linear perpetuals and futures", "1", "2025-02", "V P I",
     "help 6997123251341 (isolated mode, multi-currency and portfolio margin); API v5 positions sample; tiers and hedge are inferred",
     linear, of_okx,
     {.close_fee = CloseFee::AtLiquidation,
      .tier_law = TierLaw::Flat,
      .tier_basis = TierBasis::Contracts,
      .orders = OrdersRule::Counted,
      .rounding = Rounding::None}},
    {"okx-inverse", "OKX inverse perpetuals and futures", "1", "2025-02", "P T I",
     "help 6997123251341; API v5 positions sample, against a third party's text without the fee; tiers and hedge are inferred",
     inverse, of_okx,
     {.close_fee = CloseFee::AtLiquidation,
      .tier_law = TierLaw::Flat,
      .tier_basis = TierBasis::Contracts,
      .orders = OrdersRule::Counted,
      .rounding = Rounding::None}},
    // The row of the table is that of what is borrowed, and its rate is taken whole.
    {"okx-spot-margin", "OKX spot margin", "1", "2025-02", "V I", "help 6997123251341 (sections on spot; Quick margin)", loan, of_okx,
     {.close_fee = CloseFee::Multiplicative, .tier_law = TierLaw::Flat}},
    {"bitget", "Bitget USDT-M futures, isolated", "1", "2025-09-18", "V C P",
     "support 12560603808759; freqtrade exchange/bitget.py; ccxt 4.5.84 bitget", linear, unread,
     {.close_fee = CloseFee::AtLiquidation, .tier_basis = TierBasis::Quote, .rounding = Rounding::None}},
    {"bitget-cross", "Bitget USDT-M futures, classic cross account", "1", "2025-09-18", "P",
     "ccxt 4.5.84 bitget, two position samples: the venue's own formula is a picture", linear, unread,
     {.mm_basis = Basis::AtMark, .close_fee = CloseFee::AtMark, .tier_basis = TierBasis::Quote, .rounding = Rounding::None}},
    {"gate", "Gate futures", "1", "2025-07-29", "V C P I",
     "futures introduction (margin); announcement of 2025-07-29 (gradient maintenance margin); freqtrade base exchange; ccxt 4.5.84 gate",
     linear_and_inverse, of_gate,
     {.close_fee = CloseFee::AtLiquidation, .tier_basis = TierBasis::Quote, .hedge = Hedge::Larger}},
    {"gate-2024", "Gate futures, until 2025-07-29", "1", "2024", "V C P I", "the rule that the announcement of 2025-07-29 replaced",
     linear_and_inverse, of_gate,
     {.close_fee = CloseFee::AtLiquidation, .tier_law = TierLaw::Flat, .tier_basis = TierBasis::Quote, .hedge = Hedge::Larger}},
    {"kucoin", "KuCoin futures, isolated", "1", "2026-11", "V P", "support 4408061803033, 26694703491737; ccxt 4.5.84 kucoin",
     linear_and_inverse, unread, {.mm_basis = Basis::AtEntry, .close_fee = CloseFee::AtBankruptcy, .tier_basis = TierBasis::Quote}},
    // The risk rate is taken at each mark, hence also at that of the liquidation.
    {"kucoin-cross", "KuCoin futures, cross", "1", "2026-11", "V P", "support 35084431335065, 35233217061785, 35084093025049",
     linear_and_inverse, unread,
     {.close_fee = CloseFee::AtLiquidation, .tier_basis = TierBasis::Quote, .orders = OrdersRule::Counted, .display = Display::Prorated}},
    {"kucoin-uta", "KuCoin unified account, cross", "1", "2026-11", "P", "ccxt 4.5.84 kucoin, position sample", linear, unread,
     {.close_fee = CloseFee::AtLiquidation, .tier_basis = TierBasis::Quote}},
    // Old text without, newer text with fees; with the fee at the liquidation price the payload comes out too.
    {"mexc", "MEXC futures", "1", "2026-11", "V P I",
     "blog Liquidation in futures; announcements p605; ccxt 4.5.84 mexc: weak, the texts differ and not every payload agrees",
     linear, unread,
     {.mm_basis = Basis::AtEntry, .close_fee = CloseFee::AtLiquidation, .tier_basis = TierBasis::Quote, .rounding = Rounding::Away}},
    {"bitmex", "BitMEX", "1", "2026-11", "V P I",
     "app/liquidation, app/quantoPerpetualsGuide; position payload; that tiers are flat is inferred", futures, unread,
     {.mm_basis = Basis::AtEntry,
      .close_fee = CloseFee::AtBankruptcy,
      .tier_law = TierLaw::Flat,
      .hedge = Hedge::Net,
      .opening_reserve = OpeningReserve::CostAndMargin,
      .funding_reserve = FundingReserve::Next}},
    {"deribit-linear", "Deribit linear perpetuals", "1", "2026-11", "V", "support 25944738177565 (linear perpetual)", linear, unread,
     {.tier_law = TierLaw::SizeLinear, .tier_basis = TierBasis::Base, .hedge = Hedge::Net, .funding_price = Trigger::Index}},
    {"kraken-inverse", "Kraken inverse futures", "1", "2026-11", "V",
     "support 360022835671 (Equity Protection Process; its number needs the value at liquidation, its words say entry), 360022632452",
     inverse, unread, {.tier_basis = TierBasis::Contracts, .hedge = Hedge::Net}},
    {"kraken-multi", "Kraken multi-collateral futures", "1", "2026-11", "V",
     "support 15579128794772, 4844463246100, 4871775312276", linear, unread,
     {.tier_basis = TierBasis::Quote, .hedge = Hedge::MaxSide}},
    // The line of its backstop is the same with a κ of 2/3.
    {"hyperliquid", "Hyperliquid perpetuals", "1", "2026-11", "V C P",
     "docs trading/liquidations, margining, margin-tiers, funding; ts-examples LiquidationPx.tsx; freqtrade exchange/hyperliquid.py",
     linear, of_hyperliquid,
     {.tier_basis = TierBasis::Quote, .hedge = Hedge::Net, .rounding = Rounding::None, .funding_price = Trigger::Oracle}},
    {"dydx-v4", "dYdX v4", "1", "2026-11", "V C",
     "v4-documentation @3e475b73 trading/liquidations, margin, funding, contract-loss-mechanism; v4-abacus", linear, clamped,
     {.tier_law = TierLaw::Single, .hedge = Hedge::Net, .trigger = Trigger::Oracle, .funding_price = Trigger::Oracle}},
    // The floor is `mmFloor`, closing fee and price impact are `fixedCosts`: amounts of a position, the host's to give.
    {"gmx-v2", "GMX v2", "1", "2026-11", "C T",
     "gmx-interface @a78e920e getLiquidationPrice; gmx-synthetics isPositionLiquidatable; web3-ethereum-defi docs", linear, unread,
     {.mm_basis = Basis::Constant, .trigger = Trigger::Oracle, .funding_price = Trigger::Oracle}},
    {"drift", "Drift", "1", "2026-11", "C T", "protocol-v2 @0ae3e3b1 sdk/src/user.ts", linear, of_drift,
     {.tier_law = TierLaw::SizeLinear,
      .tier_basis = TierBasis::Base,
      .hedge = Hedge::Net,
      .trigger = Trigger::Oracle,
      .funding_price = Trigger::Oracle}},
    // Its isolated positions keep the rate of the notional they were opened with: give that as their one row.
    {.id = "orderly",
     .name = "Orderly",
     .version = "1",
     .as_of = "2026-11",
     .evidence = "C V",
     .source = "js-sdk @0d1ae776 packages/perp; formulas page",
     .kinds = linear,
     .no_price = clamped,
     .switches = {.tier_law = TierLaw::Power,
                  .tier_basis = TierBasis::Quote,
                  .hedge = Hedge::Net,
                  .rounding = Rounding::None,
                  .display = Display::Bisected},
     .fee_buffer = "0.0006"},
    {"vertex", "Vertex", "1", "2026-11", "V T", "docs subaccounts page", linear, unread,
     {.tier_law = TierLaw::Weights, .hedge = Hedge::Net, .trigger = Trigger::Oracle, .funding_price = Trigger::Oracle}},
    {"phemex", "Phemex linear contracts", "1", "2026-11", "V P", "help centre liq-price-for-USDTM", linear, unread,
     {.close_fee = CloseFee::AtLiquidation, .tier_basis = TierBasis::Quote, .opening_reserve = OpeningReserve::AtBankruptcy}},
    {"phemex-inverse", "Phemex inverse contracts", "1", "2026-11", "V P", "help centre; ccxt 4.5.84 phemex, position sample", inverse,
     unread, {.mm_basis = Basis::AtEntry, .tier_basis = TierBasis::Quote}},
    {"htx", "HTX futures", "1", "2026-11", "P I",
     "ccxt 4.5.84 htx, position samples; that marks count, and how sizes choose the factor, is inferred",
     linear_and_inverse, of_htx,
     {.mm_basis = Basis::ShareOfMargin, .tier_law = TierLaw::Flat, .tier_basis = TierBasis::Contracts, .rounding = Rounding::None}},
};

/// A number of the table.
Decimal number(std::string_view text) { return *parse_decimal(text); }

}  // namespace

Rules<Decimal> Venue::rules() const {
  Rules<Decimal> rules{switches};
  if (!loan_level.empty()) rules.loan_level = number(loan_level);
  if (!fee_buffer.empty()) rules.fee_buffer = number(fee_buffer);
  return rules;
}

std::span<const Venue> venues() { return table; }

const Venue* venue_named(std::string_view id) {
  const auto found = std::ranges::find(table, id, &Venue::id);
  return found == std::end(table) ? nullptr : &*found;
}

}  // namespace margin
