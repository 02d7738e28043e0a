// SPDX-License-Identifier: MIT
#pragma once

#include "margin/seek/seek.hpp"
#include "support/tickets.hpp"

// Reverse questions as a test asks them, and the account that most are asked of.

template <>
struct doctest::StringMaker<margin::SeekStatus> {
  static doctest::String convert(margin::SeekStatus value) { return std::string(margin::name_of(value)).c_str(); }
};

namespace support::seeking {

using margin::Find;
using margin::Found;
using margin::Question;
using margin::SeekStatus;

/// The answer to a question that must have one.
template <class N>
Found<N> found(const Account<N>& of, const Question<N>& question) {
  return answered(margin::seek(of, question));
}

/// Of a position.
inline Question<Decimal> about(Find find, std::size_t position = 0) {
  Question<Decimal> question;
  question.find = find;
  question.position = position;
  return question;
}

/// Of an order.
inline Question<Decimal> about(Find find, const Order<Decimal>& order) {
  Question<Decimal> question;
  question.find = find;
  question.order = order;
  return question;
}

inline bool has_reason(const Found<Decimal>& found, std::string_view code) {
  return std::ranges::any_of(found.reasons, [&](const auto& reason) { return reason.code == code; });
}

/// A long of 10,000 at its entry, in an account with as much in its wallet.
inline Account<Decimal> reference(const Value& margin = 2000) {
  return account(linear("0.005"), 100, {isolated(Long, 100, 100, margin)}, 10'000);
}

}  // namespace support::seeking
