// SPDX-License-Identifier: MIT
// The lesson in a browser: as it was printed, moved by hand and by keys, in every theme and direction, from a folder and without a script.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { serve } from "../../web/serve.mjs";
import { needs } from "../browsers/needs.mjs";
import { setMedia, under } from "../browsers/settings.mjs";
import { expect, test } from "../browsers/test.mjs";
import { axeFinds, painted, picture, sideways, watch } from "../elements/fixture.mjs";
import { FIGURES, reach } from "./figures.mjs";

const site = join(repository, "dist/site");

async function open(page, address = "/learn/") {
  const watched = await watch(page);
  await page.goto(address);
  await ready(page);
  return watched;
}

/** Every figure was reached and taken over, and every plot drawn; or the figure that the address names. */
async function ready(page) {
  const [asked] = new URL(page.url()).hash.split(",");
  if (asked) return page.locator(`${asked} margin-figure[data-moving]`).waitFor();
  await page.evaluate(reach);
  await page.waitForFunction(() => {
    const every = (tag, state) => [...document.querySelectorAll(tag)].every((element) => element.matches(`:state(${state})`));
    return every("margin-plot", "drawn") && every("margin-scope", "ok");
  });
  await painted(page);
}

const numbersOf = (page) => page.evaluate(() => [...document.querySelectorAll("data.n")].map(({ value, textContent }) => `${value} ${textContent}`));
const figure = (page, name) => page.locator(`#${name} margin-figure`);

test("keeps to the strict policy without a word on the console, and asks the network for nothing once it is loaded", async ({ page, context }) => {
  const watched = await open(page);
  const requests = [];
  // The browser itself looks for the page's icon again when the address changes.
  page.on("request", (request) => { if (!request.url().endsWith("/icon.svg")) requests.push(request.url()); });
  await context.setOffline(true);
  await figure(page, "blocks").getByRole("slider").fill("20");
  await expect(figure(page, "blocks").locator(".said")).toContainText("$40,000");
  await figure(page, "venues").getByRole("combobox").first().selectOption("hyperliquid");
  await expect(figure(page, "venues").locator("thead")).toContainText("Hyperliquid");
  expect(requests).toEqual([]);
  // Which it then says on the console.
  watched.faults.splice(0, Infinity, ...watched.faults.filter((fault) => !fault.includes("ERR_INTERNET_DISCONNECTED")));
  await watched.none();
});

test("what a script draws has the numbers that were printed", async ({ page, request }) => {
  const printed = await (await request.get("/learn/")).text();
  const asPrinted = [...printed.matchAll(/<data class="n"[^>]* value="([^"]*)">([^<]*)</g)].map(([, value, text]) => `${value} ${text}`);
  await open(page);
  expect(await numbersOf(page)).toEqual(asPrinted);
});

test("without a script every number, figure and table is there", async ({ browser, browserName, request }) => {
  const printed = await (await request.get("/learn/")).text();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/learn/");
  const count = [...printed.matchAll(/<data class="n"/g)].length;
  await expect(page.locator("data.n")).toHaveCount(count);
  for (const name of FIGURES) await expect(page.locator(`#${name} svg:visible, #${name} table:visible`).first()).toBeVisible();
  await expect(page.locator("#payoff svg:visible")).toHaveAttribute("aria-label", /−1,000\.00\sUSD/);
  await expect(page.locator("#order .after").first()).toBeVisible();
  // What would do nothing is not there; Firefox under the driver goes on calling scripting enabled.
  if (browserName === "chromium") {
    await expect(page.locator("#blocks input")).toBeHidden();
    await expect(page.locator("button.embed").first()).toBeHidden();
  }
  await picture(page, "without-script", { fullPage: true });
  // In its own language to the last element.
  await page.goto("/learn/de/");
  await expect(page.locator("#order .word").first()).toHaveText("Kann platziert werden");
  await expect(page.locator("margin-plot:visible details summary").first()).toHaveText("Dasselbe als Tabelle");
  await context.close();
});

