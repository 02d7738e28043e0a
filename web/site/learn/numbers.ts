// SPDX-License-Identifier: MIT
// The numbers in the page's sentences, by name. None is typed: each is asked of the engine.
import type { Ask, As, Read } from "./asks.js";
import { empty, holding, order, two, type Case } from "./cases.js";

const row = (of: Case, read: Read, as: As): Ask => ({ of: "assess", account: holding(of), read, as });
const liquidation = (of: Case): Ask => row(of, "positions.0.liquidation.exact", "price");
const ticket = (of: Case, read: Read, as: As): Ask => ({ of: "preview", account: empty(of), order: order(of), read, as });
const funded = (days: number, read: Read, as: As): Ask =>
  ({ of: "fund", account: holding({ rate: "0.0001" }), question: { hours: String(days * 24) }, read, as });
const literal = (value: string, as: As): Ask => ({ of: "none", read: value, as });

const opening: Case = { margin: "2000", wallet: "2000" };
const taker = "0.0005";
/** entry · (1 ∓ (1 / L − m)), the shortcut that many sites print. */
const shortcut = (side: "long" | "short", leverage: string, mmr: string): Read =>
  ["*", "100", [side === "long" ? "-" : "+", "1", ["-", ["/", "1", leverage], mmr]]];

export const RATES = ["0.005", "0.01", "0.02"] as const;
export const LINES = [
  { id: "5xlong", side: "long", leverage: "5" },
  { id: "10xlong", side: "long", leverage: "10" },
  { id: "5xshort", side: "short", leverage: "5" },
] as const;

const lines = Object.fromEntries(LINES.flatMap(({ id, side, leverage }) => RATES.flatMap((mmr) => {
  const of: Case = { side, leverage, mmr };
  return [
    [`line-${id}-${mmr}`, liquidation(of)],
    [`shortcut-${id}-${mmr}`, { of: "none", read: shortcut(side, leverage, mmr), as: "price" } satisfies Ask],
    [`error-${id}-${mmr}`, row(of, ["-", shortcut(side, leverage, mmr), "positions.0.liquidation.exact"], "price")],
  ];
}))) as Record<string, Ask>;

/** Of the account of two, once A is at its liquidation price before rounding. */
export const LEFT: Read = ["+", "wallet", ["*", "positions.0.qty", ["-", "positions.0.liquidation.exact", "positions.0.entry"]]];

