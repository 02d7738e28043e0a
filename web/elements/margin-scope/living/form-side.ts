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
  readonly #host: Controlled;
  readonly #internals: ElementInternals;
  readonly #facts: () => FormFacts;
  readonly #refresh: () => void;
  #form: HTMLFormElement | null = null;
  /** The host got a tabindex here. */
  #focusable = false;
  readonly #onFormData = ({ formData }: FormDataEvent) => {
    this.#refresh();
    const { name, status } = this.#host;
    const { outcome, wording } = this.#facts();
    if (name && !this.#host.matches(":disabled")) addSeen(formData, name, status, outcome, wording);
  };
  /** The browser asked what was so at the last frame. Before anyone hears that the form is sent it is asked of what is so now. */
  readonly #onSubmit = (event: SubmitEvent) => {
    // An input called `matches` would hide the method of its form.
    if (!this.#host.blockOn || Element.prototype.matches.call(this.#form, "[novalidate]") || event.submitter?.matches("[formnovalidate]")) return;
    this.#refresh();
    if (this.#internals.reportValidity()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  /** `refresh` brings the facts up to date, where what came last still waits. */
  constructor(host: Controlled, internals: ElementInternals, facts: () => FormFacts, refresh: () => void) {
    this.#host = host;
    this.#internals = internals;
    this.#facts = facts;
    this.#refresh = refresh;
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
    const { validity } = this.#internals;
    const { blockOn, status } = this.#host;
    const { stale, unheard, outcome } = this.#facts();
    const named = String(blockOn ?? "").trim().split(/\s+/);
    const blocking = outcome.kind !== "failure" && named[0] !== "" && (unheard || named.includes(status) || (stale && named.includes("stale")));
    if (!blocking) {
      if (!validity.valid) this.#internals.setValidity({});
      if (this.#focusable && this.#host.tabIndex === -1) this.#host.removeAttribute("tabindex");
      this.#focusable = false;
      return;
    }
    // A browser that cannot focus what is wrong holds the form back without a word.
    if (!this.#host.hasAttribute("tabindex")) {
      this.#host.tabIndex = -1;
      this.#focusable = true;
    }
    this.#internals.setValidity({ customError: true }, why(), anchor);
  }
}
