// SPDX-License-Identifier: MIT
#pragma once

#include "margin/account/meeting.hpp"
#include "margin/health/standing.hpp"
#include "margin/ticket/ticket.hpp"

// An order meets the rows of its symbol: it closes first, and what is left opens or adds.

namespace margin {

/// What an order's opening part asks for, in the contract's settlement currency.
template <Number N>
struct Opening {
  N qty{};
  N notional{};         ///< at the fill price
  N initial_margin{};   ///< at the fill price, rate by the row that the resulting position falls in
  N closing_reserve{};  ///< where the rules keep it inside the margin
  N buffer{};           ///< feeBuffer · notional
  N fee{};
  N open_loss{};        ///< what filling away from the mark loses at once
  N surcharge{};        ///< what margin and fee are more at the price that the rules assume for shorts

  [[nodiscard]] N margin() const { return initial_margin + closing_reserve + buffer; }
  bool fee_is_inside{};  ///< the fee leaves the margin and costs nothing beside it

  /// What of the margin a position opened with it has.
  [[nodiscard]] N margin_left() const { return margin() - (fee_is_inside ? fee : N{0}); }
  [[nodiscard]] N cost() const { return margin() + (fee_is_inside ? N{0} : fee) + open_loss + surcharge; }
};

/// What its closing part brings, in the contract's settlement currency.
template <Number N>
struct Closing {
  N qty{};
  N realized_pnl{};
  N fee{};
};

/// One order against one account, at any size: sizes are tried on a copy of the account, over and over.
template <Number N>
class Filling {
 public:
  Filling(const Standing<N>& before, const Order<N>& order, const OrderTerms<N>& terms, const Meeting<N>& meeting);

  /// The account after `qty` contracts filled at the order's price. Rows keep their places, also one that the order turns to the other side;
  /// one that was closed has size 0, one that was opened is the last.
  const Account<N>& fill(N qty);

  [[nodiscard]] const Opening<N>& opening() const { return opening_; }
  [[nodiscard]] const Closing<N>& closing() const { return closing_; }
  /// The row the order concerns after the fill; absent when nothing is left of it.
  [[nodiscard]] std::optional<std::size_t> place() const;
  [[nodiscard]] Effect effect() const;
  [[nodiscard]] Liquidity liquidity() const { return liquidity_; }
  [[nodiscard]] const N& fee_rate() const { return fee_rate_; }
  /// Of all that fills, in the account's currency.
  [[nodiscard]] N notional() const;
  /// Of the whole order, in the contract's settlement currency.
  [[nodiscard]] N fee() const { return opening_.fee + closing_.fee; }
  [[nodiscard]] const Market<N>& market() const { return market_; }
  /// The account before the order.
  [[nodiscard]] const Account<N>& before() const { return *before_.account; }
  /// What closing `qty` contracts of a row brings, in the contract's settlement currency.
  [[nodiscard]] N realized(const Position<N>& held, N qty) const;
  /// Contracts of the row it opens or adds to.
  [[nodiscard]] const N& resulting_qty() const { return after_.positions[open_place_].qty; }
  /// What one contract asks for at the least where it opens, in the contract's settlement currency: initial margin at `rate`, less a rebate, and
  /// what a fill away from the mark loses. All of it is in proportion to the size.
  [[nodiscard]] N least_cost(N rate) const;
  /// Leverage of the opening part; absent where neither order nor row gives one.
  [[nodiscard]] const std::optional<N>& leverage() const { return terms_.leverage; }

 private:
  void close(N qty);
  void open(N qty);
  [[nodiscard]] Opening<N> opening_of(N qty) const;
  /// The row that the order opens, before anything of it filled.
  [[nodiscard]] Position<N> fresh() const;
  /// The fee leaves an isolated margin, and costs nothing beside it.
  [[nodiscard]] bool fee_is_inside() const { return before_.rules().fee_from_margin && meeting_.mode == MarginMode::Isolated; }
  [[nodiscard]] N loss_at_mark(N size) const;

  const Standing<N>& before_;
  const Order<N>& order_;
  const OrderTerms<N>& terms_;
  const Meeting<N>& meeting_;
  const Market<N>& market_;
  Liquidity liquidity_{};
  N fee_rate_{};
  std::size_t open_place_{};
  Account<N> after_;
  std::vector<Position<N>> settled_;  ///< the rows before the order, isolated ones with their margins
  Opening<N> opening_;
  Closing<N> closing_;
};

/// Whether the cross account's equity backs a position: it is cross, or what is available backs it too.
template <Number N>
bool shares_equity(const Standing<N>& after, const PositionReport<N>& row);

/// What such a position had left to lose before the order filled, in the account's currency; see `max_loss_of_order`.
template <Number N>
N equity_left(const Filling<N>& filling, const Standing<N>& after, const PositionReport<N>& row);

/// What the order can lose, in the account's currency; see `MaxLoss::order`. `after` and `row`: the account once it filled, and its position there.
template <Number N>
N max_loss_of_order(const Filling<N>& filling, const Standing<N>& after, const std::optional<PositionReport<N>>& row);

}  // namespace margin
