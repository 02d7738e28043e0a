// SPDX-License-Identifier: MIT
// The part of a position to close: what is left of the account is no longer liquidated.
#include "oracle/generator.hpp"
#include "support/seeking.hpp"

using namespace support;
using namespace support::seeking;

namespace {

constexpr int accounts = 1'500;

}  // namespace

TEST_CASE("partial liquidation: D = (κ(r q p − c) − E) / ((κ r − λ) p) in the row where it lies") {
  auto one = account(contract(ContractKind::Linear, {tier(0, "0.05"), tier(5'000, "0.1")}), 100, {isolated(Long, 100, 100, 600)});
  // M = 1,000 − 250 at the mark; E = 600. In the upper row (750 − 600) / (0.1 · 100) = 15 contracts.
  CHECK(found(one, about(Find::Partial)).value == "15"_d);
  auto question = about(Find::Partial);
  question.penalty = "0.015"_d;
  CHECK(near(exact(*found(one, question).value), "150"_r / ("8.5"_r)));
  one.contracts[0].lot = "1"_d;
  CHECK(found(one, question).value == "18"_d);
  CHECK(near(exact(*found(one, question).exact), "150"_r / ("8.5"_r)));
  one.positions[0].margin = "200"_d;
  // The lower row: 600 of 5,000 · … the upper gives 55, below 5,000 the slope is half.
  CHECK(found(one, about(Find::Partial)).value == "60"_d);
  question.penalty = "0.1"_d;
  const auto none = found(one, question);
  CHECK(none.status == SeekStatus::Insufficient);
  CHECK(none.limit == "100"_d);
  CHECK(none.missing == "800"_d);
  one.positions[0].margin = "2000"_d;
  CHECK(found(one, about(Find::Partial)).value == "0"_d);
}

TEST_CASE("P22: what is left after a partial liquidation has a health of zero, with the fee, in random accounts") {
  int checked = 0;
  int exactly = 0;
  for (std::uint64_t seed = 96'000'000; seed < 96'000'000 + accounts; ++seed) {
    CAPTURE(seed);
    auto one = oracle::random_account(seed);
    one.rules.tier_law = one.rules.tier_law == TierLaw::Flat ? TierLaw::Single : one.rules.tier_law;
    if (one.rules.tier_law == TierLaw::Single) {
      for (auto& contract : one.contracts) contract.tiers.resize(std::min<std::size_t>(1, contract.tiers.size()));
    }
    for (auto& contract : one.contracts) contract.lot.reset();
    one.orders.clear();
    // A report does not say what of an isolated margin counts.
    one.rules.extra_margin = margin::ExtraMargin::Plain;
    one.rules.auto_add = false;
    const auto report = assessed(one);
    for (std::size_t place = 0; place < one.positions.size(); ++place) {
      const auto& row = report.positions[place];
      if (row.liquidation.status != PriceStatus::Already || row.qty == Decimal{0} || one.contracts[row.symbol].loan()) continue;
      auto question = about(Find::Partial, place);
      question.penalty = "0.001"_d;
      const auto answer = found(one, question);
      if (!answer.value) continue;
      /// Health once `closed` was closed at the mark, and the size of its terms.
      const auto health = [&](const Decimal& closed) -> std::optional<std::pair<Decimal, Decimal>> {
        const Decimal share = closed / row.qty;
        auto left = one;
        left.positions[place].qty = row.qty - closed;
        const Decimal realized = share * row.unrealized_pnl - "0.001"_d * share * row.notional;
        const bool alone = one.positions[place].isolated();
        left.equity.reset();
        left.wallet = alone ? report.wallet : report.wallet + realized;
        if (alone) left.positions[place].margin = *row.margin + realized;
        if (alone && *left.positions[place].margin < Decimal{0}) return std::nullopt;
        const auto after = assessed(left);
        const auto& r = after.positions[place];
        const Decimal equity = alone ? *r.margin + r.unrealized_pnl - one.positions[place].funding_owed() : after.equity;
        const Decimal needs = alone ? one.rules.kappa * r.maintenance_margin + r.closing_reserve
                                    : one.rules.kappa * after.maintenance_margin + after.closing_reserve;
        const Decimal terms = margin::absolute(equity) + needs + row.notional + margin::absolute(row.unrealized_pnl) +
                              margin::absolute(report.wallet) + report.initial_margin;
        return std::pair(equity - needs, terms);
      };
      const auto at = health(*answer.value);
      const auto before = health(*answer.value * "0.9999999"_d);
      if (!at || !before || *answer.value == Decimal{0}) continue;
      // It is healed, and would not be by less; what leaps there (a side that pays no more, a floor) leaves more than nothing.
      CHECK(at->first >= at->second * "-1e-27"_d);
      CHECK(before->first < Decimal{0});
      exactly += margin::absolute(at->first) <= at->second * "1e-27"_d;
      ++checked;
    }
  }
  CHECK(checked > 60);
  CHECK(exactly > checked * 3 / 4);
}

TEST_CASE("closing all of a position pays what it owes, and gets what it is owed") {
  auto of = account(linear("0.01"), 100, {cross(Long, 10, 100)}, 3);
  of.positions[0].funding = 5;
  const auto owes = found(of, about(Find::Partial));
  CHECK(owes.status == SeekStatus::Insufficient);
  CHECK(owes.missing == 2);
  of.wallet = -1;
  of.positions[0].funding = -5;
  const auto owed = found(of, about(Find::Partial));
  CHECK(owed.status == SeekStatus::Ok);
  CHECK(owed.value == 6);  // 4 left of equity, 1 for each contract
}
