// SPDX-License-Identifier: MIT
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";

const file = (name) => new URL(`../../dist/${name}`, import.meta.url);

test("the elements can be imported where there is no page", async () => {
  const { MarginScope } = await import(file("element.js"));
  assert.equal(typeof MarginScope, "function");
  await import(file("element/define.js"));
});

test("the class alone registers nothing", () => {
  assert.doesNotMatch(readFileSync(file("element.js"), "utf8"), /\.define\(\s*["']margin-scope/);
});

test("defining imports the class and the class imports the engine: no file carries a copy of another", () => {
  assert.match(readFileSync(file("element.js"), "utf8"), /from\s*["']\.\/engine\.js["']/);
  const define = readFileSync(file("element/define.js"), "utf8");
  assert.match(define, /from\s*["']\.\.\/element\.js["']/);
  assert.ok(define.length < 1000);
});

for (const [names, what, limit] of [
  [["element.js", "shared.js"], "the element with Lit and its English, without the engine,", 30],
  [["engine.js"], "the engine with its WebAssembly", 82],
  [["plot.js", "shared.js"], "the plots with Lit and d3, without the engine,", 27],
  [["cdn.js"], "the file that holds everything", 141],
]) {
  test(`${what} stays within ${limit} KiB`, () => {
    const size = names.reduce((sum, name) => sum + brotliCompressSync(readFileSync(file(name))).length, 0);
    assert.ok(size <= limit * 1024, `${names.join(" and ")}: ${size} bytes`);
  });
}

test("the engine's file has no sign beyond a byte: with a single one its text takes twice the memory, and longer to begin", () => {
  assert.doesNotMatch(readFileSync(file("engine.js"), "utf8"), /[^\0-\xff]/);
});

test("the elements share one Lit", () => {
  for (const name of ["element.js", "plot.js"]) {
    assert.match(readFileSync(file(name), "utf8"), /from\s*["']\.\/shared\.js["']/);
    assert.doesNotMatch(readFileSync(file(name), "utf8"), /litElementVersions|litHtmlVersions/);
  }
});

test("no file asks where it is: bundlers would follow", () => {
  for (const name of ["engine.js", "element.js", "element/define.js", "react.js", "cdn.js"]) assert.doesNotMatch(readFileSync(file(name), "utf8"), /import\.meta/, name);
});
