// SPDX-License-Identifier: MIT
// Explanations of an order's own numbers: the ticket's notional, cost, fee, open loss, realized profit, most that is lost, stop and target.
#include "oracle/generator.hpp"
#include "support/check_explanations.hpp"
#include "support/tickets.hpp"

using namespace support;
using namespace support::explaining;

namespace {

constexpr ExplainedField of_order[] = {ExplainedField::Cost, ExplainedField::Fee, ExplainedField::OpenLoss, ExplainedField::RealizedPnl,
                                       ExplainedField::MaxLoss, ExplainedField::Notional};

Decimal ticketed(const Ticket<Decimal>& ticket, ExplainedField field) {
  switch (field) {
    case ExplainedField::Cost: return ticket.cost;
    case ExplainedField::Fee: return ticket.fee;
    case ExplainedField::OpenLoss: return ticket.open_loss;
    case ExplainedField::RealizedPnl: return ticket.realized_pnl;
    case ExplainedField::Notional: return ticket.fill.notional;
    case ExplainedField::Stop: return ticket.stop.value().pnl;
    case ExplainedField::Target: return ticket.target.value().pnl;
    default: return ticket.max_loss.order;
  }
}

Explanation explained(const Account<Decimal>& of, const Order<Decimal>& order, ExplainedField field) {
  return std::get<Explanation>(margin::explain(of, {std::nullopt, field, order}).value());
}

/// The formula, of a number that is the ticket's.
std::string formula(const Account<Decimal>& of, const Order<Decimal>& order, ExplainedField field) {
  const auto explanation = explained(of, order, field);
  CHECK(explanation.status == ExplanationStatus::Ok);
  CHECK(explanation.value == ticketed(previewed(of, order), field));
  CHECK(near(*explanation.value, Evaluator(explanation.formula).evaluate().value));
  return printed(explanation.formula);
}

/// Names and symbols of the terms, in order.
std::string legend(const Account<Decimal>& of, const Order<Decimal>& order, ExplainedField field) {
  std::string text;
  for (const auto& term : explained(of, order, field).terms) {
    text += (text.empty() ? "" : ", ") + std::string(name_of(term.name)) + " " + std::string(term.symbol);
    if (term.position) text += " @" + std::to_string(*term.position);
    if (term.tier) text += " #" + std::to_string(*term.tier);
    if (term.count) text += " ×" + std::to_string(*term.count);
  }
  return text;
}

}  // namespace

