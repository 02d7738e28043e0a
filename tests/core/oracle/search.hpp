// SPDX-License-Identifier: MIT
#pragma once

#include "margin/assess/report.hpp"
#include "oracle/ledger.hpp"

// The first price at which an account is liquidated, by valuing it at points inside every piece between two prices where a tier,
// a maximum or a cut could change. Two such points give the straight line of the piece, whose root is exact.

namespace oracle {

struct Crossing {
  Rational price;
  bool leaps{};        ///< an edge of flat tiers, not a root
  double magnifies{};  ///< price error per relative unit of error in the terms
};

/// The least |value| / size of terms among the comparisons that led to an answer: tells a decision that rounding may turn.
struct Closeness {
  double least = 1e300;
  void saw(const Rational& value, double terms) {
    const double ratio = terms > 0 ? std::abs(approximate(value)) / terms : value == 0 ? 0 : 1e300;
    if (ratio < least) least = ratio;
  }
};

enum class Side { Lower, Upper };

/// The first price beyond `from` on the given side at which the scope is liquidated, given that it is safe at `from`.
std::optional<Crossing> first_liquidation(const Scope& scope, const Rational& from, Side side, Closeness* closeness = nullptr);
/// The first price beyond `from` at which the health is no longer below zero, given that it is below at `from`.
std::optional<Crossing> first_recovery(const Scope& scope, const Rational& from, Side side, Closeness* closeness = nullptr);

struct LiquidationAnswer {
  margin::PriceStatus status{margin::PriceStatus::Never};
  std::optional<Crossing> lower;
  std::optional<Crossing> upper;
  std::optional<Crossing> exact;  ///< the one on the adverse side of the net delta, else the other
  Rational delta;                 ///< change of equity as the price doubles
  Rational missing;
  std::optional<Crossing> recovery;
};

/// `closeness`, when given, records the decisions; it costs time.
LiquidationAnswer liquidation(const Ledger& ledger, std::size_t place, Closeness* closeness = nullptr);
/// The same for every position; the cross legs of one symbol share the search.
std::vector<LiquidationAnswer> liquidations(const Ledger& ledger);

struct BankruptcyAnswer {
  margin::PriceStatus status{};
  std::optional<Crossing> exact;
};

BankruptcyAnswer bankruptcy(const Ledger& ledger, std::size_t place, Closeness* closeness = nullptr);

/// The price rounded to the contract's tick by the account's rule: never past the mark and never zero.
Rational rounded(const Ledger& ledger, std::size_t symbol, const Rational& price);

/// Change of the equity behind a position per unit of its price: the sign tells which way it is hurt.
Rational net_delta(const Scope& scope);

}  // namespace oracle
