// SPDX-License-Identifier: MIT
#pragma once

#include "writer.hpp"

namespace margin::door {

/// The most that a list may hold, by the name of its field.
inline constexpr std::pair<std::string_view, std::size_t> limits[] = {
    {"contracts", max_contracts}, {"marks", max_contracts},     {"tiers", max_tiers},
    {"positions", max_positions}, {"collateral", max_positions}, {"orders", max_positions},
    {"moves", max_contracts},     {"betas", max_contracts},      {"grid", max_shocks},
    {"at", max_curve_points},
};

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

/// The account of a view, as a struct of its own.
struct ViewedAccount {
  AccountReport<Decimal> report;

  static void fields(auto& self, auto&& visit) { viewed_fields(self.report, visit); }
};

/// Writes what the fields of a struct are, as JSON text made from the same lists that reading and writing are made from:
/// "decimal", "text", "flag", "index", "cap", {"names": [...]}, {"list": type}, {"fields": [[name, type, optional?], ...]}.
/// It runs when the engine is built (schema/main.cpp).
class Schema {
 public:
  explicit Schema(std::string& text) : text_(text) {}

  void begin() { add("{"); }
  void begin(std::string_view name) {
    key(name);
    begin();
  }
  void end() { add("}"); }
  /// Appends `"name":type`, as one entry of a larger object.
  template <class T>
  void entry(std::string_view name) {
    key(name);
    type<T>();
  }
  void entry(std::string_view name, std::size_t number) {
    key(name);
    add(std::to_string(number));
  }

 private:
  template <class T>
  void type() {
    if constexpr (is_optional<T>) type<typename T::value_type>();
    else if constexpr (std::same_as<T, Decimal>) add("\"decimal\"");
    else if constexpr (std::same_as<T, bool>) add("\"flag\"");
    else if constexpr (std::same_as<T, std::size_t>) add("\"index\"");
    else if constexpr (std::same_as<T, RiskCap<Decimal>>) add("\"cap\"");
    else if constexpr (std::convertible_to<T, std::string_view> || std::same_as<T, ReasonCode>) add("\"text\"");  // a reason is only read
    else if constexpr (Named<T>) words(names(T{}));
    else if constexpr (requires { typename T::value_type; }) list<std::remove_cv_t<typename T::value_type>>();
    else fields<T>();
  }
  void words(std::span<const std::string_view> all) {
    add("{\"names\":[");
    for (const std::string_view word : all) quoted(word);
    add("]}");
  }
  template <class T>
  void list() {
    add("{\"list\":");
    type<T>();
    add("}");
  }
  template <class T>
  void fields() {
    add("{\"fields\":[");
    fields_of(T{}, [this]<class F>(std::string_view name, const F&) { this->template field<F>(name); });
    add("]}");
  }
  template <class F>
  void field(std::string_view name) {
    comma();
    add("[");
    quoted(name);
    add(",");
    type<F>();
    add(is_optional<F> ? ",1]" : "]");
  }

  template <Described T>
  static void fields_of(const T& sample, auto&& visit) {
    T::fields(sample, visit);
  }
  /// Every switch may be left out; `extends` names the profile that says what it is then.
  static void fields_of(const Rules<Decimal>& sample, auto&& visit) {
    visit("extends", std::optional<std::string_view>());
    Rules<Decimal>::fields(sample, [&](std::string_view name, const auto& value) { visit(name, std::optional(value)); });
  }
  static void fields_of(const View<Decimal>& sample, auto&& visit) {
    visit("account", ViewedAccount{});
    visit("position", sample.position);
  }
  static void fields_of(const Venue& sample, auto&& visit) { venue_fields(sample, visit); }

  void key(std::string_view name) {
    quoted(name);
    add(":");
  }
  void quoted(std::string_view text) {
    comma();
    add("\"");
    add(text);
    add("\"");
  }
  void comma() {
    if (const char last = text_.back(); last != '[' && last != '{' && last != ',' && last != ':') add(",");
  }
  void add(std::string_view text) { text_ += text; }

  std::string& text_;
};

inline void append_schema(std::string& text) {
  Schema schema(text);
  schema.begin();
  schema.entry<Account<Decimal>>("account");
  schema.entry<Order<Decimal>>("order");
  schema.entry<AccountReport<Decimal>>("report");
  schema.entry<Ticket<Decimal>>("ticket");
  schema.entry<ExplainQuestion>("explainQuestion");
  schema.entry<Explanation>("explanation");
  schema.entry<Question<Decimal>>("question");
  schema.entry<Found<Decimal>>("found");
  schema.entry<FundingQuestion<Decimal>>("fundingQuestion");
  schema.entry<FundingReport<Decimal>>("fundingReport");
  schema.entry<ShockQuestion<Decimal>>("shockQuestion");
  schema.entry<ShockReport<Decimal>>("shockReport");
  schema.entry<CurveQuestion<Decimal>>("curveQuestion");
  schema.entry<CurveReport<Decimal>>("curveReport");
  schema.entry<std::vector<Reason<Decimal>>>("reasons");
  schema.entry<std::vector<Venue>>("venues");
  schema.begin("limits");
  for (const auto& [name, most] : limits) schema.entry(name, most);
  schema.end();
  schema.end();
}

}  // namespace margin::door
