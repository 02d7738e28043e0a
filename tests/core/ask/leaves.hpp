// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "margin/ticket/ticket.hpp"
#include "support/convert.hpp"

// An answer as a list of its values, so that answers of both number paths can be gone through side by side.

namespace ask {

/// One value of an answer: a number, or a word. What is absent has no leaf.
template <margin::Number N>
struct Leaf {
  std::string path;  ///< `positions[0].liquidation.exact`
  std::optional<N> number;
  std::string word;
};

template <margin::Number N>
class Leaves {
 public:
  std::vector<Leaf<N>> all;

  void add(const std::string& path, const N& value) { all.push_back({path, value, {}}); }
  void add(const std::string& path, bool value) { all.push_back({path, {}, value ? "yes" : "no"}); }
  void add(const std::string& path, std::size_t value) { all.push_back({path, {}, std::to_string(value)}); }
  void add(const std::string& path, margin::Named auto value) { all.push_back({path, {}, std::string(name_of(value))}); }
  /// A reason is its code: what is missing, limited or expected follows from numbers that are there.
  void add(const std::string& path, const margin::Reason<N>& reason) { all.push_back({path, {}, std::string(name_of(reason.code))}); }
  void add(const std::string& path, const margin::View<N>& view) {
    add(path + ".account", view.account);
    add(path + ".position", view.position);
  }
  template <support::Listed T>
  void add(const std::string& path, const T& value) {
    T::fields(value, [&](std::string_view name, const auto& member) {
      this->add(path.empty() ? std::string(name) : path + "." + std::string(name), member);
    });
  }
  template <class T>
  void add(const std::string& path, const std::optional<T>& value) {
    if (value) add(path, *value);
  }
  template <class T>
  void add(const std::string& path, const std::vector<T>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) add(path + "[" + std::to_string(i) + "]", values[i]);
  }
};

template <margin::Number N>
std::vector<Leaf<N>> leaves_of(const auto& answer) {
  Leaves<N> leaves;
  leaves.add("", answer);
  return std::move(leaves.all);
}

}  // namespace ask
