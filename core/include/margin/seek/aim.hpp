// SPDX-License-Identifier: MIT
#pragma once

#include "margin/arithmetic/precision.hpp"
#include "margin/health/room.hpp"
#include "margin/seek/seek.hpp"
#include "margin/ticket/acceptance.hpp"

// An order whose size or leverage is sought: what the questions about it share.

namespace margin {

/// The answer where no value brings about what is wanted.
template <Number N>
Found<N> unreachable(const std::optional<N>& missing = std::nullopt, const std::optional<N>& exact = std::nullopt);

/// Whether the account says what it has.
template <Number N>
bool knows_funds(const Account<N>& account) {
  return account.wallet || account.equity;
}

/// Gives what the order opens the leverage that the order's margin makes it.
template <Number N>
void lever(Attempt<N>& attempt, N opened);

/// What the position that results can lose before it is liquidated at the mark or nearer to it than `target`; absent where there is none. The
/// order opens `opened` contracts once what it meets is closed. Where it names its margin the table may ask for more: that
/// is not there.
template <Number N>
std::optional<N> room_of(Attempt<N>& attempt, N opened, N target);

/// Whether the target lies at the mark or past it, where the position that the order opens gains.
template <Number N>
bool is_past(const Attempt<N>& attempt, N target);

/// Size of the terms of the health after it opened so much.
template <Number N>
N terms_at(const Attempt<N>& attempt, N opened);

/// The order at a size, as a preview looks at it: what refuses it goes into `found`. `funds_count`: what is available is among it.
template <Number N>
void refuse(Found<N>& found, Acceptance<N>& acceptance, N qty, bool funds_count);

}  // namespace margin
