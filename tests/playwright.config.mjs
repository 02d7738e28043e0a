// SPDX-License-Identifier: MIT
// Browser tests: *.e2e.mjs below this folder, against dist/site, in the system's Chromium (nothing is downloaded).
import { createHash } from "node:crypto";
import { defineConfig } from "@playwright/test";
import { repository } from "../wasm/toolchain/ensure.mjs";
import { which } from "../wasm/toolchain/process.mjs";

/** Every checkout has its own port: two of them never test each other's pages. */
const port = 20_000 + createHash("sha256").update(repository).digest().readUInt16BE() % 10_000;

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.e2e.mjs",
  outputDir: "../test-results",
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  use: { baseURL: `http://127.0.0.1:${port}` },
  webServer: { command: `node ../web/serve.mjs ${port}`, url: `http://127.0.0.1:${port}/`, reuseExistingServer: false },
  projects: [{
    name: "chromium",
    use: {
      browserName: "chromium",
      chromiumSandbox: false,
      launchOptions: {
        executablePath: which("chromium") ?? which("google-chrome"),
        args: ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
      },
    },
  }],
});
