// SPDX-License-Identifier: MIT
// The demo's chart, and whatever else repeats a price of the ticket: the same one, in every situation.
import { needs } from "../browsers/needs.mjs";
import { expect, test } from "../browsers/test.mjs";
import { painted } from "../elements/fixture.mjs";
import { open, shown } from "./desk.mjs";

/** What the chart says at its edge of a price beyond it. */
const edgeOf = (page, name) => page.locator(`#chart .tag[data-level="${name}"]`);

test("prices that matter are on the chart, or named at the edge beyond which they lie", async ({ page }) => {
  await open(page, "&account=founding");
  const edge = (name) => edgeOf(page, name);
  await expect(edge("liquidation")).toHaveText("↓ Liquidation 80.402");
  await expect(edge("bankruptcy")).toHaveText("↓ Bankruptcy 80.000");
  await expect(edge("entry")).toBeHidden();
  await page.locator("#order").getByRole("radio", { name: "Sell" }).check();
  await expect(edge("liquidation")).toHaveText("↑ Liquidation 119.403");
});

/** What the chart, the positions' table and the ticket say of where the position is liquidated. */
const saidOfLiquidation = (page, id) => page.evaluate((row) => [
  document.querySelector("#chart .tag[data-level=liquidation]").textContent.replace(/^. Liquidation /, ""),
  document.querySelector("#ticket").shadowRoot.querySelector("tr[data-name=liquidation-price] td:last-child").textContent.trim(),
  ...(row ? [document.querySelector(`#positions tr[data-id="${row}"] td:nth-child(6) .main`).textContent] : []),
], id);

test("what is named at the chart's edge leaves its scale free, on a phone too", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await open(page);
  await expect(edgeOf(page, "bankruptcy")).toBeVisible();
  const [scale, ...rights] = await page.evaluate(() => {
    const [chart, tags] = [document.getElementById("chart"), document.querySelectorAll("#chart .tag:not([hidden])")];
    // The scale is the last column of the chart's own table.
    const scale = chart.querySelector("tr:first-child td:last-child");
    return [scale.getBoundingClientRect().left, ...Array.from(tags, (tag) => tag.getBoundingClientRect().right)];
  });
  expect(rights.length).toBeGreaterThan(1);
  for (const right of rights) expect(right).toBeLessThan(scale);
});

test("after the last tick the chart and the form show what the ticket shows", async ({ page }) => {
  await open(page);
  const seen = new Set();
  for (let i = 0; i < 5; i++) {
    await page.evaluate(() => document.getElementById("advance").click());
    await painted(page);
    const [line, ticket] = await saidOfLiquidation(page);
    expect(line).toBe(ticket);
    seen.add(line);
    const [notional, largest] = await page.evaluate(() => {
      const { fill, maxQty } = document.getElementById("ticket").report;
      return [Number(fill.notional).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 }), maxQty];
    });
    await expect(page.locator("#notional")).toHaveText(`≈ ${notional} USDT`);
    await expect(page.locator("#max")).toHaveText(`Max ${largest}`);
  }
  expect(seen.size).toBe(5);
});

test("the chart moves on where the ticket is out of view, as on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 500 });
  await open(page);
  await expect(page.locator("#ticket")).not.toBeInViewport();
  const [before] = await saidOfLiquidation(page);
  await page.evaluate(() => document.getElementById("advance").click());
  await expect.poll(async () => (await saidOfLiquidation(page))[0]).not.toBe(before);
});

test("a venue that rounds no price shows the same one everywhere: not later than it is", async ({ page }) => {
  await open(page, "&account=founding");
  await page.getByRole("button", { name: "Buy XYZ" }).click();
  await expect(page.locator("#message")).toContainText("Order accepted");
  for (const [venue, price] of [["hyperliquid", "80.403"], ["htx", "80.081"], ["okx-linear", "80.403"]]) {
    await page.locator("#venue").selectOption(venue);
    await expect(shown(page, "liquidation-price")).toHaveText(price);
    await expect.poll(() => saidOfLiquidation(page, "XYZ:isolated")).toEqual([price, price, price]);
  }
});

test("a waiting order meets a price that lasted less than a frame, and it is told what became of it", async ({ page }) => {
  // The mark jumps past the price: what a hundred then are worth less than they cost is more than the account has left.
  for (const [size, became] of [["90", "filled"], ["100", "refused"]]) {
    await open(page, "&account=founding");
    await page.getByRole("radio", { name: "Limit" }).check();
    await page.getByLabel("Size").fill(size);
    await page.getByRole("textbox", { name: "Price" }).fill("99.990");
    await page.locator("#submit").click();
    await expect(page.locator("#open-orders-list li")).toContainText("at 99.990");
    await page.evaluate(() => { for (let i = 0; i < 18; i++) document.getElementById("advance").click(); });
    await painted(page);
    expect(Number(await page.locator("#mark").textContent()), "the mark has left it again").toBeGreaterThan(99.99);
    await expect(page.locator("#message")).toHaveText(`Buy ${size} XYZ at 99.990 reached its price and was ${became}.`);
    await expect(page.locator("#open-orders")).toBeHidden();
    await expect(page.locator("#positions-body tr")).toHaveCount(became === "filled" ? 1 : 0);
  }
});

test("in forced colours the chart is lines on the page's ground", needs("devtools"), async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await open(page);
  const tones = await page.evaluate(() => {
    const probe = document.createElement("i");
    document.body.append(probe);
    probe.style.forcedColorAdjust = "none";
    const is = (color) => { probe.style.color = color; return getComputedStyle(probe).color; };
    return [...document.querySelectorAll("[data-tone]")].map((tone) => {
      const { color } = getComputedStyle(tone);
      return [tone.dataset.tone, color === is("Canvas"), color === is("CanvasText")];
    });
  });
  expect(tones.filter(([, ground]) => ground).map(([tone]) => tone)).toEqual(["area", "surface"]);
  expect(tones.filter(([, , lines]) => lines).map(([tone]) => tone)).toEqual(["text", "line", "entry", "liquidation", "bankruptcy"]);
});
