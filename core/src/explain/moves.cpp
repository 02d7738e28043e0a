// SPDX-License-Identifier: MIT
#include "margin/explain/moves.hpp"

#include <algorithm>
#include <utility>

#include "margin/assess/statement.hpp"
#include "margin/scenario/funding.hpp"

namespace margin {
namespace {

/// What the cross account holds of a symbol, at the mark and in the account's currency.
struct Holding {
  Decimal net{};    ///< longs less shorts
  Decimal gross{};  ///< both together
};

/// One for each symbol.
std::vector<Holding> cross_holdings(const Standing<Decimal>& standing) {
  std::vector<Holding> all(standing.markets.size());
  const auto add = [&](std::size_t symbol, Decimal value) {
    all[symbol].net = all[symbol].net + value;
    all[symbol].gross = all[symbol].gross + absolute(value);
  };
  for (const std::size_t place : standing.cross) {
    const Leg<Decimal>& leg = standing.legs[place];
    add(leg.position->symbol, signed_by(leg.position->side, leg.market->worth(leg.notional)));
  }
  for (const Collateral<Decimal>& item : standing.account->collateral) {
    if (item.symbol) add(*item.symbol, item.weighted_amount() * standing.markets[*item.symbol].mark);
  }
  return all;
}

/// Changes the account in one thing at a time, and keeps what moves the price.
class Changes {
 public:
  Changes(const Standing<Decimal>& standing, std::size_t place)
      : standing_(standing), place_(place), leg_(standing.legs[place]), now_(state_position(standing, place).liquidation) {}

  void of_backing() {
    const Group<Decimal> group(standing_, leg_);
    const Decimal change = place_of(group.wallet > 0 ? group.wallet : leg_.notional, 2);
    Account<Decimal> account = with_wallet(standing_);
    account.balance_behind(place_) = group.wallet + change;
    attempt({.input = group.alone ? MovingInput::Margin : MovingInput::Wallet, .change = change}, account);
  }

  void of_mark(std::size_t symbol, bool gains) {
    const Decimal& mark = standing_.markets[symbol].mark;
    const Decimal percent = mark / Decimal{100};
    const Decimal change = gains ? -percent : percent;
    Account<Decimal> account = with_wallet(standing_);
    account.marks[symbol] = mark + change;
    attempt({.input = MovingInput::Mark, .symbol = symbol, .change = change}, account);
  }

  void of_funding() {
    const Decimal payment = next_funding_payment(standing_, leg_);
    Account<Decimal> account = with_wallet(standing_);
    account.positions[place_].funding = leg_.position->funding_owed() + payment;
    attempt({.input = MovingInput::Funding, .change = payment}, account);
  }

  std::vector<Move> found;

 private:
  void attempt(Move move, const Account<Decimal>& account) {
    const Liquidation<Decimal> then = state_position(make_standing(account), place_).liquidation;
    if (!moved(then)) return;
    move.status = then.status;
    move.price = then.price;
    found.push_back(std::move(move));
  }
  /// By more than a rounding.
  [[nodiscard]] bool moved(const Liquidation<Decimal>& then) const {
    if (then.status != now_.status) return true;
    return now_.exact && absolute(*then.exact - *now_.exact) > *now_.exact * rounding_share<Decimal>(20, 10);
  }

  const Standing<Decimal>& standing_;
  std::size_t place_;
  const Leg<Decimal>& leg_;
  Liquidation<Decimal> now_;
};

}  // namespace

std::vector<Move> liquidation_moves(const Standing<Decimal>& standing, std::size_t place) {
  const Leg<Decimal>& leg = standing.legs[place];
  if (leg.size == 0) return {};
  Changes changes(standing, place);
  changes.of_backing();
  const std::size_t own = leg.position->symbol;
  const bool isolated = leg.position->isolated();
  std::vector<Holding> holdings = cross_holdings(standing);
  if (standing.rules().mm_basis == MaintenanceBasis::AtMark) {
    // A position by itself is on one side, whatever the account holds.
    changes.of_mark(own, isolated ? leg.position->side == PositionSide::Long : holdings[own].net > 0);
  }
  holdings[own] = {};
  // What is available to the cross account may back isolated positions too.
  for (std::size_t left = isolated && !standing.rules().auto_add ? 0 : moving_marks; left > 0; --left) {
    const auto largest = std::ranges::max_element(holdings, {}, &Holding::gross);
    if (largest->gross == 0) break;
    changes.of_mark(static_cast<std::size_t>(largest - holdings.begin()), largest->net > 0);
    *largest = {};
  }
  changes.of_funding();
  return std::move(changes.found);
}

}  // namespace margin
