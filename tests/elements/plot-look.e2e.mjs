// SPDX-License-Identifier: MIT
// How <margin-plot> looks: nothing sticks out, nothing lies upon another, nothing shifts, whatever the width, the language and the size of text.
import { expect, test } from "../browsers/test.mjs";
import { needs } from "../browsers/needs.mjs";
import { setMedia, under } from "../browsers/settings.mjs";
import { openFixture, painted, picture, place, sideways } from "./fixture.mjs";

const VIEWS = ["ladder", "payoff", "equity", "funding", "modes"];
const founding = { qty: "100", entry: "100", leverage: "5", tickSize: "0.001", wallet: "3000", fundingRate: "0.0001", locale: "en-US", quote: "USD" };

/** Adds a plot of each view. */
async function plots(page, properties = {}, views = VIEWS) {
  await page.evaluate(async ([given, views]) => {
    await import("/dist/plot/define.js");
    for (const view of views) {
      const element = Object.assign(document.createElement("margin-plot"), { engine: globalThis.engine, view }, given);
      document.querySelector("main").append(element);
      await element.updateComplete;
    }
  }, [{ ...founding, ...properties }, views]);
  await painted(page);
}

/** A sheet of the page's own, which its policy allows. */
async function style(page, css) {
  await page.route("**/own.css", (route) => route.fulfill({ body: css, contentType: "text/css" }));
  await page.evaluate(() => new Promise((done) => {
    document.querySelector("link[href='/own.css']")?.remove();
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/own.css", onload: done }));
  }));
  await painted(page);
}

/** In every picture: texts that stick out of it, and pairs of texts that lie upon each other. */
const faults = (page) => page.evaluate(() => [...document.querySelectorAll("margin-plot")].flatMap(({ shadowRoot, view }) => {
  const svg = shadowRoot.querySelector(".picture");
  const frame = svg.getBoundingClientRect();
  // Without the halo around letters, which some engines count as theirs.
  const boxOf = (text) => {
    const { x, y, width, height } = text.getBBox();
    const { a, d, e, f } = text.getScreenCTM();
    return { left: a * x + e, right: a * (x + width) + e, top: d * y + f, bottom: d * (y + height) + f };
  };
  const texts = [...svg.querySelectorAll("text")].filter((text) => text.textContent.trim())
    .map((text) => ({ said: text.textContent, box: boxOf(text) }));
  const [left, right] = [Math.max(frame.left, 0) - 0.5, Math.min(frame.right, innerWidth) + 0.5];
  const out = texts.filter(({ box }) => box.left < left || box.right > right);
  const shared = (one, other, start, end) => Math.min(one[end], other[end]) - Math.max(one[start], other[start]);
  const within = (one, other) => shared(one, other, "left", "right") > 2 && shared(one, other, "top", "bottom") > 4;
  const upon = texts.flatMap((one, place) => texts.slice(place + 1).filter((other) => within(one.box, other.box))
    .map((other) => `${view}: ${one.said} / ${other.said}`));
  return [
    ...out.map(({ said, box }) => `${view}: ${said} sticks out: ${box.left} to ${box.right} of ${frame.left} to ${frame.right}`),
    ...upon,
  ];
}));

const hedged = {
  wallet: "5", marks: { XYZ: "1000" },
  contracts: [{ symbol: "XYZ", tick: "0.01", tiers: [{ from: 0, mmr: "0.001" }, { from: "1000", mmr: "0.02" }] }],
  positions: [["long", "1"], ["short", "0.99"]].map(([side, qty]) => ({ symbol: "XYZ", side, qty, entry: "1000", mode: "cross" })),
};
const CASES = {
  losing: { mark: "90" },
  "near liquidation": { mark: "80.9" },
  liquidated: { mark: "75" },
  "a short that gains": { side: "short", mark: "82", mode: "cross" },
  "a hundredfold": { leverage: "100", mark: "100.3" },
  "far beyond": { mark: "190" },
  "two liquidation prices": { account: hedged, qty: null, entry: null, position: "XYZ:long", mark: "1090" },
  "large numbers": { qty: "1234567", entry: "98765.4", tickSize: "0.1", wallet: "20000000000", mark: "91234.5", quote: "USDT" },
  "without a life": { leverage: "100", maintenanceRate: "0.02" },
  "never liquidated": { leverage: "1", maintenanceRate: "0" },
};

for (const locale of ["en", "de", "es", "ar"]) {
  test(`every text of a picture stands in it, and on no other, from 240 to 1,600 pixels: ${locale}`, async ({ page, request }) => {
    await openFixture(page, request);
    const found = [];
    for (const [name, given] of Object.entries(CASES)) {
      await page.evaluate(() => document.querySelectorAll("margin-plot").forEach((plot) => plot.remove()));
      await plots(page, { ...given, locale });
      for (const width of [240, 280, 320, 414, 600, 1600]) {
        await page.setViewportSize({ width, height: 900 });
        await painted(page);
        found.push(...(await faults(page)).map((fault) => `${name} at ${width}: ${fault}`));
      }
    }
    expect(found).toEqual([]);
  });
}

