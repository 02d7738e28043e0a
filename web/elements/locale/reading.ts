// SPDX-License-Identifier: MIT
import type { Decimal } from "../../engine/index.js";
import type { Numbers } from "./numbers.js";
import { finished, readerOf, type Reader } from "./parse.js";

const readings = new WeakMap<Numbers, Reading>();

/** How a person writes the numbers that `numbers` prints. */
export function readingOf(numbers: Numbers): Reading {
  let reading = readings.get(numbers);
  if (!reading) readings.set(numbers, reading = new Reading(numbers));
  return reading;
}

class Reading {
  readonly #numbers: Numbers;
  readonly #read: Reader;

  constructor(numbers: Numbers) {
    this.#numbers = numbers;
    this.#read = readerOf(numbers.locale);
  }

  /** What is written in the locale's own way, as decimal text; null for anything else. */
  parse(text: string): Decimal | null {
    return this.#read(text);
  }

  /** Of what is still being typed that part which is to be read: `1.` says 1, `-` says nothing yet. */
  finished(text: string): string {
    return finished(text, this.#read, ["0", this.#numbers.plain("0")]);
  }
}
