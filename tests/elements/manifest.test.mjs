// SPDX-License-Identifier: MIT
// The manifest says all that a host may use of an element, and nothing else: held against what the sources do.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { repository } from "../../wasm/toolchain/ensure.mjs";

const elements = join(repository, "web/elements");
const files = readdirSync(elements, { recursive: true }).filter((name) => name.endsWith(".ts"));
const sources = new Map(files.map((name) => [name, readFileSync(join(elements, name), "utf8")]));
const manifest = JSON.parse(readFileSync(join(repository, "dist/custom-elements.json"), "utf8"));
const declared = manifest.modules.flatMap(({ declarations }) => declarations);

/** Sources of one element: those in its folder. */
const folderOf = (tag) => [...sources].filter(([name]) => name.startsWith(`${tag}/`)).map(([, text]) => text).join("\n");
const names = (list = []) => list.map(({ name }) => name).sort();
const found = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name))].sort();

test("every element that is defined is described, under the file that exports or defines it", () => {
  const defined = found(sources.get("define.ts") + sources.get("define-plot.ts"), /customElements\.define\("([\w-]+)"/g);
  assert.deepEqual(declared.map(({ tagName }) => tagName).sort(), defined);
  assert.deepEqual(names(manifest.modules.flatMap(({ exports }) => exports).filter(({ kind }) => kind === "custom-element-definition")), defined);
  for (const { path } of manifest.modules) assert.ok(readFileSync(join(repository, path), "utf8").length > 0);
});

test("every CSS variable that a style sheet reads is listed, with its default", () => {
  const properties = declared.flatMap(({ cssProperties = [] }) => cssProperties);
  assert.deepEqual([...new Set(names(properties))], found([...sources.values()].join("\n"), /var\((--ms-[\w-]+)/g));
  assert.deepEqual(properties.filter((property) => !property.default), []);
  assert.ok(properties.some(({ default: value }) => /^light-dark\(#\w+, #\w+\)$/.test(value)));
});

test("an element lists no CSS variable that it draws nothing with", () => {
  const of = (tag) => names(declared.find(({ tagName }) => tagName === tag).cssProperties);
  assert.ok(of("margin-plot").includes("--ms-info") && of("margin-scope").includes("--ms-shadow"));
  for (const name of ["--ms-shadow", "--ms-track", "--ms-gain", "--ms-radius"]) assert.ok(!of("margin-plot").includes(name), name);
});

for (const element of declared) {
  const text = folderOf(element.tagName);
  const literals = new Set(found(text, /"([\w-]+)"/g));

  describe(`the manifest of ${element.tagName}`, () => {
    test("lists its events as its event map does, with their types", () => {
      const map = new RegExp(`interface ${element.name}EventMap \\{([\\s\\S]*?)\\n\\}`).exec(text)[1];
      assert.deepEqual(names(element.events), found(map, /^\s*"([\w-]+)":/gm));
      for (const { name, type } of element.events) assert.match(type.text, /^CustomEvent</, name);
    });

    test("lists every property that can be set, and its attribute", () => {
      const decorated = text.matchAll(/@(property|told|toldAs)(?:\(([^)]*)\))?\s+(?:override\s+)?(?:get\s+)?(\w+)/g);
      const properties = [...decorated].map(([, kind, options = "", name]) => ({ kind, name, options }));
      assert.deepEqual(names(element.members.filter(({ kind, readonly }) => kind === "field" && !readonly)), names(properties));
      const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      const attributes = properties.filter(({ kind }) => kind !== "property")
        .map(({ name, options }) => /^"([\w-]+)"/.exec(options)?.[1] ?? kebab(name));
      assert.deepEqual(names(element.attributes), attributes.sort());
    });

    test("lists every part that a template names, and none that is not made", () => {
      const parts = found(text, /\bpart="([^"]*)"/g).flatMap((part) => part.replace(/\$\{[^}]*\}/g, "").split(/\s+/)).filter(Boolean);
      assert.ok(parts.length > 5);
      assert.deepEqual([...new Set(parts)].filter((part) => !names(element.cssParts).includes(part)), []);
      // A name that a template puts together is a literal elsewhere; that such parts are all listed, the browser tests hold.
      assert.deepEqual(names(element.cssParts).filter((part) => !parts.includes(part) && !literals.has(part)), []);
    });

    test("lists every slot", () => {
      assert.deepEqual(names(element.slots), found(text, /<slot(?:\s+name="([\w-]*)")?/g).map((name) => name ?? ""));
    });

    test("lists every status as a state", () => {
      const union = new RegExp(`type ${element.name}Status = ([^;]+);`).exec(text)?.[1] ?? "";
      const states = names(element.cssStates);
      assert.deepEqual(found(union, /"([\w-]+)"/g).filter((status) => !states.includes(status)), []);
      assert.deepEqual(states.filter((state) => !literals.has(state)), []);
    });

    test("says nothing twice, nothing private, and everything with a description", () => {
      for (const list of ["members", "attributes", "events", "slots", "cssParts", "cssProperties", "cssStates"]) {
        assert.deepEqual(names(element[list]), [...new Set(names(element[list]))], list);
        const wrong = ({ name, description, privacy }) => !description || privacy || name.startsWith("#");
        assert.deepEqual(names((element[list] ?? []).filter(wrong)), [], list);
      }
    });
  });
}
