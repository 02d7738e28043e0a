// SPDX-License-Identifier: MIT
#include "margin/scenario/funding.hpp"

#include <algorithm>

#include "margin/arithmetic/root_search.hpp"
#include "margin/assess/statement.hpp"
#include "margin/health/group.hpp"
#include "margin/ticket/inquire_after.hpp"

namespace margin {
namespace {

template <Number N>
std::optional<InputError> find_error(const Account<N>& account, const FundingQuestion<N>& question) {
  if (!(question.hours > 0)) return InputError{"out-of-range", "question.hours", text_of(question.hours)};
  if (question.rate) {
    if (!(absolute(*question.rate) < N{1})) return InputError{"out-of-range", "question.rate", text_of(*question.rate)};
    return std::nullopt;
  }
  const auto lacking = [&](std::size_t symbol) { return !account.contracts[symbol].funding && !account.contracts[symbol].loan(); };
  const auto missing = [](std::size_t symbol) { return InputError{"missing", indexed("contracts", symbol) + ".funding", {}}; };
  for (const Position<N>& position : account.positions) {
    if (position.qty != 0 && lacking(position.symbol)) return missing(position.symbol);
  }
  if (question.order && lacking(question.order->symbol)) return missing(question.order->symbol);
  return std::nullopt;
}

/// The first whole number n of payments that together reach `amount`, or pass it.
template <Number N>
N payments_until(N amount, N payment, Boundary boundary) {
  // A payment that was rounded may miss by its last digit what it reaches exactly.
  const N nearest_steps = round_to_step(amount / payment, N{1}, Direction::HalfEven);
  const bool reached = difference(nearest_steps * payment, amount) == 0;
  if (reached) return boundary == Boundary::EqualLiquidates ? nearest_steps : nearest_steps + N{1};
  return whole_steps(amount, payment) + N{1};
}

/// Everything that is paid, and the account that owes it.
template <Number N>
class Payers {
 public:
  Payers(const Standing<N>& standing, const std::vector<FundedPosition<N>>& rows)
      : standing_(standing), rows_(rows), account_(with_wallet(standing)) {}

  /// Exactly the payment after one interval of its own.
  static N part(const FundedPosition<N>& row, N hours) {
    return hours == row.interval_hours ? row.payment : row.payment * hours / row.interval_hours;
  }
  /// By the cross account in so many hours.
  [[nodiscard]] N paid_together(N hours) const {
    N sum{0};
    for (const FundedPosition<N>& row : rows_) {
      if (row.mode == MarginMode::Cross) sum = sum + standing_.markets[row.symbol].worth(part(row, hours));
    }
    return sum;
  }
  /// It points into an account that the next call changes.
  Standing<N> after(N hours) {
    for (const FundedPosition<N>& row : rows_) owe(row.id, part(row, hours));
    return make_standing(account_, standing_.markets);
  }

  /// What may leave each position's backing before its health is zero. All of it is lowered at once, by straight guesses.
  /// Absent where health does not depend on it.
  std::vector<std::optional<N>> spare() {
    const std::size_t count = rows_.size();
    std::vector<Sample<N>> last(count);
    std::vector<N> at(count);
    std::vector<std::optional<N>> spare(count);
    for (std::size_t i = 0; i < count; ++i) at[i] = last[i].room = health_of(standing_, i);
    constexpr int most = 32;
    bool going = true;
    for (int round = 0; round < most && going; ++round) {
      const Standing<N> there = lowered(at);
      going = false;
      for (std::size_t i = 0; i < count; ++i) {
        if (spare[i]) continue;
        const Group<N> group(there, there.legs[i]);
        const N& health = group.health;
        const N terms = absolute(last[i].room) + absolute(at[i]) + group.terms(there.legs[i]);
        if (!(absolute(health) > terms * lost_in_sums<N>())) {
          spare[i] = at[i];
          continue;
        }
        const N fall = last[i].room - health;
        if (fall == 0) continue;
        const N next = at[i] + health * ((at[i] - last[i].at) / fall);
        last[i] = {at[i], health};
        at[i] = next;
        going = true;
      }
    }
    return spare;
  }

