// SPDX-License-Identifier: MIT
import type { Reason } from "../../engine/index.js";
import type { InputError } from "./types.js";
import type { Wording } from "./wording.js";

type Sentence = (reason: Reason, wording: Wording) => string;

const missing: Sentence = (reason, wording) => (reason.missing ? `: ${wording.moneyWithUnit(reason.missing, "ceil")} is missing` : "");
const upTo = (text: string | undefined, before = " "): string => (text === undefined ? "" : `${before}${text}`);
const limitAsMoney = (reason: Reason, wording: Wording) => reason.limit && wording.moneyWithUnit(reason.limit, "halfExpand");
const limitAsPrice = (reason: Reason, wording: Wording) => reason.limit && wording.priceWithUnit(reason.limit);
const limitPlain = (reason: Reason, wording: Wording) => reason.limit && wording.numbers.plain(reason.limit);
const limitAsSize = (reason: Reason, wording: Wording) => reason.limit && wording.size(reason.limit);

const SENTENCES: Record<string, Sentence> = {
  "insufficient-margin": (reason, wording) => `Not enough available balance${missing(reason, wording)}.`,
  "leverage-above-tier": (reason, wording) => `The leverage is above what this size allows${upTo(limitPlain(reason, wording), ", ")}${reason.limit ? "x" : ""}.`,
  "notional-above-cap": (reason, wording) => `The position would be larger than the venue admits${upTo(limitAsMoney(reason, wording), ", ")}.`,
  "order-liquidatable-at-open": (reason, wording) => `The position would be liquidated as it opens${missing(reason, wording)}.`,
  "order-liquidatable-at-trigger": (reason, wording) => `The position would be liquidated as the order triggers${missing(reason, wording)}.`,
  "below-minimum": (reason, wording) => `The order is smaller than the least admitted${upTo(limitPlain(reason, wording), ", ")}.`,
  "off-lot": (reason, wording) => `The size must be a multiple of the lot${upTo(limitAsSize(reason, wording), ", ")}.`,
  "off-tick": (reason, wording) => `The price must be a multiple of the tick${upTo(limitPlain(reason, wording), ", ")}.`,
  "reduce-only-no-position": () => "Reduce-only, but there is no position on the other side to reduce.",
  "reduce-only-capped": (reason, wording) => `Reduce-only: the size counts only up to the position${upTo(limitAsSize(reason, wording), ", ")}.`,
  "stop-unreachable": (reason, wording) => `The stop lies beyond liquidation${upTo(limitAsPrice(reason, wording), " at ")}: liquidation would come first.`,
  "stop-close": (reason, wording) => `The stop is very close to liquidation${upTo(limitAsPrice(reason, wording), " at ")}: a gap could skip it.`,
  "stop-wrong-side": () => "The stop is on the profit side of the price: it would trigger at once.",
  "target-wrong-side": () => "The target is on the loss side of the price: it would trigger at once.",
  "risk-cap-exceeded": (reason, wording) => `The order can lose more than your limit${upTo(limitAsMoney(reason, wording), " of ")}.`,
  "order-overdetermined": (reason, wording) => `Size, value and margin of the order contradict each other${expected(reason, wording)}.`,
  "position-overdetermined": (reason, wording) => `Size, margin and leverage of a position contradict each other${expected(reason, wording)}.`,
  "funding-overdetermined": (reason, wording) => `The funding rate contradicts its premium${expected(reason, wording)}.`,
  "equity-mismatch": (reason, wording) => `Wallet and equity of the account contradict each other${expected(reason, wording)}.`,
  "tiers-inconsistent": (reason, wording) => `A deduction of the risk table contradicts the rows before it${expected(reason, wording)}.`,
  "mixed-settlement": () => "Cross positions that settle in different currencies cannot be added up.",
  "question-overdetermined": () => "The question asks for two things at once.",
  "rules-unsupported": () => "These rules have no exact answer here.",
  "unreachable": () => "No amount of margin reaches that.",
};

/** Reasons that only warn: an order that runs into one of these is still accepted. */
const WARNINGS = new Set(["stop-unreachable", "stop-close", "stop-wrong-side", "target-wrong-side", "risk-cap-exceeded", "reduce-only-capped"]);

const INPUTS: Record<string, string> = {
  qty: "Size", notional: "Order value", margin: "Margin", price: "Price", leverage: "Leverage", stop: "Stop", target: "Target", riskCap: "Risk limit",
  wallet: "Wallet", equity: "Equity", entry: "Entry price", symbol: "Symbol", amount: "Amount", tick: "Tick", lot: "Lot", mmr: "Maintenance rate",
};

const FAULTS: Record<string, string> = {
  "not-a-decimal": "is not a decimal number", "out-of-range": "is outside its range", "too-many-digits": "has more digits than can be held",
  "unknown-symbol": "is not a contract of this account", "unknown-field": "is not a known field", "unknown-value": "is not one of the known values",
  "unsorted-tiers": "does not come after the row before it", "missing": "is missing", "too-many": "are more than can be held",
  "unknown-venue": "is not a venue whose rules are known", "unknown-position": "is not a position of this account", "duplicate": "is given twice",
  "wrong-type": "is not of the kind expected here", "unreadable": "could not be read",
};

/** One plain sentence for each reason, with the amount that is missing or the limit that was passed. */
export function reasonSentence(reason: Reason, wording: Wording): string {
  const known = Object.hasOwn(SENTENCES, reason.code) ? SENTENCES[reason.code] : undefined;
  if (known) return known(reason, wording);
  const facts = [
    reason.missing && `missing ${wording.moneyWithUnit(reason.missing, "ceil")}`,
    reason.limit && `limit ${wording.numbers.plain(reason.limit)}`,
  ].filter(Boolean);
  return `${capitalized(spaced(reason.code))}${facts.length ? `: ${facts.join(", ")}` : ""}.`;
}

export const warns = (reason: Reason): boolean => WARNINGS.has(reason.code);

/** Which input, what was given, what is wrong with it. */
export function errorSentence({ code, path, value }: InputError): string {
  const fault = (Object.hasOwn(FAULTS, code) ? FAULTS[code] : undefined) ?? spaced(code);
  const name = inputName(path);
  if (value === undefined || value === "") return `${name} ${fault}.`;
  return `${name}: “${clipped(typeof value === "object" ? "object" : String(value))}” ${fault}.`;
}

/** `order.qty` → Size; `marks.BTC` → Mark of BTC; `positions[1].qty` → Size (positions[1].qty). */
export function inputName(path: string): string {
  const mark = /^marks[.[]["']?(.+?)["']?\]?$/.exec(path);
  if (mark) return `Mark of ${mark[1]}`;
  const field = path.slice(path.lastIndexOf(".") + 1);
  const name = Object.hasOwn(INPUTS, field) ? INPUTS[field] : undefined;
  if (!name) return path || "Input";
  return path === field || path === `order.${field}` ? name : `${name} (${path})`;
}

function expected(reason: Reason, wording: Wording): string {
  const where = reason.path ? `: ${inputName(reason.path)}` : "";
  return reason.expected ? `${where || ":"} should be ${wording.numbers.plain(reason.expected)}` : where;
}

const spaced = (code: string): string => code.replaceAll("-", " ");
const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const clipped = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
