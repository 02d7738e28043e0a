// SPDX-License-Identifier: MIT
// Previews of orders against the account as one would write it down after the fill.
#include "support/convert.hpp"
#include "support/fill_by_hand.hpp"

using namespace support;

namespace {

void check_near(const char* field, const Decimal& left, const Decimal& right, const Decimal& scale) {
  CAPTURE(field);
  CHECK_MESSAGE(margin::absolute(left - right) <= "1e-28"_d * (scale + margin::absolute(right)), left, " is not ", right);
}

void check_near(const char* field, const std::optional<Decimal>& left, const std::optional<Decimal>& right, const Decimal& scale) {
  CAPTURE(field);
  REQUIRE(left.has_value() == right.has_value());
  if (left) check_near(field, *left, *right, scale);
}

void check_same_account(const AccountReport<Decimal>& left, const AccountReport<Decimal>& right) {
  const Decimal scale = margin::absolute(right.equity) + margin::absolute(right.wallet) + "1000"_d;
  CHECK(left.status == right.status);
  check_near("equity", left.equity, right.equity, scale);
  check_near("wallet", left.wallet, right.wallet, scale);
  check_near("available", left.available, right.available, scale);
  check_near("initialMargin", left.initial_margin, right.initial_margin, scale);
  check_near("maintenanceMargin", left.maintenance_margin, right.maintenance_margin, scale);
  check_near("closingReserve", left.closing_reserve, right.closing_reserve, scale);
  check_near("marginRatio", left.margin_ratio, right.margin_ratio, "1"_d);
  check_near("isolated.margin", left.isolated.margin, right.isolated.margin, scale);
  check_near("isolated.unrealizedPnl", left.isolated.unrealized_pnl, right.isolated.unrealized_pnl, scale);
}

void check_same_row(const PositionReport<Decimal>& left, const PositionReport<Decimal>& right) {
  const Decimal scale = right.notional + "1"_d;
  CHECK(left.side == right.side);
  CHECK(left.mode == right.mode);
  CHECK(left.tier == right.tier);
  CHECK(left.liquidation.status == right.liquidation.status);
  CHECK(left.bankruptcy.status == right.bankruptcy.status);
  check_near("qty", left.qty, right.qty, "0"_d);
  check_near("entry", left.entry, right.entry, "0"_d);
  check_near("notional", left.notional, right.notional, scale);
  check_near("unrealizedPnl", left.unrealized_pnl, right.unrealized_pnl, scale);
  check_near("margin", left.margin, right.margin, scale);
  check_near("initialMargin", left.initial_margin, right.initial_margin, scale);
  check_near("maintenanceMargin", left.maintenance_margin, right.maintenance_margin, scale);
  check_near("closingReserve", left.closing_reserve, right.closing_reserve, scale);
  check_near("liquidation.exact", left.liquidation.exact, right.liquidation.exact, right.mark * "100"_d);
  check_near("bankruptcy.exact", left.bankruptcy.exact, right.bankruptcy.exact, right.mark * "100"_d);
  check_near("breakEven", left.break_even, right.break_even, right.mark);
}

/// P19 for one account and order.
void check_preview(const Account<Decimal>& of, const Order<Decimal>& order, const Decimal& fee_rate, Effect effect) {
  const FillByHand hand = filled(of, order, fee_rate);
  REQUIRE(hand.effect == effect);
  const auto ticket = previewed(of, order);
  CHECK(ticket.effect == effect);
  check_near("fee", ticket.fee, hand.fee, "0"_d);
  check_same_account(ticket.before.account, assessed(of));
  const auto report = assessed(hand.account);
  check_same_account(ticket.after.account, report);
  if (!hand.place) {
    CHECK((!ticket.after.position || ticket.after.position->qty == "0"_d));
    return;
  }
  REQUIRE(ticket.after.position.has_value());
  check_same_row(*ticket.after.position, report.positions.at(*hand.place));
}

}  // namespace

