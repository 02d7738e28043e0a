// SPDX-License-Identifier: MIT
import type { Account, PositionReport } from "marginscope/engine";
import type { Level } from "./chart.js";
import { price, priceOfLoss } from "./words.js";

/** The prices of a position that a chart draws as lines. */
export function levels(position: PositionReport | null, account: Account): Level[] {
  if (!position) return [];
  const { entry, liquidation, bankruptcy } = position;
  const level = (name: Level["name"], value: string | undefined): Level[] => {
    if (value === undefined) return [];
    const text = name === "entry" ? price(account, position.symbol, value) : priceOfLoss(account, position, value);
    // Where the chart names the price itself it is the same one.
    return [{ name, value: Number(text.replaceAll(",", "")), text: `${name.charAt(0).toUpperCase()}${name.slice(1)} ${text}` }];
  };
  return [
    ...level("entry", entry),
    ...level("liquidation", liquidation.price ?? liquidation.exact),
    ...level("bankruptcy", bankruptcy.price ?? bankruptcy.exact),
  ];
}
