// SPDX-License-Identifier: MIT
// Funding over time, against the closed forms and against accounts that owe what was paid.
#include "accounts.hpp"
#include "convert.hpp"
#include "margin/funding.hpp"
#include "oracle/generator.hpp"

using namespace support;
using margin::FundingReport;
using oracle::Ledger;

namespace {

template <class N>
FundingReport<N> funded(const Account<N>& of, const N& hours, const std::optional<N>& rate = std::nullopt) {
  auto answer = margin::fund(of, margin::FundingQuestion<N>{hours, rate});
  if (!answer) throw std::invalid_argument(std::string(answer.error().code) + " at " + answer.error().path);
  return std::get<FundingReport<N>>(std::move(*answer));
}
FundingReport<Decimal> funded(const Account<Decimal>& of, const Value& hours) { return funded<Decimal>(of, hours.decimal); }

Account<Decimal> with_funding(Account<Decimal> of, const Value& rate, const Value& hours = 8) {
  for (auto& contract : of.contracts) contract.funding = margin::Funding<Decimal>{rate, hours};
  return of;
}

Account<Decimal> reference(PositionSide side = Long) {
  return with_funding(account(linear("0.005"), 100, {isolated(side, 100, 100, 2000)}), "0.0001");
}

bool near_or_both_zero(const Decimal& value, const Rational& expected) {
  const Rational size = expected < 0 ? Rational{-expected} : expected;
  return value == "0"_d ? expected == 0 : near(exact(value < "0"_d ? -value : value), size) && (value < "0"_d) == (expected < 0);
}

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

TEST_CASE("the rate follows the premium, pulled toward the interest by no more than the band") {
  auto one = reference();
  const auto rate = [&](const Value& premium, const Value& interest, const Value& band) {
    auto& funding = one.contracts[0].funding.emplace();
    funding.hours = "8"_d;
    funding.premium = premium.decimal;
    funding.interest = interest.decimal;
    funding.band = band.decimal;
    const auto row = funded(one, 8).positions[0];
    CHECK(row.payment == row.rate * "10000"_d);
    return row.rate;
  };
  CHECK(rate("0.01", "0.0001", "0.0005") == "0.0095"_d);
  CHECK(rate("-0.01", "0.0001", "0.0005") == "-0.0095"_d);
  CHECK(rate("0.0003", "0.0001", "0.0005") == "0.0001"_d);
  CHECK(rate("0.0006", "0.0001", "0.0005") == "0.0001"_d);
  CHECK(rate("0.0003", "0.0001", 0) == "0.0003"_d);
}

TEST_CASE("a rate is cut to ±cap, and to ±factor · (initial − maintenance rate) of the row in force") {
  auto one = reference();
  auto& contract = one.contracts[0];
  contract.funding = margin::Funding<Decimal>{"0.5"_d, "8"_d};
  contract.funding->cap = "0.04"_d;
  CHECK(funded(one, 8).positions[0].rate == "0.04"_d);
  contract.funding->rate = "-0.5"_d;
  CHECK(funded(one, 8).positions[0].rate == "-0.04"_d);
  contract.funding->cap.reset();
  contract.funding->cap_factor = "6"_d;
  contract.tiers = {tier(0, "0.02"), tier(5'000, "0.03"), tier(50'000, "0.04")};
  contract.tiers[1].imr = "0.05"_d;
  CHECK(funded(one, 8).positions[0].rate == "-0.12"_d);
  contract.funding->cap = "0.1"_d;
  CHECK(funded(one, 8).positions[0].rate == "-0.1"_d);
  // A venue that asks more to hold than to open leaves no room.
  contract.tiers[1].imr = "0.01"_d;
  CHECK(funded(one, 8).positions[0].rate == "0"_d);
}

TEST_CASE("by open interest as much is received as is paid") {
  auto one = account(linear("0.005"), 100, {cross(Long, 800, 100), cross(Short, 1'000, 100)}, 100'000);
  for (const auto& [rate, longs, shorts] : {std::tuple{"-0.5", "-0.625", "-0.5"}, std::tuple{"0.4", "0.4", "0.32"}}) {
    one.contracts[0].funding = margin::Funding<Decimal>{Value(rate).decimal, "1"_d};
    one.contracts[0].funding->open_interest = margin::OpenInterest<Decimal>{"800"_d, "1000"_d};
    const auto report = funded(one, 1);
    CHECK(report.positions[0].rate == Value(longs).decimal);
    CHECK(report.positions[1].rate == Value(shorts).decimal);
    CHECK(report.positions[0].payment == -report.positions[1].payment);
    CHECK(report.paid == "0"_d);
  }
  one.contracts[0].funding->open_interest = margin::OpenInterest<Decimal>{"800"_d, "0"_d};
  CHECK(funded(one, 1).positions[0].rate == "0.4"_d);
  CHECK(funded(one, 1).positions[1].rate == "0"_d);
  // A rate that is asked about is both sides'.
  const auto report = funded<Decimal>(one, "1"_d, "0.01"_d);
  CHECK(report.positions[0].rate == "0.01"_d);
  CHECK(report.positions[1].rate == "0.01"_d);
}

TEST_CASE("funding is paid on the index or oracle price where the rules say so, and one is given") {
  auto one = reference();
  one.funding_prices = {"110"_d};
  CHECK(funded(one, 8).positions[0].payment == "1"_d);
  for (const auto price : {margin::Trigger::Oracle, margin::Trigger::Index}) {
    one.rules.funding_price = price;
    const auto row = funded(one, 8).positions[0];
    CHECK(row.payment == "1.1"_d);
    // H₀ is at the mark.
    CHECK(row.intervals_until_liquidation == "1773"_d);
    CHECK(funded<Decimal>(one, "8"_d, "0.001"_d).positions[0].payment == "11"_d);
  }
  one.funding_prices = {std::nullopt};
  CHECK(funded(one, 8).positions[0].payment == "1"_d);
  one.funding_prices.clear();
  CHECK(funded(one, 8).positions[0].payment == "1"_d);
  auto coin = with_funding(account(inverse("0.005"), 50'000, {isolated(Long, 10'000, 50'000, "0.05")}), "0.0001");
  coin.rules.funding_price = margin::Trigger::Oracle;
  coin.funding_prices = {"40000"_d};
  CHECK(funded(coin, 8).positions[0].payment == "0.000025"_d);
}

TEST_CASE("a funding rate that cannot be is an error, one that contradicts its premium is invalid") {
  const auto refused = [](auto change) {
    auto one = reference();
    change(*one.contracts[0].funding);
    const auto answer = margin::assess(one);
    REQUIRE_FALSE(answer.has_value());
    return std::string(answer.error().code) + " " + answer.error().path;
  };
  CHECK(refused([](auto& of) { of.rate.reset(); }) == "missing contracts[0].funding.rate");
  CHECK(refused([](auto& of) { of.band = "0.01"_d; }) == "missing contracts[0].funding.premium");
  CHECK(refused([](auto& of) { of.interest = "0.01"_d; }) == "missing contracts[0].funding.premium");
  CHECK(refused([](auto& of) { of.premium = "1"_d; }) == "out-of-range contracts[0].funding.premium");
  CHECK(refused([](auto& of) { of.interest = "-1"_d; }) == "out-of-range contracts[0].funding.interest");
  CHECK(refused([](auto& of) { of.band = "-0.1"_d; }) == "out-of-range contracts[0].funding.band");
  CHECK(refused([](auto& of) { of.cap = "-0.1"_d; }) == "out-of-range contracts[0].funding.cap");
  CHECK(refused([](auto& of) { of.cap_factor = "-1"_d; }) == "out-of-range contracts[0].funding.capFactor");
  CHECK(refused([](auto& of) { of.open_interest = margin::OpenInterest<Decimal>{"-1"_d, "1"_d}; }) ==
        "out-of-range contracts[0].funding.openInterest.long");
  CHECK(refused([](auto& of) { of.open_interest = margin::OpenInterest<Decimal>{"1"_d, "-1"_d}; }) ==
        "out-of-range contracts[0].funding.openInterest.short");

  auto one = reference();
  one.contracts[0].funding->cap_factor = "6"_d;
  one.contracts[0].tiers.clear();
  CHECK(margin::assess(one).error().path == "contracts[0].tiers");
  one = reference();
  one.funding_prices = {"0"_d};
  CHECK(margin::assess(one).error().path == "fundingPrices[0]");

  one = reference();
  auto& funding = *one.contracts[0].funding;
  funding.premium = "0.0003"_d;
  funding.interest = "0.0001"_d;
  funding.band = "0.0005"_d;
  CHECK(funded(one, 8).positions[0].rate == "0.0001"_d);
  funding.rate = "0.0002"_d;
  const auto answer = margin::fund(one, margin::FundingQuestion<Decimal>{"8"_d, std::nullopt});
  const auto& reason = std::get<margin::Invalid<Decimal>>(*answer).reasons.front();
  CHECK(reason.code == "funding-overdetermined");
  CHECK(reason.path == "contracts[0].funding.rate");
  CHECK(reason.expected == "0.0001"_d);
}

TEST_CASE("random accounts: rates, payments and the reserve of the next payment are those of exact fractions, live to 1e-12") {
  int capped = 0;
  int split = 0;
  for (std::uint64_t seed = 98'100'000; seed < 98'100'000 + 400; ++seed) {
    CAPTURE(seed);
    auto one = oracle::random_account(seed);
    if (one.equity) one.wallet = std::exchange(one.equity, std::nullopt);
    Random random(seed);
    one.rules.funding_reserve = margin::FundingReserve::Next;
    one.rules.funding_price = random.chance(50) ? margin::Trigger::Oracle : margin::Trigger::Mark;
    const auto drawn = [&](int first, int last) { return Decimal{random.between(first, last), -5}; };
    for (std::size_t i = 0; i < one.contracts.size(); ++i) {
      auto& contract = one.contracts[i];
      auto& funding = contract.funding.emplace();
      funding.hours = "8"_d;
      if (random.chance(50)) funding.rate = drawn(-900, 900);
      else funding.premium = drawn(-900, 900);
      if (funding.premium && random.chance(70)) funding.interest = drawn(-20, 20);
      if (funding.premium && random.chance(70)) funding.band = drawn(0, 400);
      if (random.chance(30)) funding.cap = drawn(0, 900);
      if (random.chance(40) && (contract.law || !contract.tiers.empty())) funding.cap_factor = drawn(1, 90'000);
      const auto side = [&] { return Decimal{random.between(1, 999)}; };
      if (random.chance(50)) funding.open_interest = margin::OpenInterest<Decimal>{side(), side()};
      if (random.chance(50)) one.funding_prices.resize(one.contracts.size());
      if (!one.funding_prices.empty() && random.chance(70)) one.funding_prices[i] = *one.marks[i] * Decimal{random.between(900, 1'100), -3};
    }
    const Ledger ledger(one);
    const auto report = funded(one, 8);
    const auto stated = assessed(one);
    const auto live = funded(to_double(one), 8.0);
    for (const auto& row : report.positions) {
      const auto& leg = ledger.legs[row.id];
      const auto& book = ledger.books[leg.symbol];
      if (leg.size == 0 || leg.loan) continue;
      const Rational rate = ledger.funding_rate(leg);
      CHECK_MESSAGE(near_or_both_zero(row.rate, rate), row.rate, " is not ", oracle::text(rate));
      const bool given = !one.funding_prices.empty() && one.funding_prices[leg.symbol];
      const bool at_mark = one.rules.funding_price == margin::Trigger::Mark || !given;
      const Rational price = at_mark ? book.mark : exact(*one.funding_prices[leg.symbol]);
      const Rational payment = (leg.is_long ? 1 : -1) * rate * book.notional(leg.size, price);
      CHECK(near_or_both_zero(row.payment, payment));
      const Rational unit = leg.isolated ? Rational{1} : book.worth(1);
      const Rational off = exact(stated.positions[row.id].maintenance_margin) - unit * ledger.maintenance(leg, book.mark);
      CHECK(std::abs(oracle::approximate(off)) <= 1e-30 * oracle::approximate(unit * (leg.mark_notional + leg.entry_notional)));
      CHECK(std::abs(live.positions[row.id].payment - margin::nearest(row.payment)) <= 1e-12 * std::abs(margin::nearest(row.payment)));
      const auto& funding = *book.contract->funding;
      capped += funding.cap_factor && rate != 0 && !funding.open_interest && !funding.premium && exact(*funding.rate) != rate;
      split += funding.open_interest && (rate > 0) != leg.is_long;
    }
  }
  CHECK(capped > 20);
  CHECK(split > 50);
}

TEST_CASE("the live path counts and prices as the exact one does") {
  const auto row = funded(to_double(reference()), 720.0).positions[0];
  CHECK(std::abs(row.points[89].exact.value() - 81.30653266331658) < 1e-10);
  CHECK(*row.intervals_until_liquidation == 1950);
}
