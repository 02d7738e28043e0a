// SPDX-License-Identifier: MIT
// The margin for a liquidation price: put into the account, it brings the price there.
#include <map>

#include "oracle/generator.hpp"
#include "support/convert.hpp"
#include "support/seeking.hpp"

using namespace support;
using namespace support::seeking;
using oracle::Ledger;
using oracle::Scope;

namespace {

Found<Decimal> margin_for(const Account<Decimal>& of, const Value& target, std::size_t position = 0) {
  auto question = about(Find::Margin, position);
  question.liquidation_price = target.decimal;
  return found(of, question);
}

/// Quote that is paid in is kept; what is paid out is taken from what is kept, else borrowed.
void pay_in(margin::Loan<Decimal>& loan, const Decimal& quote) {
  loan.assets.quote = loan.assets.quote + quote;
  if (!(loan.assets.quote < Decimal{0})) return;
  loan.debts.quote = loan.debts.quote - loan.assets.quote;
  loan.assets.quote = Decimal{0};
}

/// The account with the answer put in.
Account<Decimal> with_backing(Account<Decimal> of, std::size_t place, const Decimal& value) {
  if (of.positions[place].isolated()) {
    if (auto& loan = of.positions[place].loan) pay_in(*loan, value - *assessed(of).positions[place].margin);
    of.positions[place].margin = value;
  } else {
    of.equity.reset();
    of.wallet = value;
  }
  return of;
}

constexpr int accounts = 1'500;

}  // namespace

TEST_CASE("2,000 at 5x is liquidated at 80.402; 75 takes 537.50 more, and 85 needs 457.50 less") {
  const auto lower = margin_for(reference(), 75);
  CHECK(lower.status == SeekStatus::Ok);
  CHECK(lower.value == "2537.5"_d);
  CHECK(lower.add == "537.5"_d);
  CHECK_FALSE(lower.removable.has_value());
  const auto higher = margin_for(reference(), 85);
  CHECK(higher.add == "-457.5"_d);
  // 5x with a margin of 2,000 is just the initial margin: nothing can be taken out; without leverage even less.
  auto at_five = reference();
  at_five.positions[0].leverage = "5"_d;
  CHECK(margin_for(at_five, 85).removable == "0"_d);
  at_five.positions[0].margin = "2300"_d;
  CHECK(margin_for(at_five, 85).removable == "300"_d);
  CHECK(margin_for(at_five, 79).removable == "160.5"_d);
}

TEST_CASE("a target on the wrong side of the mark is already passed; one that takes a negative margin is out of reach") {
  CHECK(margin_for(reference(), 101).status == SeekStatus::Already);
  CHECK(margin_for(reference(), 100).status == SeekStatus::Already);
  auto up = reference();
  up.marks[0] = "150"_d;
  const auto out = margin_for(up, 120);
  CHECK(out.status == SeekStatus::Insufficient);
  CHECK(has_reason(out, "unreachable"));
  CHECK_FALSE(out.value.has_value());
  auto shorted = reference();
  shorted.positions[0].side = Short;
  CHECK(margin_for(shorted, 99).status == SeekStatus::Already);
  CHECK(margin_for(shorted, 120).value == "2060"_d);
}

TEST_CASE("more than is available is missing; an account that does not say what it has is not asked") {
  auto poor = reference();
  poor.wallet = "500"_d;
  const auto answer = margin_for(poor, 75);
  CHECK(answer.status == SeekStatus::Insufficient);
  CHECK(answer.value == "2537.5"_d);
  CHECK(answer.missing == "37.5"_d);
  CHECK(has_reason(answer, "insufficient-margin"));
  poor.wallet.reset();
  CHECK(margin_for(poor, 75).status == SeekStatus::Ok);
}

