// SPDX-License-Identifier: MIT
import { readingOf } from "../../locale/reading.js";
import type { Numbers } from "../../locale/numbers.js";
import { Edits } from "./edits.js";
import { HostForm, type Bound } from "./host-form.js";

/** What persons type: into the element's own inputs, and into those of the page that `bind` names. */
export class Typed {
  readonly edits = new Edits();
  readonly form: HostForm;
  readonly #internals: ElementInternals;
  #kept = "";

  /** `refresh` shows at once what the page's inputs say now. */
  constructor(host: Bound, internals: ElementInternals, refresh: () => void) {
    this.form = new HostForm(host, refresh);
    this.#internals = internals;
  }

  /** What the browser is to bring back of a person's edits goes with them. */
  keep(): void {
    const kept = this.edits.save();
    if (kept !== this.#kept) this.#internals.setFormValue(null, this.#kept = kept);
  }

  /** Of what is still being typed that part which is to be read. */
  finished(text: string, numbers: Numbers): string {
    return readingOf(numbers).finished(text);
  }
}
