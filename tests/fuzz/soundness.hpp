// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "shown.hpp"

// What holds of every result, whatever was asked.

namespace fuzz {

/// What is being asked and what was answered, for the message of a failure.
inline const Situation* asked_about = nullptr;
inline const void* answered = nullptr;
inline std::string (*shown_answer)(const void*) = nullptr;

/// Ends the program with what is wrong: the fuzzer keeps the bytes that led there.
[[noreturn]] inline void fail(std::string_view what) {
  std::fprintf(stderr, "fuzz: %.*s\n", static_cast<int>(what.size()), what.data());
  if (asked_about) {
    const Situation& of = *asked_about;
    std::fprintf(stderr, "%s", shown(of.account, of.order, of.question, of.funding, of.explained, of.shocked, of.curved).c_str());
    if (answered) std::fprintf(stderr, "%s", shown_answer(answered).c_str());
  }
  std::abort();
}
inline void want(bool holds, std::string_view what) {
  if (!holds) fail(what);
}

/// Walks a result by the lists of its fields.
template <margin::Number N>
class Soundness {
 public:
  void check(const Decimal& value) {
    // Nothing that a sum or a product of numbers up to 10^60 needs comes near this.
    const auto parts = value.parts();
    want(parts.exponent < 6'000 && parts.exponent > -6'100, "a decimal that is no number");
  }
  void check(double value) { want(std::isfinite(value), "a double that is no number"); }
  void check(bool) {}
  void check(std::size_t) {}
  void check(std::string_view) {}
  void check(const std::string&) {}
  void check(margin::Named auto value) { want(static_cast<std::size_t>(value) < names(value).size(), "a value without a name"); }
  template <class T>
  void check(const std::optional<T>& value) {
    if (value) check(*value);
  }
  template <class T>
  void check(const std::vector<T>& values) {
    for (const T& value : values) check(value);
  }
  template <Described T>
  void check(const T& value) {
    T::fields(value, [this](std::string_view, const auto& member) { this->check(member); });
  }
  void check(const margin::View<N>& view) {
    check(view.account);
    check(view.position);
  }
  void check(const margin::Liquidation<N>& of) {
    walk(of);
    priced(of.status, of.price, of.exact);
    positive(of.lower, "lower");
    positive(of.upper, "upper");
    positive(of.recovery, "recovery");
    if (of.status == margin::PriceStatus::Ok) {
      want(of.exact == of.lower || of.exact == of.upper, "the liquidation price is neither the lower nor the upper");
      want(!(of.lower && of.upper && *of.upper < *of.lower), "the lower price above the upper");
    } else {
      want(!of.lower && !of.upper, "a side of a price that is not there");
    }
    want((of.status == margin::PriceStatus::Already) == of.missing.has_value(), "what is missing, where and only where it is too late");
    want(!of.missing || !(*of.missing < N{0}), "less than nothing is missing");
  }
  void check(const margin::Bankruptcy<N>& of) {
    walk(of);
    priced(of.status, of.price, of.exact);
  }
  void check(const margin::PositionReport<N>& of) {
    walk(of);
    positive(std::optional(of.mark), "mark");
    positive(std::optional(of.entry), "entry");
    positive(of.break_even, "break-even");
    want(!(of.qty < N{0}) && !(of.notional < N{0}), "a size below zero");
    // At the edge of a row from which on something is charged rounding may leave less than nothing.
    const N none = -(of.notional * margin::rounding_share<N>(30, 12));
    want(!(of.maintenance_margin < none) && !(of.closing_reserve < N{0}) && !(of.initial_margin < N{0}), "a requirement below zero");
    if (of.distance) want(!(of.distance->price < N{0}) && !(of.distance->percent < N{0}), "a distance below zero");
    beyond(of);
  }
  void check(const margin::Fill<N>& of) {
    walk(of);
    positive(std::optional(of.price), "fill");
    want(!(of.qty < N{0}), "a fill below zero");
  }
  void check(const margin::Exit<N>& of) {
    walk(of);
    positive(std::optional(of.price), "exit");
  }
  void check(const margin::Ticket<N>& of) {
    walk(of);
    using enum margin::TicketStatus;
    want(of.status != Ok || of.accepted, "ok and yet not accepted");
    want(of.status != Insufficient || (!of.accepted && !of.reasons.empty()), "insufficient and yet accepted, or for no reason");
    want(!(of.max_qty < N{0}), "a largest size below zero");
  }
  void check(const margin::FundingPoint<N>& of) {
    walk(of);
    priced(of.status, of.price, of.exact);
  }
  void check(const margin::FundedPosition<N>& of) {
    walk(of);
    want((of.status == margin::PriceStatus::Ok) == of.intervals_until_liquidation.has_value(), "intervals where and only where they end");
  }
  void check(const margin::Found<N>& of) {
    walk(of);
    want(of.status != margin::SeekStatus::Ok || of.value.has_value(), "found, and no value");
    want(of.status != margin::SeekStatus::Insufficient || !of.reasons.empty(), "insufficient for no reason");
  }
  void check(const margin::ShockedPrice<N>& of) {
    walk(of);
    positive(std::optional(of.price), "of a joint move");
  }
  void check(const margin::JointLiquidation<N>& of) {
    walk(of);
    want((of.status == margin::PriceStatus::Ok) == (of.lower || of.upper), "a joint factor where and only where the status is ok");
    want(!of.lower || !(N{0} < of.lower->factor), "the lower factor is above 0");
    want(!of.upper || !(of.upper->factor < N{0}), "the upper factor is below 0");
    want((of.status == margin::PriceStatus::Already) == of.missing.has_value(), "what is missing, where and only where it is too late");
  }
  void check(const margin::CurveReport<N>& of) {
    walk(of);
    positive(of.lower, "lower");
    positive(of.upper, "upper");
    const auto falls = [](const auto& left, const auto& right) { return !(left.price < right.price); };
    want(std::ranges::adjacent_find(of.points, falls) == of.points.end(), "points that do not rise");
    for (const auto& point : of.points) {
      positive(std::optional(point.price), "of a curve");
      want(point.ratio.has_value() == (N{0} < point.equity), "a ratio where and only where there is equity");
    }
  }
  void check(const margin::Explanation& of) {
    walk(of);
    for (const auto& token : of.formula) want(!token.term || *token.term < of.terms.size(), "a term that is not there");
    want(of.status != margin::ExplanationStatus::Ok || (of.value && !of.formula.empty()), "explained by nothing");
  }

