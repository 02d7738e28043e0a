// SPDX-License-Identifier: MIT
// Joint moves through the public API.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createEngine } from "../../dist/engine.js";
import { refusal } from "./example.mjs";

const engine = await createEngine();
const tiers = [{ from: 0, mmr: "0.01" }];
/** Two cross longs and an isolated short. */
const account = {
  wallet: 300,
  contracts: [{ symbol: "AAA", tiers }, { symbol: "BBB", tiers }, { symbol: "CCC", tiers }],
  marks: { AAA: 100, BBB: 50, CCC: 10 },
  positions: [
    { symbol: "AAA", side: "long", qty: 10, entry: 100, mode: "cross" },
    { symbol: "BBB", side: "long", qty: 20, entry: 50, mode: "cross" },
    { symbol: "CCC", side: "short", qty: 10, entry: 10, margin: 20 },
  ],
};

test("by default every price moves by the factor, and the account is liquidated at the joint one", () => {
  const report = engine.shock(account, { factor: "-0.1", grid: ["0.1", 0] });
  assert.deepEqual(report.points.map(({ equity }) => equity), ["100", "500", "300"]);
  assert.equal(report.status, "ok");
  // 300 + 2,000 t = 20 (1 + t).
  const { status, lower, upper } = report.liquidation;
  assert.deepEqual([status, Number(lower.factor).toFixed(9), upper], ["ok", (-280 / 1980).toFixed(9), undefined]);
  assert.deepEqual(lower.prices.map(({ symbol }) => symbol), ["AAA", "BBB", "CCC"]);
  const there = Object.fromEntries(lower.prices.map(({ symbol, price }) => [symbol, price]));
  const then = engine.assess({ ...account, marks: there });
  assert.ok(Math.abs(Number(then.equity) - Number(then.maintenanceMargin)) < 1e-24);
});

test("moves by symbol leave the others, and name the isolated positions that do not survive them", () => {
  const [point, ...more] = engine.shock(account, { moves: { CCC: "0.2" } }).points;
  assert.equal(more.length, 0);
  assert.deepEqual([point.factor, point.equity, point.change, point.liquidated], ["1", "300", "0", ["CCC"]]);
  assert.deepEqual(point.prices, [{ symbol: "CCC", price: "12" }]);
  assert.equal(engine.shock(account, { moves: { CCC: "0.2" } }).liquidation.status, "never");
});

test("betas by symbol", () => {
  const { liquidation } = engine.shock(account, { betas: { BBB: "0.5", CCC: 0 } });
  assert.equal(Number(liquidation.lower.factor).toFixed(9), (-280 / (990 + 495)).toFixed(9));
});

const wrong = {
  "a symbol that is not there": [{ moves: { ZZZ: 1 } }, "unknown-symbol", "question.moves.ZZZ"],
  "a price of nothing": [{ moves: { BBB: -1 } }, "out-of-range", "question.moves.BBB"],
  "a beta that is no number": [{ betas: { AAA: "x" } }, "not-a-decimal", "question.betas.AAA"],
  "a factor past every price": [{ grid: [0, "-1.5"] }, "out-of-range", "question.grid[1]"],
  "too many": [{ grid: Array(1001).fill(0) }, "too-many", "question.grid"],
  "no object": [{ moves: 7 }, "wrong-type", "question.moves"],
};
for (const [name, [question, code, path]] of Object.entries(wrong)) {
  test(`refused: ${name}`, () => {
    const error = refusal(engine, () => engine.shock(account, question));
    assert.deepEqual([error.code, error.path], [code, path]);
  });
}

test("moves and a factor at once are two wishes", () => {
  const { status, reasons } = engine.shock(account, { moves: { AAA: 0 }, factor: 1 });
  assert.deepEqual([status, reasons[0].code, reasons[0].path], ["invalid", "question-overdetermined", "question.factor"]);
});
