// SPDX-License-Identifier: MIT
// What gcov counted, by file and line of the core: a template counts for all of its instances together.
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { output } from "../../wasm/toolchain/process.mjs";

/** The core's objects, and the tests', which may hold the copies of what headers define. */
const filesOf = (build, ending) => ["core", "tests/core"].flatMap((folder) => readdirSync(join(build, folder), { recursive: true })
  .filter((name) => name.endsWith(ending)).map((name) => join(build, folder, name)));

export const countFiles = (build) => filesOf(build, ".gcda");

/** `Map` from file to `Map` from line to `{ count, branches }`; branches are the counts of both ways, without those of exceptions. */
export function readCounts(build) {
  const files = new Map();
  const words = ["--json-format", "--stdout", "--branch-probabilities", ...filesOf(build, ".gcno")];
  for (const text of output("gcov", words, { cwd: build }).split("\n")) {
    if (text === "") continue;
    const { files: counted, current_working_directory: from } = JSON.parse(text);
    for (const { file, lines } of counted) {
      const name = relative(repository, join(file.startsWith("/") ? "" : from, file));
      if (name.startsWith("core/")) add(files, name, lines);
    }
  }
  return files;
}

function add(files, name, lines) {
  if (!files.has(name)) files.set(name, new Map());
  const known = files.get(name);
  for (const { line_number: number, count, branches } of lines) {
    if (!known.has(number)) known.set(number, { count: 0, branches: [] });
    const line = known.get(number);
    line.count += count;
    branches.filter((branch) => !branch.throw).forEach((branch, place) => {
      line.branches[place] = (line.branches[place] ?? 0) + branch.count;
    });
  }
}
