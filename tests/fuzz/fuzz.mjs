// SPDX-License-Identifier: MIT
// Builds the fuzz target and runs it: first on all of the corpus, then on what it makes of it.
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { buildPreset } from "../../web/cmake.mjs";

export const corpus = join(repository, "tests/fuzz/corpus");
/** Where inputs that were found to be new, and those that crash, are put. */
export const workshop = join(repository, "build/fuzz/found");

/** The fuzz target's path. */
export async function buildTarget(clang) {
  return join(await buildPreset("fuzz", "margin_fuzz", [`-DCMAKE_CXX_COMPILER=${clang}`]), "tests/fuzz/margin_fuzz");
}

/** `{ runs, crash }`: how many inputs were tried, and the file of one that failed. */
export async function fuzz(target, seconds) {
  const found = join(workshop, "corpus");
  mkdirSync(found, { recursive: true });
  const options = [`-max_total_time=${seconds}`, "-max_len=4096", "-timeout=20", "-rss_limit_mb=2048", "-print_final_stats=1", "-reload=0",
    "-verbosity=1", `-artifact_prefix=${workshop}/`];
  const { code, output } = await watch(target, [...options, found, corpus]);
  const runs = Number(/number_of_executed_units:\s*(\d+)/.exec(output)?.[1] ?? 0);
  const written = /Test unit written to (\S+)/.exec(output)?.[1];
  return { runs, crash: code === 0 ? undefined : written ? relative(repository, written) : `${target} ended with ${code}` };
}

export const corpusSize = () => readdirSync(corpus).length;

/** Runs to the end; shows one line in a thousand of what the fuzzer says, and all that is not its progress. */
function watch(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: repository, stdio: ["ignore", "inherit", "pipe"] });
    let output = "";
    let rest = "";
    child.stderr.on("data", (chunk) => {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop();
      for (const line of lines) {
        if (!/^#\d+\s+(NEW|REDUCE)/.test(line)) process.stderr.write(`${line}\n`);
        output = `${output}${line}\n`.slice(-20_000);
      }
    });
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code: code ?? signal, output }));
  });
}
