// SPDX-License-Identifier: MIT
import type { SVGTemplateResult } from "lit";
import type { Account, Decimal, Engine, PositionReport, Reason } from "../../engine/index.js";
import type { Adverse } from "../holdings.js";
import type { Drafting } from "./drafting.js";
import type { Measure } from "./letters.js";
import type { Quantity } from "./quantity.js";

export type MarginPlotView = "ladder" | "payoff" | "equity" | "funding" | "modes";
export type MarginPlotTheme = "auto" | "light" | "dark";
export type MarginPlotPalette = "signed" | "inverted" | "safe";

export interface MarginPlotEventMap {
  /** A person moved the mark in the plot. */
  "ms-mark": CustomEvent<{ mark: Decimal }>;
  /** A person points at a quantity in the plot, or (null) no longer does. */
  "ms-point": CustomEvent<{ quantity: Quantity | null }>;
  /** A value is wrong by itself (a `MarginInputError`), or the engine could not start. */
  "ms-error": CustomEvent<{ error: Error }>;
}

declare global {
  /** They bubble, out of shadow roots as well. */
  interface GlobalEventHandlersEventMap extends MarginPlotEventMap {}
}

export interface LiquidationPrice {
  /** Before rounding. */
  exact: Decimal;
  /** As it is told: on the contract's price step. */
  stated: Decimal;
  /** Seen from the mark. */
  where: Adverse;
}

/** The position that is plotted, in its account at a mark where it is alive. */
export interface Subject {
  /** Null where a report is all there is. */
  account: Account | null;
  position: PositionReport;
  /** The nearest to the account's mark first; none where no price liquidates it, or it is liquidated already. */
  liquidations: readonly LiquidationPrice[];
  bankruptcy: Decimal | undefined;
  /** Where prices liquidate, or would. */
  adverse: Adverse;
  /** The mark that is looked at; it may lie beyond liquidation. */
  mark: Decimal;
  /** Liquidated the moment it was opened. */
  stillborn: boolean;
  /** Of an order that would be refused: what is missing, where it is an amount. */
  refused?: { missing: Decimal | undefined };
  /** Of a position with a margin of its own that margin, else the initial margin at entry. */
  margin: Decimal;
  /** Value at entry over that margin; not finite where there is none. */
  leverage: number;
  /** Amounts are in the coin that the contract is of. */
  inCoin: boolean;
}

/** What a plot has before it: a position, or why there is none. */
export type Sight =
  | { kind: "subject"; subject: Subject }
  /** There is no engine yet. */
  | { kind: "waiting" }
  /** Nothing is said of a position, or the account has none, or none of that id. */
  | { kind: "nothing" }
  | { kind: "contradiction"; reasons: readonly Reason[] }
  /** A wrong input, or an engine that does not answer. */
  | { kind: "error"; error: Error };

export interface Scene extends Drafting {
  engine: Engine;
  subject: Subject;
  width: number;
  height: number;
  /** Of this picture among those in one tree. */
  id: string;
  measure: Measure;
  /** Prices that the axis keeps to, while its mark is dragged. */
  domain: PriceDomain | undefined;
  /** How long funding is paid, and the rate of one interval where it is not the contract's own. */
  hours: Decimal;
  rate: Decimal | undefined;
}

/** A scene in which more can be asked than a report says. */
export interface AccountScene extends Scene {
  subject: Subject & { account: Account };
}

export type PriceDomain = readonly [number, number];

/** Along which edge prices lie, so that the mark can be dragged there. */
export interface PriceAxis {
  along: "x" | "y";
  from: number;
  to: number;
  domain: PriceDomain;
  /** A price that keys can reach whatever their step. */
  anchor: number;
  priceAt(place: number): number;
}

export interface Point {
  x: number;
  y: number;
  said: string;
}

export interface Drawn {
  picture: SVGTemplateResult;
  /** The picture in a sentence. */
  spoken: string;
  /** The same as a table: its head, and rows of texts. */
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  axis?: PriceAxis;
  /** What holds at the mark, beneath the picture. */
  readout?: string;
  /** Where there is no mark to move: what keys go through, each with what holds there. */
  points?: readonly Point[];
}
