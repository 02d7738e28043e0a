// SPDX-License-Identifier: MIT

/** Least time between two announcements, in milliseconds: a feed must not talk over its listener. */
const PAUSE = 5000;

/** Passes on at most one text in each pause; of those that come meanwhile the last, unless it is what was said before. */
export class Announcer {
  readonly #say: (text: string) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #said = "";
  #next = "";

  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  announce(text: string): void {
    this.#next = text;
    if (this.#timer === undefined) this.#speak();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #speak(): void {
    this.#timer = undefined;
    if (this.#next === this.#said) return;
    this.#said = this.#next;
    this.#say(this.#said);
    this.#timer = setTimeout(() => this.#speak(), PAUSE);
  }
}
