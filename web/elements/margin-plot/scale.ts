// SPDX-License-Identifier: MIT

export interface Scale {
  (value: number): number;
  /** The value at a place. */
  invert(place: number): number;
  /** Round values in the domain, about as many as asked for: steps of 1, 2 or 5 times a power of ten. */
  ticks(count: number): number[];
}

/** Where values of a domain lie in a range, both from their first end to their second. */
export function linear([from, to]: readonly [number, number], [start, end]: readonly [number, number]): Scale {
  const share = (end - start) / (to - from || 1);
  return Object.assign((value: number) => start + (value - from) * share, {
    invert: (place: number) => from + (place - start) / share,
    ticks(count: number): number[] {
      const step = niceStep((to - from) / count, nearest);
      const first = Math.ceil(from / step - 1e-9);
      const steps = Math.max(0, Math.floor(to / step + 1e-9) - first + 1);
      return Array.from({ length: steps }, (_, place) => Number(((first + place) * step).toPrecision(12)));
    },
  });
}

/** The least power of ten, or 2 or 5 times one, that is not below `rough`; below or above with other bounds. */
export function niceStep(rough: number, [two, five, ten]: readonly [number, number, number] = [1, 2, 5]): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const over = rough / power;
  return power * (over > ten ? 10 : over > five ? 5 : over > two ? 2 : 1);
}

/** Between a step and the next their geometric mean. */
const nearest = [Math.SQRT2, Math.sqrt(10), Math.sqrt(50)] as const;
