// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "leaves.hpp"
#include "margin/scenario/funding.hpp"
#include "margin/seek/seek.hpp"

// The live path beside the exact one. Every number is a sum, a product or a quotient of terms; what its roundings may lose is a share
// of the size of those terms, not of the number, which may be a small difference of large ones.

namespace ask {

using margin::Account;
using margin::AccountReport;
using margin::Decimal;
using margin::Order;
using margin::PositionReport;
using margin::Ticket;

inline constexpr double tolerance = 1e-12;
/// Closer to zero than this share of its terms, the sign of a sum is decided by rounding.
inline constexpr double tie = 1e-11;

inline double near(const Decimal& value) { return margin::nearest(value); }
inline double size(const Decimal& value) { return std::abs(near(value)); }
inline double size(const std::optional<Decimal>& value) { return value ? size(*value) : 0; }

/// All digits of a double.
inline std::string shown(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.17g", value);
  return text;
}

/// Size of everything that sums of money in an answer are made of, settlement currency.
inline double terms_behind(const Account<Decimal>& account, const std::optional<Order<Decimal>>& order) {
  const auto& others = account.others;
  const auto& rules = account.rules;
  double terms = size(account.wallet) + size(account.equity) + size(others.unrealized_pnl) + size(others.initial_margin) +
                 size(others.maintenance_margin) + size(others.closing_reserve);
  const auto worth = [&](std::size_t symbol, const Decimal& qty, const std::optional<Decimal>& price) {
    const auto& contract = account.contracts[symbol];
    return price ? size(contract.notional(contract.size_of(qty), *price)) : 0;
  };
  for (const auto& position : account.positions) {
    const auto& mark = account.marks[position.symbol];
    terms += worth(position.symbol, position.qty, position.entry) + 2 * worth(position.symbol, position.qty, mark);
    terms += size(position.margin) + size(position.funding) + size(rules.fixed_costs) + size(rules.mm_floor);
  }
  for (const auto& item : account.collateral) terms += size(item.amount) * size(item.symbol ? account.marks[*item.symbol] : item.price);
  const auto add = [&](const Order<Decimal>& of) {
    const auto& mark = account.marks[of.symbol];
    if (of.qty) terms += worth(of.symbol, *of.qty, mark) + worth(of.symbol, *of.qty, of.price);
    terms += size(of.notional) + size(of.margin) * std::max(1.0, size(of.leverage));
  };
  for (const auto& pending : account.orders) add(pending);
  if (order) add(*order);
  return terms;
}

/// Whether a price lies, along the path variable, so close to its end that rounding decides whether there is one.
inline bool at_the_end(const auto& price, double mark, bool inverse) {
  if (!price) return false;
  const double value = static_cast<double>(*price);
  return (inverse ? mark / value : value / mark) <= tie;
}

/// What the numbers of one position or one account in an answer are read with.
struct Setting {
  std::string prefix;  ///< of their paths
  double equity{};     ///< of what backs it
  double health{};
  const PositionReport<Decimal>* row{};
  bool liquidation_at_end{};
  bool bankruptcy_at_end{};
};

/// Goes through both answers to one question, and keeps what is not near.
class Nearness {
 public:
  explicit Nearness(const Account<Decimal>& account) : account_(account) {}

  void with(const Order<Decimal>& order) { order_ = order; }
  void with(const margin::Question<Decimal>& question) {
    question_ = question;
    order_ = question.order;
  }

  long numbers = 0;
  long ties = 0;  ///< values left out because a decision they follow is within rounding of going the other way
  std::vector<std::string> failures;

  void compare(const AccountReport<Decimal>& exact, const AccountReport<double>& live) {
    set_all(exact, live);
    side_by_side(leaves_of<Decimal>(exact), leaves_of<double>(live));
  }
  /// Funding of an account that stands as its report says.
  void compare(const AccountReport<Decimal>& standing, const AccountReport<double>& live_standing,
               const margin::FundingReport<Decimal>& exact, const margin::FundingReport<double>& live) {
    set_all(standing, live_standing);
    side_by_side(leaves_of<Decimal>(exact), leaves_of<double>(live));
  }
  /// What was sought in such an account.
  void compare(const AccountReport<Decimal>& standing, const AccountReport<double>& live_standing, const margin::Found<Decimal>& exact,
               const margin::Found<double>& live) {
    if (!question_->position) set("", standing);
    else set("", standing, standing.positions.at(*question_->position), live_standing.positions.at(*question_->position));
    side_by_side(leaves_of<Decimal>(exact), leaves_of<double>(live));
  }
  void compare(const Ticket<Decimal>& exact, const Ticket<double>& live) {
    ticket_ = &exact;
    terms_ = terms_behind(account_, order_);
    set("", exact.before.account);
    set("before.", exact.before, live.before);
    set("after.", exact.after, live.after);
    side_by_side(leaves_of<Decimal>(exact), leaves_of<double>(live));
  }

