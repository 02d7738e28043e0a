// SPDX-License-Identifier: MIT
import { here } from "../parts.js";
import type { FormSide, Seat } from "./form-side.js";

/** The element as a control of its form, also while the part that knows how is on its way: until it has come, `block-on` holds the form back. */
export class Control {
  readonly #seat: Seat;
  #side: FormSide | null = null;

  constructor(seat: Seat) {
    this.#seat = seat;
  }

  /** The form that the element belongs to now. */
  follow(form: HTMLFormElement | null): void {
    this.#side?.follow(form);
  }

  /** Holds the form back, and says `why`, while `block-on` says so, and while what judges that is on its way; not where it is `missing`. */
  block(why: () => string, missing: boolean): void {
    const { host: { name, blockOn, shadowRoot }, internals } = this.#seat;
    const anchor = shadowRoot?.querySelector<HTMLElement>("[data-status]") ?? undefined;
    if (here.form && !this.#side && (blockOn || name)) {
      this.#side = new here.form.FormSide(this.#seat);
      this.follow(internals.form);
    }
    if (this.#side) return this.#side.block(why, anchor);
    const held = Boolean(blockOn) && !missing;
    if (held || !internals.validity.valid) internals.setValidity(held ? { customError: true } : {}, held ? why() : "", anchor);
  }
}
