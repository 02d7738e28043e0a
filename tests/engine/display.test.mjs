// SPDX-License-Identifier: MIT
// What venues and peers show where it is not the root, through the public API; the bisection beside the peer's own code.
import assert from "node:assert/strict";
import { test } from "node:test";
import { positions as peer } from "@orderly.network/perp";
import { createEngine } from "../../dist/engine.js";

const engine = await createEngine();
const assess = (account, display) => engine.assess(display === undefined ? account : { ...account, rules: { ...account.rules, display } });

/** A position under the power law beside one of another symbol. */
function dynamic({ side, qty, mark, collateral, factor }) {
  return {
    wallet: collateral,
    contracts: [
      { symbol: "BTC", tiers: { law: "power", mmr: "0.006", imr: "0.01", factor } }, { symbol: "ETH", tiers: [{ from: 0, mmr: "0.006" }] },
    ],
    marks: { BTC: mark, ETH: 3000 },
    positions: [
      { symbol: "BTC", side, qty, entry: mark, mode: "cross" }, { symbol: "ETH", side: "long", qty: 100, entry: 3000, mode: "cross" },
    ],
  };
}

/** What the peer prints for the same position: 0 or less says that there is no price. */
function printed({ side, qty, mark, collateral, factor }, mmr) {
  return peer.liqPrice({
    markPrice: mark, symbol: "BTC", totalCollateral: collateral, positionQty: side === "long" ? qty : -qty, MMR: mmr,
    positions: [{ symbol: "ETH", position_qty: 100, mark_price: 3000, mmr: 0.006 }],
    baseMMR: 0.006, baseIMR: 0.01, IMRFactor: factor, costPosition: 0,
  });
}

test("the bisection shows what the peer prints, for longs and shorts of many sizes; the root lies up to 1e-4 beyond", () => {
  let [compared, apart] = [0, 0];
  for (let i = 0; i < 400; i++) {
    const given = {
      side: i % 2 ? "short" : "long", qty: 1 + ((i * 37) % 400) / 10, mark: 90000, collateral: 20_000 + ((i * 7919) % 880_000),
      factor: (1 + ((i * 53) % 400)) / 1e9,
    };
    const [row] = assess(dynamic(given), "bisect-1e-4").positions;
    if (row.displayed.status !== "ok") continue;
    const expected = printed(given, Number(row.maintenanceMargin) / Number(row.notional));
    const shown = Number(row.displayed.price);
    assert.ok(Math.abs(shown / expected - 1) < 1e-9, JSON.stringify({ given, shown, expected }));
    compared++;
    if (Math.abs(shown / Number(row.liquidation.exact) - 1) > 1e-5) apart++;
  }
  assert.ok(compared > 200 && apart > 50, `${compared} compared, ${apart} apart`);
});

test("the peer's example: 87107.62339 is printed, 87106.0756 is the root", () => {
  const [row] = assess(dynamic({ side: "long", qty: 50, mark: 90000, collateral: 200000, factor: "0.0000001" }), "bisect-1e-4").positions;
  assert.equal(Number(row.displayed.price).toFixed(5), "87107.62339");
  assert.equal(Number(row.liquidation.exact).toFixed(4), "87106.0756");
});

const cross = {
  rules: { closeFee: "at-liq" }, wallet: 1000,
  contracts: [
    { symbol: "BTC", tiers: [{ from: 0, mmr: "0.005" }], fees: { maker: 0, taker: "0.0006" } },
    { symbol: "ETH", tiers: [{ from: 0, mmr: "0.01" }], fees: { maker: 0, taker: "0.0006" }, tick: "0.1" },
  ],
  marks: { BTC: 62000, ETH: 3800 },
  positions: [
    { symbol: "BTC", side: "long", qty: "0.01", entry: 62000, mode: "cross" },
    { symbol: "ETH", side: "short", qty: 1, entry: 3800, mode: "cross" },
  ],
};

test("a proration is shown on the tick, beside the root", () => {
  const [, row] = assess(cross, "prorated").positions;
  assert.deepEqual(row.displayed, { status: "ok", price: "4610.6" });
  assert.equal(row.liquidation.price, "4746.2");
});

test("where too little room is left nothing is shown, and there is a price all the same", () => {
  const account = {
    rules: { mmBasis: "constant", mmFloor: 5, fixedCosts: "0.003" }, contracts: [{ symbol: "X" }], marks: { X: 2 },
    positions: [{ symbol: "X", side: "long", qty: "2.5", entry: 2, margin: "5.05" }],
  };
  const [row] = assess(account, "min-room").positions;
  assert.deepEqual(row.displayed, { status: "never" });
  assert.equal(row.liquidation.exact, "1.9812");
});

test("whatever is displayed, the rest of the report is the same; the root needs no second place", () => {
  const plain = assess(cross, "root");
  assert.deepEqual(plain, assess(cross));
  assert.ok(plain.positions.every((row) => !("displayed" in row)));
  for (const display of ["prorated", "bisect-1e-4", "min-room"]) {
    const report = assess(cross, display);
    const rest = report.positions.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== "displayed")));
    assert.deepEqual({ ...report, positions: rest }, plain);
    const ticket = engine.preview({ ...cross, rules: { ...cross.rules, display } }, { symbol: "ETH", side: "sell", qty: "0.01" });
    assert.ok(ticket.before.position.displayed && ticket.after.position.displayed);
  }
});
