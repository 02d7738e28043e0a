// SPDX-License-Identifier: MIT
import { setMedia, under } from "../browsers/settings.mjs";
import { axeFinds, place } from "../elements/fixture.mjs";
import { account, order, situations } from "../elements/situations.mjs";
import { expect, test } from "./test.mjs";

test.beforeEach(async ({ wk }) => {
  await wk.goto("/fixture.html");
  await wk.waitFor(() => Boolean(globalThis.engine));
});

/** The text of the first match in the ticket. */
const shows = (wk, selector) => wk.evaluate((which) =>
  document.querySelector("margin-scope").shadowRoot.querySelector(which)?.textContent.trim() ?? null, selector);
const liquidation = (wk) => shows(wk, "tr[data-name=liquidation-price] .after");

for (const { name, status, word, says, properties } of situations) {
  test(`${name} has its own word`, async ({ wk }) => {
    await place(wk, properties);
    const told = await wk.evaluate(() => {
      const node = document.querySelector("margin-scope");
      return { status: node.status, spoken: node.asText(), matches: node.matches(`:state(${node.status})`), text: node.shadowRoot.textContent };
    });
    if (word) expect(await shows(wk, ".word")).toBe(word);
    if (status) expect(told.status).toBe(status);
    expect(told.matches).toBe(true);
    expect(told.spoken).toContain(says);
    expect(told.text).not.toMatch(/NaN|undefined|Infinity|null|–/);
  });
}

test("numbers follow the locale", async ({ wk }) => {
  await place(wk, { account, order });
  expect(await liquidation(wk)).toBe("80.403");
  await place(wk, { account, order, locale: "de-DE" });
  expect(await liquidation(wk)).toBe("80,403");
  await place(wk, { account: { ...account, wallet: "12345678901234567890123.456" }, order, locale: "hi-IN" });
  expect(await shows(wk, "tr[data-name=available] .before")).toBe("12,34,56,78,90,12,34,56,78,90,123.45");
});

test("follows ticks, and tells the host of a crossing", async ({ wk }) => {
  await place(wk, situations[1].properties);
  const heard = await wk.evaluate(async () => {
    const node = document.querySelector("margin-scope");
    const events = [];
    node.addEventListener("ms-status", ({ detail: { from, to } }) => events.push(`${from} ${to}`));
    for (const price of ["90", "80", "79", "90"]) { node.tick(price); await node.updateComplete; }
    return events;
  });
  expect(heard).toEqual(["ok already", "already ok"]);
});

test("its table is a table to assistive technology", async ({ wk }) => {
  await place(wk, { account, order });
  const root = await wk.browser.findElement({ css: "margin-scope" }).getShadowRoot();
  const table = await root.findElement({ css: "table" });
  expect(await table.getAriaRole()).toBe("table");
  expect(await table.getAccessibleName()).toBe("Margin before and after");
  // WebKitGTK gives cells no name of their own; their text is read.
  const header = await root.findElement({ css: "tr[data-name=liquidation-price] th" });
  expect(await header.getAriaRole()).toBe("rowheader");
  expect(await header.getText()).toContain("Liquidation price");
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing in any situation, ${colorScheme}`, under({ colorScheme }), async ({ wk }) => {
    await setMedia(wk, { colorScheme });
    for (const { name, properties } of situations) {
      await place(wk, properties);
      expect(await axeFinds(wk), name).toEqual([]);
    }
  });
}
