// SPDX-License-Identifier: MIT
#pragma once

#include "margin/health/group.hpp"
#include "margin/ticket/fill.hpp"

namespace margin {

/// How far each condition that an order's size decides is from failing; below zero it fails.
template <Number N>
struct Slack {
  N funds{};                ///< what is available for the opening part − its cost, settlement currency
  N health{};               ///< least health, at the mark, of what the fill leaves
  N own{};                  ///< of an isolated position by itself, at the mark and at the trigger: the less
  std::optional<N> trigger; ///< the same at the trigger price of a trigger order
  bool healthy{true};       ///< neither is at or past liquidation, but for an isolated position by itself …
  bool own_healthy{true};   ///< … which is not either, at the mark and at the trigger
  bool within_caps{true};   ///< leverage and notional are those the risk table admits

  [[nodiscard]] bool accepts() const { return asks_for_more() && own_healthy; }
  /// Nothing but what the position has of its own refuses: to one that is past liquidation a larger order brings more.
  [[nodiscard]] bool asks_for_more() const { return !(funds < 0) && healthy && within_caps; }
};

/// Whether an order is accepted, at its own size and at others. Only what opens can be refused for margin.
template <Number N>
class Acceptance {
 public:
  Acceptance(const Standing<N>& before, const Order<N>& order, const OrderTerms<N>& terms, const Meeting<N>& meeting);

  /// Fills `qty` contracts and looks at the account that results.
  Slack<N> at(N qty);
  /// Every reason that refuses the order at the size last looked at.
  [[nodiscard]] std::vector<Reason<N>> refusals(const Slack<N>& slack) const;
  /// Largest size that would be accepted, contracts: on the lot, or what closes to the end; 0 when none is. Without a lot it is cut to
  /// twelve significant digits or more.
  N max_qty();
  /// The smallest size that opens anything and could be accepted.
  [[nodiscard]] N smallest() const;

  [[nodiscard]] const Filling<N>& filling() const { return filling_; }
  /// The account after the size last looked at.
  [[nodiscard]] const Standing<N>& after() const { return *after_; }

 private:
  /// The same of so much of what it opens.
  N largest_accepted(N share);
  void count_waiting(const Standing<N>& standing);
  void look_at_trigger(Slack<N>& slack) const;
  void look_at_health(Slack<N>& slack) const;
  [[nodiscard]] std::optional<N> missing(const Slack<N>& slack) const;
  [[nodiscard]] N resulting_measure() const;
  [[nodiscard]] N resulting_notional() const;
  [[nodiscard]] std::optional<N> leverage_cap() const;
  [[nodiscard]] N largest_opening() const;
  [[nodiscard]] N step_up_to(N bound) const;
  [[nodiscard]] bool meets_minimum(N qty) const;

  const Standing<N>& before_;
  const Order<N>& order_;
  const OrderTerms<N>& terms_;
  const Meeting<N>& meeting_;
  const Contract<N>& contract_;
  Filling<N> filling_;
  N pending_notional_{};  ///< of waiting orders that would open more of the same
  N pending_measure_{};
  bool caps_count_{true};
  N available_{};         ///< for the opening part, once everything it closes is closed
  std::optional<Standing<N>> after_;
};

}  // namespace margin
