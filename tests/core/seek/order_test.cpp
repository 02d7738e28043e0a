// SPDX-License-Identifier: MIT
// Leverage and size of an order for a liquidation price or a risk, and the largest size: previewed, it comes to what was asked for.
#include <map>

#include "oracle/generator.hpp"
#include "support/seeking.hpp"

using namespace support;
using namespace support::seeking;

namespace {

Found<Decimal> for_target(Find find, const Account<Decimal>& of, const Order<Decimal>& order, const Value& target) {
  auto question = about(find, order);
  question.liquidation_price = target.decimal;
  return found(of, question);
}

}  // namespace

TEST_CASE("leverage: 1/L = s (1 − (p/e)(1 − s(r + φ))), rounded down to a hundredth") {
  auto one = account(linear("0.005"), 100, {}, 100'000);
  const auto order = market(Buy, 100, 1, MarginMode::Isolated);
  const auto answer = for_target(Find::Leverage, one, order, 90);
  CHECK(answer.status == SeekStatus::Ok);
  CHECK(answer.value == "9.56"_d);  // 1 / (1 − 0.9 · 0.995) = 9.5693…
  CHECK(near(exact(*answer.exact), 1 / (1 - "0.9"_r * "0.995"_r)));
  CHECK(for_target(Find::Leverage, one, market(Sell, 100, 1, MarginMode::Isolated), 110).value == "9.47"_d);  // 1 / (1.1 · 1.005 − 1)
  CHECK(for_target(Find::Leverage, one, order, 100).status == SeekStatus::Already);
  // Fractional leverage is leverage.
  CHECK(for_target(Find::Leverage, one, market(Sell, 100, 1, MarginMode::Isolated), 300).value == "0.49"_d);
  one.contracts[0].tiers[0].max_leverage = "5"_d;
  const auto capped = for_target(Find::Leverage, one, order, 90);
  CHECK(capped.status == SeekStatus::Insufficient);
  CHECK(capped.value == "5"_d);
  CHECK(capped.limit == "5"_d);
  CHECK(has_reason(capped, "leverage-above-tier"));
  one.contracts[0].tiers[0].max_leverage.reset();
  one.contracts[0].tiers[0].imr = "0.25"_d;
  CHECK(for_target(Find::Leverage, one, order, 90).limit == "4"_d);
}

TEST_CASE("the largest size is found however far the funds reach beyond it") {
  // At 100x the margin is a hundredth of the notional; maintenance a half of that up to 1,000 and nine tenths of what is beyond.
  for (const char* wallet : {"1000", "1e25", "1e40", "1e55"}) {
    CAPTURE(wallet);
    auto one = account(contract(ContractKind::Linear, {tier(0, "0.005"), tier(1'000, "0.9")}), 1, {}, wallet);
    one.contracts[0].fees.reset();
    auto order = market(Buy, 1, 100, MarginMode::Isolated);
    const auto largest = previewed(one, order).max_qty;
    // n/100 = 0.9 n − 895, less than nothing at equality.
    CHECK(largest < "1005.61797752809"_d);
    CHECK(largest > "1005.61797752"_d);
    order.qty = largest;
    CHECK(previewed(one, order).accepted);
    order.qty = largest + "0.00000001"_d;
    CHECK_FALSE(previewed(one, order).accepted);
    one.contracts[0].lot = "0.5"_d;
    CHECK(previewed(one, order).max_qty == "1005.5"_d);
  }
}

TEST_CASE("what only closes may close to the end, whatever the lot and the minimum") {
  auto one = account(linear("0.005"), 100, {isolated(Short, "15.43", 100, 400)}, 100);
  one.contracts[0].lot = "0.004"_d;
  one.contracts[0].min_qty = "1000"_d;
  auto order = market(Buy, "15.43", 10, MarginMode::Isolated);
  order.reduce_only = true;
  CHECK(previewed(one, order).accepted);
  CHECK(previewed(one, order).max_qty == "15.43"_d);
  CHECK(found(one, about(Find::MaxQty, order)).value == "15.43"_d);
}

TEST_CASE("a safety factor that leaves less than the smallest order leaves nothing, and says so") {
  auto one = account(linear("0.005"), 100, {}, 150);
  one.contracts[0].lot = "0.5"_d;
  one.rules.safety = "0.3"_d;
  const auto none = found(one, about(Find::MaxQty, market(Buy, 1, 1, MarginMode::Isolated)));
  CHECK(none.status == margin::SeekStatus::Insufficient);
  CHECK(none.value == "0"_d);
  REQUIRE(none.reasons.size() == 1);
  CHECK(none.reasons[0].code == "below-minimum");
  CHECK(none.reasons[0].limit == "0.5"_d);
}

TEST_CASE("leverage: a law that admits less than a hundredth admits none") {
  auto one = account(linear("0.005"), "82.57", {}, 4'100);
  one.contracts[0].tiers.clear();
  one.contracts[0].law = power_law("0.0257", "0.0257", "25.8");
  const auto answer = for_target(Find::Leverage, one, market(Buy, "359.89", 1, MarginMode::Isolated), "81.14");
  CHECK(answer.status == SeekStatus::Insufficient);
  CHECK_FALSE(answer.value.has_value());
  CHECK(answer.exact > "0"_d);
  CHECK(answer.exact < "0.01"_d);
  CHECK_FALSE(answer.missing.has_value());
  CHECK(has_reason(answer, "unreachable"));
}

TEST_CASE("leverage: previewed with the answer, orders are liquidated at the target or beyond, and with a hundredth more nearer") {
  Random random(93);
  int checked = 0;
  for (int i = 0; i < 400; ++i) {
    const bool coin = random.chance(40);
    const bool buys = random.chance(50);
    auto one = account(contract(coin ? ContractKind::Inverse : random.chance(20) ? ContractKind::Quanto : ContractKind::Linear,
                                {tier(0, Decimal{random.between(1, 20), -3})}, Decimal{random.between(0, 10), -4}),
                       Decimal{random.between(1'001, 9'999), -1}, {}, 1'000'000);
    auto& tiers = one.contracts[0].tiers;
    for (int more = random.between(0, 3); more > 0; --more) {
      tiers.push_back(tier(tiers.back().from * Decimal{2} + Decimal{random.between(1, 500)}, tiers.back().mmr * Decimal{random.between(11, 20), -1}));
    }
    one.rules.close_fee = static_cast<CloseFee>(random.between(0, 3));
    one.rules.mm_basis = static_cast<MaintenanceBasis>(random.between(0, 4));
    if (random.chance(20)) one.rules.tier_law = TierLaw::Flat;
    auto order = market(buys ? Buy : Sell, random.between(1, 40) * (coin ? 1'000 : 1), 1, MarginMode::Isolated);
    const Decimal& mark = *one.marks[0];
    if (random.chance(30)) {
      auto held = isolated(buys ? Long : Short, *order.qty, mark * Decimal{random.between(98, 102), -2}, 0);
      held.leverage = Decimal{random.between(1, 10)};
      held.margin.reset();
      one.positions.push_back(held);
    }
    const Decimal target = mark * Decimal{buys ? random.between(600, 985) : random.between(1'015, 1'600), -3};
    const auto answer = for_target(Find::Leverage, one, order, target);
    if (!answer.value || (answer.status == SeekStatus::Insufficient && answer.limit)) continue;
    CAPTURE(i);
    const auto price = [&](const Decimal& leverage) {
      order.leverage = leverage;
      return previewed(one, order).after.position->liquidation;
    };
    const auto beyond = [&](const Liquidation<Decimal>& l, const char* share) {
      if (l.status != PriceStatus::Ok) return l.status == PriceStatus::Never;
      const Decimal slack = target * operator""_d(share, std::string_view(share).size());
      return buys ? !(*l.exact > target + slack) : !(*l.exact < target - slack);
    };
    CHECK(beyond(price(*answer.value), "1e-25"));
    CHECK_FALSE(beyond(price(*answer.value + "0.01"_d), "-1e-25"));
    if (answer.exact && one.rules.tier_law != TierLaw::Flat) CHECK(near(*price(*answer.exact).exact, exact(target), "1e-25"));
    ++checked;
  }
  CHECK(checked > 250);
}

TEST_CASE("size for a target: q = W / ((r + φ − s) p + s e) with the margin named, rounded down to the lot") {
  auto one = account(linear("0.005"), 100, {}, 100'000);
  auto order = market(Buy, 1, 1, MarginMode::Isolated);
  order.qty.reset();
  order.leverage.reset();
  order.margin = "1000"_d;
  const auto answer = for_target(Find::Qty, one, order, 90);
  CHECK(answer.status == SeekStatus::Ok);
  CHECK(near(exact(*answer.value), "1000"_r / ("100"_r - "0.995"_r * 90)));
  one.contracts[0].lot = "0.5"_d;
  CHECK(for_target(Find::Qty, one, order, 90).value == "95.5"_d);
  CHECK(near(exact(*for_target(Find::Qty, one, order, 90).exact), "1000"_r / ("100"_r - "0.995"_r * 90)));
  CHECK(for_target(Find::Qty, one, order, 110).status == SeekStatus::Already);
  // Fully paid for: no size is liquidated there.
  order.margin.reset();
  order.leverage = "1"_d;
  CHECK(for_target(Find::Qty, one, order, 90).status == SeekStatus::Never);
  CHECK(for_target(Find::Qty, one, order, 90).limit == "1000"_d);
  order.leverage = "50"_d;
  CHECK(for_target(Find::Qty, one, order, 90).status == SeekStatus::Insufficient);
  // In a cross account the wallet is the margin.
  order.leverage = "10"_d;
  order.mode = MarginMode::Cross;
  one.wallet = "1000"_d;
  const auto cross_answer = for_target(Find::Qty, one, order, 90);
  CHECK(cross_answer.value == "95.5"_d);
  order.leverage = "5"_d;
  const auto short_of = for_target(Find::Qty, one, order, 90);
  CHECK(short_of.status == SeekStatus::Insufficient);
  CHECK(short_of.value == "95.5"_d);
  CHECK(short_of.missing == "910"_d);
}

TEST_CASE("size for a target: where the risk table ends long before it the cap decides, in what the table counts") {
  auto one = account(inverse("0.005"), 100, {}, 1);
  one.rules.tier_basis = TierBasis::Contracts;
  one.contracts[0].max_notional = 50;
  const auto order = market(Buy, 1, 10, MarginMode::Cross);
  const auto answer = for_target(Find::Qty, one, order, 99);
  CHECK(answer.status == SeekStatus::Never);
  CHECK(answer.limit == "50"_d);
  one.contracts[0].max_notional.reset();
  CHECK(for_target(Find::Qty, one, order, 99).status == SeekStatus::Insufficient);
}

TEST_CASE("size for a target: filled with the answer, random accounts survive up to the target, and with more they do not") {
  std::map<SeekStatus, int> seen;
  int checked = 0;
  for (std::uint64_t seed = 94'000'000; seed < 94'000'000 + 900; ++seed) {
    CAPTURE(seed);
    auto one = oracle::random_account(seed);
    Random random(seed);
    Order<Decimal> order;
    order.symbol = one.positions[0].symbol;
    order.side = random.chance(50) ? Buy : Sell;
    order.mode = random.chance(50) ? MarginMode::Cross : MarginMode::Isolated;
    order.leverage = Decimal{random.between(2, 20)};
    const Decimal equity = margin::absolute(assessed(one).equity);
    if (random.chance(40) && equity > Decimal{0}) order.margin = equity * Decimal{random.between(1, 5), -1};
    one.contracts[order.symbol].lot.reset();
    const Decimal& mark = *one.marks[order.symbol];
    const bool lower = order.side == Buy;
    const Decimal target = mark * Decimal{lower ? random.between(500, 990) : random.between(1'010, 1'900), -3};
    const auto answer = for_target(Find::Qty, one, order, target);
    ++seen[answer.status];
    if (!answer.value || !(*answer.value > Decimal{0}) || one.rules.tier_law == TierLaw::Flat) continue;
    // Where something else than the target sets the bound there is nothing to compare.
    if (has_reason(answer, "order-liquidatable-at-open") || has_reason(answer, "below-minimum")) continue;
    if (order.margin && has_reason(answer, "insufficient-margin")) continue;
    if (answer.limit == answer.value) continue;  // from some size on all of them do
    const auto survives = [&](const Decimal& qty) {
      auto filled = order;
      filled.qty = qty;
      if (order.margin) {
        const auto& contract = one.contracts[order.symbol];
        filled.margin.reset();
        if (previewed(one, filled).effect == Effect::Flip) return std::optional<bool>();
        const Decimal coin_at = contract.inverse() && one.rules.valuation == margin::Valuation::Quote ? mark : Decimal{1};
        filled.leverage = contract.notional(contract.size_of(qty), mark) * coin_at / *order.margin;
      }
      const auto ticket = previewed(one, filled);
      if (order.margin && ticket.initial_margin > *order.margin * "1.0000000001"_d) return std::optional<bool>();
      if (!ticket.after.position || ticket.after.position->liquidation.status == PriceStatus::Already) return std::optional(false);
      const auto& l = ticket.after.position->liquidation;
      const auto& side = lower ? l.lower : l.upper;
      return std::optional(!side || (lower ? !(*side > target * "1.000000000001"_d) : !(*side < target * "0.999999999999"_d)));
    };
    const auto at = survives(*answer.value);
    const auto more = survives(*answer.value * "1.0000001"_d);
    if (!at || !more) continue;
    CHECK(*at);
    CHECK_FALSE(*more);
    ++checked;
  }
  CHECK(checked > 150);
  CHECK(seen[SeekStatus::Never] > 5);
  CHECK(seen[SeekStatus::Insufficient] > 20);
}

TEST_CASE("size for a risk: R / (|e − p| + f e + f p), and whether the stop lies beyond liquidation") {
  auto one = account(linear("0.005", "0.001"), 100, {}, 10'000);
  auto order = market(Buy, 1, 5, MarginMode::Isolated);
  auto question = about(Find::Qty, order);
  question.risk = {"95"_d, "100"_d};
  const auto answer = found(one, question);
  CHECK(answer.status == SeekStatus::Ok);
  CHECK(near(exact(*answer.value), "100"_r / ("5"_r + "0.1"_r + "0.095"_r)));
  CHECK(answer.reasons.empty());
  question.risk->stop = "79"_d;
  const auto late = found(one, question);
  CHECK(late.status == SeekStatus::Ok);
  REQUIRE(has_reason(late, "stop-unreachable"));
  question.risk->stop = "101"_d;
  CHECK(found(one, question).status == SeekStatus::Already);
  one.contracts[0].lot = "1"_d;
  question.risk = {"95"_d, "1"_d};
  const auto small = found(one, question);
  CHECK(small.status == SeekStatus::Insufficient);
  CHECK(has_reason(small, "below-minimum"));
  question.risk = {"99"_d, "10000"_d};
  const auto large = found(one, question);
  CHECK(large.status == SeekStatus::Insufficient);
  CHECK(has_reason(large, "insufficient-margin"));
  CHECK(large.missing.has_value());
  // In coin: R / (Q₁ (1/p − 1/e) + fees).
  auto coin = account(inverse("0.005"), 100, {}, 10);
  auto in_coin = about(Find::Qty, order);
  in_coin.risk = {"80"_d, "1"_d};
  CHECK(near(exact(*found(coin, in_coin).value), 1 / ("1"_r / 80 - "1"_r / 100)));
}

TEST_CASE("the largest size is that of the preview") {
  auto one = account(linear("0.005", "0.001"), 100, {}, 1'000);
  one.contracts[0].lot = "0.001"_d;
  auto order = market(Buy, 1, 10, MarginMode::Isolated);
  const auto ticket = previewed(one, order);
  order.qty.reset();
  const auto answer = found(one, about(Find::MaxQty, order));
  CHECK(answer.status == SeekStatus::Ok);
  CHECK(answer.value == ticket.max_qty);
  one.wallet = "0"_d;
  const auto none = found(one, about(Find::MaxQty, order));
  CHECK(none.status == SeekStatus::Insufficient);
  CHECK(none.value == "0"_d);
  CHECK(has_reason(none, "insufficient-margin"));
  one.wallet.reset();
  const auto unsaid = found(one, about(Find::MaxQty, order));
  CHECK(unsaid.status == SeekStatus::Insufficient);
  CHECK(has_reason(unsaid, "insufficient-margin"));
}

TEST_CASE("a target between the price of an order and the mark is not past: the position is bought with a profit") {
  const auto of = account(linear("0.05"), 101, {}, 5'000);
  const auto order = limit(Buy, 10, 99, 5, MarginMode::Isolated);
  const auto answer = for_target(Find::Leverage, of, order, "99.5"_d);
  REQUIRE(answer.status == SeekStatus::Ok);
  auto filled = order;
  filled.leverage = *answer.value;
  CHECK_FALSE(*previewed(of, filled).after.position->liquidation.exact > "99.5"_d);
  filled.leverage = *answer.value + "0.02"_d;
  CHECK(*previewed(of, filled).after.position->liquidation.exact > "99.5"_d);
  CHECK(for_target(Find::Leverage, of, order, 101).status == SeekStatus::Already);
}

TEST_CASE("no size is the largest of an order whose price is off the tick") {
  auto of = account(linear("0.005"), 100, {}, 1'000);
  of.contracts[0].tick = "0.1"_d;
  const auto answer = found(of, about(Find::MaxQty, limit(Buy, 1, "99.95", 5, MarginMode::Isolated)));
  CHECK(answer.status == SeekStatus::Insufficient);
  CHECK(has_reason(answer, "off-tick"));
}

TEST_CASE("a question about a reduce-only order with nothing to reduce contradicts itself, like the order") {
  const auto of = account(linear("0.005"), 100, {isolated(Long, 1, 100, 20)}, 1'000);
  for (const Find find : {Find::MaxQty, Find::Qty, Find::Leverage}) {
    auto question = about(find, market(Buy, 1, 5, MarginMode::Isolated));
    question.order->reduce_only = true;
    if (find != Find::MaxQty) question.liquidation_price = 90;
    const auto reason = std::get<margin::Invalid<Decimal>>(margin::seek(of, question).value()).reasons.at(0);
    CHECK(reason.code == "reduce-only-no-position");
    CHECK(reason.path == "question.order.reduceOnly");
  }
}

TEST_CASE("where what is held does not get to the target by itself, the largest of the sizes with which it does is found") {
  auto of = account(contract(ContractKind::Linear, {tier(0, "0.01"), tier(3000, "0.5")}), 100, {isolated(Long, 10, 100, 100)}, 5'000);
  of.positions[0].leverage = 10;
  const auto liquidated_at = [&](const Decimal& qty) {
    return *previewed(of, market(Buy, qty, 2, MarginMode::Isolated)).after.position->liquidation.exact;
  };
  const auto between = for_target(Find::Qty, of, market(Buy, 1, 2, MarginMode::Isolated), 60);
  REQUIRE(between.status == SeekStatus::Ok);
  CHECK(*between.value > 43);
  CHECK(*between.value < 44);
  CHECK(liquidated_at(1) > 60);
  CHECK_FALSE(liquidated_at(*between.value) > 60);
  CHECK(liquidated_at(*between.value + "0.0001"_d) > 60);
  // With one rate any size from some on gets there: the funds end it.
  of.contracts[0].tiers.resize(1);
  const auto open_ended = for_target(Find::Qty, of, market(Buy, 1, 2, MarginMode::Isolated), 60);
  CHECK(open_ended.status == SeekStatus::Ok);
  CHECK(open_ended.value == 100);
  of.wallet = 10;
  CHECK(for_target(Find::Qty, of, market(Buy, 1, 2, MarginMode::Isolated), 60).status == SeekStatus::Insufficient);
}
