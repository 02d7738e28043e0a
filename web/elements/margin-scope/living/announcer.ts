// SPDX-License-Identifier: MIT

/** Least time between two announcements, in milliseconds: a feed must not talk over its listener. */
const PAUSE = 5000;

/** Passes on at most one text in each pause; of those that come meanwhile the last, unless it is what was said before. */
export class Announcer {
  readonly #say: (text: string) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #said = "";
  #next = "";
  /** When something was said last. */
  #last = -PAUSE;

  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  announce(text: string): void {
    this.#next = text;
    const left = this.#last + PAUSE - performance.now();
    if (left <= 0) this.#speak();
    else this.#timer ??= setTimeout(() => this.#speak(), left);
  }

  /** What waits is not said any more. The pause goes on: an element that is moved says nothing earlier for it. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #speak(): void {
    this.stop();
    if (this.#next === this.#said) return;
    this.#said = this.#next;
    this.#last = performance.now();
    this.#say(this.#said);
  }
}
