// SPDX-License-Identifier: MIT
// The core under libFuzzer for a minute: one test for the corpus and what is made of it.
import { findClang } from "../fuzz/clang.mjs";
import { buildTarget, fuzz } from "../fuzz/fuzz.mjs";
import { say } from "../../wasm/toolchain/say.mjs";

const SECONDS = 60;

export async function fuzzTests() {
  const { clang, reason } = await findClang();
  if (!clang) {
    say(`fuzz: skipped: ${reason}`);
    return { passed: 0, failed: 0, skipped: 1, note: reason };
  }
  const { runs, crash } = await fuzz(await buildTarget(clang), SECONDS);
  if (crash) {
    console.log(`not ok fuzz: an input fails: ${crash}`);
    return { passed: 0, failed: 1, skipped: 0, note: crash };
  }
  return { passed: 1, failed: 0, skipped: 0, note: `${runs} inputs` };
}
