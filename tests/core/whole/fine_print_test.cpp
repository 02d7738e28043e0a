// SPDX-License-Identifier: MIT
// Terms that seldom matter and limits met exactly: each of these once went unnoticed when it was left out.
#include "margin/seek/seek.hpp"
#include "support/tickets.hpp"

using namespace support;

namespace {

margin::Found<Decimal> sought(const Account<Decimal>& of, const margin::Question<Decimal>& question) {
  return std::get<0>(*margin::seek(of, question));
}

margin::Question<Decimal> about(margin::Find find, const std::optional<Order<Decimal>>& order = std::nullopt) {
  margin::Question<Decimal> question;
  question.find = find;
  question.order = order;
  if (!order) question.position = 0;
  return question;
}

}  // namespace

TEST_CASE("a pending order that names its margin locks what the table asks for where that is more") {
  auto one = empty(1'000);
  one.contracts[0].tiers[0].imr = "0.1"_d;
  auto order = market(Buy, 1, 1, Isolated);
  order.leverage.reset();
  order.margin = "5"_d;
  one.orders = {order};
  CHECK(assessed(one).order_margin == "10"_d);
  one.orders[0].margin = "25"_d;
  CHECK(assessed(one).order_margin == "25"_d);
}

TEST_CASE("a limit order at the mark itself takes") {
  auto one = empty(1'000, "0.001");
  CHECK(previewed(one, limit(Buy, 1, 100, 5, Isolated)).fee == "0.1"_d);
  CHECK(previewed(one, limit(Sell, 1, 100, 5, Isolated)).fee == "0.1"_d);
  CHECK(previewed(one, limit(Buy, 1, 99, 5, Isolated)).fee == "0"_d);
}

TEST_CASE("what closes pays its part of the funding owed") {
  for (const MarginMode mode : {Isolated, Cross}) {
    auto one = account(linear("0.005"), 100, {isolated(Long, 10, 100, 200)}, 1'000);
    one.positions[0].mode = mode;
    one.positions[0].funding = "4"_d;
    const auto ticket = previewed(one, market(Sell, 5, 5, mode));
    CHECK(ticket.after.account.wallet == (mode == Isolated ? "1098"_d : "998"_d));
  }
}

TEST_CASE("a fee taken from the margin lowers the margin and not the wallet") {
  auto one = empty(1'000, "0.01");
  one.rules.fee_from_margin = true;
  const auto ticket = previewed(one, market(Buy, 10, 5, Isolated));
  REQUIRE(ticket.after.position.has_value());
  CHECK(ticket.after.position->margin == "190"_d);
  CHECK(ticket.after.account.wallet == "800"_d);
}

TEST_CASE("an isolated order must leave the cross account healthy") {
  auto one = account(linear("0.08"), 100, {cross(Long, 100, 100)}, 1'000);
  one.positions[0].leverage = "20"_d;  // 500 available, and a health of 200
  add_market(one, linear("0.005"), 100);
  const auto at = [&](const Value& qty) { return previewed(one, market(Buy, qty, 1, Isolated, 1)); };
  CHECK(at("1.99").accepted);
  CHECK_FALSE(at(3).accepted);
  CHECK(missing_of(at(3), "order-liquidatable-at-open") == "100"_d);
}

TEST_CASE("limits admit what equals them") {
  auto one = empty(10'000);
  one.contracts[0].min_qty = "10"_d;
  one.contracts[0].max_notional = "1000"_d;
  one.contracts[0].max_leverage = "20"_d;
  const auto ticket = previewed(one, market(Buy, 10, 20, Isolated));
  CHECK(ticket.reasons.empty());
  CHECK(ticket.max_qty == "10"_d);
  CHECK(has_reason(previewed(one, market(Buy, "10.01", 20, Isolated)), "notional-above-cap"));
  CHECK(has_reason(previewed(one, market(Buy, 10, "20.01", Isolated)), "leverage-above-tier"));
  CHECK(has_reason(previewed(one, market(Buy, "9.99", 20, Isolated)), "below-minimum"));
}

TEST_CASE("what closes a position to its end may be as small as the position is, and loses its fee") {
  auto one = account(linear("0.005", "0.001"), 100, {isolated(Long, 2, 100, 50)}, 1'000);
  one.contracts[0].min_qty = "10"_d;
  const auto closed = previewed(one, market(Sell, 2, 5, Isolated));
  CHECK(closed.accepted);
  CHECK(closed.max_loss.order == "0.2"_d);
  one.contracts[0].min_qty.reset();
  for (const MarginMode mode : {Isolated, Cross}) {
    one.positions[0].mode = mode;
    CHECK(previewed(one, market(Sell, 1, 5, mode)).max_loss.order == "0.1"_d);
  }
}

TEST_CASE("the largest size is a safe share of what is possible") {
  auto one = empty(1'000);
  auto order = market(Buy, 1, 10, Isolated);
  CHECK(previewed(one, order).max_qty == "100"_d);
  one.rules.safety = "0.5"_d;
  CHECK(previewed(one, order).max_qty == "50"_d);
}

TEST_CASE("a long that is backed by more than it is worth can lose no more than that") {
  auto one = account(linear("0.005"), 100, {isolated(Long, 1, 100, 150)}, 1'000);
  CHECK(previewed(one, market(Buy, 1, 5, Isolated, add_market(one, linear("0.005"), 10))).max_loss.account == "102"_d);
  one.positions[0].side = Short;
  CHECK(previewed(one, market(Buy, 1, 5, Isolated, 1)).max_loss.account == "152"_d);
}

TEST_CASE("profit that is not realized cannot be taken out of a wallet") {
  auto one = account(linear("0.005"), 150, {cross(Long, 10, 100)}, 10'000);
  one.positions[0].leverage = "10"_d;  // 10,500 less 150 is available, and 500 of it is profit
  auto question = about(margin::Find::Margin);
  question.liquidation_price = "140"_d;
  CHECK(sought(one, question).removable == "9850"_d);
}

TEST_CASE("where any leverage keeps the target the lower of both caps is the answer") {
  auto one = empty(10'000);
  one.contracts[0].tiers[0].imr = "0.05"_d;
  auto order = market(Buy, 1, 1, Isolated);
  auto question = about(margin::Find::Leverage, order);
  question.liquidation_price = "97"_d;
  CHECK(sought(one, question).value == "20"_d);
  one.contracts[0].max_leverage = "10"_d;
  CHECK(sought(one, question).value == "10"_d);
  one.contracts[0].max_leverage = "40"_d;
  CHECK(sought(one, question).value == "20"_d);
}

TEST_CASE("a stop on the wrong side is named") {
  auto question = about(margin::Find::Qty, market(Buy, 1, 5, Isolated));
  question.order->qty.reset();
  question.risk = margin::Risk<Decimal>{"100"_d, {"10"_d, false}};
  const auto found = sought(empty(1'000), question);
  CHECK(found.status == margin::SeekStatus::Already);
  REQUIRE(found.reasons.size() == 1);
  CHECK(found.reasons[0].code == "stop-wrong-side");
}

TEST_CASE("a part to close is no more than the position, though it is off the lot") {
  auto one = account(linear("0.1"), 100, {isolated(Long, "10.5", 100, 3)});
  one.contracts[0].lot = "1"_d;
  const auto found = sought(one, about(margin::Find::Partial));  // 0.3 may stay
  CHECK(found.value == "10.5"_d);
  CHECK(found.exact == "10.2"_d);
}
