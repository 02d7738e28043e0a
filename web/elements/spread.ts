// SPDX-License-Identifier: MIT

/** Places of labels, moved apart where they would be nearer than `apart`, and kept between `low` and `high`. */
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
