// SPDX-License-Identifier: MIT
import { addSeen } from "./form-data.js";
import type { Wording } from "../said/wording.js";
import type { MarginScopeStatus, Outcome } from "../types.js";

/** The element, as far as it is a control. */
export interface Controlled extends HTMLElement {
  name: string;
  blockOn: string | null | undefined;
  readonly status: MarginScopeStatus;
}

/** What its form may ask of it. */
export interface Seat {
  readonly host: Controlled;
  readonly internals: ElementInternals;
  facts(): FormFacts;
  /** Brings the facts up to date, where what came last still waits. */
  refresh(): void;
}

/** What a form learns of it besides. */
export interface FormFacts {
  stale: boolean;
  /** What its inputs say cannot be read yet. */
  unheard: boolean;
  outcome: Outcome;
  wording: Wording;
}

/** The element as a control of its form: what it adds to the data, and when it holds the form back. */
export class FormSide {
  readonly #seat: Seat;
  #form: HTMLFormElement | null = null;
  /** The host got a tabindex here. */
  #focusable = false;
  readonly #onFormData = ({ formData }: FormDataEvent) => {
    const { host } = this.#seat;
    this.#seat.refresh();
    const { name, status } = host;
    const { outcome, wording } = this.#seat.facts();
    if (name && !host.matches(":disabled")) addSeen(formData, name, status, outcome, wording);
  };
  /** The browser asked what was so at the last frame. Before anyone hears that the form is sent it is asked of what is so now. */
  readonly #onSubmit = (event: SubmitEvent) => {
    // An input called `matches` would hide the method of its form.
    const { host, internals } = this.#seat;
    if (!host.blockOn || Element.prototype.matches.call(this.#form, "[novalidate]") || event.submitter?.matches("[formnovalidate]")) return;
    this.#seat.refresh();
    if (internals.reportValidity()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  constructor(seat: Seat) {
    this.#seat = seat;
  }

  /** The form that the element belongs to now. */
  follow(form: HTMLFormElement | null): void {
    this.#form?.removeEventListener("formdata", this.#onFormData);
    this.#form?.removeEventListener("submit", this.#onSubmit, true);
    this.#form = form;
    form?.addEventListener("formdata", this.#onFormData);
    form?.addEventListener("submit", this.#onSubmit, true);
  }

  /**
   * Holds the form back in the statuses that the host named, `stale` among them, and until there can be one; says there `why`, at
   * `anchor`. An engine, or a part, that fails is no fault of the order: without it the form works as if the element were not there.
   */
  block(why: () => string, anchor: HTMLElement | undefined): void {
    const { host, internals } = this.#seat;
    const { blockOn, status } = host;
    const { stale, unheard, outcome } = this.#seat.facts();
    const named = String(blockOn ?? "").trim().split(/\s+/);
    const blocking = outcome.kind !== "failure" && named[0] !== "" && (unheard || named.includes(status) || (stale && named.includes("stale")));
    if (!blocking) {
      if (!internals.validity.valid) internals.setValidity({});
      if (this.#focusable && host.tabIndex === -1) host.removeAttribute("tabindex");
      this.#focusable = false;
      return;
    }
    // A browser that cannot focus what is wrong holds the form back without a word.
    if (!host.hasAttribute("tabindex")) {
      host.tabIndex = -1;
      this.#focusable = true;
    }
    internals.setValidity({ customError: true }, why(), anchor);
  }
}
