// SPDX-License-Identifier: MIT
#pragma once

#include <cstdio>

#include "maker.hpp"

namespace fuzz {

/// A situation in words, for whoever looks at an input that failed: `positions:[{symbol:0 side:long qty:5 …`. Absent values are left out.
class Shown {
 public:
  void show(const Decimal& value) { text_ += margin::format_decimal(value); }
  void show(double value) {
    char digits[32];
    std::snprintf(digits, sizeof digits, "%.17g", value);
    text_ += digits;
  }
  void show(bool value) { text_ += value ? "true" : "false"; }
  void show(std::size_t value) { text_ += std::to_string(value); }
  void show(std::string_view value) { text_ += value; }
  void show(const std::string& value) { text_ += value; }
  void show(margin::Named auto value) { text_ += margin::name_of(value); }
  template <class N>
  void show(const margin::RiskCap<N>& cap) {
    show(cap.value);
    if (cap.is_share) text_ += " of the equity";
  }
  template <class T>
  void show(const std::optional<T>& value) {
    if (value) show(*value);
    else text_ += "-";
  }
  template <class T>
  void show(const std::vector<T>& values) {
    text_ += '[';
    for (const T& value : values) show(value), text_ += ' ';
    text_ += ']';
  }
  template <Described T>
  void show(const T& value) {
    text_ += '{';
    T::fields(value, [this]<class F>(std::string_view name, const F& member) {
      if constexpr (requires { member.has_value(); }) {
        if (!member) return;
      }
      (text_ += name) += ':';
      this->show(member);
      text_ += ' ';
    });
    text_ += '}';
  }
  template <class N>
  void show(const margin::View<N>& view) {
    show(view.account);
    show(view.position);
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

inline std::string shown(const auto&... values) {
  Shown all;
  ((all.show(values), all.show(std::string_view("\n"))), ...);
  return all.text();
}

}  // namespace fuzz
