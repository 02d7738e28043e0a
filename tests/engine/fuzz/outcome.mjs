// SPDX-License-Identifier: MIT
// What may come of a call, whatever was given: a result whose every number and price is sound, or a MarginInputError.
import assert from "node:assert/strict";
import { MarginInputError } from "../../../dist/engine.js";

const STATUSES = {
  assess: ["ok", "already", "invalid"],
  preview: ["ok", "already", "insufficient", "invalid"],
  explain: ["ok", "never", "already", "absent", "invalid"],
  seek: ["ok", "never", "already", "insufficient", "invalid"],
  fund: ["ok", "already", "invalid"],
  shock: ["ok", "already", "invalid"],
  curve: ["ok", "already", "invalid"],
};
const decimal = /^-?(0|[1-9]\d*)(\.\d*[1-9])?$/;
/** Fields of results that are words, names or lists of words. */
const WORDS = new Set([
  "status", "id", "symbol", "side", "mode", "kind", "liquidity", "effect", "code", "path", "field", "name", "unit", "text", "position", "input",
]);
/** Fields of results that are prices wherever they stand, except in a distance. */
const PRICES = new Set(["price", "exact", "lower", "upper", "recovery", "mark", "entry", "breakEven"]);

/** The status of the result, or "refused". */
export function outcome(about, call) {
  let result;
  try {
    result = call();
  } catch (error) {
    if (!(error instanceof MarginInputError)) throw error;
    assert.ok(error.code.length > 0 && error.path.length > 0 && error.message.length < 1000, error.message);
    return "refused";
  }
  assert.ok(STATUSES[about].includes(result.status), `${about} answers ${result.status}`);
  assert.deepEqual(JSON.parse(JSON.stringify(result)), result, "the result survives JSON");
  if (result.status !== "invalid") walk(result, "", (path, value, key, holder) => sound(path, value, key, holder));
  return result.status;
}

function walk(value, path, visit) {
  for (const [key, inner] of Object.entries(value)) {
    const at = `${path}.${key}`;
    if (typeof inner === "object" && inner !== null) walk(inner, at, visit);
    else visit(at, inner, key, value);
  }
  if (isLiquidation(value)) assert.equal(value.price !== undefined, value.status === "ok", `${path}: a price where and only where it is ok`);
}

/** Of a position, or at a point in time: a status beside prices and nothing else to be found. */
const isLiquidation = (value) => "status" in value && ("exact" in value || "price" in value) && !("reasons" in value);

function sound(path, value, key, holder) {
  if (value === null || typeof value === "boolean") return;
  if (typeof value === "number") return assert.ok(Number.isSafeInteger(value) && value >= 0, `${path} is ${value}`);
  assert.equal(typeof value, "string", path);
  // A rule is a word or a decimal.
  if (WORDS.has(key) || path.startsWith(".rules.") || path.includes(".liquidated.")) return;
  assert.match(value, decimal, `${path} is ${value.slice(0, 100)}`);
  assert.notEqual(value, "-0", path);
  const isPrice = PRICES.has(key) && !("percent" in holder) && !isQuantity(holder);
  if (isPrice) assert.ok(!value.startsWith("-") && value !== "0", `${path} is ${value}, which is no price`);
}

/** What was sought may be a size, a leverage or a margin. */
const isQuantity = (holder) => "reasons" in holder && !("reachable" in holder);
