// SPDX-License-Identifier: MIT
// The demo order form without a mouse. `page` is Playwright's, or any with its `evaluate` and `keyboard`.
import { expect } from "@playwright/test";

/** From the top of the page, which shows the founding example, through every control to an accepted order. */
export async function orderByKeyboard(page) {
  const { keyboard } = page;
  const { focused, reach, replace, told } = hands(page);
  const ticketSays = (selector) => expect.poll(() => page.evaluate((which) => {
    const found = document.getElementById("ticket").shadowRoot.querySelector(which);
    return found?.textContent.trim().replace(/\s+/g, " ");
  }, selector));

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
  await told("Order accepted");
}

/** A limit order is placed, changed in size, placed again, and cancelled. */
export async function changeByKeyboard(page) {
  const { keyboard } = page;
  const { focused, reach, replace, told } = hands(page);
  const waiting = (text) => expect.poll(() => page.evaluate(() =>
    [...document.querySelectorAll("#open-orders-list span")].map(({ textContent }) => textContent).join())).toBe(text);

  await reach("type");
  await keyboard.press("ArrowRight");
  await reach("price");
  await replace("90");
  await reach("submit");
  await keyboard.press("Enter");
  await waiting("Buy 100 XYZ at 90.000");

  await reach("Change: Buy 100 XYZ at 90.000");
  await keyboard.press("Enter");
  await told("change it and place it again");
  await waiting("");
  expect(await focused()).toBe("qty");
  await keyboard.type("50");
  await reach("submit");
  await keyboard.press("Enter");
  await waiting("Buy 50 XYZ at 90.000");

  await reach("Cancel: Buy 50 XYZ at 90.000");
  await keyboard.press("Space");
  await told("Order cancelled");
  await waiting("");
  expect(await focused()).toBe("submit");
}

/** What two hands do on a keyboard, and what is told of it. */
function hands(page) {
  const { keyboard } = page;
  const focused = () => page.evaluate(() => {
    const { id, className } = document.activeElement ?? {};
    return id || document.activeElement?.getAttribute("name") || document.activeElement?.getAttribute("aria-label") || className;
  });
  const reach = async (id) => {
    for (let i = 0; i < 60 && (await focused()) !== id; i++) await keyboard.press("Tab");
    expect(await focused()).toBe(id);
  };
  const replace = async (text) => {
    await keyboard.press("ControlOrMeta+a");
    await keyboard.type(text);
  };
  const told = (text) => expect.poll(() => page.evaluate(() => document.getElementById("message").textContent)).toContain(text);
  return { focused, reach, replace, told };
}
