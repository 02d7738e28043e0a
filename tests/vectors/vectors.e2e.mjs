// SPDX-License-Identifier: MIT
import { test } from "../browsers/test.mjs";
import { openFixture } from "../elements/fixture.mjs";
import { sameAnswersAsNode } from "./in-page.mjs";

test("every vector has the same answers in the browser as in Node", async ({ page, request }) => {
  const watched = await openFixture(page, request);
  await sameAnswersAsNode(page);
  await watched.none();
});
