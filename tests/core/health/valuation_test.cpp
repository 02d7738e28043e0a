// SPDX-License-Identifier: MIT
// Cross accounts valued in quote: inverse positions beside linear ones, coin at its price.
#include "margin/scenario/scenario.hpp"
#include "margin/seek/seek.hpp"
#include "support/check_explanations.hpp"
#include "support/tickets.hpp"

using namespace support;

namespace {

/// In quote, with an inverse contract at the mark.
Account<Decimal> valued(Contract<Decimal> of, const Value& mark, std::vector<Position<Decimal>> positions, const Value& wallet) {
  auto made = account(std::move(of), mark, std::move(positions), wallet);
  made.rules.valuation = margin::Valuation::Quote;
  return made;
}

margin::Collateral<Decimal> coins(const Value& amount, std::size_t symbol, const Value& weight = 1) {
  margin::Collateral<Decimal> item;
  item.amount = amount;
  item.symbol = symbol;
  item.weight = weight.decimal;
  return item;
}

}  // namespace

TEST_CASE("an inverse leg valued in quote: p = (sQ + (r + φ)Q − W) / (sQ/e + c)") {
  // A long of 50,000 contracts of one unit of quote at 50,000 gains a coin per unit of quote that the price rises.
  check_price(valued(inverse("0.005"), 50'000, {cross(Long, 50'000, 50'000)}, 5'000), Rational{45'250});
  check_price(valued(inverse("0.005"), 50'000, {cross(Short, 50'000, 50'000)}, 5'000), Rational{54'750});
  auto with_fee = valued(inverse("0.005", "0.0006"), 50'000, {cross(Long, 50'000, 50'000)}, 5'000);
  with_fee.rules.close_fee = CloseFee::AtLiquidation;
  check_price(with_fee, Rational{45'280});
  // Its table counts coin: from 1.2 coins, which 50,000 are below 41,667, the rate is 2 % with 0.018 coins deducted.
  const auto two_rows = contract(ContractKind::Inverse, {tier(0, "0.005"), tier("1.2", "0.02")});
  check_price(valued(two_rows, 50'000, {cross(Long, 50'000, 50'000)}, 12'000), (Rational{51'000} - Rational{12'000}) / "1.018"_r);
}

TEST_CASE("valued in quote or settled in coin is the same market: a coin wallet priced by the contract gives the coin account's price") {
  for (const auto side : {Long, Short}) {
    const auto in_coin = account(inverse("0.01", "0.0005"), 50'000, {cross(side, 60'000, 48'000)}, "0.2");
    auto in_quote = valued(inverse("0.01", "0.0005"), 50'000, {cross(side, 60'000, 48'000)}, 0);
    in_quote.collateral = {coins("0.2", 0)};
    const auto expected = assessed(in_coin);
    const auto got = assessed(in_quote);
    REQUIRE(expected.positions[0].liquidation.exact.has_value());
    CHECK(near(*got.positions[0].liquidation.exact, exact(*expected.positions[0].liquidation.exact)));
    CHECK(near(*got.positions[0].bankruptcy.exact, exact(*expected.positions[0].bankruptcy.exact)));
    CHECK(near(got.equity, exact(expected.equity) * 50'000));
    CHECK(near(got.maintenance_margin, exact(expected.maintenance_margin) * 50'000));
    CHECK(near(*got.margin_ratio, exact(*expected.margin_ratio)));
    CHECK(got.positions[0].notional == "60000"_d);
    CHECK(near(*got.positions[0].roe, exact(*expected.positions[0].roe)));
  }
}

TEST_CASE("an inverse and a linear position back each other, each price with the other held") {
  auto mixed = valued(inverse("0.005"), 50'000, {cross(Long, 50'000, 50'000)}, 3'000);
  add_market(mixed, linear("0.01"), 2'500);
  mixed.positions.push_back(cross(Short, 10, 2'600, 1));
  // The short has earned 1,000 and needs 250; the long needs 250 of its 50,000.
  const auto report = assessed(mixed);
  CHECK(report.equity == "4000"_d);
  CHECK(report.maintenance_margin == "500"_d);
  check_price(mixed, Rational{50'250} - 3'000 - 750, 0);
  check_price(mixed, (Rational{3'000} + 26'000 - 250) / (10 * "1.01"_r), 1);
  // Counted in one currency it is not an account.
  mixed.rules.valuation = margin::Valuation::Settlement;
  CHECK(std::get<margin::Invalid<Decimal>>(*margin::assess(mixed)).reasons.at(0).code == "mixed-settlement");
}

TEST_CASE("of two prices the account's is where its equity in quote falls, whatever the sign of what it holds in quote") {
  const auto two_rows = contract(ContractKind::Inverse, {tier(0, "0.001"), tier(100, "0.04")});
  auto hedged = valued(two_rows, 100, {cross(Long, 10'000, 100), cross(Short, 9'900, 100)}, 500);
  hedged.rules.close_fee = CloseFee::AtLiquidation;
  hedged.rules.fixed_costs = "0.6"_d;
  // With u = 1/p: equity 1 + 400 u coins, of which 1.2 are kept for closing. Far above the mark 19.9 u is asked, far below it 796 u − 7.8.
  const auto liquidated = liquidation(hedged);
  CHECK(near(*liquidated.lower, 396 / "7.6"_r));
  CHECK(near(*liquidated.upper, "380.1"_r / "0.2"_r));
  check_price(hedged, 396 / "7.6"_r);
}

TEST_CASE("coin that backs the account falls with the price, as far as it counts") {
  // 0.9 of a coin counts 0.72: (50,250 − 3,000) / (1 + 0.72).
  auto one = valued(inverse("0.005"), 50'000, {cross(Long, 50'000, 50'000)}, 3'000);
  one.collateral = {coins("0.9", 0, "0.8")};
  check_price(one, Rational{47'250} / "1.72"_r);
  // What is owed counts in full.
  one.collateral[0].amount = "-0.05"_d;
  check_price(one, Rational{47'250} / "0.95"_r);
  // A short covered by coins is never liquidated: 49,750 + 3,000 > 0 without end.
  auto covered = valued(inverse("0.005"), 50'000, {cross(Short, 50'000, 50'000)}, 0);
  covered.collateral = {coins(1, 0)};
  CHECK(liquidation(covered).status == PriceStatus::Never);
  covered.collateral[0].weight = "0.99"_d;
  check_price(covered, Rational{49'750} / "0.01"_r);
}

TEST_CASE("orders, exits and reverse questions of a coin position are in quote") {
  auto one = valued(inverse("0.005", "0.001"), 50'000, {}, 10'000);
  auto order = market(Buy, 50'000, 10, MarginMode::Cross);
  order.stop = "45000"_d;
  const auto ticket = previewed(one, order);
  CHECK(ticket.accepted);
  CHECK(ticket.initial_margin == "5000"_d);
  CHECK(ticket.fee == "50"_d);
  CHECK(ticket.cost == "5050"_d);
  CHECK(ticket.fill.notional == "50000"_d);
  CHECK(ticket.after.account.wallet == "9950"_d);
  CHECK(ticket.stop->pnl == "-5000"_d);
  CHECK(near(*ticket.after.position->effective_leverage, Rational{50'000} / 9'950));
  auto held = one;
  held.positions = {cross(Long, 50'000, 50'000)};
  held.positions[0].open_fee = "0"_d;
  held.contracts[0].fees->taker = "0"_d;
  margin::Question<Decimal> question;
  question.find = margin::Find::Price;
  question.position = 0;
  question.pnl = "5000"_d;
  CHECK(std::get<margin::Found<Decimal>>(*margin::seek(held, question)).value == "55000"_d);
  question = {};
  question.find = margin::Find::Margin;
  question.position = 0;
  question.liquidation_price = "44000"_d;
  CHECK(std::get<margin::Found<Decimal>>(*margin::seek(held, question)).value == "6250"_d);
  question = {};
  question.find = margin::Find::Qty;
  question.order = market(Buy, 1, 10, MarginMode::Cross);
  question.order->qty.reset();
  question.risk = margin::Risk<Decimal>{"45000"_d, {"1000"_d, false}};
  auto free_of_charge = one;
  free_of_charge.contracts[0].fees->taker = "0"_d;
  CHECK(near(*std::get<margin::Found<Decimal>>(*margin::seek(free_of_charge, question)).value, 10'000));
}

TEST_CASE("a stop of an inverse position valued in quote: profit is worth the stop, its return is coin over coin") {
  auto order = market(Buy, 50'000, 5, MarginMode::Cross);
  order.stop = "48000"_d;
  const auto ticket = previewed(valued(inverse("0.005"), 50'000, {}, 50'000), order);
  REQUIRE(ticket.stop.has_value());
  CHECK(ticket.stop->reachable);
  CHECK(near(ticket.stop->pnl, Rational{-2'000}));
  REQUIRE(ticket.stop->roe.has_value());
  // 50,000 (1 / 50,000 − 1 / 48,000) of the 0.2 coins that back one.
  CHECK(near(*ticket.stop->roe, (Rational{1} - Rational{50'000} / 48'000) / (Rational{1} / 5)));
}

TEST_CASE("what waiting orders are charged in coin moves with the price, as assess has it there") {
  for (const bool at_liquidation : {false, true}) {
    auto of = valued(inverse("0.05", "0.0006"), 100, {cross(Long, 5'000, 100)}, 1'000);
    of.rules.orders = margin::OrdersRule::Counted;
    if (at_liquidation) of.rules.close_fee = CloseFee::AtLiquidation;
    auto waiting = limit(Buy, 4'000, 90, 10, MarginMode::Cross);
    of.orders = {waiting};
    const auto now = assessed(of);
    REQUIRE(now.positions[0].liquidation.exact.has_value());
    auto there = of;
    there.marks[0] = now.positions[0].liquidation.exact;
    const auto then = assessed(there);
    CHECK(near(then.equity, exact(then.maintenance_margin + then.closing_reserve)));
    const auto explanation = std::get<margin::Explanation>(margin::explain(of, {0, margin::ExplainedField::Liquidation, {}}).value());
    CHECK(explanation.value == now.positions[0].liquidation.exact);
    CHECK(near(*explanation.value, Evaluator(explanation.formula).evaluate().value));
    // And so where everything moves together.
    const auto joint = answered(margin::shock(of, margin::ShockQuestion<Decimal>{}));
    REQUIRE(joint.liquidation.lower.has_value());
    CHECK(near("100"_d * ("1"_d + joint.liquidation.lower->factor), exact(*now.positions[0].liquidation.exact)));
  }
}

namespace {

/// 10,000 quote, counting coin in quote, and an inverse contract at 50,000.
Account<Decimal> coin_in_quote() {
  auto of = account(inverse("0.005"), 50'000, {}, 10'000);
  of.rules.valuation = margin::Valuation::Quote;
  return of;
}

}  // namespace

TEST_CASE("where coin is valued in quote an order's notional and margin are quote too, and agree with its size") {
  const auto of = coin_in_quote();
  auto order = market(Buy, 5'000, 5, MarginMode::Cross);
  const auto sized = previewed(of, order);
  CHECK(sized.fill.notional == 5'000);
  CHECK(sized.initial_margin == 1'000);
  order.notional = 5'000;
  order.margin = 1'000;
  CHECK(previewed(of, order).cost == sized.cost);
  order.qty.reset();
  order.margin.reset();
  CHECK(previewed(of, order).fill.qty == 5'000);
  order.notional.reset();
  order.margin = 1'000;
  CHECK(previewed(of, order).fill.qty == 5'000);
  order.leverage.reset();
  order.qty = 5'000;
  CHECK(previewed(of, order).initial_margin == 1'000);
  order.notional = 4'000;
  const auto refused = std::get<margin::Invalid<Decimal>>(margin::preview(of, order).value());
  CHECK(refused.reasons.at(0).code == "order-overdetermined");
  CHECK(refused.reasons.at(0).expected == 5'000);
}

TEST_CASE("away from the mark a margin in quote is what the coin that is held back is worth there") {
  const auto of = coin_in_quote();
  auto order = limit(Buy, 5'000, 40'000, 5, MarginMode::Cross);
  const auto by_leverage = previewed(of, order);
  CHECK(by_leverage.fill.notional == 5'000);
  CHECK(by_leverage.initial_margin == 1'250);  // 5,000 / 40,000 / 5 of a coin, at 50,000
  order.leverage.reset();
  order.margin = 1'250;
  CHECK(previewed(of, order).initial_margin == 1'250);
  order.leverage = 5;
  CHECK(previewed(of, order).initial_margin == 1'250);
}

TEST_CASE("a size sought for a margin in quote is the same as that for its coin") {
  auto of = coin_in_quote();
  margin::Question<Decimal> question;
  question.find = margin::Find::Qty;
  question.order = market(Buy, 1, 5, MarginMode::Isolated);
  question.order->qty.reset();
  question.order->leverage.reset();
  question.order->margin = 1'000;
  question.liquidation_price = 40'000;
  const auto in_quote = answered(margin::seek(of, question));
  of.rules.valuation = margin::Valuation::Settlement;
  of.wallet = "0.2"_d;
  question.order->margin = "0.02"_d;
  const auto in_coin = answered(margin::seek(of, question));
  REQUIRE(in_quote.value.has_value());
  CHECK(near(*in_quote.value, exact(in_coin.value.value()), "1e-25"));
}
