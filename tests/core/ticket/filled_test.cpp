// SPDX-License-Identifier: MIT
// Questions about an account as it is once an order has filled: formulas of the ticket's numbers, and the funding that is paid then.
#include "support/check_explanations.hpp"
#include "support/funded.hpp"
#include "support/random_orders.hpp"

using namespace support;
using namespace support::explaining;
using margin::ExplainQuestion;
using margin::FundingQuestion;

namespace {

Explanation explained_after(const Account<Decimal>& of, const Order<Decimal>& order, ExplainedField field, std::optional<std::size_t> position) {
  return std::get<Explanation>(margin::explain(of, {position, field, order}).value());
}

margin::FundingReport<Decimal> funded_after(const Account<Decimal>& of, const Order<Decimal>& order, const Value& hours, const Value& rate) {
  return std::get<margin::FundingReport<Decimal>>(margin::fund(of, FundingQuestion<Decimal>{hours.decimal, rate.decimal, order}).value());
}

std::string refusal(const auto& answer) { return std::string(answer.error().code) + " at " + answer.error().path; }
std::string contradiction(const auto& answer) {
  const auto& reason = std::get<margin::Invalid<Decimal>>(answer.value()).reasons.front();
  return std::string(name_of(reason.code)) + " at " + reason.path;
}

Account<Decimal> wallet_of(const Value& wallet) {
  auto one = account(linear("0.005"), 100, {});
  one.wallet = wallet.decimal;
  return one;
}

}  // namespace

TEST_CASE("the liquidation price of a position that an order would open has its formula before the order is sent") {
  const auto opened = explained_after(wallet_of(3000), market(Buy, 100, 5, MarginMode::Isolated), ExplainedField::Liquidation, 0);
  CHECK(printed(opened.formula) == "(2000 + 0 − 100 · 100) / (100 · (0.005 + 0 − 1))");
  CHECK(opened.value == "80.40201005025125628140703517587940"_d);
  CHECK(opened.terms.front().position == 0u);
}

TEST_CASE("a position that an order turns to the other side is explained as what it has become") {
  auto one = account(linear("0.005"), 100, {isolated(Long, 100, 100, 2000)});
  one.wallet = "5000"_d;
  const auto turned = explained_after(one, market(Sell, 150, 5, MarginMode::Isolated), ExplainedField::Notional, 0);
  CHECK(turned.value == "5000"_d);
  const auto price = explained_after(one, market(Sell, 150, 5, MarginMode::Isolated), ExplainedField::Liquidation, 0);
  CHECK(*price.value > "100"_d);
}

TEST_CASE("random accounts: every number of a ticket's after is what the formula about the order gives") {
  long asked = 0;
  for (std::uint64_t seed = 29'000'000; seed < 29'000'400; ++seed) {
    CAPTURE(seed);
    const auto question = random_question(seed);
    if (!question) continue;
    const auto& [of, order, fee_rate] = *question;
    const auto ticket = previewed(of, order);
    std::size_t place = 0;
    while (place < of.positions.size() && of.positions[place].symbol != order.symbol) ++place;
    for (std::size_t i = 0; i < fields; ++i) {
      const auto field = static_cast<ExplainedField>(i);
      if (ticket.after.position && of_position(field)) {
        const auto explanation = explained_after(of, order, field, place);
        CHECK_MESSAGE(explanation.value == reported(*ticket.after.position, field), name_of(field));
        ++asked;
      }
    }
    CHECK(explained_after(of, order, ExplainedField::Equity, std::nullopt).value == ticket.after.account.equity);
    CHECK(explained_after(of, order, ExplainedField::Available, std::nullopt).value == ticket.after.account.available);
    CHECK(explained_after(of, order, ExplainedField::InitialMargin, std::nullopt).value == ticket.after.account.initial_margin);
    CHECK(explained_after(of, order, ExplainedField::MaintenanceMargin, std::nullopt).value == ticket.after.account.maintenance_margin);
  }
  CHECK(asked > 1'000);
}

TEST_CASE("funding after an order is the funding of the account that the order makes") {
  const auto held = support::funding::funded<Decimal>(account(linear("0.005"), 100, {isolated(Long, 100, 100, 2000)}), "24"_d, "0.0001"_d);
  const auto opened = funded_after(wallet_of(3000), market(Buy, 100, 5, MarginMode::Isolated), 24, "0.0001");
  REQUIRE(opened.positions.size() == 1);
  CHECK(opened.positions[0].paid == "3"_d);
  CHECK(opened.positions[0].paid == held.positions[0].paid);
  CHECK(opened.positions[0].liquidation.exact == held.positions[0].liquidation.exact);
  CHECK(opened.positions[0].intervals_until_liquidation == held.positions[0].intervals_until_liquidation);
  CHECK(opened.positions[0].points.size() == held.positions[0].points.size());
  CHECK(opened.equity == "1000"_d);
}

TEST_CASE("random accounts: funding after an order is the funding of the account written down by hand") {
  long asked = 0;
  for (std::uint64_t seed = 29'500'000; seed < 29'500'200; ++seed) {
    CAPTURE(seed);
    const auto question = random_question(seed);
    if (!question) continue;
    const auto hand = filled(question->account, question->order, question->fee_rate).account;
    const auto made = funded_after(question->account, question->order, 40, "0.0003");
    const auto expected = support::funding::funded<Decimal>(hand, "40"_d, "0.0003"_d);
    const double size = margin::nearest(absolute(expected.paid)) + margin::nearest(absolute(expected.isolated_paid)) + 1;
    CHECK(margin::nearest(absolute(made.paid - expected.paid)) <= 1e-25 * size);
    CHECK(margin::nearest(absolute(made.isolated_paid - expected.isolated_paid)) <= 1e-25 * size);
    CHECK(made.status == expected.status);
    ++asked;
  }
  CHECK(asked > 50);
}

TEST_CASE("what is wrong with an order that a question names is told under the question") {
  const auto one = wallet_of(3000);
  auto order = market(Buy, 0, 5, MarginMode::Isolated);
  CHECK(refusal(margin::explain(one, {0, ExplainedField::Liquidation, order})) == "out-of-range at question.order.qty");
  CHECK(refusal(margin::fund(one, FundingQuestion<Decimal>{"8"_d, "0"_d, order})) == "out-of-range at question.order.qty");
  order = market(Buy, 1, 5, MarginMode::Isolated);
  CHECK(refusal(margin::explain(one, {1, ExplainedField::Liquidation, order})) == "unknown-position at question.position");
  // One that adds to a position makes no row.
  const auto held = account(linear("0.005"), 100, {isolated(Long, 1, 100, 20)}, 100);
  CHECK(refusal(margin::explain(held, {1, ExplainedField::Liquidation, order})) == "unknown-position at question.position");
  CHECK(refusal(margin::fund(one, FundingQuestion<Decimal>{"8"_d, std::nullopt, order})) == "missing at contracts[0].funding");
  order.notional = "5"_d;
  CHECK(contradiction(margin::explain(one, {0, ExplainedField::Liquidation, order})) == "order-overdetermined at question.order.notional");
  order.notional.reset();
  order.reduce_only = true;
  CHECK(contradiction(margin::explain(one, {0, ExplainedField::Liquidation, order})) == "reduce-only-no-position at question.order.reduceOnly");
  CHECK(contradiction(margin::fund(one, FundingQuestion<Decimal>{"8"_d, "0"_d, order})) == "reduce-only-no-position at question.order.reduceOnly");
}
