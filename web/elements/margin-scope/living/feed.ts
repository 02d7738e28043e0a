// SPDX-License-Identifier: MIT
import type { ReactiveController, ReactiveControllerHost } from "lit";

export interface Fed extends HTMLElement {
  addController: ReactiveControllerHost["addController"];
  requestUpdate(property: PropertyKey, before: null): void;
}

/** What an update is asked for by, where it is for the feed's sake: nobody set anything. */
export const FEED = "feed";

export interface Pace {
  /** Seconds without a tick after which prices are stale; what is no positive number: never. */
  patience: () => number;
  /** Called whenever the element comes into view. */
  onSight: () => void;
  /** Ticks count at once, whether the element is in view or not. */
  everSeen: () => boolean;
}

/** The most that a timer can wait, in seconds. */
const LONGEST = 2_000_000;

/**
 * The pace of a feed. Ticks ask for an update only while the element can be seen; what came meanwhile is shown when it comes into view.
 * (While the document is hidden there are no frames, and so no updates.) Says when the last tick is too long ago.
 */
export class Feed implements ReactiveController {
  readonly #host: Fed;
  readonly #pace: Pace;
  readonly #followers = new Set<Element>();
  #observer: IntersectionObserver | undefined;
  #seen = true;
  #waiting = false;
  #last: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stale = false;

  constructor(host: Fed, pace: Pace) {
    this.#host = host;
    this.#pace = pace;
    host.addController(this);
  }

  /** The last tick is longer ago than the host allows. */
  get stale(): boolean {
    return this.#stale;
  }

  hostConnected(): void {
    this.review();
    this.catchUp();
    if (typeof IntersectionObserver === "undefined") return this.#pace.onSight();
    this.#observer = new IntersectionObserver((entries) => this.#see(entries.at(-1)!.isIntersecting));
    this.#observer.observe(this.#host);
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
    this.#stale = false;
    this.#watch();
    if ((this.#seen || this.#followers.size > 0 || this.#pace.everSeen()) && this.#host.isConnected) this.#ask();
    else this.#waiting = true;
  }

  /** What shows the same numbers: while it is in view, ticks count at once. */
  followedBy(follower: Element, inView: boolean): void {
    if (!inView) return void this.#followers.delete(follower);
    this.#followers.add(follower);
    this.catchUp();
  }

  /** What the host allows may be another: prices may be stale, or not, without a tick. */
  review(): void {
    if (this.#last === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const patience = this.#pace.patience();
    this.#stale = patience > 0 && performance.now() - this.#last >= patience * 1000;
    if (!this.#stale) this.#watch();
  }

  /** The feed starts anew: what it said before no longer counts. */
  restart(): void {
    this.#last = undefined;
    this.#stale = false;
  }

  #see(seen: boolean): void {
    this.#seen = seen;
    if (!seen) return;
    this.#pace.onSight();
    this.catchUp();
  }

  /** What waits until the element is in view need not wait any longer. */
  catchUp(): void {
    if (!this.#waiting || !this.#host.isConnected) return;
    this.#waiting = false;
    this.#ask();
  }

  #ask(): void {
    this.#host.requestUpdate(FEED, null);
  }

  /** One timer whatever the number of ticks: it looks, when it rings, how long the last one is ago. */
  #watch(): void {
    const patience = this.#pace.patience();
    if (this.#timer !== undefined || !(patience > 0 && patience <= LONGEST) || !this.#host.isConnected) return;
    const left = patience * 1000 - (performance.now() - this.#last!);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#last === undefined) return;
      if (performance.now() - this.#last < this.#pace.patience() * 1000) return this.#watch();
      this.#stale = true;
      this.#ask();
    }, Math.max(0, left));
  }
}
