// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace fuzz {

/// Choices read from the fuzzer's bytes, one after the other. At their end every choice is the first there is.
class Bytes {
 public:
  explicit Bytes(std::span<const std::uint8_t> rest) : rest_(rest) {}

  std::uint8_t next() {
    if (rest_.empty()) return 0;
    const std::uint8_t byte = rest_.front();
    rest_ = rest_.subspan(1);
    return byte;
  }
  std::uint64_t next(int bytes) {
    std::uint64_t value = 0;
    for (int i = 0; i < bytes; ++i) value = value << 8 | next();
    return value;
  }
  /// 0 … count − 1.
  std::size_t below(std::size_t count) { return count < 2 ? 0 : next() % count; }
  /// Where the bytes have ended: no.
  bool chance(int percent) { return next() > 255 - 256 * percent / 100; }
  [[nodiscard]] std::span<const std::uint8_t> rest() const { return rest_; }

 private:
  std::span<const std::uint8_t> rest_;
};

}  // namespace fuzz
