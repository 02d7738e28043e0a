// SPDX-License-Identifier: MIT
import { plainContract, type Preset } from "./preset.js";

export const past: Preset = {
  id: "past",
  name: "Past liquidation",
  note: "Long 100 at 100 on $2,030, and the mark is 80: $30 is left where $40 must be.",
  quote: "USD",
  base: { XYZ: "XYZ" },
  still: true,
  account: {
    rules: "generic",
    wallet: "2030",
    contracts: [plainContract("XYZ")],
    marks: { XYZ: "80" },
    positions: [{ id: "XYZ:cross", symbol: "XYZ", side: "long", qty: "100", entry: "100", mode: "cross", leverage: "5" }],
  },
  order: { symbol: "XYZ", side: "sell", qty: "10", mode: "cross", reduceOnly: true },
};