TEST_CASE(
    "P19: a preview is the assessment of the account after the fill: open, add, reduce, close and flip, isolated and cross, linear and "
    "inverse") {
  Random random(19);
  for (const bool coin : {false, true}) {
    for (const MarginMode mode : {MarginMode::Isolated, MarginMode::Cross}) {
      for (const PositionSide side : {Long, Short}) {
        for (int i = 0; i < 12; ++i) {
          const Decimal mark{random.between(900, 1'100), -1};
          const Decimal entry{random.between(950, 1'050), -1};
          auto made = contract(coin ? ContractKind::Inverse : ContractKind::Linear,
                               {tier(0, "0.005"), tier(coin ? "1.5" : "15000", "0.01")}, "0.0006");
          made.fees->maker = "0.0002"_d;
          auto held = coin ? cross(side, 10'000, entry) : cross(side, 100, entry);
          held.mode = mode;
          held.leverage = "5"_d;
          if (mode == MarginMode::Isolated) held.margin = coin ? "25"_d : "2500"_d;
          auto one = account(made, mark, {held}, coin ? 50 : 5000);
          one.rules.close_fee = static_cast<CloseFee>(i % 4);
          if (i % 3 == 1) one.rules.mm_basis = MaintenanceBasis::AtEntry;
          if (i % 5 == 2) one.rules.fee_buffer = "0.001"_d;
          const Decimal size = held.qty * Decimal{random.between(1, 9), -1};
          const auto more = side == Long ? Buy : Sell;
          const auto less = side == Long ? Sell : Buy;
          // A market order takes; a limit order on its own side of the mark rests, and makes.
          const Decimal resting = more == Buy ? mark * "0.99"_d : mark * "1.01"_d;

          auto none = one;
          none.positions.clear();
          check_preview(none, market(more, size, 4, mode), "0.0006"_d, Effect::Open);
          check_preview(none, limit(more, size, resting, 4, mode), "0.0002"_d, Effect::Open);
          check_preview(one, market(more, size, 4, mode), "0.0006"_d, Effect::Add);
          check_preview(one, limit(more, size, resting, 4, mode), "0.0002"_d, Effect::Add);
          check_preview(one, market(less, size, 4, mode), "0.0006"_d, Effect::Reduce);
          check_preview(one, market(less, held.qty, 4, mode), "0.0006"_d, Effect::Close);
          check_preview(one, market(less, held.qty * "1.6"_d, 4, mode), "0.0006"_d, Effect::Flip);
        }
      }
    }
  }
}

TEST_CASE("P19: an order and its opposite, without fee, restore the cross price") {
  Random random(20);
  for (int i = 0; i < 200; ++i) {
    const auto side = random.chance(50) ? Long : Short;
    const bool coin = random.chance(50);
    const Decimal mark{random.between(950, 1'050), -1};
    auto one = account(coin ? inverse("0.005") : linear("0.005"), mark, {cross(side, coin ? 10'000 : 100, 100)}, coin ? 60 : 6000);
    const Decimal size{random.between(1, 50)};
    const auto order = market(side == Long ? Buy : Sell, size, 5, MarginMode::Cross);
    const auto back = market(side == Long ? Sell : Buy, size, 5, MarginMode::Cross);
    const auto there = filled(one, order, "0"_d).account;
    const auto ticket = previewed(there, back);
    const auto before = assessed(one).positions[0];
    REQUIRE(ticket.after.position.has_value());
    CHECK(ticket.after.position->liquidation.status == before.liquidation.status);
    check_near("liquidation.exact", ticket.after.position->liquidation.exact, before.liquidation.exact, mark * "100"_d);
  }
}

TEST_CASE("P23: closing an isolated position returns its margin and its profit, no more and no less") {
  for (const PositionSide side : {Long, Short}) {
    auto one = account(linear("0.005"), 104, {isolated(side, 10, 100, 250)}, 1000);
    const auto ticket = previewed(one, market(side == Long ? Sell : Buy, 10, 4, MarginMode::Isolated));
    CHECK(ticket.effect == Effect::Close);
    CHECK(ticket.accepted);
    CHECK(ticket.cost == "0"_d);
    CHECK(ticket.realized_pnl == (side == Long ? "40"_d : "-40"_d));
    CHECK(ticket.after.account.wallet == "1250"_d + ticket.realized_pnl);
    CHECK(ticket.after.account.isolated.margin == "0"_d);
  }
}

TEST_CASE("the break-even price after an order is reckoned with the fee that the order pays to open, and with both where it adds") {
  for (const MarginMode mode : {MarginMode::Isolated, MarginMode::Cross}) {
    auto one = account(linear("0.005", "0.0005"), 100, {}, 5'000);
    one.contracts[0].fees->maker = "-0.0005"_d;
    // It rests, and pays to close what it was paid to open.
    CHECK(previewed(one, limit(Buy, 10, 99, 10, mode)).after.position->break_even == "99"_d);
    auto order = limit(Buy, 10, 100, 10, mode);
    const auto taken = previewed(one, order).after.position->break_even;
    CHECK(taken == "100.05"_d / "0.9995"_d);
    order.liquidity = margin::Liquidity::Maker;
    CHECK(previewed(one, order).after.position->break_even == "100"_d);
    one.positions = {mode == MarginMode::Cross ? cross(Long, 10, 100) : isolated(Long, 10, 100, 100)};
    CHECK(previewed(one, order).after.position->break_even == "100"_d / "0.9995"_d);
    // Turned, it has the order's fee alone.
    order = limit(Sell, 20, 100, 10, mode);
    order.liquidity = margin::Liquidity::Maker;
    CHECK(previewed(one, order).after.position->break_even == "100"_d);
    order.liquidity.reset();
    order.qty = "5"_d;
    CHECK(previewed(one, order).after.position->break_even == taken);
  }
}

TEST_CASE("under a short premium an opened short costs what it would at max(price, mark, last · 1.0015), and a long its own price") {
  auto one = account(linear("0.005", "0.0004"), 10'000, {}, 5'000);
  one.contracts[0].fees->maker = "0.0004"_d;
  auto order = limit(Sell, 1, 9'990, 10, MarginMode::Cross);
  order.liquidity = margin::Liquidity::Taker;
  const auto plain = previewed(one, order);
  // 999 of margin, 3.996 of fee, and the ten it is sold below the mark.
  CHECK(plain.cost == "1012.996"_d);
  CHECK_FALSE(plain.surcharge.has_value());
  one.rules.short_premium = "0.0015"_d;
  auto ticket = previewed(one, order);
  // At 10,015: 1,001.5 and 4.006.
  CHECK(ticket.cost == "1015.506"_d);
  CHECK(ticket.surcharge == "2.51"_d);
  margin::Order<double> live_order;
  support::convert_into(order, live_order);
  const auto live = margin::preview(support::to_double(one), live_order);
  CHECK(std::abs(*std::get<0>(*live).surcharge - 2.51) <= 1e-12 * 10'015);
  CHECK(ticket.initial_margin == "999"_d);
  CHECK(ticket.after.account.wallet == plain.after.account.wallet);
  order.last_price = "10100"_d;
  CHECK(previewed(one, order).cost == "1011.515"_d + "4.04606"_d + "10"_d);
  order.price = "10200"_d;
  CHECK(previewed(one, order).surcharge == "0"_d);
  order.side = Buy;
  CHECK(previewed(one, order).surcharge == "0"_d);
  // One that waits is charged alike.
  one.orders = {limit(Sell, 1, 9'990, 10, MarginMode::Cross)};
  CHECK(assessed(one).order_margin == "1001.5"_d);
}

TEST_CASE("what an order can lose holds the fee once, whether its margin pays it or not") {
  auto of = account(linear("0.005", "0.01"), 100, {isolated(Long, 1, 100, 20)}, 1'000);
  of.positions[0].leverage = 5;
  of.rules.fee_from_margin = true;
  CHECK(previewed(of, market(Buy, 1, 5, MarginMode::Isolated)).max_loss.order == 20);
  of.positions.clear();
  CHECK(previewed(of, market(Buy, 1, 5, MarginMode::Isolated)).max_loss.order == 20);
}

TEST_CASE("where what is available backs isolated positions it can be lost, once") {
  auto of = account(linear("0.005"), 100, {isolated(Long, 10, 100, 100)}, 1'000);
  add_market(of, linear("0.005"), 100);
  of.rules.auto_add = true;
  const auto ticket = previewed(of, market(Buy, 10, 10, MarginMode::Isolated, 1));
  CHECK(ticket.max_loss.account == 1'100);
  CHECK(ticket.max_loss.order == ticket.after.position->max_loss);
  CHECK(ticket.max_loss.order == 1'000);
}

TEST_CASE("an order in a cross account cannot lose what was lost before") {
  auto of = account(linear("0.005"), 90, {cross(Long, 20, 100)}, 1'000);
  of.positions[0].leverage = 10;
  const auto ticket = previewed(of, market(Buy, "0.1", 10, MarginMode::Cross));
  CHECK(ticket.max_loss.order == 800);
  CHECK(ticket.max_loss.account == 800);
  // What filling away from the mark loses at once is lost by the order.
  const auto above = previewed(of, limit(Buy, 1, 95, 10, MarginMode::Cross));
  CHECK(above.max_loss.order == 800);
  CHECK(above.max_loss.account == 800);
}

TEST_CASE("positions that are not listed are at risk, by each of their sums") {
  auto of = account(linear("0.005"), 100, {}, 1'000);
  of.others.maintenance_margin = 50;
  CHECK(previewed(of, market(Buy, 10, 10, MarginMode::Isolated)).max_loss.account == 1'000);
  for (auto margin::Others<Decimal>::*sum : {&margin::Others<Decimal>::closing_reserve, &margin::Others<Decimal>::maintenance_margin}) {
    auto owes = account(linear("0.005"), 100, {}, 5);
    owes.others.*sum = 10;
    CHECK(assessed(owes).status == margin::AccountStatus::Already);
  }
  auto lost = account(linear("0.005"), 100, {}, 5);
  lost.others.unrealized_pnl = -10;
  CHECK(assessed(lost).status == margin::AccountStatus::Already);
}

TEST_CASE("under a share of the margin an order without leverage has that of its margin") {
  auto of = account(linear("0.005"), 100, {}, 1'000);
  of.rules.mm_basis = MaintenanceBasis::ShareOfMargin;
  of.contracts[0].max_leverage = 20;
  auto order = market(Buy, 1, 20, MarginMode::Isolated);
  const auto given = previewed(of, order).after.position;
  order.leverage.reset();
  const auto without = previewed(of, order).after.position;
  CHECK(without->maintenance_margin == given->maintenance_margin);
  CHECK(*without->liquidation.exact == *given->liquidation.exact);
}

TEST_CASE("an order that what is available backs cannot lose what was lost before either") {
  auto of = account(linear("0.005"), 100, {isolated(Short, 4, 93, "18.6")}, 1'000);
  of.positions[0].leverage = 20;
  of.rules.auto_add = true;
  const auto ticket = previewed(of, market(Sell, 1, 5, MarginMode::Isolated));
  CHECK(ticket.max_loss.order == "990.6"_d);
  CHECK(ticket.max_loss.account == "990.6"_d);
}
