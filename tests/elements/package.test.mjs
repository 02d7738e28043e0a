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

/** What `name` imports at once, or on demand. */
const imports = (name, pattern) => [...readFileSync(file(name), "utf8").matchAll(pattern)]
  .map(([, path]) => new URL(path, file(name)).href.slice(file("").href.length));
const atOnce = (name) => imports(name, /(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g);
const onDemand = (name) => imports(name, /\bimport\((?:\/\*.*?\*\/)*["'`](\.[^"'`]+)["'`]/g);

/** The file with all that loads before it does, but for the engine. */
function closure(name, seen = new Set()) {
  if (seen.has(name) || name === "engine.js") return seen;
  seen.add(name);
  for (const next of atOnce(name)) closure(next, seen);
  return seen;
}
const ELEMENT = [...closure("element.js")];
const PARTS = [...new Set(ELEMENT.flatMap(onDemand).filter((name) => !name.startsWith("locales/")))];
const brotli = (names) => names.reduce((sum, name) => sum + brotliCompressSync(readFileSync(file(name))).length, 0);

test("defining imports the class and the class imports the engine: no file carries a copy of another", () => {
  assert.ok(ELEMENT.flatMap(atOnce).includes("engine.js"));
  assert.deepEqual([...ELEMENT].sort(), ["element.js", "shared.js", "ticket.js"]);
  const define = readFileSync(file("element/define.js"), "utf8");
  assert.match(define, /from\s*["']\.\.\/element\.js["']/);
  assert.ok(define.length < 1000);
});

test("a part is a file that imports what the element has, and nothing else", () => {
  assert.deepEqual([...PARTS].sort(), ["form", "formula", "hydrate", "meter", "panel", "reasons", "typed"].map((name) => `element/${name}.js`));
  for (const part of PARTS) {
    assert.deepEqual(atOnce(part).filter((name) => !ELEMENT.includes(name)), [], part);
    assert.doesNotMatch(readFileSync(file(part), "utf8"), /litHtmlVersions/, part);
  }
});

for (const [names, what, limit] of [
  [ELEMENT, "what a ticket needs, with Lit and its English, without the engine,", 22.3],
  [[...ELEMENT, ...PARTS], "the element with every part", 35.7],
  [["engine.js"], "the engine with its WebAssembly", 79],
  [["plot.js", "shared.js"], "the plots with Lit and d3, without the engine,", 24.5],
  [["cdn.js"], "the file that holds everything", 140],
]) {
  test(`${what} stays within ${limit} KiB`, () => {
    const size = brotli(names);
    assert.ok(size <= limit * 1024, `${names.join(" and ")}: ${size} bytes`);
  });
}

test("the engine's file has no sign beyond a byte: with a single one its text takes twice the memory, and longer to begin", () => {
  assert.doesNotMatch(readFileSync(file("engine.js"), "utf8"), /[^\0-\xff]/);
});

test("the elements share one Lit", () => {
  for (const name of ["ticket.js", "plot.js"]) {
    assert.match(readFileSync(file(name), "utf8"), /from\s*["']\.\/shared\.js["']/);
    assert.doesNotMatch(readFileSync(file(name), "utf8"), /litElementVersions|litHtmlVersions/);
  }
});

test("no file asks where it is: bundlers would follow", () => {
  for (const name of ["engine.js", ...ELEMENT, ...PARTS, "element/define.js", "react.js", "cdn.js"]) {
    assert.doesNotMatch(readFileSync(file(name), "utf8"), /import\.meta/, name);
  }
});
