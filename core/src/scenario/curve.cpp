// SPDX-License-Identifier: MIT
#include "margin/scenario/curve.hpp"

#include <algorithm>
#include <span>

#include "margin/arithmetic/bent.hpp"
#include "margin/assess/inquire.hpp"
#include "margin/health/liquidation.hpp"

namespace margin {
namespace {

template <Number N>
std::optional<InputError> find_error(const Account<N>& account, const CurveQuestion<N>& question) {
  const auto wrong = [](const std::string& field, const N& value) { return InputError{"out-of-range", "question." + field, text_of(value)}; };
  if (question.symbol >= account.contracts.size()) return InputError{"unknown-symbol", "question.symbol", std::to_string(question.symbol)};
  if (!account.marks[question.symbol]) return InputError{"missing", indexed("marks", question.symbol), {}};
  if (!(question.from > 0)) return wrong("from", question.from);
  if (!(question.to > question.from)) return wrong("to", question.to);
  if (question.points) {
    const N& points = *question.points;
    const bool counts = !(points < N{2}) && !(N{static_cast<int>(max_curve_points)} < points) && whole_steps(points, N{1}) == points;
    if (!counts) return wrong("points", points);
  }
  for (std::size_t i = 0; i < question.at.size(); ++i) {
    if (!(question.at[i] > 0)) return wrong(indexed("at", i), question.at[i]);
  }
  if (question.position && *question.position >= account.positions.size()) {
    return InputError{"unknown-position", "question.position", std::to_string(*question.position)};
  }
  return std::nullopt;
}

template <Number N>
std::optional<Reason<N>> find_contradiction(const Account<N>& account, const CurveQuestion<N>& question) {
  if (!question.position || account.positions[*question.position].symbol == question.symbol) return std::nullopt;
  return Reason<N>{.code = ReasonCode::QuestionOverdetermined, .path = "question.position"};
}

/// Whose curve it is; none: the cross account's.
template <Number N>
const Leg<N>* subject_of(const Standing<N>& standing, const CurveQuestion<N>& question) {
  if (question.position) return &standing.legs[*question.position];
  const Leg<N>* only = nullptr;
  for (const Leg<N>& leg : standing.legs) {
    if (leg.size == 0 || leg.position->symbol != question.symbol) continue;
    if (only) return nullptr;
    only = &leg;
  }
  return only;
}

/// Of the cross positions, all of them along the price of one symbol.
template <Number N>
Line<N> cross_profit(const Standing<N>& standing, std::size_t symbol) {
  Line<N> moving;
  N held{0};
  for (const std::size_t place : standing.cross) {
    const Leg<N>& leg = standing.legs[place];
    if (leg.position->symbol == symbol) moving += leg.profit();
    else held = held + leg.market->worth(leg.unrealized_pnl);
  }
  moving += standing.markets[symbol].held(held);
  return moving;
}

/// What moves along the price, in what the symbol settles in, and where that is liquidated.
template <Number N>
struct Course {
  Group<N> group;
  HealthParts<N> parts = group.parts();
  Line<N> profit;
  Liquidation<N> liquidation{};

  /// Without legs the cross account moves by the collateral that the symbol prices, if at all. The profit is that of `leg`, where there is one.
  Course(const Standing<N>& standing, std::size_t symbol, const Leg<N>* leg)
      : group(leg ? Group<N>(standing, *leg) : Group<N>(standing, standing.symbol_legs(symbol))),
        profit(leg ? leg->profit() : cross_profit(standing, symbol)) {
    if (group.at_risk) liquidation = solve_liquidation(group, parts, PositionSide::Long);
  }

