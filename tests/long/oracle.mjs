// SPDX-License-Identifier: MIT
// `npm run test:oracle`: a million random accounts against the oracle in exact fractions, on every core, with seeds that `npm test` does
// not use. `-- 300000 7000000`: so many, from that seed on. Ends at the first part that fails; Ctrl-C ends it at any time.
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { ensure } from "../../wasm/toolchain/ensure.mjs";
import { SetupError, runMain, say } from "../../wasm/toolchain/say.mjs";
import { buildPreset } from "../../web/cmake.mjs";

/** Accounts in one run of the program: half a minute at most. */
const PART = 10_000;
/** The seeds below are those of `npm test`. */
const FIRST = 1_000_000_000;

await runMain(async () => {
  const [count = 1_000_000, first = FIRST] = process.argv.slice(2).map(Number);
  if (!Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(first) || first < 0) {
    throw new SetupError("say how many accounts, and from which seed on");
  }
  await ensure();
  const program = join(await buildPreset("native", "margin_tests"), "tests/core/margin_tests");
  const parts = Array.from({ length: Math.ceil(count / PART) }, (_, i) => ({ seed: first + i * PART, size: Math.min(PART, count - i * PART) }));
  const worst = {};
  let done = 0;
  const worker = async () => {
    for (let part = parts.shift(); part; part = parts.shift()) {
      const { code, output } = await check(program, part);
      if (code !== 0 || !/\b[1-9]\d* passed/.test(output)) {
        parts.length = 0;
        throw new SetupError(`accounts from seed ${part.seed} on are not as the oracle has them:\n${output.slice(-4000)}`);
      }
      for (const [, kind, of, error] of output.matchAll(/(decimal|double): .*the largest error, of (\S+), is ([\d.e+-]+) of its tolerance/g)) {
        if (!(worst[kind]?.error >= Number(error))) worst[kind] = { of, error: Number(error) };
      }
      done += part.size;
      say(`${done} of ${count} accounts, no mismatch`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  for (const [kind, { of, error }] of Object.entries(worst)) say(`${kind}: the largest error, of ${of}, is ${error} of its tolerance`);
  console.log(`${count} accounts from seed ${first} on: every number is the exact one`);
});

function check(program, { seed, size }) {
  const env = { ...process.env, MARGIN_FIRST_SEED: String(seed), MARGIN_ACCOUNTS: String(size) };
  return new Promise((resolve, reject) => {
    const child = spawn(program, ["--no-colors=true", "-tc=P17*"], { env, stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.on("data", (chunk) => { output += chunk; });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}
