// SPDX-License-Identifier: MIT
// WebKit by WebDriver: a display, a driver on it, and the driver's own browser.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { Builder, Capabilities } from "selenium-webdriver";

/** `{ browser, end }`. `gtkTheme`, if any, gives pages their colour scheme. A driver runs one browser at a time. */
export async function startSession(gtkTheme) {
  const started = [];
  const end = () => { for (const program of started.reverse()) program.kill(); };
  try {
    const { xvfb, display } = await startDisplay();
    started.push(xvfb);
    const { driver, url } = startDriver(await freePort(), { DISPLAY: display, LC_ALL: "C.UTF-8", ...(gtkTheme && { GTK_THEME: gtkTheme }) });
    started.push(driver);
    await untilReady(driver, url);
    const browser = await new Builder().usingServer(url).withCapabilities(new Capabilities({ browserName: "MiniBrowser" })).build();
    await browser.manage().setTimeouts({ script: 60_000 });
    return { browser, end: async () => { await browser.quit().finally(end); } };
  } catch (error) {
    end();
    throw error;
  }
}

async function startDisplay() {
  const words = ["-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"];
  const xvfb = spawn("Xvfb", words, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const number = await new Promise((resolve, reject) => {
    xvfb.stdio[3].once("data", resolve);
    xvfb.once("exit", () => reject(new Error("Xvfb ended before it had a display")));
  });
  return { xvfb, display: `:${String(number).trim()}` };
}

function startDriver(port, environment) {
  const driver = spawn("WebKitWebDriver", [`--port=${port}`, "--host=127.0.0.1"], { stdio: "ignore", env: { ...process.env, ...environment } });
  return { driver, url: `http://127.0.0.1:${port}` };
}

async function untilReady(driver, url) {
  for (let left = 100; !(await fetch(`${url}/status`).then(({ ok }) => ok, () => false)); left--) {
    if (left === 0 || driver.exitCode !== null) throw new Error("WebKitWebDriver does not answer");
    await new Promise((done) => setTimeout(done, 100));
  }
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
