// SPDX-License-Identifier: MIT
import type { MarginScope } from "../margin-scope/margin-scope.js";

/** Tells a ticket whether who follows it is in view: out of view itself, it would let prices wait. */
export class Lookout {
  #observer: IntersectionObserver | undefined;
  #leave: (() => void) | undefined;

  watch(host: Element, scope: MarginScope | null): void {
    this.stop();
    if (!scope || typeof IntersectionObserver === "undefined") return;
    const tell = (inView: boolean): void => scope.followedBy?.(host, inView);
    this.#leave = () => tell(false);
    this.#observer = new IntersectionObserver((entries) => tell(entries.at(-1)!.isIntersecting));
    this.#observer.observe(host);
  }

  stop(): void {
    this.#observer?.disconnect();
    this.#leave?.();
    this.#leave = undefined;
  }
}
