// SPDX-License-Identifier: MIT
// How long a fresh process waits from importing the engine to having one.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { summary } from "./measure.mjs";

const SCRIPT = `
  const start = performance.now();
  const { createEngine } = await import(process.argv[1]);
  await createEngine();
  console.log(performance.now() - start);
`;

/** `engine`: file URL of the built entry. In nanoseconds. */
export async function ready(engine, { processes, signal }) {
  const samples = [];
  for (let i = 0; i < processes; ++i) {
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", SCRIPT, engine], { signal });
    samples.push(Number(stdout) * 1e6);
  }
  return { ...summary(samples), processes };
}
