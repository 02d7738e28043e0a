// SPDX-License-Identifier: MIT
// The core's doctest programs: native (plain or under sanitizers), and the same sources compiled by emcc, in Node.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { buildPreset } from "../../web/cmake.mjs";

export async function nativeTests(preset) {
  return runDoctest(join(await buildPreset(preset), "tests/core/margin_tests"));
}

export async function wasmTests() {
  return runDoctest(process.execPath, [join(await buildPreset("wasm-tests"), "tests/core/margin_tests.cjs")]);
}

/**
 * Runs the program with its output shown, and counts by its closing line; no such line means it crashed.
 * Colours are off: the virtual files of the WebAssembly program call every output a terminal.
 */
function runDoctest(program, args = []) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args, "--no-colors=true"], { cwd: repository, stdio: ["ignore", "pipe", "inherit"] });
    let tail = "";
    child.stdout.on("data", (chunk) => {
      process.stdout.write(chunk);
      tail = (tail + chunk).slice(-4000);
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      const counts = /test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed \|\s*(\d+) skipped/.exec(tail);
      if (!counts) return reject(new Error(`${program} ended without a summary (${signal ?? `exit ${code}`})`));
      const [passed, failed, skipped] = counts.slice(1).map(Number);
      // A sanitizer or a crash on the way out fails after the summary was printed.
      resolve({ passed, failed: failed || (code === 0 ? 0 : 1), skipped });
    });
  });
}
