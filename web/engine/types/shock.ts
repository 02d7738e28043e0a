// SPDX-License-Identifier: MIT
// The account under prices that move together.
import type { ContractSymbol } from "./contract.js";
import type { Decimal, Decimalish } from "./decimal.js";
import type { PositionId } from "./position.js";
import type { InvalidReport } from "./report.js";

/**
 * Prices that move together. `moves` are relative, by symbol (`{ BTCUSDT: "-0.1" }` is 10 % down, the others stay); without them
 * every price is p · (1 + β · factor), β by symbol or 1, looked at for `factor` and for each of `grid` (at most 1,000).
 */
export type ShockQuestion =
  | { moves: Record<ContractSymbol, Decimalish> }
  | { betas?: Record<ContractSymbol, Decimalish>; factor?: Decimalish; grid?: Decimalish[] };

export interface ShockedPrice {
  symbol: ContractSymbol;
  price: Decimal;
}

/** A moment of a joint move: by how many times the betas, or the moves, and every price then that moves. */
export interface JointPrice {
  factor: Decimal;
  prices: ShockedPrice[];
}

/**
 * Where the cross account is liquidated if its prices keep moving together, all else held: also what rules take at the mark, or at
 * bankruptcy, where the points are the account as a report has it at the moved prices.
 */
export interface JointLiquidation {
  /** `never`: at no positive prices. `already`: at or past liquidation at the marks. */
  status: "ok" | "never" | "already";
  /** The nearest factor below 0. */
  lower?: JointPrice;
  /** The nearest factor above 0. */
  upper?: JointPrice;
  /** `already`: the margin that is missing. */
  missing?: Decimal;
}

/** The account at moved prices. */
export interface ShockPoint {
  factor: Decimal;
  /** Of the cross account there. */
  status: "ok" | "already";
  equity: Decimal;
  /** Of the equity, against now. */
  change: Decimal;
  maintenanceMargin: Decimal;
  closingReserve: Decimal;
  marginRatio?: Decimal;
  /** Isolated positions at or past liquidation there. */
  liquidated: PositionId[];
  /** Of every contract that moved. */
  prices: ShockedPrice[];
}

export interface ValidShockReport {
  /** Of the cross account now. */
  status: "ok" | "already";
  liquidation: JointLiquidation;
  points: ShockPoint[];
}

/**
 * `invalid` with `rules-unsupported` where no factor can be solved for: positions settled in coin with different betas, or a power
 * law with a negative beta.
 */
export type ShockReport = ValidShockReport | InvalidReport;
