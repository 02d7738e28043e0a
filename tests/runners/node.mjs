// SPDX-License-Identifier: MIT
// Tests that run in Node itself: those of the engine, of the repository (layers, package, page), of the package in consumers, and the types.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { exitCode } from "../../wasm/toolchain/process.mjs";

const counter = fileURLToPath(new URL("./count.mjs", import.meta.url));

/** `group`: "engine" for tests/engine, "consumers" for tests/consumers, "repository" for every other *.test.mjs. */
export async function nodeTests(group) {
  const files = testFiles().filter((file) => groupOf(file) === group);
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0 };
  const folder = mkdtempSync(join(tmpdir(), "marginscope-"));
  try {
    const counts = join(folder, "counts.json");
    const args = [
      // The engine must run where a page forbids code from strings.
      ...(group === "engine" ? ["--disallow-code-generation-from-strings"] : []),
      "--test", "--test-reporter=spec", "--test-reporter-destination=stdout",
      `--test-reporter=${counter}`, `--test-reporter-destination=${counts}`, ...files,
    ];
    const code = await exitCode(process.execPath, args, { cwd: repository, stdio: ["ignore", 1, 2] });
    const counted = JSON.parse(readFileSync(counts, "utf8"));
    return { ...counted, failed: counted.failed || (code === 0 ? 0 : 1) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** All TypeScript at once, tests of types (`@ts-expect-error`) included. */
export async function typeTests() {
  const tsc = join(repository, "node_modules/typescript/bin/tsc");
  const code = await exitCode(process.execPath, [tsc, "-p", "tsconfig.json"], { cwd: repository, stdio: ["ignore", 1, 2] });
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

const groupOf = (file) => ["engine", "consumers"].find((name) => file.startsWith(`tests/${name}/`)) ?? "repository";

function testFiles() {
  return readdirSync(join(repository, "tests"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".test.mjs"))
    .map((entry) => relative(repository, join(entry.parentPath ?? entry.path, entry.name)))
    .filter((file) => !file.includes("node_modules"))
    .sort();
}
