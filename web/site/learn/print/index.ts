// SPDX-License-Identifier: MIT
// All pages, by their place in the site.
import { createEngine } from "marginscope/engine";
import { de } from "../texts/de.js";
import { en } from "../texts/en.js";
import { front, missing } from "./front.js";
import { lesson } from "./page.js";

/** `tests` hold the claims; `origin` is where the site will stand, ending in `/`, or empty. */
export async function pages(tests: readonly string[], origin: string): Promise<Record<string, string>> {
  const engine = await createEngine();
  return {
    "index.html": front(engine, en, "de/index.html", origin),
    "de/index.html": front(engine, de, "../index.html", origin),
    "learn/index.html": lesson(engine, en, "de/index.html", tests, origin),
    "learn/de/index.html": lesson(engine, de, "../index.html", tests, origin),
    "404.html": missing(en),
  };
}
