// SPDX-License-Identifier: MIT
// The demo order form in a page: opened, and where it shows what.
import { painted, watch } from "../elements/fixture.mjs";

/** Opens the page with a feed that stands still. */
export async function open(page, query = "") {
  const watched = await watch(page);
  await page.goto(`/demo/?feed=off${query}`);
  await page.waitForSelector("html[data-ready]");
  await painted(page);
  return watched;
}

/** A number in the ticket, after the order. */
export const shown = (page, name) => page.locator(`#ticket tr[data-name="${name}"] td:last-child`);
/** A held position's liquidation price, in the table. */
export const liquidation = (page, id) => page.locator(`#positions tr[data-id="${id}"] td:nth-child(6) .main`);
