// SPDX-License-Identifier: MIT
// Reverse questions: the answer, put into the account or the order, gives what was asked for.
#include <map>

#include "convert.hpp"
#include "margin/seek.hpp"
#include "oracle/generator.hpp"
#include "tickets.hpp"

using namespace support;
using margin::Find;
using margin::Found;
using margin::Question;
using margin::SeekStatus;
using oracle::Ledger;
using oracle::Scope;

template <>
struct doctest::StringMaker<SeekStatus> {
  static doctest::String convert(SeekStatus value) { return std::string(margin::name_of(value)).c_str(); }
};

namespace {

template <class N>
Found<N> found(const Account<N>& of, const Question<N>& question) {
  auto answer = margin::seek(of, question);
  if (!answer) throw std::invalid_argument(std::string(answer.error().code) + " at " + answer.error().path);
  auto* found = std::get_if<Found<N>>(&*answer);
  if (!found) throw std::invalid_argument(std::string(std::get<margin::Invalid<N>>(*answer).reasons.front().code));
  return std::move(*found);
}

Question<Decimal> about(Find find, std::size_t position = 0) {
  Question<Decimal> question;
  question.find = find;
  question.position = position;
  return question;
}

Question<Decimal> about(Find find, const Order<Decimal>& order) {
  Question<Decimal> question;
  question.find = find;
  question.order = order;
  return question;
}

Found<Decimal> margin_for(const Account<Decimal>& of, const Value& target, std::size_t position = 0) {
  auto question = about(Find::Margin, position);
  question.liquidation_price = target.decimal;
  return found(of, question);
}

Found<Decimal> price_for(const Account<Decimal>& of, const Value& pnl) {
  auto question = about(Find::Price);
  question.pnl = pnl.decimal;
  return found(of, question);
}

Found<Decimal> for_target(Find find, const Account<Decimal>& of, const Order<Decimal>& order, const Value& target) {
  auto question = about(find, order);
  question.liquidation_price = target.decimal;
  return found(of, question);
}

bool has_reason(const Found<Decimal>& found, std::string_view code) {
  return std::ranges::any_of(found.reasons, [&](const auto& reason) { return reason.code == code; });
}

std::string_view error_path(const Account<Decimal>& of, const Question<Decimal>& question) {
  static std::string path;
  const auto answer = margin::seek(of, question);
  REQUIRE_FALSE(answer.has_value());
  path = answer.error().path;
  return path;
}

/// The account with the answer put in.
Account<Decimal> with_backing(Account<Decimal> of, std::size_t place, const Decimal& value) {
  if (of.positions[place].isolated()) {
    of.positions[place].margin = value;
  } else {
    of.equity.reset();
    of.wallet = value;
  }
  return of;
}

Account<Decimal> reference(const Value& margin = 2000) {
  return account(linear("0.005"), 100, {isolated(Long, 100, 100, margin)}, 10'000);
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
      if (tick && one.rules.rounding != Rounding::None && margin::on_grid(target, *tick) && near(*l.exact, exact(target), "1e-32")) CHECK(*l.price == target);
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

TEST_CASE("leverage: 1/L = s (1 − (p/e)(1 − s(r + φ))), rounded down to a hundredth") {
  auto one = account(linear("0.005"), 100, {}, 100'000);
  const auto order = market(Buy, 100, 1, MarginMode::Isolated);
  const auto answer = for_target(Find::Leverage, one, order, 90);
  CHECK(answer.status == SeekStatus::Ok);
  CHECK(answer.value == "9.56"_d);  // 1 / (1 − 0.9 · 0.995) = 9.5693…
  CHECK(near(exact(*answer.exact), 1 / (1 - "0.9"_r * "0.995"_r)));
  CHECK(for_target(Find::Leverage, one, market(Sell, 100, 1, MarginMode::Isolated), 110).value == "9.47"_d);  // 1 / (1.1 · 1.005 − 1)
  CHECK(for_target(Find::Leverage, one, order, 100).status == SeekStatus::Already);
  // Fractional leverage is leverage.
  CHECK(for_target(Find::Leverage, one, market(Sell, 100, 1, MarginMode::Isolated), 300).value == "0.49"_d);
  one.contracts[0].tiers[0].max_leverage = "5"_d;
  const auto capped = for_target(Find::Leverage, one, order, 90);
  CHECK(capped.status == SeekStatus::Insufficient);
  CHECK(capped.value == "5"_d);
  CHECK(capped.limit == "5"_d);
  CHECK(has_reason(capped, "leverage-above-tier"));
  one.contracts[0].tiers[0].max_leverage.reset();
  one.contracts[0].tiers[0].imr = "0.25"_d;
  CHECK(for_target(Find::Leverage, one, order, 90).limit == "4"_d);
}

TEST_CASE("leverage: previewed with the answer, orders are liquidated at the target or beyond, and with a hundredth more nearer") {
  Random random(93);
  int checked = 0;
  for (int i = 0; i < 400; ++i) {
    const bool coin = random.chance(40);
    const bool buys = random.chance(50);
    auto one = account(contract(coin ? ContractKind::Inverse : random.chance(20) ? ContractKind::Quanto : ContractKind::Linear,
                                {tier(0, Decimal{random.between(1, 20), -3})}, Decimal{random.between(0, 10), -4}),
                       Decimal{random.between(1'001, 9'999), -1}, {}, 1'000'000);
    auto& tiers = one.contracts[0].tiers;
    for (int more = random.between(0, 3); more > 0; --more) {
      tiers.push_back(tier(tiers.back().from * Decimal{2} + Decimal{random.between(1, 500)}, tiers.back().mmr * Decimal{random.between(11, 20), -1}));
    }
    one.rules.close_fee = static_cast<CloseFee>(random.between(0, 3));
    one.rules.mm_basis = static_cast<MaintenanceBasis>(random.between(0, 4));
    if (random.chance(20)) one.rules.tier_law = TierLaw::Flat;
    auto order = market(buys ? Buy : Sell, random.between(1, 40) * (coin ? 1'000 : 1), 1, MarginMode::Isolated);
    const Decimal& mark = *one.marks[0];
    if (random.chance(30)) {
      auto held = isolated(buys ? Long : Short, *order.qty, mark * Decimal{random.between(98, 102), -2}, 0);
      held.leverage = Decimal{random.between(1, 10)};
      held.margin.reset();
      one.positions.push_back(held);
    }
    const Decimal target = mark * Decimal{buys ? random.between(600, 985) : random.between(1'015, 1'600), -3};
    const auto answer = for_target(Find::Leverage, one, order, target);
    if (!answer.value || (answer.status == SeekStatus::Insufficient && answer.limit)) continue;
    CAPTURE(i);
    const auto price = [&](const Decimal& leverage) {
      order.leverage = leverage;
      return previewed(one, order).after.position->liquidation;
    };
    const auto beyond = [&](const Liquidation<Decimal>& l, const char* share) {
      if (l.status != PriceStatus::Ok) return l.status == PriceStatus::Never;
      const Decimal slack = target * operator""_d(share, std::string_view(share).size());
      return buys ? !(*l.exact > target + slack) : !(*l.exact < target - slack);
    };
    CHECK(beyond(price(*answer.value), "1e-25"));
    CHECK_FALSE(beyond(price(*answer.value + "0.01"_d), "-1e-25"));
    if (answer.exact && one.rules.tier_law != TierLaw::Flat) CHECK(near(*price(*answer.exact).exact, exact(target), "1e-25"));
    ++checked;
  }
  CHECK(checked > 250);
}

TEST_CASE("size for a target: q = W / ((r + φ − s) p + s e) with the margin named, rounded down to the lot") {
  auto one = account(linear("0.005"), 100, {}, 100'000);
  auto order = market(Buy, 1, 1, MarginMode::Isolated);
  order.qty.reset();
  order.leverage.reset();
  order.margin = "1000"_d;
  const auto answer = for_target(Find::Qty, one, order, 90);
  CHECK(answer.status == SeekStatus::Ok);
  CHECK(near(exact(*answer.value), "1000"_r / ("100"_r - "0.995"_r * 90)));
  one.contracts[0].lot = "0.5"_d;
  CHECK(for_target(Find::Qty, one, order, 90).value == "95.5"_d);
  CHECK(near(exact(*for_target(Find::Qty, one, order, 90).exact), "1000"_r / ("100"_r - "0.995"_r * 90)));
  CHECK(for_target(Find::Qty, one, order, 110).status == SeekStatus::Already);
  // Fully paid for: no size is liquidated there.
  order.margin.reset();
  order.leverage = "1"_d;
  CHECK(for_target(Find::Qty, one, order, 90).status == SeekStatus::Never);
  CHECK(for_target(Find::Qty, one, order, 90).limit == "1000"_d);
  order.leverage = "50"_d;
  CHECK(for_target(Find::Qty, one, order, 90).status == SeekStatus::Insufficient);
  // In a cross account the wallet is the margin.
  order.leverage = "10"_d;
  order.mode = MarginMode::Cross;
  one.wallet = "1000"_d;
  const auto cross_answer = for_target(Find::Qty, one, order, 90);
  CHECK(cross_answer.value == "95.5"_d);
  order.leverage = "5"_d;
  const auto short_of = for_target(Find::Qty, one, order, 90);
  CHECK(short_of.status == SeekStatus::Insufficient);
  CHECK(short_of.value == "95.5"_d);
  CHECK(short_of.missing == "910"_d);
}

TEST_CASE("size for a target: filled with the answer, random accounts survive up to the target, and with more they do not") {
  std::map<SeekStatus, int> seen;
  int checked = 0;
  for (std::uint64_t seed = 94'000'000; seed < 94'000'000 + 900; ++seed) {
    CAPTURE(seed);
    auto one = oracle::random_account(seed);
    Random random(seed);
    Order<Decimal> order;
    order.symbol = one.positions[0].symbol;
    order.side = random.chance(50) ? Buy : Sell;
    order.mode = random.chance(50) ? MarginMode::Cross : MarginMode::Isolated;
    order.leverage = Decimal{random.between(2, 20)};
    const Decimal equity = margin::absolute(assessed(one).equity);
    if (random.chance(40) && equity > Decimal{0}) order.margin = equity * Decimal{random.between(1, 5), -1};
    one.contracts[order.symbol].lot.reset();
    const Decimal& mark = *one.marks[order.symbol];
    const bool lower = order.side == Buy;
    const Decimal target = mark * Decimal{lower ? random.between(500, 990) : random.between(1'010, 1'900), -3};
    const auto answer = for_target(Find::Qty, one, order, target);
    ++seen[answer.status];
    if (!answer.value || !(*answer.value > Decimal{0}) || one.rules.tier_law == TierLaw::Flat) continue;
    // Where something else than the target sets the bound there is nothing to compare.
    if (has_reason(answer, "order-liquidatable-at-open") || has_reason(answer, "below-minimum")) continue;
    if (order.margin && has_reason(answer, "insufficient-margin")) continue;
    const auto survives = [&](const Decimal& qty) {
      auto filled = order;
      filled.qty = qty;
      if (order.margin) {
        const auto& contract = one.contracts[order.symbol];
        filled.margin.reset();
        if (previewed(one, filled).effect == Effect::Flip) return std::optional<bool>();
        filled.leverage = contract.notional(contract.size_of(qty), mark) / *order.margin;
      }
      const auto ticket = previewed(one, filled);
      if (order.margin && ticket.initial_margin > *order.margin * "1.0000000001"_d) return std::optional<bool>();
      if (!ticket.after.position || ticket.after.position->liquidation.status == PriceStatus::Already) return std::optional(false);
      const auto& l = ticket.after.position->liquidation;
      const auto& side = lower ? l.lower : l.upper;
      return std::optional(!side || (lower ? !(*side > target * "1.000000000001"_d) : !(*side < target * "0.999999999999"_d)));
    };
    const auto at = survives(*answer.value);
    const auto more = survives(*answer.value * "1.0000001"_d);
    if (!at || !more) continue;
    CHECK(*at);
    CHECK_FALSE(*more);
    ++checked;
  }
  CHECK(checked > 150);
  CHECK(seen[SeekStatus::Never] > 5);
  CHECK(seen[SeekStatus::Insufficient] > 20);
}

TEST_CASE("size for a risk: R / (|e − p| + f e + f p), and whether the stop lies beyond liquidation") {
  auto one = account(linear("0.005", "0.001"), 100, {}, 10'000);
  auto order = market(Buy, 1, 5, MarginMode::Isolated);
  auto question = about(Find::Qty, order);
  question.risk = {"95"_d, "100"_d};
  const auto answer = found(one, question);
  CHECK(answer.status == SeekStatus::Ok);
  CHECK(near(exact(*answer.value), "100"_r / ("5"_r + "0.1"_r + "0.095"_r)));
  CHECK(answer.reasons.empty());
  question.risk->stop = "79"_d;
  const auto late = found(one, question);
  CHECK(late.status == SeekStatus::Ok);
  REQUIRE(has_reason(late, "stop-unreachable"));
  question.risk->stop = "101"_d;
  CHECK(found(one, question).status == SeekStatus::Already);
  one.contracts[0].lot = "1"_d;
  question.risk = {"95"_d, "1"_d};
  const auto small = found(one, question);
  CHECK(small.status == SeekStatus::Insufficient);
  CHECK(has_reason(small, "below-minimum"));
  question.risk = {"99"_d, "10000"_d};
  const auto large = found(one, question);
  CHECK(large.status == SeekStatus::Insufficient);
  CHECK(has_reason(large, "insufficient-margin"));
  CHECK(large.missing.has_value());
  // In coin: R / (Q₁ (1/p − 1/e) + fees).
  auto coin = account(inverse("0.005"), 100, {}, 10);
  auto in_coin = about(Find::Qty, order);
  in_coin.risk = {"80"_d, "1"_d};
  CHECK(near(exact(*found(coin, in_coin).value), 1 / ("1"_r / 80 - "1"_r / 100)));
}

TEST_CASE("the largest size is that of the preview") {
  auto one = account(linear("0.005", "0.001"), 100, {}, 1'000);
  one.contracts[0].lot = "0.001"_d;
  auto order = market(Buy, 1, 10, MarginMode::Isolated);
  const auto ticket = previewed(one, order);
  order.qty.reset();
  const auto answer = found(one, about(Find::MaxQty, order));
  CHECK(answer.status == SeekStatus::Ok);
  CHECK(answer.value == ticket.max_qty);
  one.wallet = "0"_d;
  const auto none = found(one, about(Find::MaxQty, order));
  CHECK(none.status == SeekStatus::Insufficient);
  CHECK(none.value == "0"_d);
  CHECK(has_reason(none, "insufficient-margin"));
  one.wallet.reset();
  const auto unsaid = found(one, about(Find::MaxQty, order));
  CHECK(unsaid.status == SeekStatus::Insufficient);
  CHECK(has_reason(unsaid, "insufficient-margin"));
}

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

TEST_CASE("a question that lacks something, or has something too much, is refused by name") {
  const auto one = reference();
  CHECK(error_path(one, about(Find::Margin)) == "question.liquidationPrice");
  auto question = about(Find::Margin);
  question.liquidation_price = "0"_d;
  CHECK(error_path(one, question) == "question.liquidationPrice");
  question.liquidation_price = "90"_d;
  question.pnl = "1"_d;
  CHECK(error_path(one, question) == "question.pnl");
  question.pnl.reset();
  question.position = 1;
  CHECK(error_path(one, question) == "question.position");
  auto order = market(Buy, 1, 5, MarginMode::Isolated);
  order.qty.reset();
  auto of_order = about(Find::Leverage, order);
  of_order.liquidation_price = "90"_d;
  CHECK(error_path(one, of_order) == "question.order.qty");
  order.leverage = "-1"_d;
  CHECK(error_path(one, about(Find::MaxQty, order)) == "question.order.leverage");
  CHECK(error_path(one, about(Find::Price)) == "question.pnl");
  auto both = about(Find::Price);
  both.pnl = both.roe = "1"_d;
  CHECK(std::get<margin::Invalid<Decimal>>(*margin::seek(one, both)).reasons.front().code == "question-overdetermined");
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