 private:
  void set_all(const AccountReport<Decimal>& of, const AccountReport<double>& live) {
    set("", of);
    for (std::size_t i = 0; i < of.positions.size(); ++i) {
      set("positions[" + std::to_string(i) + "].", of, of.positions[i], live.positions.at(i));
    }
  }
  void set(const std::string& prefix, const AccountReport<Decimal>& of) {
    terms_ = terms_behind(account_, order_);
    const double required = near(account_.rules.kappa) * near(of.maintenance_margin) + near(of.closing_reserve);
    settings_.push_back({prefix, near(of.equity), near(of.equity) - required, nullptr});
  }
  void set(const std::string& prefix, const margin::View<Decimal>& view, const margin::View<double>& live) {
    set(prefix + "account.", view.account);
    if (view.position && live.position) set(prefix + "position.", view.account, *view.position, *live.position);
  }
  void set(const std::string& prefix, const AccountReport<Decimal>& of, const PositionReport<Decimal>& row,
           const PositionReport<double>& live) {
    set(prefix, of);
    Setting& setting = settings_.back();
    setting.row = &row;
    const bool inverse = account_.contracts[row.symbol].inverse();
    const auto ends = [&](const auto& exact_price, const auto& live_price) {
      return at_the_end(exact_price, live.mark, inverse) || at_the_end(live_price, live.mark, inverse);
    };
    setting.liquidation_at_end = ends(row.liquidation.exact, live.liquidation.exact);
    setting.bankruptcy_at_end = ends(row.bankruptcy.exact, live.bankruptcy.exact);
    if (row.mode == margin::MarginMode::Cross) return;
    const double funding = row.id < account_.positions.size() ? near(account_.positions[row.id].funding_owed()) : 0;
    setting.equity = near(*row.margin) + near(row.unrealized_pnl) - funding;
    setting.health = setting.equity - near(account_.rules.kappa) * near(row.maintenance_margin) - near(row.closing_reserve);
  }
  [[nodiscard]] const Setting& setting_of(std::string_view path) const {
    const auto longest = [&](const Setting& setting) { return path.starts_with(setting.prefix) ? setting.prefix.size() + 1 : 0; };
    return *std::ranges::max_element(settings_, std::less{}, longest);
  }

  void side_by_side(const std::vector<Leaf<Decimal>>& exact, const std::vector<Leaf<double>>& live) {
    auto other = live.begin();
    for (const auto& leaf : exact) {
      const auto same = std::ranges::find(other, live.end(), leaf.path, &Leaf<double>::path);
      if (same == live.end()) {
        differs(leaf.path, "is absent");
        continue;
      }
      for (; other != same; ++other) differs(other->path, "should be absent");
      ++other;
      if (leaf.number) number(leaf.path, *leaf.number, *same->number);
      else word(leaf.path, leaf.word, same->word);
    }
    for (; other != live.end(); ++other) differs(other->path, "should be absent");
  }

  void word(const std::string& path, const std::string& exact, const std::string& live) {
    ++numbers;
    if (exact != live) differs(path, "is " + live + ", exactly " + exact);
  }
  void number(const std::string& path, const Decimal& exact, double live) {
    ++numbers;
    const double allowed = tolerance * std::max(size(exact), terms_of(path, exact));
    const double off = std::abs(live - near(exact));
    if (off <= allowed) return;
    if (is_a_step_aside(path, off, allowed)) ++ties;
    else differs(path, "is " + shown(live) + ", exactly " + margin::format_decimal(exact));
  }

  /// Rounding to whole steps turns where the number lies on one; the number itself is compared beside it.
  [[nodiscard]] bool is_a_step_aside(std::string_view path, double off, double allowed) const {
    const Setting& setting = setting_of(path);
    if (!setting.row) return false;
    const auto& tick = account_.contracts[setting.row->symbol].tick;
    if (!tick) return false;
    if (path.ends_with(".ticks")) return off == 1;
    return path.ends_with(".price") && std::abs(off - near(*tick)) <= allowed;
  }

