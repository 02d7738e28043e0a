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

const withFunding = (funding) => ({ ...isolated, contracts: [{ ...contract, funding: { hours: 8, ...funding } }] });

test("a rate follows from the premium, is cut to its caps and split by open interest", () => {
  const rows = (funding, side) =>
    engine.fund({ ...withFunding(funding), positions: [{ ...position, side: side ?? "long" }] }, { hours: 8 }).positions;
  assert.equal(rows({ premium: "0.01", interest: "0.0001", band: "0.0005" })[0].rate, "0.0095");
  assert.equal(rows({ rate: "0.01", cap: "0.004" })[0].rate, "0.004");
  const openInterest = { long: 8, short: 10 };
  assert.deepEqual(["long", "short"].map((side) => rows({ rate: "-0.5", openInterest }, side)[0].payment), ["-6250", "5000"]);
  const imr = [{ from: 0, mmr: "0.03", imr: "0.05" }];
  const capped = { ...isolated, contracts: [{ ...contract, tiers: imr, funding: { rate: "0.9", hours: 8, capFactor: 6 } }] };
  assert.equal(engine.fund(capped, { hours: 8 }).positions[0].rate, "0.12");
});

test("a rate that contradicts its premium is invalid, and says which would not", () => {
  const report = engine.assess(withFunding({ rate: "0.0002", premium: "0.0003", interest: "0.0001", band: "0.0005" }));
  assert.deepEqual(report, { status: "invalid", reasons: [
    { code: "funding-overdetermined", path: "contracts[0].funding.rate", expected: "0.0001" },
  ] });
});

test("funding is paid on the oracle price where the rules say so and the account has one", () => {
  const paid = (more) => engine.fund({ ...payer, ...more }, { hours: 8 }).positions[0].payment;
  const fundingPrices = { XYZ: 110 };
  assert.equal(paid({ fundingPrices }), "1");
  const rules = { fundingPrice: "oracle" };
  assert.equal(paid({ fundingPrices, rules }), "1.1");
  assert.equal(paid({ fundingPrices, rules: { fundingPrice: "index" } }), "1.1");
  assert.equal(paid({ fundingPrices: {}, rules }), "1");
  assert.equal(paid({ rules }), "1");
  for (const [wrong, path, code] of [
    [{ XYZ: 0 }, "fundingPrices.XYZ", "out-of-range"], [{ XYZ: "x" }, "fundingPrices.XYZ", "not-a-decimal"],
    [{ ABC: 1 }, "fundingPrices.ABC", "unknown-symbol"], [5, "fundingPrices", "wrong-type"],
  ]) {
    const error = refusal(engine, () => paid({ fundingPrices: wrong }));
    assert.deepEqual([error.path, error.code], [path, code]);
  }
});

test("what funding follows from is refused at its own place", () => {
  for (const [funding, path, code] of [
    [{}, "rate", "missing"], [{ band: "0.01" }, "premium", "missing"], [{ rate: 0, interest: "0.01" }, "premium", "missing"],
    [{ premium: 1 }, "premium", "out-of-range"],
    [{ rate: 0, premium: 0, band: "-0.1" }, "band", "out-of-range"], [{ rate: 0, cap: 1 }, "cap", "out-of-range"],
    [{ rate: 0, openInterest: { long: 1 } }, "openInterest.short", "missing"],
    [{ rate: 0, openInterest: { long: -1, short: 1 } }, "openInterest.long", "out-of-range"],
    [{ rate: 0, premuim: 0 }, "premuim", "unknown-field"],
  ]) {
    const error = refusal(engine, () => engine.assess(withFunding(funding)));
    assert.deepEqual([error.path, error.code], [`contracts[0].funding.${path}`, code], error.message);
  }
  const bare = { ...withFunding({ rate: 0, capFactor: 6 }) };
  delete bare.contracts[0].tiers;
  assert.equal(refusal(engine, () => engine.assess(bare)).path, "contracts[0].tiers");
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

test("after an order a position is called as the ticket calls it, and there is no row of what was not opened", () => {
  const account = {
    wallet: 200, contracts: [{ symbol: "X", tiers: [{ from: 0, mmr: "0.01" }], funding: { rate: "0.01", hours: 8 } }], marks: { X: 100 },
    positions: [{ symbol: "X", side: "long", qty: 1, entry: 100, leverage: 5 }],
  };
  const rows = (order) => {
    const { positions } = engine.fund(account, { hours: 8, order: { symbol: "X", ...order } });
    return positions.map(({ id, side, payment }) => [id, side, payment]);
  };
  assert.deepEqual(rows({ side: "sell", qty: 3, leverage: 5 }), [["X", "short", "-2"]]);
  assert.deepEqual(rows({ side: "sell", qty: "0.5" }), [["X", "long", "0.5"]]);
  assert.deepEqual(rows({ side: "sell", qty: 1, reduceOnly: true }), [["X", "long", "0"]]);
  assert.deepEqual(rows({ side: "buy", qty: 1, leverage: 5 }), [["X", "long", "2"]]);
  const { after } = engine.preview(account, { symbol: "X", side: "sell", qty: 3, leverage: 5 });
  assert.deepEqual([after.position.id, after.position.side], ["X", "short"]);
});
