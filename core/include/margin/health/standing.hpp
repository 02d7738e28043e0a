// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "margin/health/leg.hpp"
#include "margin/health/pending.hpp"

namespace margin {

/// The cross legs of one symbol, as a stretch of `Standing::cross`.
struct SymbolLegs {
  std::size_t symbol{};
  std::size_t begin{};
  std::size_t end{};
};

/// What stands or falls together, at its marks and in its own currency: an isolated position with its margin, or the cross account.
template <Number N>
struct Sums {
  N wallet{};  ///< of an isolated position its margin
  N equity{};
  N maintenance_margin{};
  N closing_reserve{};
  N health{};         ///< H = equity − κ · maintenance margin − closing reserve
  bool at_risk{};     ///< whether there is anything to liquidate
  bool liquidated{};  ///< is at or past liquidation

  void set_health(N value, Boundary boundary) {
    health = value;
    liquidated = at_risk && margin::liquidated(value, boundary);
  }
};

/// The cross account: in what its contracts settle in, or quote where the rules value all of it there.
template <Number N>
struct CrossSums : Sums<N> {
  N notional{};
  N value{};  ///< what the positions add to the wallet: their profit, and loans net of what is owed
  N initial_margin{};
  N order_margin{};
  N maintenance_of_positions{};  ///< of both what waiting orders do not ask for, that of `others` included
  N reserve_of_positions{};

  [[nodiscard]] N available() const { return this->equity - initial_margin - order_margin; }
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
  std::vector<SymbolLegs> symbols;       ///< by symbol
  std::vector<SideSums<N>> underlyings;  ///< by underlying, for the rule `max-side` only
  std::vector<Pending<N>> pending;
  CrossSums<N> sums;

  [[nodiscard]] const Rules<N>& rules() const { return account->rules; }
  [[nodiscard]] const Market<N>& market_of(const Pending<N>& order) const { return markets[account->orders[order.place].symbol]; }
  [[nodiscard]] std::span<const std::size_t> cross_legs(const SymbolLegs& of) const {
    return std::span(cross).subspan(of.begin, of.end - of.begin);
  }
  /// The cross legs of a symbol, which may have none.
  [[nodiscard]] SymbolLegs symbol_legs(std::size_t symbol) const;
};

/// `account` must be valid and free of contradictions.
template <Number N>
Standing<N> make_standing(const Account<N>& account);

/// The same in markets that are known already, such as those of the account before an order; they must outlive it.
template <Number N>
Standing<N> make_standing(const Account<N>& account, std::span<const Market<N>> markets);

/// The account with its cross balance said as a wallet, whichever way it was given: what a changed copy starts from.
template <Number N>
Account<N> with_wallet(const Standing<N>& standing);

/// What of a leg's margin is kept to close it again, in what it settles in; see `OpeningReserve`.
template <Number N>
N reserved_in_margin(const Standing<N>& standing, const Leg<N>& leg);

/// Initial margin of a position at its entry or, `at_mark`, at the mark; without closing reserve.
template <Number N>
N position_initial_margin(const Leg<N>& leg, const Rules<N>& rules, bool at_mark);

}  // namespace margin
