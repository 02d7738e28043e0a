// SPDX-License-Identifier: MIT
// What is traded: its kind, its risk table or law, its funding.
import type { Decimalish } from "./decimal.js";

export type ContractSymbol = string;
export type ContractKind = "linear" | "inverse" | "quanto" | "loan";

/** One row of a risk table. Rates are fractions: 0.5 % is `"0.005"`. */
export interface Tier {
  /** Where the row begins, inclusive, in the basis of the table (`rules.tierBasis`); the first begins at 0. */
  from: Decimalish;
  /** Maintenance margin rate, in [0, 1). */
  mmr: Decimalish;
  /** Initial margin rate, in (0, 1]. */
  imr?: Decimalish;
  /** Subtracted from `mmr · notional`; left out, it follows from the rows before so that the requirement has no jump. */
  deduction?: Decimalish;
  /** Largest leverage allowed while the notional is in this row. */
  maxLeverage?: Decimalish;
}

/** Rates by a formula, in the place of a table's rows. */
export interface Law {
  /**
   * `power`: maintenance max(mmr, mmr / imr · factor · N^0.8), initial max(1 / leverage, imr, factor · N^0.8).
   * `size-linear`: maintenance base + slope · size, initial imrBase + imrSlope · size, size in base units.
   * `weights`: maintenance 1 − asset for longs, liability − 1 for shorts.
   */
  law: "power" | "size-linear" | "weights";
  mmr?: Decimalish;
  imr?: Decimalish;
  factor?: Decimalish;
  base?: Decimalish;
  slope?: Decimalish;
  imrBase?: Decimalish;
  imrSlope?: Decimalish;
  /** In (0, 1]. */
  asset?: Decimalish;
  /** In [1, 2). */
  liability?: Decimalish;
}

/** What one side pays the other once in an interval; rates are fractions of the notional per interval. */
export interface Funding {
  /** Positive: longs pay. Left out, premium + clamp(interest − premium, −band, band); beside a premium it must be that. */
  rate?: Decimalish;
  /** Length of the interval. */
  hours: Decimalish;
  premium?: Decimalish;
  /** Beside a premium; 0 by default. */
  interest?: Decimalish;
  /** Beside a premium; 0 by default, with which the premium is the rate. */
  band?: Decimalish;
  /** The rate lies within ±cap. */
  cap?: Decimalish;
  /** And within ±capFactor · (initial − maintenance margin rate), the rates of the row or law at the mark. */
  capFactor?: Decimalish;
  /** Who pays, pays the rate; who receives gets rate · open interest of who pays / open interest of who receives, ≥ 0. */
  openInterest?: OpenInterest;
}

/** What is held on each side of a market, both in one unit. */
export interface OpenInterest {
  long: Decimalish;
  short: Decimalish;
}

/** What is traded. */
export interface Contract {
  symbol: ContractSymbol;
  /** `linear` by default: profit in the quote currency. `loan`: base bought or sold with borrowed money (spot margin). */
  kind?: ContractKind;
  /** Base units (linear), face value in quote currency (inverse) or settlement units per unit of quote (quanto) of one contract; 1 by default. */
  multiplier?: Decimalish;
  /** Price step: reported prices are rounded to it, order prices must be on it. */
  tick?: Decimalish;
  /** Size step of orders, in contracts. */
  lot?: Decimalish;
  minQty?: Decimalish;
  minNotional?: Decimalish;
  /** Risk table: rows, or a law that gives the rates. */
  tiers?: Tier[] | Law;
  /**
   * Where the last tier ends, inclusive: the most that a position may come to, with the orders that wait to open more of the same. In what the
   * tiers' `from` counts (`rules.tierBasis`): notional by default, else contracts, base size, or an inverse contract's face value.
   */
  maxNotional?: Decimalish;
  maxLeverage?: Decimalish;
  /** Fee rates as fractions of the notional; a negative maker rate is a rebate. */
  fees?: { maker: Decimalish; taker: Decimalish };
  funding?: Funding;
  /** Contracts of one underlying form one group under `hedge: "max-side"`; the symbol by default. */
  underlying?: string;
}
