// SPDX-License-Identifier: MIT
// The lesson's figures at rest, compared with the pictures that were looked at and kept (tests/site/pictures). What was meant to look
// different is kept anew with `npx playwright test -c tests/playwright.config.mjs --project=chromium tests/site/pictures --update-snapshots`.
// A picture is of one browser's making, with the machine's own letters: with others there is nothing to compare, and the test says so.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { needs } from "../browsers/needs.mjs";
import { setMedia, under } from "../browsers/settings.mjs";
import { expect, test } from "../browsers/test.mjs";
import { painted } from "../elements/fixture.mjs";
import { FIGURES, reach } from "./figures.mjs";

const MADE_WITH = join(repository, "tests/site/pictures/made-with.json");

/** What the pictures depend on and the repository does not hold. */
async function maker(page, browser) {
  const letters = await page.evaluate(() => {
    const context = document.createElement("canvas").getContext("2d");
    return ["16px", "bold 32px"].map((size) => {
      context.font = `${size} ${getComputedStyle(document.body).fontFamily}`;
      return context.measureText("Liquidation price 80.403, Erhaltungssatz").width;
    });
  });
  return { chromium: browser.version().split(".")[0], letters };
}

for (const [variant, media, width, address] of [
  ["light", { colorScheme: "light" }, 1100, "/learn/"],
  ["narrow-dark", { colorScheme: "dark" }, 320, "/learn/de/"],
]) {
  test(`figures look as they were kept: ${variant}`, { ...needs("picture"), ...under(media) }, async ({ page, browser }, info) => {
    await page.setViewportSize({ width, height: 900 });
    await setMedia(page, media);
    await page.goto(address);
    const here = await maker(page, browser);
    if (["all", "changed"].includes(info.config.updateSnapshots)) writeFileSync(MADE_WITH, `${JSON.stringify(here)}\n`);
    const there = existsSync(MADE_WITH) ? JSON.parse(readFileSync(MADE_WITH, "utf8")) : null;
    test.skip(JSON.stringify(here) !== JSON.stringify(there), "the kept pictures were made with another browser, or with other letters");
    await page.evaluate(reach);
    for (const name of FIGURES) {
      const figure = page.locator(`#${name} margin-figure`);
      await figure.scrollIntoViewIfNeeded();
      await painted(page);
      await expect.soft(figure).toHaveScreenshot(`${name}-${variant}.png`, { maxDiffPixels: 40 });
    }
  });
}
