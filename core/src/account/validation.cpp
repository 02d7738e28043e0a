// SPDX-License-Identifier: MIT
#include "margin/account/validation.hpp"

namespace margin {
namespace {

/// Where a struct stands among the values of an account: `contracts[1].tiers[2]`. It is spelled only when something is wrong there.
struct Where {
  std::string_view name;
  std::optional<std::size_t> place{};
  std::string_view rows{};
  std::size_t row{};

  [[nodiscard]] std::string spelled() const {
    std::string text = place ? indexed(name, *place) : std::string(name);
    return rows.empty() ? text : text + "." + indexed(rows, row);
  }
};

enum class Range {
  Positive,
  NotNegative,
  Rate,       ///< in [0, 1)
  Share,      ///< in (0, 1]
  Haircut,    ///< in [0, 1]
  SignedRate  ///< in (−1, 1): a fee may be a rebate, a funding rate may be negative
};

template <Number N>
bool lies_in(Range range, N value) {
  switch (range) {
    case Range::Positive: return value > 0;
    case Range::NotNegative: return value >= 0;
    case Range::Rate: return value >= 0 && value < 1;
    case Range::Share: return value > 0 && value <= 1;
    case Range::Haircut: return value >= 0 && value <= 1;
    case Range::SignedRate: return value > -1 && value < 1;
  }
  return false;
}

/// The values of one struct, checked one after the other; the first that is wrong is kept. What every value goes through is not
/// inlined: there are some eighty of them.
class Checker {
 public:
  explicit Checker(Where where) : where_(where) {}

  void positive(std::string_view field, const auto& value) { number(field, value, Range::Positive); }
  void not_negative(std::string_view field, const auto& value) { number(field, value, Range::NotNegative); }
  void rate(std::string_view field, const auto& value) { number(field, value, Range::Rate); }
  void share(std::string_view field, const auto& value) { number(field, value, Range::Share); }
  void haircut(std::string_view field, const auto& value) { number(field, value, Range::Haircut); }
  void signed_rate(std::string_view field, const auto& value) { number(field, value, Range::SignedRate); }
  [[gnu::noinline]] void fail(std::string_view code, std::string_view field, std::string value = {}) {
    if (error_) return;
    const std::string at = where_.spelled();
    error_ = InputError{code, at.empty() || field.empty() ? at + std::string(field) : at + "." + std::string(field), std::move(value)};
  }
  [[nodiscard]] const std::optional<InputError>& error() const { return error_; }

 private:
  template <Number N>
  [[gnu::noinline]] void number(std::string_view field, const N& value, Range range) {
    if (!lies_in(range, value)) fail("out-of-range", field, text_of(value));
  }
  template <Number N>
  [[gnu::noinline]] void number(std::string_view field, const std::optional<N>& value, Range range) {
    if (value) number(field, *value, range);
  }

