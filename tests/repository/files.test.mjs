// SPDX-License-Identifier: MIT
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { LANGUAGES } from "../../web/entries.mjs";

const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: repository, encoding: "utf8" })
  .split("\0").filter((file) => file && existsSync(join(repository, file)));
const read = (file) => readFileSync(join(repository, file), "utf8");
const described = JSON.parse(read("package.json"));

test("every source file begins with its licence", () => {
  const sources = files.filter((file) => /\.(cpp|hpp|ts|tsx|vue|svelte|mjs|cmake|css)$|CMakeLists\.txt$/.test(file));
  assert.ok(sources.length > 20);
  assert.deepEqual(sources.filter((file) => !read(file).slice(0, 200).includes("SPDX-License-Identifier: MIT")), []);
});

/** What is longer than a line may be: texts, and quotations of code, which have no place to be broken at. */
const UNBROKEN = /^web\/elements\/messages\/|^web\/site\/learn\/texts\/|^tests\/mutations\/mutants\.mjs$|^tests\/coverage\/uncovered\.mjs$/;
test("no line of code is longer than 150 characters", () => {
  const code = files.filter((file) => /\.(cpp|hpp|tsx?|vue|svelte|mjs|js|cmake|css)$|CMakeLists\.txt$/.test(file));
  const held = code.filter((file) => !UNBROKEN.test(file));
  assert.ok(held.length > 400, String(held.length));
  const long = (file) => read(file).split("\n").flatMap((line, at) => ([...line].length > 150 ? [`${file}:${at + 1}`] : []));
  assert.deepEqual(held.flatMap(long), []);
});

const lockfiles = files.filter((file) => file.endsWith("package-lock.json"));

test("no lockfile names a host to download from", () => {
  assert.ok(lockfiles.includes("package-lock.json"));
  assert.deepEqual(lockfiles.filter((file) => read(file).includes('"resolved"')), []);
});

test("no file names a package registry or a mirror", () => {
  const hosts = new RegExp(["registry\\.npm" + "js", "(deb|security|ftp)\\.[a-z.]*debian" + "\\.org"].join("|"));
  const text = files.filter((file) => !/\.(png|wasm|ico|woff2)$/.test(file));
  assert.deepEqual(text.filter((file) => hosts.test(read(file))), []);
});

test("nothing is installed with the package, and development dependencies are pinned exactly", () => {
  assert.equal(described.dependencies, undefined);
  const apart = files.filter((file) => /^tests\/(bench|consumers)\/[\w-]+\/package\.json$/.test(file))
    .map((file) => JSON.parse(read(file)).dependencies);
  assert.equal(apart.length, 3);
  const versions = Object.entries(Object.assign({}, described.devDependencies, ...apart));
  for (const [name, version] of versions) assert.match(version, /^\d+\.\d+\.\d+$/, name);
});

test("every file the package exports was built", () => {
  const patterns = Object.values(described.exports).flatMap((entry) => (typeof entry === "string" ? [entry] : Object.values(entry)));
  const paths = patterns.flatMap((path) => (path.includes("*") ? LANGUAGES.map((language) => path.replace("*", language)) : [path]));
  assert.ok(paths.length > patterns.length);
  assert.deepEqual(paths.filter((path) => !existsSync(join(repository, path))), []);
});

test("every file with a side effect that must survive bundling exists", () => {
  assert.deepEqual(described.sideEffects.filter((path) => !path.includes("*") && !existsSync(join(repository, path))), []);
});
