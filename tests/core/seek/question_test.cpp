// SPDX-License-Identifier: MIT
// Reverse questions that cannot be answered as they are asked.
#include "support/seeking.hpp"

using namespace support;
using namespace support::seeking;

namespace {

std::string_view error_path(const Account<Decimal>& of, const Question<Decimal>& question) {
  static std::string path;
  const auto answer = margin::seek(of, question);
  REQUIRE_FALSE(answer.has_value());
  path = answer.error().path;
  return path;
}

}  // namespace

TEST_CASE("a question that lacks something, or has something too much, is refused by name") {
  const auto one = reference();
  CHECK(error_path(one, about(Find::Margin)) == "question.liquidationPrice");
  auto question = about(Find::Margin);
  question.liquidation_price = "0"_d;
  CHECK(error_path(one, question) == "question.liquidationPrice");
  question.liquidation_price = "90"_d;
  question.pnl = "1"_d;
  CHECK(error_path(one, question) == "question.pnl");
  question.pnl.reset();
  question.position = 1;
  CHECK(error_path(one, question) == "question.position");
  auto order = market(Buy, 1, 5, MarginMode::Isolated);
  order.qty.reset();
  auto of_order = about(Find::Leverage, order);
  of_order.liquidation_price = "90"_d;
  CHECK(error_path(one, of_order) == "question.order.qty");
  order.leverage = "-1"_d;
  CHECK(error_path(one, about(Find::MaxQty, order)) == "question.order.leverage");
  CHECK(error_path(one, about(Find::Price)) == "question.pnl");
  auto both = about(Find::Price);
  both.pnl = both.roe = "1"_d;
  CHECK(std::get<margin::Invalid<Decimal>>(*margin::seek(one, both)).reasons.front().code == "question-overdetermined");
}
