// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "margin/arithmetic/number.hpp"

namespace margin {

/// A contradiction between inputs, or what an order runs into.
template <Number N>
struct Reason {
  std::string_view code;
  std::string path{};           ///< the input concerned; may be empty
  std::optional<N> missing{};   ///< settlement currency
  std::optional<N> limit{};
  std::optional<N> expected{};  ///< the value that would have agreed

  static void fields(auto& self, auto&& visit) {
    visit("code", self.code);
    visit("path", self.path);
    visit("missing", self.missing);
    visit("limit", self.limit);
    visit("expected", self.expected);
  }
};

/// Inputs that are right by themselves but contradict each other.
template <Number N>
struct Invalid {
  std::vector<Reason<N>> reasons;
};

}  // namespace margin
