// SPDX-License-Identifier: MIT
// What reaches people who do not see the ticket as it was drawn: its accessibility tree, its mirrored and forced looks, large text and zoom.
import { expect, test } from "../browsers/test.mjs";
import { needs } from "../browsers/needs.mjs";
import { axeFinds, openFixture, painted, picture, sideways, ticket } from "./fixture.mjs";
import { account, long, order, situations } from "./situations.mjs";

const fileName = (name) => `${name.replaceAll(/[^a-z]+/gi, "-").toLowerCase()}.aria.yml`;

test.beforeEach(async ({ page, request }) => { await openFixture(page, request); });

for (const { name, properties } of situations) {
  test(`accessibility tree: ${name}`, async ({ page }) => {
    const element = await ticket(page, properties);
    await painted(page);
    await expect(element).toMatchAriaSnapshot({ name: fileName(name) });
  });
}

for (const [view, more] of [["panel", { editable: true }], ["meter", {}]]) {
  test(`accessibility tree: the ${view}`, async ({ page }) => {
    const element = await ticket(page, { view, account, order, ...more });
    await painted(page);
    await expect(element).toMatchAriaSnapshot({ name: fileName(`the ${view}`) });
  });
}

test("accessibility tree: a formula that is open", async ({ page }) => {
  const element = await ticket(page, { account, order });
  await element.getByRole("button", { name: "Liquidation price" }).click();
  await expect(element).toMatchAriaSnapshot({ name: fileName("a formula that is open") });
});

for (const theme of ["light", "dark"]) {
  for (const dir of ["ltr", "rtl"]) {
    test(`axe finds nothing in any status and view: ${theme}, ${dir}`, async ({ page }) => {
      await page.evaluate((to) => { document.documentElement.dir = to; }, dir);
      for (const { name, properties } of situations) {
        for (const view of ["ticket", "panel", "meter"]) {
          await ticket(page, { ...properties, theme, view, editable: view === "panel", locale: dir === "rtl" ? "ar-EG" : "en-US" });
          expect(await axeFinds(page), `${name}, ${view}`).toEqual([]);
        }
      }
    });

    test(`axe finds nothing in what comes on top of a status, in any palette: ${theme}, ${dir}`, async ({ page }) => {
      await page.evaluate((to) => { document.documentElement.dir = to; }, dir);
      const locale = dir === "rtl" ? "ar-EG" : "en-US";
      for (const palette of ["signed", "inverted", "safe"]) {
        for (const view of ["ticket", "panel", "meter"]) {
          const shown = {
            account: { ...account, positions: [long] }, order: { ...order, stop: "110", target: "70", side: "sell", qty: "150" },
            theme, palette, view, editable: view === "panel", locale,
          };
          const element = await ticket(page, { ...shown, staleAfter: "0.05" });
          await element.evaluate((node) => node.tick("101"));
          await expect.poll(() => element.evaluate((node) => node.matches(":state(stale)"))).toBe(true);
          expect(await axeFinds(page), `stale, ${palette}, ${view}`).toEqual([]);
          // Formulas have no colour of a palette's.
          for (const button of palette === "signed" && view === "ticket" ? await element.locator(".why").all() : []) {
            await button.click();
            await element.locator(".terms [data-term]").first().focus();
            expect(await axeFinds(page), `${await button.textContent()}, ${palette}, ${view}`).toEqual([]);
          }
          await element.evaluate(async (node) => {
            node.engine = { ...node.engine, preview: () => { throw new Error("the engine stopped"); } };
            await node.updateComplete;
          });
          expect(await axeFinds(page), `no engine, ${palette}, ${view}`).toEqual([]);
        }
      }
    });
  }
}

// 1280 px at 400 % are 320 px of CSS; 200 % text is a root font twice as large in a column that stays.
test("at 320 px, which is 1280 at 400 %, nothing needs scrolling sideways", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  for (const { name, properties } of situations) {
    for (const view of ["ticket", "panel", "meter"]) {
      const element = await ticket(page, { ...properties, view, editable: view === "panel" });
      expect(await sideways(page), `${name}, ${view}`).toBe(0);
      if (name === situations[0].name) await picture(element, `zoom-400-${view}`);
    }
  }
});

