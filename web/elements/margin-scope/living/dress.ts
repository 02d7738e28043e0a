// SPDX-License-Identifier: MIT
import type { LitElement } from "lit";
import { sheets } from "../parts.js";
import { adoptSheets } from "../../sheets.js";

/** What an element wears: its own styles, and those of the parts that have come. */
export class Dress {
  readonly #host: LitElement;
  /** Of how many parts. */
  #parts = 0;

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** Anew, as in another document. */
  putOn(): void {
    const { shadowRoot, constructor } = this.#host;
    this.#parts = sheets.length;
    if (shadowRoot) adoptSheets(shadowRoot, [...(constructor as typeof LitElement).elementStyles, ...sheets]);
  }

  /** Where more parts have come. */
  review(): void {
    if (this.#parts < sheets.length) this.putOn();
  }
}
