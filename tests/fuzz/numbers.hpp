// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "bytes.hpp"
#include "margin/arithmetic/decimal.hpp"

namespace fuzz {

using margin::Decimal;

/// Numbers that an account may hold, by the name of their field: mostly of a usual size, at times equal to one made before, at
/// times anything that can be held.
class Numbers {
 public:
  explicit Numbers(Bytes& bytes) : bytes_(bytes) {}

  Decimal make(std::string_view field) {
    const std::uint8_t kind = bytes_.next();
    const Decimal value = kind < 190 ? usual(field, kind) : kind < 225 ? made_[bytes_.below(made_.size())] : kind < 240 ? special() : any();
    made_[place_++ % made_.size()] = value;
    return value;
  }

 private:
  static bool is_one_of(std::string_view field, const auto& names) { return std::ranges::find(names, field) != names.end(); }

  Decimal usual(std::string_view field, std::uint8_t kind) {
    static constexpr auto rates = std::to_array<std::string_view>({"mmr", "imr", "base", "imrBase", "asset", "maker", "taker", "rate",
                                                                    "openFee", "weight", "feeBuffer", "safety", "penalty", "roe"});
    static constexpr auto prices =
        std::to_array<std::string_view>({"mark", "entry", "price", "stop", "target", "liquidationPrice"});
    static constexpr auto small = std::to_array<std::string_view>({"leverage", "maxLeverage", "hours", "kappa", "multiplier", "imrSlope", "slope"});
    const auto wide = static_cast<std::int64_t>(bytes_.next(2));
    if (is_one_of(field, rates)) return {wide % 10'000 % (kind % 2 ? 10'000 : 300), -4};
    if (is_one_of(field, prices)) return {8'000 + wide % 4'096 + (kind % 4 == 0 ? wide : 0), -2};
    if (is_one_of(field, small)) return {1 + wide % 128, kind % 4 == 0 ? -2 : 0};
    if (field == "liability" || field == "loanLevel") return {100 + wide % 40, -2};
    if (field == "tick" || field == "lot") return {1 + wide % 4, -(kind % 4)};
    return {wide + 1, kind % 6 - 2};
  }
  Decimal special() {
    static const std::array<Decimal, 10> all{Decimal{0},      Decimal{1},      Decimal{-1},    Decimal{1, -60}, Decimal{1, 60},
                                             Decimal{-1, 60}, Decimal{1, -12}, Decimal{1, 12}, Decimal{999, -3}, Decimal{2}};
    return all[bytes_.below(all.size())];
  }
  Decimal any() {
    const auto coefficient = static_cast<std::int64_t>(bytes_.next(8));
    return {coefficient, static_cast<int>(bytes_.next()) % 100 - 60};
  }

  Bytes& bytes_;
  std::array<Decimal, 8> made_{Decimal{100}, Decimal{1}, Decimal{10}, Decimal{1'000}, Decimal{5, -3}, Decimal{1, -1}, Decimal{50}, Decimal{2}};
  std::size_t place_{};
};

}  // namespace fuzz
