// SPDX-License-Identifier: MIT
// The browser tests, by Playwright with the system's own browsers; what each engine made of them is printed apart.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { exitCode } from "../../wasm/toolchain/process.mjs";
import { engines } from "../browsers/engines.mjs";
import { countByEngine } from "./by-engine.mjs";

export async function browserTests() {
  const folder = mkdtempSync(join(tmpdir(), "marginscope-"));
  try {
    const file = join(folder, "report.json");
    const cli = join(repository, "node_modules/@playwright/test/cli.js");
    const code = await exitCode(process.execPath, [cli, "test", "-c", "tests/playwright.config.mjs", "--reporter=list,json"], {
      cwd: repository, stdio: ["ignore", 1, 2], env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    });
    return total(JSON.parse(readFileSync(file, "utf8")), code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function total(report, code) {
  const counted = countByEngine(report);
  console.log();
  for (const { name, title } of engines) {
    const { passed, failed, skipped, reasons } = counted[name];
    console.log(`${title}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
    for (const [reason, count] of reasons) console.log(`  ${count} skipped: ${reason}`);
  }
  const sum = (key) => engines.reduce((all, { name }) => all + counted[name][key], 0);
  // An engine without a single test is a failure, and so is an error outside any test.
  const silent = engines.filter(({ name }) => counted[name].passed + counted[name].failed + counted[name].skipped === 0);
  const failed = sum("failed") + silent.length + report.errors.length;
  const note = engines.map(({ name, title }) => `${title} ${counted[name].passed}`).join(", ");
  return { passed: sum("passed"), failed: failed || (code === 0 ? 0 : 1), skipped: sum("skipped"), note };
}
