// SPDX-License-Identifier: MIT
import { ar } from "./ar.js";
import { de } from "./de.js";
import { en } from "./en.js";
import { es } from "./es.js";
import { ja } from "./ja.js";
import { zh } from "./zh.js";
import type { PlotWords } from "./words.js";

const LANGUAGES: Record<string, PlotWords> = { ar, de, en, es, ja, zh };

/** The words of a locale's language; English where there are none, and for a script that is not written here. */
export function wordsFor(locale: Intl.Locale): PlotWords {
  const { language } = locale;
  const same = new Intl.Locale(language).maximize().script === locale.maximize().script;
  return (same && Object.hasOwn(LANGUAGES, language) && LANGUAGES[language]) || en;
}
