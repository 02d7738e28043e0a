// SPDX-License-Identifier: MIT
// Browser tests below this folder, against dist/site: *.e2e.mjs in Chromium and Firefox, *.webkit.mjs in WebKitGTK.
import { createHash } from "node:crypto";
import { defineConfig } from "@playwright/test";
import { repository } from "../wasm/toolchain/ensure.mjs";
import { programOf } from "./browsers/engines.mjs";
import { anySetting } from "./browsers/settings.mjs";

/** Every checkout has its own port: two of them never test each other's pages. */
const port = 20_000 + createHash("sha256").update(repository).digest().readUInt16BE() % 10_000;

const chromium = {
  browserName: "chromium",
  chromiumSandbox: false,
  launchOptions: {
    executablePath: programOf("chromium"),
    args: ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  },
};
/** By WebDriver BiDi: the system's Firefox knows no other protocol. */
const firefox = (firefoxUserPrefs) => ({
  browserName: "firefox", channel: "moz-firefox", launchOptions: { executablePath: programOf("firefox"), firefoxUserPrefs },
});

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.e2e.mjs",
  outputDir: "../test-results",
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // Generous: what is slow on a busy machine is not wrong.
  timeout: 90_000,
  expect: {
    timeout: 15_000,
    toMatchAriaSnapshot: { pathTemplate: "{testDir}/elements/trees/{arg}{ext}" },
    toHaveScreenshot: { pathTemplate: "{testDir}/site/pictures/{arg}{ext}" },
  },
  use: { baseURL: `http://127.0.0.1:${port}` },
  webServer: { command: `node ../web/serve.mjs ${port}`, url: `http://127.0.0.1:${port}/`, reuseExistingServer: false },
  projects: [
    { name: "chromium", use: chromium },
    { name: "firefox", use: firefox({}), grepInvert: anySetting },
    { name: "firefox-dark", use: firefox({ "ui.systemUsesDarkTheme": 1 }), grep: /@dark/ },
    { name: "firefox-reduced-motion", use: firefox({ "ui.prefersReducedMotion": 1 }), grep: /@reduced-motion/ },
    { name: "webkit", testMatch: "**/*.webkit.mjs", grepInvert: anySetting },
    { name: "webkit-dark", testMatch: "**/*.webkit.mjs", use: { gtkTheme: "Adwaita:dark" }, grep: /@dark/ },
  ],
});
