// SPDX-License-Identifier: MIT
import type { Wanted } from "../parts.js";
import type { MarginScopeView } from "../types.js";

/** Which view is on screen while parts are on their way. */
export class Screen {
  /** None before the first. */
  #shown: MarginScopeView | undefined;
  /** On screen is nothing yet, or that it waits: what comes in its place comes whole. */
  #bare = true;

  /**
   * Turns to `view` once its parts have come, or will not: where they did not, a ticket says so. Returns what is to be shown, while the
   * outcome `waits` or after; undefined where what is there stays.
   */
  turn(view: MarginScopeView, editing: boolean, waits: boolean, wanted: Wanted): MarginScopeView | undefined {
    if (!wanted.awaits(editing ? ["panel", "typed"] : ["panel", "meter"])) this.#shown = view;
    if (!this.#shown || (this.#bare && !waits && wanted.awaits(["reasons"]))) return undefined;
    this.#bare &&= waits;
    return this.#shown;
  }
}
