// SPDX-License-Identifier: MIT
#pragma once

#include "numbers.hpp"
#include "situation.hpp"

namespace fuzz {

template <class T>
concept Described = requires(T& value) { T::fields(value, [](std::string_view, auto&) {}); };

/// Turns bytes into a situation. Every struct is filled by the list of its fields; what values have to do with each other, such as
/// the places of contracts and the order of rows, is mostly put right afterwards, and at times left wrong.
class Maker {
 public:
  explicit Maker(Bytes& bytes) : bytes_(bytes), numbers_(bytes) {}

  Situation situation() {
    Situation made;
    fill(made.account);
    settle(made.account);
    fill(made.order);
    settle(made.order);
    fill(made.question);
    settle(made.question);
    fill(made.funding);
    fill(made.explained);
    if (made.explained.order) settle(*made.explained.order);
    made.explained.position.reset();
    if (bytes_.chance(70)) made.explained.position = bytes_.below(positions_ + 1);
    fill(made.shocked);
    settle(made.shocked);
    fill(made.curved);
    settle(made.curved);
    return made;
  }

 private:
  void make(std::string_view field, Decimal& value) { value = numbers_.make(field); }
  void make(std::string_view, bool& value) { value = bytes_.chance(50); }
  void make(std::string_view, std::size_t& value) { value = bytes_.below(4); }
  void make(std::string_view, margin::Named auto& value) {
    value = static_cast<std::remove_reference_t<decltype(value)>>(bytes_.below(names(value).size()));
  }
  void make(std::string_view field, margin::RiskCap<Decimal>& value) {
    value = {numbers_.make(field), bytes_.chance(50)};
  }
  template <class T>
  void make(std::string_view field, std::optional<T>& value) {
    if (bytes_.chance(is_usual(field) ? 85 : 30)) make(field, value.emplace());
  }
  template <class T>
  void make(std::string_view field, std::vector<T>& values) {
    values.resize(bytes_.below(field == "tiers" ? 5 : field == "positions" ? 6 : 4));
    for (T& value : values) make(field == "marks" ? "mark" : field, value);
  }
  template <Described T>
  void make(std::string_view, T& value) {
    fill(value);
  }
  /// The rules of a profile, with one in four switches turned; without any bytes those of the first.
  void make(std::string_view, margin::Rules<Decimal>& rules) {
    margin::Rules<Decimal>::fields(rules, [&](std::string_view name, auto& value) {
      if (bytes_.chance(25)) make(name, value);
    });
  }
  template <Described T>
  void fill(T& value) {
    T::fields(value, [&](std::string_view name, auto& member) { make(name, member); });
  }

  static bool is_usual(std::string_view field) {
    static constexpr auto usual = std::to_array<std::string_view>({"wallet", "marks", "mark", "margin", "leverage", "tick", "fees", "funding"});
    return std::ranges::find(usual, field) != usual.end();
  }

