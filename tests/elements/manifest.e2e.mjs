// SPDX-License-Identifier: MIT
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "../browsers/test.mjs";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { openFixture, ticket } from "./fixture.mjs";
import { account, long, order, situations } from "./situations.mjs";

const { cssParts, cssStates } = JSON.parse(readFileSync(join(repository, "dist/custom-elements.json"), "utf8"))
  .modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === "margin-scope");

/** What the other situations lack, each with the part to wait for, and what brings it. */
const further = [
  { properties: { account: { ...account, positions: [long] }, order: { ...order, side: "sell", qty: "50" } }, part: "realized-pnl" },
  // A target, and a stop that comes too late: a reason to warn.
  { properties: { account, order: { ...order, stop: "50", target: "120" } }, part: "reason" },
  { properties: { account, order, view: "panel", editable: true }, part: "input" },
  { properties: { account, order, view: "meter" }, part: "meter" },
  { properties: { account, order, fundingRate: "0.0001", holdHours: "24" }, part: "funding" },
  { properties: { account, order }, part: "formula", bring: (element) => element.locator("[part=explain]").first().click() },
  { properties: { account, order, staleAfter: "0.01" }, part: "stale", bring: (element) => element.evaluate((host) => host.tick("100")) },
];

test("every part and state that is there in any situation is in the manifest", async ({ page, request }) => {
  const watched = await openFixture(page, request);
  const parts = new Set();
  const states = new Set();
  for (const { properties, part = "ticket", bring } of [...situations, ...further]) {
    const element = await ticket(page, properties);
    await bring?.(element);
    await element.locator(`[part~=${part}]`).first().waitFor({ state: "attached" });
    const seen = await element.evaluate(({ shadowRoot, status }) =>
      ({ status, parts: [...shadowRoot.querySelectorAll("[part]")].flatMap((part) => [...part.part]) }));
    for (const name of seen.parts) parts.add(name);
    states.add(seen.status);
  }
  await watched.none();
  // The browser itself complains of a file that does not come.
  await page.route("**/element/form.js*", (route) => route.abort());
  const lacking = await ticket(page, { account, order, blockOn: "insufficient" });
  await lacking.locator("[part=missing]").waitFor();
  parts.add("missing");
  expect([...parts].filter((part) => !cssParts.some(({ name }) => name === part))).toEqual([]);
  expect([...states].filter((state) => !cssStates.some(({ name }) => name === state))).toEqual([]);
  expect(cssParts.filter(({ name }) => !parts.has(name)).map(({ name }) => name)).toEqual([]);
});
