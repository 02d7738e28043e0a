// SPDX-License-Identifier: MIT
// Where things lie: domains that hold all that is marked, and labels that do not touch.
import type { Subject } from "./types.js";

/** Prices around the entry, as far to both sides as the farthest that is marked, and some more. */
export function priceDomain({ position, liquidation, bankruptcy, mark }: Subject, least = 0.12): [number, number] {
  const entry = Number(position.entry);
  const marked = [liquidation, bankruptcy].filter((price) => price !== undefined).map(Number);
  const reach = Math.max(entry * least, ...marked.map((price) => Math.abs(price - entry) * 1.3));
  const ends = [Math.max(entry * 0.002, entry - Math.min(reach, entry * 0.998)), entry + reach];
  const now = Number(mark);
  return [Math.min(ends[0]!, now > 0 ? now : ends[0]!), Math.max(ends[1]!, now)];
}

/** Places in order, moved apart where they would be nearer than `apart`, and kept between `low` and `high`. */
export function spread(wanted: readonly number[], apart: number, low: number, high: number): number[] {
  const order = wanted.map((at, index) => ({ at, index })).sort((left, right) => left.at - right.at);
  const placed: number[] = [];
  for (const { at } of order) placed.push(Math.max(at, low, (placed.at(-1) ?? -Infinity) + apart));
  let limit = high;
  for (let place = placed.length - 1; place >= 0; place--) {
    placed[place] = Math.min(placed[place]!, limit);
    limit = placed[place]! - apart;
  }
  const result: number[] = [];
  order.forEach(({ index }, place) => { result[index] = placed[place]!; });
  return result;
}

/** Of a pixel, so that two runtimes print the same. */
export const px = (value: number): string => String(Math.round(value * 100) / 100);
