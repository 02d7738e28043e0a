// SPDX-License-Identifier: MIT
#include "margin/health/leg.hpp"

#include <algorithm>

#include "margin/account/funding_rate.hpp"
#include "margin/arithmetic/powers.hpp"
#include "margin/health/loan.hpp"

namespace margin {
namespace {

/// g of the power law: mmr / imr · factor.
template <Number N>
N power_factor(const Law<N>& law) {
  return *law.mmr / *law.imr * *law.factor;
}

template <Number N>
std::optional<N> law_initial_rate(const Law<N>& law, const Exposure<N>& exposure) {
  switch (law.law) {
    case LawKind::Power: return greatest(*law.imr, *law.factor * to_four_fifths(exposure.notional));
    case LawKind::SizeLinear:
      if (!law.imr_base) return std::nullopt;
      return *law.imr_base + law.imr_slope.value_or(N{0}) * exposure.size;
    case LawKind::Weights: return std::nullopt;
  }
  return std::nullopt;
}

/// The rate of a law for what is held, as a band of its own; a table's row otherwise.
template <Number N>
Band<N> band_in_force(const Market<N>& market, PositionSide side, const Exposure<N>& exposure, N beside) {
  const Contract<N>& contract = *market.contract;
  if (!contract.law) {
    const auto& bands = market.schedule.bands;
    return bands.empty() ? Band<N>{} : bands[market.schedule.band_at(exposure.measure + beside)];
  }
  const Law<N>& law = *contract.law;
  switch (law.law) {
    case LawKind::SizeLinear: return {N{}, *law.base + *law.slope * exposure.size, N{}};
    case LawKind::Weights: return {N{}, side == PositionSide::Long ? N{1} - *law.asset : *law.liability - N{1}, N{}};
    case LawKind::Power: return {N{}, greatest(*law.mmr, power_factor(law) * to_four_fifths(exposure.notional)), N{}};
  }
  return {};
}

/// rate · notional − deduction for a notional of size · x.
template <Number N>
Line<N> band_line(const Band<N>& band, const Leg<N>& leg, const Rules<N>& rules, bool moves) {
  if (moves) return {-band.deduction, band.rate * leg.size};
  const N slope = band.rate * leg.size;
  if (band.deduction == 0) return {N{0}, slope};
  return {N{0}, slope - band.deduction * size_of_measure(*leg.market->contract, rules)};
}

/// A requirement of max(mmr · N, g · N^1.8) for N = size · x.
template <Number N>
Walks<N> by_power(const Leg<N>& leg) {
  const Law<N>& law = *leg.market->contract->law;
  Walks<N> walks;
  const N bent = power_factor(law) * leg.size * to_four_fifths(leg.size);
  walks.add(Curve<N>{N{1}, *law.mmr * leg.size, bent, N{0}});
  return walks;
}

/// The same where pending orders stand beside the position: its row may be one that its own notional does not reach, whose
/// deduction is then more than is charged. Nothing is asked there, so each row may have a stretch at zero.
template <Number N>
Walks<N> by_table_beside_orders(const Leg<N>& leg, const Rules<N>& rules) {
  const auto& bands = leg.market->schedule.bands;
  std::vector<N> stops;
  for (const Band<N>& band : bands) {
    if (band.from > leg.beside) stops.push_back((band.from - leg.beside) / leg.size);
    if (band.rate > 0 && band.deduction > 0) stops.push_back(band.deduction / band.rate / leg.size);
  }
  std::ranges::make_heap(stops);
  std::ranges::sort_heap(stops);
  const auto line_inside = [&](N x) { return band_line(band_inside(leg, rules, x), leg, rules, true); };
  const N& mark = leg.market->x;
  const auto beyond = std::ranges::upper_bound(stops, mark);
  const auto middle = [](N left, N right) { return (left + right) / N{2}; };
  const N begin = beyond == stops.begin() ? N{0} : *std::prev(beyond);
  const Line<N> here = line_inside(beyond == stops.end() ? greatest(mark, begin + mark) : middle(begin, *beyond));
  Walks<N> walks;
  walks.add(here);
  Line<N> current = here;
  for (auto stop = beyond; stop != stops.end(); ++stop) {
    const auto next = std::next(stop);
    const Line<N> line = line_inside(next == stops.end() ? *stop * N{2} : middle(*stop, *next));
    walks.rising.kinks.push_back({*stop, line - current});
    current = line;
  }
  current = here;
  for (auto stop = beyond; stop != stops.begin(); --stop) {
    const auto& at = *std::prev(stop);
    const Line<N> line = line_inside(middle(std::prev(stop) == stops.begin() ? N{0} : *std::prev(stop, 2), at));
    walks.falling.kinks.push_back({at, line - current});
    current = line;
  }
  return walks;
}

/// Maintenance margin along x, tiers looked up at each x.
template <Number N>
Walks<N> by_table(const Leg<N>& leg, const Rules<N>& rules) {
  const Contract<N>& contract = *leg.market->contract;
  if (contract.has_law(LawKind::Power)) return by_power(leg);
  const Exposure<N> exposure = exposure_of(contract, rules, leg.position->qty, leg.notional);
  const bool moves = measure_moves(contract, rules);
  if (leg.beside > 0 && moves && !contract.law && !leg.market->schedule.bands.empty() && leg.size > 0) {
    return by_table_beside_orders(leg, rules);
  }
  Walks<N> walks;
  Line<N> line = band_line(band_in_force(*leg.market, leg.position->side, exposure, leg.beside), leg, rules, moves);
  if (leg.beside > 0 && line.at(leg.market->x) < 0) line = {};  // a deduction beyond its own reach
  walks.add(line);
  const auto& schedule = leg.market->schedule;
  if (contract.law || schedule.bands.empty() || !moves || leg.size == 0) return walks;

  const std::size_t here = schedule.band_at(exposure.measure);
  const auto change = [&](std::size_t from, std::size_t to) {
    return band_line(schedule.bands[to], leg, rules, moves) - band_line(schedule.bands[from], leg, rules, moves);
  };
  const auto edge = [&](std::size_t i) { return schedule.bands[i].from / leg.size; };
  for (std::size_t i = here + 1; i < schedule.bands.size(); ++i) walks.rising.kinks.push_back({edge(i), change(i - 1, i)});
  for (std::size_t i = here; i > 0; --i) walks.falling.kinks.push_back({edge(i), change(i, i - 1)});
  return walks;
}

template <Number N>
N band_value(const Market<N>& market, const Rules<N>& rules, PositionSide side, N qty, N notional, N beside) {
  const Contract<N>& contract = *market.contract;
  if (qty == 0) return N{0};
  const Exposure<N> exposure = exposure_of(contract, rules, qty, notional);
  const Band<N> band = band_in_force(market, side, exposure, beside);
  const N charged = band.rate * notional;
  if (band.deduction == 0) return charged;
  const N rest = measure_moves(contract, rules) ? charged - band.deduction : charged - band.deduction * (notional / exposure.measure);
  return beside > 0 ? greatest(N{0}, rest) : rest;
}

template <Number N>
N value_for(const Leg<N>& leg, const Rules<N>& rules, N notional) {
  return band_value(*leg.market, rules, leg.position->side, leg.position->qty, notional, leg.beside);
}

/// What of a requirement on the notional is one on the position margin.
template <Number N>
N share_of_margin(const Leg<N>& leg) {
  return N{1} / leg.position->leverage.value_or(N{1});
}

/// Rate · entry notional of the next payment, for the side that pays it.
template <Number N>
N funding_reserve(const Leg<N>& leg, const Rules<N>& rules) {
  return reserved_funding_rate(leg, rules) * leg.entry_value;
}

template <Number N>
N constant_maintenance(const Leg<N>& leg, const Rules<N>& rules) {
  switch (rules.mm_basis) {
    case MaintenanceBasis::AtEntry: return value_for(leg, rules, leg.entry_value);
    case MaintenanceBasis::Constant: return leg.size == 0 ? N{0} : greatest(value_for(leg, rules, leg.entry_value), rules.mm_floor);
    default: return value_for(leg, rules, leg.notional);
  }
}

}  // namespace

template <Number N>
Leg<N> make_leg(const Position<N>& position, const Market<N>& market, const Rules<N>& rules, std::size_t place) {
  const auto& contract = *market.contract;
  Leg<N> leg;
  leg.position = &position;
  leg.market = &market;
  leg.place = place;
  leg.size = contract.size_of(position.qty);
  leg.entry_value = contract.notional(leg.size, position.entry);
  leg.notional = contract.notional(leg.size, market.mark);
  leg.unrealized_pnl = leg.gains_with_x() ? leg.notional - leg.entry_value : leg.entry_value - leg.notional;
  if (contract.loan()) {
    leg.loan = loan_lines(leg, rules);
    leg.notional = leg.loan->debts.at(market.x);
  }
  return leg;
}

template <Number N>
bool measure_moves(const Contract<N>& contract, const Rules<N>& rules) {
  switch (rules.basis_of(contract)) {
    case TierBasis::Quote: return !contract.inverse();
    case TierBasis::Coin:
    case TierBasis::Base: return contract.inverse();
    default: return false;
  }
}

template <Number N>
N size_of_measure(const Contract<N>& contract, const Rules<N>& rules) {
  return rules.basis_of(contract) == TierBasis::Contracts ? contract.size_of(N{1}) : N{1};
}

template <Number N>
N table_measure(const Contract<N>& contract, const Rules<N>& rules, N qty, N notional) {
  if (measure_moves(contract, rules)) return notional;
  return rules.basis_of(contract) == TierBasis::Contracts ? qty : contract.size_of(qty);
}

template <Number N>
Exposure<N> exposure_of(const Contract<N>& contract, const Rules<N>& rules, N qty, N notional) {
  return {table_measure(contract, rules, qty, notional), contract.size_of(qty), notional};
}

template <Number N>
std::optional<N> initial_rate(const Contract<N>& contract, const Exposure<N>& exposure) {
  if (contract.law) return law_initial_rate(*contract.law, exposure);
  const auto row = tier_at(contract.tiers, exposure.measure);
  return row ? contract.tiers[*row].imr : std::nullopt;
}

template <Number N>
N maintenance_rate(const Leg<N>& leg, const Rules<N>& rules, N notional) {
  const Contract<N>& contract = *leg.market->contract;
  const Exposure<N> exposure = exposure_of(contract, rules, leg.position->qty, notional);
  if (contract.law) return band_in_force(*leg.market, leg.position->side, exposure, leg.beside).rate;
  const auto row = tier_at(contract.tiers, exposure.measure + leg.beside);
  return row ? contract.tiers[*row].mmr : N{0};
}

template <Number N>
N next_funding_rate(const Leg<N>& leg, const Rules<N>& rules) {
  const Contract<N>& contract = *leg.market->contract;
  if (!contract.funding) return N{0};
  N spread{0};
  if (contract.funding->cap_factor) {
    const N initial = initial_margin(contract, N{1}, exposure_of(contract, rules, leg.position->qty, leg.notional), {});
    spread = initial - maintenance_rate(leg, rules, leg.notional);
  }
  return rate_for_side(*contract.funding, funding_rate(*contract.funding, spread), leg.position->side);
}

template <Number N>
N default_margin(const Leg<N>& leg, const Rules<N>& rules) {
  const Position<N>& position = *leg.position;
  if (position.leverage) return leg.entry_value / *position.leverage;
  const Contract<N>& contract = *leg.market->contract;
  return initial_margin(contract, leg.entry_value, exposure_of(contract, rules, position.qty, leg.entry_value), {});
}

template <Number N>
N initial_margin(const Contract<N>& contract, N notional, const Exposure<N>& exposure, const std::optional<N>& leverage) {
  const auto row = tier_at(contract.tiers, exposure.measure);
  const Tier<N>* tier = row ? &contract.tiers[*row] : nullptr;
  const std::optional<N> rate = initial_rate(contract, exposure);
  if (leverage) {
    const N by_leverage = notional / *leverage;
    return rate ? greatest(by_leverage, notional * *rate) : by_leverage;
  }
  if (rate) return notional * *rate;
  if (tier && tier->max_leverage) return notional / *tier->max_leverage;
  return contract.max_leverage ? notional / *contract.max_leverage : notional;
}

template <Number N>
Band<N> band_of(const Leg<N>& leg, const Rules<N>& rules, N notional) {
  const Exposure<N> exposure = exposure_of(*leg.market->contract, rules, leg.position->qty, notional);
  return band_in_force(*leg.market, leg.position->side, exposure, leg.beside);
}

template <Number N>
N reserved_funding_rate(const Leg<N>& leg, const Rules<N>& rules) {
  if (rules.funding_reserve == FundingReserve::None) return N{0};
  return greatest(N{0}, signed_by(leg.position->side, next_funding_rate(leg, rules)));
}

template <Number N>
Band<N> band_inside(const Leg<N>& leg, const Rules<N>& rules, N x) {
  Band<N> band = band_of(leg, rules, leg.size * x);
  const bool unreached = leg.beside > 0 && band_line(band, leg, rules, measure_moves(*leg.market->contract, rules)).at(x) < 0;
  if (unreached) band.rate = band.deduction = N{0};
  return band;
}

template <Number N>
Line<N> maintenance_inside(const Leg<N>& leg, const Rules<N>& rules, N x) {
  if (leg.loan) return (leg.loan->level - N{1}) * leg.loan->debts;
  if (!rules.charged_along()) return {maintenance_at_mark(leg, rules), N{0}};
  Line<N> line = band_line(band_inside(leg, rules, x), leg, rules, measure_moves(*leg.market->contract, rules));
  if (rules.mm_basis == MaintenanceBasis::ShareOfMargin) line = share_of_margin(leg) * line;
  line.a = line.a + funding_reserve(leg, rules);
  return line;
}

template <Number N>
Walks<N> maintenance(const Leg<N>& leg, const Rules<N>& rules) {
  Walks<N> walks;
  if (leg.loan) {
    walks.add((leg.loan->level - N{1}) * leg.loan->debts);
    return walks;
  }
  switch (rules.mm_basis) {
    case MaintenanceBasis::AtLiquidation: walks = by_table(leg, rules); break;
    case MaintenanceBasis::ShareOfMargin: walks.add(share_of_margin(leg), by_table(leg, rules)); break;
    default: walks.add(Line<N>{constant_maintenance(leg, rules), N{0}});
  }
  walks.add(Line<N>{funding_reserve(leg, rules), N{0}});
  return walks;
}

template <Number N>
N maintenance_at_mark(const Leg<N>& leg, const Rules<N>& rules) {
  if (leg.loan) return (leg.loan->level - N{1}) * leg.notional;
  if (rules.mm_basis == MaintenanceBasis::ShareOfMargin) {
    return value_for(leg, rules, leg.notional) / leg.position->leverage.value_or(N{1}) + funding_reserve(leg, rules);
  }
  return constant_maintenance(leg, rules) + funding_reserve(leg, rules);
}

template <Number N>
N maintenance_of(const Market<N>& market, const Rules<N>& rules, PositionSide side, N qty, N notional) {
  return band_value(market, rules, side, qty, notional, N{0});
}

template struct Walks<Decimal>;
template struct Walks<double>;
#define INSTANTIATE(N)                                                                           \
  template Leg<N> make_leg(const Position<N>&, const Market<N>&, const Rules<N>&, std::size_t);  \
  template bool measure_moves(const Contract<N>&, const Rules<N>&);                              \
  template N size_of_measure(const Contract<N>&, const Rules<N>&);                               \
  template Band<N> band_inside(const Leg<N>&, const Rules<N>&, N);                               \
  template Line<N> maintenance_inside(const Leg<N>&, const Rules<N>&, N);                        \
  template N reserved_funding_rate(const Leg<N>&, const Rules<N>&);                              \
  template N table_measure(const Contract<N>&, const Rules<N>&, N, N);                           \
  template Exposure<N> exposure_of(const Contract<N>&, const Rules<N>&, N, N);                   \
  template std::optional<N> initial_rate(const Contract<N>&, const Exposure<N>&);                \
  template N maintenance_rate(const Leg<N>&, const Rules<N>&, N);                                \
  template N next_funding_rate(const Leg<N>&, const Rules<N>&);                                  \
  template N default_margin(const Leg<N>&, const Rules<N>&);                                     \
  template N initial_margin(const Contract<N>&, N, const Exposure<N>&, const std::optional<N>&); \
  template Band<N> band_of(const Leg<N>&, const Rules<N>&, N);                                   \
  template Walks<N> maintenance(const Leg<N>&, const Rules<N>&);                                 \
  template N maintenance_at_mark(const Leg<N>&, const Rules<N>&);                                \
  template N maintenance_of(const Market<N>&, const Rules<N>&, PositionSide, N, N);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
