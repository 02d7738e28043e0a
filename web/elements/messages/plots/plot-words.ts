// SPDX-License-Identifier: MIT
// What a plot says, in each language. Parameters are texts already formatted for the locale.
import type { Quantity } from "../../margin-plot/quantity.js";

export interface PlotWords {
  quantities: Record<Quantity, string>;
  modes: Record<"isolated" | "cross", string>;
  times(leverage: string): string;
  /** Of a price against the entry: `share` without a sign. */
  fromEntry(price: string, share: string, where: "below" | "above" | "at"): string;
  /** A price with what it is. */
  named(text: string, name: string): string;
  moveMark: string;
  /** Names the input that goes from one point of a line to the next. */
  points: string;
  liquidated: string;
  liquidatedAt(price: string): string;
  liquidatedAtEntry: string;
  liquidatedAfter(time: string): string;
  missing(amount: string): string;
  /** Of the order whose position is drawn. */
  refused: string;
  never: string;
  room(share: string): string;
  atMost(amount: string): string;
  ofMargin(share: string): string;
  left(amount: string): string;
  asTable: string;
  price: string;
  /** Over the names of what lies at prices. */
  level: string;
  profitAt(leverage: string): string;
  days(count: string): string;
  hours(count: string): string;
  time: string;
  paid: string;
  received: string;
  noRate: string;
  mode: string;
  mostLost: string;
  waiting: string;
  nothing: string;
  /** `what` names the field and its value, or the contradiction by its code. */
  wrong(what: string): string;
  list(parts: readonly string[]): string;
}
