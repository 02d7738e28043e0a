// SPDX-License-Identifier: MIT
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { fetchMessages, messagesFor, type Catalogue } from "../messages/catalogues.js";
import type { Messages } from "../messages/messages.js";
import { Numbers } from "./numbers.js";
import { scriptOf } from "./script.js";

const RTL = new Set(["Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg"]);

/**
 * The language of an element: how it writes numbers and which texts it shows. A change of the page's own `lang` or `dir` is
 * followed at once, one further in with the next update.
 */
export class Language implements ReactiveController {
  numbers = new Numbers(undefined);
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #failed: (error: Error) => void;
  #observer: MutationObserver | undefined;
  #asked: string | undefined;
  // Until it is followed for the first time; to ask the runtime takes long.
  #locale = new Intl.Locale("en");
  #catalogue: Catalogue = messagesFor(this.#locale);
  #awaited: Promise<unknown> | undefined;

  /** `failed` is told once of a malformed locale and of a catalogue that could not be fetched. */
  constructor(host: ReactiveControllerHost & HTMLElement, failed: (error: Error) => void) {
    this.#host = host;
    this.#failed = failed;
    host.addController(this);
  }

  get messages(): Messages {
    return this.#catalogue.messages;
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
    this.#observer ??= new MutationObserver(() => this.#host.requestUpdate());
    // Where it is now another language may be spoken.
    this.#host.requestUpdate();
    this.#observer.observe(document.documentElement, { attributeFilter: ["lang", "dir"] });
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  /**
   * Before each update: `locale` is the element's own attribute, the page's `lang` stands in for it, the runtime for both.
   * True when anything said or printed is another since the last time.
   */
  follow(locale: string): boolean {
    const before = [this.numbers, this.messages];
    const asked = locale || nearest(this.#host, "lang")?.getAttribute("lang") || "";
    if (asked !== this.#asked) {
      this.#asked = asked;
      this.#locale = this.#read(asked, asked === locale);
      this.numbers = new Numbers(this.#locale.toString());
      this.#fetch();
    }
    this.#catalogue = messagesFor(this.#locale);
    return before[0] !== this.numbers || before[1] !== this.messages;
  }

  /** A malformed locale is replaced by the runtime's, numbers stay readable; one the element was given is also reported. */
  #read(asked: string, given: boolean): Intl.Locale {
    try {
      return asked ? new Intl.Locale(asked) : runtime();
    } catch (error) {
      if (given) this.#failed(error instanceof Error ? error : new Error(String(error)));
      return runtime();
    }
  }

  /** Until a catalogue has arrived, and where it does not, the texts are English. */
  #fetch(): void {
    const file = this.#awaited = fetchMessages(this.#locale);
    file?.then(
      () => { if (file === this.#awaited) this.#host.requestUpdate(); },
      (error: unknown) => { if (file === this.#awaited) this.#failed(error instanceof Error ? error : new Error(String(error))); },
    );
  }
}

const runtime = (): Intl.Locale => new Intl.Locale(new Intl.NumberFormat().resolvedOptions().locale);

/** The element itself or the nearest one around it, through shadow roots, that has the attribute. */
function nearest(element: Element, attribute: string): Element | null {
  if (typeof document === "undefined") return null;
  for (let from: Element | null = element; from;) {
    const found: Element | null = from.closest(`[${attribute}]`);
    if (found) return found;
    const root: Node = from.getRootNode();
    from = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}
