// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <cstdlib>

namespace support {

/// The seeds of the random accounts that are held against the oracle: `usual` of them from 0, or as many as MARGIN_ACCOUNTS says, from
/// MARGIN_FIRST_SEED on.
struct Sample {
  explicit Sample(std::uint64_t usual) : first(said("MARGIN_FIRST_SEED", 0)), end(first + said("MARGIN_ACCOUNTS", usual)) {}

  [[nodiscard]] std::uint64_t count() const { return end - first; }
  /// Whether what is known of the usual accounts, such as how many are liquidated, holds of these.
  [[nodiscard]] static bool is_usual() { return !std::getenv("MARGIN_FIRST_SEED") && !std::getenv("MARGIN_ACCOUNTS"); }

  std::uint64_t first;
  std::uint64_t end;

 private:
  static std::uint64_t said(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text ? std::strtoull(text, nullptr, 10) : otherwise;
  }
};

}  // namespace support
