// SPDX-License-Identifier: MIT
// A copy of the tree with a build of its own, in which files can be changed and put back; the working tree is only read.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { exitCode, output, run } from "../../wasm/toolchain/process.mjs";

const home = join(repository, "build/mutations");
const tree = join(home, "tree");
const build = join(home, "build");

/** Copies what git knows and what it does not ignore; what is as it was keeps its time, so that it is not built again. */
export function copyTree() {
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: repository, encoding: "utf8" });
  const files = listed.split("\0").filter((file) => file && existsSync(join(repository, file)));
  for (const file of files) {
    const text = readFileSync(join(repository, file));
    const copy = join(tree, file);
    if (existsSync(copy) && readFileSync(copy).equals(text)) continue;
    mkdirSync(dirname(copy), { recursive: true });
    copyFileSync(join(repository, file), copy);
  }
  rmSync(join(tree, ".toolchain"), { force: true });
  symlinkSync(join(repository, ".toolchain"), join(tree, ".toolchain"));
}

/** Compilers are quick and tests are few: hardly optimized. */
export function configure() {
  output("cmake", ["-S", tree, "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_CXX_FLAGS_RELEASE=-O1"]);
}

const program = join(build, "tests/core/margin_tests");
const building = ["--build", build, "--target", "margin_tests", "--parallel"];

/** Builds the tests for all to see, and returns the program. */
export async function compile() {
  await run("cmake", building);
  return program;
}

/** The same in silence; undefined where it cannot be built. */
export async function compiled() {
  return (await exitCode("cmake", building, { stdio: "ignore" })) === 0 ? program : undefined;
}

/** Does `action` while `file` holds `text`. */
export async function changed(file, text, action) {
  const path = join(tree, file);
  const original = readFileSync(path);
  writeFileSync(path, text);
  try {
    return await action();
  } finally {
    writeFileSync(path, original);
  }
}

export const textOf = (file) => readFileSync(join(tree, file), "utf8");
