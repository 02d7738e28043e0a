// SPDX-License-Identifier: MIT
// How numbers go in and come out.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createEngine } from "../../dist/engine.js";
import { assertAnswersRight, full, fullOrder, published } from "./example.mjs";

const engine = await createEngine();

/** What the engine understood by `value`: the report says the size back. */
const understood = (value) => engine.assess({
  contracts: [{ symbol: "A" }], marks: { A: 1 }, positions: [{ symbol: "A", side: "long", qty: value, entry: 1, margin: 0 }],
}).positions[0].qty;

const decimal = /^-?(0|[1-9]\d*)(\.\d*[1-9])?$/;

/** Every text in a result that begins like a number. */
function numbersIn(value, path = "") {
  if (typeof value === "string") return /^[-\d.]/.test(value) ? [[path, value]] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, `${path}.${key}`));
}

test("a number is taken by its shortest round trip", () => {
  const cases = [[0.1, "0.1"], [0.1 + 0.2, "0.30000000000000004"], [1e-7, "0.0000001"], [1.5e-10, "0.00000000015"],
    [1e21, "1000000000000000000000"], [123456789012345680000, "123456789012345680000"],
    [2 ** 53, "9007199254740992"], [1 / 3, "0.3333333333333333"], [100, "100"], [1.10, "1.1"], [-0, "0"], [0, "0"]];
  for (const [value, text] of cases) assert.equal(understood(value), text);
});

test("any number between 10^-60 and 10^60 comes back as the same number", () => {
  fc.assert(fc.property(fc.double({ min: 1e-60, max: 1e60, noNaN: true, noDefaultInfinity: true }), (value) => Number(understood(value)) === value));
});

test("a bigint is taken as it is", () => {
  for (const value of [0n, 7n, 123456789012345678901234567890n, 10n ** 60n]) assert.equal(understood(value), String(value));
});

test("text is taken as it is, whatever its notation", () => {
  const cases = [["1.50", "1.5"], ["00012", "12"], ["1e3", "1000"], ["1E+3", "1000"], ["25e-1", "2.5"], ["0.000", "0"],
    ["1234567890.123456789012345678901234", "1234567890.123456789012345678901234"],
    [`1${"0".repeat(60)}`, `1${"0".repeat(60)}`], [`0.${"0".repeat(59)}1`, `0.${"0".repeat(59)}1`]];
  for (const [value, text] of cases) assert.equal(understood(value), text);
});

test("numbers, text and bigints that mean the same give the same report", () => {
  const account = (cast) => ({ contracts: [{ symbol: "A", tiers: [{ from: cast(0), mmr: "0.01" }] }], marks: { A: cast(90) }, wallet: cast(500),
    positions: [{ symbol: "A", side: "long", qty: cast(10), entry: cast(100), mode: "cross" }] });
  assert.deepEqual(engine.assess(account(String)), engine.assess(account(Number)));
  assert.deepEqual(engine.assess(account(BigInt)), engine.assess(account(Number)));
});

test("every number that comes out is plain: no exponent, no plus, no trailing zero, no minus zero, nothing that is no number", () => {
  const tiny = { contracts: [{ symbol: "A", tiers: [{ from: 0, mmr: "1e-9" }] }], marks: { A: "3e-20" },
    positions: [{ symbol: "A", side: "short", qty: "7e30", entry: "2.9e-20", leverage: 3 }] };
  const huge = { contracts: [{ symbol: "A" }], marks: { A: "3e25" }, wallet: 0,
    positions: [{ symbol: "A", side: "long", qty: "7e25", entry: "2.9e25", mode: "cross" }] };
  const results = [engine.assess(full), engine.assess(published), engine.assess(tiny), engine.assess(huge), engine.preview(full, fullOrder),
    engine.venues()];
  for (const [path, text] of results.flatMap((result) => numbersIn(result))) {
    // What venues spell is theirs.
    if (/\.(asOf|version|source|name)$|\.noPrice\./.test(path)) continue;
    assert.match(text, decimal, path);
    assert.notEqual(text, "-0", path);
  }
  assert.ok(numbersIn(results[2]).length > 15);
  assertAnswersRight(engine);
});
