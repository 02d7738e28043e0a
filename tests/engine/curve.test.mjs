// SPDX-License-Identifier: MIT
// Curves through the public API.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createEngine } from "../../dist/engine.js";
import { refusal } from "./example.mjs";

const engine = await createEngine();
const contracts = [{ symbol: "XYZ", tiers: [{ from: 0, mmr: "0.005" }] }, { symbol: "ABC", tiers: [{ from: 0, mmr: "0.01" }] }];
/** 100 at 100 with 2,000: liquidated at 80 / 0.995. */
const account = {
  contracts, marks: { XYZ: 100, ABC: 10 },
  positions: [{ symbol: "XYZ", side: "long", qty: 100, entry: 100, leverage: 5 }],
};

test("equity, maintenance margin, profit and ratio along a price, up to liquidation", () => {
  const report = engine.curve(account, { symbol: "XYZ", from: 60, to: 140, points: 5 });
  assert.deepEqual([report.status, report.position, report.upper], ["ok", "XYZ", undefined]);
  const liquidation = engine.assess(account).positions[0].liquidation;
  assert.equal(report.lower, liquidation.exact);
  assert.deepEqual(report.points.map(({ price }) => price), [liquidation.exact, "100", "120", "140"]);
  assert.deepEqual(report.points[2], {
    price: "120", equity: "4000", maintenance: "60", required: "60", pnl: "2000", ratio: "0.015", liquidated: false,
  });
  const [end] = report.points;
  assert.equal(end.liquidated, true);
  assert.ok(Math.abs(Number(end.ratio) - 1) < 1e-15);
});

test("every point is what the account is at that mark", () => {
  const cross = {
    wallet: 3000, contracts, marks: account.marks,
    positions: [
      { symbol: "XYZ", side: "long", qty: 100, entry: 100, mode: "cross" }, { symbol: "ABC", side: "short", qty: 50, entry: 11, mode: "cross" },
    ],
  };
  for (const point of engine.curve(cross, { symbol: "XYZ", from: "80.5", to: 200, points: 40, at: ["99.999"] }).points) {
    const report = engine.assess({ ...cross, marks: { ...cross.marks, XYZ: point.price } });
    assert.deepEqual(
      [point.equity, point.maintenance, point.ratio, point.pnl].map((value) => Number(value).toFixed(12)),
      [report.equity, report.maintenanceMargin, report.marginRatio, report.positions[0].unrealizedPnl].map((value) => Number(value).toFixed(12)),
    );
  }
});

test("past liquidation on request", () => {
  const { points } = engine.curve(account, { symbol: "XYZ", from: 60, to: 100, points: 3, beyond: true });
  assert.deepEqual(points.map(({ equity, ratio, liquidated }) => [Number(equity).toFixed(3), ratio === undefined, liquidated]), [
    ["-2000.000", true, true], ["0.000", true, true], ["40.201", false, true], ["2000.000", false, false],
  ]);
  const gone = { ...account, marks: { XYZ: 80 } };
  assert.deepEqual(engine.curve(gone, { symbol: "XYZ", from: 60, to: 100 }), { status: "already", position: "XYZ", points: [] });
});

test("101 points unless it is said how many", () => {
  assert.equal(engine.curve(account, { symbol: "XYZ", from: 90, to: 110 }).points.length, 101);
});

const usual = { symbol: "XYZ", from: 60, to: 140 };
const wrong = {
  "a symbol that is not there": [{ ...usual, symbol: "ZZZ" }, "unknown-symbol", "question.symbol"],
  "no symbol": [{ from: 60, to: 140 }, "missing", "question.symbol"],
  "a price of nothing": [{ ...usual, from: 0 }, "out-of-range", "question.from"],
  "a way back": [{ ...usual, to: 60 }, "out-of-range", "question.to"],
  "no end": [{ symbol: "XYZ", from: 60 }, "missing", "question.to"],
  "a price that is no number": [{ ...usual, at: [1, "x"] }, "not-a-decimal", "question.at[1]"],
  "one point": [{ ...usual, points: 1 }, "out-of-range", "question.points"],
  "half a point": [{ ...usual, points: "2.5" }, "out-of-range", "question.points"],
  "too many points": [{ ...usual, points: 1001 }, "out-of-range", "question.points"],
  "too many marked": [{ ...usual, at: Array(1001).fill(1) }, "too-many", "question.at"],
  "a position that is not there": [{ ...usual, position: "ZZZ" }, "unknown-position", "question.position"],
};
for (const [name, [question, code, path]] of Object.entries(wrong)) {
  test(`refused: ${name}`, () => {
    const error = refusal(engine, () => engine.curve(account, question));
    assert.deepEqual([error.code, error.path], [code, path]);
  });
}

test("a position of another symbol is a contradiction", () => {
  const { status, reasons } = engine.curve(account, { symbol: "ABC", from: 1, to: 2, position: "XYZ" });
  assert.deepEqual([status, reasons[0].code, reasons[0].path], ["invalid", "question-overdetermined", "question.position"]);
});
