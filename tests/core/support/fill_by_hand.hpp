// SPDX-License-Identifier: MIT
#pragma once

#include "support/tickets.hpp"

// The account after an order filled as one would write it down, by the table of cases: what is opened, added to, reduced, closed or
// flipped, in fractions.

namespace support {

struct FillByHand {
  Account<Decimal> account;
  Effect effect{};
  Decimal fee{};
  std::optional<std::size_t> place;  ///< of the row the order concerns; absent when nothing is left of it
};

/// To 34 digits.
inline Decimal decimal(const Rational& value) { return margin::parse_decimal(oracle::text(oracle::to_34_digits(value))).value(); }

/// `of` has a wallet and holds at most one position in the order's contract, in the order's mode and with its margin where isolated.
inline FillByHand filled(const Account<Decimal>& of, const Order<Decimal>& order, const Decimal& fee_rate) {
  FillByHand after{of, Effect::Open, {}, std::nullopt};
  auto& positions = after.account.positions;
  for (std::size_t place = 0; place < positions.size(); ++place) {
    if (positions[place].symbol == order.symbol) after.place = place;
  }
  const auto& contract = of.contracts[order.symbol];
  const bool coin = contract.inverse();
  const Rational price = exact(order.price ? *order.price : *of.marks[order.symbol]);
  const Rational multiplier = contract.multiplier ? exact(*contract.multiplier) : Rational{1};
  const auto worth = [&](const Rational& contracts, const Rational& at) {
    return coin ? Rational{contracts * multiplier / at} : Rational{contracts * multiplier * at};
  };
  const Rational traded = exact(*order.qty);
  const Rational fee = worth(traded, price) * exact(fee_rate);
  const bool isolated = order.mode == MarginMode::Isolated;
  const Rational leverage = exact(*order.leverage);
  Rational paid_out = -fee;  // to the wallet, in what the contract settles in

  Rational left = traded;
  if (after.place && positions[*after.place].side != order.opens()) {
    auto& position = positions[*after.place];
    const Rational held = exact(position.qty);
    const Rational closed = held < traded ? held : traded;
    const Rational gain = worth(closed, price) - worth(closed, exact(position.entry));
    paid_out += ((position.side == Long) != coin) ? gain : Rational{-gain};
    if (isolated) {
      paid_out += exact(*position.margin) * closed / held;
      position.margin = decimal(exact(*position.margin) * (held - closed) / held);
    }
    if (position.funding) {
      paid_out -= exact(*position.funding) * closed / held;
      position.funding = decimal(exact(*position.funding) * (held - closed) / held);
    }
    position.qty = decimal(held - closed);
    left = traded - closed;
    after.effect = left > 0 ? Effect::Flip : closed == held ? Effect::Close : Effect::Reduce;
    if (closed == held) {
      positions.erase(positions.begin() + static_cast<std::ptrdiff_t>(*after.place));
      after.place.reset();
    }
  }
  if (left > 0) {
    const Rational notional = worth(left, price);
    Rational margin = notional / leverage;
    const auto kept = of.rules.opening_reserve;
    if (kept == margin::OpeningReserve::CostAndMargin) {
      margin += exact(contract.taker_fee()) * (notional + margin);
    } else if (of.rules.close_fee == CloseFee::AtBankruptcy || kept == margin::OpeningReserve::AtBankruptcy) {
      const Rational at_bankruptcy = (order.opens() == Long) != coin ? Rational{notional - margin} : Rational{notional + margin};
      margin += exact(contract.taker_fee()) * at_bankruptcy;
    }
    margin += exact(of.rules.fee_buffer) * notional;
    if (isolated) paid_out -= margin;
    if (!after.place) {
      Position<Decimal> opened;
      opened.symbol = order.symbol;
      opened.side = order.opens();
      opened.qty = decimal(left);
      opened.entry = decimal(price);
      opened.mode = *order.mode;
      opened.open_fee = fee_rate;
      if (isolated) opened.margin = decimal(margin);
      after.place = positions.size();
      positions.push_back(opened);
    } else {
      auto& position = positions[*after.place];
      const Rational held = exact(position.qty);
      const Rational entry = exact(position.entry);
      const Rational value = worth(held, entry);
      position.open_fee = decimal((exact(margin::opening_fee(position, contract)) * value + exact(fee_rate) * notional) / (value + notional));
      position.entry = decimal(coin ? (held + left) / (held / entry + left / price) : (held * entry + left * price) / (held + left));
      position.qty = decimal(held + left);
      if (isolated) position.margin = decimal(exact(*position.margin) + margin);
      after.effect = Effect::Add;
    }
    positions[*after.place].leverage = decimal(leverage);
  }
  const bool at_mark = coin && of.rules.valuation == margin::Valuation::Quote;
  after.account.wallet = decimal(exact(*of.wallet) + (at_mark ? Rational{paid_out * exact(*of.marks[order.symbol])} : paid_out));
  after.fee = decimal(fee);
  return after;
}

}  // namespace support