  /// Size of the terms that a number of an answer comes from, in its own unit.
  [[nodiscard]] double terms_of(std::string_view path, const Decimal& exact) const {
    const Setting& setting = setting_of(path);
    const std::string_view field = path.substr(path.rfind('.') + 1);
    if (question_) return terms_sought(setting, exact);
    const auto quotient = [&](double divisor) { return terms_ / std::abs(divisor) * (1 + size(exact)); };
    if (field == "marginRatio" || field.ends_with("everage") || field == "riskShare") return quotient(setting.equity);
    if (field == "maxQty") return terms_ / near(ticket_->fill.notional) * near(ticket_->fill.qty) * std::max(1.0, size(order_->leverage));
    const bool given = field == "qty" || field == "entry" || field == "mark" || (field == "price" && !setting.row);
    if (given || field == "hours" || field == "intervalHours" || field == "intervals") return 0;
    if (field == "rate") return 1;
    if (!setting.row) return field == "roe" ? quotient(near(ticket_->initial_margin)) : terms_;
    const PositionReport<Decimal>& row = *setting.row;
    if (field == "roe") return quotient(near(row.initial_margin));
    if (field == "breakEven") return 4 * (near(row.entry) + size(exact));
    if (path.find(".bankruptcy.") != path.npos) return price_terms(row, size(exact), setting.equity);
    if (is_priced(path) && field != "missing") return price_terms(row, size(exact), setting.health);
    if (path.find(".distance.") == path.npos) return terms_;
    const double terms = near(row.mark) + price_terms(row, size(row.liquidation.exact), setting.health);
    return field == "percent" ? 100 * terms / near(row.mark) : terms;
  }
  /// A price where health ends, now or after funding, or what is shown in its place.
  [[nodiscard]] static bool is_priced(std::string_view path) {
    return path.find(".liquidation.") != path.npos || path.find(".displayed.") != path.npos || path.find(".points[") != path.npos;
  }
  /// Margins are sums; a price lies from the entry as far as the profit goes; a part is what is missing over what closing it heals.
  [[nodiscard]] double terms_sought(const Setting& setting, const Decimal& exact) const {
    if (question_->find == margin::Find::Price) return 2 * (near(setting.row->entry) + size(exact));
    if (question_->find == margin::Find::Partial) return size(exact) * (1 + terms_ / std::abs(setting.health));
    return terms_;
  }
  /// Where equity or health is `height` at the mark: the terms over the slope from there to the price.
  [[nodiscard]] double price_terms(const PositionReport<Decimal>& row, double price, double height) const {
    const double mark = near(row.mark);
    const bool inverse = account_.contracts[row.symbol].inverse();
    const double way = inverse ? price * price * std::abs(1 / mark - 1 / price) : std::abs(mark - price);
    return price + terms_ * way / std::abs(height);
  }

  void differs(const std::string& path, const std::string& how) {
    if (follows_a_tie(path)) ++ties;
    else failures.push_back(path + " " + how);
  }
  [[nodiscard]] bool follows_a_tie(std::string_view path) const {
    const Setting& setting = setting_of(path);
    const auto close = [&](double value) { return std::abs(value) <= tie * terms_; };
    if (path.find(".bankruptcy.") != path.npos) return close(setting.equity) || setting.bankruptcy_at_end;
    const bool by_health = is_priced(path) || path.find(".distance.") != path.npos;
    if (by_health) return close(setting.health) || setting.liquidation_at_end;
    if (path.ends_with("marginRatio") || path.ends_with("everage")) return close(setting.equity);
    if (path.starts_with("status") || path.starts_with("accepted") || path.starts_with("reasons")) {
      return close(setting.health) || (ticket_ && close(near(ticket_->before.account.available) - near(ticket_->cost)));
    }
    return path.ends_with("status") && close(setting.health);
  }

  const Account<Decimal>& account_;
  std::optional<Order<Decimal>> order_;
  std::optional<margin::Question<Decimal>> question_;
  double terms_{};
  const Ticket<Decimal>* ticket_{};
  std::vector<Setting> settings_;
};

}  // namespace ask
