// SPDX-License-Identifier: MIT
// Rules that implementations of margin math are known to break, on the numbers that venues and other projects published
// (tests/vectors/published.json by the id beside each).
#include "margin/account/venues.hpp"
#include "support/comparison.hpp"
#include "support/convert.hpp"
#include "support/tickets.hpp"

using namespace support;

namespace {

Decimal printed(const Decimal& value, const char* step) {
  return margin::round_to_step(value, Value(step).decimal, margin::Direction::HalfEven);
}

/// The deduction of the row in which a notional lies, by what a position of that size at a price of 1 is charged.
Decimal deduction_at(const Contract<Decimal>& of, const Decimal& notional) {
  const auto row = assessed(account(of, 1, {isolated(Long, notional, 1, notional)})).positions[0];
  return of.tiers[*row.tier].mmr * row.notional - row.maintenance_margin;
}

}  // namespace

TEST_CASE("trap 1: the trigger is the mark, the index or the oracle price, never the last one, and without it there is no answer") {
  CHECK(Account<Decimal>{}.rules.trigger == margin::Trigger::Mark);
  for (const auto& name : margin::names(margin::Trigger{})) CHECK(name != "last");

  const auto refused = [](const auto& of) {
    const auto assessment = margin::assess(of);
    REQUIRE_FALSE(assessment.has_value());
    CHECK(assessment.error().code == "missing");
    CHECK(assessment.error().path == "marks[0]");
  };
  for (const MarginMode mode : {Isolated, Cross}) {
    auto one = account(linear("0.005"), 100, {isolated(Long, 1, 100, 20)}, 50);
    one.positions[0].mode = mode;
    if (mode == Cross) one.positions[0].margin.reset();
    CHECK(margin::assess(one).has_value());
    // Neither the entry nor the price that funding is paid on stands in for it.
    one.marks[0].reset();
    one.funding_prices = {"100"_d};
    refused(one);
    refused(to_double(one));
  }
}

TEST_CASE("trap 3: a margin at the mark taken for a wallet at the entry gives 1955.78, where 2295.92 is right") {  // we-mm-01
  CHECK(near(*liquidation(account(linear("0.02"), 2500, {isolated(Long, "1.5", "2166.67", 375)})).exact, "1955.78"_r, "5e-6"));
  auto paired = account(linear("0.02"), 2500, {cross(Long, "1.5", "2166.67")});
  paired.wallet.reset();
  paired.equity = "375"_d;
  check_printed(paired, "2295.92");
}

TEST_CASE("trap 4: a reported margin contains the profit; the wallet without it gives the venue's price") {  // bin-hedge-long
  auto binance = account(linear("0.005"), "6679.50671178", {isolated(Long, 20, "6563.665", "13200.70726908")});
  binance.contracts[0].tiers[0].deduction = "50"_d;
  check_printed(binance, "5930.78");
  binance.positions[0].margin = "15517.54150468"_d;
  CHECK(printed(*liquidation(binance).exact, "0.01") == "5814.36"_d);
}

TEST_CASE("trap 5: a venue's price needs the fee that the venue reserves, and none where it reserves none") {
  auto okx = account(linear("0.008", "0.0005"), "1584.33", {cross(Long, "0.15", "1584.33")});  // we-ok-01
  okx.wallet.reset();
  okx.equity = "11.719278420807477"_d * ("0.008"_d + "0.0005"_d) * "0.15"_d * "1584.33"_d;
  okx.rules.close_fee = CloseFee::AtLiquidation;
  CHECK(near(*liquidation(okx).exact, "1438.7380360728976"_r, "1e-9"));
  okx.rules.close_fee = CloseFee::None;
  CHECK_FALSE(near(*liquidation(okx).exact, "1438.7380360728976"_r, "1e-9"));

  auto doge = account(linear("0.005", "0.0004"), "0.175896779661", {isolated(Short, 30, "0.175896779661", "1.32708230")});  // we-bn-08
  CHECK(near(*liquidation(doge).exact, "0.21903766"_r, "5e-8"));
  doge.rules.close_fee = CloseFee::AtLiquidation;
  CHECK_FALSE(near(*liquidation(doge).exact, "0.21903766"_r, "5e-8"));
}

