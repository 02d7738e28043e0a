// SPDX-License-Identifier: MIT
import type { ReactiveController, ReactiveControllerHost } from "lit";

export interface Fed extends ReactiveControllerHost, HTMLElement {
  /** Seconds without a tick after which prices are stale; null: never. */
  readonly patience: number | null;
}

/**
 * The pace of a feed. Ticks ask for an update only while the element can be seen; what came meanwhile is shown when it comes into view.
 * (While the document is hidden there are no frames, and so no updates.) Says when the last tick is too long ago.
 */
export class Feed implements ReactiveController {
  readonly #host: Fed;
  #observer: IntersectionObserver | undefined;
  #seen = true;
  #waiting = false;
  #last: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stale = false;
  readonly #onSight: () => void;

  /** `onSight` is called whenever the element comes into view. */
  constructor(host: Fed, onSight: () => void) {
    this.#host = host;
    this.#onSight = onSight;
    host.addController(this);
  }

  /** The last tick is longer ago than the host allows. */
  get stale(): boolean {
    return this.#stale;
  }

  /** The element is in view, as far as is known. */
  get seen(): boolean {
    return this.#seen;
  }

  hostConnected(): void {
    if (typeof IntersectionObserver === "undefined") return this.#onSight();
    this.#observer = new IntersectionObserver((entries) => this.#see(entries.at(-1)!.isIntersecting));
    this.#observer.observe(this.#host);
    if (this.#last !== undefined) this.#watch();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#seen = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** A tick came. */
  tick(): void {
    this.#last = performance.now();
    if (this.#stale) this.#stale = false;
    this.#watch();
    if (this.#seen) this.#host.requestUpdate();
    else this.#waiting = true;
  }

  /** The feed starts anew: what it said before no longer counts. */
  restart(): void {
    this.#last = undefined;
    this.#stale = false;
  }

  #see(seen: boolean): void {
    this.#seen = seen;
    if (!seen) return;
    this.#onSight();
    if (this.#waiting) this.#host.requestUpdate();
    this.#waiting = false;
  }

  /** One timer whatever the number of ticks: it looks, when it rings, how long the last one is ago. */
  #watch(): void {
    if (this.#timer !== undefined || this.#host.patience === null || !this.#host.isConnected) return;
    const age = performance.now() - this.#last!;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#last === undefined || this.#host.patience === null) return;
      if (performance.now() - this.#last < this.#host.patience * 1000) return this.#watch();
      this.#stale = true;
      this.#host.requestUpdate();
    }, Math.max(0, this.#host.patience * 1000 - age));
  }
}