  Where where_;
  std::optional<InputError> error_;
};

template <Number N>
std::optional<InputError> find_error(const Rules<N>& rules) {
  Checker check({"rules"});
  check.positive("kappa", rules.kappa);
  // No venue is near it; the live path's squares must stay numbers.
  if (rules.kappa > N{1'000'000}) check.fail("out-of-range", "kappa", text_of(rules.kappa));
  check.not_negative("mmFloor", rules.mm_floor);
  check.not_negative("fixedCosts", rules.fixed_costs);
  check.rate("feeBuffer", rules.fee_buffer);
  if (rules.short_premium) check.rate("shortPremium", *rules.short_premium);
  check.share("safety", rules.safety);
  if (rules.loan_level && !(*rules.loan_level >= N{1})) check.fail("out-of-range", "loanLevel", text_of(*rules.loan_level));
  return check.error();
}

/// A law needs all of its own terms; paths lie under `tiers`, where callers give it.
template <Number N>
void check_law(Checker& check, const Law<N>& law) {
  const auto needs = [&](std::string_view field, const std::optional<N>& value) {
    if (!value) check.fail("missing", field);
  };
  check.rate("tiers.mmr", law.mmr);
  check.share("tiers.imr", law.imr);
  check.not_negative("tiers.factor", law.factor);
  check.rate("tiers.base", law.base);
  check.not_negative("tiers.slope", law.slope);
  check.share("tiers.imrBase", law.imr_base);
  check.not_negative("tiers.imrSlope", law.imr_slope);
  if (law.asset && (!(*law.asset > 0) || *law.asset > N{1})) check.fail("out-of-range", "tiers.asset", text_of(*law.asset));
  if (law.liability && (!(*law.liability >= N{1}) || !(*law.liability < N{2}))) {
    check.fail("out-of-range", "tiers.liability", text_of(*law.liability));
  }
  switch (law.law) {
    case LawKind::Power:
      needs("tiers.mmr", law.mmr);
      needs("tiers.imr", law.imr);
      needs("tiers.factor", law.factor);
      break;
    case LawKind::SizeLinear:
      needs("tiers.base", law.base);
      needs("tiers.slope", law.slope);
      break;
    case LawKind::Weights:
      needs("tiers.asset", law.asset);
      needs("tiers.liability", law.liability);
      break;
  }
}

template <Number N>
void check_funding(Checker& check, const Contract<N>& contract) {
  const Funding<N>& funding = *contract.funding;
  check.signed_rate("funding.rate", funding.rate);
  check.positive("funding.hours", funding.hours);
  check.signed_rate("funding.premium", funding.premium);
  check.signed_rate("funding.interest", funding.interest);
  check.rate("funding.band", funding.band);
  check.rate("funding.cap", funding.cap);
  check.not_negative("funding.capFactor", funding.cap_factor);
  if (funding.open_interest) {
    check.not_negative("funding.openInterest.long", funding.open_interest->longs);
    check.not_negative("funding.openInterest.short", funding.open_interest->shorts);
  }
  if (!funding.premium && (funding.interest || funding.band)) check.fail("missing", "funding.premium");
  if (!funding.premium && !funding.rate) check.fail("missing", "funding.rate");
  if (funding.cap_factor && contract.tiers.empty() && !contract.law) check.fail("missing", "tiers");
}

template <Number N>
std::optional<InputError> find_error(const Contract<N>& contract, std::size_t index) {
  Checker check({"contracts", index});
  check.positive("multiplier", contract.multiplier);
  check.positive("tick", contract.tick);
  check.positive("lot", contract.lot);
  check.not_negative("minQty", contract.min_qty);
  check.not_negative("minNotional", contract.min_notional);
  check.positive("maxNotional", contract.max_notional);
  check.positive("maxLeverage", contract.max_leverage);
  if (contract.fees) {
    check.signed_rate("fees.maker", contract.fees->maker);
    check.rate("fees.taker", contract.fees->taker);
  }
  if (contract.funding) check_funding(check, contract);
  if (contract.underlying >= max_contracts) check.fail("out-of-range", "underlying", std::to_string(contract.underlying));
  if (contract.law) check_law(check, *contract.law);
  if (contract.tiers.size() > max_tiers) check.fail("too-many", "tiers", std::to_string(contract.tiers.size()));
  for (std::size_t i = 0; i < contract.tiers.size() && !check.error(); ++i) {
    const Tier<N>& tier = contract.tiers[i];
    Checker row({"contracts", index, "tiers", i});
    row.not_negative("from", tier.from);
    row.rate("mmr", tier.mmr);
    row.share("imr", tier.imr);
    row.not_negative("deduction", tier.deduction);
    row.positive("maxLeverage", tier.max_leverage);
    if (i == 0 ? tier.from != 0 : !(contract.tiers[i - 1].from < tier.from)) {
      row.fail("unsorted-tiers", "from", text_of(tier.from));
    }
    if (row.error()) return row.error();
  }
  return check.error();
}

/// A place that is no contract's, or that of a contract without a mark.
template <Number N>
std::optional<InputError> find_market_error(const Account<N>& account, std::size_t symbol, Where where) {
  if (symbol >= account.contracts.size()) return InputError{"unknown-symbol", where.spelled() + ".symbol", std::to_string(symbol)};
  if (account.marks[symbol]) return std::nullopt;
  return InputError{"missing", indexed("marks", symbol), {}};
}

template <Number N>
std::optional<InputError> find_error(const Account<N>& account, const Position<N>& position, std::size_t index) {
  const Where where{"positions", index};
  if (position.symbol >= account.contracts.size()) return find_market_error(account, position.symbol, where);
  Checker check(where);
  check.not_negative("qty", position.qty);
  check.positive("entry", position.entry);
  check.not_negative("margin", position.margin);
  check.positive("leverage", position.leverage);
  check.signed_rate("openFee", position.open_fee);
  if (position.loan) {
    check.not_negative("loan.assets.base", position.loan->assets.base);
    check.not_negative("loan.assets.quote", position.loan->assets.quote);
    check.not_negative("loan.debts.base", position.loan->debts.base);
    check.not_negative("loan.debts.quote", position.loan->debts.quote);
    if (!account.contracts[position.symbol].loan()) check.fail("out-of-range", "loan");
  }
  if (account.rules.mm_basis == MaintenanceBasis::ShareOfMargin && !position.leverage) check.fail("missing", "leverage");
  return check.error() ? check.error() : find_market_error(account, position.symbol, where);
}

template <Number N>
std::optional<InputError> find_order_error(const Account<N>& account, const Order<N>& order, Where where) {
  Checker check(where);
  check.positive("qty", order.qty);
  check.positive("notional", order.notional);
  check.positive("margin", order.margin);
  check.positive("price", order.price);
  check.positive("leverage", order.leverage);
  check.positive("stop", order.stop);
  check.positive("target", order.target);
  if (order.risk_cap) check.positive("riskCap", order.risk_cap->value);
  check.positive("lastPrice", order.last_price);
  if (!order.qty && !order.notional && !order.margin) check.fail("missing", "qty");
  if (!order.price && order.price_kind.value_or(PriceKind::Market) != PriceKind::Market) check.fail("missing", "price");
  return check.error() ? check.error() : find_market_error(account, order.symbol, where);
}

}  // namespace

template <Number N>
std::optional<InputError> find_error(const Account<N>& account) {
  Checker check({""});
  if (account.contracts.size() > max_contracts) check.fail("too-many", "contracts", std::to_string(account.contracts.size()));
  if (account.positions.size() > max_positions) check.fail("too-many", "positions", std::to_string(account.positions.size()));
  if (account.orders.size() > max_positions) check.fail("too-many", "orders", std::to_string(account.orders.size()));
  if (account.collateral.size() > max_positions) check.fail("too-many", "collateral", std::to_string(account.collateral.size()));
  check.not_negative("others.initialMargin", account.others.initial_margin);
  check.not_negative("others.maintenanceMargin", account.others.maintenance_margin);
  check.not_negative("others.closingReserve", account.others.closing_reserve);
  if (check.error()) return check.error();
  if (auto error = find_error(account.rules)) return error;
  for (std::size_t i = 0; i < account.contracts.size(); ++i) {
    if (auto error = find_error(account.contracts[i], i)) return error;
  }
  if (account.marks.size() < account.contracts.size()) return InputError{"missing", indexed("marks", account.marks.size()), {}};
  if (account.marks.size() > account.contracts.size()) return InputError{"too-many", "marks", std::to_string(account.marks.size())};
  for (std::size_t i = 0; i < account.marks.size(); ++i) {
    if (account.marks[i] && !(*account.marks[i] > 0)) return InputError{"out-of-range", indexed("marks", i), text_of(*account.marks[i])};
  }
  for (std::size_t i = 0; i < account.funding_prices.size(); ++i) {
    const auto& price = account.funding_prices[i];
    if (price && !(*price > 0)) return InputError{"out-of-range", indexed("fundingPrices", i), text_of(*price)};
  }
  for (std::size_t i = 0; i < account.positions.size(); ++i) {
    if (auto error = find_error(account, account.positions[i], i)) return error;
  }
  for (std::size_t i = 0; i < account.orders.size(); ++i) {
    if (auto error = find_order_error(account, account.orders[i], {"orders", i})) return error;
  }
  for (std::size_t i = 0; i < account.collateral.size(); ++i) {
    const Collateral<N>& item = account.collateral[i];
    const Where where{"collateral", i};
    Checker row(where);
    row.positive("price", item.price);
    row.haircut("weight", item.weight);
    if (!item.price && !item.symbol) row.fail("missing", "price");
    if (row.error()) return row.error();
    if (item.symbol) {
      if (auto error = find_market_error(account, *item.symbol, where)) return error;
    }
  }
  return std::nullopt;
}

template <Number N>
std::optional<InputError> find_error(const Account<N>& account, const Order<N>& order) {
  return find_order_error(account, order, {"order"});
}

#define INSTANTIATE(N)                                              \
  template std::optional<InputError> find_error(const Account<N>&); \
  template std::optional<InputError> find_error(const Account<N>&, const Order<N>&);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