TEST_CASE("trap 9: deductions are a recursion over the table, in what the table counts") {
  const auto brackets =  // we-bn-05
      contract(ContractKind::Linear, {tier(0, "0.004"), tier(50'000, "0.005"), tier(250'000, "0.01"), tier(1'000'000, "0.025"),
                                      tier(10'000'000, "0.05"), tier(20'000'000, "0.1"), tier(50'000'000, "0.125"),
                                      tier(100'000'000, "0.15"), tier(200'000'000, "0.25"), tier(300'000'000, "0.5")});
  const std::vector<int> amounts{0, 50, 1'300, 16'300, 266'300, 1'266'300, 2'516'300, 5'016'300, 25'016'300, 100'016'300};
  const auto ada = contract(ContractKind::Linear, {tier(0, "0.025"), tier(100'000, "0.05"), tier(500'000, "0.1"), tier(1'000'000, "0.15"),
                                                   tier(2'000'000, "0.25"), tier(5'000'000, "0.5")});  // ft-tier-amounts-ada
  const std::vector<int> ada_amounts{0, 2'500, 27'500, 77'500, 277'500, 1'527'500};
  for (const auto& [table, expected] : {std::pair(brackets, amounts), std::pair(ada, ada_amounts)}) {
    REQUIRE(table.tiers.size() == expected.size());
    for (std::size_t row = 0; row < expected.size(); ++row) {
      CAPTURE(row);
      CHECK(deduction_at(table, row == 0 ? "1"_d : table.tiers[row].from) == Decimal{expected[row]});
    }
  }
  auto coin = contract(ContractKind::Inverse, {tier(0, "0.025"), tier(50, "0.05")});  // binance-doc-coinm-amount
  coin.tiers[0].deduction = "0.56"_d;
  CHECK(deduction_at(coin, "50"_d) == "1.81"_d);
}

TEST_CASE("trap 10: a fee a hundred times too small moves the price and nobody notices; a multiplier of 0.001 makes 10,000 contracts 10") {
  auto gate = account(linear("0.005", "0.0000075"), "1680.05", {isolated(Long, "0.5423", "1680.05", "182.81")});  // we-gt-01
  gate.rules.close_fee = CloseFee::AtLiquidation;
  CHECK(near(*liquidation(gate).exact, "1349.70"_r, "1e-5"));
  gate.contracts[0].fees->taker = "0.00075"_d;
  CHECK(printed(*liquidation(gate).exact, "0.01") == "1350.72"_d);

  auto kucoin = account(linear("0.004"), 30'000, {isolated(Long, 10'000, 30'000, 30'000)});  // kucoin-doc-mm
  kucoin.contracts[0].multiplier = "0.001"_d;
  CHECK(assessed(kucoin).positions[0].notional == "300000"_d);
  CHECK(assessed(kucoin).positions[0].maintenance_margin == "1200"_d);
}

TEST_CASE("trap 15: where a screen shows no price for too little room the root is a price just below the entry, and neither is 0") {
  // gmx-floor-none-1: 5.05 of size, a floor of 5, a fee of 0.06 %.
  auto gmx = account(linear("0.01"), "2.5522", {isolated(Long, "5.05"_d / "2.5522"_d, "2.5522", "5.05")});
  gmx.rules.mm_basis = MaintenanceBasis::Constant;
  gmx.rules.mm_floor = "5"_d;
  gmx.rules.fixed_costs = "5.05"_d * "0.0006"_d;
  const auto plain = assessed(gmx).positions[0];
  CHECK_FALSE(plain.displayed.has_value());
  REQUIRE(plain.liquidation.status == PriceStatus::Ok);
  CHECK(near(*plain.liquidation.exact, "2.5522"_r * (1 - ("0.05"_r - "0.00303"_r) / "5.05"_r), "1e-30"));
  gmx.rules.display = margin::Display::MinRoom;
  const auto shown = assessed(gmx).positions[0];
  REQUIRE(shown.displayed.has_value());
  CHECK(shown.displayed->status == PriceStatus::Never);
  CHECK_FALSE(shown.displayed->price.has_value());
  CHECK(shown.liquidation.exact == plain.liquidation.exact);
  const auto live = assessed(to_double(gmx)).positions[0];
  CHECK(live.displayed->status == PriceStatus::Never);
  CHECK_FALSE(live.displayed->price.has_value());
  CHECK(live.liquidation.status == PriceStatus::Ok);
}

