// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace margin {

/// A value that is wrong by itself.
struct InputError {
  std::string_view code;  ///< `not-a-decimal`, `out-of-range`, …
  std::string path;       ///< `positions[1].qty`
  std::string value;      ///< what was given; may be empty
};

/// The path of an item: `positions[1]`.
inline std::string indexed(std::string_view list, std::size_t index) {
  return std::string(list) + "[" + std::to_string(index) + "]";
}

}  // namespace margin
