// SPDX-License-Identifier: MIT
#include "margin/scenario/joint.hpp"

#include <algorithm>
#include <utility>

#include "margin/arithmetic/bent.hpp"
#include "margin/arithmetic/powers.hpp"
#include "margin/health/hedge.hpp"

namespace margin {
namespace {

/// How a path variable follows another: x = scale · (y + shift).
template <Number N>
struct Course {
  N scale{};
  N shift{};
};

template <Number N>
Line<N> follow(const Line<N>& line, const Course<N>& course) {
  const N slope = line.b * course.scale;
  return {line.a + slope * course.shift, slope};
}

template <Number N>
Walk<N> follow(const Walk<N>& walk, const Course<N>& course) {
  Walk<N> followed{follow(walk.line, course), {}, {}};
  for (const Kink<N>& kink : walk.kinks) {
    const N at = kink.at / course.scale - course.shift;
    // What a price that falls as y rises meets far up lies where another has no price left.
    if (at > 0) followed.kinks.push_back({at, follow(kink.change, course)});
  }
  for (const Curve<N>& curve : walk.curves) {
    const N bent = curve.bent * course.scale * to_four_fifths(course.scale);
    followed.curves.push_back({curve.factor, curve.straight * course.scale, bent, course.shift});
  }
  return followed;
}

template <Number N>
Walks<N> follow(const Walks<N>& walks, const Course<N>& course) {
  Walks<N> followed{follow(walks.falling, course), follow(walks.rising, course)};
  if (course.scale < 0) std::swap(followed.falling, followed.rising);
  return followed;
}

/// Of an amount in coin along u = 1/p, what it is in quote along p: p (a + b u).
template <Number N>
Walk<N> in_quote(const Walk<N>& coin) {
  Walk<N> quote{{coin.line.b, coin.line.a}, {}, {}};
  for (const Kink<N>& kink : coin.kinks) quote.kinks.push_back({N{1} / kink.at, {kink.change.b, kink.change.a}});
  return quote;
}

template <Number N>
class JointSum {
 public:
  JointSum(const Standing<N>& standing, const Betas<N>& betas) : standing_(standing), betas_(betas) {}

  std::optional<JointHealth<N>> make() {
    choose_symbols();
    if (moving_.empty()) return joint_;
    joint_.moves = true;
    joint_.in_coin = standing_.markets[moving_.front().symbol].contract->inverse() && !standing_.markets[moving_.front().symbol].in_coin;
    if (!(joint_.in_coin ? choose_coin_path() : choose_path())) return std::nullopt;
    held_ = standing_.sums.health;
    for (const SymbolLegs& symbol : moving_) add(symbol);
    if (standing_.rules().hedge == Hedge::MaxSide) add_underlyings();
    joint_.walks.add(Line<N>{held_, N{0}});
    joint_.walks.sort();
    return joint_;
  }

 private:
  /// Those in which something moves: legs, or collateral that is priced by it, or waiting orders whose coin is.
  void choose_symbols() {
    for (const SymbolLegs& symbol : standing_.symbols) {
      if (betas_[symbol.symbol] != 0) moving_.push_back(symbol);
    }
    for (const Collateral<N>& item : standing_.account->collateral) {
      if (!item.symbol || betas_[*item.symbol] == 0) continue;
      choose(*item.symbol);
    }
    for (const Pending<N>& order : standing_.pending) {
      const std::size_t symbol = standing_.account->orders[order.place].symbol;
      const bool moves = standing_.rules().orders == OrdersRule::Counted && standing_.markets[symbol].in_coin;
      if (moves && betas_[symbol] != 0) choose(symbol);
    }
  }

  /// One without legs.
  void choose(std::size_t symbol) {
    if (std::ranges::find(moving_, symbol, &SymbolLegs::symbol) == moving_.end()) moving_.push_back({symbol, 0, 0});
  }

  bool choose_coin_path() {
    joint_.origin = N{1};
    joint_.beta = betas_[moving_.front().symbol];
    return std::ranges::all_of(moving_, [&](const SymbolLegs& symbol) { return betas_[symbol.symbol] == joint_.beta; });
  }

