// SPDX-License-Identifier: MIT
// The pace of a feed, what is spoken of it, and what is left when elements come and go.
import { expect, test } from "../browsers/test.mjs";
import { needs } from "../browsers/needs.mjs";
import { axeFinds, openFixture, painted, picture, ticket } from "./fixture.mjs";
import { account, long, order } from "./situations.mjs";

let watched;
test.beforeEach(async ({ page, request }) => { watched = await openFixture(page, request); });
// A test that was skipped opened no page.
test.afterEach(async () => {
  await watched?.none();
  watched = undefined;
});

test("prices that stop are called stale, with the state, and no longer when they go on", async ({ page }) => {
  const element = await ticket(page, { account, order, staleAfter: "0.3" });
  const stale = () => element.evaluate((node) => node.matches(":state(stale)"));
  await page.waitForTimeout(500);
  expect(await stale(), "no tick came yet").toBe(false);
  await element.evaluate((node) => node.tick("101"));
  await expect.poll(stale).toBe(true);
  await expect(element).toContainText("No new price for more than 0.3 s");
  expect(await element.evaluate((node) => node.asText())).toMatch(/^No new price for more than 0\.3 s\. Buy/);
  await element.evaluate(async (node) => { node.view = "meter"; await node.updateComplete; });
  await expect(element).toContainText("No new price for more than 0.3 s");
  expect(await axeFinds(page)).toEqual([]);
  await picture(element, "meter-stale");
  await element.evaluate(async (node) => { node.view = "ticket"; await node.updateComplete; });
  expect(await axeFinds(page)).toEqual([]);
  // What the host allows may change while nothing comes.
  const allowed = (seconds) => element.evaluate(async (node, after) => {
    node.staleAfter = after;
    await node.updateComplete;
    return [node.matches(":state(stale)"), node.shadowRoot.textContent.includes("NaN")];
  }, seconds);
  expect(await allowed(null)).toEqual([false, false]);
  expect(await allowed("0.01")).toEqual([true, false]);
  expect(await allowed("600")).toEqual([false, false]);
  expect(await allowed("0.3")).toEqual([true, false]);
  const goesOn = await element.evaluate(async (node) => {
    node.tick("102");
    await node.updateComplete;
    return [node.matches(":state(stale)"), node.shadowRoot.textContent.includes("No new price")];
  });
  expect(goesOn).toEqual([false, false]);
});

test("off screen a feed costs nothing, and what came last is shown when it comes into view", async ({ page }) => {
  const element = await ticket(page, { account, order });
  await page.evaluate(() => {
    const tall = document.createElement("div");
    tall.className = "tall";
    document.querySelector("margin-scope").before(tall);
    tall.style.blockSize = "5000px";
  });
  await painted(page);
  await page.waitForTimeout(100);
  const previews = await element.evaluate(async (node) => {
    const counted = await globalThis.countPreviews(node);
    for (let i = 0; i < 20; i++) { node.tick(String(100 + i)); await new Promise((done) => requestAnimationFrame(done)); }
    return counted.count;
  });
  expect(previews).toBe(0);
  await element.scrollIntoViewIfNeeded();
  await expect(page.locator("[data-name=fill-price] dd")).toContainText("119.000");
});

test("taken out of the page a feed costs nothing, and what came last is shown when it is back", async ({ page }) => {
  const element = await ticket(page, { account, order });
  const seen = await element.evaluate(async (node) => {
    const counted = await globalThis.countPreviews(node);
    const main = node.parentNode;
    node.remove();
    for (let i = 0; i < 20; i++) { node.tick(String(100 + i)); await new Promise((done) => requestAnimationFrame(done)); }
    const away = counted.count;
    main.append(node);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await node.updateComplete;
    return [away, node.report.fill.price];
  });
  expect(seen).toEqual([0, "119"]);
});

test("crossings are spoken politely, at once, or not at all, as the host wants", async ({ page }) => {
  for (const [announce, role] of [["polite", "status"], ["assertive", "alert"], ["off", "status"]]) {
    const element = await ticket(page, { account: { ...account, positions: [long] }, announce });
    const live = element.locator("[aria-live]");
    await expect(live).toHaveAttribute("aria-live", announce);
    await expect(live).toHaveAttribute("role", role);
    await element.evaluate(async (node) => { node.tick("79"); await node.updateComplete; });
    await expect(element.locator(".word")).toHaveText("At or past liquidation");
    await painted(page);
    await expect(live).toHaveText(announce === "off" ? "" : /At or past liquidation/);
  }
});

test("an element that is moved still speaks at most once in five seconds", async ({ page }) => {
  const element = await ticket(page, { account: { ...account, positions: [long] } });
  await element.evaluate(async (node) => {
    const seen = node.spoken = [];
    const told = () => seen.push(node.shadowRoot.querySelector("[aria-live]").textContent.trim());
    new MutationObserver(told).observe(node.shadowRoot, { subtree: true, childList: true, characterData: true });
    globalThis.crossed = async (mark) => {
      node.tick(mark);
      await node.updateComplete;
      await new Promise((done) => setTimeout(done, 50));
      node.parentNode.append(node);
      await node.updateComplete;
      return [...new Set(seen.filter(Boolean))].length;
    };
  });
  const crossed = (mark) => page.evaluate((price) => globalThis.crossed(price), mark);
  expect(await crossed("79")).toBe(1);
  expect(await crossed("99")).toBe(1);
  expect(await crossed("78")).toBe(1);
  await page.waitForTimeout(5100);
  expect(await crossed("98")).toBe(2);
});

test("lazy waits for the element to come into view before it asks for an engine", async ({ page }) => {
  const engine = () => page.evaluate(() => document.querySelector("margin-scope").engine !== null);
  await page.evaluate(async ([given, asked]) => {
    const tall = document.createElement("div");
    document.querySelector("main").append(tall);
    tall.style.blockSize = "5000px";
    const element = document.createElement("margin-scope");
    Object.assign(element, { loading: "lazy", locale: "en-US", account: given, order: asked });
    document.querySelector("main").append(element);
    await element.updateComplete;
  }, [account, order]);
  await page.waitForTimeout(300);
  expect(await engine()).toBe(false);
  await page.locator("margin-scope").scrollIntoViewIfNeeded();
  await expect.poll(engine).toBe(true);
  await expect(page.locator("margin-scope .word")).toHaveText("Can be placed");
});

test("ten thousand mounts leave nothing behind", needs("devtools"), async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  const counts = async () => {
    await page.requestGC();
    const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
    return { nodes, jsEventListeners };
  };
  const mount = (times) => page.evaluate(async ([count, given, asked]) => {
    await import("/dist/plot/define.js");
    for (let i = 0; i < count; i++) {
      const element = document.createElement("margin-scope");
      Object.assign(element, { engine: globalThis.engine, account: given, order: asked, bind: "form", staleAfter: "5", id: "followed" });
      const plot = document.createElement("margin-plot");
      // One in two waits for somebody who never comes.
      Object.assign(plot, { engine: globalThis.engine, for: i % 2 ? "followed" : "nobody" });
      document.querySelector("main").append(element, plot);
      element.tick("101");
      if (i % 50 === 0) await Promise.all([element.updateComplete, plot.updateComplete]);
      element.remove();
      plot.remove();
    }
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)));
  }, [times, account, order]);
  test.setTimeout(240_000);
  await mount(200);
  const before = await counts();
  await mount(10_000);
  const after = await counts();
  expect(after.nodes - before.nodes).toBeLessThan(200);
  expect(after.jsEventListeners - before.jsEventListeners).toBeLessThan(50);
});
