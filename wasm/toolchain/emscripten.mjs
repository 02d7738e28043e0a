// SPDX-License-Identifier: MIT
// Finds the Emscripten a build should use: the user's own if it is new enough, else the private one.
import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { least, newEnough } from "./least-versions.mjs";
import { output, which } from "./process.mjs";
import { say } from "./say.mjs";

/** `{ root, version }` of an installed Emscripten on PATH or in $EMSDK that is new enough, or undefined. */
export function installedEmscripten() {
  const candidates = [which("emcc"), process.env.EMSDK && join(process.env.EMSDK, "upstream/emscripten/emcc")];
  for (const emcc of candidates.filter((path) => path && existsSync(path))) {
    const version = /(\d+\.\d+\.\d+)/.exec(output(emcc, ["--version"]))?.[1] ?? "0";
    if (newEnough(version, least.emscripten)) return { root: dirname(realpathSync(emcc)), version };
    say(`${emcc} is Emscripten ${version}, older than ${least.emscripten}: not used`);
  }
  return undefined;
}
