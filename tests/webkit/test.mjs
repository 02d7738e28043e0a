// SPDX-License-Identifier: MIT
// The `test` of WebKit: `wk` is a page in the worker's browser. Afterwards it must not have complained, thrown or broken its policy.
import { expect, test as base } from "../browsers/test.mjs";
import { pageOf } from "./page.mjs";
import { servePages } from "./pages.mjs";
import { startSession } from "./session.mjs";

export { expect };

export const test = base.extend({
  gtkTheme: ["", { option: true, scope: "worker" }],
  pages: [async ({}, use) => {
    const { url, close } = await servePages();
    await use(url);
    await close();
  }, { scope: "worker" }],
  browser: [async ({ gtkTheme }, use) => {
    const { browser, end } = await startSession(gtkTheme);
    await use(browser);
    await end();
  }, { scope: "worker", timeout: 60_000 }],
  wk: async ({ browser, pages }, use) => {
    await use(pageOf(browser, pages));
    expect(await browser.executeScript(() => globalThis.faults)).toEqual([]);
  },
});
