// SPDX-License-Identifier: MIT
// Properties that hold for every account, each on random ones; P1, P2 … are their numbers in the specification.
#include "oracle/generator.hpp"
#include "support/row_checks.hpp"
#include "support/variations.hpp"

using namespace support;
using oracle::Ledger;
using oracle::Scope;

namespace {

constexpr int accounts = 400;

/// Runs `check(account, report)` on random accounts, changed by `prepare` first.
void for_accounts(std::uint64_t seed, const auto& prepare, const auto& check) {
  for (std::uint64_t i = 0; i < accounts; ++i) {
    CAPTURE(seed + i);
    Account<Decimal> one = oracle::random_account(seed + i);
    prepare(one);
    check(one, assessed(one));
  }
}
void for_accounts(std::uint64_t seed, const auto& check) {
  for_accounts(
      seed, [](Account<Decimal>&) {}, check);
}

bool same(const std::optional<Decimal>& left, const std::optional<Decimal>& right) { return left == right; }

/// One isolated linear or inverse position with a random tier table, safe at its mark more often than not.
Account<Decimal> random_isolated(Random& random, ContractKind kind, PositionSide side) {
  const bool coin = kind == ContractKind::Inverse;
  const Decimal entry{random.between(1'001, 9'999), random.between(-4, 1)};
  const Decimal value{random.between(10, 9'999), random.between(-2, 2)};  // notional in settlement currency, roughly
  const Decimal qty = coin ? value * entry : margin::round_to_step(value / entry, Decimal{1, -6}, margin::Direction::Up);
  auto one = account(contract(kind, {tier(0, Decimal{random.between(1, 20), -3})}, Decimal{random.between(0, 10), -4}), entry,
                     {isolated(side, qty, entry, value * Decimal{random.between(3, 60), -2})});
  for (int i = random.between(0, 3); i > 0; --i) {
    auto& tiers = one.contracts[0].tiers;
    tiers.push_back(tier(tiers.back().from * Decimal{2} + value * Decimal{random.between(2, 9), -1},
                         tiers.back().mmr * Decimal{random.between(11, 30), -1}));
  }
  return one;
}

/// −1 when the price moved toward the mark, 0 when it stayed, +1 when it moved away; never counts as infinitely far.
int moved(const Liquidation<Decimal>& before, const Liquidation<Decimal>& after, const Decimal& mark) {
  const auto rank = [](const Liquidation<Decimal>& l) {
    return l.status == PriceStatus::Already ? 0 : l.status == PriceStatus::Ok ? 1 : 2;
  };
  if (rank(before) != rank(after)) return rank(after) > rank(before) ? 1 : -1;
  if (before.status != PriceStatus::Ok) return 0;
  const Decimal was = margin::absolute(*before.exact - mark);
  const Decimal is = margin::absolute(*after.exact - mark);
  return is == was ? 0 : is > was ? 1 : -1;
}

}  // namespace

TEST_CASE("P1: the health is zero at the exact price, safe a tick nearer the mark and liquidated a tick beyond") {
  int checked = 0;
  for_accounts(1'000'000, [&](const Account<Decimal>& one, const AccountReport<Decimal>& report) {
    const Ledger ledger(one);
    for (std::size_t place = 0; place < one.positions.size(); ++place) {
      const auto& liquidation = report.positions[place].liquidation;
      const Scope scope(ledger, place);
      const auto& tick = one.contracts[one.positions[place].symbol].tick;
      for (const auto& [price, outward] : {std::pair(liquidation.lower, -1), std::pair(liquidation.upper, 1)}) {
        if (!price || !tick) continue;
        const Rational p = exact(*price);
        const Rational mark = scope.book().mark;
        // The root is rounded in its 34th digit; a billionth of the way to the mark, or of the price, stands clear of that.
        const Rational room = outward < 0 ? std::min(p, Rational{mark - p}) : Rational{p - mark};
        const Rational toward = p - outward * room / 1'000'000'000;
        const Rational beyond = p + outward * room / 1'000'000'000;
        const double terms = scope.terms(oracle::approximate(p));
        if (std::abs(oracle::approximate(Rational{mark - p})) < 1e-12 * oracle::approximate(p)) continue;
        CHECK(scope.health(toward) > 0);
        if (one.rules.tier_law != TierLaw::Flat) {
          CHECK(std::abs(oracle::approximate(scope.health(p))) <= 1e-28 * terms);
          CHECK(scope.health(beyond) < 0);
        }
        ++checked;
      }
    }
  });
  CHECK(checked > 300);
}

TEST_CASE("P2: the health of marginal tiers is concave along the path") {
  Random random(2);
  for_accounts(
      2'000'000,
      [](Account<Decimal>& one) {
        if (one.rules.tier_law != TierLaw::Flat) return;
        one.rules.tier_law = TierLaw::Single;
        for (auto& contract : one.contracts) contract.tiers.resize(std::min<std::size_t>(1, contract.tiers.size()));
      },
      [&](const Account<Decimal>& one, const AccountReport<Decimal>&) {
        const Ledger ledger(one);
        const Scope scope(ledger, 0);
        const Rational x = scope.to_path(scope.book().mark);
        for (int i = 0; i < 4; ++i) {
          const Rational left = x * random.between(1, 400) / 100;
          const Rational right = x * random.between(1, 400) / 100;
          const auto health = [&](const Rational& at) { return scope.health(scope.to_price(at)); };
          CHECK(health((left + right) / 2) * 2 >= health(left) + health(right));
        }
      });
}

TEST_CASE("P3, P15, P16: status is total, lower < mark < upper, and the rounded price is on the tick between the exact one and the mark") {
  for_accounts(3'000'000, [](const Account<Decimal>& one, const AccountReport<Decimal>& report) {
    for (const auto& row : report.positions) {
      const auto& l = row.liquidation;
      check_row(row);
      for (const Decimal& price : prices_of(row)) CHECK(price < Decimal{1, 100});
      if (!l.price) continue;
      const bool below = *l.exact < row.mark;
      const auto& tick = one.contracts[row.symbol].tick;
      if (one.rules.rounding == Rounding::None || !tick) {
        CHECK(*l.price == *l.exact);
      } else {
        CHECK((margin::on_grid(*l.price, *tick) || *l.price == row.mark));
        if (one.rules.rounding == Rounding::TowardMark && *l.price != *tick)
          CHECK_FALSE((below ? *l.price < *l.exact : *l.exact < *l.price));
      }
    }
  });
}

TEST_CASE("P4: sizes, money and floors times k leave every price where it is") {
  for_accounts(4'000'000, [](const Account<Decimal>& one, const AccountReport<Decimal>& report) {
    Account<Decimal> scaled = one;
    const Decimal k{1'000};
    const auto scale = [&](auto& value) { value = value * k; };
    const auto scale_any = [&](auto&... values) { ((values ? scale(*values) : void()), ...); };
    scale_any(scaled.wallet, scaled.equity, scaled.others.unrealized_pnl, scaled.others.initial_margin, scaled.others.maintenance_margin,
              scaled.others.closing_reserve);
    scale(scaled.rules.mm_floor);
    scale(scaled.rules.fixed_costs);
    for (auto& position : scaled.positions) {
      scale(position.qty);
      scale_any(position.margin, position.funding);
      if (position.loan) {
        for (auto* held : {&position.loan->assets, &position.loan->debts}) {
          scale(held->base);
          scale(held->quote);
        }
      }
    }
    for (auto& order : scaled.orders) scale_any(order.qty);
    for (auto& item : scaled.collateral) scale(item.amount);
    for (auto& contract : scaled.contracts) {
      for (auto& row : contract.tiers) {
        scale(row.from);
        scale_any(row.deduction);
      }
      if (contract.law) {
        for (auto* slope : {&contract.law->slope, &contract.law->imr_slope}) {
          if (*slope) **slope = **slope / k;
        }
      }
    }
    const auto after = assessed(scaled);
    for (std::size_t place = 0; place < one.positions.size(); ++place) {
      const auto& left = report.positions[place].liquidation;
      const auto& right = after.positions[place].liquidation;
      CHECK(left.status == right.status);
      CHECK(same(left.exact, right.exact));
      CHECK(same(left.price, right.price));
      CHECK(same(left.recovery, right.recovery));
    }
  });
}

TEST_CASE("P5: an inverse position is the linear one of the other side in 1/p") {
  Random random(5);
  int priced = 0;
  for (int i = 0; i < accounts; ++i) {
    const PositionSide side = random.chance(50) ? Long : Short;
    Account<Decimal> coin = random_isolated(random, ContractKind::Inverse, side);
    // 1/e must be exact for the twin to be the same account: entries that are powers of two.
    const Decimal entry{random.one_of<int>({1, 2, 4, 8, 16, 32, 64, 128})};
    coin.positions[0].entry = entry;
    coin.marks[0] = entry;
    coin.rules.close_fee = random.chance(50) ? CloseFee::AtLiquidation : CloseFee::None;
    const Account<Decimal> twin = linear_twin(coin);
    const auto left = liquidation(coin);
    const auto right = liquidation(twin);
    CHECK(left.status == right.status);
    const auto by_coin = oracle::liquidation(Ledger(coin), 0);
    const auto by_twin = oracle::liquidation(Ledger(twin), 0);
    CHECK(by_coin.exact.has_value() == by_twin.exact.has_value());
    if (!by_coin.exact) continue;
    CHECK(by_coin.exact->price * by_twin.exact->price == 1);
    REQUIRE(left.exact.has_value());
    REQUIRE(right.exact.has_value());
    CHECK(near(exact(*left.exact) * exact(*right.exact), 1, "1e-32"));
    ++priced;
  }
  CHECK(priced > accounts / 4);
}

TEST_CASE("P6: a long goes bankrupt at or below its liquidation price, which is at or below the mark; a short the other way") {
  Random random(6);
  for (int i = 0; i < accounts; ++i) {
    for (const ContractKind kind : {ContractKind::Linear, ContractKind::Inverse}) {
      for (const PositionSide side : {Long, Short}) {
        const auto row = assessed(random_isolated(random, kind, side)).positions[0];
        if (!row.liquidation.exact) continue;
        const Decimal& liquidated = *row.liquidation.exact;
        if (side == Long)
          CHECK_FALSE(row.mark < liquidated);
        else
          CHECK_FALSE(liquidated < row.mark);
        if (!row.bankruptcy.exact) continue;
        if (side == Long)
          CHECK_FALSE(liquidated < *row.bankruptcy.exact);
        else
          CHECK_FALSE(*row.bankruptcy.exact < liquidated);
      }
    }
  }
}

TEST_CASE("P7: added margin moves the price away from the mark, by the health at the new price") {
  Random random(7);
  for (int i = 0; i < accounts; ++i) {
    for (const ContractKind kind : {ContractKind::Linear, ContractKind::Inverse}) {
      auto one = random_isolated(random, kind, random.chance(50) ? Long : Short);
      const auto before = liquidation(one);
      const Decimal added = *one.positions[0].margin * Decimal{random.between(1, 30), -2};
      one.positions[0].margin = *one.positions[0].margin + added;
      const auto after = liquidation(one);
      if (before.status == PriceStatus::Ok) CHECK(moved(before, after, *one.marks[0]) > 0);
      if (after.status != PriceStatus::Ok) continue;
      // Taking out what the health holds at a target price brings the price there.
      const Ledger ledger(one);
      const Rational target = (oracle::liquidation(ledger, 0).exact->price + ledger.books[0].mark) / 2;
      const Rational spare = Scope(ledger, 0).health(target);
      CHECK(spare > 0);
      Account<Decimal> without = one;
      const Decimal less = *one.positions[0].margin - margin::parse_decimal(oracle::text(oracle::to_34_digits(spare))).value();
      if (less < Decimal{0}) continue;
      without.positions[0].margin = less;
      REQUIRE(liquidation(without).exact.has_value());
      CHECK(near(*liquidation(without).exact, target, "1e-25"));
    }
  }
}

TEST_CASE("the sensitivity of a price is dp*/dW = −1 / (dH/dp), its sign that of a price that margin moves away") {
  int checked = 0;
  for_accounts(7'500'000, [&](const Account<Decimal>& one, const AccountReport<Decimal>& report) {
    const Ledger ledger(one);
    for (std::size_t place = 0; place < one.positions.size(); ++place) {
      const auto& liquidation = report.positions[place].liquidation;
      CHECK(liquidation.sensitivity.has_value() == liquidation.exact.has_value());
      if (!liquidation.exact) continue;
      const Scope scope(ledger, place);
      const Rational p = exact(*liquidation.exact);
      const Rational sensitivity = exact(*liquidation.sensitivity);
      const Rational room = scope.book().mark - p;
      if (room == 0) continue;
      const Rational step = std::min(room, p) / 1'000'000'000;
      const Rational slope = (scope.health(p + step * 2) - scope.health(p + step)) / step;
      // The price of flat tiers, or of orders that count, may be an edge: more margin leaves it there.
      if (sensitivity == 0 && (one.rules.tier_law == TierLaw::Flat || !one.orders.empty())) continue;
      CHECK(sensitivity * step < 0);
      CHECK(near(Rational{sensitivity * slope}, Rational{-1}, "1e-6"));
      ++checked;
    }
  });
  CHECK(checked > 300);
}

TEST_CASE("P8: a mark that moves within the safe range leaves every price of its own symbol where it is") {
  int checked = 0;
  for_accounts(
      8'000'000,
      [](Account<Decimal>& one) {
        if (one.rules.mm_basis == MaintenanceBasis::AtMark) one.rules.mm_basis = MaintenanceBasis::AtLiquidation;
        // At bankruptcy: the reserve of another symbol's position is taken where the equity at these marks ends.
        if (one.rules.close_fee == CloseFee::AtMark || one.rules.close_fee == CloseFee::AtBankruptcy)
          one.rules.close_fee = CloseFee::AtLiquidation;
        one.orders.clear();  // a market order is worth what the mark says
        if (one.equity) one.wallet = std::exchange(one.equity, std::nullopt);
        one.rules.auto_add = false;  // what is available moves with the marks
      },
      [&](const Account<Decimal>& one, const AccountReport<Decimal>& report) {
        const auto& before = report.positions[0].liquidation;
        if (before.status == PriceStatus::Already || one.rules.tier_law == TierLaw::Flat) return;
        Account<Decimal> later = one;
        Decimal& mark = *later.marks[one.positions[0].symbol];
        const Decimal low = before.lower ? *before.lower : mark / Decimal{2};
        const Decimal high = before.upper ? *before.upper : mark * Decimal{2};
        mark = mark + ((checked % 2 == 0 ? low : high) - mark) * Decimal{3, -1};
        const auto after = liquidation(later);
        CHECK(after.status == before.status);
        for (const auto& [left, right] : {std::pair(before.lower, after.lower), std::pair(before.upper, after.upper)}) {
          CHECK(left.has_value() == right.has_value());
          if (left && right) CHECK(near(*left, exact(*right), "1e-22"));
        }
        ++checked;
      });
  CHECK(checked > accounts / 4);
}
