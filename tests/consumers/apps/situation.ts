// SPDX-License-Identifier: MIT
// A long of 100 units at 100, isolated, at 5x, with 0.5 % maintenance: equity is maintenance at 80.4020…, and on a tick of
// 0.001 a long's price is rounded up to 80.403.
import type { Account, Order } from "marginscope/engine";

const contract = { symbol: "XYZ", tick: "0.001", lot: "1", tiers: [{ from: 0, mmr: "0.005" }], maxLeverage: "50" };
export const account: Account = { wallet: "3000", contracts: [contract], marks: { XYZ: "100" } };
export const order: Order = { symbol: "XYZ", side: "buy", qty: "100", leverage: "5", mode: "isolated" };