test("a picture grows with the text that a reader asks for", async ({ page, request }) => {
  await openFixture(page, request);
  await page.setViewportSize({ width: 640, height: 900 });
  await plots(page, { mark: "90" });
  const heights = () => page.evaluate(() => [...document.querySelectorAll("margin-plot")].map(({ shadowRoot }) =>
    [".picture", "text"].map((name) => shadowRoot.querySelector(name).getBoundingClientRect().height)));
  const before = await heights();
  await style(page, "html { font-size: 200%; }");
  await painted(page);
  const after = await heights();
  after.forEach(([whole, text], view) => {
    expect(whole / before[view][0]).toBeCloseTo(2, 1);
    expect(text / before[view][1]).toBeGreaterThan(1.8);
  });
  expect(await faults(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
  await picture(page, "plots-200", { fullPage: true });
});

test("nothing below a plot moves: before there is an engine, when a value goes wrong, and once there is a picture", async ({ page, request }) => {
  await openFixture(page, request);
  await plots(page, { engine: null, qty: null });
  const heights = () => page.evaluate(() => [...document.querySelectorAll("margin-plot")].map((plot) => plot.getBoundingClientRect().height));
  for (const still of [false, true]) {
    const set = (given) => page.evaluate(async (given) => {
      for (const plot of document.querySelectorAll("margin-plot")) {
        Object.assign(plot, "engine" in given ? { engine: globalThis.engine } : given);
        await plot.updateComplete;
      }
    }, given);
    await set({ still });
    const waiting = await heights();
    await set({ engine: true });
    await set({ qty: "100" });
    await painted(page);
    expect(await heights()).toEqual(waiting);
    const changes = [
      { mark: "75" }, { mark: "-5" }, { mark: null },
      { leverage: "100", maintenanceRate: "0.02" }, { leverage: "5", maintenanceRate: null },
    ];
    for (const given of changes) {
      await set(given);
      await painted(page);
      expect(await heights(), JSON.stringify(given)).toEqual(waiting);
    }
    await set({ qty: null });
  }
});

test("a drag that begins beyond the axis stays under the pointer", async ({ page, request }) => {
  await openFixture(page, request);
  await plots(page, { mark: "190" }, ["payoff"]);
  const svg = page.locator("margin-plot .picture");
  const box = await svg.boundingBox();
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.8, y);
  await page.mouse.down();
  for (const share of [0.7, 0.5, 0.3]) {
    await page.mouse.move(box.x + box.width * share, y, { steps: 3 });
    await painted(page);
    const knob = await page.locator("margin-plot .knob").boundingBox();
    expect(Math.abs(knob.x + knob.width / 2 - (box.x + box.width * share))).toBeLessThan(6);
  }
  const held = await page.locator("margin-plot .axis").textContent();
  await page.mouse.up();
  await painted(page);
  // Let go of, the axis is that of the new mark.
  expect(await page.locator("margin-plot .axis").textContent()).not.toBe(held);
});

test("keys reach the entry, and the slider's knob stands below its price", needs("devtools"), async ({ page, request }) => {
  await openFixture(page, request);
  await page.setViewportSize({ width: 700, height: 900 });
  await plots(page, { entry: "97.37", mark: "90" }, ["payoff", "equity"]);
  for (const plot of await page.locator("margin-plot").all()) {
    const slider = plot.getByRole("slider");
    const [low, step] = await slider.evaluate(({ min, step }) => [Number(min), Number(step)]);
    const steps = (97.37 - low) / step;
    expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-6);
    for (const share of [0.1, 0.5, 0.95]) {
      await slider.evaluate((input, share) => {
        input.value = String(Number(input.min) + share * (Number(input.max) - Number(input.min)));
        input.dispatchEvent(new Event("input", { bubbles: true }));
      }, share);
      await painted(page);
      const knob = await plot.locator(".knob").boundingBox();
      const track = await slider.evaluate((input) => {
        const { left, width } = input.getBoundingClientRect();
        return left + 8 + ((Number(input.value) - Number(input.min)) / (Number(input.max) - Number(input.min))) * (width - 16);
      });
      expect(Math.abs(knob.x + knob.width / 2 - track)).toBeLessThan(5);
    }
  }
});

