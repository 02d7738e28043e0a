// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <optional>
#include <stdexcept>
#include <vector>

#include "margin/account/account.hpp"

namespace support {

template <class From, class To>
void convert_into(const From& from, To& to);

/// Fields of two instances of one template, taken in pairs by their place in the list.
template <class From, class To>
void convert_fields(const From& from, To& to) {
  std::size_t place = 0;
  From::fields(from, [&](std::string_view, const auto& source) {
    std::size_t other = 0;
    To::fields(to, [&](std::string_view, auto& target) {
      if (other++ == place) convert_into(source, target);
    });
    ++place;
  });
}

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
concept Listed = requires(T& value) {
  T::fields(value, [](auto&&...) {});
};

template <class From, class To>
void convert_into(const From& from, To& to) {
  if constexpr (std::same_as<From, margin::Decimal> && std::same_as<To, double>) {
    to = margin::nearest(from);
  } else if constexpr (is_optional<From> && is_optional<To>) {
    to.reset();
    if (from) convert_into(*from, to.emplace());
  } else if constexpr (is_vector<From> && is_vector<To>) {
    to.resize(from.size());
    for (std::size_t i = 0; i < from.size(); ++i) convert_into(from[i], to[i]);
  } else if constexpr (Listed<From> && Listed<To>) {
    convert_fields(from, to);
  } else if constexpr (requires { from.is_share == to.is_share; }) {
    convert_into(from.value, to.value);
    to.is_share = from.is_share;
  } else if constexpr (std::same_as<From, To>) {
    to = from;
  } else {
    // Only fields of the same place meet, so it is a type that nothing above knows.
    throw std::logic_error("a value without a counterpart on the live path");
  }
}

/// The account on the live path. Deductions that follow from the table are left to it: in `double` the recursion rounds, and a
/// rounded deduction would contradict a rounded recursion.
inline margin::Account<double> to_double(const margin::Account<margin::Decimal>& from) {
  margin::Account<double> to;
  convert_into(from, to);
  for (auto& contract : to.contracts) {
    for (std::size_t i = 1; i < contract.tiers.size(); ++i) contract.tiers[i].deduction.reset();
  }
  return to;
}

}  // namespace support
