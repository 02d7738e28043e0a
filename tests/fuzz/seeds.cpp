// SPDX-License-Identifier: MIT
// Writes inputs of the fuzz target into a folder: accounts of the tests' generator as text, each with a question of one kind.
#include <fstream>

#include "ask.hpp"
#include "oracle/generator.hpp"
#include "question_text.hpp"
#include "support/random.hpp"

int main(int arguments, char** argument) {
  if (arguments != 3) return 2;
  const auto count = std::strtoull(argument[2], nullptr, 10);
  for (std::uint64_t seed = 0; seed < count; ++seed) {
    support::Random random(seed);
    std::vector<std::uint8_t> choices(256);
    for (auto& choice : choices) choice = static_cast<std::uint8_t>(random.next());
    fuzz::Bytes bytes(choices);
    fuzz::Situation made = fuzz::Maker(bytes).situation();
    made.account = oracle::random_account(seed);
    made.order.symbol = made.account.positions.empty() ? 0 : made.account.positions[0].symbol;
    if (made.question.order) made.question.order->symbol = made.order.symbol;
    fuzz::QuestionText text;
    text.write(made.account);
    const std::size_t kind = seed % fuzz::kinds_of_questions;
    switch (static_cast<fuzz::Asked>(kind)) {
      case fuzz::Asked::Assess: break;
      case fuzz::Asked::Preview: text.write(made.order); break;
      case fuzz::Asked::Seek: text.write(made.question); break;
      case fuzz::Asked::Fund: text.write(made.funding); break;
      case fuzz::Asked::Explain: text.write(made.explained); break;
      case fuzz::Asked::Shock: text.write(made.shocked); break;
      case fuzz::Asked::Curve: text.write(made.curved); break;
    }
    std::ofstream file(std::string(argument[1]) + "/random-" + std::to_string(seed), std::ios::binary);
    file << static_cast<char>(kind) << text.text();
  }
}
