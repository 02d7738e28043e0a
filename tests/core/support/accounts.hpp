// SPDX-License-Identifier: MIT
#pragma once

#include "margin/assess/assess.hpp"
#include "oracle/search.hpp"
#include "support/answered.hpp"
#include "support/support.hpp"

// Accounts as a reader would write them down, and the reports that the tests ask of them.

namespace support {

using margin::Account;
using margin::AccountReport;
using margin::Boundary;
using margin::CloseFee;
using margin::Contract;
using margin::ContractKind;
using margin::Decimal;
using margin::Hedge;
using margin::Law;
using margin::LawKind;
using margin::Liquidation;
using margin::MaintenanceBasis;
using margin::MarginMode;
using margin::Position;
using margin::PositionReport;
using margin::PositionSide;
using margin::PriceStatus;
using margin::Rounding;
using margin::Tier;
using margin::TierBasis;
using margin::TierLaw;
using oracle::exact;
using oracle::Rational;

inline constexpr auto Long = PositionSide::Long;
inline constexpr auto Short = PositionSide::Short;

/// A number of a test: `"0.005"` or a whole number.
struct Value {
  Value(const char* text) : decimal(operator""_d(text, std::string_view(text).size())) {}
  Value(int whole) : decimal(whole) {}
  Value(const Decimal& value) : decimal(value) {}
  operator const Decimal&() const { return decimal; }
  Decimal decimal;
};

inline Tier<Decimal> tier(const Value& from, const Value& mmr) {
  Tier<Decimal> row;
  row.from = from;
  row.mmr = mmr;
  return row;
}

inline Contract<Decimal> contract(ContractKind kind, std::vector<Tier<Decimal>> tiers, const Value& taker = 0) {
  Contract<Decimal> made;
  made.kind = kind;
  made.tiers = std::move(tiers);
  made.fees = margin::Fees<Decimal>{Decimal{0}, taker};
  return made;
}

inline Contract<Decimal> linear(const Value& mmr, const Value& taker = 0) { return contract(ContractKind::Linear, {tier(0, mmr)}, taker); }
inline Contract<Decimal> inverse(const Value& mmr, const Value& taker = 0) {
  return contract(ContractKind::Inverse, {tier(0, mmr)}, taker);
}

/// A linear contract whose rates follow a formula, without fees.
inline Contract<Decimal> by_law(const Law<Decimal>& law) {
  Contract<Decimal> made;
  made.kind = ContractKind::Linear;
  made.law = law;
  return made;
}

/// Of a notional N: maintenance max(mmr, mmr/imr · factor · N^0.8), initial max(1/L, imr, factor · N^0.8).
inline Law<Decimal> power_law(const Value& mmr, const Value& imr, const Value& factor) {
  Law<Decimal> law;
  law.law = LawKind::Power;
  law.mmr = mmr.decimal;
  law.imr = imr.decimal;
  law.factor = factor.decimal;
  return law;
}

inline Position<Decimal> isolated(PositionSide side, const Value& qty, const Value& entry, const Value& margin) {
  Position<Decimal> made;
  made.side = side;
  made.qty = qty;
  made.entry = entry;
  made.margin = margin.decimal;
  return made;
}

inline Position<Decimal> cross(PositionSide side, const Value& qty, const Value& entry, std::size_t symbol = 0) {
  Position<Decimal> made;
  made.symbol = symbol;
  made.side = side;
  made.qty = qty;
  made.entry = entry;
  made.mode = MarginMode::Cross;
  return made;
}

/// An account in one contract.
inline Account<Decimal> account(Contract<Decimal> of, const Value& mark, std::vector<Position<Decimal>> positions,
                                const Value& wallet = 0) {
  Account<Decimal> made;
  made.contracts = {std::move(of)};
  made.marks = {mark.decimal};
  made.positions = std::move(positions);
  made.wallet = wallet.decimal;
  return made;
}

/// Another contract at another mark, under its own underlying.
inline std::size_t add_market(Account<Decimal>& to, Contract<Decimal> of, const Value& mark) {
  of.underlying = to.contracts.size();
  to.contracts.push_back(std::move(of));
  to.marks.push_back(mark.decimal);
  return to.contracts.size() - 1;
}

/// The report of an account that must have one.
template <class N>
AccountReport<N> assessed(const Account<N>& of) {
  return answered(margin::assess(of));
}

inline Liquidation<Decimal> liquidation(const Account<Decimal>& of, std::size_t place = 0) {
  return assessed(of).positions.at(place).liquidation;
}

/// |left − right| ≤ tolerance · |right|, in exact fractions.
inline bool near(const Rational& left, const Rational& right, const char* tolerance = "1e-30") {
  const Rational difference = left < right ? Rational{right - left} : Rational{left - right};
  return difference <= oracle::exact(std::string_view(tolerance)) * (right < 0 ? Rational{-right} : right);
}
inline bool near(const Decimal& left, const Rational& right, const char* tolerance = "1e-30") {
  return near(oracle::exact(left), right, tolerance);
}

/// Checks that the exact price, by the library and by the oracle, is `expected`.
inline void check_price(const Account<Decimal>& of, const Rational& expected, std::size_t place = 0) {
  const auto answer = oracle::liquidation(oracle::Ledger(of), place);
  REQUIRE(answer.exact.has_value());
  CHECK(answer.exact->price == expected);
  const auto result = liquidation(of, place);
  CHECK(result.status == PriceStatus::Ok);
  REQUIRE(result.exact.has_value());
  CHECK_MESSAGE(near(*result.exact, expected), *result.exact, " is not ", expected);
}

/// Checks that it is printed as `expected` when rounded half even to as many places.
inline void check_printed(const Account<Decimal>& of, std::string_view expected, std::size_t place = 0) {
  const auto answer = oracle::liquidation(oracle::Ledger(of), place);
  REQUIRE(answer.exact.has_value());
  check_price(of, answer.exact->price, place);
  const auto point = expected.find('.');
  const int places = point == std::string_view::npos ? 0 : static_cast<int>(expected.size() - point - 1);
  const Decimal step{1, -places};
  CHECK(margin::round_to_step(*liquidation(of, place).exact, step, margin::Direction::HalfEven) == margin::parse_decimal(expected).value());
}

inline void check_status(const Account<Decimal>& of, PriceStatus expected, std::size_t place = 0) {
  CHECK(oracle::liquidation(oracle::Ledger(of), place).status == expected);
  const auto result = liquidation(of, place);
  CHECK(result.status == expected);
  if (expected == PriceStatus::Ok) return;
  CHECK_FALSE(result.price.has_value());
  CHECK_FALSE(result.exact.has_value());
  CHECK_FALSE(result.lower.has_value());
  CHECK_FALSE(result.upper.has_value());
}

inline void check_never(const Account<Decimal>& of, std::size_t place = 0) { check_status(of, PriceStatus::Never, place); }

}  // namespace support

template <>
struct doctest::StringMaker<margin::PriceStatus> {
  static doctest::String convert(margin::PriceStatus value) { return std::string(margin::name_of(value)).c_str(); }
};
