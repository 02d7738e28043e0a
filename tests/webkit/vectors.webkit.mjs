// SPDX-License-Identifier: MIT
import { sameAnswersAsNode } from "../vectors/in-page.mjs";
import { test } from "./test.mjs";

test("every vector has the same answers in the browser as in Node", async ({ wk }) => {
  await wk.goto("/fixture.html");
  await wk.waitFor(() => Boolean(globalThis.engine));
  await sameAnswersAsNode(wk);
});
