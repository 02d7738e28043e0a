// SPDX-License-Identifier: MIT
// What venues put into the margin of a position to close it again, by the numbers that they print.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createEngine } from "../../../dist/engine.js";

const engine = await createEngine();

const near = (value, expected, within = 1e-9) => assert.ok(Math.abs(Number(value) - expected) <= within, `${value} is not ${expected}`);

const ether = {
  symbol: "ETHUSDT", tick: "0.05", fees: { maker: 0, taker: "0.00075" }, tiers: [{ from: 0, mmr: "0.01" }],
  funding: { rate: "0.0001", hours: 8 },
};
const held = { symbol: "ETHUSDT", side: "long", qty: "0.02", entry: 1963, leverage: 3 };
const bitmex = (position) => engine.assess({ rules: "bitmex", contracts: [ether], marks: { ETHUSDT: 1963 }, positions: [position] }).positions[0];

test("BitMEX reserves the fee on cost and initial margin, whichever side: its own payload's numbers", () => {
  const row = bitmex(held);
  // pos_comm 39261 and pos_margin 13125928 of 1e-6, which the venue rounds up.
  near(row.closingReserve, 0.03926, 1e-6);
  near(row.margin, 13.125928, 2e-6);
  for (const position of [held, { ...held, margin: "13.125928" }]) {
    const { liquidation, bankruptcy } = bitmex(position);
    assert.deepEqual([liquidation.price, bankruptcy.price], ["1328.5", "1308.7"]);
  }
  const short = bitmex({ ...held, side: "short" });
  near(short.closingReserve, 0.03926, 1e-6);
  near(short.initialMargin, 13.125928, 2e-6);
});

test("a BitMEX order costs its margin and the fee on both", () => {
  const account = { rules: "bitmex", wallet: 1000, contracts: [{ ...ether, funding: undefined }], marks: { ETHUSDT: 10000 } };
  const { cost, closingReserve } = engine.preview(account, { symbol: "ETHUSDT", side: "buy", qty: 1, leverage: 50 });
  near(closingReserve, 7.65);
  near(cost, 200 + 7.65 + 7.5);
});

test("Phemex puts the fee at bankruptcy into the assigned balance, and charges it at liquidation", () => {
  const contract = { symbol: "XUSDT", fees: { maker: "0.0001", taker: "0.0006" }, tiers: [{ from: 0, mmr: "0.01" }] };
  const { initialMargin, closingReserve, after } = engine.preview({ rules: "phemex", wallet: 1000, contracts: [contract], marks: { XUSDT: "0.4" } },
    { symbol: "XUSDT", side: "buy", qty: 500, leverage: 5 });
  near(initialMargin, 40);
  near(closingReserve, 0.096);
  near(after.position.margin, 40.096);
  near(after.position.initialMargin, 40.096);
  near(after.position.liquidation.exact, 0.3232, 0.00005);
});
