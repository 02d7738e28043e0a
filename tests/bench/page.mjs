// SPDX-License-Identifier: MIT
// `npm run bench:page`: what the lesson costs a reader, in Chromium with nothing cached: bytes, largest paint, shifts, and the time from a
// key to the next paint; then what Lighthouse says. Figures that miss their mark are shown, never an error.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { runMain } from "../../wasm/toolchain/say.mjs";
import { serve } from "../../web/serve.mjs";
import { programOf } from "../browsers/engines.mjs";
import { reach } from "../site/figures.mjs";
import { lighthouse } from "./lighthouse.mjs";

const site = join(repository, "dist/site");
const SHEETS = ["page.css", "figure.css", "plot.css", "element.css"];
const ROUNDS = 5;

await runMain(async () => {
  const { chromium } = await import("@playwright/test");
  const server = await serve({ packed: true });
  const browser = await chromium.launch({ executablePath: programOf("chromium"), args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await visit(browser, `${server.url}learn/`));
    const middle = (name) => rounds.map((round) => round[name]).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
    const scripts = weigh("figures.js");
    table([
      ["largest contentful paint", `${Math.round(middle("paint"))} ms`, "1,200 ms", middle("paint") <= 1200],
      ["first figure moving", `${Math.round(middle("moving"))} ms`, "", true],
      ["layout shift", middle("shift").toFixed(4), "0", middle("shift") < 0.0005],
      ["key to next paint, worst of all figures", `${Math.round(middle("answer"))} ms`, "100 ms", middle("answer") <= 100],
      ["scripts, brotli", `${kilobytes(scripts)} KB`, "110 KB", scripts <= 110_000],
      ["of which the engine", `${kilobytes(brotliCompressSync(readFileSync(join(repository, "dist/engine.js"))).length)} KB`, "", true],
      ["page, brotli", `${kilobytes(weigh("learn/index.html"))} KB`, "", true],
      ["styles, brotli", `${kilobytes(SHEETS.reduce((sum, name) => sum + weigh(name), 0))} KB`, "", true],
    ]);
  } finally {
    await browser.close();
    await server.close();
  }
  table(await judge());
});

/** A row for each of Lighthouse's categories, on a desk and on a slow phone. */
async function judge() {
  const scores = await lighthouse("learn/", programOf("chromium"));
  return scores.map(({ form, title, score, least }) => [`Lighthouse, ${form}: ${title}`, `${score}`, `${least}`, score >= least]);
}

async function visit(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.seen = { paint: 0, shift: 0, answer: 0 };
    const watch = (type, each) => new PerformanceObserver((list) => list.getEntries().forEach(each))
      .observe({ type, buffered: true, durationThreshold: 16 });
    watch("largest-contentful-paint", ({ startTime }) => { globalThis.seen.paint = startTime; });
    watch("layout-shift", ({ value, hadRecentInput }) => { if (!hadRecentInput) globalThis.seen.shift += value; });
    watch("event", ({ duration, interactionId }) => { if (interactionId) globalThis.seen.answer = Math.max(globalThis.seen.answer, duration); });
  });
  await page.goto(address);
  await page.locator("margin-figure[data-moving]").first().waitFor();
  const moving = await page.evaluate(() => performance.now());
  await page.evaluate(reach);
  for (const slider of await page.locator('margin-figure input[type="range"]').all()) {
    await slider.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowLeft");
  }
  await page.waitForTimeout(300);
  const seen = await page.evaluate(() => globalThis.seen);
  await context.close();
  return { ...seen, moving };
}

function weigh(name) {
  return brotliCompressSync(readFileSync(join(site, name))).length;
}

function kilobytes(bytes) {
  return Math.ceil(bytes / 1000);
}

function table(rows) {
  const width = Math.max(...rows.map(([name]) => name.length));
  for (const [name, value, mark, met] of rows) {
    console.log(`${name.padEnd(width)}  ${value.padStart(9)}${mark ? `   of ${mark}${met ? "" : "   missed"}` : ""}`);
  }
}
