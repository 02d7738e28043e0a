// SPDX-License-Identifier: MIT
// Every code that the engine can give has its sentence in the catalogues: a code that is added in one place must not fall through.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { repository } from "../../wasm/toolchain/ensure.mjs";

const read = (file) => readFileSync(join(repository, file), "utf8");
const core = readdirSync(join(repository, "core"), { recursive: true })
  .filter((file) => /\.[ch]pp$/.test(file)).map((file) => read(`core/${file}`)).join("\n");
const reasons = read("core/include/margin/account/reason.hpp");
const given = [.../names\(ReasonCode\)[\s\S]*?\{\s*return([\s\S]*?);/.exec(reasons)[1].matchAll(/"([a-z-]+)"/g)].map(([, code]) => code);
const messages = read("web/elements/messages/messages.ts");
/** The keys that every language's catalogue has by its type. */
const keys = (name) => {
  const [, written] = new RegExp(`export type ${name} =([\\s\\S]*?);`).exec(messages);
  return new Set([...written.matchAll(/"([a-z-]+)"/g)].map(([, key]) => key));
};

test("every reason of the core has a sentence", () => {
  assert.ok(given.length >= 15, `only ${given.length} found`);
  assert.deepEqual(given.filter((code) => !keys("ReasonCode").has(code)), []);
});

test("every reason of the core has its own name, and is given somewhere", () => {
  const values = [.../enum class ReasonCode \{([\s\S]*?)\n\};/.exec(reasons)[1].replaceAll(/\/\/.*/g, "").matchAll(/\w+/g)].map(([value]) => value);
  assert.deepEqual(values, given.map((code) => code.replaceAll(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase())));
  assert.deepEqual(values.filter((value) => !core.includes(`ReasonCode::${value}`)), []);
});

test("every code of an input error has its words", () => {
  const union = /export type MarginInputErrorCode =([\s\S]*?);/.exec(read("web/engine/errors.ts"))[1];
  const codes = [...union.matchAll(/"([a-z-]+)"/g)].map(([, code]) => code);
  assert.ok(codes.length >= 12, `only ${codes.length} found`);
  assert.deepEqual(codes.filter((code) => !keys("FaultCode").has(code)), []);
});
