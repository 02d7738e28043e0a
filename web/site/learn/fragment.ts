// SPDX-License-Identifier: MIT
// The state of a figure in the address: `#payoff,mark=90`.
import type { State } from "./figures/figure.js";

export function readFragment(hash: string): Record<string, State> {
  const [name = "", ...parts] = decodeURIComponent(hash.replace(/^#/, "")).split(",");
  if (!/^\w+$/.test(name) || parts.length === 0) return {};
  const pairs = parts.map((part) => part.split("=")).filter((pair): pair is [string, string] => pair.length === 2);
  return { [name]: Object.fromEntries(pairs) };
}

export const fragmentOf = (name: string, state: State): string =>
  `#${[name, ...Object.entries(state).map(([key, value]) => `${key}=${value}`)].join(",")}`;

/** Leaves no trail in the history. Where a page has no address of its own nothing is written. */
export function writeFragment(name: string, state: State): void {
  try {
    history.replaceState(history.state, "", fragmentOf(name, state));
  } catch {
    // A page that lives in another's frame, or a browser that counts changes: the figure works all the same.
  }
}
