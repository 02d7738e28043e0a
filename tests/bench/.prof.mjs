import { serve } from "../../web/serve.mjs";
import { programOf } from "../browsers/engines.mjs";
const { chromium } = await import("@playwright/test");
const server = await serve();
const browser = await chromium.launch({ executablePath: programOf("chromium"), args: ["--no-sandbox", "--disable-gpu"] });
const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
const page = await context.newPage();
const cdp = await context.newCDPSession(page);
await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
const events = [];
cdp.on("Tracing.dataCollected", ({ value }) => events.push(...value));
const done = new Promise((r) => cdp.on("Tracing.tracingComplete", r));
await cdp.send("Tracing.start", { categories: "devtools.timeline,v8,blink.user_timing,disabled-by-default-devtools.timeline", transferMode: "ReportEvents" });
await page.goto(server.url + "learn/");
await page.waitForFunction(() => [...document.querySelectorAll("margin-figure")].every((f) => f.matches("[data-moving]")), undefined, { timeout: 60000 });
await cdp.send("Tracing.end"); await done;
const tasks = events.filter((e) => e.name === "RunTask" && e.dur > 40000).sort((a, b) => a.ts - b.ts);
for (const t of tasks) {
  const inside = events.filter((e) => e.ph === "X" && e.pid === t.pid && e.tid === t.tid && e.ts >= t.ts && e.ts + e.dur <= t.ts + t.dur && e !== t && e.dur > 8000);
  console.log(`TASK ${(t.dur / 1000).toFixed(0)} ms`, inside.sort((a, b) => a.ts - b.ts).slice(0, 14).map((e) => `${e.name}:${(e.dur / 1000).toFixed(0)}${e.args?.data?.url ? "(" + e.args.data.url.slice(-20) + ")" : ""}${e.args?.data?.functionName ? "[" + e.args.data.functionName + "]" : ""}`).join(" "));
}
await context.close(); await browser.close(); await server.close();
