// SPDX-License-Identifier: MIT
import type { MarginScope } from "../margin-scope/margin-scope.js";

/** Milliseconds. */
const ASKED_EVERY = 100;

/** A ticket out of view shows no ticks. While somebody sees who follows it, it is asked for what it would show, as its own feed asks. */
export class Lookout {
  #observer: IntersectionObserver | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  watch(host: Element, scope: MarginScope | null): void {
    this.stop();
    if (!scope || typeof IntersectionObserver === "undefined") return;
    const seen = new Map<Element, boolean>();
    const ask = (): void => { if (!scope.isUpdatePending) scope.requestUpdate("feed", null); };
    this.#observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) seen.set(target, isIntersecting);
      clearInterval(this.#timer);
      if (!seen.get(host) || seen.get(scope) !== false) return;
      ask();
      this.#timer = setInterval(ask, ASKED_EVERY);
    });
    this.#observer.observe(host);
    this.#observer.observe(scope);
  }

  stop(): void {
    this.#observer?.disconnect();
    clearInterval(this.#timer);
  }
}
