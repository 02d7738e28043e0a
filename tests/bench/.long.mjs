import { serve } from "../../web/serve.mjs";
import { programOf } from "../browsers/engines.mjs";
const { chromium } = await import("@playwright/test");
const server = await serve();
const browser = await chromium.launch({ executablePath: programOf("chromium"), args: ["--no-sandbox", "--disable-gpu"] });
for (let r = 0; r < 2; r++) {
const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
const page = await context.newPage();
const cdp = await context.newCDPSession(page);
await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
await page.addInitScript(() => { globalThis.tasks = []; new PerformanceObserver((l) => { for (const e of l.getEntries()) tasks.push([Math.round(e.startTime), Math.round(e.duration)]); }).observe({ type: "longtask", buffered: true }); });
await page.goto(server.url + "learn/");
await page.waitForFunction(() => [...document.querySelectorAll("margin-figure")].every((f) => f.matches("[data-moving]")), undefined, { timeout: 60000 });
await page.waitForTimeout(1500);
const tasks = await page.evaluate(() => tasks);
const tbt = tasks.reduce((s, [, d]) => s + Math.max(0, d - 50), 0);
console.log("TBT", tbt, tasks.length, JSON.stringify(tasks));
await context.close();
}
await browser.close(); await server.close();
