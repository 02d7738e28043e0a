// SPDX-License-Identifier: MIT
// A private, relocatable Emscripten with Boost and doctest, unpacked from one Debian suite into a folder of its own.
// The system's packages stay as they are. About 100 MB to download, 700 MB on disk.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { openSuite } from "./debian-suite.mjs";
import { run } from "./process.mjs";
import { relocate } from "./relocate.mjs";
import { SetupError, say } from "./say.mjs";

const SUITE = "forky";
// What is followed from the packages asked for: shared libraries, the compiler's own headers, emcc's JavaScript helpers.
const FOLLOWED = /^(lib|zlib|node-)(?!.*-dev$)|^libclang-common-\d+-dev$/;
// What the programs used here never load (gdb servers, charset tables, performance counters, the network).
const UNUSED = /^(libc-gconv-modules-extra|libcurl\d.*|libpfm\d+|libclang1-\d+)$/;

/** Makes the toolchain in `home` (a folder that does not exist yet), keeping downloads in `downloads` until it stands. */
export async function makePrivateEmscripten(home, downloads) {
  say(`no usable emcc found: fetching a private one (Debian ${SUITE}, about 100 MB, a few minutes, once)`);
  const suite = openSuite(SUITE, downloads);
  await suite.refresh();
  const names = packageNames(suite);
  say(`downloading ${names.length} packages`);
  const archives = await suite.download(names, join(downloads, "archives"));

  mkdirSync(dirname(home), { recursive: true });
  const prefix = mkdtempSync(`${home}-making-`);
  try {
    say("unpacking");
    for (const name of names) await run("dpkg-deb", ["-x", archiveOf(name, archives), prefix]);
    // emcc's JavaScript optimizer looks for `acorn` in the node_modules folders above itself.
    symlinkSync("nodejs", join(prefix, "usr/share/node_modules"));
    quoteOwnPath(privateRoot(prefix));
    settleIn(prefix, home);
    rmSync(home, { recursive: true, force: true });
    renameSync(prefix, home);
  } catch (error) {
    rmSync(prefix, { recursive: true, force: true });
    throw error;
  }
}

/** Sets every path inside the toolchain at `prefix` to what it will be at `home`. */
export function settleIn(prefix, home) {
  const llvm = `usr/lib/${only(readdirSync(join(prefix, "usr/lib")), /^llvm-\d+$/, "LLVM")}`;
  relocate(prefix, home, llvm);
  writeConfiguration(prefix, home, llvm);
}

/** Where the compiler driver and its CMake files stand. */
export function privateRoot(home) {
  return join(home, "usr/share/emscripten");
}

/** Compiles the system libraries every build needs, so that the first real build does not seem to hang. */
export async function warmUp(home) {
  say("compiling Emscripten's system libraries (about a minute, once)");
  const folder = mkdtempSync(join(home, "warm-up-"));
  try {
    writeFileSync(join(folder, "a.cpp"), `#include <string>
int main(int n, char** v) { try { return std::string(v[0]).at(n); } catch (...) { return 1; } }
`);
    for (const flags of [["-O3", "-flto", "-lembind", "-sMALLOC=emmalloc", "-fwasm-exceptions"], ["-O1", "-fwasm-exceptions"]]) {
      await run(join(privateRoot(home), "emcc"), [...flags, "a.cpp", "-o", "a.mjs"], { cwd: folder });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function packageNames(suite) {
  const need = (name, why) => {
    const found = suite.package(name);
    if (!found) {
      throw new SetupError(`Debian ${suite.suite} has no package \`${name}\` (${why})`,
        "Install the Emscripten SDK and Boost yourself (CONTRIBUTING.md), then run this again.");
    }
    return found;
  };
  const direct = (name, pattern, what) => only(need(name, "asked for by name").depends.flat(), pattern, `${what} among the dependencies of ${name}`);
  const taken = new Set();
  const take = (name, why) => {
    if (taken.has(name)) return;
    const { depends } = need(name, why);
    taken.add(name);
    for (const [first] of depends) if (FOLLOWED.test(first) && !UNUSED.test(first)) take(first, `needed by ${name}`);
  };
  take("emscripten", "the compiler driver");
  for (const [pattern, what] of [[/^binaryen$/, "Binaryen"], [/^clang-\d+$/, "Clang"], [/^lld-\d+$/, "LLD"], [/^llvm-\d+$/, "LLVM"]]) {
    take(direct("emscripten", pattern, what), "needed by emscripten");
  }
  take(direct("libboost-dev", /^libboost[\d.]+-dev$/, "Boost"), "the native tests' exact fractions");
  take("doctest-dev", "the native tests");
  return [...taken];
}

function archiveOf(name, archives) {
  const file = archives.find((path) => path.split("/").at(-1).startsWith(`${name}_`));
  if (!file) throw new SetupError(`apt-get downloaded no archive of \`${name}\``, "Run this again; what is already there is kept.");
  return file;
}

function only(names, pattern, what) {
  const found = names.filter((name) => pattern.test(name));
  if (found.length !== 1) throw new SetupError(`expected one ${what}, found ${found.length ? found.join(", ") : "none"}`);
  return found[0];
}

// The shell wrappers look up their own path without quotes, which fails below a folder whose name has a space.
function quoteOwnPath(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = join(folder, entry.name);
    if (!entry.isFile() || entry.name.includes(".")) continue;
    const text = readFileSync(file, "utf8");
    if (text.includes("readlink -f $0")) writeFileSync(file, text.replaceAll("readlink -f $0", 'readlink -f "$0"'));
  }
}

// emcc reads `.emscripten` beside itself when EM_CONFIG is not set. JSON strings are valid Python strings.
// Node is whichever is on PATH: a full path would change with every Node update, and emcc drops its cache when this file changes.
function writeConfiguration(prefix, home, llvm) {
  const text = (value) => JSON.stringify(value);
  writeFileSync(join(privateRoot(prefix), ".emscripten"), [
    `LLVM_ROOT = ${text(join(home, llvm, "bin"))}`,
    `BINARYEN_ROOT = ${text(join(home, "usr"))}`,
    `NODE_JS = "node"`,
    `CACHE = ${text(join(home, "cache"))}`, "",
  ].join("\n"));
  // emcc's .js files are CommonJS, whatever the package.json of a folder above says.
  writeFileSync(join(privateRoot(prefix), "package.json"), '{ "type": "commonjs" }\n');
}
