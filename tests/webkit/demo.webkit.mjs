// SPDX-License-Identifier: MIT
import { setMedia, under } from "../browsers/settings.mjs";
import { axeFinds, painted, sideways } from "../elements/fixture.mjs";
import { orderByKeyboard } from "../site/by-keyboard.mjs";
import { expect, test } from "./test.mjs";

/** Opens the page with a feed that stands still. */
async function open(wk, query = "") {
  await wk.goto(`/demo/?feed=off${query}`);
  await wk.waitFor(() => "ready" in document.documentElement.dataset);
  await painted(wk);
}

test("keeps to the strict policy, feed and all", async ({ wk }) => {
  await open(wk);
  const mark = () => wk.evaluate(() => document.getElementById("mark").textContent);
  const before = await mark();
  await wk.browser.findElement({ id: "feed" }).click();
  await expect.poll(mark).not.toBe(before);
  await wk.browser.findElement({ id: "feed" }).click();
});

test("by keyboard alone: from the top of the page to an accepted order", async ({ wk }) => {
  await open(wk, "&account=founding");
  await orderByKeyboard(wk);
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing and nothing scrolls sideways: ${colorScheme}`, under({ colorScheme }), async ({ wk }) => {
    await open(wk);
    await setMedia(wk, { colorScheme });
    expect(await axeFinds(wk)).toEqual([]);
    expect(await sideways(wk)).toBe(0);
  });
}

test("in a narrow window the chart says what the ticket says, tick after tick", async ({ wk }) => {
  await wk.browser.manage().window().setRect({ width: 500, height: 800 });
  await open(wk);
  expect(await sideways(wk)).toBe(0);
  await wk.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  await painted(wk);
  expect(await sideways(wk), "with text twice as large").toBe(0);
  for (let i = 0; i < 3; i++) {
    await wk.evaluate(() => document.getElementById("advance").click());
    await painted(wk);
    const [line, ticket] = await wk.evaluate(() => [
      document.querySelector("#chart .tag[data-level=liquidation]").textContent.replace(/^. Liquidation /, ""),
      document.querySelector("#ticket").shadowRoot.querySelector("tr[data-name=liquidation-price] .after").textContent.trim(),
    ]);
    expect(line).toBe(ticket);
  }
});
