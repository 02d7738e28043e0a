// SPDX-License-Identifier: MIT
#pragma once

#include <charconv>
#include <concepts>
#include <utility>

#include "margin/account/account.hpp"
#include "margin/account/input_error.hpp"
#include "margin/account/venues.hpp"

namespace margin::door {

template <class T>
concept Described = requires(T& value) { T::fields(value, [](std::string_view, auto&) {}); };

/// What errors call a decimal that cannot be taken.
constexpr std::string_view code_of(DecimalError error) {
  if (error == DecimalError::TooManyDigits) return "too-many-digits";
  return error == DecimalError::OutOfRange ? "out-of-range" : "not-a-decimal";
}

/// Reads what web/engine/encode.ts writes: values on one line each, structs as their fields in the order of `fields`, lists
/// after their length, an optional struct after "1". An empty line is a value that is absent.
/// After an error nothing more is read; its path is put together while the calls return.
/// There is one `field` for every type and none is inlined: reading a struct is a row of calls.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  [[gnu::noinline]] bool read(Decimal& value) {
    const std::string_view text = line();
    if (text.empty()) return fail("missing", {});
    return read(value, text);
  }
  bool read(bool& value) {
    value = line() == "1";
    return true;
  }
  [[gnu::noinline]] bool read(std::size_t& value) {
    const std::string_view text = line();
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return (error == std::errc{} && end == text.data() + text.size()) || fail("missing", {});
  }
  bool read(std::string_view& value) {
    value = line();
    return true;
  }
  template <Named E>
  bool read(E& value) {
    value = static_cast<E>(read_name(names_of<E>));
    return !failed_;
  }
  /// "20%" of the account's equity, or an amount.
  [[gnu::noinline]] bool read(RiskCap<Decimal>& cap) {
    std::string_view text = line();
    const std::string_view given = text;
    cap.is_share = text.ends_with('%');
    if (cap.is_share) text.remove_suffix(1);
    if (!read(cap.value, text)) return fail(error_.code, given);
    if (cap.is_share) cap.value = cap.value / Decimal{100};
    return true;
  }
  /// A venue's rules, then the switches that are changed.
  [[gnu::noinline]] bool read(Rules<Decimal>& rules) {
    const std::string_view name = line();
    if (!name.empty()) {
      const Venue* venue = venue_named(name);
      if (!venue) return fail("unknown-venue", name) || at("extends");
      rules = venue->rules();
    }
    Rules<Decimal>::fields(rules, [this](const char* field, auto& value) { this->given_field(field, value); });
    return !failed_;
  }
  template <Described T>
  [[gnu::noinline]] bool read(T& value) {
    T::fields(value, [this](const char* name, auto& member) { this->field(name, member); });
    return !failed_;
  }
  /// The same for a value that stands by itself, which errors call `name`.
  bool read(auto& value, const char* name) requires Described<std::remove_reference_t<decltype(value)>> {
    return read(value) || at(name);
  }
  template <class T>
  bool read(std::optional<T>& value) {
    if (next_is_empty()) return skip();
    if constexpr (Described<T>) skip();
    return read(value.emplace());
  }
  template <class T>
  [[gnu::noinline]] bool read(std::vector<T>& values) {
    std::size_t count = 0;
    if (!read(count)) return false;
    // Every value takes a line of its own: a length past the text cannot be true.
    if (count > rest_.size()) return fail("missing", {});
    values = std::vector<T>(count);
    for (std::size_t i = 0; i < count; ++i) {
      if (!read(values[i])) return at("[" + std::to_string(i) + "]");
    }
    return true;
  }

  [[nodiscard]] const InputError& error() const { return error_; }

 private:
  template <class T>
  [[gnu::noinline]] void field(const char* name, T& member) {
    if (!failed_ && !read(member)) at(name);
  }
  /// A switch that is left as it was unless the text says otherwise.
  template <class T>
  [[gnu::noinline]] void given_field(const char* name, T& member) {
    if (failed_) return;
    if (next_is_empty()) skip();
    else if (!read(member)) at(name);
  }

  [[gnu::noinline]] bool read(Decimal& value, std::string_view text) {
    const auto decimal = parse_decimal(text);
    if (!decimal) return fail(code_of(decimal.error()), text);
    value = *decimal;
    return true;
  }
  /// The place of the next line among `names`; 0 after an error.
  [[gnu::noinline]] std::size_t read_name(std::span<const std::string_view> names) {
    const std::string_view text = line();
    const std::optional<std::size_t> place = place_of(names, text);
    if (!place) text.empty() ? fail("missing", {}) : fail("unknown-value", text);
    return place.value_or(0);
  }

  [[gnu::noinline]] bool fail(std::string_view code, std::string_view value) {
    failed_ = true;
    error_.code = code;
    error_.value = value;
    return false;
  }
  /// Puts the name of an enclosing field or the place in a list before the path; always false.
  [[gnu::noinline]] bool at(std::string_view step) {
    const bool dotted = !error_.path.empty() && error_.path.front() != '[';
    error_.path.insert(0, dotted ? std::string(step) + "." : std::string(step));
    return false;
  }

  [[nodiscard]] bool next_is_empty() const { return rest_.empty() || rest_.front() == '\n'; }
  /// True: an absent value is read.
  bool skip() {
    line();
    return true;
  }
  [[gnu::noinline]] std::string_view line() {
    const std::size_t end = rest_.find('\n');
    const std::string_view text = rest_.substr(0, end);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    return text;
  }

  std::string_view rest_;
  bool failed_{};
  InputError error_;
};

}  // namespace margin::door