export const NUMBERS: Record<string, Ask> = {
  own: ticket(opening, "initialMargin", "usd"),
  notional: ticket(opening, "fill.notional", "usd"),
  leverage: ticket(opening, "after.position.effectiveLeverage", "times"),
  ownShare: ticket(opening, ["/", "initialMargin", "fill.notional"], "share"),
  borrowedShare: ticket(opening, ["-", "1", ["/", "initialMargin", "fill.notional"]], "share"),
  borrowed: ticket(opening, ["-", "fill.notional", "initialMargin"], "usd"),

  move: literal("0.1", "share"),
  gain: row({ mark: "110" }, "positions.0.unrealizedPnl", "usd"),
  gainShare: row({ mark: "110" }, "positions.0.roe", "share"),
  loss: row({ mark: "90" }, ["*", "-1", "positions.0.unrealizedPnl"], "usd"),
  lossShare: row({ mark: "90" }, ["*", "-1", "positions.0.roe"], "share"),
  leftAfterLoss: row({ mark: "90" }, ["+", "positions.0.margin", "positions.0.unrealizedPnl"], "usd"),
  maintenanceThen: row({ mark: "90" }, "positions.0.maintenanceMargin", "usd"),
  liquidation: liquidation({}),
  distance: row({}, "positions.0.distance.percent", "percent"),
  entry: row({}, "positions.0.entry", "price"),

  tenfold: literal("10", "times"),
  initialRate: ticket({ leverage: "10", wallet: "1000" }, ["/", "initialMargin", "fill.notional"], "share"),
  initialMargin: ticket({ leverage: "10", wallet: "1000" }, "initialMargin", "usd"),
  almost: { of: "assess", account: empty({ wallet: "999.99" }), read: "wallet", as: "usd" },
  cent: ticket({ leverage: "10", wallet: "999.99" }, "reasons.0.missing", "usd"),
  fee: ticket({ leverage: "10", wallet: "1005", taker }, "fee", "usd"),
  feeRate: literal(taker, "share"),
  withFee: ticket({ leverage: "10", wallet: "1005", taker }, "cost", "usd"),

  low: literal("0.005", "share"),
  middle: literal("0.01", "share"),
  high: literal("0.02", "share"),
  crossing: liquidation({ mmr: "0.02" }),
  bankruptcy: row({}, "positions.0.bankruptcy.exact", "price"),
  lostAtLiquidation: row({}, ["*", "100", ["-", "positions.0.entry", "positions.0.liquidation.exact"]], "usd"),
  between: row({}, ["*", "100", ["-", "positions.0.liquidation.exact", "positions.0.bankruptcy.exact"]], "usd"),
  fiftyfold: literal("50", "times"),
  shortShown: { of: "none", read: shortcut("short", "5", "0.02"), as: "price" },
  shortTrue: liquidation({ side: "short", mmr: "0.02" }),
  shortError: row({ side: "short", mmr: "0.02" }, ["-", shortcut("short", "5", "0.02"), "positions.0.liquidation.exact"], "price"),
  ...lines,

  rest: { of: "assess", account: holding({ wallet: "3000" }), read: "wallet", as: "usd" },
  atMost: row({ wallet: "3000" }, "positions.0.maxLoss", "usd"),
  restAfter: { of: "assess", account: holding({ wallet: "3000", mark: "50" }), read: "equity", as: "usd" },
  added: literal("500", "usd"),
  afterAdding: liquidation({ margin: "2500" }),
  wanted: literal("75", "price"), deep: literal("20.11", "price"),
  toSeventyFive: { of: "seek", account: holding({}), question: { find: "margin", position: "XYZ", liquidationPrice: "75" }, read: "add", as: "usd" },

  wallet3: literal("3000", "usd"), wallet5: literal("5000", "usd"), wallet8: literal("8000", "usd"), wallet10: literal("10000", "usd"),
  cross3: liquidation({ mode: "cross", wallet: "3000" }),
  cross5: liquidation({ mode: "cross", wallet: "5000" }),
  cross8: liquidation({ mode: "cross", wallet: "8000" }),
  crossShort: liquidation({ mode: "cross", wallet: "5000", side: "short" }),
  supported: { of: "assess", account: two({ B: "110" }), read: "positions.0.liquidation.exact", as: "price" },
  alone: { of: "assess", account: two({}), read: "positions.0.liquidation.exact", as: "price" },
  bothDie: { of: "shock", account: two({}), question: { factor: "0" }, read: "liquidation.lower.prices.0.price", as: "price" },
  drained: { of: "assess", account: holding({ mode: "cross", wallet: "8000", mark: "20.11" }), read: "equity", as: "usd" },
  untouched: { of: "assess", account: holding({ margin: "2000", wallet: "6000", mark: "20.11" }), read: "equity", as: "usd" },
  firstDies: { of: "assess", account: two({}), read: "positions.0.liquidation.exact", as: "price" },
  whatIsLeft: { of: "assess", account: two({}), read: LEFT, as: "usd" },

  fundingRate: literal("0.0001", "share"),
  fundingDay: funded(1, "isolatedPaid", "usd"),
  fundingShare: funded(1, ["/", "isolatedPaid", "2000"], "share"),
  fundingMonth: funded(30, "isolatedPaid", "usd"),
  afterDay: funded(1, "positions.0.liquidation.exact", "price"),
  afterWeek: funded(7, "positions.0.liquidation.exact", "price"),
  afterMonth: funded(30, "positions.0.liquidation.exact", "price"),
  daysUntil: funded(1, ["/", "positions.0.intervalsUntilLiquidation", "3"], "count"),

  cappedLoss: ticket({ leverage: "10", wallet: "5000", taker }, "maxLoss.order", "usd"),
  openLoss: ticket({ leverage: "10", wallet: "5000", taker, mode: "cross" }, "maxLoss.order", "usd"),
  widgetLoss: ticket({ wallet: "3000" }, "maxLoss.order", "usd"),
  accountLoss: ticket({ wallet: "3000", mode: "cross" }, "maxLoss.order", "usd"),
};
