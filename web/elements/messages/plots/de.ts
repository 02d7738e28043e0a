// SPDX-License-Identifier: MIT
import type { PlotWords } from "./plot-words.js";

export const de: PlotWords = {
  quantities: {
    entry: "Einstieg", mark: "Mark-Preis", liquidation: "Liquidation", bankruptcy: "Insolvenz", equity: "Eigenkapital", maintenance: "Erhaltungsmargin",
    buffer: "Puffer", profit: "Gewinn oder Verlust", margin: "Margin",
  },
  modes: { isolated: "Isoliert", cross: "Cross-Margin" },
  times: (leverage) => `${leverage}x`,
  fromEntry: (price, share, where) => (where === "at" ? `${price}, am Einstieg` : `${price}, ${share} ${where === "below" ? "unter" : "über"} dem Einstieg`),
  named: (text, name) => `${text}, ${name}`,
  moveMark: "Mark-Preis bewegen",
  liquidated: "liquidiert",
  liquidatedAt: (price) => `liquidiert bei ${price}`,
  liquidatedAtEntry: "liquidiert, sobald sie eröffnet ist",
  never: "kein Preis liquidiert sie",
  room: (share) => `${share} Abstand`,
  atMost: (amount) => `verliert höchstens ${amount}`,
  ofMargin: (share) => `${share} der Margin`,
  left: (amount) => `${amount} übrig`,
  asTable: "Dasselbe als Tabelle",
  price: "Preis",
  profitAt: (leverage) => `Gewinn oder Verlust bei ${leverage}`,
  days: (count) => (count === "1" ? "1 Tag" : `${count} Tage`),
  time: "Haltedauer",
  paid: "Gezahltes Funding",
  mode: "Margin-Modus",
  mostLost: "Höchster Verlust",
  waiting: "Warten auf eine Position",
  nothing: "Es gibt keine Position zu zeichnen",
  wrong: (what) => `Das lässt sich nicht zeichnen: ${what}`,
  list: (parts) => parts.join("; "),
};
