// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "margin/leg.hpp"
#include "margin/pending.hpp"

namespace margin {

/// The cross legs of one symbol, as a stretch of `Standing::cross`.
struct SymbolLegs {
  std::size_t symbol{};
  std::size_t begin{};
  std::size_t end{};
};

/// The cross account at its marks, in its own currency: what its contracts settle in, or quote where the rules value all of it
/// there. Health H = equity − κ · maintenance margin − closing reserve.
template <Number N>
struct CrossSums {
  N wallet{};
  N equity{};
  N notional{};
  N value{};  ///< what the positions add to the wallet: their profit, and loans net of what is owed
  N initial_margin{};
  N order_margin{};
  N maintenance_margin{};
  N closing_reserve{};
  bool at_risk{};  ///< whether there is anything to liquidate

  [[nodiscard]] N available() const { return equity - initial_margin - order_margin; }
};

/// Long and short maintenance of one underlying, for the rule that only the larger pays.
template <Number N>
struct SideSums {
  N longs{};
  N shorts{};
};

/// An account made ready: every position beside its market, cross positions by symbol, and the sums.
/// It points into the account and must not outlive it.
template <Number N>
struct Standing {
  Standing() = default;
  Standing(const Standing&) = delete;
  Standing(Standing&&) noexcept = default;

  const Account<N>* account{};
  std::vector<Market<N>> own_markets;
  std::span<const Market<N>> markets;    ///< one per contract; without a mark where nothing needs one
  std::vector<Leg<N>> legs;              ///< one per position
  std::vector<N> reserves;               ///< closing reserve of each leg at the mark
  std::vector<N> maintenances;           ///< maintenance margin of each leg by itself
  std::vector<N> margins;                ///< isolated wallet of each leg; cross: 0
  std::vector<std::size_t> cross;        ///< places of the cross legs of size > 0, by symbol
  std::vector<SymbolLegs> symbols;
  std::vector<SideSums<N>> underlyings;  ///< by underlying, for the rule `max-side` only
  std::vector<Pending<N>> pending;
  CrossSums<N> sums;

  [[nodiscard]] const Rules<N>& rules() const { return account->rules; }
  [[nodiscard]] const Market<N>& market_of(const Pending<N>& order) const { return markets[account->orders[order.place].symbol]; }
  [[nodiscard]] std::span<const std::size_t> cross_legs(const SymbolLegs& of) const {
    return std::span(cross).subspan(of.begin, of.end - of.begin);
  }
};

/// `account` must be valid and free of contradictions.
template <Number N>
Standing<N> make_standing(const Account<N>& account);

/// The same in markets that are known already, such as those of the account before an order; they must outlive it.
template <Number N>
Standing<N> make_standing(const Account<N>& account, std::span<const Market<N>> markets);

/// Initial margin of a position at its entry or, `at_mark`, at the mark; without closing reserve.
template <Number N>
N position_initial_margin(const Leg<N>& leg, const Rules<N>& rules, bool at_mark);

/// What backs an isolated leg at the mark: its wallet as far as the rules let it count, and under `autoAdd` what is available to the
/// cross account; 0 for a loan, whose margin is among its assets.
template <Number N>
N backing(const Standing<N>& standing, const Leg<N>& leg);

/// Equity of an isolated leg along its price.
template <Number N>
Line<N> isolated_equity_line(const Standing<N>& standing, const Leg<N>& leg);

/// Change of the cross equity per unit of a symbol's path variable, at the mark, given that equity along it. Where coin is valued
/// in quote only its sign is right, which is what decides the adverse side.
template <Number N>
N net_delta(const Standing<N>& standing, const SymbolLegs& symbol, const Line<N>& equity);

/// Equity of an isolated leg at its mark.
template <Number N>
N isolated_equity(const Standing<N>& standing, const Leg<N>& leg);

/// Health of an isolated leg, and of the cross account, as they stand.
template <Number N>
N health_at_mark(const Standing<N>& standing, const Leg<N>& leg);
template <Number N>
N health_at_mark(const Standing<N>& standing);

/// Whether what backs a leg is at or past liquidation.
template <Number N>
bool isolated_liquidated(const Standing<N>& standing, const Leg<N>& leg);
template <Number N>
bool cross_liquidated(const Standing<N>& standing);

/// What a symbol adds to one of the account's sums: along its price, in what it settles in; and at the mark, in the account's currency.
template <Number N>
struct Share {
  Line<N> line;
  N at_mark{};
};

/// Of the equity: its legs' value, and the collateral that it prices.
template <Number N>
Share<N> equity_share(const Standing<N>& standing, const SymbolLegs& symbol);

/// Of the closing reserve.
template <Number N>
Share<N> reserve_share(const Standing<N>& standing, const SymbolLegs& symbol);

/// Cross equity along the price of one symbol, all else held, in what that symbol settles in.
template <Number N>
Line<N> cross_equity(const Standing<N>& standing, const SymbolLegs& symbol);

/// Health of an isolated leg along its price.
template <Number N>
Walks<N> isolated_health(const Standing<N>& standing, const Leg<N>& leg);

/// Health of the cross account along the price of one symbol, all else held, in what that symbol settles in.
template <Number N>
Walks<N> cross_health(const Standing<N>& standing, const SymbolLegs& symbol);

}  // namespace margin
