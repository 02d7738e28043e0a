// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace margin {

/// An enumeration whose values have public names: `names(E{})` lists them in order.
template <class E>
concept Named = requires(E value) { names(value).size(); };

template <Named E>
constexpr std::string_view name_of(E value) {
  return names(value)[static_cast<std::size_t>(value)];
}

template <Named E>
constexpr std::optional<E> value_named(std::string_view name) {
  const auto all = names(E{});
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i] == name) return static_cast<E>(i);
  }
  return std::nullopt;
}

}  // namespace margin
