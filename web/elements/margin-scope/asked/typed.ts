// SPDX-License-Identifier: MIT
import { readingOf } from "../../locale/reading.js";
import type { Numbers } from "../../locale/numbers.js";
import { Edits } from "./edits.js";
import { HostForm, type Bound } from "./host-form.js";

/** What persons type: into the element's own inputs, and into those of the page that `bind` names. */
export class Typed {
  readonly edits = new Edits();
  readonly form: HostForm;

  /** `changed` is called right after an input of the page did. */
  constructor(host: Bound, changed: () => void) {
    this.form = new HostForm(host, changed);
  }

  /** Of what is still being typed that part which is to be read. */
  finished(text: string, numbers: Numbers): string {
    return readingOf(numbers).finished(text);
  }
}
