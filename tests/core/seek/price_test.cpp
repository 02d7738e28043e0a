// SPDX-License-Identifier: MIT
// The price of a profit: closed there, less fees and funding, the position has earned it.
#include "support/seeking.hpp"

using namespace support;
using namespace support::seeking;

namespace {

Found<Decimal> price_for(const Account<Decimal>& of, const Value& pnl) {
  auto question = about(Find::Price);
  question.pnl = pnl.decimal;
  return found(of, question);
}

}  // namespace

TEST_CASE("price of a profit, net of fees and of funding owed; at nothing it is the break-even price") {
  auto one = reference();
  CHECK(price_for(one, 500).value == "105"_d);
  one.contracts[0].fees = margin::Fees<Decimal>{"0"_d, "0.001"_d};
  one.positions[0].funding = "7"_d;
  CHECK(near(*price_for(one, 0).value, exact(*assessed(one).positions[0].break_even)));
  CHECK(near(*price_for(one, 500).value, ("10507"_r + "10"_r) / ("100"_r * "0.999"_r)));
  auto question = about(Find::Price);
  question.roe = "0.25"_d;
  one.positions[0].leverage = "5"_d;
  CHECK(found(one, question).value == price_for(one, 500).value);
  one.contracts[0].tick = "0.5"_d;
  const auto on_tick = price_for(one, 500);
  CHECK(on_tick.value == "105.5"_d);
  CHECK(on_tick.exact.has_value());
  CHECK(has_reason(price_for(one, -2050), "stop-unreachable"));
  CHECK_FALSE(has_reason(price_for(one, -1500), "stop-unreachable"));
  CHECK(price_for(one, -20'000).status == SeekStatus::Never);
}

TEST_CASE("what a long in coin gains is bounded by its value at entry, Q/e") {
  auto coin = account(inverse("0.005"), 50'000, {isolated(Long, 10'000, 50'000, "0.05")});
  CHECK(price_for(coin, "0.2").status == SeekStatus::Never);
  CHECK(price_for(coin, "0.1").value == "100000"_d);
  CHECK(price_for(coin, "0.199999").status == SeekStatus::Ok);
  coin.positions[0].side = Short;
  CHECK(price_for(coin, "0.2").value == "25000"_d);
}

TEST_CASE("price of a profit: marked there, less fees and funding, the position has earned it") {
  Random random(95);
  for (int i = 0; i < 300; ++i) {
    const bool coin = random.chance(40);
    auto one = account(contract(coin ? ContractKind::Inverse : ContractKind::Linear, {}, Decimal{random.between(0, 20), -4}),
                       Decimal{random.between(1'001, 9'999), -1},
                       {isolated(random.chance(50) ? Long : Short, random.between(1, 500), Decimal{random.between(1'001, 9'999), -1}, 1'000'000)});
    one.positions[0].funding = Decimal{random.between(-50, 50), -2};
    const Decimal wanted{random.between(-2'000, 2'000), coin ? -4 : -1};
    const auto answer = price_for(one, wanted);
    if (!answer.value) continue;
    const auto& contract = one.contracts[0];
    const auto& position = one.positions[0];
    const Rational entry = exact(position.entry);
    const Rational price = exact(*answer.value);
    const Rational size = exact(position.qty);
    const Rational fee = exact(contract.fees->taker);
    const auto value = [&](const Rational& at) { return coin ? Rational{size / at} : Rational{size * at}; };
    const Rational gain = (position.side == Long) != coin ? Rational{value(price) - value(entry)} : Rational{value(entry) - value(price)};
    const Rational net = gain - fee * (value(price) + value(entry)) - exact(*position.funding);
    const Rational terms = value(price) + value(entry) + 1;
    CHECK(near(Rational{net / terms + 1}, Rational{exact(wanted) / terms + 1}, "1e-31"));
  }
}
