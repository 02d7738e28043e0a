// SPDX-License-Identifier: MIT
#pragma once

#include "margin/account/order.hpp"
#include "margin/assess/assess.hpp"
#include "margin/health/standing.hpp"

namespace margin {

/// Length of a funding interval, in hours, where a rate is given for a contract that says nothing of its own.
inline constexpr int usual_funding_hours = 8;
/// The most points in time a position's liquidation price is given at, evenly spread over longer times. Positions times lengths of
/// interval times points stay within 200 times as many: in accounts of more than 200 positions the points are fewer.
inline constexpr std::size_t max_funding_points = 1'000;

/// How long funding is paid, at marks that stay.
template <Number N>
struct FundingQuestion {
  N hours{};
  std::optional<N> rate;  ///< of the notional per interval, of every contract and both sides; absent: the contract's own
  std::optional<Order<N>> order{};  ///< given, the account is meant as it is once this has filled

  static void fields(auto& self, auto&& visit) {
    visit("order", self.order);
    visit("hours", self.hours);
    visit("rate", self.rate);
  }
};

/// The liquidation price once funding was paid for a number of whole intervals.
template <Number N>
struct FundingPoint {
  N intervals{};
  PriceStatus status{};
  std::optional<N> price;
  std::optional<N> exact;

  static void fields(auto& self, auto&& visit) {
    visit("intervals", self.intervals);
    visit("status", self.status);
    visit("price", self.price);
    visit("exact", self.exact);
  }
};

template <Number N>
struct FundedPosition {
  std::size_t id{};  ///< place in the account's positions
  std::size_t symbol{};
  PositionSide side{};
  MarginMode mode{};
  N rate{};  ///< for its side, within the caps; positive: longs pay
  N interval_hours{};
  /// Per interval, in what the contract settles in: s · notional at the price that `rules.funding_price` names · rate; negative: received.
  N payment{};
  N paid{};     ///< over the hours, pro rata of the interval
  PriceStatus status{};  ///< ok: what backs it is used up after so many intervals; never; already
  std::optional<N> intervals_until_liquidation;  ///< whole intervals of its contract from now
  Liquidation<N> liquidation;                    ///< after the hours
  std::vector<FundingPoint<N>> points;           ///< after whole intervals up to the hours; none after the first that is `already`

  static void fields(auto& self, auto&& visit) {
    visit("id", self.id);
    visit("symbol", self.symbol);
    visit("side", self.side);
    visit("mode", self.mode);
    visit("rate", self.rate);
    visit("intervalHours", self.interval_hours);
    visit("payment", self.payment);
    visit("paid", self.paid);
    visit("status", self.status);
    visit("intervalsUntilLiquidation", self.intervals_until_liquidation);
    visit("liquidation", self.liquidation);
    visit("points", self.points);
  }
};

/// What funding does to an account whose marks stay where they are. Money in settlement currency.
template <Number N>
struct FundingReport {
  AccountStatus status{};  ///< of the cross account after the hours
  N hours{};
  N paid{};           ///< by the cross account, over the hours; negative: received
  N isolated_paid{};  ///< by the isolated positions together
  N equity{};         ///< of the cross account after the hours
  std::vector<FundedPosition<N>> positions;

  static void fields(auto& self, auto&& visit) {
    visit("status", self.status);
    visit("hours", self.hours);
    visit("paid", self.paid);
    visit("isolatedPaid", self.isolated_paid);
    visit("equity", self.equity);
    visit("positions", self.positions);
  }
};

/// What a position pays at the end of its contract's interval, in what that settles in: s · notional at the price that `rules.funding_price`
/// names · rate; negative: received. 0 for contracts without funding, and for loans, whose interest is among their debts.
template <Number N>
N next_funding_payment(const Standing<N>& standing, const Leg<N>& leg);

template <Number N>
using FundingAnswer = std::variant<FundingReport<N>, Invalid<N>>;

/// Funding over time: a positive rate is paid by longs. Cross positions pay from the one wallet, an isolated one from its margin.
/// Linear, without tiers: p*_n = p*_0 + n F N / (q (1 − s(r + φ))), toward the mark for who pays; until liquidation ⌈H₀ / (F N)⌉
/// intervals, or ⌊H₀ / (F N)⌋ + 1 under `equal-safe`.
/// Where the funding price is not the mark it stays as the marks do.
/// Errors: those of the account; `missing` at `contracts[i].funding` where neither gives a rate; `out-of-range` under `question.`
template <Number N>
std::expected<FundingAnswer<N>, InputError> fund(const Account<N>& account, const FundingQuestion<N>& question);

extern template std::expected<FundingAnswer<Decimal>, InputError> fund(const Account<Decimal>&, const FundingQuestion<Decimal>&);
extern template std::expected<FundingAnswer<double>, InputError> fund(const Account<double>&, const FundingQuestion<double>&);

}  // namespace margin
