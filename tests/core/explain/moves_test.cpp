// SPDX-License-Identifier: MIT
// What moves a liquidation price, beside the account in which it has moved.
#include "margin/scenario/funding.hpp"
#include "oracle/generator.hpp"
#include "support/explaining.hpp"

using namespace support;
using namespace support::explaining;
using margin::Move;
using margin::MovingInput;

namespace {

std::vector<Move> moves_of(const Account<Decimal>& of, std::size_t position = 0) {
  return explained(of, ExplainedField::Liquidation, position).moves;
}

/// `mark#1 −2`: input, symbol, change.
std::string listed(const std::vector<Move>& moves) {
  std::string text;
  for (const Move& move : moves) {
    if (!text.empty()) text += ", ";
    text += name_of(move.input);
    if (move.symbol) text += "#" + std::to_string(*move.symbol);
    text += " " + margin::format_decimal(move.change);
  }
  return text;
}

/// The account with the change made by hand.
Account<Decimal> changed(Account<Decimal> account, std::size_t position, const Move& move, const AccountReport<Decimal>& before) {
  auto& held = account.positions[position];
  const auto raise = [&](std::optional<Decimal>& value, const Decimal& from) { value = from + move.change; };
  switch (move.input) {
    case MovingInput::Margin: raise(held.margin, *before.positions[position].margin); break;
    case MovingInput::Wallet:
      account.equity.reset();
      raise(account.wallet, before.wallet);
      break;
    case MovingInput::Mark: raise(account.marks[*move.symbol], *account.marks[*move.symbol]); break;
    case MovingInput::Funding: raise(held.funding, held.funding.value_or(Decimal{0})); break;
  }
  // Held at one mark, an account known by its equity has a wallet.
  if (account.equity) account.wallet = before.wallet;
  account.equity.reset();
  return account;
}

}  // namespace

TEST_CASE("only its margin moves the price of an isolated position") {
  const auto of = account(linear("0.005"), 100, {isolated(Long, 100, 100, 2000)});
  const auto moves = moves_of(of);
  CHECK(listed(moves) == "margin 100");
  CHECK(near(*moves[0].price, Rational{7900} / Rational{995} * 10, "1e-30"));  // (q·e − W) / (q (1 − r))
}

TEST_CASE("other symbols' marks move a cross price, by 1 % to the side where the account loses, its own mark does not") {
  auto of = account(linear("0.005"), 100, {cross(Long, 100, 100), cross(Short, 10, 50, 1), cross(Long, 4, 1000, 2)}, 3000);
  add_market(of, linear("0.01"), 50);
  add_market(of, linear("0.01"), 1000);
  const auto moves = moves_of(of);
  CHECK(listed(moves) == "wallet 100, mark#2 -10, mark#1 0.5");
  // 40 lost less 0.4 of maintenance, over q (1 − r).
  CHECK(near(*moves[1].price, exact(*liquidation(of).exact) + Rational{396} / 995, "1e-30"));
}

TEST_CASE("of more other symbols the largest three are named") {
  auto of = account(linear("0.005"), 100, {cross(Long, 100, 100)}, 3000);
  for (int more = 1; more <= 5; ++more) of.positions.push_back(cross(Long, more, 10, add_market(of, linear("0.01"), 10)));
  CHECK(listed(moves_of(of)) == "wallet 100, mark#5 -0.1, mark#4 -0.1, mark#3 -0.1");
}

TEST_CASE("collateral that another symbol prices moves it too, and an account that is hedged there loses as it rises") {
  auto of = account(linear("0.005"), 100, {cross(Long, 100, 100), cross(Long, 3, 40, 1), cross(Short, 3, 40, 1)}, 3000);
  add_market(of, linear("0.01"), 40);
  const std::size_t coin = add_market(of, linear("0.01"), 2000);
  of.collateral = {{.amount = Decimal{1}, .symbol = coin}};
  CHECK(listed(moves_of(of)) == "wallet 100, mark#2 -20, mark#1 0.4");
}

TEST_CASE("where what is available backs isolated positions too, other symbols move them") {
  auto of = account(linear("0.005"), 100, {isolated(Long, 100, 100, 2000), cross(Long, 10, 50, 1)}, 3000);
  add_market(of, linear("0.01"), 50);
  of.positions[1].leverage = Decimal{10};
  CHECK(listed(moves_of(of)) == "margin 100");
  of.rules.auto_add = true;
  CHECK(listed(moves_of(of)) == "margin 100, mark#1 -0.5");
}

TEST_CASE("where maintenance is taken at the mark its own mark moves it") {
  auto of = account(linear("0.01"), 100, {isolated(Short, 100, 100, 2000)});
  of.rules.mm_basis = MaintenanceBasis::AtMark;
  CHECK(listed(moves_of(of)) == "margin 100, mark#0 1");
}

TEST_CASE("the next payment of funding moves it, toward the mark for who pays and away for who receives") {
  auto of = account(linear("0.005"), 100, {isolated(Long, 100, 100, 2000)});
  of.contracts[0].funding = margin::Funding<Decimal>{.rate = Decimal{1, -4}, .hours = Decimal{8}};
  const auto pays = moves_of(of);
  CHECK(listed(pays) == "margin 100, funding 1");
  CHECK(*pays[1].price > *liquidation(of).price);
  of.positions[0].side = Short;
  const auto receives = moves_of(of);
  CHECK(listed(receives) == "margin 100, funding -1");
  CHECK(*receives[1].price > *liquidation(of).price);
}

TEST_CASE("a price that comes or goes is a move, whatever it is") {
  const auto covered = account(linear("0.005"), 100, {isolated(Long, 1, 100, "95")});
  const auto moves = moves_of(covered);
  REQUIRE(listed(moves) == "margin 1");
  CHECK(moves[0].status == PriceStatus::Ok);
  const auto nearly = account(linear("0.005"), 100, {isolated(Long, 1, 100, "99.5")});
  REQUIRE(listed(moves_of(nearly)) == "margin 1");
  CHECK(moves_of(nearly)[0].status == PriceStatus::Never);
  CHECK_FALSE(moves_of(nearly)[0].price.has_value());
}

TEST_CASE("nothing moves a position of size zero, and other numbers have no moves") {
  CHECK(moves_of(account(linear("0.005"), 100, {isolated(Long, 0, 100, 0)})).empty());
  CHECK(explained(account(linear("0.005"), 100, {isolated(Long, 1, 100, 20)}), ExplainedField::Distance, 0).moves.empty());
}

TEST_CASE("on random accounts the price is where a report has it once the change is made by hand") {
  int checked = 0;
  for (std::uint64_t seed = 61'000'000; seed < 61'000'300; ++seed) {
    CAPTURE(seed);
    const auto of = oracle::random_account(seed);
    const auto before = assessed(of);
    for (std::size_t place = 0; place < of.positions.size(); ++place) {
      for (const Move& move : moves_of(of, place)) {
        CAPTURE(listed({move}));
        const auto after = assessed(changed(of, place, move, before)).positions[place].liquidation;
        CHECK(move.status == after.status);
        REQUIRE(move.price.has_value() == after.price.has_value());
        if (after.price) CHECK(near(*move.price, exact(*after.price), "1e-25"));
        ++checked;
      }
    }
  }
  CHECK(checked > 500);
}
