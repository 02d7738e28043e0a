// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "margin/account/names.hpp"
#include "margin/arithmetic/number.hpp"

// Every struct that callers fill in or read lists its fields once, by their public names, in `fields(self, visit)`;
// parsing, reporting, conversion and the paths of errors are all made from these lists.

namespace margin {

/// Profit in settlement currency, for a long of base size q (face value Q) entered at e:
/// linear q(p − e); inverse Q(1/e − 1/p) in coin; quanto as linear, q in settlement units per unit of quote.
/// A loan is base bought or sold with borrowed money: its assets and debts are re-valued, and their ratio decides.
enum class ContractKind { Linear, Inverse, Quanto, Loan };
constexpr auto names(ContractKind) { return std::to_array<std::string_view>({"linear", "inverse", "quanto", "loan"}); }

/// One row of a risk table: rates are fractions of the notional.
template <Number N>
struct Tier {
  N from{};                         ///< where the row begins, inclusive, in the table's basis
  N mmr{};                          ///< maintenance margin rate, in [0, 1)
  std::optional<N> imr;             ///< initial margin rate, in (0, 1]
  std::optional<N> deduction;       ///< subtracted from mmr · notional; absent: by recursion
  std::optional<N> max_leverage;

  static void fields(auto& self, auto&& visit) {
    visit("from", self.from);
    visit("mmr", self.mmr);
    visit("imr", self.imr);
    visit("deduction", self.deduction);
    visit("maxLeverage", self.max_leverage);
  }
};

/// Rates by a formula instead of a table.
enum class LawKind {
  Power,       ///< max(mmr, mmr/imr · factor · N^0.8); initial max(1/L, imr, factor · N^0.8)
  SizeLinear,  ///< base + slope · base size; initial imrBase + imrSlope · base size
  Weights      ///< long 1 − asset, short liability − 1
};
constexpr auto names(LawKind) { return std::to_array<std::string_view>({"power", "size-linear", "weights"}); }

template <Number N>
struct Law {
  LawKind law{};
  std::optional<N> mmr;
  std::optional<N> imr;
  std::optional<N> factor;
  std::optional<N> base;
  std::optional<N> slope;
  std::optional<N> imr_base;
  std::optional<N> imr_slope;
  std::optional<N> asset;
  std::optional<N> liability;

  static void fields(auto& self, auto&& visit) {
    visit("law", self.law);
    visit("mmr", self.mmr);
    visit("imr", self.imr);
    visit("factor", self.factor);
    visit("base", self.base);
    visit("slope", self.slope);
    visit("imrBase", self.imr_base);
    visit("imrSlope", self.imr_slope);
    visit("asset", self.asset);
    visit("liability", self.liability);
  }
};

/// Fee rates as fractions of the notional; a negative maker rate is a rebate.
template <Number N>
struct Fees {
  N maker{};
  N taker{};

  static void fields(auto& self, auto&& visit) {
    visit("maker", self.maker);
    visit("taker", self.taker);
  }
};

/// Notional, or size, that is held on each side of a market.
template <Number N>
struct OpenInterest {
  N longs{};
  N shorts{};

  static void fields(auto& self, auto&& visit) {
    visit("long", self.longs);
    visit("short", self.shorts);
  }
};

/// What one side pays the other once in an interval. All rates are fractions of the notional per interval.
template <Number N>
struct Funding {
  std::optional<N> rate{};  ///< positive: longs pay; absent: premium + clamp(interest − premium, ±band)
  N hours{};                ///< length of the interval
  std::optional<N> premium{};
  std::optional<N> interest{};    ///< beside a premium; 0
  std::optional<N> band{};        ///< beside a premium; 0
  std::optional<N> cap{};         ///< the rate lies within ±cap
  std::optional<N> cap_factor{};  ///< and within ±capFactor · (initial − maintenance margin rate)
  std::optional<OpenInterest<N>> open_interest{};  ///< splits what is paid; see funding_rate.hpp

  static void fields(auto& self, auto&& visit) {
    visit("rate", self.rate);
    visit("hours", self.hours);
    visit("premium", self.premium);
    visit("interest", self.interest);
    visit("band", self.band);
    visit("cap", self.cap);
    visit("capFactor", self.cap_factor);
    visit("openInterest", self.open_interest);
  }
};

/// What is traded.
template <Number N>
struct Contract {
  std::optional<ContractKind> kind;
  std::optional<N> multiplier;  ///< base units, face value or settlement units of one contract; 1
  std::optional<N> tick;        ///< price step
  std::optional<N> lot;         ///< size step, in contracts
  std::optional<N> min_qty;
  std::optional<N> min_notional;
  std::vector<Tier<N>> tiers;
  std::optional<Law<N>> law;  ///< instead of them; it wins over the rules' tier law
  std::optional<N> max_notional;  ///< where the last tier ends, inclusive, in the table's basis
  std::optional<N> max_leverage;
  std::optional<Fees<N>> fees;
  std::optional<Funding<N>> funding;
  std::size_t underlying{};  ///< contracts of one underlying share a number

  static void fields(auto& self, auto&& visit) {
    visit("kind", self.kind);
    visit("multiplier", self.multiplier);
    visit("tick", self.tick);
    visit("lot", self.lot);
    visit("minQty", self.min_qty);
    visit("minNotional", self.min_notional);
    visit("tiers", self.tiers);
    visit("law", self.law);
    visit("maxNotional", self.max_notional);
    visit("maxLeverage", self.max_leverage);
    visit("fees", self.fees);
    visit("funding", self.funding);
    visit("underlying", self.underlying);
  }

  [[nodiscard]] bool inverse() const { return kind == ContractKind::Inverse; }
  [[nodiscard]] bool loan() const { return kind == ContractKind::Loan; }
  [[nodiscard]] bool has_law(LawKind which) const { return law && law->law == which; }
  [[nodiscard]] N taker_fee() const { return fees ? fees->taker : N{0}; }
  [[nodiscard]] N maker_fee() const { return fees ? fees->maker : N{0}; }
  /// Base size (linear), face value (inverse) or settlement units per unit of quote (quanto) of `qty` contracts.
  [[nodiscard]] N size_of(N qty) const { return multiplier ? qty * *multiplier : qty; }
  /// Value of a size at a price, in settlement currency.
  [[nodiscard]] N notional(N size, N price) const { return inverse() ? size / price : size * price; }
  /// Profit of a long of `size` from one price to another, in settlement currency; a short's is its negative.
  [[nodiscard]] N long_pnl(N size, N entry, N price) const {
    return inverse() ? size / entry - size / price : size * (price - entry);
  }
};

}  // namespace margin
