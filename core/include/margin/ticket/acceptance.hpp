// SPDX-License-Identifier: MIT
#pragma once

#include "margin/ticket/attempt.hpp"

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
  std::optional<N> passed_leverage;  ///< the cap on leverage, where the order's is higher
  std::optional<N> passed_notional;  ///< the end of the risk table, where what it counts would be more

  [[nodiscard]] bool accepts() const { return asks_for_more() && own_healthy; }
  /// Nothing but what the position has of its own refuses: to one that is past liquidation a larger order brings more.
  [[nodiscard]] bool asks_for_more() const { return !(funds < 0) && healthy && !passed_leverage && !passed_notional; }
};

/// Whether an order is accepted, at its own size and at others. Only what opens can be refused for margin.
template <Number N>
class Acceptance {
 public:
  explicit Acceptance(Attempt<N>& attempt);

  /// Fills `qty` contracts and looks at the account that results.
  Slack<N> at(N qty);
  /// Every reason that refuses the order at the size last looked at.
  [[nodiscard]] std::vector<Reason<N>> refusals(const Slack<N>& slack) const;
  /// Whether a size is none too small, or closes to the end: that may be as small as the position is.
  [[nodiscard]] bool meets_minimum(N qty) const;

  Attempt<N>& attempt;
  N available{};        ///< for the opening part, once everything it closes is closed
  N waiting_measure{};  ///< what the risk table counts of waiting orders that would open more of the same

 private:
  void look_at_health(Slack<N>& slack) const;
  void look_at_trigger(Slack<N>& slack) const;
  void look_at_caps(Slack<N>& slack) const;
  [[nodiscard]] std::optional<N> missing(const Slack<N>& slack) const;

  const Contract<N>& contract_;
};

}  // namespace margin
