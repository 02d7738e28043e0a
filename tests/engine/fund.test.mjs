// SPDX-License-Identifier: MIT
// Funding over time through the public API.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createEngine } from "../../dist/engine.js";
import { isolated, refusal } from "./example.mjs";

const engine = await createEngine();
const [contract] = isolated.contracts;
const [position] = isolated.positions;
/** The 5x long, paying 0.01 % every 8 hours. */
const payer = { ...isolated, contracts: [{ ...contract, funding: { rate: "0.0001", hours: 8 } }] };
const exactAt = (row, intervals) => Number(row.points.find((point) => Number(point.intervals) === intervals).exact).toFixed(3);

test("a 5x long moves from 80.402 to 80.432 in a day, 80.613 in a week, 81.307 in a month", () => {
  const report = engine.fund(payer, { hours: 720 });
  assert.deepEqual([report.status, report.hours, report.paid, report.isolatedPaid], ["ok", "720", "0", "90"]);
  const [row] = report.positions;
  assert.deepEqual([3, 21, 90].map((intervals) => exactAt(row, intervals)), ["80.432", "80.613", "81.307"]);
  assert.equal(row.liquidation.exact, row.points.at(-1).exact);
  assert.deepEqual([row.id, row.symbol, row.side, row.mode], ["XYZ", "XYZ", "long", "isolated"]);
  assert.deepEqual([row.rate, row.intervalHours, row.payment, row.paid], ["0.0001", "8", "1", "90"]);
  assert.deepEqual([row.status, row.intervalsUntilLiquidation], ["ok", "1950"]);
});

test("the count is the first interval after which the account is liquidated", () => {
  const liquidated = (n) => engine.assess({ ...payer, positions: [{ ...position, funding: n }] }).positions[0].liquidation.status === "already";
  assert.deepEqual([liquidated(1949), liquidated(1950)], [false, true]);
});

test("who receives is never liquidated by it", () => {
  const [row] = engine.fund({ ...payer, positions: [{ ...position, side: "short" }] }, { hours: 8 }).positions;
  assert.equal(row.status, "never");
  assert.ok(!("intervalsUntilLiquidation" in row));
  assert.equal(row.payment, "-1");
});

test("hours are taken pro rata; whole intervals have points", () => {
  const [row] = engine.fund(payer, { hours: 20 }).positions;
  assert.deepEqual([row.paid, row.points.length], ["2.5", 2]);
});

test("cross positions pay from the one wallet", () => {
  const account = { ...payer, wallet: 1000, positions: [{ ...position, mode: "cross" }, { ...position, mode: "cross", side: "short", qty: 50 }] };
  const report = engine.fund(account, { hours: 16 });
  assert.deepEqual([report.paid, report.equity], ["1", "999"]);
  assert.deepEqual(report.positions.map(({ paid }) => paid), ["2", "-1"]);
  // Both: 1,000 − 75 of health, 0.5 every 8 hours.
  assert.deepEqual(report.positions.map((row) => row.intervalsUntilLiquidation), ["1850", "1850"]);
});

test("a rate that is given goes for every contract, every 8 hours where the contract says nothing", () => {
  assert.equal(engine.fund(isolated, { hours: 24, rate: "-0.0002" }).positions[0].paid, "-6");
  const error = refusal(engine, () => engine.fund(isolated, { hours: 24 }));
  assert.deepEqual([error.code, error.path], ["missing", "contracts[0].funding"]);
});

test("there are no more than 1,000 points, also over a thousand years", () => {
  const rich = { ...payer, positions: [{ ...position, margin: 9_000_000 }] };
  for (const hours of [8_000, 8_008, 8_760_000, "1e30"]) {
    const { points } = engine.fund(rich, { hours }).positions[0];
    assert.ok(points.length > 0 && points.length <= 1_000);
  }
});

test("an account without positions pays nothing", () => {
  const report = engine.fund({ ...isolated, positions: [], wallet: 5 }, { hours: 8 });
  assert.deepEqual(report, { status: "ok", hours: "8", paid: "0", isolatedPaid: "0", equity: "5", positions: [] });
});

const refused = {
  "no question": [undefined, "question", "missing"],
  "no hours": [{}, "question.hours", "missing"],
  "hours below zero": [{ hours: -1 }, "question.hours", "out-of-range"],
  "hours that are a date": [{ hours: new Date(0) }, "question.hours", "not-a-decimal"],
  "a rate of all": [{ hours: 1, rate: 1 }, "question.rate", "out-of-range"],
  "an unknown field": [{ hours: 1, days: 1 }, "question.days", "unknown-field"],
};
for (const [name, [question, path, code]] of Object.entries(refused)) {
  test(`${name} is refused`, () => {
    const error = refusal(engine, () => engine.fund(payer, question));
    assert.deepEqual([error.path, error.code], [path, code], error.message);
  });
}
