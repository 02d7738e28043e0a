// SPDX-License-Identifier: MIT
/** The order that the last chapter begins with: what `<margin-scope>` is told. */
export const WIDGET = {
  id: "order", view: "panel", editable: true, side: "buy", mode: "isolated",
  mark: "100", wallet: "3000", qty: "100", leverage: "5", quote: "USD", base: "XYZ",
  contract: { symbol: "XYZ", tick: "0.001", maxLeverage: "100", tiers: [{ from: "0", mmr: "0.005" }] },
  rules: { extends: "generic", rounding: "half-even" },
} as const;
