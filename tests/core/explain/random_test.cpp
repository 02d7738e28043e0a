// SPDX-License-Identifier: MIT
// Explanations of random accounts: every formula, evaluated in exact fractions by a reader of its tokens, gives the number of the report.
#include "oracle/generator.hpp"
#include "support/check_explanations.hpp"

using namespace support;
using namespace support::explaining;

namespace {

// As many in the time that slower builds take for them.
#if defined(__EMSCRIPTEN__) || defined(__SANITIZE_ADDRESS__)
constexpr std::uint64_t thousand = 100;
#else
constexpr std::uint64_t thousand = 1'000;
#endif

/// With so many positions that some of them are not named.
Account<Decimal> crowded(Account<Decimal> account, std::uint64_t seed) {
  Random random(seed);
  const auto few = account.positions;
  for (int i = 0; i < 4; ++i) {
    for (auto position : few) {
      position.qty = position.qty * Decimal{random.between(50, 150), -2};
      if (random.chance(20)) {
        position.side = opposite(position.side);
        position.loan.reset();
      }
      if (random.chance(90)) position.mode = MarginMode::Cross;
      account.positions.push_back(position);
    }
  }
  return account;
}

Findings check_accounts(std::uint64_t count, auto&& made) {
  Findings findings;
  for (std::uint64_t seed = 0; seed < count && findings.failures.size() < 100; ++seed) {
    const Account<Decimal> account = made(oracle::random_account(seed), seed);
    const auto assessment = margin::assess(account);
    if (assessment && std::holds_alternative<AccountReport<Decimal>>(*assessment)) check_account(account, seed, findings);
  }
  summarize(findings);
  return findings;
}

Decimal to_sixteen_digits(double value) {
  const int exponent = static_cast<int>(std::floor(std::log10(value))) - 15;
  return Decimal{static_cast<std::int64_t>(value / std::pow(10.0, exponent)), exponent};
}

/// With contracts whose rate grows by the power law, from somewhere about the sizes that are held.
Account<Decimal> bent(Account<Decimal> account, std::uint64_t seed) {
  Random random(seed);
  if (account.rules.hedge == Hedge::MaxSide) account.rules.hedge = Hedge::Sum;
  for (const auto& position : account.positions) {
    auto& contract = account.contracts[position.symbol];
    if (contract.loan() || position.qty == Decimal{0} || random.chance(30)) continue;
    const Decimal notional = contract.notional(contract.size_of(position.qty), *account.marks[position.symbol]);
    const Decimal imr{random.between(10, 200), -3};
    const double factor = margin::nearest(imr) * random.between(20, 600) / 100 / std::pow(margin::nearest(notional), 0.8);
    contract.tiers.clear();
    contract.law = power_law(Decimal{random.between(1, 60), -3}, imr, random.chance(5) ? Decimal{0} : to_sixteen_digits(factor));
  }
  return account;
}

}  // namespace

TEST_CASE("the formula of every number, evaluated from its tokens, is the number of the report: random accounts") {
  const Findings findings = check_accounts(3 * thousand, [](Account<Decimal> account, std::uint64_t) { return account; });
  CHECK(findings.exact * 5 > findings.formulas);
  if (thousand < 1'000) return;
  for (std::size_t i = 0; i < names(TermName{}).size(); ++i) {
    const auto name = static_cast<TermName>(i);
    // Few accounts end at an edge that orders move, none of these has positions that are not named, and no order fills: they have tests of their own.
    const bool of_rest = name == TermName::RestConstant || name == TermName::RestSlope;
    const bool elsewhere = name == TermName::OrdersBeside || of_rest || name >= TermName::FillPrice;
    CHECK_MESSAGE((elsewhere || findings.terms.contains(name)), "no formula has a term ", name_of(name));
  }
}

TEST_CASE("and so whatever is put into margins to close what is opened") {
  check_accounts(thousand / 2, [](Account<Decimal> account, std::uint64_t seed) {
    account.rules.opening_reserve = seed % 2 == 0 ? margin::OpeningReserve::AtBankruptcy : margin::OpeningReserve::CostAndMargin;
    return account;
  });
}

TEST_CASE("and so where positions are too many to be named one by one") {
  const Findings findings = check_accounts(thousand / 2, crowded);
  CHECK(findings.exact * 5 > findings.formulas);
  CHECK(findings.terms.contains(TermName::RestConstant));
  CHECK(findings.terms.contains(TermName::RestSlope));
}

// With the rate r in force at the price p* held, the health is a straight line, and its root lies H(p*) / (q (s − r − φ)) beside p*: what the
// steps to p* left of the health, over the slope of that line. They leave a few units of the last place of the health's terms, and what all
// formulas may differ by is 1e-31 of the same terms over the same slope: it holds here too. The slope of the health itself does not enter, as
// r is taken at p* and not at the root of the line.
TEST_CASE("and so under the power law, whose prices have no closed form: the line at the rate in force at the price has it as its root") {
  long above_the_knee = 0;
  check_accounts(thousand, [&](const Account<Decimal>& account, std::uint64_t seed) {
    const auto made = bent(account, seed);
    const auto assessment = margin::assess(made);
    if (!assessment || !std::holds_alternative<AccountReport<Decimal>>(*assessment)) return made;
    for (const auto& row : std::get<AccountReport<Decimal>>(*assessment).positions) {
      const auto& contract = made.contracts[row.symbol];
      if (!row.liquidation.exact || !contract.has_law(LawKind::Power)) continue;
      for (const auto& term : explained(made, ExplainedField::Liquidation, row.id).terms) {
        if (term.name == TermName::MaintenanceRate && term.value > *contract.law->mmr) ++above_the_knee;
      }
    }
    return made;
  });
  CHECK(above_the_knee > static_cast<long>(thousand) / 4);
}
