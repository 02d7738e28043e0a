// SPDX-License-Identifier: MIT
#include "margin/scenario/scenario.hpp"

#include "margin/assess/inquire.hpp"
#include "margin/assess/statement.hpp"
#include "margin/health/liquidation.hpp"
#include "margin/scenario/joint.hpp"

namespace margin {
namespace {

template <Number N>
std::optional<Reason<N>> find_contradiction(const ShockQuestion<N>& question) {
  if (question.moves.empty()) return std::nullopt;
  Reason<N> reason{.code = ReasonCode::QuestionOverdetermined};
  if (question.factor) reason.path = "question.factor";
  if (!question.grid.empty()) reason.path = "question.grid";
  if (!question.betas.empty()) reason.path = "question.betas";
  return reason.path.empty() ? std::nullopt : std::optional(reason);
}

template <Number N>
Betas<N> betas_of(const Account<N>& account, const ShockQuestion<N>& question) {
  const bool by_moves = !question.moves.empty();
  const auto& given = by_moves ? question.moves : question.betas;
  Betas<N> betas(account.contracts.size(), by_moves ? N{0} : N{1});
  for (std::size_t i = 0; i < given.size() && i < betas.size(); ++i) {
    if (given[i]) betas[i] = *given[i];
  }
  return betas;
}

/// A factor, and where the question gives it.
template <Number N>
struct AskedFactor {
  N value{};
  std::string path;
};

template <Number N>
std::vector<AskedFactor<N>> factors_of(const ShockQuestion<N>& question) {
  if (!question.moves.empty()) return {{N{1}, "question.moves"}};
  std::vector<AskedFactor<N>> factors;
  if (question.factor) factors.push_back({*question.factor, "question.factor"});
  for (std::size_t i = 0; i < question.grid.size(); ++i) {
    factors.push_back({question.grid[i], "question.grid[" + std::to_string(i) + "]"});
  }
  return factors;
}

template <Number N>
N moved(N mark, N beta, N factor) {
  return mark * (N{1} + beta * factor);
}

template <Number N>
std::optional<InputError> find_error(const Account<N>& account, const ShockQuestion<N>& question) {
  const Betas<N> betas = betas_of(account, question);
  for (const AskedFactor<N>& factor : factors_of(question)) {
    for (std::size_t i = 0; i < betas.size(); ++i) {
      if (!account.marks[i] || moved(*account.marks[i], betas[i], factor.value) > 0) continue;
      const bool by_moves = !question.moves.empty();
      const std::string path = by_moves ? factor.path + "[" + std::to_string(i) + "]" : factor.path;
      return InputError{"out-of-range", path, text_of(by_moves ? betas[i] : factor.value)};
    }
  }
  return std::nullopt;
}

template <Number N>
std::vector<ShockedPrice<N>> prices_at(const Account<N>& account, const Betas<N>& betas, N factor) {
  std::vector<ShockedPrice<N>> prices;
  for (std::size_t i = 0; i < betas.size(); ++i) {
    if (!account.marks[i] || betas[i] == 0) continue;
    const N price = moved(*account.marks[i], betas[i], factor);
    if (price > 0) prices.push_back({i, price});
  }
  return prices;
}

template <Number N>
std::optional<JointPrice<N>> crossing_at(const std::optional<Crossing<N>>& crossing, const JointHealth<N>& health, const Account<N>& account,
                                         const Betas<N>& betas) {
  if (!crossing || (health.end && !(crossing->x < *health.end))) return std::nullopt;
  const N factor = health.factor_at(crossing->x);
  return JointPrice<N>{factor, prices_at(account, betas, factor)};
}

/// Absent where the joint health cannot be walked.
template <Number N>
std::optional<JointLiquidation<N>> solve(const Standing<N>& standing, const Betas<N>& betas) {
  const auto health = joint_health(standing, betas);
  if (!health) return std::nullopt;
  JointLiquidation<N> result;
  if (standing.sums.liquidated) {
    result.status = PriceStatus::Already;
    result.missing = -standing.sums.health;
    return result;
  }
  if (!health->moves || !standing.sums.at_risk) return result;
  const Rules<N>& rules = standing.rules();
  const bool jumps = rules.tier_law == TierLaw::Flat || rules.counts_orders();
  const auto at = [&](const Walk<N>& walk, Way way) {
    return crossing_at(first_liquidation(walk, health->origin, way, rules.boundary, jumps), *health, *standing.account, betas);
  };
  result.lower = at(health->walks.falling, Way::Falling);
  result.upper = at(health->walks.rising, Way::Rising);
  const bool turned = health->in_coin ? health->beta > 0 : health->mirrored;
  if (turned) std::swap(result.lower, result.upper);
  if (result.lower || result.upper) result.status = PriceStatus::Ok;
  return result;
}

template <Number N>
ShockPoint<N> point_at(const Standing<N>& now, const Betas<N>& betas, N factor) {
  const Account<N>& account = *now.account;
  std::vector<Market<N>> markets(now.markets.begin(), now.markets.end());
  ShockPoint<N> point;
  point.factor = factor;
  point.prices = prices_at(account, betas, factor);
  for (const ShockedPrice<N>& price : point.prices) set_mark(markets[price.symbol], price.price);
  const Account<N> later = with_wallet(now);
  const Standing<N> there = make_standing(later, std::span<const Market<N>>(markets));
  const AccountReport<N> report = state_account(there);
  point.status = report.status;
  point.equity = report.equity;
  point.change = report.equity - now.sums.equity;
  point.maintenance_margin = report.maintenance_margin;
  point.closing_reserve = report.closing_reserve;
  point.margin_ratio = report.margin_ratio;
  for (const Leg<N>& leg : there.legs) {
    if (leg.position->isolated() && Group<N>(there, leg).liquidated) point.liquidated.push_back(leg.place);
  }
  return point;
}

template <Number N>
std::variant<ShockReport<N>, Invalid<N>> answer(const Standing<N>& standing, const ShockQuestion<N>& question) {
  const Betas<N> betas = betas_of(*standing.account, question);
  auto liquidation = solve(standing, betas);
  if (!liquidation) {
    return Invalid<N>{{{.code = ReasonCode::RulesUnsupported, .path = question.moves.empty() ? "question.betas" : "question.moves"}}};
  }
  ShockReport<N> report;
  report.status = standing.sums.liquidated ? AccountStatus::Already : AccountStatus::Ok;
  report.liquidation = std::move(*liquidation);
  for (const AskedFactor<N>& factor : factors_of(question)) report.points.push_back(point_at(standing, betas, factor.value));
  return report;
}

}  // namespace

template <Number N>
std::expected<ShockAnswer<N>, InputError> shock(const Account<N>& account, const ShockQuestion<N>& question) {
  return inquire<ShockReport<N>>(
      account, [&] { return find_error(account, question); }, [&] { return find_contradiction(question); },
      [&](const Standing<N>& standing) { return answer(standing, question); });
}

template std::expected<ShockAnswer<Decimal>, InputError> shock(const Account<Decimal>&, const ShockQuestion<Decimal>&);
template std::expected<ShockAnswer<double>, InputError> shock(const Account<double>&, const ShockQuestion<double>&);

}  // namespace margin
