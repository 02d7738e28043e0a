// SPDX-License-Identifier: MIT
// Spot margin: assets and debts are re-valued, and their ratio decides.
#include "support/accounts.hpp"

using namespace support;

namespace {

Contract<Decimal> spot(const Value& mmr, const Value& taker = 0) { return contract(ContractKind::Loan, {tier(0, mmr)}, taker); }

margin::Loan<Decimal> loan(const Value& base_assets, const Value& quote_assets, const Value& base_debts, const Value& quote_debts) {
  return {{base_assets, quote_assets}, {base_debts, quote_debts}};
}

}  // namespace

TEST_CASE("a loan is liquidated where assets fall to the venue's level times the debts") {
  auto one = account(spot("0.05"), 10'500, {isolated(Long, 1, 10'000, 0)});
  one.positions[0].loan = loan("1.1", 0, 0, 10'000);
  one.rules.loan_level = "1.1"_d;
  CHECK(assessed(one).positions[0].margin_level == "1.155"_d);
  check_price(one, 10'000);  // 1.1 p = 1.1 · 10,000
  one.marks[0] = "10000"_d;
  check_status(one, PriceStatus::Already);
}

TEST_CASE("with a level of (1 + mmr)(1 + fee): (m D_q − A_q) / (A_b − m D_b), long and short, base and quote collateral") {
  Random random(44);
  int lower = 0;
  int upper = 0;
  for (int i = 0; i < 500; ++i) {
    const auto side = random.chance(50) ? Long : Short;
    const Decimal mark{random.between(100, 9'999), -1};
    auto one = account(spot(Decimal{random.between(1, 80), -3}, Decimal{random.between(1, 20), -4}), mark, {isolated(side, 10, mark, 0)});
    one.rules.close_fee = CloseFee::Multiplicative;
    const Decimal price = mark * Decimal{10};
    one.positions[0].loan = side == Long ? loan(Decimal{random.between(100, 130), -1}, 0, 0, price * Decimal{random.between(40, 95), -2})
                                         : loan(0, price * Decimal{random.between(105, 220), -2}, 10, 0);
    const auto& held = *one.positions[0].loan;
    const Rational level = (1 + exact(one.contracts[0].tiers[0].mmr)) * (1 + exact(one.contracts[0].fees->taker));
    const Rational root = (level * exact(held.debts.quote) - exact(held.assets.quote)) / (exact(held.assets.base) - level * exact(held.debts.base));
    const auto result = liquidation(one);
    if (result.status != PriceStatus::Ok) {
      const bool past = side == Short ? root <= exact(mark) : root >= exact(mark);
      CHECK(past);
      continue;
    }
    CHECK(near(*result.exact, root, "1e-31"));
    const bool below = side == Long;
    CHECK(result.lower.has_value() == below);
    (side == Long ? lower : upper) += 1;
    const auto row = assessed(one).positions[0];
    const Rational assets = exact(held.assets.base) * exact(mark) + exact(held.assets.quote);
    const Rational debts = exact(held.debts.base) * exact(mark) + exact(held.debts.quote);
    CHECK(near(*row.margin_level, assets / debts, "1e-31"));
  }
  CHECK(lower > 50);
  CHECK(upper > 50);
}

TEST_CASE("without debts nothing is ever liquidated") {
  auto one = account(spot("0.05"), 100, {isolated(Long, 1, 100, 100)});
  check_never(one);
  one.positions[0].loan = loan(1, 5, 0, 0);
  check_never(one);
}

TEST_CASE("the shorthand: what was bought less the margin is borrowed; what was sold is kept beside the margin") {
  auto bought = account(spot("0.05"), 100, {isolated(Long, 10, 100, 200)});
  auto row = assessed(bought).positions[0];
  CHECK(row.notional == "800"_d);  // owed
  CHECK(row.margin_level == "1.25"_d);
  check_price(bought, 800 * "1.05"_r / 10);
  auto sold = account(spot("0.05"), 100, {isolated(Short, 10, 100, 200)});
  row = assessed(sold).positions[0];
  CHECK(row.notional == "1000"_d);
  CHECK(row.margin_level == "1.2"_d);
  check_price(sold, 1'200 / (10 * "1.05"_r));
}

TEST_CASE("a loan by amounts that its side cannot have contradicts itself, and nothing that it can") {
  const auto reasons_of = [](PositionSide side, const margin::Loan<Decimal>& held, const Value& qty = 2) {
    auto one = account(spot("0.05"), 100, {isolated(side, qty, 100, 0)});
    one.positions[0].margin.reset();
    one.positions[0].loan = held;
    const auto assessment = margin::assess(one).value();
    const auto* invalid = std::get_if<margin::Invalid<Decimal>>(&assessment);
    return invalid ? std::string(margin::name_of(invalid->reasons.at(0).code)) + " at " + invalid->reasons.at(0).path : "";
  };
  const auto of_short = "position-overdetermined at positions[0].loan.debts.base";
  CHECK(reasons_of(Short, loan(1, 0, 0, 80)) == of_short);  // a long's
  CHECK(reasons_of(Short, loan(0, 220, 0, 0)) == of_short);
  const auto of_long = "position-overdetermined at positions[0].loan.assets.base";
  CHECK(reasons_of(Long, loan(0, 220, 2, 0)) == of_long);  // a short's
  CHECK(reasons_of(Long, loan(0, 5, 0, 80)) == of_long);
  CHECK(reasons_of(Long, loan(2, 5, 2, 80)) == of_long);
  for (const auto& held : {loan(2, 0, 0, 80), loan(2, 0, 0, 0), loan("1.998", 7, 0, 250), loan("2.2", 0, 0, 201), loan(3, 0, 1, 0)}) {
    CHECK(reasons_of(Long, held) == "");
  }
  for (const auto& held : {loan(0, 220, 2, 0), loan("0.4", 200, "2.001", 0), loan(3, 190, 2, 0), loan(0, 50, "0.5", 1)}) {
    CHECK(reasons_of(Short, held) == "");
  }
  CHECK(reasons_of(Short, loan(1, 0, 0, 80), 0) == "");  // nothing is held
}

TEST_CASE("the margin of a loan by amounts is what they are worth without its profit, where none is given") {
  auto one = account(spot("0.05"), 110, {isolated(Long, 10, 100, 0)});
  auto& held = one.positions[0];
  held.margin.reset();
  held.loan = loan(10, 0, 0, 800);
  auto report = assessed(one);
  CHECK(report.positions[0].margin == "200"_d);
  CHECK(report.positions[0].unrealized_pnl == "100"_d);
  CHECK(report.isolated.margin == "200"_d);
  // As the shorthand has it.
  auto same = one;
  same.positions[0].loan.reset();
  same.positions[0].margin = "200"_d;
  CHECK(report.positions[0].max_loss == assessed(same).positions[0].max_loss);
  // A tenth of it as base is worth what it is at the mark; interest is not there any more.
  held.loan = loan(11, 0, 0, "1000.5");
  CHECK(assessed(one).positions[0].margin == "109.5"_d);
  held.side = Short;
  held.loan = loan(0, "1200", "10.01", 0);
  report = assessed(one);
  CHECK(report.positions[0].margin == "198.9"_d);
  CHECK(report.positions[0].unrealized_pnl == "-100"_d);
  held.margin = "205"_d;  // what was put in, by the caller's word
  CHECK(assessed(one).positions[0].margin == "205"_d);
  held.margin.reset();
  held.qty = 0;
  CHECK(assessed(one).isolated.margin == "0"_d);
}

TEST_CASE("the initial margin of a loan is that of what was bought or sold, in a cross account at the mark like any other") {
  auto one = account(spot("0.05"), 120, {cross(Long, 10, 100)}, 500);
  one.positions[0].leverage = 5;
  one.positions[0].loan = loan(11, 0, 0, 900);
  CHECK(assessed(one).positions[0].initial_margin == "240"_d);
  CHECK(assessed(one).available == "680"_d);  // 500 + 11 · 120 − 900 − 240
  one.positions[0].mode = MarginMode::Isolated;
  CHECK(assessed(one).positions[0].initial_margin == "200"_d);
}

TEST_CASE("in a cross account the loans of all symbols and the wallet stand for each other") {
  auto one = account(spot("0.1"), 100, {cross(Long, 10, 100)}, 50);
  one.positions[0].loan = loan(10, 0, 0, 900);
  const auto alone = *liquidation(one).exact;
  CHECK(near(alone, (900 * "1.1"_r - 50) / 10, "1e-32"));
  one.positions.push_back(cross(Long, 5, 40, add_market(one, spot("0.1"), 40)));
  one.positions[1].loan = loan(5, 0, 0, 100);  // worth 200, needs 110
  CHECK(near(*liquidation(one).exact, (900 * "1.1"_r - 50 - 200 + 110) / 10, "1e-32"));
}
