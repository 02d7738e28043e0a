// SPDX-License-Identifier: MIT
#pragma once

#include "margin/assess/assess.hpp"

namespace margin {

enum class TicketStatus {
  Ok,
  Insufficient,  ///< the order cannot be opened; the reasons say what is missing
  Already        ///< what backs the position was at or past liquidation before, and is after
};
constexpr auto names(TicketStatus) { return std::to_array<std::string_view>({"ok", "insufficient", "already"}); }

/// What an order does to the position it meets.
enum class Effect { Open, Add, Reduce, Close, Flip };
constexpr auto names(Effect) { return std::to_array<std::string_view>({"open", "add", "reduce", "close", "flip"}); }

/// The one price that feeds margin, entry and liquidation.
template <Number N>
struct Fill {
  N price{};
  PriceKind kind{};
  N qty{};       ///< contracts
  N notional{};  ///< settlement currency
  Liquidity liquidity{};

  static void fields(auto& self, auto&& visit) {
    visit("price", self.price);
    visit("kind", self.kind);
    visit("qty", self.qty);
    visit("notional", self.notional);
    visit("liquidity", self.liquidity);
  }
};

template <Number N>
struct MaxLoss {
  /// What this order can lose, with its fee. Isolated: the margin it brings. Cross, or where what is available backs it too: what the position it
  /// results in can lose, for the whole account backs it, but no more than there is. An order that only closes can lose its fee.
  N order{};
  /// What the whole account can lose once the order filled, with its fee and what filling away from the mark loses: the equity of what is at risk.
  N account{};

  static void fields(auto& self, auto&& visit) {
    visit("order", self.order);
    visit("account", self.account);
  }
};

/// The account's own numbers, without its rows, and the position the order concerns.
template <Number N>
struct View {
  AccountReport<N> account;
  std::optional<PositionReport<N>> position;
};

/// What a stop or a target would bring.
template <Number N>
struct Exit {
  N price{};
  N pnl{};  ///< gross; at most the loss of what backs the position
  std::optional<N> roe;  ///< pnl / initial margin at entry
  bool reachable{};
  std::vector<Reason<N>> reasons;

  static void fields(auto& self, auto&& visit) {
    visit("price", self.price);
    visit("pnl", self.pnl);
    visit("roe", self.roe);
    visit("reachable", self.reachable);
    visit("reasons", self.reasons);
  }
};

/// An order's effect on an account, mark to market.
template <Number N>
struct Ticket {
  TicketStatus status{};
  bool accepted{};
  std::vector<Reason<N>> reasons;  ///< what refuses, then what warns
  Effect effect{};
  Fill<N> fill;
  N cost{};  ///< of the opening part: initial margin + closing reserve + fee buffer + its fee + open loss + surcharge
  N fee{};   ///< of the whole order
  N open_loss{};       ///< of a fill away from the mark
  std::optional<N> surcharge;  ///< of an opened short, under rules with a short premium
  N initial_margin{};  ///< of the opening part
  N closing_reserve{};
  N realized_pnl{};
  N max_qty{};  ///< largest size on the lot that would be accepted, contracts
  MaxLoss<N> max_loss;
  std::optional<N> risk_share;  ///< max_loss.order / equity
  View<N> before;
  View<N> after;
  std::optional<Exit<N>> stop;
  std::optional<Exit<N>> target;

  static void fields(auto& self, auto&& visit) {
    visit("status", self.status);
    visit("accepted", self.accepted);
    visit("reasons", self.reasons);
    visit("effect", self.effect);
    visit("fill", self.fill);
    visit("cost", self.cost);
    visit("fee", self.fee);
    visit("openLoss", self.open_loss);
    visit("surcharge", self.surcharge);
    visit("initialMargin", self.initial_margin);
    visit("closingReserve", self.closing_reserve);
    visit("realizedPnl", self.realized_pnl);
    visit("maxQty", self.max_qty);
    visit("maxLoss", self.max_loss);
    visit("riskShare", self.risk_share);
    visit("before", self.before);
    visit("after", self.after);
    visit("stop", self.stop);
    visit("target", self.target);
  }
};

template <Number N>
using Preview = std::variant<Ticket<N>, Invalid<N>>;

/// The account as if the order had filled at its price, beside the account as it is.
template <Number N>
std::expected<Preview<N>, InputError> preview(const Account<N>& account, const Order<N>& order);

extern template std::expected<Preview<Decimal>, InputError> preview(const Account<Decimal>&, const Order<Decimal>&);
extern template std::expected<Preview<double>, InputError> preview(const Account<double>&, const Order<double>&);

}  // namespace margin
