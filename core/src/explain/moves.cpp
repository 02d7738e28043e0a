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
      : standing_(standing),
        place_(place),
        leg_(standing.legs[place]),
        now_(state_position(standing, place).liquidation),
        account_(with_wallet(standing)) {}

  void of_backing() {
    const Group<Decimal> group(standing_, leg_);
    const Decimal change = place_of(group.wallet > 0 ? group.wallet : leg_.notional, 2);
    attempt(group.alone ? MovingInput::Margin : MovingInput::Wallet, account_.balance_behind(place_), group.wallet, change);
  }

  void of_mark(std::size_t symbol, bool gains) {
    const Decimal mark = standing_.markets[symbol].mark;
    const Decimal percent = mark / Decimal{100};
    if (attempt(MovingInput::Mark, account_.marks[symbol], mark, gains ? -percent : percent)) found.back().symbol = symbol;
  }

  void of_funding() {
    attempt(MovingInput::Funding, account_.positions[place_].funding, leg_.position->funding_owed(), next_funding_payment(standing_, leg_));
  }

  std::vector<Move> found;

 private:
  /// Whether the price moves by more than a rounding.
  bool attempt(MovingInput which, std::optional<Decimal>& input, Decimal has, Decimal change) {
    const std::optional<Decimal> was = input;
    input = has + change;
    const Liquidation<Decimal> then = state_position(make_standing(account_), place_).liquidation;
    input = was;
    const bool moved = then.status != now_.status ||
                       (now_.exact && absolute(*then.exact - *now_.exact) > *now_.exact * rounding_share<Decimal>(20, 10));
    if (moved) found.push_back({.input = which, .symbol = {}, .change = change, .status = then.status, .price = then.price});
    return moved;
  }

  const Standing<Decimal>& standing_;
  std::size_t place_;
  const Leg<Decimal>& leg_;
  Liquidation<Decimal> now_;
  Account<Decimal> account_;
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
