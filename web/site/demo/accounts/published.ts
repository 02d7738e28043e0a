// SPDX-License-Identifier: MIT
import { FEES, type Preset } from "./preset.js";

export const published: Preset = {
  id: "binance",
  name: "Binance published cross example",
  note: "The worked example of Binance's own documentation: liquidation at 26,316.89 (BTC) and 1,153.26 (ETH).",
  quote: "USDT",
  base: { BTCUSDT: "BTC", ETHUSDT: "ETH" },
  still: true,
  account: {
    // The document prints the nearest cent. The engine's own habit, rounding toward the mark, would show the BTC price
    // (26,316.8933 before rounding) as 26,316.90: a cent earlier, never later, than it is.
    rules: { extends: "binance-usdm", rounding: "half-even" },
    wallet: "1535443.01",
    contracts: [
      // Only the bracket in force was published: one row with its deduction.
      { symbol: "BTCUSDT", tick: "0.01", lot: "0.001", fees: FEES, tiers: [{ from: 0, mmr: "0.025", deduction: "16300" }] },
      { symbol: "ETHUSDT", tick: "0.01", lot: "0.001", fees: FEES, tiers: [{ from: 0, mmr: "0.10", deduction: "135365" }] },
    ],
    marks: { BTCUSDT: "31967.27", ETHUSDT: "1335.18" },
    // The leverage was not published; it has no part in the liquidation price.
    positions: [
      { id: "BTCUSDT:cross", symbol: "BTCUSDT", side: "long", qty: "109.488", entry: "32481.980", mode: "cross", leverage: "10" },
      { id: "ETHUSDT:cross", symbol: "ETHUSDT", side: "long", qty: "3683.979", entry: "1456.84", mode: "cross", leverage: "10" },
    ],
  },
  order: { symbol: "BTCUSDT", side: "buy", mode: "cross", leverage: "10" },
};
