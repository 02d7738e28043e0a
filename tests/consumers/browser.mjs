// SPDX-License-Identifier: MIT
// A consumer's page in Chromium under the strict policy: it must show the number and have nothing to complain about.
import assert from "node:assert/strict";
import { chromium } from "@playwright/test";
import { POLICY, serve } from "../../web/serve.mjs";
import config from "../playwright.config.mjs";

const { launchOptions } = config.projects.find(({ name }) => name === "chromium").use;

/** What the ticket of situation.ts shows as its liquidation price. */
export const PRICE = "80.403";

export const openBrowser = () => chromium.launch({ ...launchOptions, chromiumSandbox: false });

/**
 * Serves `mounts`, opens the page `path` of it, waits for the number, and lets `check` look further.
 * `scripts`: hashes of inline scripts, which an import map is.
 */
export async function shows(browser, { mounts, path = "", scripts = [], check = async () => {} }) {
  const policy = POLICY.replace("script-src 'self'", ["script-src 'self'", ...scripts.map((hash) => `'${hash}'`)].join(" "));
  const server = await serve({ mounts, policy });
  const page = await browser.newPage({ locale: "en-US" });
  const faults = [];
  try {
    page.on("console", (message) => { if (["error", "warning"].includes(message.type())) faults.push(message.text()); });
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("requestfailed", (request) => faults.push(`${request.url()} failed`));
    await page.addInitScript(() => document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      console.error(`policy: ${violatedDirective} ${blockedURI}`)));
    // Asked for by the browser, not by the page.
    await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
    await page.goto(server.url + path);
    await page.getByText(PRICE).first().waitFor({ timeout: 15_000 }).catch((error) => { throw new Error([error.message, ...faults].join("\n")); });
    await check(page);
    assert.deepEqual(faults, []);
  } finally {
    await page.close();
    await server.close();
  }
}
