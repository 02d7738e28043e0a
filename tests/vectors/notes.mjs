// SPDX-License-Identifier: MIT
// The conventions a vector was printed under: the `switches:` part of its notes.
import { rational } from "./rational.mjs";

/** Switch → the first word of its value, `{ mm_basis: "at-liq" }`; what follows it in the notes is for people. */
export function switches({ formula_notes }) {
  const named = {};
  for (const part of switchPart(formula_notes).split(";")) {
    const [, name, value] = /^\s*([a-z_]+)=([\w.-]+)/.exec(part) ?? [];
    if (name) named[name] = value;
  }
  return named;
}

// A full stop ends the part; the one inside a number has no blank after it.
function switchPart(notes) {
  const [, part] = /^switches: (.*?)(?:\.\s|\.?$)/s.exec(notes) ?? [];
  if (part === undefined) throw new TypeError(`notes without switches: ${notes}`);
  return part;
}

/** What the engine's rules call a switch, and the values it knows. */
const RULES = {
  mm_basis: ["mmBasis", "at-liq", "at-entry", "at-mark", "share-of-margin", "constant"],
  close_fee: ["closeFee", "none", "at-liq", "at-bankruptcy", "at-mark", "multiplicative"],
  tier_law: ["tierLaw", "marginal", "flat", "single", "power", "size-linear", "weights"],
  tier_basis: ["tierBasis", "quote", "coin", "contracts", "base"],
  hedge: ["hedge", "sum", "larger", "max-side", "net"],
  boundary: ["boundary", "equal-liquidates", "equal-safe"],
  orders: ["orders", "excluded", "counted"],
  funding_reserve: ["fundingReserve", "0", "next"],
  display: ["display", "root", "prorated", "bisect-1e-4", "min-room"],
};

/** The engine's rules for a vector; `except` names switches that do not bear on what is asked. */
export function rulesOf(vector, except = []) {
  const rules = {};
  for (const [name, value] of Object.entries(switches(vector))) {
    if (!(name in RULES) || except.includes(name)) continue;
    const [rule, ...values] = RULES[name];
    if (!values.includes(value)) throw new RangeError(`the engine has no ${name}=${value}`);
    rules[rule] = value;
  }
  const { fee_buffer, safety } = { ...switches(vector), ...vector.inputs };
  if (fee_buffer !== undefined) rules.feeBuffer = fee_buffer;
  if (safety !== undefined) rules.safety = safety;
  return rules;
}

/** The tick that a printed price was rounded to toward the mark; without one the unrounded price is compared. */
export function tickOf({ formula_notes, inputs }) {
  const [, rounding] = /rounding=([^.;]*(?:\.\d[^.;]*)?)/.exec(switchPart(formula_notes)) ?? [];
  if (!rounding?.includes("toward-mark")) return undefined;
  const [, places] = /(\d+) dp/.exec(rounding) ?? [];
  if (places) return String(rational(`1e-${places}`));
  const [, tick] = /tick (\d+(?:\.\d+)?)/.exec(formula_notes) ?? [];
  return inputs.tick ?? tick;
}

/**
 * Checks of the engine's own price, where a note tells it because the printed one follows a recipe of its own; correct to the
 * last place it is told to.
 */
export function ownPrice({ formula_notes }, read) {
  const [, expected, places = ""] = /(?:mark-to-market, .*? answers|the account root \()\s*(\d+(?:\.(\d+))?)/.exec(formula_notes) ?? [];
  return expected ? [{ name: "liq_price, the engine's own", expected, tolerance: `abs:5e-${places.length + 1}`, read }] : [];
}
