// SPDX-License-Identifier: MIT
#pragma once

#include "margin/assess/assess.hpp"

namespace margin {

/// What a reverse question looks for.
enum class Find {
  Margin,    ///< margin (isolated) or wallet (cross) that puts a position's liquidation price at a target
  Leverage,  ///< leverage of an isolated order that does
  Qty,       ///< size of an order that does, or that loses an amount at a stop
  MaxQty,    ///< largest size that would be accepted
  Price,     ///< price at which a position has earned an amount or a return
  Partial    ///< smallest part of a position whose closing brings health back
};
constexpr auto names(Find) {
  return std::to_array<std::string_view>({"margin", "leverage", "qty", "maxQty", "price", "partial"});
}

/// What may be lost at a stop, fees included.
template <Number N>
struct Risk {
  N stop{};          ///< price
  RiskCap<N> loss;   ///< settlement currency, or a share of the account's equity

  static void fields(auto& self, auto&& visit) {
    visit("stop", self.stop);
    visit("loss", self.loss);
  }
};

/// A reverse question. Each admits the fields it needs and no other:
/// margin: position, liquidationPrice · leverage: order, liquidationPrice · qty: order, and liquidationPrice or risk ·
/// maxQty: order · price: position, and pnl or roe · partial: position, penalty.
template <Number N>
struct Question {
  Find find{};
  std::optional<std::size_t> position;  ///< place in the account's positions
  std::optional<Order<N>> order;
  std::optional<N> liquidation_price;
  std::optional<Risk<N>> risk;
  std::optional<N> pnl;      ///< net, settlement currency
  std::optional<N> roe;      ///< net profit / initial margin at entry
  std::optional<N> penalty;  ///< rate on the notional closed, in [0, 1); 0

  static void fields(auto& self, auto&& visit) {
    visit("find", self.find);
    visit("position", self.position);
    visit("order", self.order);
    visit("liquidationPrice", self.liquidation_price);
    visit("risk", self.risk);
    visit("pnl", self.pnl);
    visit("roe", self.roe);
    visit("penalty", self.penalty);
  }
};

enum class SeekStatus {
  Ok,
  Never,        ///< whatever the value, what is wanted does not come about; or any value will do
  Already,      ///< the target lies at or past the mark: it would be liquidated, or the stop triggered, at once
  Insufficient  ///< a cap, or what is available, stands in the way; the reasons say which
};
constexpr auto names(SeekStatus) { return std::to_array<std::string_view>({"ok", "never", "already", "insufficient"}); }

template <Number N>
struct Found {
  SeekStatus status{};
  std::optional<N> value{};      ///< what was looked for: sizes and leverage rounded down, prices to the tick where they still suffice
  std::optional<N> exact{};      ///< the same before rounding, where it was rounded
  std::optional<N> add{};        ///< margin: what has to be added; negative: what is not needed
  std::optional<N> removable{};  ///< margin: what of it may be taken out, leaving the initial margin
  std::optional<N> missing{};    ///< settlement currency
  std::optional<N> limit{};      ///< the cap that stands in the way
  std::vector<Reason<N>> reasons{};

  static void fields(auto& self, auto&& visit) {
    visit("status", self.status);
    visit("value", self.value);
    visit("exact", self.exact);
    visit("add", self.add);
    visit("removable", self.removable);
    visit("missing", self.missing);
    visit("limit", self.limit);
    visit("reasons", self.reasons);
  }
};

template <Number N>
using Answer = std::variant<Found<N>, Invalid<N>>;

/// The value that brings about what is wanted, all else held. Health and profit are straight in it on every piece, so that it is
/// the root of a straight line; an account or order with it, assessed, gives what was wanted.
/// Errors: those of the account and the order, and `missing`, `out-of-range`, `unknown-field` under `question.`
template <Number N>
std::expected<Answer<N>, InputError> seek(const Account<N>& account, const Question<N>& question);

extern template std::expected<Answer<Decimal>, InputError> seek(const Account<Decimal>&, const Question<Decimal>&);
extern template std::expected<Answer<double>, InputError> seek(const Account<double>&, const Question<double>&);

}  // namespace margin
