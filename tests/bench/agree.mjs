// SPDX-License-Identifier: MIT
// Whether a contender's answer, however little of it there is, is the engine's.
import { Decimal } from "decimal.js";

const Wide = Decimal.clone({ precision: 60 });

/** Every place where what `theirs` says differs from `ours`: decimals by more than `tolerance` (relative), all else at all. */
export function differences(ours, theirs, tolerance, path = "") {
  if (Array.isArray(theirs)) {
    if (ours?.length !== theirs.length) return [`${path}: ${ours?.length} against ${theirs.length} of them`];
    return theirs.flatMap((value, place) => differences(ours[place], value, tolerance, `${path}[${place}]`));
  }
  if (typeof theirs === "object" && theirs !== null) {
    const { tolerance: own = tolerance, ...fields } = theirs;
    return Object.entries(fields).flatMap(([name, value]) => differences(ours?.[name], value, own, path ? `${path}.${name}` : name));
  }
  return same(ours, theirs, tolerance) ? [] : [`${path}: ${ours} against ${theirs}`];
}

function same(ours, theirs, tolerance) {
  if (ours === theirs) return true;
  if (typeof ours !== "string" || typeof theirs !== "string" || !isDecimal(ours) || !isDecimal(theirs)) return false;
  const [left, right] = [new Wide(ours), new Wide(theirs)];
  return left.minus(right).abs().lte(Wide.max(left.abs(), right.abs()).times(tolerance));
}

const isDecimal = (text) => /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text);
