// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace margin {

/// An enumeration whose values have public names: `names(E{})` lists them in order.
template <class E>
concept Named = requires(E value) { names(value).size(); };

/// The same list, once for everyone.
template <Named E>
inline constexpr auto names_of = names(E{});

template <Named E>
constexpr std::string_view name_of(E value) {
  return names_of<E>[static_cast<std::size_t>(value)];
}

/// Of a name in a list of names.
[[gnu::noinline]] constexpr std::optional<std::size_t> place_of(std::span<const std::string_view> names, std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return i;
  }
  return std::nullopt;
}

template <Named E>
constexpr std::optional<E> value_named(std::string_view name) {
  const std::optional<std::size_t> place = place_of(names_of<E>, name);
  return place ? std::optional(static_cast<E>(*place)) : std::nullopt;
}

}  // namespace margin
