// SPDX-License-Identifier: MIT
// Funding over time, against the closed forms and against accounts that owe what was paid.
#include "oracle/generator.hpp"
#include "support/convert.hpp"
#include "support/funded.hpp"

using namespace support;
using namespace support::funding;

namespace {

bool printed(const Decimal& value, const Value& expected) {
  return margin::round_to_step(value, "0.001"_d, margin::Direction::HalfEven) == expected.decimal;
}

}  // namespace

TEST_CASE("a 5x long at 0.01 % every 8 hours: 80.402, a day later 80.432, a week 80.613, a month 81.307") {
  const auto row = funded(reference(), 720).positions[0];
  CHECK(row.payment == "1"_d);
  CHECK(row.paid == "90"_d);
  REQUIRE(row.points.size() == 90);
  CHECK(printed(*row.points[2].exact, "80.432"));
  CHECK(printed(*row.points[20].exact, "80.613"));
  CHECK(printed(*row.points[89].exact, "81.307"));
  CHECK(row.liquidation.exact == row.points[89].exact);
  CHECK(row.status == PriceStatus::Ok);
  // H₀ = 2,000 − 50 at 1 each: the last of 1,950 leaves nothing.
  CHECK(row.intervals_until_liquidation == "1950"_d);
}

TEST_CASE("a 20x long at 100 with 0.5 % moves from 95.4774 to 95.7789 in 30 intervals") {
  auto one = with_funding(account(linear("0.005"), 100, {isolated(Long, 1, 100, 5)}), "0.0001");
  const auto row = funded(one, 240).positions[0];
  REQUIRE(row.points.size() == 30);
  // p*_n = p*_0 + n F N / (q (1 − s(r + φ))).
  CHECK(near(*row.points[29].exact, "95"_r / "0.995"_r + 30 * "0.01"_r / "0.995"_r));
  CHECK(printed(*row.points[29].exact, "95.779"));
}

TEST_CASE("equality: the payment that leaves exactly nothing liquidates, or the one after it does") {
  auto one = reference();
  CHECK(funded(one, 8).positions[0].intervals_until_liquidation == "1950"_d);
  one.rules.boundary = Boundary::EqualSafe;
  CHECK(funded(one, 8).positions[0].intervals_until_liquidation == "1951"_d);
  one.positions[0].margin = "2000.5"_d;
  CHECK(funded(one, 8).positions[0].intervals_until_liquidation == "1951"_d);
}

TEST_CASE("equality holds where the payment is a quotient that was rounded") {
  // 1/30,000 of a coin pays a thousandth of it each time: a thousandth of a coin lasts for 30,000 payments.
  const auto cases = {std::tuple{"30000", "0.001", 30'000}, {"3", "0.1", 300}, {"7", "0.02", 140}, {"60000", "0.0005", 30'000}};
  for (const auto& [mark, margin, payments] : cases) {
    auto one = with_funding(account(inverse(0), mark, {isolated(Long, 1, mark, margin)}), "0.001");
    CHECK(funded(one, 8).positions[0].intervals_until_liquidation == Decimal{payments});
    one.rules.boundary = Boundary::EqualSafe;
    CHECK(funded(one, 8).positions[0].intervals_until_liquidation == Decimal{payments + 1});
    one.positions[0].margin = Value(margin).decimal - "1e-20"_d;
    CHECK(funded(one, 8).positions[0].intervals_until_liquidation == Decimal{payments});
  }
}

TEST_CASE("who receives is never liquidated by funding, nor who pays nothing") {
  const auto row = funded(reference(Short), 24).positions[0];
  CHECK(row.status == PriceStatus::Never);
  CHECK_FALSE(row.intervals_until_liquidation.has_value());
  CHECK(row.payment == "-1"_d);
  CHECK(row.paid == "-3"_d);
  CHECK(*row.liquidation.exact > *liquidation(reference(Short)).exact);
  CHECK(funded<Decimal>(reference(), "24"_d, "0"_d).positions[0].status == PriceStatus::Never);
  CHECK(funded<Decimal>(reference(Short), "24"_d, "-0.0001"_d).positions[0].status == PriceStatus::Ok);
  auto already = reference();
  already.positions[0].margin = "50"_d;
  CHECK(funded(already, 24).positions[0].status == PriceStatus::Already);
}

TEST_CASE("hours count pro rata of the interval; points stand at its ends") {
  const auto row = funded(reference(), 20).positions[0];
  CHECK(row.paid == "2.5"_d);
  REQUIRE(row.points.size() == 2);
  CHECK(row.points[1].intervals == "2"_d);
  CHECK(near(*row.liquidation.exact, ("8002.5"_r) / "99.5"_r));
  CHECK(funded(reference(), "0.5").positions[0].points.empty());
}

