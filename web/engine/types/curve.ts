// SPDX-License-Identifier: MIT
// The account along one price.
import type { ContractSymbol } from "./contract.js";
import type { Decimal, Decimalish } from "./decimal.js";
import type { PositionId } from "./position.js";
import type { InvalidReport } from "./report.js";

/** What becomes of a position, or of the cross account, while the price of one symbol moves and all else is held. */
export interface CurveQuestion {
  symbol: ContractSymbol;
  /** Prices above 0, `from` below `to`. */
  from: Decimalish;
  to: Decimalish;
  /** How many, evenly spread from one to the other: 2 to 1,000, by default 101. */
  points?: Decimalish;
  /** Prices to be among them, at most 1,000. */
  at?: Decimalish[];
  /** Whose curve; by default that of the only position of the symbol, and of several that of the cross account. */
  position?: PositionId;
  /** Whether to go on where it is liquidated; by default the curve ends there. */
  beyond?: boolean;
}

/** What backs the position, or the cross account, with the symbol at the price. */
export interface CurvePoint {
  price: Decimal;
  equity: Decimal;
  /** Maintenance margin, by the hedge rule, without κ and without the closing reserve. */
  maintenance: Decimal;
  /** κ · maintenance + closing reserve: where the equity meets it is liquidation. */
  required: Decimal;
  /** Unrealized profit of the position, or of all cross positions. */
  pnl: Decimal;
  /** required / equity: 1 is liquidation. Absent when equity ≤ 0. */
  ratio?: Decimal;
  /** At or past liquidation, for a price that comes there from the mark. */
  liquidated: boolean;
}

export interface ValidCurveReport {
  /** At the mark, of what backs the position. */
  status: "ok" | "already";
  /** Absent: the curve is the cross account's. */
  position?: PositionId;
  /** Liquidation below the mark, unrounded; absent where there is none. */
  lower?: Decimal;
  /** The same above the mark. */
  upper?: Decimal;
  /** By rising price, those of liquidation among them. Past them there are none, unless `beyond`. */
  points: CurvePoint[];
}

/** `invalid` with `question-overdetermined` where the position is one of another symbol. */
export type CurveReport = ValidCurveReport | InvalidReport;