  /// At the mark.
  [[nodiscard]] bool gone() const { return liquidation.status == PriceStatus::Already; }
  [[nodiscard]] N kappa() const { return group.standing->rules().kappa; }
  /// What an amount is at a price in the currency of the report, and the path variable there.
  [[nodiscard]] N amount(const Line<N>& line, const N& price, const N& x) const {
    return group.in_quote() ? line.a * price + line.b : line.at(x);
  }
  [[nodiscard]] N path_at(const N& price) const {
    if (price == group.market->mark) return group.market->x;
    return group.market->contract->inverse() ? N{1} / price : price;
  }
};

/// Every price that is asked for, and those of liquidation among them, rising.
template <Number N>
std::vector<N> prices_of(const CurveQuestion<N>& question, const Liquidation<N>& liquidation) {
  std::vector<N> prices = question.at;
  const N last = question.points.value_or(N{usual_curve_points}) - N{1};
  for (N i{0}; i < last; i = i + N{1}) prices.push_back(question.from + (question.to - question.from) * i / last);
  prices.push_back(question.to);
  for (const std::optional<N>& price : {liquidation.lower, liquidation.upper}) {
    if (price && !(*price < question.from) && !(question.to < *price)) prices.push_back(*price);
  }
  std::ranges::make_heap(prices);
  std::ranges::sort_heap(prices);
  const auto [same, end] = std::ranges::unique(prices);
  prices.erase(same, end);
  return prices;
}

/// Requires the same way outward from the mark as prices are met.
template <Number N>
class Traveller {
 public:
  Traveller(const Course<N>& course, Way way)
      : course_(course),
        way_(way),
        walk_(way == Way::Rising ? course.parts.maintenance.rising : course.parts.maintenance.falling),
        walker_{walk_} {}

  CurvePoint<N> point_at(const N& price) {
    const N x = course_.path_at(price);
    // A row begins at its floor: it is in force there whichever way one comes.
    while (!walker_.ended() && (way_ == Way::Rising ? !(x < walker_.at()) : x < walker_.at())) walker_.pass();
    CurvePoint<N> point;
    point.price = price;
    point.equity = course_.amount(course_.parts.equity, price, x);
    const Line<N> charged = walk_.curves.empty() ? walker_.line : Line<N>{tangent_at(walk_, x, way_).value, N{0}};
    point.maintenance = course_.amount(charged, price, x);
    point.required = course_.kappa() * point.maintenance + course_.amount(course_.parts.reserve, price, x);
    if (point.equity > 0) point.ratio = point.required / point.equity;
    point.pnl = course_.amount(course_.profit, price, x);
    return point;
  }

 private:
  const Course<N>& course_;
  Way way_;
  const Walk<N>& walk_;
  Walker<N> walker_;
};

/// Where a price lies on the way from the mark outward.
enum class Lies { Before, At, Past };

template <Number N>
Lies place_of(const N& price, const Course<N>& course) {
  if (course.gone()) return Lies::Past;
  const Liquidation<N>& liquidation = course.liquidation;
  if (price == liquidation.lower || price == liquidation.upper) return Lies::At;
  const bool past = (liquidation.lower && price < *liquidation.lower) || (liquidation.upper && *liquidation.upper < price);
  return past ? Lies::Past : Lies::Before;
}

template <Number N>
CurveReport<N> answer(const Standing<N>& standing, const CurveQuestion<N>& question) {
  const Leg<N>* subject = subject_of(standing, question);
  const Course<N> course(standing, question.symbol, subject);
  CurveReport<N> report;
  report.status = course.gone() ? AccountStatus::Already : AccountStatus::Ok;
  if (subject) report.position = subject->place;
  report.lower = course.liquidation.lower;
  report.upper = course.liquidation.upper;

  const std::vector<N> prices = prices_of(question, course.liquidation);
  const auto mark = std::ranges::lower_bound(prices, course.group.market->mark);
  const bool turned = course.group.market->contract->inverse();
  const auto meet = [&](Traveller<N>& traveller, const N& price) {
    const Lies lies = place_of(price, course);
    if (lies == Lies::Past && !question.goes_beyond()) return;
    report.points.push_back(traveller.point_at(price));
    report.points.back().liquidated = lies != Lies::Before;
  };
  Traveller<N> down(course, turned ? Way::Rising : Way::Falling);
  for (auto price = mark; price != prices.begin();) meet(down, *--price);
  std::ranges::reverse(report.points);
  Traveller<N> up(course, turned ? Way::Falling : Way::Rising);
  for (auto price = mark; price != prices.end(); ++price) meet(up, *price);
  return report;
}

}  // namespace

template <Number N>
std::expected<CurveAnswer<N>, InputError> curve(const Account<N>& account, const CurveQuestion<N>& question) {
  return inquire<CurveReport<N>>(
      account, [&] { return find_error(account, question); }, [&] { return find_contradiction(account, question); },
      [&](const Standing<N>& standing) { return answer(standing, question); });
}

template std::expected<CurveAnswer<Decimal>, InputError> curve(const Account<Decimal>&, const CurveQuestion<Decimal>&);
template std::expected<CurveAnswer<double>, InputError> curve(const Account<double>&, const CurveQuestion<double>&);

}  // namespace margin
