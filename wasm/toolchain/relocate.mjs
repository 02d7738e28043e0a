// SPDX-License-Identifier: MIT
// Makes programs unpacked under a prefix run from there: with the prefix's own loader and libraries, not the system's.
import { closeSync, lstatSync, openSync, readSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { output } from "./process.mjs";

const LIBRARIES = "usr/lib/x86_64-linux-gnu";
const LOADER = "usr/lib64/ld-linux-x86-64.so.2";
// The loader and the C library find nothing through a search path, and the loader breaks when it is given one.
const SELF_CONTAINED = /^(ld-linux|libc\.so|libc-\d)/;

/**
 * Patches every ELF file below `prefix` that `prefix` will use once it stands at `home`.
 * Library search paths are relative to each file, so only the loader's path depends on `home`.
 */
export function relocate(prefix, home, llvm) {
  const searched = [LIBRARIES, `${llvm}/lib`];
  const searchPath = (file) => searched.map((folder) => `$ORIGIN/${relative(dirname(file), join(prefix, folder))}`).join(":");
  for (const file of elfFiles(join(prefix, "usr/bin")).concat(elfFiles(join(prefix, llvm, "bin")))) {
    output("patchelf", ["--set-interpreter", join(home, LOADER), "--force-rpath", "--set-rpath", searchPath(file), file]);
  }
  for (const folder of searched) {
    for (const file of elfFiles(join(prefix, folder))) {
      if (SELF_CONTAINED.test(relative(join(prefix, folder), file))) continue;
      output("patchelf", ["--force-rpath", "--set-rpath", searchPath(file), file]);
    }
  }
}

function elfFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(folder, entry.name))
    .filter((file) => lstatSync(file).size > 64 && isElf(file));
}

function isElf(file) {
  const handle = openSync(file, "r");
  try {
    const magic = Buffer.alloc(4);
    readSync(handle, magic, 0, 4, 0);
    return magic.toString("latin1") === "\x7fELF";
  } finally {
    closeSync(handle);
  }
}
