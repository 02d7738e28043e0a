// SPDX-License-Identifier: MIT
// What is held: its side, its margin, and of spot margin the loan.
import type { ContractSymbol } from "./contract.js";
import type { Decimalish } from "./decimal.js";

export type PositionId = string;
export type PositionSide = "long" | "short";
export type MarginMode = "isolated" | "cross";
export type Liquidity = "maker" | "taker";

/** Amounts of base and quote, ≥ 0, interest included. */
export interface Holdings {
  base: Decimalish;
  quote: Decimalish;
}

/**
 * What a spot-margin position owns and owes. A long owns more base than it owes, and a short owes base: amounts that are not those of `side`
 * are `invalid` with `position-overdetermined`. Nothing else is refused: interest and fees are in the amounts, collateral may be base or quote.
 */
export interface Loan {
  assets: Holdings;
  debts: Holdings;
}

export interface Position {
  /** `symbol` by default, or `symbol:side` where both sides of a symbol are held; with `#2`, `#3`, … where that is taken. */
  id?: PositionId;
  symbol: ContractSymbol;
  side: PositionSide;
  /** Contracts, ≥ 0. */
  qty: Decimalish;
  /** Average entry price. */
  entry: Decimalish;
  /** `isolated` by default. */
  mode?: MarginMode;
  /**
   * Isolated wallet without unrealized profit; by default entry notional / leverage, or by the contract's own rates. Beside `loan` it is reported and
   * decides nothing; there the default is what the amounts are worth at the mark, less the profit of `qty` since `entry`.
   */
  margin?: Decimalish;
  leverage?: Decimalish;
  /** Funding owed and not settled yet; negative: is owed to the position. */
  funding?: Decimalish;
  /** Opening fee rate for the break-even price; by default that of `liquidity`. */
  openFee?: Decimalish;
  /** Whether the opening fill paid the maker or the taker (default) rate. */
  liquidity?: Liquidity;
  /** Contracts of kind `loan`; left out, `qty` was bought (sold) at `entry` with what `margin` left to borrow. */
  loan?: Loan;
}
