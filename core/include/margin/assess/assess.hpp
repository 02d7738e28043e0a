// SPDX-License-Identifier: MIT
#pragma once

#include <expected>
#include <variant>

#include "margin/account/account.hpp"
#include "margin/account/input_error.hpp"
#include "margin/assess/report.hpp"

namespace margin {

template <Number N>
using Assessment = std::variant<AccountReport<N>, Invalid<N>>;

/// The account with everything that follows from it: per position what it is worth, what it needs, where it is liquidated.
template <Number N>
std::expected<Assessment<N>, InputError> assess(const Account<N>& account);

extern template std::expected<Assessment<Decimal>, InputError> assess(const Account<Decimal>&);
extern template std::expected<Assessment<double>, InputError> assess(const Account<double>&);

}  // namespace margin
