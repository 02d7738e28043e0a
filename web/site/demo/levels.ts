// SPDX-License-Identifier: MIT
import type { PositionReport } from "marginscope/engine";
import type { Level } from "./chart.js";

/** The prices of a position that a chart draws as lines; `text` formats a price. */
export function levels(position: PositionReport | null, text: (price: string) => string): Level[] {
  if (!position) return [];
  const { entry, liquidation, bankruptcy } = position;
  const level = (name: Level["name"], value: string | undefined): Level[] =>
    value === undefined ? [] : [{ name, value: Number(value), text: `${name.charAt(0).toUpperCase()}${name.slice(1)} ${text(value)}` }];
  return [...level("entry", entry), ...level("liquidation", liquidation.price ?? liquidation.exact), ...level("bankruptcy", bankruptcy.price ?? bankruptcy.exact)];
}
