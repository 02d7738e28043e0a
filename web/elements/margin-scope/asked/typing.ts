// SPDX-License-Identifier: MIT
import type { Decimalish } from "../../../engine/index.js";
import type { Numbers } from "../../locale/numbers.js";
import { here } from "../parts.js";
import type { Asking } from "./asking.js";
import type { EditedField } from "./edits.js";
import type { Bound } from "./host-form.js";

/** The element, as far as persons type into it or into its page. */
export interface Typist extends Bound {
  view: string;
  editable: boolean;
  requestUpdate(property?: PropertyKey, before?: null): void;
  tick(mark: Decimalish): void;
}

/** Whether persons type, and what waits until the part has come that reads it. */
export class Typing {
  /** A price that came before it was known whose it is. */
  early: Decimalish | undefined;
  /** Right after a reset nobody is in an input. */
  isReset = false;
  readonly #host: Typist;
  readonly #asking: Asking;
  readonly #internals: ElementInternals;
  readonly #refresh: () => void;
  /** What the browser brought back of a person's edits, until it can be read. */
  #restored = "";

  /** `refresh` shows at once what an input of the page says now. */
  constructor(host: Typist, asking: Asking, internals: ElementInternals, refresh: () => void) {
    this.#host = host;
    this.#asking = asking;
    this.#internals = internals;
    this.#refresh = refresh;
  }

  /** Somebody types, or typed before, and it cannot be read yet. */
  get unheard(): boolean {
    return Boolean(this.#host.bind || this.#restored) && !this.#asking.typed;
  }

  /** Its own inputs are wanted. */
  get editing(): boolean {
    return this.#host.view === "panel" && this.#host.editable;
  }

  /** Begins to read what persons type, once that can be; what they typed here is written as in `numbers`. */
  hear(numbers: Numbers): void {
    if (here.typed && !this.#asking.typed && (this.unheard || this.editing)) {
      const { edits } = this.#asking.typed = new here.typed.Typed(this.#host, this.#internals, this.#refresh);
      if (this.#restored) edits.restore(this.#restored);
      if (this.early !== undefined) this.#host.tick(this.early);
    }
    this.#asking.typed?.edits.writeIn(numbers);
  }

  /** A person typed here. */
  edit(field: EditedField, text: string): void {
    this.#asking.typed?.edits.set(field, text);
    this.#edited();
  }

  /** The browser brings back what it kept of a person's edits. */
  restore(state: string): void {
    this.#restored = state;
    this.#asking.typed?.edits.restore(state);
    this.#edited();
  }

  /** The host's values count again. */
  reset(): void {
    this.#asking.typed?.edits.keep([]);
    this.#restored = "";
    this.isReset = true;
    this.#edited();
  }

  #edited(): void {
    this.#host.requestUpdate("edits", null);
  }
}
