// SPDX-License-Identifier: MIT
import { setMedia, under } from "../browsers/settings.mjs";
import { axeFinds, painted, sideways } from "../elements/fixture.mjs";
import { reach } from "../site/figures.mjs";
import { expect, test } from "./test.mjs";

async function open(wk, address = "/learn/") {
  await wk.goto(address);
  await wk.evaluate(`void (${reach})()`);
  await wk.waitFor(() => {
    const every = (tag, selector) => [...document.querySelectorAll(tag)].every((element) => element.matches(selector));
    return customElements.get("margin-plot") !== undefined && every("margin-figure", "[data-moving]") && every("margin-plot", ":state(drawn)");
  });
  await painted(wk);
}

test("the lesson's figures move under the strict policy", async ({ wk }) => {
  await open(wk);
  const said = (name) => wk.evaluate((which) => document.querySelector(`#${which} .said`).textContent, name);
  expect(await said("isolated")).toContain("$800");
  await wk.evaluate(() => {
    const slider = document.querySelector("#isolated input");
    slider.value = "70";
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await expect.poll(() => said("isolated")).toContain("Liquidated at 80.402");
});

test("with text twice as large the lesson grows and does not scroll sideways, in both languages", async ({ wk }) => {
  await wk.browser.manage().window().setRect({ width: 500, height: 900 });
  for (const address of ["/learn/", "/learn/de/"]) {
    await open(wk, address);
    await wk.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
    await painted(wk);
    expect(await wk.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize))).toBeGreaterThan(33);
    expect(await sideways(wk), address).toBe(0);
  }
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing in the lesson and nothing scrolls sideways: ${colorScheme}`, under({ colorScheme }), async ({ wk }) => {
    await open(wk);
    await setMedia(wk, { colorScheme });
    expect(await axeFinds(wk)).toEqual([]);
    expect(await sideways(wk)).toBe(0);
  });
}
