// SPDX-License-Identifier: MIT
#include "oracle/generator.hpp"

#include <algorithm>
#include <cmath>

#include "support/random.hpp"

namespace oracle {
namespace {

using margin::Account;
using margin::CloseFee;
using margin::Contract;
using margin::ContractKind;
using margin::Decimal;
using margin::MaintenanceBasis;
using margin::OrdersRule;
using margin::TierBasis;
using margin::TierLaw;
using support::Random;

/// `value` cut to its first digits.
Decimal short_decimal(double value, int digits) {
  if (value == 0 || !std::isfinite(value)) return Decimal{0};
  const int exponent = static_cast<int>(std::floor(std::log10(std::abs(value)))) - digits + 1;
  return Decimal{static_cast<long long>(std::llround(value * std::pow(10.0, -exponent))), exponent};
}

class Maker {
 public:
  explicit Maker(std::uint64_t seed) : random_(seed), signs_(~seed) {}

  Account<Decimal> account() {
    rules();
    notional_ = power(random_.between(-4, 7));
    mixed_ = random_.chance(15);
    if (mixed_) account_.rules.valuation = margin::Valuation::Quote;
    all_inverse_ = random_.chance(40);
    hedged_ = random_.chance(30);
    const int contracts = random_.between(1, 3);
    for (int i = 0; i < contracts; ++i) contract(static_cast<std::size_t>(i));
    const int positions = hedged_ && random_.chance(60) ? 1 : random_.between(1, 5);
    for (int i = 0; i < positions; ++i) position();
    if (hedged_) hedge();
    if (random_.chance(25)) extras();
    if (random_.chance(25)) orders();
    wallet();
    return account_;
  }

