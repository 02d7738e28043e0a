// SPDX-License-Identifier: MIT
// Joint moves: the factor at which the cross account is liquidated, and the account at moved prices.
#include "margin/scenario/scenario.hpp"

#include "oracle/generator.hpp"
#include "support/comparison.hpp"
#include "support/convert.hpp"
#include "support/random.hpp"
#include "support/tickets.hpp"

using namespace support;
using margin::ShockQuestion;
using margin::ShockReport;
using oracle::Ledger;
using oracle::Scope;

namespace {

template <class N>
ShockReport<N> shocked(const Account<N>& of, const ShockQuestion<N>& question) {
  return answered(margin::shock(of, question));
}

ShockQuestion<Decimal> with_betas(std::vector<Decimal> betas) {
  ShockQuestion<Decimal> question;
  question.betas.assign(betas.begin(), betas.end());
  return question;
}

/// Health of the cross account where every price is p (1 + β t), in exact fractions; and the size of its terms.
std::pair<Rational, double> health_at(const Account<Decimal>& of, const std::vector<Decimal>& betas, const Rational& factor) {
  Ledger ledger(of);
  for (std::size_t i = 0; i < betas.size(); ++i) {
    oracle::Book& book = ledger.books[i];
    book.mark = book.mark * (1 + exact(betas[i]) * factor);
    for (auto& leg : ledger.legs) {
      if (leg.symbol == i) leg.mark_notional = leg.loan ? leg.loan->debts(book.mark) : book.notional(leg.size, book.mark);
    }
  }
  const Scope scope = Scope::cross(ledger, 0);
  return {scope.health(ledger.books[0].mark), scope.terms(oracle::approximate(ledger.books[0].mark))};
}

/// The live factor beside the exact one, which is off by no more than the terms' roundings over the slope of the health; false where
/// those leave nothing to compare.
bool same_factor(const std::optional<margin::JointPrice<double>>& live, const std::optional<margin::JointPrice<Decimal>>& right,
                 const Account<Decimal>& of, const std::vector<Decimal>& betas) {
  if (!right) return false;
  const Rational factor = exact(right->factor);
  const auto [health, terms] = health_at(of, betas, factor);
  const Rational step = factor / 1'000'000;
  const double slope = std::abs(oracle::approximate(Rational{(health - health_at(of, betas, factor - step).first) / step}));
  const double allowed = 1e-12 * (terms / slope + size(factor) + 1);
  if (!(allowed < 1e-3 * size(factor))) return false;
  REQUIRE(live.has_value());
  CHECK_MESSAGE(std::abs(live->factor - margin::nearest(right->factor)) <= allowed, live->factor, " is not ", right->factor, " within ", allowed);
  return true;
}

bool is_liquidated(const Account<Decimal>& of, const std::vector<Decimal>& betas, const Rational& factor) {
  return health_at(of, betas, factor).first < 0;
}

}  // namespace

