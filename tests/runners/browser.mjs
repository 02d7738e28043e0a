// SPDX-License-Identifier: MIT
// The browser tests, by Playwright with the system's own browser.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { exitCode } from "../../wasm/toolchain/process.mjs";

export async function browserTests() {
  const folder = mkdtempSync(join(tmpdir(), "marginscope-"));
  try {
    const file = join(folder, "report.json");
    const cli = join(repository, "node_modules/@playwright/test/cli.js");
    const code = await exitCode(process.execPath, [cli, "test", "-c", "tests/playwright.config.mjs", "--reporter=list,json"], {
      cwd: repository, stdio: ["ignore", 1, 2], env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    });
    const { stats, errors } = JSON.parse(readFileSync(file, "utf8"));
    // A test that passes only when repeated is a failure; so is an error outside any test.
    const failed = stats.unexpected + stats.flaky + errors.length;
    return { passed: stats.expected, failed: failed || (code === 0 ? 0 : 1), skipped: stats.skipped };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
