// SPDX-License-Identifier: MIT
#include "margin/ticket/largest.hpp"

#include "margin/arithmetic/precision.hpp"

namespace margin {
namespace {

/// Sizes of one order, tried in whole steps.
template <Number N>
struct Sizes {
  Acceptance<N>& acceptance;
  bool caps_count{};
  const Attempt<N>& attempt = acceptance.attempt;
  const Contract<N>& contract = *attempt.market.contract;
  N step{};

  Slack<N> at(N qty) {
    Slack<N> slack = acceptance.at(qty);
    if (caps_count) return slack;
    slack.passed_leverage.reset();
    slack.passed_notional.reset();
    return slack;
  }

  /// The least that is asked of the notional: by the leverage, or by any row.
  [[nodiscard]] N least_rate() const {
    const std::optional<N>& leverage = attempt.intent.leverage;
    if (leverage) return N{1} / *leverage;
    std::optional<N> rate;
    for (const Tier<N>& tier : contract.tiers) {
      const N asked = initial_margin(contract, N{1}, Exposure<N>{tier.from, N{0}, N{0}}, leverage);
      rate = rate ? least(*rate, asked) : asked;
    }
    return rate ? *rate : initial_margin(contract, N{1}, Exposure<N>{}, leverage);
  }

  /// A bound on the opening part, contracts, from what can be said without trying: the caps, and what each contract costs at least.
  [[nodiscard]] N bound() const {
    const Intent<N>& intent = attempt.intent;
    if (!intent.may_open || !(acceptance.available > 0)) return N{0};
    if (intent.leverage && contract.max_leverage && *intent.leverage > *contract.max_leverage) return N{0};
    N cost = attempt.least_cost(least_rate());
    // A law may ask for nothing of the smallest sizes, and a rebate may pay for the margin.
    if (!(cost > 0)) cost = attempt.unit / N{1'000'000};
    N bound = acceptance.available / attempt.market.worth(cost);
    // A quotient that rounding took just below a whole size must not lose it; a size too large by so little is refused when tried.
    const N widened = N{1} + rounding_share<N>(32, 14);
    if (!caps_count) return bound * widened;
    const N held = intent.adds ? attempt.before.account->positions[*intent.adds].qty : N{0};
    const N per_contract = table_measure(contract, attempt.before.rules(), N{1}, attempt.unit);
    const auto up_to = [&](N measure) { bound = least(bound, (measure - acceptance.waiting_measure) / per_contract - held); };
    if (contract.max_notional) up_to(*contract.max_notional);
    for (const Tier<N>& tier : contract.tiers) {
      if (intent.leverage && tier.max_leverage && *intent.leverage > *tier.max_leverage) up_to(tier.from);
    }
    return greatest(bound, N{0}) * widened;
  }

  /// A step in which sizes up to `bound` are counted exactly: a multiple of the lot.
  [[nodiscard]] N step_up_to(N bound) const {
    const N grain = grain_of(bound);
    if (!contract.lot) return grain;
    return *contract.lot < grain ? round_to_step(grain, *contract.lot, Direction::Up) : *contract.lot;
  }

  /// Largest whole number of steps in [safe, bound] that is accepted, given that `safe` is. Slack is piecewise straight in the
  /// size, so a straight guess hits at once or nearly so; halving bounds the rest. A size that only asks for more is below the one sought.
  N search(N safe, N bound) {
    if (!(bound > safe)) return safe;
    N largest = safe;
    Slack<N> below = at(safe * step);
    Slack<N> above = at(bound * step);
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
      const Slack<N> there = at(guess * step);
      if (there.accepts()) {
        safe = largest = guess;
        below = there;
        if (bound - safe == N{1}) break;
        const Slack<N> next = at((safe + N{1}) * step);
        if (!next.accepts()) return safe;
        safe = largest = safe + N{1};
        below = next;
      } else if (there.asks_for_more() && there.own > below.own) {
        safe = guess;
        below = there;
      } else {
        bound = guess;
        above = there;
      }
    }
    return largest;
  }

  /// The largest that is accepted, and of what it opens this share.
  N largest(N share) {
    const N& closable = attempt.intent.closable;
    N most_contracts = closable + bound();
    if (!(most_contracts > 0)) return N{0};
    // So few steps are too coarse to tell: then what they leave open is searched in finer ones. The bound knows only of funds and caps.
    const N few{std::int64_t{1'000'000'000'000}};
    constexpr int most = 8;
    step = step_up_to(most_contracts);
    N found{0};
    for (int round = 0; round < most; ++round) {
      const N closing = whole_steps(closable, step);
      found = search(closing, whole_steps(most_contracts, step));
      if (!(found - closing < few)) break;
      most_contracts = least(most_contracts, (found + N{1}) * step);
      const N finer = step_up_to(most_contracts);
      if (!(finer < step) || (found == closing && !at(smallest_opening(attempt)).accepts())) break;
      step = finer;
    }
    const N opened = greatest(N{0}, found * step - closable);
    const N qty = round_to_step(closable + share * opened, step, Direction::Down);
    // To close to the end is accepted whatever the lot and the minimum.
    return opened > 0 && qty > closable && acceptance.meets_minimum(qty) ? qty : closable;
  }
};

}  // namespace

/// Of the safety factor only what the funds allow: the caps are the venue's word.
template <Number N>
N largest_accepted(Acceptance<N>& acceptance) {
  const Attempt<N>& attempt = acceptance.attempt;
  const N& safety = attempt.before.rules().safety;
  const N most = Sizes<N>{acceptance, true}.largest(N{1});
  if (safety == N{1} || !(most > attempt.intent.closable)) return most;
  return least(most, Sizes<N>{acceptance, false}.largest(safety));
}

template <Number N>
N smallest_opening(const Attempt<N>& attempt) {
  const Contract<N>& contract = *attempt.market.contract;
  const N step = contract.lot.value_or(grain_of(N{1}));
  return attempt.intent.closable + greatest(contract.min_qty.value_or(step), step);
}

#define INSTANTIATE(N)                         \
  template N largest_accepted(Acceptance<N>&); \
  template N smallest_opening(const Attempt<N>&);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