TEST_CASE("trap 18: a waiting order is in the risk rate, and an order in one market moves the price of another") {
  // kucoin-doc-risk: the order's fee has left the margin.
  auto kucoin = account(linear("0.005", "0.0006"), 1, {cross(Long, 6'200, 1)}, "5000"_d - "30000"_d * "0.0006"_d);
  add_market(kucoin, linear("0.008", "0.0006"), 1);
  auto waiting = limit(Buy, 30'000, 1, 10, Cross);
  waiting.symbol = 1;
  kucoin.orders = {waiting};
  kucoin.rules.mm_basis = MaintenanceBasis::AtMark;
  kucoin.rules.close_fee = CloseFee::AtMark;
  CHECK(printed(*assessed(kucoin).margin_ratio, "0.0001") == "0.007"_d);  // (6,200 · 0.0056) / 4,982, without it
  kucoin.rules.orders = margin::OrdersRule::Counted;
  CHECK(printed(*assessed(kucoin).margin_ratio, "0.0001") == "0.0588"_d);

  // dydx-preview-post-eth: 0.1 BTC sold at 10,000; what it brings is in the cash of 9772.436277.
  auto dydx = account(linear("0.03"), 1'000, {cross(Short, 3, 1'000)}, "9772.436277"_d - "1000"_d - "3000"_d);
  const auto btc = add_market(dydx, linear("0.03"), 10'000);
  check_price(dydx, "8772.436277"_r / "3.09"_r);
  const auto ticket = previewed(dydx, market(Sell, "0.1", 5, Cross, btc));
  dydx.positions.push_back(cross(Short, "0.1", 10'000, btc));
  const auto after = assessed(dydx);
  CHECK(ticket.after.account.equity == after.equity);
  CHECK(ticket.after.account.maintenance_margin == after.maintenance_margin);
  CHECK(near(*after.positions[0].liquidation.exact, "2829.267403559871"_r, "1e-12"));
}

TEST_CASE("trap 20: an order's one price feeds entry and price, and the profit of filling away from the mark counts") {
  // orderly-preview-add-limit: the peer leaves that profit out and carries the order's maintenance at the order's price.
  auto orderly = account(linear("0.05", "0.0006"), "25986.2", {cross(Long, "0.2", "25986.2")}, "1981.66");
  orderly.contracts[0].fees->maker = "0.0006"_d;
  orderly.positions.push_back(cross(Short, 3, "1638.41", add_market(orderly, linear("0.05"), "1638.41")));
  const auto ticket = previewed(orderly, limit(Buy, "0.1", 25'000, 10, Cross));
  CHECK(ticket.fill.price == "25000"_d);
  CHECK(ticket.fee == "1.5"_d);
  REQUIRE(ticket.after.position.has_value());
  const Rational own = exact(*ticket.after.position->liquidation.exact);
  CHECK(near(own, "20922.25087719298246"_r, "1e-18"));
  const Rational left_out = "0.1"_r * (exact("25986.2"_d) - 25'000);
  CHECK(near(own + left_out * (1 - "0.05"_r) / ("0.3"_r * (1 - "0.05"_r)), "21250.984210526316"_r, "1e-12"));
}

TEST_CASE("trap 21: a flip starts with the margin of its own size; that of the old position plays no part") {
  auto orderly = account(linear("0.05"), 100, {isolated(Short, 1, 100, 10)}, 100);  // orderly-preview-iso-flip
  orderly.rules.fee_buffer = "0.0006"_d;
  for (const char* margin : {"10", "90"}) {
    orderly.positions[0].margin = Value(margin).decimal;
    const auto ticket = previewed(orderly, market(Buy, 2, 10, Isolated));
    CHECK(ticket.effect == Effect::Flip);
    REQUIRE(ticket.after.position.has_value());
    CHECK(ticket.after.position->side == Long);
    CHECK(ticket.after.position->margin == "10.06"_d);
    CHECK(near(*ticket.after.position->liquidation.exact, "94.67368421052632"_r, "1e-14"));
  }
}

TEST_CASE("trap 22: funding owed comes off before the price is solved; a reserve for the next payment is frozen") {
  auto jojo = account(linear("0.03"), 30'000, {cross(Long, 10, 30'000)}, 9'850);  // jojo-funding-2
  jojo.rules.boundary = Boundary::EqualSafe;
  CHECK(assessed(jojo).status == margin::AccountStatus::Ok);
  jojo.positions[0].funding = "860"_d;
  CHECK(assessed(jojo).status == margin::AccountStatus::Already);
  jojo.positions[0].funding = "-860"_d;
  CHECK(assessed(jojo).equity == "10710"_d);

  auto orderly = account(linear("0.025"), 50'000, {isolated(Long, 2, 50'000, 2'000)});  // orderly-iso-doc-funding
  orderly.positions[0].funding = "0.0004"_d;
  check_status(orderly, PriceStatus::Already);
  CHECK(near(*liquidation(orderly).recovery, ("98000.0004"_r) / (2 * "0.975"_r)));

  auto bitmex = account(linear("0.01", "0.00075"), 1963, {isolated(Long, "0.02", 1963, 1)});  // we-bm-01
  bitmex.positions[0].margin.reset();
  bitmex.positions[0].leverage = "3"_d;
  bitmex.contracts[0].tick = "0.05"_d;
  bitmex.contracts[0].funding = margin::Funding<Decimal>{"0.0001"_d, "8"_d};
  bitmex.rules.mm_basis = MaintenanceBasis::AtEntry;
  bitmex.rules.close_fee = CloseFee::AtBankruptcy;
  CHECK(liquidation(bitmex).price == "1328.3"_d);
  bitmex.rules.funding_reserve = margin::FundingReserve::Next;
  CHECK(liquidation(bitmex).price == "1328.5"_d);
  CHECK(assessed(bitmex).positions[0].bankruptcy.price == "1308.7"_d);
}

TEST_CASE("trap 23: equity equal to maintenance puts the price on the mark") {  // vega-inv-1
  auto vega = account(linear("0.1"), "123.4", {cross(Long, 40'000, "123.4")}, 493'600);
  vega.rules.boundary = Boundary::EqualSafe;
  check_price(vega, "123.4"_r);
  CHECK(assessed(vega).status == margin::AccountStatus::Ok);
}

TEST_CASE("trap 24: maintenance frozen at the mark gives the venue's price, and another one when the mark moves") {  // bitget-cross-1
  const Decimal notional = "0.002"_d * "37359"_d;
  auto bitget = account(linear("0.004", "0.0006"), 37'359, {cross(Long, "0.002", 37'359)}, notional * "0.0046"_d / "0.029599540355"_d);
  bitget.rules.mm_basis = MaintenanceBasis::AtMark;
  bitget.rules.close_fee = CloseFee::AtMark;
  CHECK(near(*liquidation(bitget).exact, "31724.970702417"_r, "1e-6"));
  auto later = bitget;
  later.marks[0] = "36000"_d;
  CHECK(*liquidation(later).exact < *liquidation(bitget).exact);
  bitget.rules.mm_basis = MaintenanceBasis::AtLiquidation;
  bitget.rules.close_fee = CloseFee::AtLiquidation;
  CHECK(printed(*liquidation(bitget).exact, "0.1") == "31698.9"_d);
}

TEST_CASE("trap 27: the leverage cap is that of the notional, margin times leverage, not of the stake") {  // ft-maxlev-4
  auto table = contract(ContractKind::Linear, {tier(0, "0.025"), tier(100'000, "0.05"), tier(500'000, "0.1"), tier(1'000'000, "0.15")});
  const std::vector<int> caps{20, 10, 5, 3};
  for (std::size_t row = 0; row < caps.size(); ++row) table.tiers[row].max_leverage = Decimal{caps[row]};
  const auto one = account(table, 1, {}, 1'000'000);
  const auto at = [&](const char* leverage) {
    Order<Decimal> order;
    order.side = Buy;
    order.mode = Isolated;
    order.margin = "99999.9"_d;
    order.leverage = Value(leverage).decimal;
    return previewed(one, order);
  };
  // The stake alone lies in the first row, where 20x is allowed.
  CHECK_FALSE(has_reason(at("5.000004"), "leverage-above-tier"));
  CHECK(has_reason(at("5.00001"), "leverage-above-tier"));
  CHECK(has_reason(at("9"), "leverage-above-tier"));
}

TEST_CASE("trap 29: a price is rounded last, as the venue does, and its unrounded value is kept") {
  auto bybit = account(linear("0.005"), "1198.45", {isolated(Long, "0.1", "1198.45", 1)});  // bybit-iso-eth
  bybit.positions[0].margin.reset();
  bybit.positions[0].leverage = "4.2"_d;
  bybit.rules.mm_basis = MaintenanceBasis::AtEntry;
  bybit.contracts[0].tick = "0.05"_d;
  CHECK(liquidation(bybit).price == "919.1"_d);
  CHECK(near(*liquidation(bybit).exact, "1198.45"_r * (1 - 1 / "4.2"_r + "0.005"_r)));
  bybit.rules.rounding = Rounding::Away;
  CHECK(liquidation(bybit).price == "919.05"_d);
  bybit.rules.rounding = Rounding::None;
  CHECK(liquidation(bybit).price == liquidation(bybit).exact);

  auto kraken = account(inverse("0.01"), 8'000, {isolated(Long, 1'000, 8'000, "0.01")});  // we-kr-01: truncated
  kraken.contracts[0].tick = "1"_d;
  kraken.rules.rounding = Rounding::Away;
  CHECK(liquidation(kraken).price == "7481"_d);
  CHECK(assessed(kraken).positions[0].bankruptcy.price == "7407"_d);
  kraken.rules.rounding = Rounding::TowardMark;
  CHECK(liquidation(kraken).price == "7482"_d);
}

TEST_CASE("trap 31: where a venue's wording and its numbers disagree its profile follows the numbers, and says what it rests on") {
  auto kraken = account(inverse("0.01"), 8'000, {isolated(Long, 1'000, 8'000, "0.01")});  // we-kr-01
  kraken.rules = margin::venue_named("kraken-inverse")->rules();
  CHECK(printed(*liquidation(kraken).exact, "0.01") == "7481.48"_d);
  kraken.rules.mm_basis = MaintenanceBasis::AtEntry;  // the wording: "entry value"
  CHECK(printed(*liquidation(kraken).exact, "0.01") == "7476.64"_d);
  for (const margin::Venue& venue : margin::venues()) {
    CAPTURE(venue.id);
    if (venue.id == "generic") continue;
    CHECK(venue.evidence.find_first_not_of("VCPTI ") == std::string_view::npos);
    CHECK_FALSE(venue.evidence.empty());
    CHECK_FALSE(venue.as_of.empty());
    CHECK_FALSE(venue.source.empty());
  }
}

TEST_CASE("trap 32: with auto-add the price is that of the margin and what is available, and moves with that") {
  auto one = account(linear("0.005"), 100, {isolated(Long, 100, 100, 2'000)}, 500);
  check_price(one, Rational{-8'000} / (100 * ("0.005"_r - 1)));
  one.rules.auto_add = true;
  check_price(one, Rational{-7'500} / (100 * ("0.005"_r - 1)));
  CHECK(assessed(one).positions[0].margin == "2000"_d);  // the wallet of the position stays what it is
  // A cross position that loses takes from it, down to nothing.
  one.positions.push_back(cross(Long, 10, 60, add_market(one, linear("0.01"), 30)));
  one.positions[1].leverage = "10"_d;  // 500 − 300 − 30
  check_price(one, Rational{-7'830} / (100 * ("0.005"_r - 1)));
  one.marks[1] = "5"_d;
  check_price(one, Rational{-8'000} / (100 * ("0.005"_r - 1)));
}

TEST_CASE("trap 33: the price of liquidation is not the price of the loss: all of the margin is the most it can lose") {
  for (const PositionSide side : {Long, Short}) {
    const auto row = assessed(account(linear("0.005"), 100, {isolated(side, 100, 100, 2'000)})).positions[0];
    const Decimal there = *row.liquidation.exact - row.entry;
    CHECK(margin::absolute(there) * row.qty < row.max_loss);
    CHECK(row.max_loss == "2000"_d);
    CHECK(margin::absolute(*row.bankruptcy.exact - row.entry) * row.qty == row.max_loss);
  }
  const auto ticket = previewed(account(linear("0.005", "0.0005"), 100, {}, 3'000), market(Buy, 100, 5, Isolated));
  CHECK(ticket.max_loss.order == "2005"_d);  // with its fee
}

TEST_CASE("trap 34: collateral in the index token lowers a long's price, and covers a short for good") {
  auto gmx = account(linear(0), 2'000, {cross(Long, "2.5", 2'000)});  // we-gx-01
  gmx.rules.mm_basis = MaintenanceBasis::Constant;
  gmx.rules.mm_floor = "25"_d;
  gmx.rules.fixed_costs = "20"_d;
  margin::Collateral<Decimal> tokens;
  tokens.amount = "0.5"_d;
  tokens.symbol = 0;
  gmx.collateral = {tokens};
  check_printed(gmx, "1681.67");
  gmx.positions[0].side = Short;
  gmx.collateral[0].amount = "2.5"_d;
  check_never(gmx);
}

TEST_CASE("trap 35: on the live path a price of cancelling terms is as right as its terms are, from 1e-8 to 1e8 of size") {
  Comparison<double> comparison;
  const auto compare = [&](const Account<Decimal>& of) {
    const auto answer = oracle::liquidation(oracle::Ledger(of), 0);
    const auto row = assessed(to_double(of)).positions[0];
    CHECK(row.liquidation.status == answer.status);
    comparison.crossing("liquidation.exact", row.liquidation.exact, answer.exact);
    return *row.liquidation.exact / oracle::approximate(answer.exact->price) - 1;
  };
  // hl-live-01-eth-long: the margin is the whole value but for a few cents.
  const auto hyperliquid = account(linear("0.01"), "2458.5", {isolated(Long, "0.015", "2458.5", "36.864593")});
  CHECK(near(*liquidation(hyperliquid).exact, "0.86915825"_r, "1e-4"));
  CHECK(std::abs(compare(hyperliquid)) < 1e-11);
  double worst = 0;
  for (const char* qty : {"0.00000001", "0.3", "100000000"}) {
    for (const char* entry : {"0.000000001", "0.7", "1000000"}) {
      for (const char* share : {"0.1", "0.99", "0.99999999"}) {
        const Decimal margin = Value(qty).decimal * Value(entry).decimal * Value(share).decimal;
        worst = std::max(worst, std::abs(compare(account(linear("0.005"), entry, {isolated(Long, qty, entry, margin)}))));
      }
    }
  }
  for (const auto& failure : comparison.failures) FAIL_CHECK(failure);
  CHECK(comparison.ill_conditioned == 0);
  // The bound is of use: relative to the price itself such an answer is far worse than 1e-12.
  CHECK(worst > 1e-12);
}
