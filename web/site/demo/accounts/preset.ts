// SPDX-License-Identifier: MIT
import type { Account, Contract, Order } from "marginscope/engine";

/** An account that the page offers. All of them are examples. */
export interface Preset {
  id: string;
  name: string;
  note: string;
  quote: string;
  /** Asset that the sizes of a symbol count. */
  base: Record<string, string>;
  account: Account;
  /** What the form holds at first. */
  order: Order;
  /** Prices stand still until the reader starts them: the example is known by its numbers. */
  still?: boolean;
}

/** Nothing but a price step, whole contracts and half a percent of maintenance margin. */
export const plainContract = (symbol: string): Contract => ({ symbol, tick: "0.001", lot: "1", tiers: [{ from: 0, mmr: "0.005" }] });

export const FEES = { maker: "0.0002", taker: "0.0005" };
