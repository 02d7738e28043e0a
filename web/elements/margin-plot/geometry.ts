// SPDX-License-Identifier: MIT
// Where things lie: domains that hold all that is marked.
import type { PriceDomain, Subject } from "./types.js";

/** Prices around the entry, as far to both sides as the farthest that is marked, and some more. */
export function priceDomain({ position, liquidations, bankruptcy, mark }: Subject, least = 0.12): PriceDomain {
  const entry = Number(position.entry);
  const marked = [...liquidations.map(({ exact }) => exact), ...(bankruptcy === undefined ? [] : [bankruptcy])].map(Number);
  const reach = Math.max(entry * least, ...marked.map((price) => Math.abs(price - entry) * 1.3));
  const ends = [Math.max(entry * 0.002, entry - Math.min(reach, entry * 0.998)), entry + reach];
  const now = Number(mark);
  return [Math.min(ends[0]!, now > 0 ? now : ends[0]!), Math.max(ends[1]!, now)];
}

/** Of a pixel, so that two runtimes print the same. */
export const px = (value: number): string => String(Math.round(value * 100) / 100);

/** A difference, without what is left of two doubles that are equal. */
export function less(from: number, what: number): number {
  const left = from - what;
  return Math.abs(left) < Math.abs(from) * 1e-9 ? 0 : left;
}
