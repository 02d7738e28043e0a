// SPDX-License-Identifier: MIT
// Holds the engine of a page against the engine in Node, vector by vector.
import { expect } from "@playwright/test";
import { createEngine } from "../../dist/engine.js";
import { cases, conversation } from "./vectors.mjs";

/** Asks the page's engine everything that the vectors ask, and expects the same bytes. `page` has Playwright's `evaluate`. */
export async function sameAnswersAsNode(page) {
  const engine = await createEngine();
  const said = cases.map((made) => conversation(engine, made));
  const questions = said.map((all) => all.map(({ question }) => question));
  const answers = await page.evaluate((all) => all.map((asked) => asked.map(({ account, order, seek, fund }) => {
    const { engine: here } = globalThis;
    if (order) return JSON.stringify(here.preview(account, order));
    return JSON.stringify(seek ? here.seek(account, seek) : fund ? here.fund(account, fund) : here.assess(account));
  })), questions);
  expect(answers.length).toBe(cases.length);
  for (const [place, { id }] of cases.entries()) {
    expect(answers[place], id).toEqual(said[place].map(({ answer }) => JSON.stringify(answer)));
  }
}
