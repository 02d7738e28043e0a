// SPDX-License-Identifier: MIT
import type { MarginScopeStatus } from "../types.js";

/** The status that others know of, and whether they were told of it: what is another now crossed from there. */
export class Crossing {
  /** Nobody has been told by speech yet. */
  unspoken = false;
  #told: MarginScopeStatus = "waiting";
  readonly #states: CustomStateSet;

  constructor({ states }: ElementInternals) {
    this.#states = states;
  }

  /** As `:state(…)` the status is told at once, with `stale` beside it. Returns which it was before; the same where nothing crossed. */
  to(status: MarginScopeStatus, stale: boolean): MarginScopeStatus {
    const from = this.#told;
    const states = this.#states;
    if (from !== status || !states.has(status)) {
      states.delete(from);
      states.add(status);
    }
    states[stale ? "add" : "delete"]("stale");
    if (from !== status) this.unspoken = from !== "waiting";
    this.#told = status;
    return from;
  }
}
