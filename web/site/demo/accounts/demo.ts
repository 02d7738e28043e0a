// SPDX-License-Identifier: MIT
import { FEES, type Preset } from "./preset.js";

export const demo: Preset = {
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
        tiers: [
          { from: 0, mmr: "0.004", maxLeverage: "125" },
          { from: 50000, mmr: "0.005", maxLeverage: "100" },
          { from: 600000, mmr: "0.01", maxLeverage: "50" },
        ],
      },
      {
        symbol: "ETHUSDT", tick: "0.01", lot: "0.001", fees: FEES, maxLeverage: "100",
        tiers: [
          { from: 0, mmr: "0.005", maxLeverage: "100" },
          { from: 50000, mmr: "0.0065", maxLeverage: "75" },
          { from: 500000, mmr: "0.01", maxLeverage: "50" },
        ],
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