 private:
  static double power(int exponent) { return std::pow(10.0, exponent); }
  /// In [low, high], by its logarithm.
  double between(double low, double high) { return low * std::pow(high / low, random_.between(0, 10'000) / 10'000.0); }
  /// From a generator of its own: the operands of a product are drawn in no fixed order.
  double sign(int percent_positive) { return signs_.chance(percent_positive) ? 1 : -1; }
  Decimal whole(int first, int last, int exponent) { return Decimal{random_.between(first, last), exponent}; }

  void rules() {
    auto& rules = account_.rules;
    const int basis = random_.between(1, 100);
    rules.mm_basis = basis <= 60   ? MaintenanceBasis::AtLiquidation
                     : basis <= 72 ? MaintenanceBasis::AtEntry
                     : basis <= 80 ? MaintenanceBasis::AtMark
                     : basis <= 92 ? MaintenanceBasis::ShareOfMargin
                                   : MaintenanceBasis::Constant;
    const int fee = random_.between(1, 100);
    rules.close_fee = fee <= 35   ? CloseFee::None
                      : fee <= 65 ? CloseFee::AtLiquidation
                      : fee <= 85 ? CloseFee::AtBankruptcy
                                  : CloseFee::AtMark;
    const int law = random_.between(1, 100);
    rules.tier_law = law <= 65 ? TierLaw::Marginal : law <= 90 ? TierLaw::Flat : TierLaw::Single;
    if (random_.chance(30)) rules.tier_basis = static_cast<TierBasis>(random_.between(0, 3));
    rules.hedge = static_cast<margin::Hedge>(random_.between(0, 3));
    if (random_.chance(25)) rules.kappa = random_.one_of<Decimal>({Decimal{5, -1}, Decimal{667, -3}, Decimal{125, -2}, Decimal{9, -1}});
    if (random_.chance(30)) rules.boundary = margin::Boundary::EqualSafe;
    if (random_.chance(50)) rules.orders = OrdersRule::Counted;
    if (random_.chance(15)) rules.tier_basis = static_cast<TierBasis>(random_.between(4, 8));
    if (random_.chance(15)) rules.order_netting = margin::OrderNetting::MaxSide;
    if (random_.chance(12)) rules.extra_margin = margin::ExtraMargin::FeeScaled;
    if (random_.chance(12)) rules.funding_reserve = margin::FundingReserve::Next;
    if (random_.chance(8)) rules.auto_add = true;
    if (random_.chance(15)) rules.loan_level = whole(100, 130, -2);
    rules.rounding = random_.chance(55) ? margin::Rounding::TowardMark : static_cast<margin::Rounding>(random_.between(0, 3));
  }

  void contract(std::size_t index) {
    Contract<Decimal> contract;
    const bool inverse = mixed_ ? random_.chance(50) : all_inverse_;
    contract.kind = inverse              ? ContractKind::Inverse
                    : random_.chance(25) ? ContractKind::Quanto
                    : random_.chance(12) ? ContractKind::Loan
                                         : ContractKind::Linear;
    contract.underlying = index > 0 && random_.chance(30) ? 0 : index;
    const int magnitude = random_.between(-9, 5);
    const Decimal mark = whole(1001, 9999, magnitude - 3);
    if (random_.chance(40))
      contract.multiplier = random_.one_of<Decimal>({Decimal{1, -3}, Decimal{1, -2}, Decimal{10}, Decimal{100}, Decimal{25, -1}});
    if (random_.chance(80)) contract.tick = Decimal{random_.one_of<int>({1, 5, 25, 2}), magnitude - random_.between(2, 6)};
    if (random_.chance(40)) contract.max_leverage = whole(2, 125, 0);
    if (random_.chance(85)) contract.fees = margin::Fees<Decimal>{whole(-10, 40, -5), whole(0, 120, -5)};
    if (random_.chance(20)) contract.funding = margin::Funding<Decimal>{whole(-40, 60, -5), Decimal{8}};
    inverse_.push_back(inverse);
    marks_.push_back(margin::nearest(mark));
    multipliers_.push_back(contract.multiplier ? margin::nearest(*contract.multiplier) : 1);
    account_.marks.push_back(mark);
    account_.contracts.push_back(std::move(contract));
    if (account_.contracts.back().kind != ContractKind::Loan && random_.chance(12))
      law(account_.contracts.back());
    else
      tiers(account_.contracts.back());
  }

  /// Rates that grow with the size, or differ by side.
  void law(Contract<Decimal>& contract) {
    margin::Law<Decimal> law;
    if (random_.chance(50)) {
      law.law = margin::LawKind::SizeLinear;
      law.base = whole(1, 400, -4);
      law.slope = short_decimal(0.05 * between(0.01, 1) / (notional_ * size_per_notional(marks_.size() - 1)), 3);
      if (random_.chance(60)) law.imr_base = whole(100, 3'000, -4);
      if (random_.chance(60)) law.imr_slope = law.slope;
    } else {
      law.law = margin::LawKind::Weights;
      law.asset = whole(800, 1'000, -3);
      law.liability = whole(1'000, 1'250, -3);
    }
    contract.law = law;
  }

  /// Floors about the sizes that positions will have, in whatever the table counts.
  void tiers(Contract<Decimal>& contract) {
    const bool single = account_.rules.tier_law == TierLaw::Single;
    const int rows = single ? 1 : random_.between(0, 5);
    const TierBasis basis = account_.rules.basis_of(contract);
    const bool counts_notional = inverse_.back() ? basis == TierBasis::Coin || basis == TierBasis::Base : basis == TierBasis::Quote;
    const double per_notional =
        counts_notional ? 1 : size_per_notional(marks_.size() - 1) / (basis == TierBasis::Contracts ? multipliers_.back() : 1);
    const bool dense = random_.chance(50);  // edges where prices will pass
    double floor = notional_ * per_notional * (dense ? between(0.7, 1.2) : between(0.02, 1));
    int rate = random_.chance(10) ? random_.between(500, 6'000) : random_.between(5, hedged_ ? 60 : 200);  // 1e-4
    const bool falls = account_.rules.tier_law == TierLaw::Flat && random_.chance(15);
    for (int i = 0; i < rows; ++i) {
      margin::Tier<Decimal> tier;
      if (i > 0) {
        const Decimal from = short_decimal(floor, 3);
        tier.from = from > contract.tiers.back().from ? from : contract.tiers.back().from * Decimal{2};
        floor *= dense ? between(1.02, 1.3) : between(1.3, 6);
        const bool steep = hedged_ || (dense && account_.rules.tier_law == TierLaw::Flat);
        rate = falls ? rate * 8 / 10 : std::min(9'990, rate + random_.between(steep ? rate : 0, steep ? 6 * rate : 2 * rate));
      } else if (account_.rules.tier_law != TierLaw::Flat && random_.chance(12)) {
        tier.deduction = short_decimal(floor * rate * 1e-4 * between(0.1, 20), 2);
      }
      tier.mmr = Decimal{rate, -4};
      if (random_.chance(50)) tier.imr = Decimal{std::min(10'000, rate * 2), -4};
      if (random_.chance(30)) tier.max_leverage = whole(1, 100, 0);
      contract.tiers.push_back(tier);
    }
    if (rows == 0 || account_.rules.tier_law == TierLaw::Flat || !random_.chance(25)) return;
    Decimal deduction = contract.tiers[0].deduction.value_or(Decimal{0});
    for (std::size_t i = 1; i < contract.tiers.size(); ++i) {
      deduction = deduction + contract.tiers[i].from * (contract.tiers[i].mmr - contract.tiers[i - 1].mmr);
      contract.tiers[i].deduction = deduction;
    }
  }

  /// Size (base, face, settlement units) that is worth 1 at the mark.
  [[nodiscard]] double size_per_notional(std::size_t symbol) const { return inverse_[symbol] ? marks_[symbol] : 1 / marks_[symbol]; }
  /// What an amount that a contract settles in is worth to the cross account.
  [[nodiscard]] double worth(std::size_t symbol, double amount) const {
    return mixed_ && inverse_[symbol] ? amount * marks_[symbol] : amount;
  }

  void position() {
    margin::Position<Decimal> position;
    position.symbol = static_cast<std::size_t>(random_.between(0, static_cast<int>(account_.contracts.size()) - 1));
    position.side = random_.chance(50) ? margin::PositionSide::Long : margin::PositionSide::Short;
    const double multiplier = multipliers_[position.symbol];
    const int spread = random_.between(1, 100);
    const double value = notional_ * (spread <= 15 ? power(random_.between(-9, 5)) : spread <= 50 ? between(0.8, 1.2) : between(0.03, 3));
    position.qty = short_decimal(std::clamp(value * size_per_notional(position.symbol) / multiplier, 1e-8, 1e12), random_.between(1, 4));
    if (random_.chance(3)) position.qty = Decimal{0};
    const double drift = random_.chance(75) ? between(0.9, 1.1) : between(0.3, 3);
    position.entry = random_.chance(10) ? *account_.marks[position.symbol] : short_decimal(marks_[position.symbol] * drift, 4);
    position.mode = hedged_ || random_.chance(70) ? margin::MarginMode::Cross : margin::MarginMode::Isolated;
    const double rate = random_.chance(10) ? between(0.5, 1.5) : between(0.005, 0.4);
    const double entry = margin::nearest(position.entry);
    const double size = margin::nearest(position.qty) * multiplier;
    const bool inverse = inverse_[position.symbol];
    const double entry_value = inverse ? size / entry : size * entry;
    if (random_.chance(65) || account_.rules.mm_basis == MaintenanceBasis::ShareOfMargin) position.leverage = leverage();
    if (random_.chance(70)) {
      position.margin = short_decimal(entry_value * rate, 4);
      if (random_.chance(5) && !inverse && position.side == margin::PositionSide::Long) {
        position.margin = position.qty * account_.contracts[position.symbol].multiplier.value_or(Decimal{1}) * position.entry;
      }
    }
    if (account_.contracts[position.symbol].loan() && random_.chance(50)) position.loan = loan(size, entry, position.side);
    const double mark_value = size / size_per_notional(position.symbol);
    if (random_.chance(20)) position.funding = short_decimal(mark_value * between(1e-5, 0.02) * sign(60), 3);
    if (random_.chance(20)) position.open_fee = whole(-5, 50, -5);
    if (random_.chance(30)) position.liquidity = margin::Liquidity::Maker;
    add(std::move(position));
  }

  margin::Loan<Decimal> loan(double size, double entry, margin::PositionSide side) {
    margin::Loan<Decimal> loan;
    const bool is_long = side == margin::PositionSide::Long;
    loan.assets.base = is_long ? short_decimal(size * between(0.9, 1.2), 4) : Decimal{0};
    loan.assets.quote = is_long && random_.chance(60) ? Decimal{0} : short_decimal(size * entry * between(is_long ? 0.01 : 0.9, 1.4), 4);
    loan.debts.base = is_long ? Decimal{0} : short_decimal(size, 4);
    loan.debts.quote = is_long && random_.chance(90) ? short_decimal(size * entry * between(0.3, 1), 4) : Decimal{0};
    return loan;
  }

  void add(margin::Position<Decimal> position) {
    if (!position.isolated()) {
      const double size = margin::nearest(position.qty) * multipliers_[position.symbol];
      const double entry = margin::nearest(position.entry);
      const double mark_value = size / size_per_notional(position.symbol);
      const bool inverse = inverse_[position.symbol];
      const bool gains = (position.side == margin::PositionSide::Long) != inverse;
      const double profit = (gains ? 1 : -1) * (mark_value - (inverse ? size / entry : size * entry));
      equity_ += worth(position.symbol, profit - margin::nearest(position.funding_owed()));
      gross_ += worth(position.symbol, mark_value);
    }
    account_.positions.push_back(std::move(position));
  }

  /// An opposite leg of about the same size, so that some accounts have two liquidation prices.
  void hedge() {
    margin::Position<Decimal> leg =
        account_.positions[static_cast<std::size_t>(random_.between(0, static_cast<int>(account_.positions.size()) - 1))];
    leg.mode = margin::MarginMode::Cross;
    leg.side = opposite(leg.side);
    leg.loan.reset();  // what a long owns and owes no short can
    leg.qty = random_.chance(15) ? leg.qty : short_decimal(margin::nearest(leg.qty) * between(0.8, 1.02), 4);
    leg.entry = short_decimal(margin::nearest(leg.entry) * between(0.97, 1.03), 4);
    add(std::move(leg));
  }

  Decimal leverage() { return random_.chance(20) ? whole(11, 99, -1) : whole(1, 125, 0); }

  void extras() {
    const double scale = gross_ > 0 ? gross_ : notional_;
    if (random_.chance(50)) account_.others.unrealized_pnl = amount(scale * 0.05, true);
    if (random_.chance(50)) account_.others.initial_margin = amount(scale * 0.05, false);
    if (random_.chance(50)) account_.others.maintenance_margin = amount(scale * 0.01, false);
    if (random_.chance(50)) account_.others.closing_reserve = amount(scale * 0.001, false);
    if (account_.others.unrealized_pnl) equity_ += margin::nearest(*account_.others.unrealized_pnl);
    if (random_.chance(50)) account_.rules.fixed_costs = amount(scale * 0.001, false);
    if (random_.chance(50)) account_.rules.mm_floor = amount(scale * 0.01, false);
    if (!random_.chance(60)) return;
    margin::Collateral<Decimal> item;
    if ((mixed_ || !all_inverse_) && random_.chance(60))
      item.symbol = static_cast<std::size_t>(random_.between(0, static_cast<int>(marks_.size()) - 1));
    else
      item.price = whole(1, 999, random_.between(-6, 3));
    const double price = item.symbol ? marks_[*item.symbol] : margin::nearest(*item.price);
    item.amount = short_decimal(scale / price * between(0.01, 1) * sign(80), 3);
    if (random_.chance(70)) item.weight = whole(50, 100, -2);
    equity_ += margin::nearest(item.weighted_amount()) * price;
    account_.collateral.push_back(item);
  }

  Decimal amount(double scale, bool is_signed) { return short_decimal(scale * between(0.01, 1) * (is_signed ? sign(50) : 1), 3); }

  void orders() {
    const int count = random_.between(1, 3);
    for (int i = 0; i < count; ++i) {
      margin::Order<Decimal> order;
      order.symbol = static_cast<std::size_t>(random_.between(0, static_cast<int>(marks_.size()) - 1));
      order.side = random_.chance(50) ? margin::OrderSide::Buy : margin::OrderSide::Sell;
      const double qty = notional_ * between(0.001, 0.3) * size_per_notional(order.symbol) / multipliers_[order.symbol];
      order.qty = short_decimal(qty, 3);
      if (random_.chance(80)) order.price = short_decimal(marks_[order.symbol] * between(0.9, 1.1), 4);
      if (random_.chance(60)) order.leverage = leverage();
      if (random_.chance(15)) order.reduce_only = true;
      order.mode = margin::MarginMode::Cross;
      account_.orders.push_back(order);
    }
    // What an order asks for by these two bases is not said; see the tests of orders for the rest.
    const MaintenanceBasis basis = account_.rules.mm_basis;
    if (basis == MaintenanceBasis::ShareOfMargin || basis == MaintenanceBasis::Constant) account_.rules.orders = OrdersRule::Excluded;
  }

  /// A wallet that leaves the account healthy, near liquidation or past it.
  void wallet() {
    const double scale = gross_ > 0 ? gross_ : notional_;
    const double share = random_.chance(15)              ? -between(0.001, 0.2)
                         : hedged_ && random_.chance(60) ? between(0.002, 0.06)
                         : random_.chance(60)            ? between(0.003, 0.5)
                                                         : between(0.3, 5);
    const Decimal value = random_.chance(3) ? Decimal{0} : short_decimal(scale * share - equity_, 5);
    if (random_.chance(10))
      account_.equity = short_decimal(scale * share, 4);
    else
      account_.wallet = value;
  }

  Random random_;
  Random signs_;
  Account<Decimal> account_;
  std::vector<double> marks_;
  std::vector<double> multipliers_;
  std::vector<bool> inverse_;
  bool all_inverse_{};
  bool mixed_{};  ///< contracts of both kinds, all valued in quote
  bool hedged_{};
  double notional_{};
  double gross_{};
  double equity_{};  ///< of the cross account without the wallet
};

}  // namespace

margin::Account<margin::Decimal> random_account(std::uint64_t seed) { return Maker(seed).account(); }

}  // namespace oracle
