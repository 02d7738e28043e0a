// SPDX-License-Identifier: MIT
// Two positions of $10,000 on $3,000, one way and the other round: what cross margin is worth depends on what stands beside it.
import type { Position } from "marginscope/engine";
import { plainContract, type Preset } from "./preset.js";

const held = (symbol: string, side: "long" | "short"): Position =>
  ({ id: `${symbol}:cross`, symbol, side, qty: "100", entry: "100", mode: "cross", leverage: "10" });

const pair = (second: "long" | "short"): Pick<Preset, "quote" | "base" | "account" | "order"> => ({
  quote: "USD",
  base: { AAA: "AAA", BBB: "BBB" },
  account: {
    rules: "generic",
    wallet: "3000",
    contracts: [plainContract("AAA"), plainContract("BBB")],
    marks: { AAA: "100", BBB: "100" },
    positions: [held("AAA", "long"), held("BBB", second)],
  },
  order: { symbol: "AAA", side: "buy", qty: "10", mode: "cross", leverage: "10" },
});

export const hedged: Preset = {
  ...pair("short"), id: "hedged", name: "Hedged: long A, short B",
  note: "Where both prices fall together, what A loses B earns.",
};

export const stacked: Preset = {
  ...pair("long"), id: "stacked", name: "Stacked: long A, long B",
  note: "Where both prices fall together, one balance pays twice: both are liquidated at 85.427, as if each had its own half.",
};
