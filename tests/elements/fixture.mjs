// SPDX-License-Identifier: MIT
// A page with the elements, the engine and nothing else, under the server's own Content-Security-Policy; and the checks any page can be put to.
import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { join } from "node:path";
import { repository } from "../../wasm/toolchain/ensure.mjs";

const axe = readFileSync(join(repository, "node_modules/axe-core/axe.min.js"), "utf8");

const html = (markup) => `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>margin-scope</title>
<link rel="stylesheet" href="/fixture.css"><script type="module" src="/fixture.js"></script><body><main><h1>Ticket</h1>${markup}</main></body></html>`;
const CSS = ":root { color-scheme: light dark } body { margin: 0; background: light-dark(#fff, #000); color: light-dark(#000, #fff) }";
const SCRIPT = `import "/dist/element/define.js"; import { createEngine } from "/dist/engine.js"; globalThis.engine = await createEngine();
globalThis.countPreviews = async (element) => {
  const real = element.engine;
  const previews = { count: 0 };
  element.engine = { ...real, preview: (...given) => { previews.count++; return real.preview(...given); } };
  await element.updateComplete;
  previews.count = 0;
  return previews;
};`;

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
  const answers = { "fixture.html": [html(markup), "text/html"], "fixture.css": [CSS, "text/css"], "fixture.js": [SCRIPT, "text/javascript"] };
  for (const [name, [body, contentType]] of Object.entries(answers)) {
    await page.route(`**/${name}`, (route) => route.fulfill({ body, contentType, headers: { "content-security-policy": policy } }));
  }
  const watched = await watch(page);
  await page.goto("/fixture.html");
  await page.waitForFunction(() => globalThis.engine);
  return watched;
}

/** Adds a `<margin-scope>` with these properties, on the page's engine unless told otherwise, and waits for what it shows. */
export async function ticket(page, properties = {}) {
  await page.evaluate(async (given) => {
    document.querySelector("margin-scope")?.remove();
    const element = document.createElement("margin-scope");
    Object.assign(element, { engine: globalThis.engine, locale: "en-US", quote: "USDT" }, given);
    document.querySelector("main").append(element);
    await element.updateComplete;
  }, properties);
  return page.locator("margin-scope");
}

/** What axe finds wrong: WCAG 2.2 AA and best practice. */
export async function axeFinds(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")} ${failureSummary}`));
  });
}

/** Resolves after the page painted twice. */
export const painted = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
