// SPDX-License-Identifier: MIT
// What a plot says where there is no page: the texts of its pictures and tables, held against the engine.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createEngine } from "marginscope/engine";
import { renderPlotToString } from "marginscope/ssr";
import { LANGUAGES } from "../../web/entries.mjs";
import { cells, print, spoken } from "./plot-print.mjs";
import { source } from "./source.mjs";

const engine = await createEngine();
test("a ladder tells every price, by how much it lies from the entry, and the room that is left", () => {
  assert.equal(spoken(print("ladder")), [
    "100.000, at entry, entry", "100.000, at entry, mark", "80.402, 19.6% below entry, liquidation",
    "80.000, 20.0% below entry, bankruptcy", "19.60% of room",
  ].join("; "));
  assert.match(spoken(print("ladder", { side: "short", maintenanceRate: "0.02" })), /117\.647, 17\.6% above entry, liquidation/);
});

test("a payoff has both lines, and the leveraged one ends where it is liquidated", () => {
  const html = print("payoff", { mark: "90" });
  assert.match(spoken(html), /5x −1,000\.00 USD \(−50\.0%\); 1x −200\.00 USD/);
  assert.ok(cells(html).join(" ").includes("80.000 liquidated −400.00"));
  assert.match(spoken(print("payoff", { mark: "75" })), /liquidated at 80\.402/);
});

test("equity and maintenance margin cross at the liquidation price", () => {
  const table = cells(print("equity", { maintenanceRate: "0.02" }));
  const at = table.indexOf("81.633");
  assert.deepEqual(table.slice(at, at + 3), ["81.633", "163.27\u00a0USD", "163.27\u00a0USD"]);
});

test("funding walks as the engine says", () => {
  const table = cells(print("funding", { fundingRate: "0.0001", hours: "720" }));
  assert.deepEqual(table.slice(-3), ["30 days", "90.00\u00a0USD", "81.307"]);
  assert.match(spoken(print("funding", { fundingRate: "0.0001", hours: "24" })), /1 day; Funding paid 3\.00 USD; Liquidation 80\.432/);
});

test("where no liquidation price walks the plot says why, to be read and to be heard", () => {
  for (const [more, why] of [
    [{ leverage: "1", maintenanceRate: "0" }, "no price liquidates it"],
    [{ leverage: "50", maintenanceRate: "0.02" }, "liquidated the moment it opens"],
  ]) {
    const html = print("funding", { fundingRate: "0.0001", ...more });
    assert.equal(spoken(html), why);
    assert.ok(html.includes(`>${why}</text>`));
  }
});

test("modes: the same position isolated and cross, with what each can lose", () => {
  const table = cells(print("modes", { wallet: "1000" }));
  assert.deepEqual(table.slice(3), ["Isolated", "80.402", "2,000.00\u00a0USD", "Cross", "70.352", "3,000.00\u00a0USD"]);
  assert.match(spoken(print("modes", { wallet: "8000" })), /Cross: no price liquidates it, loses at most 10,000\.00/);
});

test("where maintenance is as large as the margin the plot says so instead of breaking", () => {
  for (const view of ["ladder", "payoff", "equity", "funding", "modes"]) {
    const html = print(view, { leverage: "50", maintenanceRate: "0.02" });
    assert.doesNotMatch(html, /NaN|Infinity|undefined/, view);
  }
  assert.match(print("ladder", { leverage: "50", maintenanceRate: "0.02" }), /the moment it opens/);
});

test("of an order the position that it leaves is drawn, however near another one is to liquidation; of one that closes, nothing", () => {
  const [risky, calm] = ["AAA", "XYZ"].map((symbol) => ({ symbol, tick: "0.001", tiers: [{ from: "0", mmr: "0.005" }] }));
  const held = { symbol: "AAA", side: "long", qty: "100", entry: "100", mode: "isolated", leverage: "20" };
  const account = {
    wallet: "3000", contracts: [risky, calm], marks: { AAA: "100", XYZ: "100" }, positions: [held],
    rules: { extends: "generic", rounding: "half-even" },
  };
  const order = { symbol: "XYZ", side: "buy", qty: "100", leverage: "5" };
  const ladder = (more) => spoken(print("ladder", { account, order, qty: undefined, entry: undefined, ...more }));
  assert.match(ladder(), /80\.402, 19\.6% below entry, liquidation/);
  assert.match(ladder({ position: "AAA" }), /95\.477, 4\.5% below entry, liquidation/);
  const closing = { symbol: "AAA", side: "sell", qty: "100", reduceOnly: true };
  assert.match(print("ladder", { account, order: closing, qty: undefined, entry: undefined }), /There is no position to draw/);
});

