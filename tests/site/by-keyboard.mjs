// SPDX-License-Identifier: MIT
// The demo order form without a mouse. `page` is Playwright's, or any with its `evaluate` and `keyboard`.
import { expect } from "@playwright/test";

/** From the top of the page, which shows the founding example, through every control to an accepted order. */
export async function orderByKeyboard(page) {
  const { keyboard } = page;
  const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.getAttribute("name") || document.activeElement?.className);
  const reach = async (id) => {
    for (let i = 0; i < 30 && (await focused()) !== id; i++) await keyboard.press("Tab");
    expect(await focused()).toBe(id);
  };
  const replace = async (text) => {
    await keyboard.press("ControlOrMeta+a");
    await keyboard.type(text);
  };
  const ticketSays = (selector) => expect.poll(() => page.evaluate((which) => document.getElementById("ticket").shadowRoot.querySelector(which)?.textContent.trim().replace(/\s+/g, " "), selector));

  await keyboard.press("Tab");
  expect(await focused()).toBe("skip");
  await keyboard.press("Enter");
  await reach("side");
  await keyboard.press("ArrowRight");
  await reach("mode");
  await reach("type");
  await keyboard.press("ArrowRight");
  await reach("symbol");
  await reach("price");
  await replace("101");
  await reach("qty");
  await replace("1,000");
  await ticketSays(".word").toBe("Not enough margin");
  await replace("50");
  await reach("max");
  await reach("leverage");
  await replace("4");
  await reach("leverage-slider");
  await keyboard.press("ArrowRight");
  await reach("stop");
  await keyboard.type("110");
  await reach("target");
  await keyboard.type("90");
  await reach("reduce-only");
  await reach("submit");
  await ticketSays(".title").toBe("Sell 50 XYZ");
  await keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => document.getElementById("message").textContent)).toContain("Order accepted");
}