  void settle(margin::Account<Decimal>& account) {
    if (account.contracts.empty()) account.contracts.emplace_back();
    contracts_ = account.contracts.size();
    positions_ = account.positions.size();
    account.marks.resize(contracts_);
    for (auto& mark : account.marks) {
      if (!mark && !bytes_.chance(5)) mark = numbers_.make("mark");
    }
    for (auto& contract : account.contracts) settle(contract);
    for (auto& position : account.positions) settle(position, account);
    for (auto& order : account.orders) settle(order);
    for (auto& item : account.collateral) {
      if (item.symbol) reach(*item.symbol);
      else if (!item.price) item.price = numbers_.make("price");
    }
  }
  void settle(margin::Contract<Decimal>& contract) {
    if (contract.law) {
      margin::Law<Decimal>::fields(*contract.law, [&]<class T>(std::string_view name, T& value) {
        if constexpr (std::same_as<T, std::optional<Decimal>>) {
          if (!value) value = numbers_.make(name);
        }
      });
    }
    Decimal from;
    for (auto& tier : contract.tiers) {
      if (&tier == contract.tiers.data()) tier.from = Decimal{0};
      else if (!(from < tier.from)) tier.from = from + (Decimal{0} < tier.from ? tier.from : Decimal{1});
      from = tier.from;
    }
    if (!bytes_.chance(10)) std::ranges::sort(contract.tiers, std::less{}, &margin::Tier<Decimal>::mmr);
    if (!bytes_.chance(10)) {
      std::vector<Decimal> floors;
      for (const auto& tier : contract.tiers) floors.push_back(tier.from);
      std::ranges::sort(floors, std::less{});
      for (std::size_t i = 0; i < floors.size(); ++i) contract.tiers[i].from = floors[i];
      for (auto& tier : contract.tiers) tier.deduction.reset();
    }
  }
  void settle(margin::Position<Decimal>& position, const margin::Account<Decimal>& account) {
    reach(position.symbol);
    if (position.symbol < contracts_ && !account.contracts[position.symbol].loan() && !bytes_.chance(2)) position.loan.reset();
  }
  void settle(margin::Order<Decimal>& order) {
    reach(order.symbol);
    if (!order.qty && !order.notional && !order.margin) order.qty = numbers_.make("qty");
    if (order.qty && order.notional && !bytes_.chance(5)) order.notional.reset();
    if (order.margin && order.leverage && !bytes_.chance(5)) order.margin.reset();
    if (!order.price && !bytes_.chance(2)) order.price_kind.reset();
  }
  void settle(margin::Question<Decimal>& question) {
    if (bytes_.chance(3)) return;  // with whatever fields it came
    using enum margin::Find;
    const bool of_order = question.find == Leverage || question.find == Qty || question.find == MaxQty;
    question.position.reset();
    if (!of_order) question.position = bytes_.below(positions_);
    if (!of_order) question.order.reset();
    else settle(question.order ? *question.order : question.order.emplace());
    if (question.find != Qty || bytes_.chance(50)) question.risk.reset();
    if ((question.find != Margin && question.find != Leverage && question.find != Qty) || question.risk) question.liquidation_price.reset();
    else if (!question.liquidation_price) question.liquidation_price = numbers_.make("liquidationPrice");
    if (question.find != Price) question.pnl.reset();
    else if (!question.pnl) question.pnl = numbers_.make("pnl");
    if (question.find != Price || !bytes_.chance(50)) question.roe.reset();
    else question.pnl.reset(), question.roe = numbers_.make("roe");
    if (question.find != Partial) question.penalty.reset();
  }
  /// Either moves, or betas and factors; of sizes at which prices mostly stay above nothing.
  void settle(margin::ShockQuestion<Decimal>& question) {
    if (bytes_.chance(3)) return;
    if (bytes_.chance(50)) question.moves.clear();
    else question.betas.clear(), question.factor.reset(), question.grid.clear();
    const auto step = [&] { return Decimal{static_cast<std::int64_t>(bytes_.below(40)) - 9, -1}; };
    for (auto* list : {&question.moves, &question.betas}) {
      for (auto& value : *list) value = step();
    }
    if (question.factor) question.factor = step();
    for (auto& value : question.grid) value = step();
  }
  /// A few prices, mostly rising.
  void settle(margin::CurveQuestion<Decimal>& question) {
    reach(question.symbol);
    if (question.position) question.position = bytes_.below(positions_ + 1);
    if (bytes_.chance(3)) return;
    question.from = Decimal{1 + static_cast<std::int64_t>(bytes_.next(2)), -2};
    question.to = question.from + Decimal{1 + static_cast<std::int64_t>(bytes_.next(2)), -2};
    if (question.points) question.points = Decimal{2 + static_cast<std::int64_t>(bytes_.below(30))};
  }
  /// Makes a place that of a contract.
  void reach(std::size_t& place) {
    if (place >= contracts_ && !bytes_.chance(2)) place %= contracts_;
  }

  Bytes& bytes_;
  Numbers numbers_;
  std::size_t contracts_{};
  std::size_t positions_{};
};

}  // namespace fuzz