  /// y = ±t + 1/β for the largest ±β, so that y > 0 where every price that falls with it is above 0.
  bool choose_path() {
    N largest = betas_[moving_.front().symbol];
    N smallest = largest;
    for (const SymbolLegs& symbol : moving_) {
      largest = greatest(largest, betas_[symbol.symbol]);
      smallest = least(smallest, betas_[symbol.symbol]);
    }
    joint_.mirrored = largest < 0;
    if (joint_.mirrored) {
      const N most = -smallest;
      smallest = -largest;
      largest = most;
    }
    joint_.beta = largest;
    joint_.origin = N{1} / largest;
    if (smallest < 0) joint_.end = joint_.origin - N{1} / smallest;
    return std::ranges::all_of(moving_, [&](const SymbolLegs& symbol) {
      const Market<N>& market = standing_.markets[symbol.symbol];
      return !market.contract->has_law(LawKind::Power) || (!market.in_coin && course_of(market, symbol).scale > 0);
    });
  }

  [[nodiscard]] Course<N> course_of(const Market<N>& market, const SymbolLegs& symbol) const {
    if (joint_.in_coin) return {market.x, N{0}};
    const N beta = joint_.mirrored ? -betas_[symbol.symbol] : betas_[symbol.symbol];
    return {market.mark * beta, N{1} / beta - joint_.origin};
  }

  /// Along y and in the account's currency, of what is along the symbol's own path and in what it settles in.
  [[nodiscard]] Walks<N> along(const SymbolLegs& symbol, const Walks<N>& own) const {
    const Market<N>& market = standing_.markets[symbol.symbol];
    if (!market.in_coin) return follow(own, course_of(market, symbol));
    return follow(Walks<N>{in_quote(own.rising), in_quote(own.falling)}, course_of(market, symbol));
  }

  void add(const SymbolLegs& symbol) {
    const Share<N> equity = equity_share(standing_, symbol);
    const Share<N> reserve = reserve_share(standing_, standing_.cross_legs(symbol));
    const WaitingCharges<N> waiting = waiting_charges(standing_, symbol.symbol);
    const Market<N>& market = standing_.markets[symbol.symbol];
    const N kappa = standing_.rules().kappa;
    Walks<N> own;
    own.add(equity.line - reserve.line);
    const N waits = kappa * waiting.coin_maintenance + waiting.coin_reserve;
    own.add(Line<N>{-waits, N{0}});
    held_ = held_ - (equity.at_mark - reserve.at_mark) + market.worth(waits);
    if (symbol.end > symbol.begin && hedge_of(standing_, symbol) != Hedge::MaxSide) {
      const Moving<N> moving = moving_maintenance(standing_, symbol);
      own.add(-kappa, moving.walks);
      held_ = held_ + kappa * moving.at_mark;
    }
    joint_.walks.add(N{1}, along(symbol, own));
  }

  /// By the rule `max-side`, of each underlying something of which moves: the larger of its two sides.
  void add_underlyings() {
    for (std::size_t underlying = 0; underlying < standing_.underlyings.size(); ++underlying) {
      SideWalks<N> sides;
      const SideSums<N>& sums = standing_.underlyings[underlying];
      SideSums<N> still = sums;
      bool any = false;
      for (const SymbolLegs& symbol : moving_) {
        if (standing_.markets[symbol.symbol].contract->underlying != underlying || symbol.end == symbol.begin) continue;
        if (hedge_of(standing_, symbol) != Hedge::MaxSide) continue;
        any = true;
        const SideWalks<N> own = side_walks(standing_, symbol);
        sides.longs.add(N{1}, along(symbol, own.longs));
        sides.shorts.add(N{1}, along(symbol, own.shorts));
        still.longs = still.longs - own.at_mark.longs;
        still.shorts = still.shorts - own.at_mark.shorts;
      }
      if (!any) continue;
      sides.longs.add(Line<N>{still.longs, N{0}});
      sides.shorts.add(Line<N>{still.shorts, N{0}});
      joint_.walks.add(-standing_.rules().kappa, larger_of(std::move(sides.longs), std::move(sides.shorts), joint_.origin));
      held_ = held_ + standing_.rules().kappa * greatest(sums.longs, sums.shorts);
    }
  }

  const Standing<N>& standing_;
  const Betas<N>& betas_;
  std::vector<SymbolLegs> moving_;
  JointHealth<N> joint_;
  N held_{};
};

}  // namespace

template <Number N>
N JointHealth<N>::factor_at(N y) const {
  if (in_coin) return (N{1} / y - N{1}) / beta;
  return mirrored ? origin - y : y - origin;
}

template <Number N>
std::optional<JointHealth<N>> joint_health(const Standing<N>& standing, const Betas<N>& betas) {
  return JointSum<N>(standing, betas).make();
}

#define INSTANTIATE(N)            \
  template struct JointHealth<N>; \
  template std::optional<JointHealth<N>> joint_health(const Standing<N>&, const Betas<N>&);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