TEST_CASE("what an order costs is margin by its leverage, fee, and what filling away from the mark loses") {
  auto of = account(linear("0.005", "0.0006"), 100, {}, 5'000);
  const auto at_mark = market(Buy, 100, 5, Isolated);
  CHECK(formula(of, at_mark, ExplainedField::Cost) == "100 · 100 / 5 + 6");
  CHECK(legend(of, at_mark, ExplainedField::Cost) == "size q, fillPrice p, leverage L @0, fee Φ");
  CHECK(formula(of, at_mark, ExplainedField::Fee) == "0.0006 · 100 · 100");
  CHECK(legend(of, at_mark, ExplainedField::Fee) == "feeRate φ, size q, fillPrice p");
  CHECK(formula(of, at_mark, ExplainedField::OpenLoss) == "max(0, 100 · (100 − 100))");
  CHECK(formula(of, at_mark, ExplainedField::RealizedPnl) == "0");
  CHECK(formula(of, at_mark, ExplainedField::MaxLoss) == "6 + min(100 · 100 / 5, 2000)");
  CHECK(legend(of, at_mark, ExplainedField::MaxLoss) == "fee Φ, size q, fillPrice p, leverage L @0, maxLoss X @0");
  auto above = limit(Buy, 100, 101, 5, Isolated);
  CHECK(formula(of, above, ExplainedField::Cost) == "100 · 101 / 5 + 6.06 + 100");
  CHECK(legend(of, above, ExplainedField::Cost) == "size q, fillPrice p, leverage L @0, fee Φ, openLoss Δ");
  CHECK(formula(of, above, ExplainedField::OpenLoss) == "max(0, 100 · (101 − 100))");
  above.side = Sell;
  CHECK(formula(of, above, ExplainedField::OpenLoss) == "max(0, 100 · (100 − 101))");
  of.rules.fee_buffer = "0.001"_d;
  CHECK(formula(of, at_mark, ExplainedField::Cost) == "100 · 100 / 5 + 0.001 · 100 · 100 + 6");
  CHECK(formula(of, at_mark, ExplainedField::MaxLoss) == "6 + min(100 · 100 / 5 + 0.001 · 100 · 100, 2010)");
}

TEST_CASE("an initial rate is the least, and without a leverage what is asked for") {
  auto of = account(linear("0.005"), 100, {}, 5'000);
  of.contracts[0].tiers[0].imr = "0.01"_d;
  auto order = market(Buy, 100, 50, Cross);
  CHECK(formula(of, order, ExplainedField::Cost) == "max(100 · 100 / 50, 100 · 100 · 0.01)");
  CHECK(legend(of, order, ExplainedField::Cost) == "size q, fillPrice p, leverage L @0, initialRate i @0 #0");
  order.leverage.reset();
  CHECK(formula(of, order, ExplainedField::Cost) == "100 · 100 · 0.01");
  of.contracts[0].tiers[0].imr.reset();
  of.contracts[0].max_leverage = "25"_d;
  CHECK(formula(of, order, ExplainedField::Cost) == "100 · 100 / 25");
}

TEST_CASE("the row is that of the position which the order results in, and a rate by size grows with that position") {
  auto of = account(linear("0.005"), 100, {isolated(Long, 50, 100, 1'000)}, 5'000);
  of.contracts[0].tiers.push_back(tier(10'000, "0.02"));
  of.contracts[0].tiers[0].imr = "0.01"_d;
  of.contracts[0].tiers[1].imr = "0.5"_d;
  const auto order = market(Buy, 60, 5, Isolated);
  CHECK(formula(of, order, ExplainedField::Cost) == "max(60 · 100 / 5, 60 · 100 · 0.5)");
  CHECK(legend(of, order, ExplainedField::Cost) == "size q, fillPrice p, leverage L @0, initialRate i @0 #1");
  Law<Decimal> law;
  law.law = LawKind::SizeLinear;
  law.base = "0.01"_d;
  law.slope = "0.001"_d;
  law.imr_base = "0.02"_d;
  law.imr_slope = "0.002"_d;
  of.contracts[0].law = law;
  CHECK(formula(of, order, ExplainedField::Cost) == "max(60 · 100 / 5, 60 · 100 · (0.02 + 0.002 · 110))");
}

TEST_CASE("an inverse order is a face value over its price") {
  const auto of = account(inverse("0.005", "0.0005"), 50'000, {}, 5);
  const auto order = limit(Buy, 60'000, 60'000, 10, Isolated);
  CHECK(formula(of, order, ExplainedField::Cost) == "60000 / 60000 / 10 + 0.0005 + 0.2");
  CHECK(formula(of, order, ExplainedField::Fee) == "0.0005 · (60000 / 60000)");
  CHECK(formula(of, order, ExplainedField::OpenLoss) == "max(0, 60000 / 50000 − 60000 / 60000)");
  CHECK(legend(of, order, ExplainedField::OpenLoss) == "size Q, mark m, fillPrice p");
}

TEST_CASE("where coin is valued in quote an order's coin is worth the mark") {
  auto of = account(inverse("0.005", "0.0005"), 50'000, {}, 5'000);
  of.rules.valuation = margin::Valuation::Quote;
  for (const auto mode : {Isolated, Cross}) {
    const auto order = limit(Buy, 6'000, 60'000, 10, mode);
    CHECK(formula(of, order, ExplainedField::Cost) == "6000 / 60000 · 50000 / 10 + 2.5 + 1000");
    CHECK(formula(of, order, ExplainedField::Fee) == "0.0005 · (6000 / 60000 · 50000)");
    CHECK(formula(of, order, ExplainedField::OpenLoss) == "max(0, 6000 / 50000 − 6000 / 60000) · 50000");
  }
  CHECK(formula(of, limit(Buy, 6'000, 60'000, 10, Isolated), ExplainedField::MaxLoss) == "2.5 + min(6000 / 60000 · 50000 / 10, 0.01 · 50000)");
  of.positions = {cross(Long, 6'000, 40'000)};
  CHECK(formula(of, limit(Sell, 6'000, 60'000, 10, Cross), ExplainedField::RealizedPnl) == "(6000 / 40000 − 6000 / 60000) · 50000");
}

TEST_CASE("an order that turns a position realizes what it closes, pays for all of it, and costs what it opens") {
  auto of = account(linear("0.005", "0.0006"), 110, {isolated(Long, 100, 100, 2'000)}, 5'000);
  const auto order = market(Sell, 150, 5, Isolated);
  CHECK(formula(of, order, ExplainedField::RealizedPnl) == "100 · (110 − 100)");
  CHECK(legend(of, order, ExplainedField::RealizedPnl) == "size q @0, fillPrice p, entry e @0");
  CHECK(formula(of, order, ExplainedField::Fee) == "0.0006 · 150 · 110");
  CHECK(formula(of, order, ExplainedField::Cost) == "50 · 110 / 5 + 3.3");
  CHECK(legend(of, order, ExplainedField::Cost) == "size q, fillPrice p, leverage L @0, fee Φ");
  CHECK(formula(of, order, ExplainedField::MaxLoss) == "9.9 + min(50 · 110 / 5, 1100)");
  of.positions[0].side = Short;
  CHECK(formula(of, market(Buy, 40, 5, Isolated), ExplainedField::RealizedPnl) == "40 · (100 − 110)");
}

TEST_CASE("an order's notional is what fills, at its price") {
  auto of = account(linear("0.005"), 110, {isolated(Long, 100, 100, 2'000)}, 5'000);
  CHECK(formula(of, limit(Sell, 150, 120, 5, Isolated), ExplainedField::Notional) == "150 · 120");
  CHECK(legend(of, limit(Sell, 150, 120, 5, Isolated), ExplainedField::Notional) == "size q, fillPrice p");
  auto closing = market(Sell, 150, 5, Isolated);
  closing.reduce_only = true;
  CHECK(formula(of, closing, ExplainedField::Notional) == "100 · 110");
  auto coin = account(inverse("0.005"), 50'000, {}, 5);
  CHECK(formula(coin, limit(Buy, 60'000, 60'000, 10, Isolated), ExplainedField::Notional) == "60000 / 60000");
  coin.rules.valuation = margin::Valuation::Quote;
  CHECK(formula(coin, limit(Buy, 60'000, 60'000, 10, Cross), ExplainedField::Notional) == "60000");
}

TEST_CASE("a stop or target brings the profit of the whole position there, and past liquidation all that backs it is lost") {
  auto of = account(linear("0.005"), 100, {}, 5'000);
  auto order = market(Buy, 100, 5, Isolated);
  order.stop = 90;
  order.target = 130;
  CHECK(formula(of, order, ExplainedField::Stop) == "100 · (90 − 100)");
  CHECK(legend(of, order, ExplainedField::Stop) == "size q @0, exitPrice p, entry e @0");
  CHECK(formula(of, order, ExplainedField::Target) == "100 · (130 − 100)");
  order.stop = 80;
  CHECK(formula(of, order, ExplainedField::Stop) == "0 − 2000");
  CHECK(legend(of, order, ExplainedField::Stop) == "maxLoss X @0");
  auto sold = market(Sell, 100, 5, Isolated);
  sold.stop = 110;
  CHECK(formula(of, sold, ExplainedField::Stop) == "100 · (100 − 110)");
  // Of what is added to a position the profit is that of all of it.
  of.positions = {isolated(Long, 50, 80, 1'000)};
  CHECK(formula(of, order, ExplainedField::Target).starts_with("150 · (130 − "));

  auto coin = account(inverse("0.005"), 50'000, {}, 5);
  auto in_coin = market(Buy, 100'000, 10, Isolated);
  in_coin.target = 60'000;
  CHECK(formula(coin, in_coin, ExplainedField::Target) == "100000 / 50000 − 100000 / 60000");
  coin.wallet = 500'000;
  coin.rules.valuation = margin::Valuation::Quote;
  in_coin.mode = Cross;
  CHECK(formula(coin, in_coin, ExplainedField::Target) == "100000 · (60000 − 50000) / 50000");
  in_coin.side = Sell;
  in_coin.stop = 60'000;
  CHECK(formula(coin, in_coin, ExplainedField::Stop) == "100000 · (50000 − 60000) / 50000");
}

TEST_CASE("an order without the stop is asked for it, and where nothing is left of the position there is none") {
  auto of = account(linear("0.005"), 110, {isolated(Long, 100, 100, 2'000)}, 5'000);
  auto order = market(Sell, 100, 5, Isolated);
  for (const auto field : {ExplainedField::Stop, ExplainedField::Target}) {
    const auto refused = margin::explain(of, {std::nullopt, field, order});
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == "missing");
    CHECK(refused.error().path == "question.order." + std::string(name_of(field)));
  }
  order.stop = 90;
  const auto explanation = explained(of, order, ExplainedField::Stop);
  CHECK(explanation.status == ExplanationStatus::Absent);
  CHECK(printed(explanation.reason) == "effect = close");
}

TEST_CASE("an order that only closes costs nothing, and can lose its fee") {
  auto of = account(linear("0.005", "0.0006"), 110, {isolated(Long, 100, 100, 2'000)}, 5'000);
  auto order = market(Sell, 150, 5, Isolated);
  order.reduce_only = true;
  CHECK(formula(of, order, ExplainedField::Cost) == "0");
  CHECK(formula(of, order, ExplainedField::OpenLoss) == "0");
  CHECK(formula(of, order, ExplainedField::Fee) == "0.0006 · 100 · 110");
  CHECK(formula(of, order, ExplainedField::MaxLoss) == "0.0006 · 100 · 110");
}

TEST_CASE("rows that an order closes are named one by one up to a handful, each with the part of it that closes") {
  auto of = account(linear("0.005"), 100, {}, 5'000);
  for (int i = 1; i <= 7; ++i) of.positions.push_back(cross(Long, 10, 90 + i));
  CHECK(formula(of, market(Sell, 25, 5, Cross), ExplainedField::RealizedPnl) == "10 · (100 − 91) + 10 · (100 − 92) + 5 · (100 − 93)");
  const auto all = market(Sell, 70, 5, Cross);
  CHECK(formula(of, all, ExplainedField::RealizedPnl) ==
        "10 · (100 − 91) + 10 · (100 − 92) + 10 · (100 − 93) + 10 · (100 − 94) + 10 · (100 − 95) + 70");
  CHECK(legend(of, all, ExplainedField::RealizedPnl).ends_with("entry e @4, realizedPnl R ×2"));
}

TEST_CASE("a fee that leaves the margin costs nothing beside it") {
  auto of = account(linear("0.005", "0.01"), 100, {}, 1'000);
  of.rules.fee_from_margin = true;
  CHECK(formula(of, market(Buy, 10, 5, Isolated), ExplainedField::Cost) == "10 · 100 / 5");
  CHECK(formula(of, market(Buy, 10, 5, Isolated), ExplainedField::MaxLoss) == "10 + min(10 · 100 / 5 − 10, 190)");
  CHECK(formula(of, market(Buy, 10, 5, Cross), ExplainedField::Cost) == "10 · 100 / 5 + 10");
}

TEST_CASE("a reserve inside the margin, and what a short premium adds, are terms of the cost") {
  auto of = account(linear("0.005", "0.0004"), 10'000, {}, 5'000);
  of.contracts[0].fees->maker = "0.0004"_d;
  of.rules.short_premium = "0.0015"_d;
  const auto order = limit(Sell, 1, 9'990, 10, Cross);
  CHECK(formula(of, order, ExplainedField::Cost) == "1 · 9990 / 10 + 3.996 + 10 + 2.51");
  CHECK(legend(of, order, ExplainedField::Cost).ends_with("fee Φ, openLoss Δ, surcharge S"));
  of.rules.close_fee = CloseFee::AtBankruptcy;
  CHECK(formula(of, market(Buy, 1, 10, Isolated), ExplainedField::Cost) == "1 · 10000 / 10 + 3.6 + 4");
  CHECK(legend(of, market(Buy, 1, 10, Isolated), ExplainedField::Cost).ends_with("leverage L @0, closingReserve F, fee Φ"));
}

TEST_CASE("a margin that the order commits is one term, of which what it opens takes its share") {
  auto of = account(linear("0.005"), 100, {}, 5'000);
  auto order = market(Buy, 30, 5, Isolated);
  order.leverage.reset();
  order.margin = "700"_d;
  CHECK(formula(of, order, ExplainedField::Cost) == "700");
  CHECK(legend(of, order, ExplainedField::Cost) == "initialMargin I");
  of.contracts[0].tiers[0].imr = "0.25"_d;
  CHECK(formula(of, order, ExplainedField::Cost) == "max(700, 30 · 100 · 0.25)");
  of.positions = {isolated(Short, 15, 100, 500)};
  CHECK(formula(of, order, ExplainedField::Cost) == "max(350, 15 · 100 · 0.25)");
}

TEST_CASE("what a cross order can lose is what the position that it results in can") {
  const auto of = account(linear("0.005", "0.0006"), 100, {cross(Long, 10, 90)}, 400);
  const auto order = market(Buy, 10, 5, Cross);
  CHECK(formula(of, order, ExplainedField::MaxLoss) == "0.6 + 399.4");
  CHECK(legend(of, order, ExplainedField::MaxLoss) == "fee Φ, maxLoss X @0");
}

TEST_CASE("an order's number wants an order, and is no position's") {
  const auto of = account(linear("0.005"), 100, {isolated(Long, 1, 100, 20)}, 5'000);
  const auto order = market(Buy, 1, 5, Isolated);
  const auto refused = [&](const margin::ExplainQuestion& question) {
    const auto result = margin::explain(of, question);
    REQUIRE_FALSE(result.has_value());
    return std::string(result.error().code) + " at " + result.error().path;
  };
  for (const auto field : of_order) {
    CHECK(refused({std::nullopt, field}) == "missing at question.order");
    if (field == ExplainedField::MaxLoss || field == ExplainedField::Notional) continue;
    CHECK(refused({0, field, order}) == "unknown-value at question.field");
    CHECK(refused({0, field}) == "unknown-value at question.field");
  }
  CHECK(refused({std::nullopt, ExplainedField::Roe, order}) == "unknown-value at question.field");
  CHECK(refused({0, ExplainedField::Stop, order}) == "unknown-value at question.field");
  CHECK(std::get<Explanation>(margin::explain(of, {0, ExplainedField::MaxLoss, order}).value()).value == "40"_d);
}

namespace {

/// An order of any kind, at or about the mark, of a size like those that are held.
Order<Decimal> random_order(const Account<Decimal>& of, Random& random) {
  const auto& held = of.positions[static_cast<std::size_t>(random.between(0, static_cast<int>(of.positions.size()) - 1))];
  const Decimal qty = held.qty == Decimal{0} ? Decimal{1} : held.qty * Decimal{random.between(1, random.chance(40) ? 90 : 25), -1};
  auto order = market(random.chance(50) ? Buy : Sell, qty, random.between(1, 50), random.chance(50) ? Isolated : Cross, held.symbol);
  if (random.chance(70)) order.mode = held.mode;
  if (random.chance(60)) order.price = *of.marks[held.symbol] * Decimal{random.between(95, 105), -2};
  if (random.chance(30)) order.leverage.reset();
  if (random.chance(20)) {
    const auto& contract = of.contracts[held.symbol];
    order.leverage.reset();
    order.margin = contract.notional(contract.size_of(qty), order.price.value_or(*of.marks[held.symbol])) * Decimal{random.between(1, 90), -2};
  }
  if (random.chance(15)) order.reduce_only = true;
  if (random.chance(40)) order.stop = *of.marks[held.symbol] * Decimal{random.between(60, 140), -2};
  if (random.chance(40)) order.target = *of.marks[held.symbol] * Decimal{random.between(60, 140), -2};
  return order;
}

/// Under rules that add to what an order costs, and with so many rows of a symbol that some are not named.
Account<Decimal> varied(Account<Decimal> account, Random& random) {
  if (random.chance(30)) account.rules.fee_buffer = "0.001"_d;
  if (random.chance(30)) account.rules.fee_from_margin = true;
  if (random.chance(30)) account.rules.short_premium = "0.0015"_d;
  if (random.chance(30)) {
    const auto first = account.positions[0];
    for (int i = 0; i < 7; ++i) account.positions.push_back(first);
  }
  return account;
}

}  // namespace

TEST_CASE("random accounts and orders: an order's number is the ticket's, and its formula comes to it") {
  Findings findings;
  for (std::uint64_t seed = 47'000'000; seed < 47'000'600; ++seed) {
    Random random(seed);
    const auto of = varied(oracle::random_account(seed), random);
    const auto order = random_order(of, random);
    const auto preview = margin::preview(of, order);
    if (!preview || !std::holds_alternative<Ticket<Decimal>>(*preview)) continue;
    const auto& ticket = std::get<Ticket<Decimal>>(*preview);
    const bool exactly = of.rules.valuation == margin::Valuation::Settlement && !of.contracts[order.symbol].inverse();
    auto after = of;
    after.positions.emplace_back();
    for (const auto field : of_order) check(after, seed, explained(of, order, field), ticketed(ticket, field), exactly, findings);
    if (ticket.stop) check(after, seed, explained(of, order, ExplainedField::Stop), ticket.stop->pnl, exactly, findings);
    if (ticket.target) check(after, seed, explained(of, order, ExplainedField::Target), ticket.target->pnl, exactly, findings);
  }
  CHECK(findings.failures.empty());
  for (std::size_t i = 0; i < findings.failures.size() && i < 25; ++i) FAIL_CHECK(findings.failures[i]);
  CHECK(findings.formulas > 1'500);
  CHECK(findings.exact * 4 > findings.formulas);
  for (auto name = static_cast<std::size_t>(TermName::FillPrice); name < names(TermName{}).size(); ++name) {
    CHECK_MESSAGE(findings.terms.contains(static_cast<TermName>(name)), "no formula has a term ", name_of(static_cast<TermName>(name)));
  }
}
