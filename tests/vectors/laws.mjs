// SPDX-License-Identifier: MIT
// Rates by a formula, as vectors give them, and markets whose fills follow one too.
import { rational } from "./rational.mjs";

/** The law of what is held, where it is charged by one: by a power of the notional, or growing with the base size. */
export function lawOf({ base_mmr: mmr, base_imr: imr, imr_factor: factor, base_rate: base, rate_per_unit: slope, ...held }) {
  if (mmr !== undefined && factor !== undefined) return { law: "power", mmr, imr, factor };
  // One rate for both margins: which of them is meant, the vector says in words.
  if (slope !== undefined) return { law: "size-linear", base, slope, imrBase: base, imrSlope: slope };
  return held.skew_scale === undefined ? undefined : bySkew(held);
}

/** Initial rate: share of the skew scale · fraction + least rate; maintenance a part of it. */
function bySkew({ skew_scale: scale, im_fraction: fraction, min_imr: least, mm_scalar: part }) {
  const slope = rational(fraction).over(scale);
  return {
    law: "size-linear", base: String(rational(least).times(part)), slope: String(slope.times(part)),
    imrBase: least, imrSlope: String(slope),
  };
}

/** The average price of an order of the whole position: it moves the price by half of its share of the skew scale. */
export function fillAgainstSkew({ qty, price, skew_scale: scale }) {
  return scale === undefined ? undefined : rational(qty).over(2).over(scale).plus(1).times(price);
}
