// SPDX-License-Identifier: MIT
// Opens the fixture page under the server's own Content-Security-Policy; and the checks any page can be put to.
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { join } from "node:path";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { engineOf } from "../browsers/engines.mjs";
import { needs, whyUnfit } from "../browsers/needs.mjs";
import { fixturePage } from "./fixture-page.mjs";

const axe = readFileSync(join(repository, "node_modules/axe-core/axe.min.js"), "utf8");

/** Collects what a page must not do: complain on the console, throw, break its policy. */
export async function watch(page) {
  const faults = [];
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) faults.push(message.text()); });
  page.on("pageerror", (error) => faults.push(error.message));
  await page.addInitScript(() => {
    globalThis.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => globalThis.violations.push(event.violatedDirective));
  });
  return { faults, none: async () => expect([...faults, ...(await page.evaluate(() => globalThis.violations))]).toEqual([]) };
}

/** Opens the page with this markup in it; `globalThis.engine` is there when this resolves. */
export async function openFixture(page, request, markup = "") {
  const { "content-security-policy": policy } = (await request.get("/")).headers();
  expect(policy).toContain("style-src 'self'");
  for (const [name, [body, contentType]] of Object.entries(fixturePage(markup))) {
    await page.route(`**/${name}`, (route) => route.fulfill({ body, contentType, headers: { "content-security-policy": policy } }));
  }
  const watched = await watch(page);
  await page.goto("/fixture.html", { waitUntil: "commit" });
  await page.waitForFunction(() => globalThis.engine);
  return watched;
}

/** Adds a `<margin-scope>` with these properties, on the page's engine unless told otherwise, and waits for what it shows. */
export async function ticket(page, properties = {}) {
  await place(page, properties);
  return page.locator("margin-scope");
}

/** The same for a page that can only evaluate. */
export async function place(page, properties) {
  await page.evaluate(async (given) => {
    document.querySelector("margin-scope")?.remove();
    const element = document.createElement("margin-scope");
    Object.assign(element, { engine: globalThis.engine, locale: "en-US", quote: "USDT" }, given);
    document.querySelector("main").append(element);
    await element.updateComplete;
  }, properties);
}

/** What axe finds wrong: WCAG 2.2 AA and best practice. */
export async function axeFinds(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  return page.evaluate(async () => {
    // It would fetch style sheets, which no page's policy here allows.
    const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await globalThis.axe.run(document, { preload: false, runOnly });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")} ${failureSummary}`));
  });
}

/** By how many pixels the page is wider than its window. */
export const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Keeps a picture of a page or an element for people to look at, in engines that can take one. */
export async function picture(of, name, options = {}) {
  const info = test.info();
  if (whyUnfit(engineOf(info.project.name), [needs("picture").annotation])) return;
  await of.screenshot({ path: info.outputPath(`${name}.png`), ...options });
}

/** Resolves after the page painted twice. */
export const painted = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
