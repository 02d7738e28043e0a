// SPDX-License-Identifier: MIT
// What follows from an account, and what is said where nothing does.
import type { ContractSymbol } from "./contract.js";
import type { Decimal } from "./decimal.js";
import type { MarginMode, PositionId, PositionSide } from "./position.js";

/** Why a result says `invalid`, or what an order runs into. */
export interface Reason {
  code: string;
  /** The input concerned, `orders[0].qty`. */
  path?: string;
  /** What is missing, in settlement currency. */
  missing?: Decimal;
  /** The limit that was passed. */
  limit?: Decimal;
  /** The value that would have agreed. */
  expected?: Decimal;
}

/** `ok`: liquidated at `price`. `never`: at no positive price. `already`: at or past liquidation at the mark. */
export interface Liquidation {
  status: "ok" | "never" | "already";
  /** Rounded to the tick, toward earlier liquidation unless the rules say otherwise. */
  price?: Decimal;
  /** The same before rounding. */
  exact?: Decimal;
  /** Liquidation price below the mark, unrounded. */
  lower?: Decimal;
  /** Liquidation price above the mark, unrounded. */
  upper?: Decimal;
  /** Row of the risk table in force there, from 0. */
  tier?: number;
  /**
   * dp/dW: what one unit more of margin, or of a cross account's wallet, adds to `exact`, all else held: tiers, other marks, a closing reserve
   * at bankruptcy. "0" at the edge of a flat tier. How far the price can be off is its size times what the margin can be off.
   */
  sensitivity?: Decimal;
  /** `already`: the margin that is missing, in settlement currency. */
  missing?: Decimal;
  /** `already`: the nearest price where health returns, unrounded. */
  recovery?: Decimal;
}

export interface Bankruptcy {
  status: "ok" | "never" | "already";
  price?: Decimal;
  exact?: Decimal;
}

/**
 * What the venue's own screen shows as the liquidation price. `prorated`: the position alone with its share of the account's equity.
 * `bisect-1e-4`: the safe end of a bisection that stops within 1e-4. `min-room`: nothing where collateral less all that is required is
 * under 1 % of the size.
 */
export interface Displayed {
  status: "ok" | "never" | "already";
  /** Rounded to the tick. */
  price?: Decimal;
}

/** Room until liquidation, never negative; absent where the position can never be liquidated. */
export interface Distance {
  price: Decimal;
  /** Of the mark, in percent: `"19.6"` is 19.6 %. */
  percent: Decimal;
  /** Whole ticks; absent where the contract has no tick. */
  ticks?: Decimal;
}

/** A position with everything that follows from it. Money is in settlement currency, rates are fractions. */
export interface PositionReport {
  id: PositionId;
  symbol: ContractSymbol;
  side: PositionSide;
  mode: MarginMode;
  qty: Decimal;
  entry: Decimal;
  mark: Decimal;
  /** At the mark. */
  notional: Decimal;
  unrealizedPnl: Decimal;
  /** Unrealized profit over the initial margin at entry. */
  roe?: Decimal;
  /** Isolated: its own wallet. */
  margin?: Decimal;
  initialMargin: Decimal;
  /** Of this position by itself; the account's sum follows the hedge rule. */
  maintenanceMargin: Decimal;
  closingReserve: Decimal;
  /**
   * (κ · maintenance margin + closing reserve) / equity of what backs it, in a cross account of all of it: 1 is liquidation.
   * Absent when that equity is not positive.
   */
  marginRatio?: Decimal;
  /** Of a loan: assets over debts. */
  marginLevel?: Decimal;
  effectiveLeverage?: Decimal;
  breakEven?: Decimal;
  /** Row of the risk table in force now, from 0. */
  tier?: number;
  liquidation: Liquidation;
  /** Present where `rules.display` is not `root`; `liquidation` is the same whatever is displayed. */
  displayed?: Displayed;
  bankruptcy: Bankruptcy;
  distance?: Distance;
  /** The most this position can lose from its entry, before fees. */
  maxLoss: Decimal;
}

/** What holds of the cross account as a whole. */
export interface AccountNumbers {
  equity: Decimal;
  available: Decimal;
  initialMargin: Decimal;
  maintenanceMargin: Decimal;
  marginRatio?: Decimal;
  leverage?: Decimal;
}

export interface ValidAccountReport extends AccountNumbers {
  /** `already`: the cross account is at or past liquidation. */
  status: "ok" | "already";
  wallet: Decimal;
  orderMargin: Decimal;
  closingReserve: Decimal;
  isolated: { margin: Decimal; unrealizedPnl: Decimal };
  positions: PositionReport[];
}

/** Inputs that contradict each other. */
export interface InvalidReport {
  status: "invalid";
  reasons: Reason[];
}

export type AccountReport = ValidAccountReport | InvalidReport;
