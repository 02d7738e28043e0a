// SPDX-License-Identifier: MIT
// A size that follows from a notional or a margin: the most whose value, or whose margin, is no more.
#include "support/tickets.hpp"

using namespace support;

namespace {

Order<Decimal> sizeless(OrderSide side, const Value& leverage) {
  auto order = market(side, 1, leverage, Isolated);
  order.qty.reset();
  return order;
}

Order<Decimal> worth(const Value& notional, const Value& leverage) {
  auto order = sizeless(Buy, leverage);
  order.notional = notional.decimal;
  return order;
}

Order<Decimal> committing(const Value& margin, const Value& leverage) {
  auto order = sizeless(Buy, leverage);
  order.margin = margin.decimal;
  return order;
}

}  // namespace

TEST_CASE("a value of whole lots gives all of them, although their quotient may be rounded to less") {
  auto coin = contract(ContractKind::Inverse, {tier(0, "0.005")});
  coin.multiplier = "100"_d;
  coin.lot = 1;
  CHECK(previewed(account(coin, 60'000, {}, 10), worth("0.005", 5)).fill.qty == 3);
  for (const int mark : {7, 60'000, 97'000}) {
    const auto of = account(coin, mark, {}, 100'000);
    for (int lots = 1; lots <= 200; ++lots) {
      CAPTURE(mark);
      CAPTURE(lots);
      const auto sized = previewed(of, market(Buy, lots, 5, Isolated));
      CHECK(previewed(of, worth(sized.fill.notional, 5)).fill.qty == lots);
      CHECK(previewed(of, committing(sized.initial_margin, 5)).fill.qty == lots);
    }
  }
}

TEST_CASE("the margin of whole lots gives all of them at any leverage, and a little less gives a lot less") {
  auto of = account(linear("0.005"), 3, {}, 100'000);
  of.contracts[0].lot = 1;
  for (int leverage = 1; leverage <= 60; ++leverage) {
    for (int lots = 1; lots <= 30; ++lots) {
      CAPTURE(leverage);
      CAPTURE(lots);
      const Decimal margin = previewed(of, market(Buy, lots, leverage, Isolated)).initial_margin;
      CHECK(previewed(of, committing(margin, leverage)).fill.qty == lots);
      if (lots > 1) CHECK(previewed(of, committing(margin * "0.9999999999"_d, leverage)).fill.qty == lots - 1);
    }
  }
}

TEST_CASE("without a lot a size never asks for more than it was given") {
  Random random(15);
  for (int i = 0; i < 2'000; ++i) {
    const Decimal mark{random.between(1, 999'999), -1};
    const Decimal leverage{random.between(1, 100)};
    const Decimal margin{random.between(1, 99'999), -1};
    const auto of = account(linear("0.001"), mark, {}, margin);
    const auto ticket = previewed(of, committing(margin, leverage));
    CAPTURE(mark);
    CHECK(ticket.cost <= margin);
    CHECK(margin - ticket.cost < margin * Decimal{1, -30});
    CHECK_FALSE(has_reason(ticket, "insufficient-margin"));
  }
}

TEST_CASE("a value that is the least or the most a contract admits is admitted, whatever its price") {
  for (const auto* mark : {"61234.7", "97000.3", "0.0007", "3"}) {
    CAPTURE(mark);
    auto of = account(linear("0.005"), mark, {}, 1'000'000);
    of.contracts[0].min_notional = "1"_d;
    CHECK(previewed(of, worth(1, 5)).accepted);
    CHECK(has_reason(previewed(of, worth("0.999999", 5)), "below-minimum"));
    of.contracts[0].max_notional = "700"_d;
    CHECK(previewed(of, worth(700, 5)).accepted);
    CHECK(has_reason(previewed(of, worth("700.0001", 5)), "notional-above-cap"));
  }
}

TEST_CASE("a margin agrees with size and leverage where it is the quotient, to the last digit that one has") {
  const auto of = account(linear("0.005"), 100, {}, 1'000);
  for (const int leverage : {3, 7, 9, 11, 13}) {
    auto order = market(Buy, 1, leverage, Isolated);
    order.margin = previewed(of, order).initial_margin;
    CHECK(previewed(of, order).cost == *order.margin);
    order.margin = *order.margin + "0.000001"_d;
    const auto refused = std::get<margin::Invalid<Decimal>>(margin::preview(of, order).value());
    CHECK(refused.reasons.at(0).code == "order-overdetermined");
    order.margin = refused.reasons.at(0).expected;
    CHECK(previewed(of, order).initial_margin == *order.margin);
  }
}