TEST_CASE("closed forms of the margin: at liquidation, at entry, at bankruptcy, in coin") {
  auto one = account(contract(ContractKind::Linear, {tier(0, "0.005"), tier(8'000, "0.01")}, "0.0006"), 100, {isolated(Long, 100, 101, 3000)});
  one.rules.close_fee = CloseFee::AtLiquidation;
  // W = q (r + φ − s) p − c + s q e, in the row of the target: 79 is below 8,000, 85 above.
  CHECK(margin_for(one, 79).value == "100"_d * "-0.9944"_d * "79"_d + "10100"_d);
  CHECK(margin_for(one, 85).value == "100"_d * "-0.9894"_d * "85"_d - "40"_d + "10100"_d);
  one.rules.mm_basis = MaintenanceBasis::AtEntry;
  one.rules.close_fee = CloseFee::None;
  CHECK(margin_for(one, 85).value == "61"_d + "1600"_d);
  // At bankruptcy: the margin without reserve, M₀ + s q (e − p), then F₀ on top: φ N(p_b), where the margin is gone but for it.
  one.rules.close_fee = CloseFee::AtBankruptcy;
  const auto value = exact(*margin_for(one, 85).value);
  CHECK(near(value, "1661"_r + "0.0006"_r * ("10100"_r - "1661"_r)));
  auto coin = account(inverse("0.005", "0.0006"), 50'000, {isolated(Short, 10'000, 50'000, "0.05")});
  coin.rules.close_fee = CloseFee::AtLiquidation;
  // W = Q (s + r + φ) / p − s Q / e.
  CHECK(near(exact(*margin_for(coin, 60'000).value), "10000"_r * "-0.9944"_r / "60000"_r + "0.2"_r));
}

TEST_CASE("flat tiers: the smallest margin whose first crossing is at the target or beyond") {
  auto one = account(contract(ContractKind::Linear, {tier(0, "0.01"), tier(1'050, "0.1")}), 100, {isolated(Short, 10, 100, 100)});
  one.rules.tier_law = TierLaw::Flat;
  // The edge itself is reached with any margin between the two requirements there: 60.5 to 155.
  CHECK(margin_for(one, 105).value == "60.5"_d);
  check_price(with_backing(one, 0, "60.5"_d), "105"_r);
  CHECK(margin_for(one, 106).value == "166"_d);
  check_price(with_backing(one, 0, "166"_d), "106"_r);
  // A long just above an edge needs more there than below it: no margin is liquidated in the shadow of the edge.
  auto fallen = account(contract(ContractKind::Linear, {tier(0, "0.01"), tier(950, "0.1")}), 100, {isolated(Long, 10, 100, 400)});
  fallen.rules.tier_law = TierLaw::Flat;
  const auto shadow = margin_for(fallen, 94);
  CHECK(shadow.status == SeekStatus::Ok);
  CHECK(near(exact(*shadow.value), "145"_r, "1e-28"));
  CHECK(*shadow.value > "145"_d);
  CHECK(*liquidation(with_backing(fallen, 0, *shadow.value)).exact < "94"_d);
  fallen.rules.boundary = Boundary::EqualSafe;
  CHECK(margin_for(fallen, 94).value == "145"_d);
}

TEST_CASE("what a loan by amounts lacks is kept as quote, and what it does not need is taken from that, or borrowed") {
  auto of = account(contract(ContractKind::Loan, {tier(0, "0.05")}), 100, {isolated(Long, 10, 100, 0)}, 50);
  auto& held = of.positions[0];
  held.margin.reset();
  held.loan = margin::Loan<Decimal>{{10, 0}, {0, 800}};
  // H(70) = 700 − 1.05 · 800.
  auto answer = margin_for(of, 70);
  CHECK(answer.add == "140"_d);
  CHECK(answer.value == "340"_d);
  CHECK(answer.missing == "90"_d);
  check_price(with_backing(of, 0, *answer.value), 70);
  // H(94.5) = 1.05 · 100, for which 100 are borrowed; or 40 are kept, and 65 / 1.05 borrowed.
  CHECK(margin_for(of, "94.5").add == "-100"_d);
  held.loan->assets.quote = "40"_d;
  held.loan->debts.quote = "840"_d;
  answer = margin_for(of, "94.5");
  CHECK(near(exact(*answer.add), -40 - "63"_r / "1.05"_r));
  CHECK(near(*liquidation(with_backing(of, 0, *answer.value)).exact, "94.5"_r));
  CHECK(answer.removable == "0"_d);
  held.leverage = 10;
  CHECK(margin_for(of, "94.5").removable == "100"_d);
  held.side = Short;
  held.loan = margin::Loan<Decimal>{{0, 1'200}, {10, 0}};
  CHECK(margin_for(of, 120).add == "60"_d);
  CHECK(margin_for(of, 120).value == "260"_d);
}

TEST_CASE("P7: margin: assessed with the answer, random accounts are liquidated at the target") {
  std::map<SeekStatus, int> seen;
  int equal = 0;
  for (std::uint64_t seed = 90'000'000; seed < 90'000'000 + accounts; ++seed) {
    CAPTURE(seed);
    const auto one = oracle::random_account(seed);
    Random random(seed);
    const std::size_t place = static_cast<std::size_t>(random.between(0, static_cast<int>(one.positions.size()) - 1));
    const Decimal& mark = *one.marks[one.positions[place].symbol];
    const bool lower = (one.positions[place].side == Long) != random.chance(10);
    const Decimal target = mark * Decimal{lower ? random.between(300, 999) : random.between(1'001, 2'500), -3};
    const auto answer = margin_for(one, target, place);
    ++seen[answer.status];
    if (answer.status == SeekStatus::Insufficient && !answer.value) CHECK(has_reason(answer, "unreachable"));
    if (!answer.value) continue;
    const auto there = with_backing(one, place, *answer.value);
    const auto l = liquidation(there, place);
    REQUIRE(l.status == PriceStatus::Ok);
    if (one.rules.tier_law != TierLaw::Flat) {
      CHECK_MESSAGE(near(*l.exact, exact(target), "1e-22"), *l.exact, " is not ", target);
      equal += *l.exact == target;
      // On the tick the target itself is shown.
      const auto& tick = one.contracts[one.positions[place].symbol].tick;
      const bool on_tick = tick && one.rules.rounding != Rounding::None && margin::on_grid(target, *tick);
      if (on_tick && near(*l.exact, exact(target), "1e-32")) CHECK(*l.price == target);
    } else {
      CHECK_FALSE((lower ? *l.exact > target * "1.0000000000000000000001"_d : *l.exact < target * "0.9999999999999999999999"_d));
      // A share of a billionth less is liquidated before the target.
      const Decimal less = *answer.value - (margin::absolute(*answer.value) + margin::absolute(*answer.add)) * Decimal{1, -9};
      const auto nearer = liquidation(with_backing(one, place, less), place);
      if (nearer.status == PriceStatus::Ok && less >= Decimal{0}) {
        CHECK((lower ? *nearer.exact > target : *nearer.exact < target));
      }
    }
  }
  CHECK(seen[SeekStatus::Ok] > accounts / 2);
  CHECK(seen[SeekStatus::Already] > 20);
  CHECK(seen[SeekStatus::Insufficient] > 20);
  CHECK(equal > accounts / 8);
}

TEST_CASE("margin: unreachable is said only where no margin does it") {
  // With the scope's own health at the target for an answer, nothing comes of it either.
  int checked = 0;
  for (std::uint64_t seed = 91'000'000; seed < 91'000'000 + accounts; ++seed) {
    CAPTURE(seed);
    auto one = oracle::random_account(seed);
    if (one.rules.tier_law == TierLaw::Flat || one.rules.close_fee == CloseFee::AtBankruptcy) continue;
    if (one.equity) one.wallet = std::exchange(one.equity, std::nullopt);
    const Decimal& mark = *one.marks[one.positions[0].symbol];
    const bool lower = one.positions[0].side == Long;
    const Decimal target = mark * Decimal{lower ? 8 : 12, -1};
    const auto answer = margin_for(one, target);
    if (answer.value) continue;
    if (one.positions[0].qty == Decimal{0}) continue;
    ++checked;
    const auto report = assessed(one);
    const Ledger ledger(one);
    const Rational health = Scope(ledger, 0).health(exact(target));
    const Decimal now = one.positions[0].isolated() ? *report.positions[0].margin : report.wallet;
    const auto text = oracle::to_34_digits(exact(now) - health);
    if (one.positions[0].isolated() && text < 0) continue;
    Decimal value = margin::parse_decimal(oracle::text(text)).value();
    const auto l = liquidation(with_backing(one, 0, value));
    if (l.exact) CHECK_FALSE(near(*l.exact, exact(target), "1e-20"));
  }
  CHECK(checked > 20);
}

TEST_CASE("the margin for a target under the power law brings the price there") {
  const auto bent = by_law(power_law("0.006", "0.01", "0.0000001"));
  for (const auto side : {Long, Short}) {
    auto one = account(bent, 90'000, {isolated(side, 50, 90'000, 1'000'000)});
    const Value target = side == Long ? Value(80'000) : Value(95'000);
    const auto answer = margin_for(one, target);
    REQUIRE(answer.status == SeekStatus::Ok);
    one.positions[0].margin = answer.value;
    CHECK(near(liquidation(one).exact.value(), exact(target.decimal), "1e-24"));
  }
}

TEST_CASE("the live path answers as the exact one does") {
  int checked = 0;
  for (std::uint64_t seed = 97'000'000; seed < 97'000'000 + 500; ++seed) {
    CAPTURE(seed);
    const auto one = oracle::random_account(seed);
    const auto live = to_double(one);
    if (one.positions[0].qty == Decimal{0} || one.rules.tier_law == TierLaw::Flat) continue;
    const Decimal target = *one.marks[one.positions[0].symbol] * Decimal{one.positions[0].side == Long ? 8 : 12, -1};
    const auto expected = margin_for(one, target);
    Question<double> question;
    question.find = Find::Margin;
    question.position = 0;
    question.liquidation_price = margin::nearest(target);
    const auto got = found(live, question);
    if (!expected.value || !got.value) continue;
    const auto report = assessed(one);
    const double terms = margin::nearest(report.positions[0].notional) + std::abs(margin::nearest(report.equity)) +
                         std::abs(margin::nearest(*expected.value)) + margin::nearest(report.initial_margin) * 100;
    CHECK(std::abs(*got.value - margin::nearest(*expected.value)) <= 1e-10 * terms);
    ++checked;
  }
  CHECK(checked > 150);
}
