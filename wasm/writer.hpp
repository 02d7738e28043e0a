// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <span>

#include "margin/explain/explain.hpp"
#include "margin/scenario/curve.hpp"
#include "margin/scenario/funding.hpp"
#include "margin/scenario/scenario.hpp"
#include "margin/seek/seek.hpp"
#include "margin/ticket/ticket.hpp"
#include "reader.hpp"

namespace margin::door {

/// What a view shows of the account's report.
inline constexpr auto viewed = std::to_array<std::string_view>(
    {"equity", "available", "initialMargin", "maintenanceMargin", "marginRatio", "leverage"});

[[gnu::noinline]] inline bool is_viewed(std::string_view name) { return std::ranges::find(viewed, name) != viewed.end(); }

/// The fields of a view's account, in the report's order.
void viewed_fields(auto& report, auto&& visit) {
  std::remove_cvref_t<decltype(report)>::fields(report, [&](std::string_view name, auto& value) {
    if (is_viewed(name)) visit(name, value);
  });
}

/// A profile by its public names.
void venue_fields(auto& venue, auto&& visit) {
  visit("id", venue.id);
  visit("name", venue.name);
  visit("version", venue.version);
  visit("asOf", venue.as_of);
  visit("evidence", venue.evidence);
  visit("source", venue.source);
  visit("kinds", venue.kinds);
  visit("noPrice", venue.no_price);
  visit("rules", venue.rules());
}

/// Appends results in the form that `Reader` reads, for web/engine/decode.ts. No text in them holds a line break: all of it is
/// the engine's own, no input comes back. What every field ends in is not inlined: a third of the code, and no slower.
class Writer {
  auto each() {
    return [this](std::string_view, const auto& value) { this->write(value); };
  }

 public:
  explicit Writer(std::string& text) : text_(text) {}

  [[gnu::noinline]] void write(const Decimal& value) {
    append_decimal(text_, value);
    end();
  }
  [[gnu::noinline]] void write(const std::optional<Decimal>& value) { value ? write(*value) : end(); }
  void write(bool value) { write(std::string_view(value ? "1" : "")); }
  [[gnu::noinline]] void write(std::size_t value) { write(std::string_view(std::to_string(value))); }
  [[gnu::noinline]] void write(std::string_view value) {
    text_ += value;
    end();
  }
  void write(const std::string& value) { write(std::string_view(value)); }
  void write(Named auto value) { write(name_of(value)); }

  template <Described T>
  [[gnu::noinline]] void write(const T& value) { T::fields(value, each()); }
  void write(const View<Decimal>& view) {
    viewed_fields(view.account, each());
    write(view.position);
  }
  void write(const Venue& venue) { venue_fields(venue, each()); }
  /// As they are read: the name of no profile, then every switch.
  void write(const Rules<Decimal>& rules) {
    end();
    Rules<Decimal>::fields(rules, each());
  }
  template <class T>
  void write(const std::optional<T>& value) {
    if (!value) return end();
    if constexpr (Described<T>) write(true);
    write(*value);
  }
  template <class T>
  void write(const std::vector<T>& values) { write(std::span(values)); }
  template <class T>
  void write(std::span<const T> values) {
    write(values.size());
    for (const T& value : values) write(value);
  }

 private:
  [[gnu::noinline]] void end() { text_ += '\n'; }

  std::string& text_;
};

}  // namespace margin::door
