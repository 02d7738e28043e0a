// SPDX-License-Identifier: MIT
// What a ticket says of a stop, a target, a trigger and a risk.
#include "support/tickets.hpp"

using namespace support;

namespace {

/// 100 at the mark of 100, 5x: a long is liquidated at 80 / 0.995, a short at 120 / 1.005.
Ticket<Decimal> opened(OrderSide side, const char* stop, const char* target = nullptr, const Value& price = 100) {
  auto order = limit(side, 100, price, 5, Isolated);
  order.stop = Value(stop).decimal;
  if (target) order.target = Value(target).decimal;
  return previewed(account(linear("0.005"), 100, {}, 10'000), order);
}

std::vector<std::string_view> codes(const std::vector<margin::Reason<Decimal>>& reasons) {
  std::vector<std::string_view> all;
  for (const auto& reason : reasons) all.push_back(name_of(reason.code));
  return all;
}

using Codes = std::vector<std::string_view>;

/// The account that holds what `opened` opens.
Account<Decimal> holding(PositionSide side) { return account(linear("0.005"), 100, {isolated(side, 100, 100, 2000)}, 1000); }

}  // namespace

TEST_CASE("a stop is reached before liquidation, close before it, or never") {
  struct Case {
    OrderSide side;
    const char* stop;
    const char* pnl;
    bool reachable;
    Codes codes;
  };
  for (const Case& one : {Case{Buy, "95", "-500", true, {}}, Case{Buy, "82.5", "-1750", true, {}}, Case{Buy, "82", "-1800", true, {"stop-close"}},
                          Case{Buy, "80.2", "-2000", false, {"stop-unreachable"}}, Case{Buy, "70", "-2000", false, {"stop-unreachable"}},
                          Case{Buy, "100", "0", true, {"stop-wrong-side"}}, Case{Buy, "105", "500", true, {"stop-wrong-side"}},
                          Case{Sell, "105", "-500", true, {}}, Case{Sell, "118", "-1800", true, {"stop-close"}},
                          Case{Sell, "130", "-2000", false, {"stop-unreachable"}}, Case{Sell, "95", "500", true, {"stop-wrong-side"}}}) {
    CAPTURE(one.stop);
    const auto ticket = opened(one.side, one.stop);
    REQUIRE(ticket.stop.has_value());
    CHECK(ticket.stop->pnl == Value(one.pnl).decimal);
    CHECK(ticket.stop->reachable == one.reachable);
    CHECK(codes(ticket.stop->reasons) == one.codes);
    CHECK(codes(ticket.reasons) == one.codes);  // it warns, and does not refuse
    CHECK(ticket.accepted);
    if (one.codes == Codes{"stop-unreachable"}) CHECK(ticket.stop->reasons[0].limit == ticket.after.position->liquidation.price);
  }
}

TEST_CASE("a target lies where the position gains") {
  for (const auto& [side, target, pnl, right] : std::vector<std::tuple<OrderSide, const char*, const char*, bool>>{
           {Buy, "110", "1000", true}, {Buy, "100", "0", false}, {Buy, "95", "-500", false},
           {Sell, "90", "1000", true}, {Sell, "105", "-500", false}}) {
    const auto ticket = opened(side, side == Buy ? "95" : "105", target);
    REQUIRE(ticket.target.has_value());
    CHECK(ticket.target->pnl == Value(pnl).decimal);
    CHECK(ticket.target->reachable);
    CHECK(codes(ticket.target->reasons) == (right ? Codes{} : Codes{"target-wrong-side"}));
  }
}

TEST_CASE("the return of a stop is on the initial margin at entry, filled beside the mark of 100 or at it") {
  for (const int price : {99, 100, 101}) {
    CAPTURE(price);
    const auto ticket = opened(Buy, "95", "110", price);
    REQUIRE(ticket.stop.has_value());
    REQUIRE(ticket.stop->roe.has_value());
    CHECK(near(*ticket.stop->roe, Rational{100 * (95 - price)} / (20 * price)));
    CHECK(near(*ticket.target->roe, Rational{100 * (110 - price)} / (20 * price)));
  }
}

TEST_CASE("a stop that liquidation comes before loses the margin: a return of -1") {
  const auto ticket = opened(Buy, "75");
  REQUIRE(ticket.stop.has_value());
  CHECK_FALSE(ticket.stop->reachable);
  CHECK(*ticket.stop->roe == "-1"_d);
}

TEST_CASE("an order that closes sees its stop from the mark; there is none where nothing is left") {
  auto order = market(Sell, 50, 5, Isolated);
  order.stop = "99"_d;
  const auto reduced = previewed(holding(Long), order);
  REQUIRE(reduced.stop.has_value());
  CHECK(reduced.stop->pnl == "-50"_d);
  CHECK(reduced.stop->reasons.empty());
  order.qty = "100"_d;
  CHECK_FALSE(previewed(holding(Long), order).stop.has_value());
}

TEST_CASE("a trigger beyond liquidation closes nothing any more") {
  for (const auto& [side, price, late] : std::vector<std::tuple<PositionSide, const char*, bool>>{
           {Long, "81", false}, {Long, "80", true}, {Long, "110", false}, {Short, "119", false}, {Short, "120", true}, {Short, "90", false}}) {
    CAPTURE(price);
    auto order = limit(side == Long ? Sell : Buy, 100, price, 5, Isolated);
    order.price_kind = margin::PriceKind::Trigger;
    order.reduce_only = true;
    const auto ticket = previewed(holding(side), order);
    CHECK(ticket.accepted);
    CHECK(has_reason(ticket, "stop-unreachable") == late);
    order.price_kind = margin::PriceKind::Limit;
    CHECK_FALSE(has_reason(previewed(holding(side), order), "stop-unreachable"));
  }
}

TEST_CASE("an order that would be liquidatable where it is triggered is refused, though at the mark it gains") {
  for (const MarginMode mode : {Isolated, MarginMode::Cross}) {
    auto one = account(linear("0.02"), 100, {}, 18);
    auto order = limit(Buy, 10, 90, 50, mode);  // a margin of 18 is exactly what is required at 90
    order.price_kind = margin::PriceKind::Trigger;
    const auto ticket = previewed(one, order);
    CHECK(codes(ticket.reasons) == Codes{"order-liquidatable-at-trigger"});
    CHECK_FALSE(ticket.accepted);
    CHECK(missing_of(ticket, "order-liquidatable-at-trigger") == "0"_d);
    one.rules.boundary = Boundary::EqualSafe;
    CHECK(previewed(one, order).accepted);
  }
}

TEST_CASE("a loss above the cap is told, one that equals it is not; a share is of the equity before") {
  auto order = market(Buy, 100, 5, Isolated);
  const auto one = account(linear("0.005"), 100, {}, 4000);
  const auto told = [&](const Value& value, bool is_share) {
    order.risk_cap = margin::RiskCap<Decimal>{value, is_share};
    const auto ticket = previewed(one, order);
    CHECK(ticket.max_loss.order == "2000"_d);
    CHECK(ticket.risk_share == "0.5"_d);
    CHECK(ticket.accepted);
    std::optional<Decimal> limit;
    for (const auto& reason : ticket.reasons) {
      if (reason.code == "risk-cap-exceeded") limit = reason.limit;
    }
    return limit;
  };
  CHECK(told(1999, false) == "1999"_d);
  CHECK_FALSE(told(2000, false).has_value());
  CHECK(told("0.4", true) == "1600"_d);
  CHECK_FALSE(told("0.5", true).has_value());
}

TEST_CASE("an order that names no mode has that of the position it meets, else it is isolated") {
  auto order = market(Buy, 10, 5, Isolated);
  order.mode.reset();
  auto one = account(linear("0.005"), 100, {cross(Long, 10, 100)}, 10'000);
  CHECK(previewed(one, order).effect == Effect::Add);
  order.side = Sell;
  CHECK(previewed(one, order).effect == Effect::Close);
  one.positions.push_back(isolated(Short, 10, 100, 200));  // of both sides, the one on its own
  CHECK(previewed(one, order).effect == Effect::Add);
  CHECK(previewed(one, order).after.position->mode == Isolated);
  one.positions.clear();
  CHECK(previewed(one, order).after.position->mode == Isolated);
  one.positions = {cross(Long, 0, 100)};  // nothing is held
  CHECK(previewed(one, order).after.position->mode == Isolated);
}
