// SPDX-License-Identifier: MIT
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Catalogue, Catalogues } from "../messages/catalogues.js";
import { asError } from "../error.js";
import { askedLocale, localeOf, nearest } from "./asked.js";
import { Numbers } from "./numbers.js";
import { scriptOf } from "./script.js";

const RTL = new Set(["Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg"]);

/** Elements on the page, and the one observer that tells them all where a `lang` or a `dir` changed. */
const hosts = new Set<ReactiveControllerHost>();
let observer: MutationObserver | undefined;

/**
 * The language of an element: how it writes numbers and which texts it shows. A change of `lang` or `dir` in the page is followed at once, one
 * within a shadow root around the element with the next update.
 */
export class Language<Texts extends object> implements ReactiveController {
  numbers = new Numbers(undefined);
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #catalogues: Catalogues<Texts>;
  readonly #failed: (error: Error) => void;
  #asked: string | undefined;
  // Until it is followed for the first time; to ask the runtime takes long.
  #locale = new Intl.Locale("en");
  #catalogue: Catalogue<Texts>;
  #awaited: Promise<unknown> | undefined;

  /** `failed` is told once of a malformed locale and of a catalogue that could not be fetched. */
  constructor(host: ReactiveControllerHost & HTMLElement, catalogues: Catalogues<Texts>, failed: (error: Error) => void) {
    this.#host = host;
    this.#catalogues = catalogues;
    this.#catalogue = catalogues.for(this.#locale);
    this.#failed = failed;
    host.addController(this);
  }

  get texts(): Texts {
    return this.#catalogue.texts;
  }

  /** A catalogue is on its way: what is said now is English for the time being. */
  get awaits(): boolean {
    return this.#awaited !== undefined;
  }

  /** Of the texts, for `lang`. */
  get tag(): string {
    return this.#catalogue.language;
  }

  /** Of the texts, for `dir`, where the page says nothing of it. */
  get direction(): "rtl" | undefined {
    return RTL.has(scriptOf(this.tag)) && !nearest(this.#host, "dir") ? "rtl" : undefined;
  }

  hostConnected(): void {
    if (typeof MutationObserver === "undefined") return;
    // Where it is now another language may be spoken.
    this.#host.requestUpdate();
    hosts.add(this.#host);
    observer ??= new MutationObserver(() => hosts.forEach((host) => host.requestUpdate()));
    observer.observe(document.documentElement, { subtree: true, attributeFilter: ["lang", "dir"] });
  }

  hostDisconnected(): void {
    hosts.delete(this.#host);
  }

  /**
   * Before each update: `locale` is the element's own attribute, the page's `lang` stands in for it, the runtime for both.
   * True when anything said or printed is another since the last time.
   */
  follow(locale: string): boolean {
    const before = [this.numbers, this.texts];
    const asked = askedLocale(this.#host, locale);
    if (asked !== this.#asked) {
      this.#asked = asked;
      // Only what the element itself was given is its fault.
      this.#locale = localeOf(asked, asked === locale ? this.#failed : undefined);
      this.numbers = new Numbers(this.#locale.toString());
      this.#fetch();
    }
    this.#catalogue = this.#catalogues.for(this.#locale);
    return before[0] !== this.numbers || before[1] !== this.texts;
  }

  /** Until a catalogue has arrived, and where it does not, the texts are English. */
  #fetch(): void {
    const file = this.#awaited = this.#catalogues.fetch(this.#locale);
    const settled = (error?: unknown): void => {
      if (file !== this.#awaited) return;
      this.#awaited = undefined;
      this.#host.requestUpdate();
      if (error !== undefined) this.#failed(asError(error));
    };
    file?.then(() => settled(), settled);
  }
}
