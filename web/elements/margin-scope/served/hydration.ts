// SPDX-License-Identifier: MIT
import { render, type RenderOptions } from "lit";
import type { Hydrate } from "./hydrate.js";

/**
 * A shadow root that a server wrote. It stands until the element has as much to say; then its nodes are taken over.
 * What does that is fetched only by pages that have such a root.
 */
export class Served {
  readonly #root: ShadowRoot;
  readonly #waiting: boolean;
  #hydrate: Hydrate | undefined;

  /** `settled` is called once it is known how to take over. */
  constructor(host: HTMLElement, root: ShadowRoot, settled: () => void) {
    this.#root = root;
    this.#waiting = root.querySelector('[data-status="waiting"]') !== null;
    import("./hydrate.js")
      .then(({ hydrate, restore }) => { restore(host, root); this.#hydrate = hydrate; })
      // Without it the server's nodes are replaced: never two copies.
      .catch(() => { this.#hydrate = () => root.replaceChildren(); })
      .then(settled);
  }

  /** Whether a picture of this status may take the server's place. */
  yieldsTo(status: string): boolean {
    return this.#hydrate !== undefined && (status !== "waiting" || this.#waiting);
  }

  /** After this the next rendering of the element updates the server's nodes. */
  hydrate(value: unknown, options: RenderOptions): void {
    options.renderBefore = null;
    this.#hydrate?.(render, value, this.#root, options);
  }
}
