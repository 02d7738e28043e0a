// SPDX-License-Identifier: MIT
import { scriptOf } from "../../locale/script.js";
import { ar } from "./ar.js";
import { de } from "./de.js";
import { en } from "./en.js";
import { es } from "./es.js";
import { ja } from "./ja.js";
import { zh } from "./zh.js";
import type { PlotWords } from "./words.js";

const LANGUAGES: Record<string, PlotWords> = { ar, de, en, es, ja, zh };

/** The words of a locale's language; English where there are none, and for a script that is not written here. */
export function wordsFor({ baseName, language }: Intl.Locale): PlotWords {
  const same = scriptOf(language) === scriptOf(baseName);
  return (same && Object.hasOwn(LANGUAGES, language) && LANGUAGES[language]) || en;
}
