// SPDX-License-Identifier: MIT
// The rate of the next payment and the price it is paid on: premium, caps, open interest.
#include "oracle/generator.hpp"
#include "support/convert.hpp"
#include "support/funded.hpp"

using namespace support;
using namespace support::funding;
using oracle::Ledger;

namespace {

bool near_or_both_zero(const Decimal& value, const Rational& expected) {
  const Rational size = expected < 0 ? Rational{-expected} : expected;
  return value == "0"_d ? expected == 0 : near(exact(value < "0"_d ? -value : value), size) && (value < "0"_d) == (expected < 0);
}

}  // namespace

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
