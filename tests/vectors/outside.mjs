// SPDX-License-Identifier: MIT
// Vectors that are not asked of the engine, each with the reason. A test holds that every other one is.

const POWER = "maintenance rate by a power of the notional: not a rule of the engine";
const SIZE_LINEAR = "rate that grows with the base size: not a rule of the engine";
const ORACLE = "position of constant size in USD, priced by an oracle: not a contract of the engine";
const LOAN = "borrowed assets: not a contract of the engine";
const OVER_TIME = "funding payment of an interval: the engine takes what is owed, it does not follow time";
const OPEN_INTEREST = "funding split by open interest: a venue's own rate, an input of the engine";
const FUNDING_RATE = "how a venue sets its funding rate: an input of the engine";
const PARTIAL = "size of a partial liquidation: not asked of the engine";
const EXECUTION = "what a liquidation is executed at and costs: not asked of the engine";
const DISPLAY = "a caller's own buffer in front of the price";
const SENTINEL = "how a venue's response spells that there is no price: read by the host";
const NEXT_FUNDING = "reserves for the next funding payment, and of φ(cost + initial margin) whatever the side: not rules of the engine";

/** id → reason. */
export const outside = {
  "orderly-dynmmr-long": POWER, "orderly-mmr-1": POWER, "we-or-05b": POWER,
  "snx-margins": SIZE_LINEAR, "we-db-01": SIZE_LINEAR, "we-db-02": SIZE_LINEAR, "we-db-03": SIZE_LINEAR, "we-db-04": SIZE_LINEAR,
  "we-db-05": SIZE_LINEAR, "we-db-06": SIZE_LINEAR,
  "gmx-net-1": ORACLE, "gmx-leverage": ORACLE, "gmx-cap-1": ORACLE, "gmx-mincol-5": ORACLE, "gmx-floor-none-1": ORACLE, "we-gx-01": ORACLE,
  "we-ok-02": LOAN,
  "ft-funding-1": OVER_TIME, "ft-funding-4": OVER_TIME,
  "gmx-funding-1": OPEN_INTEREST, "gmx-funding-4": OPEN_INTEREST,
  "we-hl-34": FUNDING_RATE, "we-dx-05": FUNDING_RATE,
  "drift-partial-1": PARTIAL, "drift-partial-5": PARTIAL,
  "jojo-exec-long": EXECUTION,
  "we-bn-18": DISPLAY,
  "we-bb-09b": SENTINEL, "we-bb-09c": SENTINEL,
  "we-bm-01": NEXT_FUNDING,
};
