// SPDX-License-Identifier: MIT
// Where a number of the report or of the ticket comes from.
import type { ContractSymbol } from "./contract.js";
import type { Decimal } from "./decimal.js";
import type { Order } from "./order.js";
import type { PositionId } from "./position.js";
import type { InvalidReport } from "./report.js";
import type { Venue } from "./rules.js";

/**
 * What can be explained: the first row of the account, the second of it and of its positions, the third of positions, the last of an order,
 * as its ticket has them. `maxLoss` without a position is the order's: `maxLoss.order`.
 */
export type ExplainedField =
  | "equity" | "available" | "leverage" | "orderMargin"
  | "initialMargin" | "maintenanceMargin" | "closingReserve" | "marginRatio"
  | "notional" | "unrealizedPnl" | "roe" | "margin" | "marginLevel" | "effectiveLeverage" | "breakEven" | "liquidation" | "bankruptcy"
  | "distance" | "maxLoss"
  | "cost" | "fee" | "openLoss" | "realizedPnl" | "stop" | "target";

export interface ExplainQuestion {
  /**
   * Given, the account is meant as it is once this order has filled: `after` of its ticket, and its position by the id it has there.
   * The order's own numbers need it.
   */
  order?: Order;
  /** Left out, the account is meant, or the order. */
  position?: PositionId;
  /** A field of the report or of the ticket; of prices the exact one, of the distance that in price, of a stop or target the profit there. */
  field: ExplainedField;
}

/**
 * What a number of a formula is. `maintenanceRate`: of the row in force; by the power law, at the price itself; of a law by size, before
 * what `rateSlope` adds. `fundingRate`: of the next payment, for the side that pays it. `ordersBeside`: what pending orders add to what the
 * table counts. `available`: of the cross account, where it backs isolated positions. `assets`, `debts`: of a loan at the mark, `quote…`
 * and `base…`: their amounts. `restConstant`, `restSlope`: what positions that are not named add to the health. `feeRate`, `fee`: of the
 * order, as it makes or takes. `feeBuffer`: the rate of what is set aside with the margin. `openLoss`: of a fill away from the mark.
 * `surcharge`: what margin and fee of an opened short are more at the price assumed for it. `maxLoss`: of the position that the order
 * results in. `exitPrice`: of its stop or target.
 */
export type TermName =
  | "wallet" | "equity" | "available" | "unrealizedPnl" | "funding" | "collateral" | "collateralUnits" | "othersUnrealizedPnl"
  | "othersInitialMargin" | "othersMaintenanceMargin" | "othersClosingReserve" | "assets" | "debts" | "quoteAssets" | "baseAssets"
  | "quoteDebts" | "baseDebts" | "loanLevel" | "entry" | "mark" | "liquidationPrice" | "qty" | "multiplier" | "size" | "notional"
  | "leverage" | "maxLeverage" | "initialRate" | "initialMargin" | "orderMargin" | "maintenanceRate" | "rateSlope" | "assetWeight"
  | "liabilityWeight" | "deduction" | "maintenanceMargin" | "fundingRate" | "fundingReserve" | "ordersMaintenanceMargin" | "mmFloor"
  | "tierFrom" | "ordersBeside" | "kappa" | "openingFeeRate" | "closingFeeRate" | "closingReserve" | "ordersClosingReserve"
  | "fixedCosts" | "restConstant" | "restSlope" | "fillPrice" | "feeRate" | "feeBuffer" | "fee" | "openLoss" | "surcharge" | "realizedPnl"
  | "maxLoss" | "exitPrice";

/** A number of a formula that has a name. */
export interface Term {
  name: TermName;
  /** As formulas have it: `W`, `q`, `φ`. */
  symbol: string;
  value: Decimal;
  /** `settlement`: money; `size`: base units, face value or settlement units per unit of quote; `rate`: a fraction; `factor`: a pure number. */
  unit: "settlement" | "price" | "contracts" | "size" | "rate" | "factor" | "rate-per-size";
  /** Whose it is. */
  position?: PositionId;
  /** Row of the risk table that it comes from, from 0. */
  tier?: number;
  /** It is a sum over so many positions or orders, which are not named one by one. */
  count?: number;
}

/** A piece of a formula, in reading order. */
export interface Token {
  /** `number`: a decimal with its sign. `operator`: `+ − · / ( ) ,` and `max`, `min`, or a relation `≤ < = ≥`. `text`: a word. */
  kind: "number" | "operator" | "text";
  text: string;
  /** Place in `terms` of the term whose value this number is. */
  term?: number;
}

/** Where a liquidation price is once one input has changed, all else held. */
export interface Move {
  /**
   * `margin`: of the isolated position. `wallet`: of the cross account. `mark`: of `symbol`. `funding`: owed and not settled, by one
   * payment more.
   */
  input: "margin" | "wallet" | "mark" | "funding";
  symbol?: ContractSymbol;
  /** What is added to the input: a round amount, 1 % of a mark to the side where the account loses, the next payment. */
  change: Decimal;
  status: "ok" | "never" | "already";
  /** Rounded to the tick. */
  price?: Decimal;
}

/** Where a number of the report or of the ticket comes from, with the account's own numbers. */
export interface ValidExplanation {
  /**
   * `ok`: the formula gives `value`. `never`, `already`: a price that is not there; the formula gives `atMark`.
   * `absent`: the report has no such number, and `reason` says why.
   */
  status: "ok" | "never" | "already" | "absent";
  field: ExplainedField;
  /** The report's or the ticket's number, before rounding to a tick. */
  value?: Decimal;
  /** The health, or for bankruptcy the equity, at the mark. */
  atMark?: Decimal;
  /**
   * Evaluated with exact fractions it is the number, up to what the number's own arithmetic had to round. By the power law a rate is the one
   * in force at the price itself, and the formula gives that price back.
   */
  formula: Token[];
  /** Where there is no price or no number: the relation that is why, such as `10000 + 0 − 100 · 100 ≥ 0`. */
  reason: Token[];
  terms: Term[];
  /** Of a liquidation price: what moves it; up to three other symbols' marks. An input that leaves it where it is is left out. Else empty. */
  moves: Move[];
  /** The switches in force; where a profile has them from says `Engine.venues`. */
  rules: Venue["rules"];
}

export type Explanation = ValidExplanation | InvalidReport;