TEST_CASE("two longs that fall together: t = (W − M) / Σ q p (s − r), each price with it") {
  auto one = account(linear("0.01"), 100, {cross(Long, 10, 100)}, 300);
  add_market(one, linear("0.02"), 50);
  one.positions.push_back(cross(Long, 20, 50, 1));
  // 300 + 1,000 t + 1,000 t = 10 (1 + t) + 20 (1 + t).
  const auto joint = shocked(one, {}).liquidation;
  CHECK(joint.status == PriceStatus::Ok);
  REQUIRE(joint.lower.has_value());
  CHECK(near(joint.lower->factor, Rational{-270} / 1'970));
  CHECK(near(joint.lower->prices.at(0).price, 100 * (1 + Rational{-270} / 1'970)));
  CHECK(near(joint.lower->prices.at(1).price, 50 * (1 + Rational{-270} / 1'970)));
  CHECK_FALSE(joint.upper.has_value());
  // Half as fast, the second takes longer: 270 = −(990 + 490) t.
  const auto slower = shocked(one, with_betas({"1"_d, "0.5"_d})).liquidation;
  CHECK(near(slower.lower->factor, Rational{-270} / 1'480));
  // Against each other they cover each other: 270 = (990 − 980) |t| is beyond any price.
  CHECK(shocked(one, with_betas({"1"_d, "-1"_d})).liquidation.status == PriceStatus::Never);
  // A symbol alone is its own liquidation price, the other held.
  const auto alone = shocked(one, with_betas({"1"_d, "0"_d})).liquidation;
  CHECK(near(alone.lower->prices.at(0).price, exact(*assessed(one).positions[0].liquidation.exact)));
  CHECK(alone.lower->prices.size() == 1);
  one.wallet = "10"_d;
  const auto past = shocked(one, {}).liquidation;
  CHECK(past.status == PriceStatus::Already);
  CHECK(past.missing == "20"_d);
}

TEST_CASE("moves are the direction, and the point is the account there") {
  auto one = account(linear("0.01"), 100, {cross(Long, 10, 100)}, 300);
  add_market(one, linear("0.02"), 50);
  one.positions.push_back(isolated(Short, 20, 50, 100));
  one.positions[1].symbol = 1;
  one.positions[0].entry = "90"_d;
  one.wallet = "200"_d;
  ShockQuestion<Decimal> question;
  question.moves = {"-0.1"_d, "0.07"_d};
  auto report = shocked(one, question);
  REQUIRE(report.points.size() == 1);
  CHECK(report.points[0].equity == "200"_d);
  CHECK(report.points[0].change == "-100"_d);
  CHECK(report.points[0].maintenance_margin == "9"_d);
  CHECK(report.points[0].liquidated.empty());
  CHECK(report.points[0].prices.at(1).price == "53.5"_d);
  // Three times as far, 290 of the 300 are gone.
  CHECK(near(report.liquidation.upper->factor, Rational{290} / 99));
  question.moves[1] = "0.1"_d;
  CHECK(shocked(one, question).points[0].liquidated == std::vector<std::size_t>{1});
  auto moved = one;
  moved.marks = {"90"_d, "55"_d};
  const auto there = assessed(moved);
  CHECK(shocked(one, question).points[0].equity == there.equity);
  // A grid is the same at many factors.
  auto grid = with_betas({"1"_d, "0"_d});
  grid.grid = {"-0.2"_d, "0"_d, "0.2"_d};
  report = shocked(one, grid);
  CHECK(report.points.at(0).equity == "100"_d);
  CHECK(report.points.at(1).change == "0"_d);
  CHECK(report.points.at(2).equity == "500"_d);
}

TEST_CASE("a price that falls as the factor rises ends the way where it is nothing") {
  auto one = account(linear("0.01"), 100, {cross(Long, 10, 100)}, 500);
  add_market(one, linear("0.01"), 50);
  one.positions.push_back(cross(Long, 60, 50, 1));
  // 500 + 1,000 t − 1,500 t = 10 (1 + t) + 30 (1 − t / 2), and the second price is nothing at t = 2.
  const auto betas = with_betas({"1"_d, "-0.5"_d});
  CHECK(near(shocked(one, betas).liquidation.upper->factor, Rational{460} / 495));
  one.wallet = "1500"_d;
  CHECK_FALSE(shocked(one, betas).liquidation.upper.has_value());
  // Just inside of it: 990 of 1,030.
  one.wallet = "1020"_d;
  CHECK(near(shocked(one, betas).liquidation.upper->factor, Rational{980} / 495));
}

TEST_CASE("inverse positions: in coin by one beta, valued in quote by any") {
  auto coin = account(inverse("0.01"), 50'000, {cross(Long, 50'000, 50'000)}, "0.5");
  add_market(coin, inverse("0.01"), 40'000);
  coin.positions.push_back(cross(Long, 20'000, 40'000, 1));
  // In u = 1/p both scale with w = 1 / (1 + t): 0.5 + 1 + 0.5 = 1.5 · 1.01 w.
  const auto joint = shocked(coin, {}).liquidation;
  CHECK(near(joint.lower->factor, "1.515"_r / 2 - 1));
  CHECK_FALSE(joint.upper.has_value());
  const auto apart = margin::shock(coin, with_betas({"1"_d, "0.5"_d}));
  CHECK(std::get<margin::Invalid<Decimal>>(*apart).reasons.at(0).code == "rules-unsupported");
  coin.rules.valuation = margin::Valuation::Quote;
  coin.wallet = "20000"_d;
  // 20,000 + 50,000 t + 10,000 t = 700: quote maintenance of a face value does not move.
  CHECK(near(shocked(coin, with_betas({"1"_d, "0.5"_d})).liquidation.lower->factor, Rational{-19'300} / 60'000));
}

TEST_CASE("bad questions about joint moves name the field") {
  const auto one = account(linear("0.01"), 100, {cross(Long, 10, 100)}, 300);
  ShockQuestion<Decimal> question;
  question.moves = {"-1"_d};
  CHECK(margin::shock(one, question).error().path == "question.moves[0]");
  question = {};
  question.grid = {"0"_d, "-1"_d};
  CHECK(margin::shock(one, question).error().path == "question.grid[1]");
  question.grid.clear();
  question.factor = "-2"_d;
  CHECK(margin::shock(one, question).error().path == "question.factor");
  ShockQuestion<double> live;
  live.factor = -2;
  CHECK(margin::shock(to_double(one), live).error().path == "question.factor");
  question.moves = {"0.1"_d};
  question.factor = "1"_d;
  CHECK(std::get<margin::Invalid<Decimal>>(*margin::shock(one, question)).reasons.at(0).code == "question-overdetermined");
}

TEST_CASE("by the power law the joint factor is the root of the bent health") {
  const auto bent = by_law(power_law("0.006", "0.01", "0.0000001"));
  auto one = account(bent, 90'000, {cross(Long, 50, 90'000)}, 700'000);
  add_market(one, bent, 3'000);
  one.positions.push_back(cross(Long, 100, 3'000, 1));
  for (const auto& betas : {std::vector{"1"_d, "1"_d}, std::vector{"1"_d, "1.6"_d}}) {
    const auto joint = shocked(one, with_betas(betas)).liquidation;
    REQUIRE(joint.lower.has_value());
    auto there = one;
    for (const auto& price : joint.lower->prices) there.marks[price.symbol] = price.price;
    const auto report = assessed(there);
    CHECK(margin::absolute(report.equity - report.maintenance_margin) < "1e-20"_d);
  }
  const auto negative = margin::shock(one, with_betas({"1"_d, "-1"_d}));
  CHECK(std::get<margin::Invalid<Decimal>>(*negative).reasons.at(0).code == "rules-unsupported");
}

TEST_CASE("what waits at the mark waits at the moved mark, as in an account that has it") {
  auto of = account(linear("0.005", "0.0006"), 100, {cross(Long, 10, 100)}, 5'000);
  of.rules.orders = margin::OrdersRule::Counted;
  of.rules.close_fee = CloseFee::AtBankruptcy;
  of.rules.short_premium = "0.0015"_d;
  for (const auto side : {Buy, Sell}) of.orders.push_back(market(side, 30, 10, MarginMode::Cross));
  ShockQuestion<Decimal> question;
  question.moves = {"-0.1"_d};
  const auto point = shocked(of, question).points.at(0);
  of.marks[0] = 90;
  const auto there = assessed(of);
  CHECK(point.closing_reserve == there.closing_reserve);
  CHECK(point.maintenance_margin == there.maintenance_margin);
  CHECK(point.equity == there.equity);
}

TEST_CASE("P17: on random accounts the health is zero at the joint factor, safe up to it, and liquidated beyond") {
  int found = 0;
  int both = 0;
  int leaps = 0;
  int compared = 0;
  for (std::uint64_t seed = 97'000'000; seed < 97'000'000 + 3'000; ++seed) {
    CAPTURE(seed);
    auto one = oracle::random_account(seed);
    // What is reserved at the present marks stays in a walk, and would be another at later ones.
    if (one.rules.mm_basis == MaintenanceBasis::AtMark) one.rules.mm_basis = MaintenanceBasis::AtLiquidation;
    if (one.rules.close_fee == CloseFee::AtMark || one.rules.close_fee == CloseFee::AtBankruptcy) one.rules.close_fee = CloseFee::AtLiquidation;
    one.orders.clear();
    if (one.equity) one.wallet = assessed(one).wallet, one.equity.reset();
    Random random(seed);
    const bool alike = one.contracts[0].inverse() && one.rules.valuation == margin::Valuation::Settlement;
    const Decimal common{random.one_of<int>({5, 10, 17, -8}), -1};
    std::vector<Decimal> betas;
    for (std::size_t i = 0; i < one.contracts.size(); ++i) {
      betas.push_back(alike ? common : Decimal{random.one_of<int>({10, 10, 5, 17, -3, 0}), -1});
    }
    ShockQuestion<double> live_question;
    support::convert_into(with_betas(betas), live_question);
    const auto joint = shocked(one, with_betas(betas)).liquidation;
    if (joint.status == PriceStatus::Already) {
      CHECK(near(-*joint.missing, health_at(one, betas, 0).first, "1e-20"));
      continue;
    }
    const bool holds = std::ranges::any_of(one.positions, [](const auto& held) { return !held.isolated() && held.qty > Decimal{0}; });
    const auto given = [](const std::optional<Decimal>& sum) { return sum.value_or(Decimal{0}) != Decimal{0}; };
    if (!holds && !given(one.others.maintenance_margin) && !given(one.others.closing_reserve) && !given(one.others.unrealized_pnl)) {
      // A debt with nothing at risk is no liquidation.
      CHECK(joint.status == PriceStatus::Never);
      continue;
    }
    both += joint.lower && joint.upper;
    for (const auto* side : {&joint.lower, &joint.upper}) {
      const bool falls = side == &joint.lower;
      if (!*side) {
        // Nowhere on the way is it liquidated.
        for (const char* step : {"0.001", "0.03", "0.2", "0.5"}) {
          const Rational factor = oracle::exact(std::string_view(step)) * (falls ? -1 : 1);
          bool in_range = true;
          for (const auto& beta : betas) in_range = in_range && 1 + exact(beta) * factor > 0;
          if (in_range) CHECK_FALSE(is_liquidated(one, betas, factor));
        }
        continue;
      }
      ++found;
      const Rational factor = exact((*side)->factor);
      const auto [health, terms] = health_at(one, betas, factor);
      const Rational before = factor * oracle::exact(std::string_view("0.999999999999"));
      const Rational after = factor * oracle::exact(std::string_view("1.000000000001"));
      const bool leapt = size(health) > 1e-29 * terms;
      leaps += leapt;
      if (size(factor) > 1e-6) CHECK(is_liquidated(one, betas, after));
      for (const char* step : {"0.1", "0.5", "0.9", "0.99"}) CHECK_FALSE(is_liquidated(one, betas, factor * oracle::exact(std::string_view(step))));
      if (!leapt && size(factor) > 1e-6) CHECK_FALSE(is_liquidated(one, betas, before));
    }
    const auto live = shocked(to_double(one), live_question).liquidation;
    compared += same_factor(live.lower, joint.lower, one, betas) + same_factor(live.upper, joint.upper, one, betas);
  }
  CHECK(found > 1'000);
  CHECK(both > 3);
  CHECK(compared > found * 9 / 10);
  MESSAGE(found, " joint factors, ", leaps, " leaps");
}
