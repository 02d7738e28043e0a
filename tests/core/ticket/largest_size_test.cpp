// SPDX-License-Identifier: MIT
// How large an order may be.
#include "support/tickets.hpp"

using namespace support;

TEST_CASE("a lot too small to be counted does not keep the largest size from being found") {
  for (const char* lot : {"1e-60", "1e-20", "1e-9", "1"}) {
    auto one = empty("1e40", "0.0005", "1e-15");
    one.contracts[0].lot = Value(lot).decimal;
    const auto ticket = previewed(one, market(Buy, 1'000, 10, Isolated));
    CHECK(near(ticket.max_qty, "1e56"_r / "1.005"_r, "1e-17"));
    CHECK(previewed(one, market(Buy, ticket.max_qty, 10, Isolated)).accepted);
  }
}

TEST_CASE("the largest size is accepted and one lot more is refused") {
  Random random(30);
  int with_room = 0;
  int reversed = 0;
#if defined(__EMSCRIPTEN__) || defined(__SANITIZE_ADDRESS__)
  constexpr int count = 200;
#else
  constexpr int count = 2'000;
#endif
  for (int i = 0; i < count; ++i) {
    CAPTURE(i);
    const bool coin = random.chance(40);
    const Decimal mark{random.between(1'001, 9'999), random.between(-4, 1)};
    auto made = contract(coin ? ContractKind::Inverse : ContractKind::Linear, {tier(0, Decimal{random.between(2, 20), -3})},
                         Decimal{random.between(0, 10), -4});
    const Decimal unit = coin ? mark : "1"_d / mark;  // contracts worth 1, roughly
    made.lot = Decimal{1, random.between(-3, 0)} * margin::round_to_step(unit, Decimal{1, -8}, margin::Direction::Up);
    if (random.chance(50)) made.tiers.push_back(tier(Decimal{random.between(1, 20), 2}, made.tiers[0].mmr * "2"_d));
    if (random.chance(40)) {
      made.tiers[0].max_leverage = "50"_d;
      if (made.tiers.size() > 1) made.tiers[1].max_leverage = Decimal{random.between(3, 40)};
    }
    if (random.chance(30)) made.max_notional = Decimal{random.between(10, 90), 2};
    made.fees->maker = Decimal{random.between(-20, 10), -4};
    std::vector<Position<Decimal>> held;
    const auto mode = random.chance(50) ? Isolated : Cross;
    const bool opposite_side = random.chance(50);
    const auto side = random.chance(50) ? Buy : Sell;
    if (random.chance(60)) {
      const auto steps = Decimal{random.between(1, 300)};
      auto position = cross((side == Buy) == opposite_side ? Short : Long, *made.lot * steps, mark * Decimal{random.between(95, 105), -2});
      position.mode = mode;
      position.leverage = "5"_d;
      held.push_back(position);
    }
    auto one = account(made, mark, held, Decimal{random.between(1, 999), random.between(-1, 1)});
    if (random.chance(40)) one.rules.close_fee = static_cast<CloseFee>(random.between(0, 3));
    if (random.chance(30)) one.rules.mm_basis = MaintenanceBasis::AtEntry;
    if (random.chance(20)) one.rules.fee_buffer = "0.0006"_d;
    auto order = market(side, *made.lot, Decimal{random.between(1, 60)}, mode);
    if (random.chance(30))
      order.price = margin::round_to_step(mark * Decimal{random.between(97, 103), -2}, Decimal{1, -6}, margin::Direction::Down);
    // Sold for next to nothing: what each contract loses at the mark is all that bounds the size.
    if (side == Sell && random.chance(10)) order.price = mark * Decimal{1, -40};

    const auto ticket = previewed(one, order);
    if (ticket.status == TicketStatus::Already) continue;
    CHECK(margin::on_grid(ticket.max_qty, *made.lot));
    CHECK_FALSE(ticket.max_qty < "0"_d);
    if (ticket.max_qty > "0"_d) {
      ++with_room;
      if (!held.empty() && opposite_side) ++reversed;
      order.qty = ticket.max_qty;
      const auto largest = previewed(one, order);
      CHECK(largest.accepted);
      CHECK(largest.max_qty == ticket.max_qty);
    }
    order.qty = ticket.max_qty + *made.lot;
    CHECK_FALSE(previewed(one, order).accepted);
  }
  CHECK(with_room > count / 2);
  CHECK(reversed > count / 20);
}

TEST_CASE("the largest size is found where a small one heals nothing and one too large is too much for the cross account") {
  auto of = account(linear("0.005", "0.0005"), 85, {isolated(Long, 10, 100, 100)}, 100'000);
  of.contracts[0].lot = 1;
  of.contracts.push_back(linear("0.005"));
  of.contracts[1].underlying = 1;
  of.marks.push_back(100);
  auto beside = cross(Long, "0.01", 100);
  beside.symbol = 1;
  beside.leverage = 10;
  of.positions.push_back(beside);
  const auto ticket = previewed(of, market(Buy, 1'000, 5, Isolated));
  CHECK(ticket.accepted);
  CHECK_FALSE(previewed(of, market(Buy, 1, 5, Isolated)).accepted);
  CHECK(ticket.max_qty > 5'000);
  CHECK(previewed(of, market(Buy, ticket.max_qty, 5, Isolated)).accepted);
  CHECK_FALSE(previewed(of, market(Buy, ticket.max_qty + 1, 5, Isolated)).accepted);
}

TEST_CASE("the largest size is found between one that heals too little and one that the cross account cannot back, though both could be paid") {
  // Of 300 the cross position needs twice 60 to stay and 100 to open; 16 go into each contract, and the first 7 only heal.
  auto of = account(linear("0.005"), 80, {isolated(Long, 10, 100, 100)}, 300);
  of.contracts[0].lot = "0.01"_d;
  of.contracts.push_back(linear("0.06"));
  of.contracts[1].underlying = 1;
  of.marks.push_back(100);
  auto beside = cross(Long, 10, 100);
  beside.symbol = 1;
  beside.leverage = 10;
  of.positions.push_back(beside);
  of.rules.kappa = 2;
  const Decimal largest = previewed(of, market(Buy, 1, 5, Isolated)).max_qty;
  CHECK(largest == "11.24"_d);
  CHECK_FALSE(previewed(of, market(Buy, 5, 5, Isolated)).accepted);
  CHECK(previewed(of, market(Buy, 9, 5, Isolated)).accepted);
  CHECK(previewed(of, market(Buy, largest, 5, Isolated)).accepted);
  CHECK_FALSE(previewed(of, market(Buy, largest + "0.01"_d, 5, Isolated)).accepted);
}

TEST_CASE("the largest size of a trigger order is found past those that heal too little at its trigger, within what the cross account can back") {
  // The position lacks 108 at 80; each contract brings 15.2 of the 16 it costs. Of 300 the cross position needs twice 60 to stay.
  auto of = account(linear("0.005"), "91.5", {isolated(Long, 10, 100, 100)}, 300);
  of.contracts[0].lot = "0.01"_d;
  of.contracts.push_back(linear("0.06"));
  of.contracts[1].underlying = 1;
  of.marks.push_back(100);
  auto beside = cross(Long, 10, 100);
  beside.symbol = 1;
  beside.leverage = 10;
  of.positions.push_back(beside);
  of.rules.kappa = 2;
  auto order = limit(Buy, 5, 80, 5, Isolated);
  order.price_kind = margin::PriceKind::Trigger;
  const auto ticket = previewed(of, order);
  CHECK(has_reason(ticket, "order-liquidatable-at-trigger"));
  CHECK(ticket.max_qty == "11.24"_d);
  order.qty = ticket.max_qty;
  CHECK(previewed(of, order).accepted);
}

TEST_CASE("the largest size of a trigger order is found where a small one does not heal the position at its trigger") {
  auto of = account(linear(0, "0.001"), 100, {isolated(Long, 1, 105, 4), cross(Short, 1, 100)}, 10'000);
  of.positions[1].leverage = 5;
  auto order = limit(Buy, 5, 97, 1, Isolated);
  order.leverage.reset();
  order.price_kind = margin::PriceKind::Trigger;
  const auto ticket = previewed(of, order);
  CHECK(ticket.accepted);
  CHECK(ticket.max_qty > 50);
  order.qty = ticket.max_qty;
  CHECK(previewed(of, order).accepted);
}

TEST_CASE("the largest size of a trigger order ends where the position would be past liquidation at its trigger") {
  for (const bool sells : {true, false}) {
    auto of = account(contract(ContractKind::Linear, {tier(0, "0.01"), tier(800, "0.2")}), 100, {}, 1'000'000);
    of.contracts[0].lot = "0.1"_d;
    auto order = limit(sells ? Sell : Buy, 5, sells ? 110 : 90, 10, Isolated);
    order.price_kind = margin::PriceKind::Trigger;
    const Decimal largest = previewed(of, order).max_qty;
    // 0.1 of the notional N against 0.2 · N − 152.
    CHECK(largest == (sells ? "13.8"_d : "16.8"_d));
    order.qty = largest;
    CHECK(previewed(of, order).accepted);
    order.qty = largest + "0.1"_d;
    CHECK(has_reason(previewed(of, order), "order-liquidatable-at-trigger"));
  }
}

TEST_CASE("the safety factor is on what the funds allow, not on what the venue admits") {
  auto of = account(linear("0.005"), 100, {}, 1'000'000);
  of.rules.safety = "0.9"_d;
  of.contracts[0].max_notional = 1'000;
  CHECK(previewed(of, market(Buy, 1, 10, Isolated)).max_qty == 10);
  of.wallet = 105;
  CHECK(previewed(of, market(Buy, 1, 10, Isolated)).max_qty == "9.45"_d);
  of.wallet = 90;
  CHECK(previewed(of, market(Buy, 1, 10, Isolated)).max_qty == "8.1"_d);
}

TEST_CASE("the largest size is found past those that heal too little, also where positions that are not listed are at risk") {
  auto of = account(linear("0.005"), 100, {isolated(Short, 1, "93.5", "93.5")}, 906);
  of.contracts[0].tiers[0].imr = "0.02"_d;
  of.contracts[0].tiers.push_back(tier(5, "0.02"));
  of.contracts[0].max_leverage = 25;
  of.rules.tier_basis = margin::TierBasis::Base;
  of.positions[0].margin.reset();
  auto order = limit(Sell, 20, "98.5", 1, Isolated);
  order.leverage.reset();
  const Decimal alone = previewed(of, order).max_qty;
  CHECK(alone > 166);
  using Others = margin::Others<Decimal>;
  for (auto Others::*sum : {&Others::closing_reserve, &Others::maintenance_margin, &Others::unrealized_pnl}) {
    auto beside = of;
    beside.others.*sum = 1;
    CHECK(previewed(beside, order).accepted);
    CHECK(previewed(beside, order).max_qty > 166);
  }
}
