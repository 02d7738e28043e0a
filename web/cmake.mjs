// SPDX-License-Identifier: MIT
// Configures and builds one CMake preset; ninja decides what there is to do.
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { repository } from "../wasm/toolchain/ensure.mjs";
import { run } from "../wasm/toolchain/process.mjs";
import { say } from "../wasm/toolchain/say.mjs";

/** Builds `preset`, or only one target of it, and returns its build folder. `definitions` are for a build that is new. */
export async function buildPreset(preset, target, definitions = []) {
  const folder = join(repository, "build", preset);
  const here = { cwd: repository };
  if (!configuredHere(folder)) {
    say(`configuring ${preset}`);
    await run("cmake", ["--preset", preset, "--fresh", ...definitions], here);
  }
  say(`building ${preset}`);
  const only = target ? ["--target", target] : [];
  await run("cmake", ["--build", "--preset", preset, ...only, "--parallel", String(availableParallelism())], here);
  return folder;
}

// A build folder that came along when the repository was moved or copied is of no use.
function configuredHere(folder) {
  const cache = join(folder, "CMakeCache.txt");
  return existsSync(join(folder, "build.ninja")) && existsSync(cache)
    && readFileSync(cache, "utf8").includes(`CMAKE_HOME_DIRECTORY:INTERNAL=${repository}\n`);
}
