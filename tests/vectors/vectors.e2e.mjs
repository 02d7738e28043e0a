// SPDX-License-Identifier: MIT
// The published vectors in a page: what the engine answers there is, byte for byte, what it answers in Node.
import { expect, test } from "@playwright/test";
import { createEngine } from "../../dist/engine.js";
import { openFixture } from "../elements/fixture.mjs";
import { cases, conversation } from "./vectors.mjs";

test("every vector has the same answers in the browser as in Node", async ({ page, request }) => {
  const watched = await openFixture(page, request);
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
  await watched.none();
});
