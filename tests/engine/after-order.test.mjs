// SPDX-License-Identifier: MIT
// Questions that name an order: about the account as it is once the order has filled.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createEngine } from "../../dist/engine.js";
import { refusal } from "./example.mjs";

const engine = await createEngine();

const contract = { symbol: "XYZ", tick: "0.001", tiers: [{ from: 0, mmr: "0.005" }], fees: { maker: "0.0002", taker: "0.0005" } };
const account = {
  wallet: "3000", contracts: [contract, { ...contract, symbol: "ABC" }], marks: { XYZ: "100", ABC: "10" },
  positions: [{ id: "other", symbol: "ABC", side: "short", qty: "20", entry: "11", mode: "cross" }],
};
const order = { symbol: "XYZ", side: "buy", qty: "100", leverage: "5", mode: "cross" };
const long = { symbol: "XYZ", side: "long", qty: "40", entry: "90", leverage: "4", mode: "cross" };

const FIELDS = {
  notional: (row) => row.notional, unrealizedPnl: (row) => row.unrealizedPnl,
  initialMargin: (row) => row.initialMargin, maintenanceMargin: (row) => row.maintenanceMargin,
  marginRatio: (row) => row.marginRatio, effectiveLeverage: (row) => row.effectiveLeverage,
  liquidation: (row) => row.liquidation.exact, bankruptcy: (row) => row.bankruptcy.exact, distance: (row) => row.distance?.price,
  breakEven: (row) => row.breakEven, maxLoss: (row) => row.maxLoss,
};

const cases = {
  "opens": [account, order],
  "adds": [{ ...account, positions: [...account.positions, long] }, order],
  "reduces": [{ ...account, positions: [...account.positions, long] }, { ...order, side: "sell", qty: "10" }],
  "turns": [{ ...account, positions: [...account.positions, long] }, { ...order, side: "sell" }],
  "opens isolated, at a limit": [account, { ...order, mode: "isolated", price: "99" }],
  "opens beside an unnamed short of the other leg": [{ ...account, positions: [{ ...long, side: "short" }] }, { ...order, positionSide: "long" }],
};
for (const [name, [of, asked]] of Object.entries(cases)) {
  test(`an order that ${name}: every number of its after is explained by the id it has there`, () => {
    const { after } = engine.preview(of, asked);
    let explained = 0;
    for (const [field, read] of Object.entries(FIELDS)) {
      const value = read(after.position);
      const made = engine.explain(of, { order: asked, position: after.position.id, field });
      assert.equal(made.value, value, field);
      if (value !== undefined) explained++;
      for (const { name, position } of made.terms) {
        if (position === undefined) continue;
        assert.ok([after.position.id, "other", "XYZ"].includes(position), `${field}: ${name} of ${position}`);
      }
    }
    assert.ok(explained >= 8);
    assert.equal(engine.explain(of, { order: asked, field: "equity" }).value, after.account.equity);
    assert.equal(engine.explain(of, { order: asked, field: "available" }).value, after.account.available);
  });
}

test("the terms of what an order opens are named by the id that it will have", () => {
  const { terms } = engine.explain(account, { order, position: "XYZ", field: "notional" });
  assert.deepEqual([...new Set(terms.map(({ position }) => position).filter(Boolean))], ["XYZ"]);
});

test("funding is that of the account after the order", () => {
  const report = engine.fund(account, { order, hours: "8", rate: "0.0001" });
  assert.deepEqual(report.positions.map(({ id, paid }) => [id, paid]), [["other", "-0.02"], ["XYZ", "1"]]);
  assert.equal(engine.fund(account, { hours: "8", rate: "0.0001" }).positions.length, 1);
});

test("what is wrong with the order is told where it stands in the question, and a position needs an order that opens it", () => {
  const refused = (ask) => { const { code, path, value } = refusal(engine, ask); return [code, path, value]; };
  const explained = (given, question) => refused(() => engine.explain(given, { position: "XYZ", field: "notional", ...question }));
  const funded = (asked) => refused(() => engine.fund(account, { order: asked, hours: "8", rate: "0" }));
  assert.deepEqual(explained(account, { order: { ...order, qty: "1O" } }), ["not-a-decimal", "question.order.qty", "1O"]);
  assert.deepEqual(funded({ ...order, leverage: "0" }), ["out-of-range", "question.order.leverage", "0"]);
  assert.deepEqual(explained(account, {}), ["unknown-position", "question.position", "XYZ"]);
  assert.deepEqual(explained(account, { order, position: "ABC" }), ["unknown-position", "question.position", "ABC"]);
  const { status, reasons } = engine.explain(account, { order: { ...order, reduceOnly: true }, position: "XYZ", field: "notional" });
  assert.deepEqual([status, reasons[0].code, reasons[0].path], ["invalid", "reduce-only-no-position", "question.order.reduceOnly"]);
});
