// SPDX-License-Identifier: MIT
// What a server prints of a plot, and what is read in it.
import { renderPlotToString } from "marginscope/ssr";

const founding = { locale: "en-US", quote: "USD", qty: "100", entry: "100", leverage: "5", tickSize: "0.001" };

/** A plot of the founding position, or with these properties instead. */
export const print = (view, more = {}) => renderPlotToString({ ...founding, view, ...more }, { stylesheet: "plot.css" });

/** The same of an account, which says all of it. */
export const printOf = (view, account, more = {}) =>
  print(view, { account, qty: undefined, entry: undefined, leverage: undefined, tickSize: undefined, ...more });

/** Texts of the table, row after row. */
export const cells = (html) => [...html.matchAll(/<t[hd](?:\s[^>]*)?>([^<]*)/g)].map(([, text]) => text);

/** The rows of its body. */
export const rows = (html) => [...html.matchAll(/<tr><th scope="row">.*?<\/tr>/gs)].map(([row]) => cells(row));

/** The picture in a sentence. */
export const spoken = (html) => /aria-label="([^"]*)" *>/.exec(html.replace(/\s+/g, " "))?.[1] ?? /role="img" aria-label="([^"]*)"/.exec(html)[1];

export const readout = (html) => /<p class="readout"[^>]*>([^<]*)/.exec(html)?.[1];

/** Texts in the first picture. */
export const written = (html) => [...html.slice(0, html.indexOf("</svg>")).matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text);

/** Points of the lines of a quantity in the first picture: `[x, y]`. */
export const line = (html, quantity) => {
  const group = new RegExp(`<g class="quantity" data-quantity="${quantity}"><path class="(?:line|area)" d="([^"]*)"`).exec(html);
  return (group?.[1].match(/-?[\d.]+,-?[\d.]+/g) ?? []).map((point) => point.split(",").map(Number));
};
