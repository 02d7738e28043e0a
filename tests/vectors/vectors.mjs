// SPDX-License-Identifier: MIT
// The published vectors, and the cases made of those that the engine is asked.
import { readFileSync } from "node:fs";
import { outside } from "./outside.mjs";
import { translate } from "./translate.mjs";

export const vectors = JSON.parse(readFileSync(new URL("./published.json", import.meta.url), "utf8"));
export const cases = vectors.filter(({ kind }) => !(kind in outside)).map(translate);

/** Each question of a case with what the engine answers to it: `{ question, answer }`. */
export function conversation(engine, { questions }) {
  const said = [];
  for (const next of questions) {
    const question = typeof next === "function" ? next(said.map(({ answer }) => answer)) : next;
    said.push({ question, answer: answerTo(engine, question) });
  }
  return said;
}

/** What the engine answers to each question of a case. */
export const ask = (engine, made) => conversation(engine, made).map(({ answer }) => answer);

function answerTo(engine, { account, order, seek, fund }) {
  if (order) return engine.preview(account, order);
  if (seek) return engine.seek(account, seek);
  return fund ? engine.fund(account, fund) : engine.assess(account);
}
