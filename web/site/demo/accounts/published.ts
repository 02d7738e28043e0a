// SPDX-License-Identifier: MIT
// The accounts the page offers. All of them are examples.
import type { Account, Order } from "marginscope/engine";

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

const FEES = { maker: "0.0002", taker: "0.0005" };

const demo: Preset = {
  id: "demo",
  name: "Demo account",
  note: "Three positions, two of them sharing one cross balance.",
  quote: "USDT",
  base: { BTCUSDT: "BTC", ETHUSDT: "ETH", SOLUSDT: "SOL" },
  account: {
    rules: "generic",
    wallet: "4200",
    contracts: [
      {
        symbol: "BTCUSDT", tick: "0.1", lot: "0.001", fees: FEES, maxLeverage: "125",
        tiers: [{ from: 0, mmr: "0.004", maxLeverage: "125" }, { from: 50000, mmr: "0.005", maxLeverage: "100" }, { from: 600000, mmr: "0.01", maxLeverage: "50" }],
      },
      {
        symbol: "ETHUSDT", tick: "0.01", lot: "0.001", fees: FEES, maxLeverage: "100",
        tiers: [{ from: 0, mmr: "0.005", maxLeverage: "100" }, { from: 50000, mmr: "0.0065", maxLeverage: "75" }, { from: 500000, mmr: "0.01", maxLeverage: "50" }],
      },
      {
        symbol: "SOLUSDT", tick: "0.01", lot: "0.1", fees: FEES, maxLeverage: "50",
        tiers: [{ from: 0, mmr: "0.01", maxLeverage: "50" }, { from: 25000, mmr: "0.02", maxLeverage: "25" }],
      },
    ],
    marks: { BTCUSDT: "64250.0", ETHUSDT: "3120.40", SOLUSDT: "148.35" },
    positions: [
      { id: "BTCUSDT:cross", symbol: "BTCUSDT", side: "long", qty: "0.12", entry: "63180.0", mode: "cross", leverage: "10" },
      { id: "ETHUSDT:cross", symbol: "ETHUSDT", side: "short", qty: "2.5", entry: "3188.20", mode: "cross", leverage: "8" },
      { id: "SOLUSDT:isolated", symbol: "SOLUSDT", side: "long", qty: "60", entry: "151.20", mode: "isolated", leverage: "12", margin: "756" },
    ],
  },
  order: { symbol: "BTCUSDT", side: "buy", qty: "0.25", mode: "cross", leverage: "20", stop: "61500" },
};

const published: Preset = {
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

const founding: Preset = {
  id: "founding",
  name: "The founding example",
  note: "$2,000 at 5x opens $10,000. Maintenance margin 0.5 %.",
  quote: "USD",
  base: { XYZ: "XYZ" },
  still: true,
  account: {
    // The founding text prints the nearest thousandth, 80.402 (80.40201… before rounding).
    rules: { extends: "generic", rounding: "half-even" },
    wallet: "2000",
    contracts: [{ symbol: "XYZ", tick: "0.001", lot: "1", tiers: [{ from: 0, mmr: "0.005" }] }],
    marks: { XYZ: "100" },
    positions: [],
  },
  order: { symbol: "XYZ", side: "buy", qty: "100", mode: "isolated", leverage: "5" },
};

export const presets: readonly Preset[] = [demo, published, founding];
