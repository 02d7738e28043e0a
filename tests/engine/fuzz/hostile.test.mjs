// SPDX-License-Identifier: MIT
// Each hostile value in each place of each call: a result or a MarginInputError, and the next answer is right.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createEngine } from "../../../dist/engine.js";
import { assertAnswersRight, full, isolated } from "../example.mjs";
import { hostile } from "./hostile.mjs";
import { outcome } from "./outcome.mjs";
import { call, changedAt, given, placesIn, questions } from "./places.mjs";

const engine = await createEngine();
const values = Object.entries(hostile);

/** A value in a field of its own name, which nothing can prevent from being one. */
const put = (value) => (holder, key) => Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });

for (const [title, question] of Object.entries(questions)) {
  test(`${title}: with each hostile value in each place`, () => {
    const inputs = given(question);
    // What is wrong in an account is wrong whatever is asked: it is asked once for all of it and here and there for the rest.
    const places = placesIn(inputs).filter(([root], place) => root !== "account" || question.about === "assess" || place % 9 === 0);
    assert.notEqual(outcome(question.about, () => call(engine, question, inputs)), "refused");
    const seen = new Set();
    for (const [name, make] of values) {
      for (const path of places) {
        if (path.length === 0) continue;
        try {
          seen.add(outcome(question.about, () => call(engine, question, changedAt(inputs, path, put(make())))));
        } catch (error) {
          throw new Error(`${name} at ${path.join(".")}: ${error.message}`, { cause: error });
        }
      }
      assertAnswersRight(engine);
    }
    assert.ok(seen.has("refused") && seen.size > 1, [...seen].join());
  });
}

test("several hostile values at once, and keys that should not be there", () => {
  const making = fc.constantFrom(...values.map(([, make]) => make));
  const question = fc.constantFrom(...Object.values(questions)).chain((asked) => fc.record({
    asked: fc.constant(asked),
    changes: fc.array(fc.record({
      path: fc.constantFrom(...placesIn(given(asked)).slice(1)), make: making, how: fc.constantFrom("set", "delete", "add", "repeat"),
    }), { minLength: 1, maxLength: 4 }),
  }));
  const change = ({ make, how }) => (holder, key) => {
    if (how === "set") put(make())(holder, key);
    else if (how === "delete") delete holder[key];
    else if (how === "repeat" && Array.isArray(holder)) holder.push(holder[key]);
    else put(make())(holder, ["__proto__", "constructor", "extra", "0", "symbol"][String(key).length % 5]);
  };
  fc.assert(fc.property(question, ({ asked, changes }) => {
    let inputs = given(asked);
    for (const made of changes) {
      try {
        inputs = changedAt(inputs, made.path, change(made));
      } catch (error) {
        // A value of an earlier change cannot be copied: that one alone is asked about.
        if (error instanceof assert.AssertionError) throw error;
      }
    }
    outcome(asked.about, () => call(engine, asked, inputs));
  }), { numRuns: 1_000 });
  assertAnswersRight(engine);
});

test("symbols, ids and assets may be any text, such as the names that every object has", () => {
  const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "length", "\ud800", "\u0000", "\n", "=", "1", " ", "x".repeat(1 << 16)];
  for (const name of names) {
    const marks = JSON.parse(`{${JSON.stringify(name)}:100}`);
    const [contracts, positions] = [isolated.contracts, isolated.positions].map(([first]) => [{ ...first, symbol: name }]);
    const account = { ...isolated, contracts, marks, positions: [{ ...positions[0], id: name }] };
    const [row] = engine.assess(account).positions;
    assert.deepEqual([row.id, row.symbol, row.liquidation.exact], [name, name, "80.4020100502512562814070351758794"]);
    assert.equal(engine.explain(account, { position: name, field: "liquidation" }).value, row.liquidation.exact);
    assert.equal(engine.assess({ ...full, collateral: [{ asset: name, amount: 1, price: 1 }] }).status, "ok");
  }
  assert.equal({}.qty, undefined);
});

test("a getter that asks the engine itself disturbs no answer", () => {
  const expected = engine.assess(isolated);
  const [position] = isolated.positions;
  for (const key of Object.keys(position)) {
    const asking = { ...position };
    Object.defineProperty(asking, key, { enumerable: true, get() { assertAnswersRight(engine); return position[key]; } });
    assert.deepEqual(engine.assess({ ...isolated, positions: [asking] }), expected);
  }
});

test("a field that cannot be read again when the core has refused it is named without its value", () => {
  let reads = 0;
  const position = Object.defineProperty({ ...isolated.positions[0] }, "qty", { enumerable: true, get() {
    if (reads++ > 0) throw new Error("read twice");
    return -1;
  } });
  const wrong = { name: "MarginInputError", code: "out-of-range", path: "positions[0].qty" };
  assert.throws(() => engine.assess({ ...isolated, positions: [position] }), wrong);
  assertAnswersRight(engine);
});
