// SPDX-License-Identifier: MIT
// The published vectors in a page: what the engine answers there is, byte for byte, what it answers in Node.
import { expect, test } from "@playwright/test";
import { createEngine } from "../../dist/engine.js";
import { openFixture } from "../elements/fixture.mjs";
import { ask, cases } from "./vectors.mjs";

test("every vector has the same answers in the browser as in Node", async ({ page, request }) => {
  const watched = await openFixture(page, request);
  const engine = await createEngine();
  const questions = cases.map(({ id, questions: asked }) => ({ id, questions: asked }));
  const answers = await page.evaluate((all) => all.map(({ questions: asked }) => asked.map(({ account, order }) =>
    JSON.stringify(order ? globalThis.engine.preview(account, order) : globalThis.engine.assess(account)))), questions);
  expect(answers.length).toBe(cases.length);
  for (const [place, made] of cases.entries()) {
    expect(answers[place], made.id).toEqual(ask(engine, made).map((answer) => JSON.stringify(answer)));
  }
  await watched.none();
});
