// SPDX-License-Identifier: MIT
import type { PlotWords } from "./plot-words.js";

export const en: PlotWords = {
  quantities: {
    entry: "Entry", mark: "Mark", liquidation: "Liquidation", bankruptcy: "Bankruptcy", equity: "Equity", maintenance: "Maintenance margin",
    buffer: "Buffer", profit: "Profit or loss", margin: "Margin",
  },
  modes: { isolated: "Isolated", cross: "Cross" },
  times: (leverage) => `${leverage}x`,
  fromEntry: (price, share, where) => (where === "at" ? `${price}, at entry` : `${price}, ${share} ${where} entry`),
  named: (text, name) => `${text}, ${name.toLowerCase()}`,
  moveMark: "Move the mark",
  liquidated: "liquidated",
  liquidatedAt: (price) => `liquidated at ${price}`,
  liquidatedAtEntry: "liquidated the moment it opens",
  never: "no price liquidates it",
  room: (share) => `${share} of room`,
  atMost: (amount) => `loses at most ${amount}`,
  ofMargin: (share) => `${share} of the margin`,
  left: (amount) => `${amount} left`,
  asTable: "The same as a table",
  price: "Price",
  profitAt: (leverage) => `Profit or loss at ${leverage}`,
  days: (count) => (count === "1" ? "1 day" : `${count} days`),
  time: "Held for",
  paid: "Funding paid",
  mode: "Margin mode",
  mostLost: "Most that can be lost",
  waiting: "Waiting for a position",
  nothing: "There is no position to draw",
  wrong: (what) => `This cannot be drawn: ${what}`,
  list: (parts) => parts.join("; "),
};
