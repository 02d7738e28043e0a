// SPDX-License-Identifier: MIT
// Which orders are accepted, and what they cost.
#include "support/tickets.hpp"

using namespace support;

TEST_CASE("10,000 at 10x is accepted with 1,000.00 and refused with 999.99; with a fee of 0.05 % it takes 1,005") {
  for (const MarginMode mode : {Isolated, Cross}) {
    const auto order = market(Buy, 100, 10, mode);
    CHECK(previewed(empty("1000.00"), order).accepted);
    const auto refused = previewed(empty("999.99"), order);
    CHECK_FALSE(refused.accepted);
    CHECK(refused.status == TicketStatus::Insufficient);
    CHECK(missing_of(refused, "insufficient-margin") == "0.01"_d);
    CHECK(previewed(empty(1000), order).cost == "1000"_d);
    CHECK(previewed(empty(1005, "0.0005"), order).accepted);
    CHECK_FALSE(previewed(empty("1004.99", "0.0005"), order).accepted);
    CHECK(previewed(empty(1005, "0.0005"), order).fee == "5"_d);
  }
}

TEST_CASE("the cost of an order is its margin, its fee and its closing reserve: 200 + 7.5 + 7.35") {
  auto one = empty(1000, "0.00075", 10'000);
  one.rules.close_fee = CloseFee::AtBankruptcy;
  const auto ticket = previewed(one, market(Buy, 1, 50, Isolated));
  CHECK(ticket.initial_margin == "200"_d);
  CHECK(ticket.fee == "7.5"_d);
  CHECK(ticket.closing_reserve == "7.35"_d);
  CHECK(ticket.cost == "214.85"_d);
  CHECK(ticket.fill.price == "10000"_d);
}

TEST_CASE("trap 20: a sell under the mark loses the difference at once and pays for it; a buy there does not") {
  const auto one = empty(10'000, 0, "9259.84");
  const auto sell = previewed(one, limit(Sell, 1, "9253.30", 20, Isolated));
  CHECK(sell.open_loss == "6.54"_d);
  CHECK(sell.cost == "469.205"_d);
  const auto buy = previewed(one, limit(Buy, 1, "9253.30", 20, Isolated));
  CHECK(buy.open_loss == "0"_d);
  CHECK(buy.cost == "462.665"_d);
}

TEST_CASE("an order that would be liquidatable the moment it opens is refused") {
  auto one = account(linear("0.02"), 100, {}, 10'000);
  const auto ticket = previewed(one, market(Buy, 10, 50, Isolated));
  CHECK_FALSE(ticket.accepted);
  CHECK(has_reason(ticket, "order-liquidatable-at-open"));
  one.rules.boundary = Boundary::EqualSafe;  // margin 2 % is exactly maintenance
  CHECK_FALSE(has_reason(previewed(one, market(Buy, 10, 50, Isolated)), "order-liquidatable-at-open"));
  CHECK(has_reason(previewed(one, market(Buy, 10, 51, Isolated)), "order-liquidatable-at-open"));
}

TEST_CASE("an order is refused for leverage above its tier, for a size or price off the grid and below the minimum, each with its reason") {
  auto one = empty(100'000);
  one.contracts[0].tiers = {tier(0, "0.005"), tier(1'000, "0.01")};
  one.contracts[0].tiers[0].max_leverage = "50"_d;
  one.contracts[0].tiers[1].max_leverage = "20"_d;
  one.contracts[0].lot = "0.5"_d;
  one.contracts[0].tick = "0.1"_d;
  one.contracts[0].min_qty = "1"_d;
  CHECK(previewed(one, market(Buy, 5, 50, Isolated)).accepted);
  CHECK(has_reason(previewed(one, market(Buy, 5, 51, Isolated)), "leverage-above-tier"));
  CHECK(has_reason(previewed(one, market(Buy, 20, 50, Isolated)), "leverage-above-tier"));
  CHECK(previewed(one, market(Buy, 20, 20, Isolated)).accepted);
  CHECK(has_reason(previewed(one, market(Buy, "5.2", 10, Isolated)), "off-lot"));
  CHECK(has_reason(previewed(one, limit(Buy, 5, "99.95", 10, Isolated)), "off-tick"));
  CHECK(has_reason(previewed(one, market(Buy, "0.5", 10, Isolated)), "below-minimum"));
  one.contracts[0].max_notional = "3000"_d;
  CHECK(has_reason(previewed(one, market(Buy, 31, 10, Isolated)), "notional-above-cap"));
  CHECK(previewed(one, market(Buy, "29.5", 10, Isolated)).accepted);
  // The tier is that of the position that results, not of the order.
  one.positions = {isolated(Long, 8, 100, 100)};
  CHECK(has_reason(previewed(one, market(Buy, 5, 50, Isolated)), "leverage-above-tier"));
}

TEST_CASE("a margin given with a size is what is committed, to the last digit, and is the leverage of the position") {
  Random random(31);
  for (int i = 0; i < 500; ++i) {
    const MarginMode mode = random.chance(50) ? Isolated : Cross;
    auto order = market(random.chance(50) ? Buy : Sell, random.between(10, 99), 1, mode);
    order.leverage.reset();
    order.margin = Decimal{random.between(10'001, 99'999), -2};
    const auto one = empty(*order.margin);
    const auto ticket = previewed(one, order);
    CHECK(ticket.initial_margin == *order.margin);
    CHECK(ticket.cost == *order.margin);
    CHECK(has_reason(ticket, "insufficient-margin") == false);
    if (mode == Isolated) CHECK(*ticket.after.position->margin == *order.margin);
    CHECK(near(*ticket.after.position->effective_leverage, exact(*order.qty) * 100 / exact(*order.margin), "1e-31"));
    auto poorer = one;
    poorer.wallet = *order.margin - "0.01"_d;
    CHECK(missing_of(previewed(poorer, order), "insufficient-margin") == "0.01"_d);
  }
}

TEST_CASE("a margin alone is committed at the leverage of the position it adds to, or without one in full") {
  auto order = market(Buy, 1, 1, Isolated);
  order.qty.reset();
  order.leverage.reset();
  order.margin = "100"_d;
  auto ticket = previewed(empty(1'000), order);
  CHECK(ticket.fill.qty == "1"_d);
  CHECK(ticket.initial_margin == "100"_d);
  auto held = account(linear("0.005"), 100, {isolated(Long, 10, 100, 200)}, 1'000);
  held.positions[0].leverage = "5"_d;
  ticket = previewed(held, order);
  CHECK(ticket.fill.qty == "5"_d);
  CHECK(ticket.initial_margin == "100"_d);
  // A row that asks for more has its way.
  held.contracts[0].tiers[0].imr = "0.5"_d;
  CHECK(previewed(held, order).initial_margin == "250"_d);
}

TEST_CASE("a size worth less than a lot is no size, and the largest one is found all the same") {
  auto one = empty(1'000);
  one.contracts[0].lot = "1"_d;
  auto order = market(Buy, 1, 1, Isolated);
  order.qty.reset();
  order.leverage.reset();
  order.notional = "50"_d;
  order.margin = "10"_d;
  const auto ticket = previewed(one, order);
  CHECK(has_reason(ticket, "below-minimum"));
  CHECK(ticket.max_qty == "50"_d);
}

TEST_CASE("waiting orders count toward the cap, also those that would have closed what this order closes") {
  auto one = account(linear("0.005"), 100, {isolated(Short, 1, 100, 50)}, 10'000);
  one.contracts[0].max_notional = "1000"_d;
  margin::Order<Decimal> waiting;
  waiting.side = Buy;
  waiting.qty = "2"_d;
  waiting.price = "100"_d;
  waiting.leverage = "10"_d;
  one.orders = {waiting};
  // A buy of 8 closes 1 and opens 7; the waiting 2 then open in full: 900. One of 9 would make it 1000, one more is too many.
  CHECK(previewed(one, market(Buy, 9, 10, Isolated)).accepted);
  CHECK(has_reason(previewed(one, market(Buy, "9.001", 10, Isolated)), "notional-above-cap"));
  CHECK(previewed(one, market(Buy, 1, 10, Isolated)).max_qty == "9"_d);
}

TEST_CASE("the end of a risk table is in what the table counts: value, contracts, base size, or face value") {
  struct Counted {
    ContractKind kind;
    TierBasis basis;
    int end;
    int most;  ///< contracts of 5 at a price of 100
  };
  const auto cases = {
      Counted{ContractKind::Linear, TierBasis::Quote, 6'000, 12}, {ContractKind::Linear, TierBasis::Contracts, 12, 12},
      {ContractKind::Linear, TierBasis::Base, 60, 12}, {ContractKind::Quanto, TierBasis::Base, 60, 12},
      {ContractKind::Inverse, TierBasis::Coin, 3, 60}, {ContractKind::Inverse, TierBasis::Contracts, 60, 60},
      {ContractKind::Inverse, TierBasis::Quote, 300, 60}};
  for (const auto& [kind, basis, end, most] : cases) {
    CAPTURE(margin::name_of(kind));
    CAPTURE(margin::name_of(basis));
    auto one = account(contract(kind, {tier(0, "0.005")}), 100, {}, 1'000'000);
    one.rules.tier_basis = basis;
    one.contracts[0].multiplier = 5;
    one.contracts[0].lot = 1;
    one.contracts[0].max_notional = end;
    auto held = isolated(Long, 4, 100, 1'000);
    one.positions = {held};
    auto waiting = limit(Buy, 3, 100, 10, Isolated);
    one.orders = {waiting};
    const int room = most - 4 - 3;
    const auto largest = previewed(one, market(Buy, room, 10, Isolated));
    CHECK(largest.accepted);
    CHECK(largest.max_qty == room);
    const auto refused = previewed(one, market(Buy, room + 1, 10, Isolated));
    CHECK(has_reason(refused, "notional-above-cap"));
    CHECK(refused.reasons.at(0).limit == Decimal{end});
  }
}

TEST_CASE("a reduce-only order costs nothing, is capped to the position, and needs one") {
  auto one = account(linear("0.005", "0.0005"), 100, {isolated(Long, 10, 100, 60)}, 0);
  auto order = market(Sell, 15, 5, Isolated);
  order.reduce_only = true;
  const auto ticket = previewed(one, order);
  CHECK(ticket.accepted);
  CHECK(ticket.cost == "0"_d);
  CHECK(ticket.effect == Effect::Close);
  CHECK(ticket.fill.qty == "10"_d);
  CHECK(has_reason(ticket, "reduce-only-capped"));
  one.positions.clear();
  const auto preview = margin::preview(one, order).value();
  REQUIRE(std::holds_alternative<margin::Invalid<Decimal>>(preview));
  CHECK(std::get<margin::Invalid<Decimal>>(preview).reasons.at(0).code == "reduce-only-no-position");
}

TEST_CASE("trap 21: a flip is priced as a fresh position of the side that results") {
  // Long 50 at 99,000, then short 60 at 110,000 at 2x: the price belongs to the new short of 10.
  auto one = account(inverse("0.1"), 110'000, {isolated(Long, 50, 99'000, "0.0002525")}, 1);
  one.rules.mm_basis = MaintenanceBasis::AtEntry;
  const auto ticket = previewed(one, market(Sell, 60, 2, Isolated));
  CHECK(ticket.effect == Effect::Flip);
  REQUIRE(ticket.after.position.has_value());
  CHECK(ticket.after.position->side == Short);
  CHECK(ticket.after.position->qty == "10"_d);
  CHECK(near(*ticket.after.position->liquidation.exact, 10 / (10 / "110000"_r * "0.6"_r)));  // 183,333
}

TEST_CASE("trap 18: an order in one market moves the price of another in the same cross account") {
  auto two = account(linear("0.03"), 24'000, {cross(Long, "0.5", 24'000)}, 4'000);
  two.positions.push_back(cross(Long, 5, 1'750, add_market(two, linear("0.03"), 1'750)));
  const auto ticket = previewed(two, market(Sell, "0.3", 5, Cross));
  // Maintenance of 0.3 · 24,000 at 3 % is released: 216.
  CHECK(ticket.before.account.maintenance_margin - ticket.after.account.maintenance_margin == "216"_d);
  auto after = two;
  after.positions[0].qty = "0.2"_d;
  const auto report = assessed(after);
  CHECK(ticket.after.account.maintenance_margin == report.maintenance_margin);
  CHECK(ticket.after.account.equity == report.equity);
  CHECK(*report.positions[1].liquidation.exact < *assessed(two).positions[1].liquidation.exact);
}

TEST_CASE("a reduce-only order closes the leg it names, and no other") {
  auto of = account(linear("0.005"), 100, {isolated(Long, 2, 100, 40), isolated(Short, 1, 100, 20)}, 1'000);
  const auto asked = [&](OrderSide side, PositionSide leg) {
    auto order = market(side, 1, 5, Isolated);
    order.reduce_only = true;
    order.position_side = leg;
    return margin::preview(of, order).value();
  };
  CHECK(std::get<Ticket<Decimal>>(asked(Sell, Long)).before.position->side == Long);
  CHECK(std::get<Ticket<Decimal>>(asked(Buy, Short)).before.position->side == Short);
  // Buying opens the long and selling the short: neither reduces anything of it.
  for (const bool alone : {false, true}) {
    if (alone) of.positions.pop_back();
    CHECK(std::get<margin::Invalid<Decimal>>(asked(Sell, Short)).reasons.at(0).code == "reduce-only-no-position");
    CHECK(std::get<margin::Invalid<Decimal>>(asked(Buy, Long)).reasons.at(0).code == "reduce-only-no-position");
  }
}

TEST_CASE("an order without a leverage has that of the position it adds to, whatever stands before it, and nothing of one without a size") {
  const auto held = [](PositionSide side, const Value& qty, const Value& leverage) {
    auto position = isolated(side, qty, 100, 0);
    position.margin.reset();
    position.leverage = leverage.decimal;
    return position;
  };
  auto of = account(linear("0.005"), 100, {held(Long, 1, 50), held(Short, 1, 5)}, 1'000);
  auto order = market(Sell, 1, 5, Isolated);
  order.leverage.reset();
  order.position_side = Short;
  CHECK(previewed(of, order).cost == 20);
  std::swap(of.positions[0], of.positions[1]);
  CHECK(previewed(of, order).cost == 20);
  // A position of size 0 contributes nothing; one of the other side is the symbol's all the same.
  order.position_side.reset();
  of.positions = {held(Long, 0, 50)};
  CHECK(previewed(of, order).cost == 100);
  of.orders = {order};
  of.orders[0].price = "100"_d;
  CHECK(assessed(of).order_margin == 100);
  of.positions = {held(Long, 1, 50)};
  CHECK(previewed(of, market(Sell, 3, 50, Isolated)).cost == 4);
  order.qty = 3;
  CHECK(previewed(of, order).cost == 4);
}

TEST_CASE("what is missing is what makes it enough, also where reserves at bankruptcy prices move with the wallet") {
  for (const auto side : {Long, Short}) {
    for (const auto mode : {Isolated, Cross}) {
      CAPTURE(static_cast<int>(side));
      auto of = account(linear("0.005", "0.00075"), 100, {cross(side, 10, 100)}, 200);
      of.positions[0].leverage = 10;
      of.rules.close_fee = CloseFee::AtBankruptcy;
      const auto order = market(side == Long ? Buy : Sell, 100, 10, mode);
      const auto missing = missing_of(previewed(of, order), "insufficient-margin");
      REQUIRE(missing.has_value());
      of.wallet = "200"_d + *missing + "1e-28"_d;
      CHECK_FALSE(has_reason(previewed(of, order), "insufficient-margin"));
      of.wallet = "200"_d + *missing - "1e-20"_d;
      CHECK(has_reason(previewed(of, order), "insufficient-margin"));
    }
  }
}

TEST_CASE("what is missing is an amount, also where a reserve in coin leaps as the wallet grows, and not said where none is enough") {
  auto coin = account(inverse(0, "0.0005"), 100, {cross(Long, 10, 95)}, 10);
  coin.positions[0].leverage = 2;
  coin.rules.close_fee = CloseFee::AtBankruptcy;
  coin.rules.valuation = margin::Valuation::Quote;
  const auto missing = missing_of(previewed(coin, market(Buy, 5, 1, Isolated)), "insufficient-margin");
  REQUIRE(missing.has_value());
  CHECK(*missing > 0);
  coin.wallet = Decimal{10} + *missing + "1e-25"_d;
  CHECK_FALSE(has_reason(previewed(coin, market(Buy, 5, 1, Isolated)), "insufficient-margin"));
  // Legs without a net delta reserve the whole equity each, whatever it is.
  auto hedged = account(linear(0, "0.0005"), 100, {cross(Long, 1, 100), cross(Short, 1, 100)}, 1'000);
  for (auto& position : hedged.positions) position.leverage = 10;
  hedged.rules.close_fee = CloseFee::AtBankruptcy;
  auto order = market(Buy, 1, 10, Cross);
  order.position_side = Long;
  const auto refused = previewed(hedged, order);
  CHECK(has_reason(refused, "insufficient-margin"));
  CHECK_FALSE(missing_of(refused, "insufficient-margin").has_value());
}
