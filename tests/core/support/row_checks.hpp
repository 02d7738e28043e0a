// SPDX-License-Identifier: MIT
#pragma once

#include "support/accounts.hpp"

// What holds of a position's row on both paths, whatever the account.

namespace support {

/// Every price of the row that there is.
template <class N>
std::vector<N> prices_of(const PositionReport<N>& row) {
  const auto& l = row.liquidation;
  std::vector<N> prices;
  for (const auto& price : {l.price, l.exact, l.lower, l.upper, l.recovery, row.bankruptcy.price, row.bankruptcy.exact, row.break_even}) {
    if (price) prices.push_back(*price);
  }
  return prices;
}

/// Checks that the status is total, prices are positive, lower ≤ mark ≤ upper, and the price shown lies on the exact one's side of the mark.
template <class N>
void check_row(const PositionReport<N>& row) {
  const auto& l = row.liquidation;
  CHECK(l.price.has_value() == (l.status == PriceStatus::Ok));
  CHECK(l.exact.has_value() == l.price.has_value());
  CHECK((l.lower || l.upper) == (l.status == PriceStatus::Ok));
  CHECK(l.missing.has_value() == (l.status == PriceStatus::Already));
  CHECK((!l.recovery || l.status == PriceStatus::Already));
  CHECK(row.distance.has_value() == (l.status != PriceStatus::Never));
  for (const N& price : prices_of(row)) CHECK(price > N{0});
  if (l.missing) CHECK(*l.missing >= N{0});
  if (row.distance) CHECK(row.distance->price >= N{0});
  if (l.lower) CHECK(*l.lower <= row.mark);
  if (l.upper) CHECK(*l.upper >= row.mark);
  if (l.price && l.exact) CHECK((*l.exact < row.mark ? *l.price <= row.mark : *l.price >= row.mark));
}

}  // namespace support