test("opened from a folder it works as it does from a server", async ({ page }) => {
  await page.goto(pathToFileURL(join(site, "learn/index.html")).href);
  await ready(page);
  await figure(page, "blocks").getByRole("slider").fill("10");
  await expect(figure(page, "blocks").locator(".said")).toContainText("$20,000");
});

test("by keyboard alone: every figure is reached and moved", async ({ page }) => {
  await open(page);
  const moved = new Set();
  const spoken = () => page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const figure = document.activeElement?.closest("margin-figure")?.getAttribute("name") ?? "";
    return { figure, tag: at?.localName, type: at?.type ?? "", text: at?.getAttribute("aria-valuetext") ?? at?.value ?? "" };
  });
  for (let step = 0; step < 260 && moved.size < FIGURES.length; step++) {
    await page.keyboard.press("Tab");
    const before = await spoken();
    if (!before.figure || moved.has(before.figure)) continue;
    if (before.type === "range") {
      await page.keyboard.press("ArrowRight");
      await expect.poll(async () => (await spoken()).text).not.toBe(before.text);
    } else if (before.tag === "select") {
      await page.keyboard.press("ArrowDown");
      await expect.poll(async () => (await spoken()).text).not.toBe(before.text);
    } else if (before.figure !== "widget" || before.type !== "radio") {
      continue;
    }
    moved.add(before.figure);
  }
  expect([...moved].sort()).toEqual([...FIGURES].sort());
});

test("a figure's state is in the address, and an address opens it so", async ({ page }) => {
  await open(page);
  await figure(page, "entrance").getByRole("slider").fill("1000");
  await expect(figure(page, "entrance").locator(".said")).toContainText("The order opens");
  await expect.poll(() => new URL(page.url()).hash).toBe("#entrance,wallet=1000");
  await page.goto("about:blank");
  await open(page, "/learn/#equity,mark=82");
  await expect(page.locator("#equity svg")).toHaveAttribute("aria-label", /^82\.000, 18\.0% below entry/);
  await expect(page.locator("#equity")).toBeInViewport();
  await page.goto("about:blank");
  // What makes no sense is not taken.
  await open(page, "/learn/#equity,mark=abc,other=1");
  await expect(page.locator("#equity svg")).toHaveAttribute("aria-label", /^90\.000/);
});

test("dragging moves what is dragged", async ({ page }) => {
  await open(page);
  const drag = async (name, from, to) => {
    const box = await page.locator(`#${name} svg:visible`).first().boundingBox();
    await page.mouse.move(box.x + box.width * from, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * to, box.y + box.height / 2, { steps: 4 });
    await page.mouse.up();
  };
  await page.locator("#isolated").scrollIntoViewIfNeeded();
  await drag("isolated", 0.6, 0.1);
  await expect(figure(page, "isolated").locator(".said")).toContainText("Liquidated at 80.402. The rest of the account still holds $3,000.");
  await page.locator("#cross").scrollIntoViewIfNeeded();
  await drag("cross", 0.6, 0.1);
  await expect(figure(page, "cross").locator(".said")).toContainText("A was liquidated at 70.854. $85.43 are left");
  await page.locator("#payoff").scrollIntoViewIfNeeded();
  await drag("payoff", 0.5, 0.02);
  await expect(page.locator("#payoff svg")).toHaveAttribute("aria-label", /liquidated at 80\.402/);
});

test("extremes teach instead of breaking", async ({ page }) => {
  const watched = await open(page);
  const ends = {
    blocks: ["1", "100"], entrance: ["900", "1100"], ladder: ["0.5", "20"], isolated: ["60", "120"], cross: ["60", "120"],
    modes: ["2000", "10000"], funding: ["1", "700"],
  };
  for (const [name, values] of Object.entries(ends)) {
    for (const value of values) {
      await figure(page, name).getByRole("slider").first().fill(value);
      await painted(page);
      const written = await figure(page, name).evaluate((element) =>
        element.textContent + [...element.querySelectorAll("margin-plot")].map(({ shadowRoot }) => shadowRoot.textContent).join(""));
      expect(written).not.toMatch(/NaN|Infinity|undefined|null/);
      await picture(page.locator(`#${name}`), `${name}-${value}`);
    }
  }
  await expect(page.locator("#ladder margin-plot .readout")).toHaveText("liquidated the moment it opens");
  await expect(page.locator("#modes svg")).toHaveAttribute("aria-label", /Cross: no price liquidates it/);
  await expect(page.locator("#funding margin-plot .readout")).toContainText("liquidated");
  await watched.none();
});

