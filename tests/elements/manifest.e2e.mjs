// SPDX-License-Identifier: MIT
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { openFixture, ticket } from "./fixture.mjs";
import { account, long, order, situations } from "./situations.mjs";

const { cssParts, cssStates } = JSON.parse(readFileSync(join(repository, "dist/custom-elements.json"), "utf8"))
  .modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === "margin-scope");

/** With what the other situations lack: something realized; a target, and a stop that comes too late, which is a reason to warn. */
const reducing = { account: { ...account, positions: [long] }, order: { ...order, side: "sell", qty: "50" } };
const guarded = { account, order: { ...order, stop: "50", target: "120" } };

test("every part and state that is there in any situation is in the manifest", async ({ page, request }) => {
  const watched = await openFixture(page, request);
  const parts = new Set();
  const states = new Set();
  for (const { properties } of [...situations, { properties: reducing }, { properties: guarded }]) {
    const element = await ticket(page, properties);
    const seen = await element.evaluate(({ shadowRoot, status }) => ({ status, parts: [...shadowRoot.querySelectorAll("[part]")].flatMap(({ part }) => [...part]) }));
    for (const part of seen.parts) parts.add(part);
    states.add(seen.status);
  }
  expect([...parts].filter((part) => !cssParts.some(({ name }) => name === part))).toEqual([]);
  expect([...states].filter((state) => !cssStates.some(({ name }) => name === state))).toEqual([]);
  expect(cssParts.filter(({ name }) => !parts.has(name)).map(({ name }) => name)).toEqual([]);
  await watched.none();
});
