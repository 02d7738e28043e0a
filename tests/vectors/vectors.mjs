// SPDX-License-Identifier: MIT
// The published vectors, and the cases made of those that the engine is asked.
import { readFileSync } from "node:fs";
import { outside } from "./outside.mjs";
import { translate } from "./translate.mjs";

export const vectors = JSON.parse(readFileSync(new URL("./published.json", import.meta.url), "utf8"));
export const cases = vectors.filter(({ id }) => !(id in outside)).map(translate);

/** What the engine answers to each question of a case. */
export const ask = (engine, { questions }) =>
  questions.map(({ account, order }) => (order ? engine.preview(account, order) : engine.assess(account)));
