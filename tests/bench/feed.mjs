// SPDX-License-Identifier: MIT
// A ticket under a feed, in Chromium: a thousand ticks a second. What a tick costs until its numbers are laid out, how long the page was held
// up, and whether the heap grows. Nothing where there is no Chromium.
import { setTimeout as pause } from "node:timers/promises";
import { programOf } from "../browsers/engines.mjs";
import { fixturePage } from "../elements/fixture-page.mjs";
import { account, order } from "../elements/situations.mjs";
import { serve } from "../../web/serve.mjs";
import { quantile, summary } from "./measure.mjs";

const TICKS = 1000;
/** Looks at the heap, evenly over the time. */
const LOOKS = 12;

/**
 * Costs in nanoseconds; `longTasks` of over 50 ms once ticks come; `heap`: its slope in bytes a second, after `settle` seconds: for two minutes
 * the browser notes what it learns of the code. Undefined where there is no Chromium.
 */
export async function feed({ settle, seconds, elements = 1, signal }) {
  const executablePath = programOf("chromium");
  if (!executablePath) return undefined;
  const { chromium } = await import("@playwright/test");
  const server = await serve();
  const quiet = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const browser = await chromium.launch({ executablePath, args: quiet });
  try {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    for (const [name, [body, contentType]] of Object.entries(fixturePage())) {
      await page.route(`**/${name}`, (route) => route.fulfill({ body, contentType }));
    }
    await page.goto(`${server.url}fixture.html`);
    await page.waitForFunction(() => globalThis.engine);
    // What is measured is noted in lists that are as long as they will be: they are no part of what grows.
    await page.evaluate(begin, { account, order, elements, ticks: TICKS, room: Math.ceil((settle + seconds) * 150) * elements });
    await pause(settle * 1000, undefined, { signal });
    const heap = [];
    for (let look = 0; look < LOOKS; look++) {
      await pause((seconds * 1000) / LOOKS, undefined, { signal });
      heap.push([await page.evaluate(() => performance.now() / 1000), await heapUsed(session)]);
    }
    const { costs, longTasks, delivered, paints } = await page.evaluate(() => globalThis.finish());
    const { median, spread, p95 } = summary(costs.map((cost) => cost * 1e6));
    return { seconds: settle + seconds, elements, delivered, paints, median, spread, p95, longTasks, heap: slope(heap), heapNow: heap.at(-1)[1] };
  } finally {
    await browser.close();
    await server.close();
  }
}

async function heapUsed(session) {
  await session.send("HeapProfiler.collectGarbage");
  return (await session.send("Runtime.getHeapUsage")).usedSize;
}

/** In the page: ticks that follow the clock, and what each update of an element costs with the layout it asks for. */
function begin({ account, order, elements, ticks, room }) {
  const costs = new Float64Array(room);
  let paints = 0;
  let start = Infinity;
  let longTasks = 0;
  let delivered = 0;
  new PerformanceObserver((list) => {
    longTasks += list.getEntries().filter(({ startTime }) => startTime >= start).length;
  }).observe({ type: "longtask" });
  const all = Array.from({ length: elements }, () => {
    const element = document.createElement("margin-scope");
    Object.assign(element, { engine: globalThis.engine, locale: "en-US", quote: "USDT", account, order });
    const update = element.performUpdate.bind(element);
    element.performUpdate = () => {
      const before = performance.now();
      update();
      element.getBoundingClientRect();
      if (paints < room) costs[paints++] = performance.now() - before;
    };
    document.querySelector("main").append(element);
    return element;
  });
  start = performance.now();
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - start) * ticks) / 1000);
    for (; delivered < due; delivered++) {
      const price = (100 + (((delivered * 7919) % 2001) - 1000) / 1000).toFixed(3);
      for (const element of all) element.tick(price);
    }
  }, 4);
  globalThis.finish = () => {
    clearInterval(timer);
    return { costs: [...costs.slice(elements * 10, paints)], longTasks, delivered, paints };
  };
}

/** Of the middle of all lines through two looks: one late collection does not tilt it. */
function slope(points) {
  const slopes = points.flatMap(([x, y], at) => points.slice(at + 1).map(([later, higher]) => (higher - y) / (later - x)));
  return quantile(slopes.sort((a, b) => a - b), 0.5);
}