test("a plot in view is fresh while the ticket that it follows is not in view", async ({ page, request }) => {
  await openFixture(page, request);
  await style(page, "margin-plot { display: block; margin-block-start: 3000px; }");
  const contract = { symbol: "XYZ", tick: "0.001", tiers: [{ from: 0, mmr: "0.005" }] };
  await place(page, {
    id: "ticket", account: { wallet: "3000", contracts: [contract], marks: { XYZ: "100" }, rules: { extends: "generic", rounding: "half-even" } },
    order: { symbol: "XYZ", side: "buy", qty: "100", leverage: "5" },
  });
  await plots(page, { qty: null, entry: null, for: "ticket" }, ["ladder"]);
  const plot = page.locator("margin-plot");
  await plot.scrollIntoViewIfNeeded();
  await painted(page);
  await page.evaluate(() => document.getElementById("ticket").tick("95"));
  await expect(plot.locator("svg")).toHaveAttribute("aria-label", /^95\.000, at entry, entry/);
  // A ticket that is not shown at all is followed too.
  await page.evaluate(() => { document.getElementById("ticket").hidden = true; });
  await page.evaluate(() => document.getElementById("ticket").tick("90"));
  await expect(plot.locator("svg")).toHaveAttribute("aria-label", /^90\.000, at entry, entry/);
});

test("amounts of a ticket that is followed are in its currencies", async ({ page, request }) => {
  await openFixture(page, request);
  const contract = { symbol: "XYZ", kind: "inverse", tick: "0.1", tiers: [{ from: 0, mmr: "0.005" }] };
  const position = { symbol: "XYZ", side: "long", qty: "1000", entry: "50000", leverage: "5" };
  const account = { wallet: "1", contracts: [contract], marks: { XYZ: "50000" }, positions: [position] };
  await place(page, { id: "ticket", account, base: "BTC", quote: "USD" });
  await plots(page, { qty: null, entry: null, quote: "", for: "ticket" }, ["equity"]);
  await expect(page.locator("margin-plot .readout")).toHaveText(/^Equity 0\.004\sBTC; /);
  const linear = { ...account, contracts: [{ ...contract, kind: "linear" }] };
  await page.evaluate((given) => { document.getElementById("ticket").account = given; }, linear);
  await expect(page.locator("margin-plot .readout")).toHaveText(/^Equity 10,000,000\.00\sUSD; /);
});

test("the hatch of a server's picture is there at every width", async ({ page, request }) => {
  const { renderPlotToString } = await import("marginscope/ssr");
  const printed = renderPlotToString({ ...founding, view: "ladder", maintenanceRate: "0.1" }, { stylesheet: "/dist/plot.css" });
  await openFixture(page, request, printed);
  for (const width of [320, 900]) {
    await page.setViewportSize({ width, height: 700 });
    await painted(page);
    const filled = await page.locator("margin-plot .picture:visible").evaluate((svg) => {
      const [, id] = /url\("?#(.*?)"?\)/.exec(getComputedStyle(svg.querySelector("rect.buffer")).fill);
      return svg.contains(svg.getRootNode().getElementById(id));
    });
    expect(filled, String(width)).toBe(true);
  }
});

test("light on a dark page is light, dark too", under({ colorScheme: "dark" }), async ({ page, request }) => {
  await setMedia(page, { colorScheme: "dark" });
  await openFixture(page, request);
  await plots(page, { theme: "light" }, ["ladder"]);
  expect(await page.locator("margin-plot").evaluate((plot) => getComputedStyle(plot).backgroundColor)).toBe("rgb(255, 255, 255)");
  await page.locator("margin-plot").evaluate(async (plot) => { plot.theme = "auto"; await plot.updateComplete; });
  expect(await page.locator("margin-plot").evaluate((plot) => getComputedStyle(plot).backgroundColor)).toBe("rgba(0, 0, 0, 0)");
});

test("on paper everything is light", needs("devtools"), async ({ page, request }) => {
  await openFixture(page, request);
  await plots(page, { theme: "dark" }, ["ladder"]);
  await page.emulateMedia({ media: "print" });
  expect(await page.locator("margin-plot").evaluate((plot) => getComputedStyle(plot).backgroundColor)).toBe("rgb(255, 255, 255)");
});

test("states tell of liquidation and of an order that would be refused", async ({ page, request }) => {
  await openFixture(page, request);
  await plots(page, { mark: "75" }, ["payoff"]);
  const is = (state) => page.locator("margin-plot").evaluate((plot, state) => plot.matches(`:state(${state})`), state);
  expect([await is("drawn"), await is("liquidated"), await is("insufficient")]).toEqual([true, true, false]);
  await page.locator("margin-plot").evaluate(async (plot) => {
    Object.assign(plot, {
      mark: null, account: { wallet: "500", contracts: [{ symbol: "XYZ" }], marks: { XYZ: "100" } },
      order: { symbol: "XYZ", side: "buy", qty: "100", leverage: "5" },
    });
    await plot.updateComplete;
  });
  expect([await is("drawn"), await is("liquidated"), await is("insufficient")]).toEqual([true, false, true]);
});