const pair = ["AAA", "XYZ"].map((symbol) => ({
  symbol, tick: "0.001", tiers: [{ from: "0", mmr: "0.005" }, { from: "5000", mmr: "0.01" }],
  fees: { maker: "0.0002", taker: "0.0005" },
}));
const beside = (positions = []) => ({
  wallet: "3000", contracts: pair, marks: { AAA: "98", XYZ: "100" },
  positions: [{ symbol: "AAA", side: "long", qty: "100", entry: "100", mode: "cross", leverage: "10" }, ...positions],
});

test("of a report the ladder has the report's own numbers; other views say that they need the account", () => {
  const order = { symbol: "XYZ", side: "buy", qty: "80", leverage: "10", mode: "cross" };
  const none = { qty: undefined, entry: undefined };
  const [ticket, assessed] = [engine.preview(beside(), order), engine.assess(beside())];
  for (const [report, { liquidation, bankruptcy }] of [[ticket, ticket.after.position], [assessed, assessed.positions[0]]]) {
    const [at, dead] = [liquidation.price, bankruptcy.price].map((price) => Number(price).toFixed(3));
    const wanted = `; ${at}, \\S+ below entry, liquidation; ${dead}, \\S+ below entry, bankruptcy; `;
    assert.match(spoken(print("ladder", { report, ...none })), new RegExp(wanted));
    for (const view of ["payoff", "equity", "funding", "modes"]) {
      assert.match(print(view, { report, ...none }), /account: is missing; a report is enough for a ladder/);
    }
  }
});

test("the account after an order is the one its ticket tells of", async () => {
  const { accountAfter } = await source("margin-plot/account-after.ts");
  const held = { symbol: "XYZ", side: "long", qty: "50", entry: "104", leverage: "8", funding: "7" };
  let compared = 0;
  const heldIn = (mode) => [
    [], [{ ...held, mode }], [{ ...held, mode, id: "mine" }],
    [{ ...held, mode, ...(mode === "isolated" && { margin: "900" }) }, { ...held, mode, side: "short", qty: "20", entry: "97" }],
  ];
  for (const mode of ["isolated", "cross"]) for (const positions of heldIn(mode)) {
    for (const side of ["buy", "sell"]) for (const qty of ["10", "50", "80"]) for (const leverage of [undefined, "5"]) {
      const order = { symbol: "XYZ", side, qty, mode, ...(leverage && { leverage }) };
      const account = beside(positions);
      const ticket = engine.preview(account, order);
      const row = ticket.status !== "invalid" && ticket.after.position;
      if (!row) continue;
      const report = engine.assess(accountAfter(account, order, ticket));
      const same = report.positions.find(({ id }) => id === row.id);
      const told = ({ liquidation, bankruptcy, initialMargin, maintenanceMargin, unrealizedPnl, margin }) => {
        const values = [liquidation.exact, bankruptcy.exact, initialMargin, maintenanceMargin, unrealizedPnl, margin];
        return [...values.map((value) => value && Number(value).toPrecision(12)), liquidation.status];
      };
      assert.deepEqual(told(same), told(row), JSON.stringify([positions, order]));
      compared++;
    }
  }
  assert.ok(compared > 60, String(compared));
});

test("after an order the other leg of a hedge still stands", () => {
  const contract = { symbol: "XYZ", tick: "0.001", tiers: [{ from: "0", mmr: "0.005" }] };
  const leg = (side, qty) => ({ symbol: "XYZ", side, qty, entry: "100", mode: "cross" });
  const account = {
    wallet: "3000", contracts: [contract], marks: { XYZ: "100" }, positions: [leg("long", "100"), leg("short", "40")],
    rules: { extends: "generic", rounding: "half-even" },
  };
  const order = { symbol: "XYZ", side: "buy", positionSide: "long", qty: "20", price: "100", mode: "cross" };
  const { after } = engine.preview(account, order);
  assert.equal(after.position.qty, "120");
  const price = Number(after.position.liquidation.price).toFixed(3);
  const ladder = print("ladder", { account, order, position: after.position.id, qty: undefined, entry: undefined });
  assert.ok(spoken(ladder).includes(`${price}, `), `${price} is drawn`);
});

