// SPDX-License-Identifier: MIT
import type { SomeMessages } from "../messages.js";

/** What inputs are called. In a file of its own because several parts speak of them. */
export const inputs = {
  inputs: {
    side: "Side", mode: "Margin mode", priceKind: "Order type", price: "Price", qty: "Size", notional: "Order value", margin: "Margin", leverage: "Leverage",
    stop: "Stop", target: "Target", riskCap: "Risk limit", wallet: "Wallet balance", equity: "Equity", entry: "Entry price", symbol: "Symbol", amount: "Amount",
    tick: "Tick", lot: "Lot", mmr: "Maintenance rate", mark: "Mark price", rate: "Funding rate", hours: "Hours held",
  },
  markOf: (symbol) => `Mark of ${symbol}`,
} satisfies SomeMessages;
