// SPDX-License-Identifier: MIT
// One position has a closed form; the solver and the oracle must both meet it. The forms are those of textbooks and venues.
#include "support/accounts.hpp"

using namespace support;

namespace {

/// Numbers of one position, as decimals and as fractions of the same value.
struct Terms {
  Decimal qty, entry, margin, mmr, fee;
  Rational q, e, w, r, f;
};

Decimal drawn(Random& random, int digits_low, int digits_high, int exponent) {
  return Decimal{random.between(digits_low, digits_high), exponent};
}

Terms random_terms(Random& random) {
  Terms terms;
  terms.qty = drawn(random, 1, 9'999, random.between(-8, 4));
  terms.entry = drawn(random, 1'000, 99'999, random.between(-13, 1));
  terms.margin = terms.qty * terms.entry * drawn(random, 1, 150, -2);
  terms.mmr = drawn(random, 1, 900, -4);
  terms.fee = drawn(random, 0, 12, -4);
  terms.q = oracle::exact(terms.qty);
  terms.e = oracle::exact(terms.entry);
  terms.w = oracle::exact(terms.margin);
  terms.r = oracle::exact(terms.mmr);
  terms.f = oracle::exact(terms.fee);
  return terms;
}

/// An inverse position: qty is the face value and the margin is in coin.
Terms random_inverse_terms(Random& random) {
  Terms terms = random_terms(random);
  terms.margin = drawn(random, 1, 9'999, -3) * drawn(random, 1, 100, -2);
  terms.w = oracle::exact(terms.margin);
  return terms;
}

int sign(PositionSide side) { return side == Long ? 1 : -1; }

void check_either(const Account<Decimal>& of, const Rational& root, bool exists) {
  const auto answer = oracle::liquidation(oracle::Ledger(of), 0);
  if (!exists) {
    check_never(of);
  } else if (answer.status == PriceStatus::Already) {
    const auto result = liquidation(of);
    CHECK(result.status == PriceStatus::Already);
    REQUIRE(result.recovery.has_value());
    CHECK(answer.recovery->price == root);
    CHECK(near(*result.recovery, root, "1e-27"));
  } else {
    REQUIRE(answer.status == PriceStatus::Ok);
    CHECK(answer.exact->price == root);
    const auto result = liquidation(of);
    REQUIRE(result.exact.has_value());
    // A long near full collateral amplifies the rounding of W − q·e; 1e-27 leaves six digits for it.
    CHECK_MESSAGE(near(*result.exact, root, "1e-27"), *result.exact, " is not ", root);
  }
}

}  // namespace

TEST_CASE("linear, requirements at the path price: p = (W − s·q·e) / (q (r + φ − s))") {
  Random random(71);
  for (int i = 0; i < 400; ++i) {
    const Terms t = random_terms(random);
    for (const PositionSide side : {Long, Short}) {
      auto one = account(linear(t.mmr, t.fee), t.entry, {isolated(side, t.qty, t.entry, t.margin)});
      one.rules.close_fee = CloseFee::AtLiquidation;
      const Rational s{sign(side)};
      const Rational root = (t.w - s * t.q * t.e) / (t.q * (t.r + t.f - s));
      check_either(one, root, side == Short || t.w < t.q * t.e);
    }
  }
}

TEST_CASE("linear, constant requirements: p = e − s (W − M − F) / q") {
  Random random(72);
  for (int i = 0; i < 300; ++i) {
    const Terms t = random_terms(random);
    for (const PositionSide side : {Long, Short}) {
      auto one = account(linear(t.mmr, t.fee), t.entry, {isolated(side, t.qty, t.entry, t.margin)});
      one.rules.mm_basis = MaintenanceBasis::AtEntry;
      one.rules.close_fee = CloseFee::AtMark;  // the mark is the entry
      const Rational s{sign(side)};
      const Rational root = t.e - s * (t.w - (t.r + t.f) * t.q * t.e) / t.q;
      check_either(one, root, root > 0);
    }
  }
}

TEST_CASE("inverse, requirements at the path price: p = Q (s + r + φ) / (W + s·Q/e)") {
  Random random(73);
  for (int i = 0; i < 400; ++i) {
    const Terms t = random_inverse_terms(random);
    for (const PositionSide side : {Long, Short}) {
      auto one = account(inverse(t.mmr, t.fee), t.entry, {isolated(side, t.qty, t.entry, t.margin)});
      one.rules.close_fee = CloseFee::AtLiquidation;
      const Rational s{sign(side)};
      const Rational root = t.q * (s + t.r + t.f) / (t.w + s * t.q / t.e);
      check_either(one, root, side == Long || t.w < t.q / t.e);
    }
  }
}

TEST_CASE("inverse, constant requirements: p = Q / (Q/e + s (W − M − F))") {
  Random random(74);
  for (int i = 0; i < 300; ++i) {
    const Terms t = random_inverse_terms(random);
    for (const PositionSide side : {Long, Short}) {
      auto one = account(inverse(t.mmr, t.fee), t.entry, {isolated(side, t.qty, t.entry, t.margin)});
      one.rules.mm_basis = MaintenanceBasis::AtEntry;
      one.rules.close_fee = CloseFee::AtMark;
      const Rational value = t.q / t.e;
      const Rational below = value + sign(side) * (t.w - (t.r + t.f) * value);
      check_either(one, below == 0 ? Rational{} : Rational{t.q / below}, below > 0);
    }
  }
}

TEST_CASE("from equity known at a mark: p = (E − s·q·m) / (q (r + φ − s))") {
  Random random(75);
  for (int i = 0; i < 200; ++i) {
    const Terms t = random_terms(random);
    for (const PositionSide side : {Long, Short}) {
      auto one = account(linear(t.mmr, t.fee), t.entry * Decimal{11, -1}, {cross(side, t.qty, t.entry)});
      one.rules.close_fee = CloseFee::AtLiquidation;
      one.wallet.reset();
      one.equity = t.margin;
      const Rational s{sign(side)};
      const Rational root = (t.w - s * t.q * t.e * Rational{11, 10}) / (t.q * (t.r + t.f - s));
      check_either(one, root, root > 0);
    }
  }
}

TEST_CASE("bankruptcy: linear e − s·W/q, inverse Q / (Q/e + s·W), with the reserved fee φ in the slope") {
  Random random(76);
  int priced = 0;
  for (int i = 0; i < 300; ++i) {
    const bool coin = i % 2 == 1;
    const Terms t = coin ? random_inverse_terms(random) : random_terms(random);
    const bool with_fee = random.chance(50);
    for (const PositionSide side : {Long, Short}) {
      auto one = account(coin ? inverse(t.mmr, t.fee) : linear(t.mmr, t.fee), t.entry, {isolated(side, t.qty, t.entry, t.margin)});
      one.rules.close_fee = with_fee ? CloseFee::AtBankruptcy : CloseFee::None;
      const Rational s{sign(side)};
      const Rational fee = with_fee ? t.f : Rational{};
      const Rational below = t.w + s * t.q / t.e;
      const Rational price = coin ? (below == 0 ? Rational{} : Rational{t.q * (1 + s * fee) / (t.q / t.e + s * t.w)})
                                  : Rational{(s * t.q * t.e - t.w) / (t.q * (s - fee))};
      const Rational expected = coin ? (t.q / t.e + s * t.w <= 0 ? Rational{} : price) : price;
      const auto row = assessed(one).positions[0];
      const bool starved = with_fee && t.w < t.f * (coin ? Rational{t.q / t.e} : Rational{t.q * t.e});
      if (starved) {
        CHECK(row.bankruptcy.status == PriceStatus::Already);
      } else if (expected <= 0) {
        CHECK(row.bankruptcy.status == PriceStatus::Never);
        CHECK_FALSE(row.bankruptcy.exact.has_value());
      } else {
        REQUIRE(row.bankruptcy.status == PriceStatus::Ok);
        CHECK(near(*row.bankruptcy.exact, expected, "1e-27"));
        if (with_fee) {
          const Rational notional = coin ? Rational{t.q / expected} : Rational{t.q * expected};
          CHECK(near(row.closing_reserve, t.f * notional, "1e-27"));
        }
        ++priced;
      }
    }
  }
  CHECK(priced > 300);
}

TEST_CASE("break-even includes the fees of both ends and the funding owed") {
  Random random(77);
  for (int i = 0; i < 300; ++i) {
    const Terms t = random_terms(random);
    const Decimal funding = drawn(random, -100, 100, -4) * t.qty * t.entry;
    const Rational g = oracle::exact(funding);
    for (const PositionSide side : {Long, Short}) {
      const Rational s{sign(side)};
      auto one = account(linear(t.mmr, t.fee), t.entry, {isolated(side, t.qty, t.entry, t.margin)});
      one.positions[0].funding = funding;
      CHECK(near(*assessed(one).positions[0].break_even, (t.e * (s + t.f) + g / t.q) / (s - t.f), "1e-31"));
      one.positions[0].open_fee = "0.0002"_d;
      CHECK(near(*assessed(one).positions[0].break_even, (t.e * (s + "0.0002"_r) + g / t.q) / (s - t.f), "1e-31"));

      auto coin = account(inverse(t.mmr, t.fee), t.entry, {isolated(side, t.qty, t.entry, t.margin)});
      const Decimal in_coin = drawn(random, -100, 100, -4) * drawn(random, 1, 9, random.between(-9, 0));
      coin.positions[0].funding = in_coin;
      const Rational path = ((s - t.f) / t.e - oracle::exact(in_coin) / t.q) / (s + t.f);
      const auto row = assessed(coin).positions[0];
      CHECK(row.break_even.has_value() == (path > 0));
      if (path > 0) CHECK(near(*row.break_even, 1 / path, "1e-28"));
    }
  }
}

TEST_CASE("a maker's opening fee moves break-even less than a taker's") {
  auto one = account(linear("0.005", "0.0005"), 100, {isolated(Long, 1, 100, 20)});
  one.contracts[0].fees->maker = "0.0002"_d;
  CHECK(near(*assessed(one).positions[0].break_even, "100"_r * "1.0005"_r / "0.9995"_r));
  one.positions[0].liquidity = margin::Liquidity::Maker;
  CHECK(near(*assessed(one).positions[0].break_even, "100"_r * "1.0002"_r / "0.9995"_r));
}