  /// Where what is available backs isolated positions, it falls with what the cross account pays: hours until each one's health
  /// is zero, from three moments, one of them that at which nothing is available any more. Absent: never.
  std::vector<std::optional<N>> hours_left() {
    const N each = paid_together(N{1});
    const N available = standing_.sums.available();
    N turn{1};
    if (each != 0 && available / each > 0) turn = available / each;
    const std::vector<N> then = healths(after(turn));
    const std::vector<N> later = healths(after(turn * N{2}));
    std::vector<std::optional<N>> left(rows_.size());
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const N now = health_of(standing_, i);
      const Leg<N>& leg = standing_.legs[i];
      const N terms = absolute(now) + absolute(then[i]) + leg.entry_value + leg.notional;
      const N fall = then[i] - later[i];
      if (!(then[i] > 0)) left[i] = turn * now / (now - then[i]);
      else if (fall > terms * lost_in_sums<N>()) left[i] = turn + turn * then[i] / fall;
    }
    return left;
  }

 private:
  void owe(std::size_t place, N paid) {
    account_.positions[place].funding = standing_.account->positions[place].funding_owed() + paid;
  }
  static N health_of(const Standing<N>& there, std::size_t place) { return Group<N>(there, there.legs[place]).health; }
  static std::vector<N> healths(const Standing<N>& there) {
    std::vector<N> healths(there.legs.size());
    for (std::size_t i = 0; i < healths.size(); ++i) healths[i] = health_of(there, i);
    return healths;
  }
  Standing<N> lowered(const std::vector<N>& by) {
    for (std::size_t i = 0; i < by.size(); ++i) {
      if (rows_[i].mode == MarginMode::Isolated) owe(i, by[i]);
      else account_.wallet = standing_.sums.wallet - by[i];  // the same for all of them
    }
    Standing<N> there = make_standing(account_, standing_.markets);
    account_.wallet = standing_.sums.wallet;
    return there;
  }

