// SPDX-License-Identifier: MIT
#pragma once

#include "margin/ticket/acceptance.hpp"

namespace margin {

/// Largest whole number of steps in [safe, bound] that is accepted, given that `safe` is. Slack is piecewise straight in the
/// size, so a straight guess hits at once or nearly so; halving bounds the rest. A size that only asks for more is below the one sought.
template <Number N>
N search_size(N safe, N bound, auto&& at) {
  if (!(bound > safe)) return safe;
  N largest = safe;
  Slack<N> below = at(safe);
  Slack<N> above = at(bound);
  if (above.accepts()) return bound;

  constexpr int most = 128;  // halving needs 64 at the most: steps have 19 digits
  for (int round = 0; round < most && bound - safe > N{1}; ++round) {
    N guess = whole_steps(safe + bound, N{2});
    if (round < 6) {
      const N width = bound - safe;
      const auto cut = [&](N low, N high) {
        // Below zero at the safe end it is what a larger order heals: no line leads there.
        if (low < 0 || !(high < 0)) return;
        const N straight = low * width / (low - high);
        guess = least(guess, safe + whole_steps(straight, N{1}));
      };
      guess = bound - N{1};
      cut(below.funds, above.funds);
      cut(below.health, above.health);
      if (below.trigger && above.trigger) cut(*below.trigger, *above.trigger);
      guess = least(greatest(guess, safe + N{1}), bound - N{1});
    }
    const Slack<N> there = at(guess);
    if (!there.accepts() && there.asks_for_more() && there.own > below.own) {
      safe = guess;
      below = there;
      continue;
    }
    if (!there.accepts()) {
      bound = guess;
      above = there;
      continue;
    }
    safe = largest = guess;
    below = there;
    if (bound - safe == N{1}) break;
    const Slack<N> next = at(safe + N{1});
    if (!next.accepts()) return safe;
    safe = largest = safe + N{1};
    below = next;
  }
  return largest;
}

}  // namespace margin
