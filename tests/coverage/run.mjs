// SPDX-License-Identifier: MIT
// `npm run coverage`: which lines and branches of the core the native tests reach. Fails where a line is neither reached nor named in
// uncovered.mjs, and where one that is named there is reached.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensure, repository } from "../../wasm/toolchain/ensure.mjs";
import { run } from "../../wasm/toolchain/process.mjs";
import { SetupError, runMain } from "../../wasm/toolchain/say.mjs";
import { buildPreset } from "../../web/cmake.mjs";
import { countFiles, readCounts } from "./counts.mjs";
import { uncovered } from "./uncovered.mjs";

const env = { ...process.env, MARGIN_ACCOUNTS: "3000" };

await runMain(async () => {
  await ensure();
  const build = await buildPreset("coverage", "margin_tests");
  for (const file of countFiles(build)) rmSync(file);
  await run(join(build, "tests/core/margin_tests"), ["--no-colors=true"], { cwd: repository, env });
  const files = [...readCounts(build)].map(withoutBraces).filter(([, lines]) => lines.size > 0).sort(([left], [right]) => (left < right ? -1 : 1));
  table(files.map(([file, lines]) => ({ file, ...totals([...lines.values()]) })));
  const missed = files.flatMap(([file, lines]) => missedOf(file, lines));
  const named = (line) => uncovered.some(({ file, text }) => file === line.file && text === line.text);
  const unnamed = missed.filter((line) => !named(line));
  const stale = uncovered.filter(({ file, text }) => !missed.some((line) => line.file === file && line.text === text));
  for (const { file, number, text } of unnamed) console.log(`not reached: ${file}:${number}: ${text}`);
  for (const { file, text } of stale) console.log(`reached, though named as not: ${file}: ${text}`);
  console.log(`${missed.length} lines not reached, ${missed.length - unnamed.length} of them named with their reasons`);
  if (unnamed.length + stale.length > 0) {
    throw new SetupError("the core's coverage is not complete", "Write a test, or name the line and its reason in tests/coverage/uncovered.mjs.");
  }
});

function totals(lines) {
  const branches = lines.flatMap((line) => line.branches);
  return {
    lines: lines.length, linesReached: lines.filter(({ count }) => count > 0).length,
    branches: branches.length, branchesReached: branches.filter((count) => count > 0).length,
  };
}

function missedOf(file, lines) {
  const texts = readFileSync(join(repository, file), "utf8").split("\n");
  return [...lines].filter(([, { count }]) => count === 0).map(([number]) => ({ file, number, text: texts[number - 1].trim() }));
}

/** A closing brace counts what an exception would have to clean up. */
function withoutBraces([file, lines]) {
  const texts = readFileSync(join(repository, file), "utf8").split("\n");
  return [file, new Map([...lines].filter(([number]) => !/^\s*[})\];]*$/.test(texts[number - 1])))];
}

function table(rows) {
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  const total = { file: "total", ...Object.fromEntries(["lines", "linesReached", "branches", "branchesReached"].map((key) => [key, sum(key)])) };
  const width = Math.max(...rows.map(({ file }) => file.length));
  const share = (reached, all) => (all === 0 ? "" : `${reached}/${all}`.padStart(11) + `${((100 * reached) / all).toFixed(1).padStart(7)} %`);
  console.log(`${"file".padEnd(width)}  ${"lines".padStart(20)}  ${"branches".padStart(20)}`);
  for (const row of [...rows, total]) {
    console.log(`${row.file.padEnd(width)}  ${share(row.linesReached, row.lines)}  ${share(row.branchesReached, row.branches)}`);
  }
}