  const Standing<N>& standing_;
  const std::vector<FundedPosition<N>>& rows_;
  Account<N> account_;
};

/// What a position pays at a rate, on its notional at the price that the rules name.
template <Number N>
N payment_of(const Standing<N>& standing, const Leg<N>& leg, N rate) {
  const auto& prices = standing.account->funding_prices;
  const std::size_t symbol = leg.position->symbol;
  const bool at_mark = standing.rules().funding_price == Trigger::Mark || symbol >= prices.size() || !prices[symbol];
  const N notional = at_mark ? leg.notional : leg.market->contract->notional(leg.size, *prices[symbol]);
  return signed_by(leg.position->side, rate * notional);
}

/// A loan pays interest, which is among its debts.
template <Number N>
N own_rate(const Standing<N>& standing, const Leg<N>& leg) {
  return leg.market->contract->loan() ? N{0} : next_funding_rate(leg, standing.rules());
}

template <Number N>
FundedPosition<N> row_of(const Standing<N>& standing, const Leg<N>& leg, const FundingQuestion<N>& question) {
  const Position<N>& position = *leg.position;
  const std::optional<Funding<N>>& own = leg.market->contract->funding;
  FundedPosition<N> row;
  row.id = leg.place;
  row.symbol = position.symbol;
  row.side = position.side;
  row.mode = position.mode.value_or(MarginMode::Isolated);
  row.rate = question.rate && !leg.market->contract->loan() ? *question.rate : own_rate(standing, leg);
  row.interval_hours = own ? own->hours : N{usual_funding_hours};
  row.payment = payment_of(standing, leg, row.rate);
  row.paid = Payers<N>::part(row, question.hours);
  const bool past = leg.size > 0 && Group<N>(standing, leg).liquidated;
  row.status = past ? PriceStatus::Already : PriceStatus::Never;
  return row;
}

template <Number N>
void count_intervals(Payers<N>& payers, std::vector<FundedPosition<N>>& rows, const Standing<N>& standing) {
  const Boundary boundary = standing.rules().boundary;
  const auto spare = payers.spare();
  std::vector<std::optional<N>> hours;
  if (standing.rules().auto_add) hours = payers.hours_left();
  // The cross account's payment per interval of one length.
  std::optional<N> length;
  N together{};
  const auto count = [&](FundedPosition<N>& row, N amount, N each) {
    if (!(each > 0)) return;
    row.status = PriceStatus::Ok;
    row.intervals_until_liquidation = payments_until(amount, each, boundary);
  };
  for (FundedPosition<N>& row : rows) {
    if (row.status == PriceStatus::Already || standing.legs[row.id].size == 0) continue;
    if (row.mode == MarginMode::Cross) {
      if (length != row.interval_hours) {
        length = row.interval_hours;
        together = payers.paid_together(*length);
      }
      if (spare[row.id]) count(row, *spare[row.id], together);
    } else if (!standing.rules().auto_add) {
      if (spare[row.id]) count(row, *spare[row.id], row.payment);
    } else if (hours[row.id]) {
      count(row, *hours[row.id], row.interval_hours);
    }
  }
}

/// Liquidation prices after whole intervals of `length` hours, of the positions whose interval it is.
template <Number N>
void follow(Payers<N>& payers, std::vector<FundedPosition<N>>& rows, N length, N hours, std::size_t most) {
  const N whole = whole_steps(hours, length);
  if (!(whole > 0) || most == 0) return;
  const N step = whole_steps(whole - N{1}, N(static_cast<int>(most))) + N{1};
  std::vector<bool> over(rows.size());
  N passed{0};
  for (std::size_t point = 0; point < most && passed < whole; ++point) {
    passed = least(passed + step, whole);
    const Standing<N> there = payers.after(passed * length);
    const auto stated = state_positions(there);
    for (FundedPosition<N>& row : rows) {
      if (row.interval_hours != length || over[row.id]) continue;
      const Liquidation<N>& liquidation = stated[row.id].liquidation;
      row.points.push_back({passed, liquidation.status, liquidation.price, liquidation.exact});
      over[row.id] = liquidation.status == PriceStatus::Already;
    }
  }
}

template <Number N>
std::vector<N> interval_lengths(const std::vector<FundedPosition<N>>& rows) {
  std::vector<N> lengths;
  for (const FundedPosition<N>& row : rows) {
    if (std::ranges::find(lengths, row.interval_hours) == lengths.end()) lengths.push_back(row.interval_hours);
  }
  return lengths;
}

template <Number N>
FundingReport<N> answer(const Standing<N>& standing, const FundingQuestion<N>& question) {
  FundingReport<N> report;
  report.hours = question.hours;
  for (const Leg<N>& leg : standing.legs) {
    const auto& row = report.positions.emplace_back(row_of(standing, leg, question));
    N& sum = row.mode == MarginMode::Isolated ? report.isolated_paid : report.paid;
    sum = sum + leg.market->worth(row.paid);
  }
  Payers<N> payers(standing, report.positions);
  count_intervals(payers, report.positions, standing);
  const auto lengths = interval_lengths(report.positions);
  // Points times positions: what the work is proportional to.
  constexpr std::size_t work = max_funding_points * 200;
  const std::size_t most = std::clamp<std::size_t>(work / std::max<std::size_t>(1, lengths.size() * standing.legs.size()), 0, max_funding_points);
  for (const N& length : lengths) follow(payers, report.positions, length, question.hours, most);
  const Standing<N> after = payers.after(question.hours);
  const auto stated = state_positions(after);
  for (FundedPosition<N>& row : report.positions) row.liquidation = stated[row.id].liquidation;
  report.status = after.sums.liquidated ? AccountStatus::Already : AccountStatus::Ok;
  report.equity = after.sums.equity;
  return report;
}

}  // namespace

template <Number N>
N next_funding_payment(const Standing<N>& standing, const Leg<N>& leg) {
  return payment_of(standing, leg, own_rate(standing, leg));
}

template <Number N>
std::expected<FundingAnswer<N>, InputError> fund(const Account<N>& account, const FundingQuestion<N>& question) {
  return inquire_after<FundingReport<N>>(
      account, question.order, [&] { return find_error(account, question); },
      [&](const Standing<N>& standing, const Attempt<N>*) { return answer(standing, question); });
}

template Decimal next_funding_payment(const Standing<Decimal>&, const Leg<Decimal>&);
template std::expected<FundingAnswer<Decimal>, InputError> fund(const Account<Decimal>&, const FundingQuestion<Decimal>&);
template std::expected<FundingAnswer<double>, InputError> fund(const Account<double>&, const FundingQuestion<double>&);

}  // namespace margin