 private:
  void walk(const auto& of) {
    std::remove_cvref_t<decltype(of)>::fields(of, [this](std::string_view, const auto& member) { this->check(member); });
  }
  static void positive(const std::optional<N>& price, std::string_view name) {
    if (price && !(N{0} < *price)) fail("no price: " + std::string(name));
  }
  static void priced(margin::PriceStatus status, const std::optional<N>& price, const std::optional<N>& exact) {
    const bool ok = status == margin::PriceStatus::Ok;
    want(price.has_value() == ok && exact.has_value() == ok, "a price where and only where the status is ok");
    positive(price, "price");
    positive(exact, "exact");
  }
  /// The prices lie on their sides of the mark, up to what roundings can do where the health at the mark is zero; and rounding to a
  /// tick has not moved one across it.
  static void beyond(const margin::PositionReport<N>& of) {
    const margin::Liquidation<N>& price = of.liquidation;
    const N error = of.mark * margin::rounding_share<N>(25, 9);
    want(!price.lower || !(of.mark + error < *price.lower), "the lower liquidation price is above the mark");
    want(!price.upper || !(*price.upper < of.mark - error), "the upper liquidation price is below the mark");
    if (price.status != margin::PriceStatus::Ok) return;
    const bool below = price.exact == price.lower;
    const bool above = price.exact == price.upper;
    want((below && !(of.mark + error < *price.price)) || (above && !(*price.price < of.mark - error)), "rounding moved the price across the mark");
    want(of.distance.has_value(), "a liquidation price without a distance");
  }
};

}  // namespace fuzz