test("words and figures light each other up", async ({ page }) => {
  await open(page);
  await page.locator('#line a.quantity[data-quantity="maintenance"]').hover();
  await expect(page.locator("#equity margin-plot")).toHaveAttribute("highlight", "maintenance");
  await page.mouse.move(0, 0);
  await expect(page.locator("#equity margin-plot")).not.toHaveAttribute("highlight");
  await page.locator("#equity svg").locator('[data-quantity="equity"] .name').hover();
  await expect(page.locator('#line a.quantity[data-quantity="equity"]')).toHaveAttribute("data-lit", "");
});

test("the widget's plot follows what a person changes in it", async ({ page }) => {
  await open(page);
  await expect(page.locator("#widget margin-plot svg")).toHaveAttribute("aria-label", /5x/);
  await page.locator("#widget margin-scope").getByRole("textbox", { name: "Leverage" }).fill("10");
  await expect(page.locator("#widget margin-plot svg")).toHaveAttribute("aria-label", /10x/);
});

for (const name of ["payoff", "cross", "widget"]) {
  test(`what "copy embed" gives for ${name} works in an empty file`, async ({ page, context }) => {
    await open(page);
    if (name === "cross") await figure(page, name).getByRole("slider").fill("75");
    await page.locator(`#${name} button.embed`).click();
    const snippet = await page.locator(`#${name} output code`).textContent();
    const folder = mkdtempSync(join(tmpdir(), "marginscope-"));
    writeFileSync(join(folder, "index.html"), snippet);
    // Another origin, with no policy of its own.
    const host = await serve({ mounts: { "/": folder }, policy: "default-src * 'unsafe-inline' 'unsafe-eval'" });
    const elsewhere = await context.newPage();
    const faults = [];
    elsewhere.on("pageerror", (error) => faults.push(error.message));
    await elsewhere.goto(host.url);
    await expect(elsewhere.locator("margin-figure svg").first()).toBeVisible();
    if (name === "cross") await expect(elsewhere.locator(".amount")).toHaveText("$500");
    await picture(elsewhere, `embedded-${name}`);
    expect(faults).toEqual([]);
    await host.close();
    rmSync(folder, { recursive: true });
  });
}

test("embedded figures of two languages stand on one page, each in its own", async ({ page, context }) => {
  const folder = mkdtempSync(join(tmpdir(), "marginscope-"));
  const snippets = [];
  for (const address of ["/learn/", "/learn/de/"]) {
    await open(page, address);
    await page.locator("#widget button.embed").click();
    await page.locator("#blocks button.embed").click();
    snippets.push(...await page.locator(":is(#widget, #blocks) output code").allTextContents());
  }
  writeFileSync(join(folder, "index.html"), snippets.join("\n"));
  const host = await serve({ mounts: { "/": folder }, policy: "default-src * 'unsafe-inline' 'unsafe-eval'" });
  const elsewhere = await context.newPage();
  await elsewhere.goto(host.url);
  await expect(elsewhere.locator('margin-figure[name="blocks"][lang="en"]')).toContainText("Leverage");
  await expect(elsewhere.locator('margin-figure[name="blocks"][lang="de"]')).toContainText("Hebel");
  await expect(elsewhere.locator('margin-figure[name="widget"][lang="de"] margin-scope')).toContainText("Liquidation");
  await expect(elsewhere.locator('margin-figure[name="widget"][lang="de"] margin-scope')).toContainText("Höchst");
  await host.close();
  rmSync(folder, { recursive: true });
});

