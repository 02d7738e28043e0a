// SPDX-License-Identifier: MIT
// The account along one price.
#include "margin/scenario/curve.hpp"

#include "oracle/generator.hpp"
#include "support/accounts.hpp"
#include "support/convert.hpp"
#include "support/random.hpp"

using namespace support;
using margin::AccountStatus;
using margin::CurvePoint;
using margin::CurveQuestion;
using margin::CurveReport;

namespace {

template <class N>
CurveReport<N> traced(const Account<N>& of, const CurveQuestion<N>& question) {
  return answered(margin::curve(of, question));
}

CurveQuestion<Decimal> between(const Value& from, const Value& to, const Value& points) {
  CurveQuestion<Decimal> question;
  question.from = from;
  question.to = to;
  question.points = points;
  return question;
}

std::vector<Decimal> prices_of(const CurveReport<Decimal>& report) {
  std::vector<Decimal> prices;
  for (const auto& point : report.points) prices.push_back(point.price);
  return prices;
}

Decimal required(const Account<Decimal>& of, const Decimal& maintenance, const Decimal& reserve) { return of.rules.kappa * maintenance + reserve; }

}  // namespace

TEST_CASE("a long's curve is straight, and ends where equity meets what is required") {
  // 100 at 100 with 2,000: liquidated at 80 / 0.995.
  const auto one = account(linear("0.005"), 100, {isolated(Long, 100, 100, 2'000)}, 0);
  const auto report = traced(one, between(60, 140, 5));
  CHECK(report.status == AccountStatus::Ok);
  CHECK(report.position == 0);
  const Decimal end = "80"_d / "0.995"_d;
  CHECK(report.lower == end);
  CHECK_FALSE(report.upper.has_value());
  CHECK(prices_of(report) == std::vector{end, "100"_d, "120"_d, "140"_d});
  CHECK(report.points[0].liquidated);
  CHECK(near(report.points[0].equity, exact(report.points[0].required)));
  const CurvePoint<Decimal>& there = report.points[2];
  CHECK(there.equity == "4000"_d);
  CHECK(there.maintenance == "60"_d);
  CHECK(there.required == "60"_d);
  CHECK(there.pnl == "2000"_d);
  CHECK(there.ratio == "0.015"_d);
  CHECK_FALSE(there.liquidated);

  auto beyond = between(60, 140, 5);
  beyond.beyond = true;
  beyond.at = {"75"_d, "100"_d, "150"_d};
  const auto whole = traced(one, beyond);
  CHECK(prices_of(whole) == std::vector{"60"_d, "75"_d, "80"_d, end, "100"_d, "120"_d, "140"_d, "150"_d});
  CHECK(whole.points[0].equity == "-2000"_d);
  CHECK_FALSE(whole.points[0].ratio.has_value());
  CHECK(whole.points[2].liquidated);
  CHECK_FALSE(whole.points[4].liquidated);
}

TEST_CASE("between two liquidation prices; and nothing is left of what is liquidated at the mark") {
  auto hedged = account(linear("0.05"), 100, {cross(Long, 10, 100), cross(Short, 4, 100)}, 100);
  auto question = between(50, 400, 8);
  const auto report = traced(hedged, question);
  CHECK_FALSE(report.position.has_value());
  REQUIRE(report.lower.has_value());
  CHECK(report.points.front().price == *report.lower);
  // Of all cross positions: 6 on balance.
  CHECK(report.points.back().pnl == "1800"_d);
  question.position = 1;
  CHECK(traced(hedged, question).position == 1);
  CHECK(traced(hedged, question).points.back().pnl == "-1200"_d);
  CHECK(traced(hedged, question).points.back().equity == report.points.back().equity);

  hedged.wallet = "10"_d;
  const auto gone = traced(hedged, between(50, 400, 8));
  CHECK(gone.status == AccountStatus::Already);
  CHECK(gone.points.empty());
  question.beyond = true;
  CHECK(traced(hedged, question).points.size() == 8);
  CHECK(traced(hedged, question).points.front().liquidated);
}

TEST_CASE("without an own position the cross account moves by the collateral that the symbol prices, or not at all") {
  auto one = account(linear("0.01"), 100, {cross(Long, 10, 100)}, 0);
  add_market(one, linear("0.01"), 50);
  margin::Collateral<Decimal> coins;
  coins.amount = "20"_d;
  coins.symbol = 1;
  coins.weight = "0.9"_d;
  one.collateral = {coins};
  auto question = between(10, 90, 9);
  question.symbol = 1;
  // 18 x = 10 at the root.
  const auto report = traced(one, question);
  CHECK(near(*traced(one, between(50, 150, 3)).lower, exact(*assessed(one).positions[0].liquidation.exact)));
  CHECK(report.points.back().equity == "1620"_d);
  CHECK(report.points.back().pnl == "0"_d);
  REQUIRE(report.lower.has_value());
  CHECK(near(*report.lower, Rational{10} / 18));
  one.collateral.clear();
  one.wallet = "500"_d;
  const auto still = traced(one, question);
  CHECK(still.points.front().equity == still.points.back().equity);
  CHECK_FALSE(still.lower.has_value());
}

TEST_CASE("rows begin at their floors on either side of the mark") {
  auto stepped = linear("0.01");
  stepped.tiers.push_back(tier(1'000, "0.02"));
  auto one = account(stepped, 100, {isolated(Long, 10, 100, 400)}, 0);
  one.rules.tier_law = TierLaw::Flat;
  auto question = between(90, 110, 3);
  question.at = {"99.99"_d};
  const auto report = traced(one, question);
  CHECK(prices_of(report) == std::vector{"90"_d, "99.99"_d, "100"_d, "110"_d});
  CHECK(report.points[0].maintenance == "9"_d);
  CHECK(report.points[1].maintenance == "9.999"_d);
  CHECK(report.points[2].maintenance == "20"_d);
  CHECK(report.points[3].maintenance == "22"_d);
  for (const Value& mark : {Value("95"), Value("105")}) {
    one.marks[0] = mark;
    CHECK(traced(one, question).points[1].maintenance == "9.999"_d);
    CHECK(traced(one, question).points[2].maintenance == "20"_d);
  }
}

TEST_CASE("bad questions about curves name the field") {
  const auto one = account(linear("0.01"), 100, {cross(Long, 10, 100)}, 300);
  const auto path = [&](const CurveQuestion<Decimal>& question) { return margin::curve(one, question).error().path; };
  CHECK(path(between(0, 100, 3)) == "question.from");
  auto elsewhere = between(1, 100, 3);
  elsewhere.symbol = 1;
  CHECK(path(elsewhere) == "question.symbol");
  CHECK(path(between(100, 100, 3)) == "question.to");
  CHECK(path(between(1, 100, 1)) == "question.points");
  CHECK(path(between(1, 100, "2.5")) == "question.points");
  CHECK(path(between(1, 100, 1'001)) == "question.points");
  auto question = between(1, 100, 3);
  question.at = {"1"_d, "-1"_d};
  CHECK(path(question) == "question.at[1]");
  question.at.clear();
  question.position = 1;
  CHECK(path(question) == "question.position");
  auto two = one;
  add_market(two, linear("0.01"), 50);
  question.position = 0;
  question.symbol = 1;
  CHECK(std::get<margin::Invalid<Decimal>>(*margin::curve(two, question)).reasons.at(0).code == "question-overdetermined");
  two.marks[1].reset();
  CHECK(margin::curve(two, question).error().code == "missing");
  auto usual = between(99, 101, 3);
  usual.points.reset();
  CHECK(traced(one, usual).points.size() == 101);
}

TEST_CASE("on random accounts every point is what assess has there, and the live one is within 1e-12 of it") {
  long points = 0;
  long backed = 0;
  int ends = 0;
  for (std::uint64_t seed = 131'000'000; seed < 131'000'000 + 1'500; ++seed) {
    CAPTURE(seed);
    auto one = oracle::random_account(seed);
    // What is frozen at the mark is held along the curve, and another at another mark.
    if (one.rules.mm_basis == MaintenanceBasis::AtMark) one.rules.mm_basis = MaintenanceBasis::AtLiquidation;
    if (one.rules.close_fee == CloseFee::AtMark || one.rules.close_fee == CloseFee::AtBankruptcy) one.rules.close_fee = CloseFee::AtLiquidation;
    one.rules.auto_add = false;
    one.orders.clear();
    if (one.equity) one.wallet = assessed(one).wallet, one.equity.reset();
    Random random(seed);
    CurveQuestion<Decimal> question;
    question.symbol = static_cast<std::size_t>(random.between(0, static_cast<int>(one.contracts.size()) - 1));
    if (!one.marks[question.symbol]) continue;
    const Decimal mark = *one.marks[question.symbol];
    question.from = mark * Decimal{random.between(20, 90), -2};
    question.to = mark * Decimal{random.between(110, 400), -2};
    question.points = Decimal{7};
    question.at = {mark};
    question.beyond = true;
    if (random.chance(50)) {
      for (std::size_t place = 0; place < one.positions.size(); ++place) {
        if (one.positions[place].symbol == question.symbol) question.position = place;
      }
    }
    const auto report = traced(one, question);
    CurveQuestion<double> live_question;
    support::convert_into(question, live_question);
    const auto live = traced(to_double(one), live_question);
    const bool isolated = report.position && one.positions[*report.position].isolated();
    for (const CurvePoint<Decimal>& point : report.points) {
      // At a leap the price itself, rounded, may come to lie on either side of it.
      if (one.rules.tier_law == TierLaw::Flat && (point.price == report.lower || point.price == report.upper)) continue;
      CAPTURE(point.price);
      auto there = one;
      there.marks[question.symbol] = point.price;
      const auto expected = assessed(there);
      const auto* row = report.position ? &expected.positions[*report.position] : nullptr;
      std::optional<Decimal> equity = expected.equity;
      Decimal maintenance = expected.maintenance_margin;
      Decimal reserve = expected.closing_reserve;
      Decimal pnl{0};
      Decimal terms = margin::absolute(*equity) + maintenance + reserve + margin::absolute(expected.wallet);
      for (const auto& each : expected.positions) {
        terms = terms + each.notional;
        if (each.mode == MarginMode::Cross) pnl = pnl + each.unrealized_pnl;
      }
      if (row) pnl = row->unrealized_pnl;
      if (isolated) {
        maintenance = row->maintenance_margin;
        reserve = row->closing_reserve;
        // A row says what backs it where there is any.
        equity.reset();
        if (row->effective_leverage && *row->effective_leverage > 0) equity = row->notional / *row->effective_leverage;
        else if (row->notional > Decimal{0}) CHECK_FALSE(point.equity > 0);
      }
      const Decimal allowed = terms * "1e-30"_d;
      if (equity) CHECK(margin::absolute(point.equity - *equity) <= allowed);
      backed += equity.has_value() && isolated;
      CHECK(margin::absolute(point.maintenance - maintenance) <= allowed);
      CHECK(margin::absolute(point.required - required(one, maintenance, reserve)) <= allowed);
      CHECK(margin::absolute(point.pnl - pnl) <= allowed);
      const double price = margin::nearest(point.price);
      const auto same = std::ranges::find_if(live.points, [&](const auto& other) { return std::abs(other.price - price) <= 1e-12 * price; });
      REQUIRE(same != live.points.end());
      const double slack = 1e-12 * margin::nearest(terms);
      CHECK(std::abs(same->equity - margin::nearest(point.equity)) <= slack);
      CHECK(std::abs(same->required - margin::nearest(point.required)) <= slack);
      CHECK(std::abs(same->pnl - margin::nearest(point.pnl)) <= slack);
      ++points;
    }
    for (const auto& end : {report.lower, report.upper}) ends += end.has_value();
  }
  CHECK(points > 8'000);
  CHECK(backed > 1'000);
  CHECK(ends > 500);
}
