// SPDX-License-Identifier: MIT
import { plainContract, type Preset } from "./preset.js";

export const founding: Preset = {
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
    contracts: [plainContract("XYZ")],
    marks: { XYZ: "100" },
    positions: [],
  },
  order: { symbol: "XYZ", side: "buy", qty: "100", mode: "isolated", leverage: "5" },
};
