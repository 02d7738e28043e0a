// SPDX-License-Identifier: MIT
// A Clang that compiles the core and has libFuzzer; where it is missing it is installed if that may be.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { which } from "../../wasm/toolchain/process.mjs";
import { installClang } from "../../wasm/toolchain/system-packages.mjs";

/** Older ones cannot compile `<expected>`. */
const LEAST = 16;
const NEWEST = 25;

/** `{ clang }`, the program's path, or `{ reason }` why there is none. */
export async function findClang() {
  const found = usableClang();
  if (found) return { clang: found };
  try {
    await installClang();
  } catch (error) {
    return { reason: `no clang++ of version ${LEAST} or newer with libFuzzer; ${error.message.replace(/\s+/g, " ")}` };
  }
  const clang = usableClang();
  return clang ? { clang } : { reason: "the clang++ that was installed does not build a fuzz target" };
}

function usableClang() {
  const versions = Array.from({ length: NEWEST - LEAST + 1 }, (_, i) => `clang++-${NEWEST - i}`);
  return ["clang++", ...versions].map((name) => which(name)).filter(Boolean).find(buildsFuzzTargets);
}

/** Tries the least there is to compile and link. */
function buildsFuzzTargets(clang) {
  const folder = mkdtempSync(join(tmpdir(), "marginscope-"));
  try {
    const source = join(folder, "target.cpp");
    writeFileSync(source, `#include <expected>
extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, std::size_t) { return std::expected<int, int>(0).value(); }
`);
    return spawnSync(clang, ["-std=c++23", "-fsanitize=fuzzer,address,undefined", source, "-o", join(folder, "target")]).status === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
