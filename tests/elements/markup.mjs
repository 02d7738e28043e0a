// SPDX-License-Identifier: MIT
// Pages in which a host says everything by markup, and what the tests of them read.
import { openFixture, painted } from "./fixture.mjs";

export const MARKET = `mark="100" tick="0.001" lot="1" base="XYZ" quote="USDT" locale="en-US"`;
export const shown = (page, name) => page.locator(`margin-scope [data-name="${name}"] .after`);

export async function open(page, request, markup) {
  const watched = await openFixture(page, request, markup);
  await page.waitForFunction(() => Array.from(document.querySelectorAll("margin-scope"), (element) => element.engine).every(Boolean));
  await page.evaluate(() => Promise.all(Array.from(document.querySelectorAll("margin-scope"), (element) => element.updateComplete)));
  await painted(page);
  await painted(page);
  return watched;
}

/** Sets properties, waits for what follows, and reads what the element says. */
export const after = (page, properties) => page.locator("margin-scope").first().evaluate(async (element, given) => {
  Object.assign(element, given);
  await element.updateComplete;
  return { status: element.status, spoken: element.asText(), report: element.report };
}, properties);
