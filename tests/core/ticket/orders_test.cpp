// SPDX-License-Identifier: MIT
// Pending orders: what they lock, and what they ask for where the rules count them.
#include "support/tickets.hpp"

using namespace support;
using margin::Order;
using margin::OrderSide;
using margin::OrdersRule;

namespace {

Order<Decimal> pending(OrderSide side, const Value& qty, const Value& price, const Value& leverage) {
  Order<Decimal> order;
  order.side = side;
  order.qty = qty.decimal;
  order.price = price.decimal;
  order.leverage = leverage.decimal;
  order.mode = MarginMode::Cross;
  return order;
}

Account<Decimal> holding(std::vector<Position<Decimal>> positions, std::vector<Order<Decimal>> orders) {
  auto one = account(linear("0.01", "0.001"), 100, std::move(positions), 1'000);
  one.orders = std::move(orders);
  return one;
}

}  // namespace

TEST_CASE("a pending order locks its notional over its leverage, at its own price") {
  const auto report = assessed(holding({}, {pending(OrderSide::Buy, 5, 90, 10), pending(OrderSide::Sell, 2, 120, 4)}));
  CHECK(report.order_margin == "105"_d);
  CHECK(report.available == "895"_d);
  CHECK(report.equity == "1000"_d);
  CHECK(report.maintenance_margin == "0"_d);
  CHECK(report.status == margin::AccountStatus::Ok);
}

TEST_CASE("the row of a pending order is looked up at its own notional") {
  auto one = holding({}, {pending(OrderSide::Buy, 5, 90, 50)});
  one.contracts[0].tiers = {tier(0, "0.01"), tier(400, "0.02")};
  one.contracts[0].tiers[1].imr = "0.1"_d;
  one.rules.orders = OrdersRule::Counted;
  const auto report = assessed(one);
  CHECK(report.order_margin == "45"_d);       // 10 %, not 2 %
  CHECK(report.maintenance_margin == "5"_d);  // 0.02 · 450 − 4
}

TEST_CASE("an order that closes locks nothing, one that would flip only its opening part") {
  const auto locked = [](const Value& qty) {
    return assessed(holding({cross(Long, 10, 100)}, {pending(OrderSide::Sell, qty, 110, 10)})).order_margin;
  };
  CHECK(locked(4) == "0"_d);
  CHECK(locked(10) == "0"_d);
  CHECK(locked(13) == "33"_d);
  // Two orders cannot close the same contracts: the cheaper one does, and what the dearer one opens is locked.
  const auto both = holding({cross(Long, 10, 100)}, {pending(OrderSide::Sell, 10, 120, 10), pending(OrderSide::Sell, 8, 110, 10)});
  CHECK(assessed(both).order_margin == "96"_d);
}

TEST_CASE("a reduce-only order locks nothing, and so does the leg an order closes in hedge mode; the leg it opens locks all") {
  auto reducing = pending(OrderSide::Sell, 20, 110, 10);
  reducing.reduce_only = true;
  CHECK(assessed(holding({cross(Long, 10, 100)}, {reducing})).order_margin == "0"_d);
  auto closing = pending(OrderSide::Sell, 10, 110, 10);
  closing.position_side = Long;
  CHECK(assessed(holding({cross(Long, 10, 100), cross(Short, 1, 100)}, {closing})).order_margin == "0"_d);
  auto opening = closing;
  opening.position_side = Short;
  CHECK(assessed(holding({cross(Long, 10, 100), cross(Short, 1, 100)}, {opening})).order_margin == "110"_d);
  // Holding both legs is hedge mode by itself.
  opening.position_side.reset();
  CHECK(assessed(holding({cross(Long, 10, 100), cross(Short, 1, 100)}, {opening})).order_margin == "110"_d);
}

TEST_CASE("a size given as a notional or as margin times leverage becomes contracts at the order's price, rounded down to the lot") {
  auto order = pending(OrderSide::Buy, 1, 90, 10);
  order.qty.reset();
  order.notional = "1000"_d;
  auto one = holding({}, {order});
  one.contracts[0].lot = "0.1"_d;
  CHECK(assessed(one).order_margin == "99.9"_d);  // 11.1 contracts
  one.orders[0].notional.reset();
  one.orders[0].margin = "100"_d;
  CHECK(assessed(one).order_margin == "99.9"_d);
  one.orders[0].price = "80"_d;
  CHECK(assessed(one).order_margin == "100"_d);  // 12.5 contracts
}

TEST_CASE("counted orders add maintenance, κ times, and their closing fee to what the account must hold") {
  auto one = holding({cross(Long, 10, 100)}, {pending(OrderSide::Buy, 5, 90, 10)});
  one.rules.close_fee = CloseFee::AtLiquidation;
  CHECK(assessed(one).maintenance_margin == "10"_d);
  CHECK(assessed(one).closing_reserve == "1"_d);
  one.rules.orders = OrdersRule::Counted;
  one.rules.kappa = "1.5"_d;
  const auto report = assessed(one);
  CHECK(report.maintenance_margin == "14.5"_d);
  CHECK(report.closing_reserve == "1.45"_d);
  CHECK(near(*report.margin_ratio, (Rational{3, 2} * "14.5"_r + "1.45"_r) / 1'000));
  // 1000 of wallet, 1000 of cost, and 0.45 + 6.75 held for the order: H = 10 p − 7.2 − (0.015 + 0.001) 10 p.
  check_price(one, "7.2"_r / "9.84"_r);
}

TEST_CASE("under a reserve at bankruptcy an order's margin contains the fee to close it") {
  auto one = holding({}, {pending(OrderSide::Buy, 1, 100, 5)});
  one.rules.close_fee = CloseFee::AtBankruptcy;
  CHECK(assessed(one).order_margin == "20.08"_d);  // 20 + 0.001 · 80
  one.orders[0].side = OrderSide::Sell;
  CHECK(assessed(one).order_margin == "20.12"_d);
}

TEST_CASE("legs that net to nothing ask for nothing along the price, whatever row the orders beside them reach") {
  auto one = holding({cross(Long, 10, 100), cross(Short, 10, 100)}, {pending(OrderSide::Buy, 5, 90, 10)});
  one.contracts[0].tiers.push_back(tier(400, "0.02"));
  one.rules.hedge = Hedge::Net;
  one.rules.tier_basis = TierBasis::Orders;
  one.wallet = "-100"_d;
  margin::Collateral<Decimal> coins;
  coins.amount = "2"_d;
  coins.symbol = 0;
  one.collateral = {coins};
  CHECK(assessed(one).maintenance_margin == "0"_d);
  check_price(one, 50);
}

TEST_CASE("a row that only the orders beside a position reach asks for nothing where its deduction is the larger") {
  auto one = holding({cross(Long, 1, 100)}, {pending(OrderSide::Buy, 20, 100, 100)});
  one.contracts[0].tiers = {tier(0, "0.005"), tier(1'000, "0.05")};
  one.rules.tier_basis = TierBasis::Orders;
  one.wallet = "10"_d;
  // 2,000 stand beside it, so that it is in the second row: 0.05 p − 45, which is less than nothing below 900.
  CHECK(assessed(one).maintenance_margin == "0"_d);
  check_price(one, 90);
}

TEST_CASE("what an order brings must settle in what the cross account holds, whether it waits or is asked about") {
  auto of = account(linear("0.005"), 100, {cross(Long, 1, 100)}, 1'000);
  const std::size_t coin = add_market(of, inverse("0.005"), 50'000);
  const auto refusal = [](const auto& answer) { return std::get<margin::Invalid<Decimal>>(answer.value()).reasons.at(0); };
  for (const auto mode : {MarginMode::Cross, MarginMode::Isolated}) {
    const auto reason = refusal(margin::preview(of, market(Buy, 50'000, 1, mode, coin)));
    CHECK(reason.code == "mixed-settlement");
    CHECK(reason.path == "order");
  }
  auto waits = of;
  waits.orders = {market(Buy, 50'000, 1, MarginMode::Cross, coin)};
  CHECK(refusal(margin::assess(waits)).path == "orders[0]");
  // Two orders in two currencies and no position.
  waits.positions.clear();
  CHECK(std::holds_alternative<margin::AccountReport<Decimal>>(margin::assess(waits).value()));
  CHECK(refusal(margin::preview(waits, market(Buy, 1, 1, MarginMode::Cross))).code == "mixed-settlement");
  of.rules.valuation = margin::Valuation::Quote;
  CHECK(previewed(of, market(Buy, 500, 1, MarginMode::Cross, coin)).accepted);
}

TEST_CASE("a waiting order closes positions of its own mode alone") {
  auto of = account(linear("0.005"), 100, {isolated(Long, 5, 100, 50)}, 10'000);
  of.positions[0].leverage = 10;
  of.orders = {limit(Sell, 5, 110, 10, MarginMode::Cross)};
  CHECK(assessed(of).order_margin == 55);
  of.orders[0].mode = MarginMode::Isolated;
  CHECK(assessed(of).order_margin == 0);
  of.orders[0].mode.reset();
  CHECK(assessed(of).order_margin == 0);
}

TEST_CASE("orders of two modes use up the positions of each") {
  auto of = account(linear("0.005"), 100, {isolated(Long, 5, 100, 50), cross(Long, 5, 100)}, 10'000);
  of.orders = {limit(Sell, 5, 110, 10, MarginMode::Isolated), limit(Sell, 5, 110, 10, MarginMode::Cross)};
  CHECK(assessed(of).order_margin == 0);
  of.orders.push_back(limit(Sell, 2, 100, 10, MarginMode::Cross));
  CHECK(assessed(of).order_margin == 22);
}

TEST_CASE("an order without a mode has the same one whichever way the rows stand") {
  auto of = account(linear("0.005"), 100, {cross(Short, 2, 100), isolated(Short, 2, 100, 50)}, 10'000);
  const auto mode_after = [&] {
    auto order = market(Sell, 1, 10, MarginMode::Cross);
    order.mode.reset();
    return previewed(of, order).after.position->mode;
  };
  CHECK(mode_after() == MarginMode::Isolated);
  std::swap(of.positions[0], of.positions[1]);
  CHECK(mode_after() == MarginMode::Isolated);
}

TEST_CASE("a fee that multiplies a loan's level is none of a waiting order of another kind") {
  auto of = account(linear("0.005", "0.01"), 100, {cross(Long, 1, 100)}, 1'000);
  of.rules.orders = OrdersRule::Counted;
  of.rules.close_fee = CloseFee::Multiplicative;
  of.orders = {limit(Buy, 5, 90, 10, MarginMode::Cross)};
  CHECK(assessed(of).closing_reserve == 0);
  CHECK(assessed(of).maintenance_margin == "2.75"_d);
}
