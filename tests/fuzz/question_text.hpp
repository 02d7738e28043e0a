// SPDX-License-Identifier: MIT
#pragma once

#include "maker.hpp"

namespace fuzz {

/// Writes what `margin::door::Reader` reads: every value on a line, an absent one as an empty line.
class QuestionText {
 public:
  void write(const Decimal& value) { line(margin::format_decimal(value)); }
  void write(bool value) { line(value ? "1" : ""); }
  void write(std::size_t value) { line(std::to_string(value)); }
  void write(margin::Named auto value) { line(margin::name_of(value)); }
  void write(const margin::RiskCap<Decimal>& cap) {
    line(margin::format_decimal(cap.is_share ? cap.value * Decimal{100} : cap.value) + (cap.is_share ? "%" : ""));
  }
  void write(const margin::Rules<Decimal>& rules) {
    line("");
    each(rules);
  }
  template <class T>
  void write(const std::optional<T>& value) {
    if (!value) return line("");
    if constexpr (Described<T>) line("1");
    write(*value);
  }
  template <class T>
  void write(const std::vector<T>& values) {
    write(values.size());
    for (const T& value : values) write(value);
  }
  template <Described T>
  void write(const T& value) {
    each(value);
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  void each(const auto& value) {
    std::remove_cvref_t<decltype(value)>::fields(value, [this](std::string_view, const auto& member) { this->write(member); });
  }
  void line(std::string_view text) { (text_ += text) += '\n'; }

  std::string text_;
};

}  // namespace fuzz
