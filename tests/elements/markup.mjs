// SPDX-License-Identifier: MIT
// Pages in which a host says everything by markup, and what the tests of them read.
import { openFixture, painted } from "./fixture.mjs";

export const MARKET = `mark="100" tick="0.001" lot="1" base="XYZ" quote="USDT" locale="en-US"`;
/** A form around a ticket that is bound to it. */
export const FORM = `<form id="trade">
  <input data-ms="qty" name="qty" value="100" aria-label="Size"><input data-ms="price" name="price" aria-label="Price">
  <label><input type="radio" name="side" data-ms="side" value="buy" checked>Buy</label>
  <label><input type="radio" name="side" data-ms="side" value="sell">Sell</label>
  <select data-ms="leverage" name="leverage" aria-label="Leverage"><option>5</option><option>10</option></select>
  <input data-ms="stop" aria-label="Stop">
  <input type="checkbox" data-ms="reduce-only" aria-label="Reduce only">
  <margin-scope name="risk" bind="form" mode="isolated" wallet="3000" ${MARKET}></margin-scope><button>Send</button></form>`;

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
