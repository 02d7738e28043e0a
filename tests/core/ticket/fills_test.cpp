// SPDX-License-Identifier: MIT
// Orders on random accounts, as decimals and on the live path: what the preview says is what the account written down by hand is.
#include <map>

#include "support/convert.hpp"
#include "support/judge.hpp"
#include "support/random_orders.hpp"

using namespace support;

namespace {

Ticket<double> previewed_live(const Account<Decimal>& of, const Order<Decimal>& order) {
  Order<double> live;
  convert_into(order, live);
  return std::get<Ticket<double>>(margin::preview(to_double(of), live).value());
}

bool coin_in_quote(const Account<Decimal>& of, std::size_t symbol) {
  return of.rules.valuation == margin::Valuation::Quote && of.contracts[symbol].inverse();
}

/// Size of the terms of all that is in the account, at its marks and in its own currency.
double all_terms(const Truth& truth) {
  const auto at_mark = [](const Scope& scope) { return scope.terms(oracle::approximate(scope.book().mark)); };
  double terms = at_mark(truth.whole);
  for (std::size_t place = 0; place < truth.scopes.size(); ++place) {
    const Scope& scope = truth.scopes[place];
    terms += at_mark(scope) * (truth.ledger.legs[place].isolated ? size(scope.book().worth(1)) : 1);
  }
  return terms;
}

template <class N>
void compare(Comparison<N>& comparison, const Truth& truth, const FillByHand& hand, const Ticket<N>& ticket) {
  CHECK(ticket.effect == hand.effect);
  Judge<N> judge{comparison, truth};
  judge.totals(ticket.after.account);
  CHECK(ticket.after.position.has_value() == hand.place.has_value());
  if (ticket.after.position && hand.place) judge.row(*hand.place, *ticket.after.position);
}

template <class N>
void summarize(const Comparison<N>& comparison, long asked) {
  for (std::size_t i = 0; i < comparison.failures.size() && i < 15; ++i) FAIL_CHECK(comparison.failures[i]);
  CHECK(comparison.failures.empty());
  CHECK(comparison.tie_count() * 50 <= asked);
}

}  // namespace

TEST_CASE("P19: random accounts: a preview is the assessment of the account after the fill by hand, exact and live") {
  Comparison<Decimal> decimals;
  Comparison<double> doubles;
  std::map<Effect, long> effects;
  long asked = 0;
  long in_quote = 0;
  for (std::uint64_t seed = 19'000'000; seed < 19'002'000; ++seed) {
    CAPTURE(seed);
    const auto question = random_question(seed);
    if (!question) continue;
    const auto hand = filled(question->account, question->order, question->fee_rate);
    const Truth truth(hand.account);
    // What is left of a wallet is as right as what was there.
    if (all_terms(Truth(question->account)) > 1'000 * truth.whole.terms(oracle::approximate(truth.whole.book().mark))) continue;
    decimals.seed = doubles.seed = seed;
    compare(decimals, truth, hand, previewed(question->account, question->order));
    if (!on_edge(truth.ledger, 1e-12)) compare(doubles, truth, hand, previewed_live(question->account, question->order));
    ++effects[hand.effect];
    in_quote += coin_in_quote(question->account, question->order.symbol);
    ++asked;
  }
  summarize(decimals, asked);
  summarize(doubles, asked);
  for (const Effect effect : {Effect::Open, Effect::Add, Effect::Reduce, Effect::Close, Effect::Flip}) CHECK(effects[effect] > 50);
  CHECK(in_quote > 50);
}

TEST_CASE("P19: random accounts: an order that adds and its opposite, without fee, restore the cross price, exact and live") {
  Comparison<Decimal> decimals;
  Comparison<double> doubles;
  long asked = 0;
  for (std::uint64_t seed = 19'100'000; seed < 19'102'000; ++seed) {
    CAPTURE(seed);
    auto one = random_account(seed);
    if (one.positions.empty()) continue;
    const auto held = one.positions[0];
    // Profit in coin that is realized into quote no longer moves with the coin.
    if (held.isolated() || one.contracts[held.symbol].loan() || coin_in_quote(one, held.symbol)) continue;
    // Requirements at the entry remember it, and those by leverage the last one.
    one.rules.mm_basis = MaintenanceBasis::AtLiquidation;
    if (one.rules.close_fee == CloseFee::AtBankruptcy) one.rules.close_fee = CloseFee::None;
    one.rules.funding_reserve = margin::FundingReserve::None;
    one.rules.auto_add = false;
    for (auto& contract : one.contracts) contract.fees.reset();
    one.positions[0].funding.reset();
    Random random(seed);
    const Decimal size = held.qty * Decimal{random.between(1, 30), -1};
    const auto there = filled(one, market(held.side == Long ? Buy : Sell, size, 5, MarginMode::Cross, held.symbol), "0"_d).account;
    const auto back = market(held.side == Long ? Sell : Buy, size, 5, MarginMode::Cross, held.symbol);
    const Truth truth(one);
    decimals.seed = doubles.seed = seed;
    const auto ticket = previewed(there, back);
    REQUIRE(ticket.after.position.has_value());
    Judge<Decimal>{decimals, truth}.liquidation(0, truth.scopes[0], ticket.after.position->liquidation);
    ++asked;
    if (on_edge(truth.ledger, 1e-12)) continue;
    Judge<double>{doubles, truth}.liquidation(0, truth.scopes[0], previewed_live(there, back).after.position->liquidation);
  }
  CHECK(asked > 300);
  summarize(decimals, asked);
  summarize(doubles, asked);
}

TEST_CASE("P23: random accounts: closing an isolated position returns its margin and its profit, exact and live") {
  int closed = 0;
  for (std::uint64_t seed = 23'000'000; seed < 23'001'000; ++seed) {
    CAPTURE(seed);
    auto one = random_account(seed);
    for (auto& contract : one.contracts) contract.fees.reset();
    const auto report = assessed(one);
    for (const auto& row : report.positions) {
      if (row.mode != MarginMode::Isolated || one.contracts[row.symbol].loan() || coin_in_quote(one, row.symbol)) continue;
      const auto order = market(row.side == Long ? Sell : Buy, row.qty, 5, MarginMode::Isolated, row.symbol);
      const Rational owed = exact(one.positions[row.id].funding_owed());
      const Rational returned = exact(*row.margin) + exact(row.unrealized_pnl) - owed;
      const double terms = size(exact(*one.wallet)) + size(exact(*row.margin)) + 2 * size(exact(row.notional)) +
                           2 * size(exact(row.unrealized_pnl)) + size(owed);
      const auto ticket = previewed(one, order);
      CHECK(ticket.effect == Effect::Close);
      CHECK(ticket.cost == "0"_d);
      CHECK(size(exact(ticket.after.account.wallet) - exact(*one.wallet) - returned) <= 1e-30 * terms);
      const auto live = previewed_live(one, order);
      CHECK(size(exact(live.after.account.wallet) - exact(*one.wallet) - returned) <= 1e-12 * terms);
      CHECK(live.cost == 0);
      ++closed;
    }
  }
  CHECK(closed > 100);
}
