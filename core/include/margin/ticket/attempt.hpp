// SPDX-License-Identifier: MIT
#pragma once

#include "margin/account/intent.hpp"
#include "margin/health/standing.hpp"
#include "margin/ticket/ticket.hpp"

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
  bool fee_is_inside{};  ///< the fee leaves the margin and costs nothing beside it

  [[nodiscard]] N margin() const { return initial_margin + closing_reserve + buffer; }
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

/// One order tried on an account: filled at its price, whether or not it would be accepted, at any size and leverage, over and over on one
/// copy of the account. An order meets the rows of its symbol: it closes first, and what is left opens or adds.
template <Number N>
class Attempt {
 public:
  Attempt(const Standing<N>& before, const Order<N>& order);
  Attempt(const Attempt&) = delete;
  Attempt& operator=(const Attempt&) = delete;

  /// The account after `qty` contracts filled. Rows keep their places, also one that the order turns to the other side; one that was closed has
  /// size 0, one that was opened is the last.
  const Standing<N>& fill(N qty);

  const Standing<N>& before;
  const Order<N>& order;
  const Market<N>& market;
  Intent<N> intent;
  Liquidity liquidity{};
  N fee_rate{};
  N unit{};  ///< notional of one contract at the order's price

  // Of the size last filled:
  Opening<N> opening;
  Closing<N> closing;

  [[nodiscard]] const Standing<N>& after() const { return *after_; }
  /// Contracts that filled.
  [[nodiscard]] N qty() const { return opening.qty + closing.qty; }
  /// Of all that filled, in the account's currency.
  [[nodiscard]] N notional() const;
  /// Of the whole order, in the contract's settlement currency.
  [[nodiscard]] N fee() const { return opening.fee + closing.fee; }
  [[nodiscard]] Effect effect() const;
  /// The row the order concerns; absent when nothing is left of it.
  [[nodiscard]] std::optional<std::size_t> place() const;
  /// Contracts of the row it opens or adds to.
  [[nodiscard]] const N& resulting_qty() const { return account_.positions[open_place_].qty; }

  /// What closing `qty` contracts of a row brings, in the contract's settlement currency.
  [[nodiscard]] N realized(const Position<N>& held, N qty) const;
  /// What one contract asks for at the least where it opens, in the contract's settlement currency: initial margin at `rate`, less a rebate, and
  /// what a fill away from the mark loses. All of it is in proportion to the size.
  [[nodiscard]] N least_cost(N rate) const;

 private:
  void close(N qty);
  void open(N qty);
  [[nodiscard]] Opening<N> opening_of(N qty) const;
  /// The row that the order opens, before anything of it filled.
  [[nodiscard]] Position<N> fresh() const;
  /// Rate paid to open the row that what was filled last adds to, for its break-even price.
  [[nodiscard]] std::optional<N> average_fee(const Position<N>& held) const;
  /// The fee leaves an isolated margin, and costs nothing beside it.
  [[nodiscard]] bool fee_is_inside() const { return before.rules().fee_from_margin && intent.mode == MarginMode::Isolated; }
  [[nodiscard]] N loss_at_mark(N size) const;

  std::size_t open_place_{};
  Account<N> account_;
  std::vector<Position<N>> settled_;  ///< the rows before the order, isolated ones with their margins
  std::optional<Standing<N>> after_;
};

}  // namespace margin
