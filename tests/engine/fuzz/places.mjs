// SPDX-License-Identifier: MIT
// Calls with all that they can be given, and every place in it.
import { full, fullOrder } from "../example.mjs";

const { qty: _, ...bare } = fullOrder;

/** What is asked, beside the account; by a name. */
export const questions = {
  "assess": { about: "assess" },
  "preview": { about: "preview", subject: fullOrder },
  "explain an account's number": { about: "explain", subject: { field: "equity" } },
  "explain a position's number": { about: "explain", subject: { position: "one", field: "liquidation" } },
  "seek a margin": { about: "seek", subject: { find: "margin", position: "one", liquidationPrice: "25000" } },
  "seek a wallet": { about: "seek", subject: { find: "margin", position: "ETH", liquidationPrice: "9000" } },
  "seek a leverage": { about: "seek", subject: { find: "leverage", order: fullOrder, liquidationPrice: "28000" } },
  "seek a size": { about: "seek", subject: { find: "qty", order: bare, liquidationPrice: "28000" } },
  "seek a size by risk": { about: "seek", subject: { find: "qty", order: bare, risk: { stop: "29000", loss: "100" } } },
  "seek the largest size": { about: "seek", subject: { find: "maxQty", order: bare } },
  "seek a price of a profit": { about: "seek", subject: { find: "price", position: "one", pnl: "10" } },
  "seek a price of a return": { about: "seek", subject: { find: "price", position: "ETH", roe: "0.1" } },
  "seek a part to close": { about: "seek", subject: { find: "partial", position: "one", penalty: "0.01" } },
  "fund": { about: "fund", subject: { hours: 100, rate: "0.0002" } },
};

/** The two arguments of a call, in one piece of data. */
export const given = ({ subject }) => ({ account: full, ...(subject === undefined ? {} : { subject }) });

export const call = (engine, { about }, { account, subject }) => engine[about](account, subject);

/** Every place in plain data, itself first: `[[], ["wallet"], ["contracts"], ["contracts", 0], …]`. */
export function placesIn(value, path = []) {
  if (typeof value !== "object" || value === null) return [path];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [path, ...keys.flatMap((key) => placesIn(value[key], [...path, key]))];
}

/** A copy of plain data in which `change(holder, key)` was done at a place other than the whole. */
export function changedAt(data, path, change) {
  const copy = structuredClone(data);
  const holder = path.slice(0, -1).reduce((inner, step) => inner?.[step], copy);
  if (typeof holder === "object" && holder !== null && Object.isExtensible(holder)) change(holder, path.at(-1));
  return copy;
}
