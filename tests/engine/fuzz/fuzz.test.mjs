// SPDX-License-Identifier: MIT
// Whatever goes in, a result or a MarginInputError comes out, and the next answer is right.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createEngine } from "../../../dist/engine.js";
import { assertAnswersRight, full } from "../example.mjs";
import { hostile } from "./hostile.mjs";
import { outcome } from "./outcome.mjs";
import { situations } from "./situations.mjs";

const engine = await createEngine();

/** Other inputs: FUZZ_SEED=7 node --test tests/engine/fuzz. */
const seed = Number(process.env.FUZZ_SEED ?? 1);

/** Runs a call on many inputs; `must` lists the outcomes that have to occur for the run to mean anything. */
function run(about, inputs, must, numRuns, call = (...values) => engine[about](...values)) {
  const seen = new Set();
  fc.assert(fc.property(...inputs, (...values) => void seen.add(outcome(about, () => call(...values)))), { numRuns, seed });
  assertAnswersRight(engine);
  for (const status of must) assert.ok(seen.has(status), `never ${status}: only ${[...seen]}`);
}

/** Functions that make a value: some values cannot even be looked at. */
const anything = fc.oneof(
  fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.double(), fc.bigInt(), fc.boolean()).map((value) => () => value),
  fc.constantFrom(...Object.values(hostile)),
  fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true, withTypedArray: true, withMap: true, withDate: true })
    .map((value) => () => value),
);

test("anything at all", () => {
  for (const about of ["assess", "preview", "explain", "seek", "fund", "shock", "curve"]) {
    const asking = (...made) => engine[about](...made.map((make) => make()));
    run(about, [anything, anything], ["refused"], 800, asking);
    run(about, [fc.constant(() => full), anything], about === "assess" ? ["ok"] : ["refused"], 800, asking);
  }
});

const { account, order, question, explained, funded, moved, traced } = situations(engine.venues());

test("accounts, orders and questions of the right form with numbers of any size", () => {
  run("assess", [account], ["ok", "already", "invalid", "refused"], 1_500);
  run("preview", [account, order], ["ok", "insufficient", "invalid", "refused"], 1_500);
  run("explain", [account, explained], ["ok", "never", "already", "absent", "refused"], 3_000);
  run("seek", [account, question], ["ok", "never", "already", "insufficient", "refused"], 1_200);
  run("fund", [account, funded], ["ok", "already", "refused"], 500);
  run("shock", [account, moved], ["ok", "already", "invalid", "refused"], 800);
  run("curve", [account, traced], ["ok", "already", "invalid", "refused"], 800);
});
