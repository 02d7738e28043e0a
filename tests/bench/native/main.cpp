// SPDX-License-Identifier: MIT
// Answers and times questions on command, so that its rounds can alternate with those of other programs. Commands on standard
// input, each answered by a line:
//   schema                             the number of bytes, then that many: what the door says of its structs
//   hold <question> <bytes>            then so many bytes: an account and an order, as the door reads them; a variant more
//   answer <what> <question> <variant> the number of bytes, then that many: the answer as the door writes it
//   time <what> <how> <question> <calls>   nanoseconds for so many calls, each with the next variant
// <what> is assess or preview; <how> is text (read, compute, write) or bare (compute only).
#include <chrono>
#include <iostream>
#include <map>
#include <stdexcept>

#include "schema.hpp"

namespace {

using margin::Account;
using margin::Decimal;
using margin::Order;

struct Question {
  std::string text;
  Account<Decimal> account;
  Order<Decimal> order;
};

Question read(std::string text) {
  Question question;
  margin::door::Reader reader(text);
  if (!reader.read(question.account) || !reader.read(question.order, "order")) {
    throw std::runtime_error("not a question: " + reader.error().path + " " + std::string(reader.error().code));
  }
  question.text = std::move(text);
  return question;
}

/// The result where there is one; everything else is a defect of the question.
template <class Result>
const auto& valid(const Result& result) {
  if (!result) throw std::runtime_error(result.error().path + " " + std::string(result.error().code));
  if (const auto* value = std::get_if<0>(&*result)) return *value;
  throw std::runtime_error("the question contradicts itself");
}

/// What the door does with a question: `answer` is replaced.
void by_text(std::string_view text, bool assess, std::string& answer) {
  margin::door::Reader reader(text);
  Account<Decimal> account;
  if (!reader.read(account)) throw std::runtime_error("unreadable");
  answer = "=\n";
  margin::door::Writer writer(answer);
  if (assess) return writer.write(valid(margin::assess(account)));
  Order<Decimal> order;
  if (!reader.read(order, "order")) throw std::runtime_error("unreadable");
  writer.write(valid(margin::preview(account, order)));
}

void bare(const Question& question, bool assess) {
  if (assess) valid(margin::assess(question.account));
  else valid(margin::preview(question.account, question.order));
}

void give(const std::string& text) { std::cout << text.size() << '\n' << text << std::flush; }

void give_schema() {
  std::string text;
  margin::door::append_schema(text);
  give(text);
}

using Questions = std::map<std::size_t, std::vector<Question>>;

void hold_question(Questions& held) {
  std::size_t question = 0;
  std::size_t bytes = 0;
  std::cin >> question >> bytes;
  std::cin.ignore();
  std::string text(bytes, '\0');
  std::cin.read(text.data(), static_cast<std::streamsize>(bytes));
  auto& variants = held[question];
  variants.push_back(read(std::move(text)));
  std::cout << variants.size() << std::endl;
}

void answer_question(const Questions& held) {
  std::string what;
  std::size_t question = 0;
  std::size_t variant = 0;
  std::cin >> what >> question >> variant;
  std::string text;
  by_text(held.at(question).at(variant).text, what == "assess", text);
  give(text);
}

void time_question(const Questions& held) {
  std::string what;
  std::string how;
  std::size_t question = 0;
  std::size_t calls = 0;
  std::cin >> what >> how >> question >> calls;
  const bool assess = what == "assess";
  const auto& variants = held.at(question);
  std::string text;
  const auto start = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < calls; ++i) {
    const Question& next = variants[i % variants.size()];
    if (how == "text") by_text(next.text, assess, text);
    else bare(next, assess);
  }
  const auto spent = std::chrono::steady_clock::now() - start;
  std::cout << std::chrono::duration_cast<std::chrono::nanoseconds>(spent).count() << std::endl;
}

}  // namespace

int main() {
  Questions held;
  std::string command;
  try {
    while (std::cin >> command) {
      if (command == "schema") give_schema();
      else if (command == "hold") hold_question(held);
      else if (command == "answer") answer_question(held);
      else if (command == "time") time_question(held);
      else throw std::runtime_error("unknown command: " + command);
    }
  } catch (const std::exception& error) {
    std::cerr << "margin_bench: " << error.what() << '\n';
    return 1;
  }
}
