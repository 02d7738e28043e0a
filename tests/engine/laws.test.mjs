// SPDX-License-Identifier: MIT
// Laws in the place of rows, and loans, through the public face.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createEngine, MarginInputError } from "../../dist/engine.js";

const engine = await createEngine();
const position = { symbol: "X", side: "long", qty: 25, entry: 100000, margin: 500000 };
const assess = (tiers) => engine.assess({ contracts: [{ symbol: "X", tiers }], marks: { X: 100000 }, positions: [position] }).positions[0];

test("a law may stand where a contract has rows", () => {
  assert.equal(assess({ law: "size-linear", base: "0.01", slope: "0.00005" }).maintenanceMargin, "28125");
  assert.equal(assess({ law: "weights", asset: "0.95", liability: "1.05" }).maintenanceMargin, "125000");
  const { liquidation } = assess({ law: "power", mmr: "0.006", imr: "0.01", factor: "0.0000001" });
  assert.equal(liquidation.status, "ok");
});

test("a wrong law is refused at its own term, and the engine answers on", () => {
  const wrong = (tiers) => {
    try {
      assess(tiers);
    } catch (error) {
      assert.ok(error instanceof MarginInputError);
      return [error.code, error.path];
    }
    return assert.fail("accepted");
  };
  assert.deepEqual(wrong({ law: "cubic" }), ["unknown-value", "contracts[0].tiers.law"]);
  assert.deepEqual(wrong({ law: "power", mmr: "0.006", imr: "0.01" }), ["missing", "contracts[0].tiers.factor"]);
  assert.deepEqual(wrong({ law: "weights", asset: "1.2", liability: "1.1" }), ["out-of-range", "contracts[0].tiers.asset"]);
  assert.deepEqual(wrong({ law: "power", mmr: "x", imr: "0.01", factor: 1 }), ["not-a-decimal", "contracts[0].tiers.mmr"]);
  assert.equal(assess([{ from: 0, mmr: "0.01" }]).maintenanceMargin, "25000");
});

test("a loan is liquidated where its assets fall to the level of its debts", () => {
  const loan = { assets: { base: "1.1", quote: 0 }, debts: { base: 0, quote: 10000 } };
  const [row] = engine.assess({
    rules: { loanLevel: "1.1" }, contracts: [{ symbol: "X", kind: "loan" }], marks: { X: 10500 },
    positions: [{ symbol: "X", side: "long", qty: 1, entry: 10000, loan }],
  }).positions;
  assert.equal(row.liquidation.exact, "10000");
  assert.equal(row.marginLevel, "1.155");
  assert.deepEqual([row.margin, row.unrealizedPnl], ["1050", "500"]);
});

test("a loan whose amounts are not those of its side is invalid, and says which", () => {
  const long = { assets: { base: 1, quote: 0 }, debts: { base: 0, quote: 80 } };
  const assess = (side) => engine.assess({
    contracts: [{ symbol: "X", kind: "loan" }], marks: { X: 100 }, positions: [{ symbol: "X", side, qty: 2, entry: 100, loan: long }],
  });
  assert.deepEqual(assess("short"), { status: "invalid", reasons: [{ code: "position-overdetermined", path: "positions[0].loan.debts.base" }] });
  assert.equal(assess("long").status, "ok");
});
