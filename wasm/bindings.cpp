// SPDX-License-Identifier: MIT
// What JavaScript may call. Text goes both ways through one buffer, so that nothing is allocated, copied or freed by the
// caller: write the question at `room(bytes)`, call, read as many bytes of the answer as the call says at `place()`.
#include <emscripten/bind.h>

#include "answer.hpp"
#include "margin/account/venue_price.hpp"

namespace margin::door {
namespace {

std::string buffer;
std::string answer;

std::size_t place() { return reinterpret_cast<std::size_t>(buffer.data()); }

std::size_t room(std::size_t bytes) {
  buffer.resize(bytes);
  return place();
}

/// Makes `answer` what is read at `place()`; returns its length in bytes.
std::size_t hand_over() {
  buffer.swap(answer);
  answer.clear();
  return buffer.size();
}

std::size_t refuse(const InputError& error) {
  append_refusal(answer, error);
  return hand_over();
}

template <class Valid>
std::size_t give(const std::expected<std::variant<Valid, Invalid<Decimal>>, InputError>& result) {
  append_answer(answer, result);
  return hand_over();
}

/// The buffer holds an account.
std::size_t assess_account(std::size_t bytes) {
  Reader reader(std::string_view(buffer).substr(0, bytes));
  Account<Decimal> account;
  if (!reader.read(account)) return refuse(reader.error());
  return give(assess(account));
}

/// The buffer holds an account, then what is asked about it, which errors call `name`.
template <class Subject>
std::size_t answer_about(std::size_t bytes, const char* name, auto&& ask) {
  Reader reader(std::string_view(buffer).substr(0, bytes));
  Account<Decimal> account;
  if (!reader.read(account)) return refuse(reader.error());
  Subject subject;
  if (!reader.read(subject, name)) return refuse(reader.error());
  return give(ask(account, subject));
}

std::size_t preview_order(std::size_t bytes) { return answer_about<Order<Decimal>>(bytes, "order", preview<Decimal>); }
std::size_t explain_number(std::size_t bytes) { return answer_about<ExplainQuestion>(bytes, "question", explain); }
std::size_t seek_value(std::size_t bytes) { return answer_about<Question<Decimal>>(bytes, "question", seek<Decimal>); }
std::size_t fund_account(std::size_t bytes) { return answer_about<FundingQuestion<Decimal>>(bytes, "question", fund<Decimal>); }
std::size_t shock_account(std::size_t bytes) { return answer_about<ShockQuestion<Decimal>>(bytes, "question", shock<Decimal>); }
std::size_t trace_curve(std::size_t bytes) { return answer_about<CurveQuestion<Decimal>>(bytes, "question", curve<Decimal>); }

/// The buffer holds the id of a venue and the text of a price, on a line each. Answers `=` and the price, or an empty line.
std::size_t read_venue_price(std::size_t bytes) {
  Reader reader(std::string_view(buffer).substr(0, bytes));
  std::string_view id;
  std::string_view text;
  reader.read(id);
  reader.read(text);
  const Venue* venue = venue_named(id);
  if (!venue) return refuse({"unknown-venue", "venue", std::string(id)});
  const auto read = read_price(*venue, text);
  if (!read) return refuse({code_of(read.error()), "raw", std::string(text)});
  answer += "=\n";
  Writer(answer).write(*read);
  return hand_over();
}

std::size_t list_venues() {
  Writer(answer).write(venues());
  return hand_over();
}

}  // namespace

EMSCRIPTEN_BINDINGS(marginscope) {
  using emscripten::function;
  function("room", &room);
  function("place", &place);
  function("venues", &list_venues);
  function("assess", &assess_account);
  function("preview", &preview_order);
  function("explain", &explain_number);
  function("seek", &seek_value);
  function("fund", &fund_account);
  function("shock", &shock_account);
  function("curve", &trace_curve);
  function("price", &read_venue_price);
}

}  // namespace margin::door
