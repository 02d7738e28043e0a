// SPDX-License-Identifier: MIT
// Which catalogue speaks to a locale, and how one that is not there yet is fetched.
import { Files } from "../files.js";
import { scriptOf } from "../locale/script.js";
import type { Some } from "./messages.js";

export interface Catalogue<Texts> {
  /** BCP 47, for `lang`. */
  language: string;
  texts: Texts;
}

/** Each is a file of its own. They register themselves. */
const files = new Files({
  ar: () => import("./locales/ar.js"),
  de: () => import("./locales/de.js"),
  es: () => import("./locales/es.js"),
  ja: () => import("./locales/ja.js"),
  zh: () => import("./locales/zh.js"),
});

/** The texts of one element in every language. */
export class Catalogues<Texts extends object> {
  readonly #english: Catalogue<Texts>;
  readonly #registered: () => ReadonlyMap<string, Partial<Texts>>;
  #complete = new WeakMap<Partial<Texts>, Texts>();

  /** English is there from the start; `registered` are those that came. */
  constructor(english: Texts, registered: () => ReadonlyMap<string, Partial<Texts>>) {
    this.#english = { language: "en", texts: english };
    this.#registered = registered;
  }

  /** Adds English texts that were not there from the start. */
  extend(more: Some<Texts>): void {
    const { texts } = this.#english;
    for (const [key, text] of Object.entries(more) as [keyof Texts, object | string][]) {
      texts[key] = (typeof text === "object" ? { ...(texts[key] as object), ...text } : text) as Texts[keyof Texts];
    }
    this.#complete = new WeakMap();
  }

  /** The catalogue on the page that speaks to `locale`: the most exact one, else English. */
  for(locale: Intl.Locale): Catalogue<Texts> {
    const registered = this.#registered();
    const language = candidates(locale).find((tag) => registered.has(tag));
    const given = language === undefined ? undefined : registered.get(language);
    if (language === undefined || !given) return this.#english;
    let texts = this.#complete.get(given);
    if (!texts) this.#complete.set(given, texts = completed(given, this.#english.texts));
    return { language, texts };
  }

  /** Fetches the catalogue of `locale` where there is one and it is not on the page; undefined where there is nothing to wait for. */
  fetch(locale: Intl.Locale): Promise<unknown> | undefined {
    const registered = this.#registered();
    const language = candidates(locale).find((tag) => registered.has(tag) || files.has(tag));
    return language === undefined || registered.has(language) || !files.has(language) ? undefined : files.fetch(language);
  }
}

/** From the most exact tag to the bare language, which speaks only to those who read its script: zh is not for zh-TW. */
function candidates(locale: Intl.Locale): string[] {
  const { baseName, language, region } = locale;
  const script = scriptOf(baseName);
  const tags = [baseName, region && `${language}-${region}`, script && `${language}-${script}`, scriptOf(language) === script && language];
  return tags.filter((tag) => typeof tag === "string");
}

/** What a catalogue of another version, or of a host, does not say is said in English. */
function completed<Texts extends object>(given: Partial<Texts>, english: Texts): Texts {
  const whole = Object.entries(english).map(([key, text]) => {
    const own = given[key as keyof Texts];
    return [key, typeof text === "object" ? { ...(text as object), ...own } : own ?? text];
  });
  return Object.fromEntries(whole) as Texts;
}