test("with text twice as large everything is there, unclipped", async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 900 });
  for (const view of ["ticket", "panel", "meter"]) {
    const reduced = { account: { ...account, positions: [long] }, order: { ...order, side: "sell", qty: "40" } };
    const element = await ticket(page, { ...reduced, view, editable: view === "panel" });
    const before = await element.evaluate((node) => node.getBoundingClientRect().height);
    await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
    await painted(page);
    expect(await element.evaluate((node) => node.getBoundingClientRect().height)).toBeGreaterThan(before);
    expect(await element.locator(".ticket").first().evaluate((node) => parseFloat(getComputedStyle(node).fontSize))).toBe(26);
    expect(await sideways(page)).toBe(0);
    const clipped = await element.evaluate((node) => [...node.shadowRoot.querySelectorAll(":not(.hidden)")]
      .filter((one) => one.clientWidth > 1 && getComputedStyle(one).overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1)
      .map((one) => one.className));
    expect(clipped).toEqual([]);
    await picture(element, `text-200-${view}`);
    await page.evaluate(() => { document.documentElement.style.fontSize = ""; });
  }
});

test("with text twice as large in a narrow column the headings stand above their numbers, and no word is broken", async ({ page }) => {
  await page.setViewportSize({ width: 352, height: 900 });
  await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  const element = await ticket(page, { account: { ...account, positions: [long] }, order: { ...order, side: "sell", qty: "40" } });
  expect(await sideways(page)).toBe(0);
  const { edges, outside, broken } = await element.evaluate((node) => {
    const all = (selector) => [...node.shadowRoot.querySelectorAll(selector)];
    const right = node.getBoundingClientRect().right;
    const words = (span) => {
      const text = [...span.childNodes].find(({ nodeType, data }) => nodeType === 3 && data.trim());
      return text ? [...text.data.matchAll(/\S+/g)].map(({ 0: word, index }) => {
        const range = new Range();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        return [word, range.getClientRects().length];
      }) : [];
    };
    return {
      edges: all(".rows thead th:last-child, .rows tbody td:last-child").map((cell) => Math.round(cell.getBoundingClientRect().left)),
      outside: all(".rows *").filter((one) => one.getBoundingClientRect().right > right + 1).length,
      broken: all(".meter span").flatMap(words).filter(([, lines]) => lines !== 1),
    };
  });
  expect(edges.length).toBeGreaterThan(5);
  expect(new Set(edges).size, String(edges)).toBe(1);
  expect(outside).toBe(0);
  expect(broken).toEqual([]);
});

test("on paper it is light", needs("devtools"), async ({ page }) => {
  const element = await ticket(page, { account, order, theme: "dark" });
  const ground = () => element.locator(".ticket").evaluate((node) => getComputedStyle(node).backgroundColor);
  expect(await ground()).not.toBe("rgb(255, 255, 255)");
  await page.emulateMedia({ media: "print" });
  expect(await ground()).toBe("rgb(255, 255, 255)");
});

test("in forced colours every status keeps its shape, its border and its words", needs("devtools"), async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  for (const view of ["ticket", "meter"]) {
    const shapes = new Map();
    for (const { name, properties } of situations) {
      const element = await ticket(page, { ...properties, view });
      const { status, shape, drawn, ground, word } = await element.locator("[data-status]").evaluate((node) => {
        const icon = node.querySelector(".icon");
        return {
          status: node.dataset.status, shape: icon.innerHTML.replace(/<!--.*?-->/g, ""), drawn: getComputedStyle(icon).stroke,
          ground: getComputedStyle(node.closest(".ticket")).backgroundColor, word: node.querySelector(".word").textContent.trim(),
        };
      });
      // The same shape for the same status, whatever else is said, and none twice; drawn in a colour that is not the ground's.
      expect(shapes.get(status) ?? shape, name).toBe(shape);
      shapes.set(status, shape);
      expect(drawn, name).not.toBe(ground);
      expect(drawn, name).not.toMatch(/none|rgba\(.*, 0\)/);
      expect(word, name).not.toBe("");
      await picture(element, `forced-${view}-${fileName(name).split(".")[0]}`);
    }
    expect(new Set(shapes.values()).size).toBe(shapes.size);
    expect(shapes.size).toBeGreaterThanOrEqual(7);
  }
});