TEST_CASE("points are no more than 1,000, the last whole interval among them, and end with liquidation") {
  auto one = reference();
  one.positions[0].margin = "10050"_d;
  one.positions[0].entry = "200"_d;  // H₀ = 0: liquidated as it stands
  CHECK(funded(one, 8).positions[0].status == PriceStatus::Already);
  one = reference();
  one.positions[0].margin = "9000"_d;
  const auto row = funded(one, 8 * 2'500).positions[0];
  CHECK(row.points.size() <= 1'000);
  CHECK(row.points.size() > 800);
  CHECK(row.points.back().intervals == "2500"_d);
  const auto late = funded(reference(), 8 * 10'000).positions[0];
  CHECK(late.points.back().status == PriceStatus::Already);
  CHECK(late.points[late.points.size() - 2].status == PriceStatus::Ok);
  CHECK(late.liquidation.status == PriceStatus::Already);
}

TEST_CASE("cross positions pay from one wallet, isolated ones from their own margin") {
  auto one = account(linear("0.005"), 100, {cross(Long, 100, 100), isolated(Long, 50, 100, 500)}, 1000);
  const auto other = add_market(one, linear("0.01"), 10);
  one.positions.push_back(cross(Short, 200, 10, other));
  one = with_funding(one, "0.0001");
  one.contracts[other].funding = margin::Funding<Decimal>{"-0.0002"_d, "4"_d};
  const auto report = funded(one, 8);
  CHECK(report.paid == "1.8"_d);  // 1, and 0.4 twice
  CHECK(report.isolated_paid == "0.5"_d);
  CHECK(report.equity == "998.2"_d);
  CHECK(report.positions[0].paid == "1"_d);
  CHECK(report.positions[2].paid == "0.8"_d);
  CHECK(report.positions[2].points.size() == 2);
  auto paid = one;
  paid.wallet = "998.2"_d;
  CHECK(report.positions[0].liquidation.exact == liquidation(paid).exact);
  // H₀ = 1000 − 50 − 20, 1.8 each 8 hours, 0.9 each 4.
  CHECK(report.positions[0].intervals_until_liquidation == "517"_d);
  CHECK(report.positions[2].intervals_until_liquidation == "1034"_d);
}

TEST_CASE("in coin longs pay too, on the notional in coin") {
  const auto one = with_funding(account(inverse("0.005"), 50'000, {isolated(Long, 10'000, 50'000, "0.05")}), "0.0001");
  const auto row = funded(one, 8).positions[0];
  CHECK(row.payment == "0.00002"_d);
  CHECK(near(*row.liquidation.exact, "10050"_r / ("0.04998"_r + "0.2"_r)));
}

TEST_CASE("a contract without funding needs a rate; with one its interval is 8 hours") {
  auto one = reference();
  one.contracts[0].funding.reset();
  const auto refused = margin::fund(one, margin::FundingQuestion<Decimal>{"8"_d, std::nullopt});
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == "missing");
  CHECK(refused.error().path == "contracts[0].funding");
  CHECK(funded<Decimal>(one, "24"_d, "0.0001"_d).positions[0].paid == "3"_d);
  const auto negative = margin::fund(one, margin::FundingQuestion<Decimal>{"-1"_d, "0"_d});
  CHECK(negative.error().path == "question.hours");
  const auto wild = margin::fund(one, margin::FundingQuestion<Decimal>{"1"_d, "1"_d});
  CHECK(wild.error().path == "question.rate");
}

TEST_CASE("P13: random accounts: prices after n intervals are those of the account that owes as much; the count is the first that liquidates") {
  int counted = 0;
  for (std::uint64_t seed = 98'000'000; seed < 98'000'000 + 500; ++seed) {
    CAPTURE(seed);
    auto one = oracle::random_account(seed);
    if (one.equity) one.wallet = std::exchange(one.equity, std::nullopt);
    Random random(seed);
    for (auto& contract : one.contracts) {
      contract.funding = margin::Funding<Decimal>{Decimal{random.between(-99, 99), -5}, Decimal{random.one_of<int>({1, 4, 8})}};
    }
    const auto report = funded(one, 40);
    const auto now = assessed(one);
    /// The account that owes for so many hours.
    const auto owing = [&](const Decimal& hours) {
      auto later = one;
      for (std::size_t place = 0; place < one.positions.size(); ++place) {
        const auto& row = report.positions[place];
        const Decimal paid = row.payment * hours / row.interval_hours;
        later.positions[place].funding = one.positions[place].funding_owed() + paid;
      }
      return later;
    };
    const auto after = assessed(owing("40"_d));
    for (std::size_t place = 0; place < one.positions.size(); ++place) {
      const auto& row = report.positions[place];
      const auto& expected = after.positions[place].liquidation;
      CHECK(row.liquidation.status == expected.status);
      if (expected.exact && row.liquidation.exact) CHECK(near(*row.liquidation.exact, exact(*expected.exact), "1e-20"));
      CHECK(row.points.empty() == false);
      if (!row.intervals_until_liquidation || *row.intervals_until_liquidation > "1000000000000"_d) continue;
      const Decimal n = *row.intervals_until_liquidation;
      const auto status = [&](const Decimal& intervals) {
        return assessed(owing(intervals * row.interval_hours)).positions[place].liquidation.status;
      };
      CHECK(status(n) == PriceStatus::Already);
      CHECK(status(n - Decimal{1}) != PriceStatus::Already);
      ++counted;
    }
  }
  CHECK(counted > 200);
}

TEST_CASE("the live path counts and prices as the exact one does") {
  const auto row = funded(to_double(reference()), 720.0).positions[0];
  CHECK(std::abs(row.points[89].exact.value() - 81.30653266331658) < 1e-10);
  CHECK(*row.intervals_until_liquidation == 1950);
}

TEST_CASE("what is available may end, and what is left then is not liquidated by a rounding") {
  auto of = account(inverse("0.01"), 91, {isolated(Long, 5, 91, "0.5"), cross(Long, 5, 70, 1)}, 1);
  add_market(of, inverse("0.01"), 70);
  for (auto& position : of.positions) position.leverage = 10;
  of.rules.auto_add = true;
  of.contracts[0].funding = margin::Funding<Decimal>{.rate = Decimal{0}, .hours = Decimal{8}};
  of.contracts[1].funding = margin::Funding<Decimal>{.rate = "0.003"_d, .hours = Decimal{8}};
  margin::FundingQuestion<Decimal> question;
  question.hours = 8;
  const auto report = answered(margin::fund(of, question));
  CHECK(report.positions[0].status == PriceStatus::Never);
  CHECK(report.positions[1].status == PriceStatus::Ok);
}
