// SPDX-License-Identifier: MIT
// Everything a build needs, from nothing: `node wasm/toolchain/ensure.mjs`. Safe to run again; then it only looks.
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installedEmscripten } from "./emscripten.mjs";
import { ensureNodeModules } from "./node-modules.mjs";
import { makePrivateEmscripten, privateRoot, settleIn, warmUp } from "./private-emscripten.mjs";
import { say, runMain } from "./say.mjs";
import { installedHeaders } from "./system-headers.mjs";
import { ensureSystemPackages } from "./system-packages.mjs";

export const repository = realpathSync(fileURLToPath(new URL("../..", import.meta.url)));
const folder = join(repository, ".toolchain");
const home = join(folder, "emscripten");
const stampFile = join(home, "complete.json");

/** Makes what `npm start` needs; with `browser` also what the browser tests need. */
export async function ensure({ browser = false } = {}) {
  const installed = installedEmscripten();
  const stamp = readStamp();
  const wanted = { home, compiles: !installed || stamp?.compiles === true };
  const incomplete = (!installed || !installedHeaders()) && Object.keys(wanted).some((key) => stamp?.[key] !== wanted[key]);
  await ensureSystemPackages({ unpacking: incomplete, browser });
  if (incomplete) await completePrivate(wanted);
  chooseEmscripten(installed?.root ?? privateRoot(home));
  await ensureNodeModules(repository);
}

/** Makes the private toolchain, or what is left to do of it. The stamp is written last. */
async function completePrivate(wanted) {
  rmSync(stampFile, { force: true });
  if (!existsSync(home)) await makePrivateEmscripten(home, join(folder, "download"));
  // Interrupted while warming up, or a repository that was moved: only the paths inside are set again.
  else settleIn(home, home);
  linkHeaders();
  if (wanted.compiles) await warmUp(home);
  writeFileSync(stampFile, JSON.stringify(wanted));
  rmSync(join(folder, "download"), { recursive: true, force: true });
  say("the toolchain is ready");
}

function readStamp() {
  return existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, "utf8")) : undefined;
}

/** `.toolchain/include` holds links only: the folder they point into also holds a C library's headers. */
function linkHeaders() {
  mkdirSync(join(folder, "include"), { recursive: true });
  for (const library of ["boost", "doctest"]) {
    const link = join(folder, "include", library);
    rmSync(link, { force: true });
    symlinkSync(`../emscripten/usr/include/${library}`, link);
  }
}

/** Writes the file the CMake presets include; unchanged when the choice is. */
function chooseEmscripten(root) {
  const file = join(folder, "emscripten.cmake");
  const text = `include([==[${join(root, "cmake/Modules/Platform/Emscripten.cmake")}]==])\n`;
  if (existsSync(file) && readFileSync(file, "utf8") === text) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, text);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await runMain(() => ensure({ browser: process.argv.includes("--browser") }));
}
