// SPDX-License-Identifier: MIT
// Which catalogue speaks to a locale, and how one that is not there yet is fetched.
import { scriptOf } from "../locale/script.js";
import { en } from "./en.js";
import type { Messages } from "./messages.js";
import { registered } from "./registry.js";

export interface Catalogue {
  /** BCP 47, for `lang`. */
  language: string;
  messages: Messages;
}

const ENGLISH: Catalogue = { language: "en", messages: en };

/** Literal paths: every bundler finds them, and each is a file of its own. They register themselves. */
const FILES: Record<string, () => Promise<unknown>> = {
  ar: () => import("./locales/ar.js"),
  de: () => import("./locales/de.js"),
  es: () => import("./locales/es.js"),
  ja: () => import("./locales/ja.js"),
  zh: () => import("./locales/zh.js"),
};

const complete = new WeakMap<Partial<Messages>, Messages>();
const loading = new Map<string, Promise<unknown>>();

/** The catalogue on the page that speaks to `locale`: the most exact one, else English. */
export function messagesFor(locale: Intl.Locale): Catalogue {
  const language = candidates(locale).find((tag) => registered().has(tag));
  const given = language === undefined ? undefined : registered().get(language);
  if (language === undefined || !given) return ENGLISH;
  let messages = complete.get(given);
  if (!messages) complete.set(given, messages = completed(given));
  return { language, messages };
}

/** Fetches the catalogue of `locale` where there is one and it is not on the page; undefined where there is nothing to wait for. */
export function fetchMessages(locale: Intl.Locale): Promise<unknown> | undefined {
  const language = candidates(locale).find((tag) => registered().has(tag) || Object.hasOwn(FILES, tag));
  if (language === undefined || registered().has(language)) return undefined;
  let file = loading.get(language);
  if (!file) {
    loading.set(language, file = FILES[language]!());
    // Whoever asks later tries again.
    file.catch(() => loading.delete(language));
  }
  return file;
}

/** From the most exact tag to the bare language, which speaks only to those who read its script: zh is not for zh-TW. */
function candidates(locale: Intl.Locale): string[] {
  const { baseName, language, region } = locale;
  const script = scriptOf(baseName);
  const tags = [baseName, region && `${language}-${region}`, script && `${language}-${script}`, scriptOf(language) === script && language];
  return tags.filter((tag) => typeof tag === "string");
}

/** What a catalogue of another version, or of a host, does not say is said in English. */
function completed(given: Partial<Messages>): Messages {
  const whole = Object.entries(en).map(([key, english]) => {
    const own = given[key as keyof Messages];
    return [key, typeof english === "object" ? { ...english, ...(own as object | undefined) } : own ?? english];
  });
  return Object.fromEntries(whole) as Messages;
}
