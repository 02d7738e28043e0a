// SPDX-License-Identifier: MIT
// What a plain ticket does without. Each part is a file of its own, which is fetched when it is first wanted; it may bring styles and
// English texts along.
import type { CSSResult, ReactiveControllerHost } from "lit";
import { asError } from "../error.js";
import { Files } from "../files.js";
import type { SomeMessages } from "../messages/messages.js";
import { texts } from "./said/texts.js";

/** By their names: each file exports its part under its own. */
export type Parts =
  & typeof import("./parts/form.js") & typeof import("./parts/formula.js") & typeof import("./parts/meter.js")
  & typeof import("./parts/panel.js") & typeof import("./parts/reasons.js") & typeof import("./parts/typed.js");
export type PartName = keyof Parts;

interface Part {
  styles?: CSSResult;
  english?: SomeMessages;
}

/** They hand themselves in, by `arrive`. */
const files = new Files<PartName>({
  form: () => import("./parts/form.js"),
  formula: () => import("./parts/formula.js"),
  meter: () => import("./parts/meter.js"),
  panel: () => import("./parts/panel.js"),
  reasons: () => import("./parts/reasons.js"),
  typed: () => import("./parts/typed.js"),
});

/** The parts that have come. */
export const here: Partial<Parts> = {};
/** Their styles, beside those of the element. */
export const sheets: CSSResult[] = [];

/** A part is there. */
export function arrive(parts: Partial<Parts>): void {
  Object.assign(here, parts);
  for (const { styles, english } of Object.values(parts) as Part[]) {
    if (styles) sheets.push(styles);
    if (english) texts.extend(english);
  }
}

const expected = new Set<PartName>();

/** A part will soon be wanted: it is fetched ahead, once. */
export function expect(name: PartName): void {
  if (here[name] || expected.has(name)) return;
  expected.add(name);
  files.fetch(name).catch(() => undefined);
}

/** The parts that one element wants. */
export class Wanted {
  readonly #host: ReactiveControllerHost;
  readonly #failed: (error: Error) => void;
  #lacking: readonly PartName[] = [];
  readonly #asked = new Map<PartName, Promise<void>>();
  /** Why a part did not come: nobody asks for it again before `retry`, or before it is wanted anew. */
  readonly #failures = new Map<PartName, Error>();

  /** `failed` is told of each part that did not come. */
  constructor(host: ReactiveControllerHost, failed: (error: Error) => void) {
    this.#host = host;
    this.#failed = failed;
  }

  /** Which parts are wanted now. Of those that are not there yet an update follows when they have come, or will not. */
  need(names: readonly PartName[]): void {
    this.#lacking = names.filter((name) => !here[name]);
    for (const name of this.#failures.keys()) if (!this.#lacking.includes(name)) this.#failures.delete(name);
    for (const name of this.#lacking) if (!this.#failures.has(name) && !this.#asked.has(name)) this.#asked.set(name, this.#fetch(name));
  }

  async #fetch(name: PartName): Promise<void> {
    try {
      await files.fetch(name);
    } catch (thrown) {
      const error = asError(thrown);
      this.#failures.set(name, error);
      this.#failed(error);
    }
    this.#asked.delete(name);
    this.#host.requestUpdate();
  }

  /** Once those that are on their way have come, or will not. */
  get settled(): Promise<unknown> {
    return Promise.all(this.#asked.values());
  }

  /** Whether one of them, or of those `among` these, is on its way. */
  awaits(among = this.#lacking): boolean {
    return this.#lacking.some((name) => among.includes(name) && !here[name] && !this.#failures.has(name));
  }

  /** Why one of them, or of those `among` these, did not come; undefined where none is missing. */
  failure(among = this.#lacking): Error | undefined {
    return among.map((name) => this.#failures.get(name)).find(Boolean);
  }

  /** Asks anew for those that did not come. */
  retry(): void {
    this.#failures.clear();
    this.#host.requestUpdate();
  }
}
