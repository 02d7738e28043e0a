// SPDX-License-Identifier: MIT
// The core behind the same text as the door of the web, natively, so that both can be held against each other byte for byte; and
// every answer beside that of the live path.
//
// Reads `assess <bytes>` or `preview <bytes>` on a line, then the question; until the input ends. Answers each with
// `<bytes> <numbers> <ties> <failures>` on a line, the answer, then a line for each number that the live path gets wrong.
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

Order<double> to_double(const Order<Decimal>& from) {
  Order<double> to;
  support::convert_into(from, to);
  if (from.risk_cap) to.risk_cap = {near(from.risk_cap->value), from.risk_cap->is_share};
  return to;
}

/// Answers on both paths; what is refused on one must be refused on the other.
template <class Valid, class Live>
std::string both(Nearness& nearness, const Result<Valid>& exact, const std::expected<Live, InputError>& live) {
  if (exact && live && exact->index() == live->index()) {
    if (exact->index() == 0) nearness.compare(std::get<0>(*exact), std::get<0>(*live));
  } else if (exact || live) {
    nearness.failures.push_back("is answered on one path only");
  }
  return text_of(exact);
}

void answer(std::ostream& out, std::string_view about, std::string_view question) {
  Reader reader(question);
  Account<Decimal> account;
  std::optional<Order<Decimal>> order;
  if (about == "preview") order.emplace();
  if (!reader.read(account) || (order && !reader.read(*order, "order"))) {
    std::string text;
    margin::door::append_refusal(text, reader.error());
    out << text.size() << " 0 0 0\n" << text;
    return;
  }
  Nearness nearness(account, order);
  const auto live = support::to_double(account);
  const std::string text = order ? both<Ticket<Decimal>>(nearness, preview(account, *order), preview(live, to_double(*order)))
                                 : both<AccountReport<Decimal>>(nearness, assess(account), assess(live));
  out << text.size() << ' ' << nearness.numbers << ' ' << nearness.ties << ' ' << nearness.failures.size() << '\n' << text;
  for (const std::string& failure : nearness.failures) out << failure << '\n';
}

}  // namespace
}  // namespace ask

int main() {
  std::string about;
  std::size_t bytes = 0;
  while (std::cin >> about >> bytes) {
    std::cin.ignore(1);
    std::string question(bytes, '\0');
    if ((about != "assess" && about != "preview") || !std::cin.read(question.data(), static_cast<std::streamsize>(bytes))) return 2;
    ask::answer(std::cout, about, question);
  }
  return std::cin.eof() ? 0 : 2;
}
