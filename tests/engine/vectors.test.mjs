// SPDX-License-Identifier: MIT
// What venues and other projects published, asked of the engine through its public API.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createEngine } from "../../dist/engine.js";
import { agrees, disagreement } from "../vectors/compare.mjs";
import { outside } from "../vectors/outside.mjs";
import { ask, cases, vectors } from "../vectors/vectors.mjs";

const engine = await createEngine();

test("every published vector is asked of the engine, or its kind is named with the reason why not", () => {
  const ids = vectors.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  const notAsked = vectors.filter(({ kind }) => kind in outside).map(({ id }) => id);
  assert.deepEqual([...cases.map(({ id }) => id), ...notAsked].toSorted(), ids.toSorted());
  for (const [kind, reason] of Object.entries(outside)) assert.ok(reason.length > 20, kind);
});

test("every expected number of a vector that is asked is compared", () => {
  for (const { id, checks } of cases) {
    const { expected } = vectors.find((vector) => vector.id === id);
    const compared = new Set(checks.map(({ name }) => name));
    assert.deepEqual(Object.keys(expected).filter((name) => !compared.has(name)), [], id);
  }
});

for (const made of cases) {
  test(`${made.id}: ${made.checks.map(({ name }) => name).join(", ")}`, () => {
    const answers = ask(engine, made);
    for (const answer of answers) assert.notEqual(answer.status, "invalid", JSON.stringify(answer.reasons));
    const wrong = made.checks.map((check) => ({ check, got: check.read(answers) }))
      .filter(({ check, got }) => !agrees(got, check.expected, check.tolerance));
    assert.deepEqual(wrong.map(({ check, got }) => disagreement(check, got)), []);
  });
}
