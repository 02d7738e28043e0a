// SPDX-License-Identifier: MIT
// What holds exactly at an edge: equality, the last digit, the first and the last of a list.
#include "margin/scenario/funding.hpp"
#include "margin/seek/seek.hpp"
#include "support/convert.hpp"
#include "support/tickets.hpp"

using namespace support;

TEST_CASE("an inverse price is rounded once: it is the quotient of the two terms, to the last digit") {
  // H = W − Q/e + Q (1 − r) u, and p = 1/u without u in between.
  for (const char* rate : {"0.005", "0.006", "0.007", "0.009", "0.011", "0.013"}) {
    const auto one = account(inverse(rate), 70, {isolated(Short, 7, 64, "0.03")});
    const Decimal constant = "0.03"_d - Decimal{7} / Decimal{64};
    const Decimal slope = Decimal{7} * (Decimal{1} - Value(rate).decimal);
    CHECK(liquidation(one).exact == -slope / constant);
  }
}

TEST_CASE("health is back at the very edge of a row beyond which it would fall again") {
  auto one = account(contract(ContractKind::Linear, {tier(0, "0.1"), tier(100, "0.6")}), 90, {isolated(Long, 1, 100, 20)});
  one.rules.kappa = "2"_d;
  check_status(one, PriceStatus::Already);
  CHECK(liquidation(one).recovery == "100"_d);
}

TEST_CASE("a price that is the mark stays there, even where a tick is more than the mark") {
  auto one = account(linear("0"), "0.001", {isolated(Long, 1, "0.002", "0.001")});
  one.rules.boundary = margin::Boundary::EqualSafe;
  one.contracts[0].tick = "0.004"_d;
  CHECK(liquidation(one).exact == "0.001"_d);
  for (const auto rounding : {margin::Rounding::TowardMark, margin::Rounding::Away, margin::Rounding::HalfEven}) {
    one.rules.rounding = rounding;
    CHECK(liquidation(one).price == "0.001"_d);
  }
}

TEST_CASE("with nothing left at the mark a position is bankrupt there, and not yet past it") {
  const auto one = account(linear("0.005"), 80, {isolated(Long, 1, 100, 20)});
  const auto row = assessed(one).positions[0];
  CHECK(row.bankruptcy.status == PriceStatus::Ok);
  CHECK(row.bankruptcy.exact == "80"_d);
  CHECK(row.liquidation.status == PriceStatus::Already);
}

TEST_CASE("with no net delta a long and a short of one symbol each have the price on their own side") {
  // Maintenance grows with the price and falls with it: E = 50, M = 2 · 0.005 · p · 100 above, and the flat row below 60 asks for more.
  const auto falling = contract(ContractKind::Linear, {tier(0, "0.02"), tier(6'000, "0.004")});
  auto one = account(falling, 100, {cross(Long, 100, 100), cross(Short, 100, 100)}, 100);
  one.rules.tier_law = TierLaw::Flat;
  const auto report = assessed(one);
  const auto& of_long = report.positions[0].liquidation;
  const auto& of_short = report.positions[1].liquidation;
  REQUIRE(of_long.lower.has_value());
  REQUIRE(of_long.upper.has_value());
  CHECK(of_long.exact == of_long.lower);
  CHECK(of_short.exact == of_short.upper);
  CHECK(*of_long.exact < *of_short.exact);
}

TEST_CASE("a deduction above a rate of zero leaves nothing to ask for") {
  auto table = tier(0, 0);
  table.deduction = "10"_d;
  const auto one = account(contract(ContractKind::Linear, {table}), 100, {isolated(Long, 1, 100, 20)});
  CHECK(assessed(one).positions[0].maintenance_margin == "0"_d);
  check_price(one, 80);
}

TEST_CASE("without leverage the largest size goes by the initial rates, the contract's leverage, or the whole notional") {
  auto one = account(contract(ContractKind::Linear, {tier(0, "0.005"), tier(50'000, "0.01")}), 100, {}, 1'000);
  auto order = market(Buy, 1, 1, MarginMode::Isolated);
  order.leverage.reset();
  one.contracts[0].tiers[0].imr = "0.05"_d;
  one.contracts[0].tiers[1].imr = "0.1"_d;
  CHECK(previewed(one, order).max_qty == "200"_d);
  one.contracts[0].tiers.clear();
  CHECK(previewed(one, order).max_qty == "10"_d);
  one.contracts[0].max_leverage = "20"_d;
  CHECK(previewed(one, order).max_qty == "200"_d);
  CHECK(std::get<0>(*margin::preview(to_double(one), [&] {
          margin::Order<double> live;
          convert_into(order, live);
          return live;
        }())).max_qty == 200);
}

TEST_CASE("the live path refuses a question by its place and value") {
  const auto live = to_double(account(linear("0.005"), 100, {isolated(Long, 1, 100, 20)}, 100));
  margin::Question<double> partial;
  partial.find = margin::Find::Partial;
  partial.position = 0;
  partial.penalty = 1;
  const auto sought = margin::seek(live, partial);
  REQUIRE_FALSE(sought.has_value());
  CHECK(sought.error().path == "question.penalty");
  CHECK(sought.error().value == "1.000000");
  const auto funded = margin::fund(live, margin::FundingQuestion<double>{-1, 0.01});
  REQUIRE_FALSE(funded.has_value());
  CHECK(funded.error().path == "question.hours");
}

TEST_CASE("a tie of sizes is the longs' on the live path too, where their sums are not the same to the last bit") {
  auto stepped = linear("0.01");
  stepped.tiers.push_back(tier(25, "0.02"));
  auto one = account(stepped, 100, {cross(Short, "0.1", 100), cross(Short, "0.2", 100), cross(Long, "0.3", 100)}, 50);
  for (const Hedge hedge : {Hedge::Larger, Hedge::Net}) {
    one.rules.hedge = hedge;
    const auto exact_report = assessed(one);
    const auto live_report = assessed(to_double(one));
    // 0.3 at 100 are in the second row, 0.1 and 0.2 by themselves in the first.
    CHECK(exact_report.maintenance_margin == (hedge == Hedge::Net ? "0"_d : "0.35"_d));
    CHECK(std::abs(live_report.maintenance_margin - margin::nearest(exact_report.maintenance_margin)) <= 1e-14);
  }
}

TEST_CASE("a rebate larger than the way to the stop loses nothing at any size") {
  auto one = account(linear("0.005"), 100, {}, 1'000);
  one.contracts[0].fees->maker = "-0.01"_d;
  margin::Question<Decimal> question;
  question.find = margin::Find::Qty;
  question.order = limit(Buy, 1, 99, 5, MarginMode::Isolated);
  question.order->qty.reset();
  question.risk = margin::Risk<Decimal>{"98.5"_d, {"10"_d, false}};
  const auto found = std::get<0>(*margin::seek(one, question));
  CHECK(found.status == margin::SeekStatus::Never);
  CHECK_FALSE(found.value.has_value());
}