for (const [name, colorScheme, width, direction, address] of [
  ["light", "light", 1100, "ltr", "/learn/"],
  ["dark", "dark", 1100, "ltr", "/learn/"],
  ["narrowest, light", "light", 320, "ltr", "/learn/"],
  ["narrowest, dark", "dark", 320, "ltr", "/learn/"],
  ["right to left", "light", 900, "rtl", "/learn/"],
  ["right to left, narrowest, dark", "dark", 320, "rtl", "/learn/"],
  ["German", "light", 900, "ltr", "/learn/de/"],
  ["German, narrowest", "light", 320, "ltr", "/learn/de/"],
]) {
  test(`axe finds nothing and nothing scrolls sideways: ${name}`, under({ colorScheme }), async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await setMedia(page, { colorScheme });
    await page.addInitScript((dir) => document.addEventListener("DOMContentLoaded", () => { document.documentElement.dir = dir; }), direction);
    await open(page, address);
    await page.evaluate(() => { for (const part of document.querySelectorAll("details")) part.open = true; });
    expect(await sideways(page)).toBe(0);
    expect(await axeFinds(page)).toEqual([]);
    await picture(page, `learn-${name.replaceAll(/\W+/g, "-")}`, { fullPage: true });
  });
}

for (const address of ["/", "/de/", "/nowhere"]) {
  test(`axe finds nothing on ${address}, wide and narrow`, async ({ page }) => {
    await page.goto(address);
    for (const width of [1100, 320]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await sideways(page)).toBe(0);
      expect(await axeFinds(page)).toEqual([]);
    }
  });
}

test("an address that leads nowhere is told so, and where to go", async ({ page }) => {
  const response = await page.goto("/learn/nowhere");
  expect(response.status()).toBe(404);
  await page.getByRole("main").getByRole("link", { name: "Margin, drawn" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Margin, drawn");
});

for (const address of ["/learn/", "/learn/de/", "/", "/de/"]) {
  test(`with text twice as large everything grows, and nothing scrolls sideways: ${address}`, async ({ page }) => {
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(address);
      const size = () => page.locator("main p").last().evaluate((node) => parseFloat(getComputedStyle(node).fontSize));
      const usual = await size();
      await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
      if (address.includes("learn")) await ready(page);
      await painted(page);
      expect(await size()).toBe(2 * usual);
      expect(await sideways(page), String(width)).toBe(0);
    }
  });
}

test("forced colours and paper", needs("picture"), async ({ page }) => {
  await open(page);
  await page.emulateMedia({ forcedColors: "active" });
  await painted(page);
  expect(await axeFinds(page)).toEqual([]);
  await picture(page, "forced-colours", { fullPage: true });
  await page.evaluate(() => { document.documentElement.dataset.theme = "dark"; });
  await page.emulateMedia({ forcedColors: "none", media: "print" });
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(252, 251, 248)");
  await expect(page.locator("#blocks input")).toBeHidden();
  await expect(page.locator("#payoff svg").first()).toBeVisible();
  await picture(page, "printed", { fullPage: true });
});

test("nothing shifts while the figures are taken over", needs("layout-shift"), async ({ page }) => {
  await page.addInitScript(() => {
    globalThis.shifts = [];
    const nameOf = ({ node }) => node?.id || node?.className || node?.nodeName;
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries()) globalThis.shifts.push([value, ...sources.map(nameOf)]);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await open(page);
  for (const name of FIGURES) await page.locator(`#${name}`).scrollIntoViewIfNeeded();
  await painted(page);
  const shifts = await page.evaluate(() => globalThis.shifts);
  expect(shifts.reduce((sum, [value]) => sum + value, 0), JSON.stringify(shifts)).toBeLessThan(0.001);
});

test("the Open Graph picture is there, and large enough", () => {
  const file = join(site, "open-graph.png");
  expect(existsSync(file)).toBe(true);
  const bytes = readFileSync(file);
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
});