test("the smaller leg of a hedge is alive wherever the account is", () => {
  const legs = [["long", "150"], ["short", "30"]].map(([side, qty]) => ({ symbol: "XYZ", side, qty, entry: "100", mode: "cross" }));
  const contract = { symbol: "XYZ", tick: "0.001", tiers: [{ from: "0", mmr: "0.005" }] };
  const account = { wallet: "9000", contracts: [contract], marks: { XYZ: "100" }, positions: legs };
  const said = (view, more) => spoken(print(view, { account, position: "XYZ:short", qty: undefined, entry: undefined, ...more }));
  assert.match(said("ladder"), /25\.189, 74\.8% below entry, liquidation; .*; 74\.81% of room$/);
  assert.match(said("payoff", { mark: "60" }), /^60\.000, 40\.0% below entry; \S+x \+1,200\.00/);
  assert.match(said("payoff", { mark: "20" }), /liquidated at 25\.189/);
  assert.match(said("equity", { mark: "140" }), /Equity 13,800\.00/);
  // By itself it is a short with 3,000 behind it; among the others it is liquidated below.
  assert.match(said("modes"), /^Isolated: liquidated at 1\d\d\.\d+.*; Cross: liquidated at 25\.189/);
});

test("nothing to draw is said in words, and so is what is wrong", () => {
  assert.match(renderPlotToString({ locale: "en" }, { stylesheet: "x" }), /There is no position to draw/);
  for (const [name, value] of [["side", "Short"], ["side", "constructor"], ["mode", "crossed"]]) {
    assert.match(print("ladder", { [name]: value }), new RegExp(`cannot be drawn: positions\\[0\\]\\.${name}: .*${value}`));
  }
  for (const side of ["short", "sell"]) assert.match(spoken(print("ladder", { side })), /119\.403, 19\.4% above entry, liquidation/);
  assert.match(renderPlotToString({ locale: "de", qty: "1O", entry: "1" }, { stylesheet: "x" }), /lässt sich nicht zeichnen: positions\[0\]\.qty/);
  const account = { wallet: "1", equity: "2", contracts: [{ symbol: "X" }], marks: { X: "1" } };
  assert.match(renderPlotToString({ locale: "en", account }, { stylesheet: "x" }), /cannot be drawn: [a-z-]+/);
});

test("the curve has a point at each price that is marked, wherever it lies", async () => {
  const { trace } = await source("margin-plot/curve.ts");
  const account = {
    contracts: [{ symbol: "X", tiers: [{ from: 0, mmr: "0.005" }] }], marks: { X: 100 },
    positions: [{ symbol: "X", side: "long", qty: 100, entry: 100, margin: 2000 }],
  };
  const { exact } = engine.assess(account).positions[0].liquidation;
  const { points, at } = trace(engine, account, { id: "X", symbol: "X" }, [75, 125], 11, [exact, "200"]);
  assert.equal(points.length, 12);
  assert.ok(Math.abs(at(exact).equity - at(exact).required) < 1e-9);
  assert.deepEqual([at("90").pnl, at("200").pnl], ["-1000", "10000"]);
});

test("each language says everything, in its own words", async () => {
  const words = async (tag) => (await source(`messages/plots/${tag}.ts`))[tag];
  const english = await words("en");
  for (const tag of LANGUAGES.filter((tag) => tag !== "en")) {
    const own = await words(tag);
    assert.deepEqual(Object.keys(own), Object.keys(english), tag);
    assert.deepEqual(Object.keys(own.quantities), Object.keys(english.quantities), tag);
    assert.notEqual(own.moveMark, english.moveMark);
    assert.ok(print("payoff", { locale: tag }).includes(own.moveMark), tag);
  }
  assert.ok(print("payoff", { locale: "zh-TW" }).includes(english.moveMark));
});
