// SPDX-License-Identifier: MIT
// The core behind the same text as the door of the web, natively, so that both can be held against each other byte for byte; and
// every answer beside that of the live path.
//
// Reads `assess <bytes>`, or `preview`, `seek`, `fund` in its place, on a line, then the question; until the input ends. Answers each
// with `<bytes> <numbers> <ties> <failures>` on a line, the answer, then a line for each number that the live path gets wrong.
#include <iostream>

#include "nearness.hpp"
#include "answer.hpp"

namespace ask {
namespace {

using margin::InputError;
using margin::Invalid;
using margin::door::Reader;

template <class Valid>
using Result = std::expected<std::variant<Valid, Invalid<Decimal>>, InputError>;

template <class Valid>
std::string text_of(const Result<Valid>& result) {
  std::string text;
  margin::door::append_answer(text, result);
  return text;
}

/// The same question on the live path.
template <class Live>
Live to_live(const auto& from) {
  Live to;
  support::convert_into(from, to);
  return to;
}

/// What is refused on one path must be refused on the other; what is answered on both is compared.
template <class Valid, class Live>
std::string both(Nearness& nearness, const Result<Valid>& exact, const std::expected<Live, InputError>& live, auto&& compare) {
  if (exact && live && exact->index() == live->index()) {
    if (exact->index() == 0) compare(std::get<0>(*exact), std::get<0>(*live));
  } else if (exact || live) {
    nearness.failures.push_back("is answered on one path only");
  }
  return text_of(exact);
}

/// Answers what `about` asks; absent where what it asks with cannot be read.
std::optional<std::string> answer(Nearness& nearness, std::string_view about, Reader& reader, const Account<Decimal>& account) {
  const Account<double> live = support::to_double(account);
  const auto plainly = [&](const auto& exact, const auto& of) { nearness.compare(exact, of); };
  if (about == "assess") return both<AccountReport<Decimal>>(nearness, assess(account), assess(live), plainly);
  if (about == "preview") {
    Order<Decimal> order;
    if (!reader.read(order, "order")) return std::nullopt;
    nearness.with(order);
    return both<Ticket<Decimal>>(nearness, preview(account, order), preview(live, to_live<Order<double>>(order)), plainly);
  }
  // What is asked of the account as it stands is read beside its report.
  const auto beside_report = [&](const auto& exact, const auto& of) {
    nearness.compare(std::get<0>(*assess(account)), std::get<0>(*assess(live)), exact, of);
  };
  if (about == "seek") {
    margin::Question<Decimal> question;
    if (!reader.read(question, "question")) return std::nullopt;
    nearness.with(question);
    const auto live_question = to_live<margin::Question<double>>(question);
    return both<margin::Found<Decimal>>(nearness, seek(account, question), seek(live, live_question), beside_report);
  }
  margin::FundingQuestion<Decimal> question;
  if (!reader.read(question, "question")) return std::nullopt;
  const auto live_question = to_live<margin::FundingQuestion<double>>(question);
  return both<margin::FundingReport<Decimal>>(nearness, fund(account, question), fund(live, live_question), beside_report);
}

void answer(std::ostream& out, std::string_view about, std::string_view question) {
  Reader reader(question);
  Account<Decimal> account;
  Nearness nearness(account);
  std::optional<std::string> text;
  if (reader.read(account)) text = answer(nearness, about, reader, account);
  if (!text) margin::door::append_refusal(text.emplace(), reader.error());
  out << text->size() << ' ' << nearness.numbers << ' ' << nearness.ties << ' ' << nearness.failures.size() << '\n' << *text;
  for (const std::string& failure : nearness.failures) out << failure << '\n';
}

}  // namespace
}  // namespace ask

int main() {
  constexpr std::string_view subjects[] = {"assess", "preview", "seek", "fund"};
  std::string about;
  std::size_t bytes = 0;
  while (std::cin >> about >> bytes) {
    std::cin.ignore(1);
    std::string question(bytes, '\0');
    const bool known = std::ranges::find(subjects, about) != std::end(subjects);
    if (!known || !std::cin.read(question.data(), static_cast<std::streamsize>(bytes))) return 2;
    ask::answer(std::cout, about, question);
  }
  return std::cin.eof() ? 0 : 2;
}
