// SPDX-License-Identifier: MIT
// `npm run fuzz -- 600`: fuzzes the core for so many seconds (60). What it finds new stays in build/fuzz/found; it goes on from there.
import { ensure } from "../../wasm/toolchain/ensure.mjs";
import { SetupError, runMain, say } from "../../wasm/toolchain/say.mjs";
import { findClang } from "./clang.mjs";
import { buildTarget, fuzz } from "./fuzz.mjs";

await runMain(async () => {
  const seconds = Number(process.argv[2] ?? 60);
  if (!Number.isSafeInteger(seconds) || seconds < 1) throw new SetupError(`"${process.argv[2]}" is no number of seconds`);
  await ensure();
  const { clang, reason } = await findClang();
  if (!clang) throw new SetupError(reason);
  const target = await buildTarget(clang);
  const { runs, crash } = await fuzz(target, seconds);
  if (crash) throw new SetupError(`an input fails: ${crash}`, `Run it alone:  ${target} ${crash}`);
  say(`${runs} inputs, none fails`);
});
