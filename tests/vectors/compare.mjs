// SPDX-License-Identifier: MIT
// Whether an answer is what a vector expects, by the vector's own tolerance and without rounding.
import { rational } from "./rational.mjs";

/**
 * `got`: a decimal, a fraction, a boolean, or null for "there is no such value". `expected`: as published, a decimal, `"null"`,
 * `"true"`, `"false"`, or a closed bracket of two. `tolerance`: `exact`, `abs:t` or `rel:t` (of the expected value).
 */
export function agrees(got, expected, tolerance) {
  if (expected === "null") return got === null;
  if (expected === "true" || expected === "false") return got === (expected === "true");
  if (got === null || got === undefined || typeof got === "boolean") return false;
  const value = rational(got);
  if (Array.isArray(expected)) return value.compare(expected[0]) >= 0 && value.compare(expected[1]) <= 0;
  const off = value.minus(expected).absolute();
  return off.compare(allowed(rational(expected), tolerance)) <= 0;
}

function allowed(expected, tolerance) {
  if (tolerance === "exact") return 0;
  const [, kind, amount] = /^(abs|rel):(.+)$/.exec(tolerance) ?? [];
  if (kind === "abs") return rational(amount);
  if (kind === "rel") return rational(amount).times(expected.absolute());
  throw new TypeError(`not a tolerance: ${tolerance}`);
}

/** What a failed check says. */
export function disagreement({ name, expected, tolerance }, got) {
  const shown = got === null ? "none" : typeof got === "boolean" ? String(got) : `${got}`;
  return `${name} is ${shown}, published as ${Array.isArray(expected) ? `[${expected.join(", ")}]` : expected} (${tolerance})`;
}
