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
