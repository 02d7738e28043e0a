// SPDX-License-Identifier: MIT
#include "margin/leg.hpp"

namespace margin {
namespace {

/// Whether the table counts something that moves with the price, that is, the notional itself.
template <Number N>
bool measure_moves(const Contract<N>& contract, const Rules<N>& rules) {
  switch (rules.basis_of(contract)) {
    case TierBasis::Quote: return !contract.inverse();
    case TierBasis::Coin:
    case TierBasis::Base: return contract.inverse();
    case TierBasis::Contracts: return false;
  }
  return false;
}

/// Settlement units per unit of a table that counts size, at x = 1.
template <Number N>
N value_of_measure(const Contract<N>& contract, const Rules<N>& rules) {
  return rules.basis_of(contract) == TierBasis::Contracts ? contract.size_of(N{1}) : N{1};
}

/// rate · notional − deduction for a notional of size · x.
template <Number N>
Line<N> band_line(const Band<N>& band, const Leg<N>& leg, const Rules<N>& rules, bool moves) {
  if (moves) return {-band.deduction, band.rate * leg.size};
  const N slope = band.rate * leg.size;
  if (band.deduction == N{0}) return {N{0}, slope};
  return {N{0}, slope - band.deduction * value_of_measure(*leg.market->contract, rules)};
}

/// Maintenance margin by table along x, tiers looked up at each x.
template <Number N>
Walks<N> by_table(const Leg<N>& leg, const Rules<N>& rules) {
  const auto& schedule = leg.market->schedule;
  Walks<N> walks;
  if (schedule.bands.empty()) return walks;
  const bool moves = measure_moves(*leg.market->contract, rules);
  const N measure = table_measure(*leg.market->contract, rules, leg.position->qty, leg.notional);
  const std::size_t here = schedule.band_at(measure);
  walks.add(band_line(schedule.bands[here], leg, rules, moves));
  if (!moves || leg.size == N{0}) return walks;

  const auto change = [&](std::size_t from, std::size_t to) {
    return band_line(schedule.bands[to], leg, rules, moves) - band_line(schedule.bands[from], leg, rules, moves);
  };
  for (std::size_t i = here + 1; i < schedule.bands.size(); ++i) {
    walks.rising.kinks.push_back({schedule.bands[i].from / leg.size, change(i - 1, i)});
  }
  for (std::size_t i = here; i > 0; --i) {
    walks.falling.kinks.push_back({schedule.bands[i].from / leg.size, change(i, i - 1)});
  }
  return walks;
}

template <Number N>
N band_value(const Market<N>& market, const Rules<N>& rules, const N& qty, const N& notional) {
  const auto& contract = *market.contract;
  if (market.schedule.bands.empty() || qty == N{0}) return N{0};
  const N measure = table_measure(contract, rules, qty, notional);
  const Band<N>& band = market.schedule.bands[market.schedule.band_at(measure)];
  const N charged = band.rate * notional;
  if (band.deduction == N{0}) return charged;
  return measure_moves(contract, rules) ? charged - band.deduction : charged - band.deduction * (notional / measure);
}

template <Number N>
N constant_maintenance(const Leg<N>& leg, const Rules<N>& rules) {
  const auto& market = *leg.market;
  switch (rules.mm_basis) {
    case MaintenanceBasis::AtEntry: return band_value(market, rules, leg.position->qty, leg.entry_value);
    case MaintenanceBasis::Constant: {
      const N charged = band_value(market, rules, leg.position->qty, leg.entry_value);
      return leg.size == N{0} ? N{0} : greatest(charged, rules.mm_floor);
    }
    default: return band_value(market, rules, leg.position->qty, leg.notional);
  }
}

}  // namespace

template <Number N>
Leg<N> make_leg(const Position<N>& position, const Market<N>& market, std::size_t place) {
  const auto& contract = *market.contract;
  Leg<N> leg{&position, &market, contract.size_of(position.qty), {}, {}, {}, place};
  leg.entry_value = contract.notional(leg.size, position.entry);
  leg.notional = contract.notional(leg.size, market.mark);
  leg.unrealized_pnl = leg.gains_with_x() ? leg.notional - leg.entry_value : leg.entry_value - leg.notional;
  return leg;
}

template <Number N>
N table_measure(const Contract<N>& contract, const Rules<N>& rules, const N& qty, const N& notional) {
  if (measure_moves(contract, rules)) return notional;
  return rules.basis_of(contract) == TierBasis::Contracts ? qty : contract.size_of(qty);
}

template <Number N>
N initial_margin(const Contract<N>& contract, const N& notional, const N& measure, const std::optional<N>& leverage) {
  const auto row = tier_at(contract.tiers, measure);
  const Tier<N>* tier = row ? &contract.tiers[*row] : nullptr;
  const std::optional<N> rate = tier ? tier->imr : std::nullopt;
  if (leverage) {
    const N by_leverage = notional / *leverage;
    return rate ? greatest(by_leverage, notional * *rate) : by_leverage;
  }
  if (rate) return notional * *rate;
  if (tier && tier->max_leverage) return notional / *tier->max_leverage;
  return contract.max_leverage ? notional / *contract.max_leverage : notional;
}

template <Number N>
Walks<N> maintenance(const Leg<N>& leg, const Rules<N>& rules) {
  switch (rules.mm_basis) {
    case MaintenanceBasis::AtLiquidation: return by_table(leg, rules);
    case MaintenanceBasis::ShareOfMargin: {
      Walks<N> walks;
      walks.add(N{1} / leg.position->leverage.value_or(N{1}), by_table(leg, rules));
      return walks;
    }
    default: return Walks<N>::constant(constant_maintenance(leg, rules));
  }
}

template <Number N>
N maintenance_at_mark(const Leg<N>& leg, const Rules<N>& rules) {
  if (rules.mm_basis == MaintenanceBasis::ShareOfMargin) {
    return band_value(*leg.market, rules, leg.position->qty, leg.notional) / leg.position->leverage.value_or(N{1});
  }
  return constant_maintenance(leg, rules);
}

template <Number N>
N maintenance_of(const Market<N>& market, const Rules<N>& rules, const N& qty, const N& notional) {
  return band_value(market, rules, qty, notional);
}

template struct Walks<Decimal>;
template struct Walks<double>;
#define INSTANTIATE(N)                                                                                             \
  template Leg<N> make_leg(const Position<N>&, const Market<N>&, std::size_t);                                     \
  template N table_measure(const Contract<N>&, const Rules<N>&, const N&, const N&);                               \
  template N initial_margin(const Contract<N>&, const N&, const N&, const std::optional<N>&);                      \
  template Walks<N> maintenance(const Leg<N>&, const Rules<N>&);                                                   \
  template N maintenance_at_mark(const Leg<N>&, const Rules<N>&);                                                  \
  template N maintenance_of(const Market<N>&, const Rules<N>&, const N&, const N&);
INSTANTIATE(Decimal)
INSTANTIATE(double)
#undef INSTANTIATE

}  // namespace margin
