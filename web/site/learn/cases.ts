// SPDX-License-Identifier: MIT
// The positions the page speaks of. All are variations of one: 100 units at 100.
import type { Account, Contract, Order, Position } from "marginscope/engine";

export const SYMBOL = "XYZ";
/** The nearest thousandth, as the page prints prices. */
const NEAREST = { extends: "generic", rounding: "half-even" } as const;

export interface Case {
  side?: "long" | "short";
  mode?: "isolated" | "cross";
  margin?: string;
  leverage?: string;
  qty?: string;
  mark?: string;
  wallet?: string;
  mmr?: string;
  taker?: string;
  rate?: string;
}

const contract = ({ mmr = "0.005", taker, rate }: Case, symbol = SYMBOL): Contract => ({
  symbol, tick: "0.001", tiers: [{ from: "0", mmr }],
  ...(taker === undefined ? {} : { fees: { maker: "0", taker } }), ...(rate === undefined ? {} : { funding: { rate, hours: "8" } }),
});

const position = ({ side = "long", mode = "isolated", margin, leverage = "5", qty = "100" }: Case, symbol = SYMBOL): Position => ({
  symbol, side, mode, qty, entry: "100", leverage, ...(mode === "isolated" && margin !== undefined ? { margin } : {}),
});

/** An account that holds the position. */
export const holding = (of: Case = {}): Account => ({
  rules: NEAREST, wallet: of.wallet ?? "0", contracts: [contract(of)], marks: { [SYMBOL]: of.mark ?? "100" }, positions: [position(of)],
});

/** An account that holds nothing yet. */
export const empty = (of: Case = {}): Account => ({
  rules: NEAREST, wallet: of.wallet ?? "2000", contracts: [contract(of)], marks: { [SYMBOL]: of.mark ?? "100" }, positions: [],
});

/** An order for it. */
export const order = ({ leverage = "5", side = "long", mode = "isolated", margin, qty = "100" }: Case = {}): Order => ({
  symbol: SYMBOL, side: side === "long" ? "buy" : "sell", mode, leverage, ...(margin === undefined ? { qty } : { margin }),
});

interface Pair {
  A?: string;
  B?: string;
  wallet?: string;
  mode?: "isolated" | "cross";
  kept?: string;
  hedged?: boolean;
}

/** Two positions of 10,000, A and B, in one cross account; `kept` leaves one out. */
export const two = ({ A = "100", B = "100", wallet = "3000", mode = "cross", kept = "AB", hedged = false }: Pair = {}): Account => ({
  rules: NEAREST, wallet, contracts: [contract({}, "A"), contract({}, "B")], marks: { A, B },
  positions: [...kept].map((symbol) => position({ mode, margin: "1500", leverage: "5", side: hedged && symbol === "B" ? "short" : "long" }, symbol)),
});
