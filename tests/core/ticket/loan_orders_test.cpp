// SPDX-License-Identifier: MIT
// Orders in spot margin: what is closed of a loan comes back in proportion, and what is added is owned and owed.
#include "support/tickets.hpp"

using namespace support;

namespace {

Contract<Decimal> spot(const Value& taker = 0) { return contract(ContractKind::Loan, {tier(0, "0.05")}, taker); }

/// Ten units bought at 100 with 190 of one's own, or sold with as much.
Account<Decimal> holding(PositionSide side, MarginMode mode, const Value& mark = 100) {
  auto held = isolated(side, 10, 100, 0);
  held.margin.reset();
  held.mode = mode;
  held.loan = side == Long ? margin::Loan<Decimal>{{10, 0}, {0, 810}} : margin::Loan<Decimal>{{0, 1'190}, {10, 0}};
  return account(spot(), mark, {held}, 1'000);
}

}  // namespace

TEST_CASE("closing a loan to its end leaves what was owned less what was owed, at the price it closed at") {
  for (const auto mode : {Isolated, Cross}) {
    const auto end = previewed(holding(Long, mode), market(Sell, 10, 5, mode));
    CHECK(end.after.account.equity == 1'190);
    CHECK_FALSE(end.after.position.has_value());
    CHECK(end.realized_pnl == 0);
    const auto gain = previewed(holding(Long, mode, 110), market(Sell, 10, 5, mode));
    CHECK(gain.after.account.equity == 1'290);
    CHECK(gain.realized_pnl == 100);
    CHECK(previewed(holding(Short, mode, 110), market(Buy, 10, 5, mode)).after.account.equity == 1'090);
  }
}

TEST_CASE("a part that closes leaves the same level of assets to debts, and a cross account its equity") {
  for (const auto side : {Long, Short}) {
    for (const auto mode : {Isolated, Cross}) {
      const auto of = holding(side, mode);
      const auto half = previewed(of, market(side == Long ? Sell : Buy, 5, 5, mode));
      REQUIRE(half.after.position.has_value());
      CHECK(half.after.position->qty == 5);
      CHECK(half.after.position->margin_level == half.before.position->margin_level);
      if (mode == Isolated) CHECK(half.after.position->liquidation.exact == half.before.position->liquidation.exact);
      CHECK(half.after.account.equity == (mode == Cross ? Decimal{1'190} : Decimal{1'095}));
      CHECK(half.after.account.equity - half.before.account.equity == (mode == Cross ? Decimal{0} : Decimal{95}));
    }
  }
}

TEST_CASE("what is added to a loan is bought with its margin and a larger debt, or borrowed and sold") {
  const auto more = previewed(holding(Long, Isolated), market(Buy, 10, 5, Isolated));
  // 1,000 more of assets, 800 more of debts.
  CHECK(more.cost == 200);
  CHECK(more.after.position->margin_level == "2000"_d / "1610"_d);
  CHECK(more.after.account.equity == 800);
  // 10 more borrowed: 1,000 and the margin more of quote, beside 20 that are owed.
  const auto sold = previewed(holding(Short, Isolated), market(Sell, 10, 5, Isolated));
  CHECK(sold.after.position->margin_level == "2390"_d / "2000"_d);
  // In a cross account the whole price is owed: the account itself is what backs it.
  const auto cross_more = previewed(holding(Long, Cross), market(Buy, 10, 5, Cross));
  CHECK(cross_more.after.position->margin_level == "2000"_d / "1810"_d);
  CHECK(cross_more.after.account.equity == 1'190);
}

TEST_CASE("the margin of a loan by amounts goes on following from them after an order") {
  for (const auto side : {Long, Short}) {
    auto of = holding(side, Isolated, 105);
    if (side == Long) of.positions[0].loan->assets.base = "10.5"_d;
    const auto worth = [](const Ticket<Decimal>& ticket, const Value& wallet) {
      const auto& row = *ticket.after.position;
      return *row.margin + row.unrealized_pnl + ticket.after.account.equity - wallet.decimal;
    };
    const Decimal before = *assessed(of).positions[0].margin + assessed(of).positions[0].unrealized_pnl;
    for (const auto order_side : {Buy, Sell}) {
      // At the mark, without fees: nothing is gained or lost but moved.
      CHECK(worth(previewed(of, market(order_side, 4, 5, Isolated)), 1'000) == before);
    }
    const auto half = previewed(of, market(side == Long ? Sell : Buy, 5, 5, Isolated));
    CHECK(*half.after.position->margin * Decimal{2} == *half.before.position->margin);
  }
}

TEST_CASE("what a loan's account can lose is what it is worth, however little is owed") {
  auto of = account(spot(), 100, {isolated(Long, 10, 100, 600)}, 0);
  CHECK(previewed(of, market(Sell, 1, 5, Isolated)).max_loss.account == "540"_d);
  of.positions[0].margin = "1000"_d;
  CHECK(previewed(of, market(Sell, 1, 5, Isolated)).max_loss.account == "900"_d);
  of.positions[0].margin = "1500"_d;  // of which 600 are kept as quote
  CHECK(previewed(of, market(Sell, 1, 5, Isolated)).max_loss.account == "900"_d);
}

TEST_CASE("closing a loan that a cross account describes by its margin leaves the account its equity") {
  auto of = account(spot(), 100, {cross(Long, 10, 100)}, 1'000);
  of.positions[0].margin = "200"_d;
  for (const int qty : {1, 5, 10}) CHECK(previewed(of, market(Sell, qty, 5, Cross)).after.account.equity == 1'200);
}
