// SPDX-License-Identifier: MIT
import { here } from "../parts.js";
import type { Controlled, FormFacts, FormSide } from "./form-side.js";

/** The element as a control of its form, also while the part that knows how is on its way: until it has come, `block-on` holds the form back. */
export class Control {
  readonly #host: Controlled;
  readonly #internals: ElementInternals;
  readonly #facts: () => FormFacts;
  readonly #refresh: () => void;
  #side: FormSide | null = null;

  /** `refresh` brings the facts up to date, where what came last still waits. */
  constructor(host: Controlled, internals: ElementInternals, facts: () => FormFacts, refresh: () => void) {
    this.#host = host;
    this.#internals = internals;
    this.#facts = facts;
    this.#refresh = refresh;
  }

  /** The form that the element belongs to now. */
  follow(form: HTMLFormElement | null): void {
    this.#side?.follow(form);
  }

  /** Holds the form back, and says `why`, while `block-on` says so, and while what judges that is on its way; not where it is `missing`. */
  block(why: () => string, missing: boolean): void {
    const { name, blockOn, shadowRoot } = this.#host;
    const internals = this.#internals;
    const anchor = shadowRoot?.querySelector<HTMLElement>("[data-status]") ?? undefined;
    if (here.form && !this.#side && (blockOn || name)) {
      this.#side = new here.form.FormSide(this.#host, internals, this.#facts, this.#refresh);
      this.follow(internals.form);
    }
    if (this.#side) return this.#side.block(why, anchor);
    const held = Boolean(blockOn) && !missing;
    if (held || !internals.validity.valid) internals.setValidity(held ? { customError: true } : {}, held ? why() : "", anchor);
  }
}
