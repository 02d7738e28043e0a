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

for (const [name, what, limit] of [
  ["element.js", "the element with Lit and its English, without the engine,", 26],
  ["engine.js", "the engine with its WebAssembly", 100],
  ["plot.js", "the plots with Lit and d3, without the engine,", 33],
  ["cdn.js", "the file that holds everything", 162],
]) {
  test(`${what} stays within ${limit} KB`, () => {
    const size = brotliCompressSync(readFileSync(file(name))).length;
    assert.ok(size <= limit * 1024, `${name}: ${size} bytes`);
  });
}

test("no file asks where it is: bundlers would follow", () => {
  for (const name of ["engine.js", "element.js", "element/define.js", "react.js", "cdn.js"]) assert.doesNotMatch(readFileSync(file(name), "utf8"), /import\.meta/, name);
});
