// SPDX-License-Identifier: MIT
// The mutants follow the code: each can be put in, at one place, and changes it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { mutants } from "../mutations/mutants.mjs";

test("every mutant finds its text exactly once", () => {
  const stale = mutants.filter(({ file, from, to }) => {
    const text = readFileSync(join(repository, file), "utf8");
    return from === to || text.split(from).length !== 2;
  });
  assert.deepEqual(stale, []);
  assert.ok(mutants.length >= 100);
});
