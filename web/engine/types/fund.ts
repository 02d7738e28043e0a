// SPDX-License-Identifier: MIT
// What funding does while the marks stay.
import type { ContractSymbol } from "./contract.js";
import type { Decimal, Decimalish } from "./decimal.js";
import type { Order } from "./order.js";
import type { MarginMode, PositionId, PositionSide } from "./position.js";
import type { InvalidReport, Liquidation } from "./report.js";

/** How long funding is paid, at marks that stay. */
export interface FundingQuestion {
  /** Given, the account is meant as it is once this order has filled. */
  order?: Order;
  hours: Decimalish;
  /** Per interval, for every contract and both sides; by default the contract's own. The interval is the contract's, or 8 hours. */
  rate?: Decimalish;
}

/** The liquidation price once funding was paid for a number of whole intervals. */
export interface FundingPoint {
  intervals: Decimal;
  status: "ok" | "never" | "already";
  price?: Decimal;
  exact?: Decimal;
}

export interface FundedPosition {
  id: PositionId;
  symbol: ContractSymbol;
  side: PositionSide;
  mode: MarginMode;
  /** For its side, within the caps; positive: longs pay. */
  rate: Decimal;
  intervalHours: Decimal;
  /** Per interval, in what the contract settles in; negative: received. Paid on the notional at the price that `rules.fundingPrice` names. */
  payment: Decimal;
  /** Over the hours, pro rata of the interval. */
  paid: Decimal;
  /** `ok`: what backs it is used up by funding alone after `intervalsUntilLiquidation`. `never`: that receives, or pays nothing, on balance. */
  status: "ok" | "never" | "already";
  /** Whole intervals of its contract from now, at these marks. */
  intervalsUntilLiquidation?: Decimal;
  /** After the hours. */
  liquidation: Liquidation;
  /** At the ends of whole intervals up to the hours, at most 1,000, evenly spread; none after the first that is `already`. */
  points: FundingPoint[];
}

/** Cross positions pay from the one wallet, an isolated one from its margin. */
export interface ValidFundingReport {
  /** Of the cross account after the hours. */
  status: "ok" | "already";
  hours: Decimal;
  /** By the cross account, over the hours; negative: received. */
  paid: Decimal;
  /** By the isolated positions together. */
  isolatedPaid: Decimal;
  /** Of the cross account after the hours. */
  equity: Decimal;
  positions: FundedPosition[];
}

export type FundingReport = ValidFundingReport | InvalidReport;
