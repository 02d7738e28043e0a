// SPDX-License-Identifier: MIT
// What comes out: plain objects in which names are the caller's and absent is absent.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createEngine } from "../../dist/engine.js";
import { assertAnswersRight, empty, full, fullOrder, isolated, order, published, set } from "./example.mjs";

const engine = await createEngine();
const ids = (account) => engine.assess(account).positions.map(({ id }) => id);

const contracts = [{ symbol: "A" }, { symbol: "B" }];
const marks = { A: 1, B: 1 };
const row = (symbol, side, rest = {}) => ({ symbol, side, qty: 1, entry: 1, ...rest });

test("an isolated long of $2,000 at 5x with 0.5 % maintenance is liquidated at 80 / 0.995 and bankrupt at 80", () => {
  assertAnswersRight(engine);
  const [position] = engine.assess(isolated).positions;
  assert.match(position.liquidation.exact, /^80\.402010050251256/);
  assert.deepEqual(position.bankruptcy, { status: "ok", price: "80", exact: "80" });
});

test("two cross longs are liquidated where Binance's own example says", () => {
  const [btc, eth] = engine.assess(published).positions;
  assert.ok(Math.abs(btc.liquidation.exact - 26316.89) < 0.01);
  assert.ok(Math.abs(eth.liquidation.exact - 1153.26) < 0.01);
});

test("results survive JSON unchanged", () => {
  const results = [engine.assess(isolated), engine.assess(published), engine.assess(full), engine.preview(empty, order),
    engine.preview(full, fullOrder), engine.venues(),
    engine.assess({ ...empty, equity: 1 })];
  for (const result of results) assert.deepEqual(JSON.parse(JSON.stringify(result)), result);
});

test("nothing is undefined, and nothing is null but the position of a view that has none", () => {
  const walk = (value, path) => {
    assert.notEqual(value, undefined, path);
    if (value === null) assert.match(path, /\.(before|after)\.position$/);
    else if (typeof value === "object") {
      assert.ok(Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype, path);
      for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`);
    }
  };
  walk(engine.assess(full), "report");
  walk(engine.preview(empty, order), "ticket");
  walk(engine.preview(full, { symbol: "ETH", side: "buy", qty: 3, positionSide: "short" }), "ticket");
  assert.equal(engine.preview(empty, order).before.position, null);
  assert.equal("equity" in engine.assess(empty), true);
});

test("trap 15: a field that does not apply has no key", () => {
  const [position] = engine.assess({ contracts, marks, wallet: 100, positions: [row("A", "long", { mode: "cross" })] }).positions;
  assert.equal(position.liquidation.status, "never");
  assert.deepEqual(Object.keys(position.liquidation), ["status"]);
  for (const key of ["margin", "distance", "tier"]) assert.equal(Object.hasOwn(position, key), false, key);
});

test("flags, counts and words are what they are in TypeScript", () => {
  const ticket = engine.preview(empty, { ...order, stop: 90, target: 120 });
  assert.equal(ticket.accepted, true);
  assert.deepEqual(ticket.reasons, []);
  assert.equal(ticket.stop.reachable, true);
  assert.equal(ticket.after.position.tier, 0);
  assert.deepEqual([ticket.status, ticket.effect, ticket.fill.kind], ["ok", "open", "market"]);
});

test("inputs that contradict each other are invalid: reasons with codes and paths, and no other field", () => {
  const { reasons, ...rest } = engine.preview(empty, { ...order, notional: 5 });
  assert.deepEqual(rest, { status: "invalid" });
  assert.deepEqual(reasons, [{ code: "order-overdetermined", path: "order.notional", expected: "10000" }]);
  const account = set(full, ["contracts", 0, "tiers", 1, "deduction"], "49");
  const report = engine.assess(account);
  assert.equal(report.status, "invalid");
  assert.match(report.reasons[0].path, /^contracts\[0\]\.tiers/);
});

test("a reason about a place in the account is spelled as the caller would", () => {
  const inverse = { symbol: "INV", kind: "inverse" };
  const report = engine.assess({ contracts: [...contracts, inverse], marks: { ...marks, INV: 1 },
    collateral: [{ asset: "X", amount: 1, price: "INV" }] });
  assert.deepEqual(report.reasons.map(({ code, path }) => [code, path]), [["mixed-settlement", "collateral[0].price"]]);
});

test("a position is called by its symbol", () => {
  assert.deepEqual(ids({ contracts, marks, positions: [row("A", "long"), row("B", "short")] }), ["A", "B"]);
});

test("the legs of a hedged symbol are called by symbol and side", () => {
  assert.deepEqual(ids({ contracts, marks, positions: [row("A", "long"), row("A", "short"), row("B", "long")] }), ["A:long", "A:short", "B"]);
});

test("rows of one symbol and side stay apart and are numbered", () => {
  assert.deepEqual(ids({ contracts, marks, positions: [row("A", "long"), row("A", "long"), row("A", "long")] }), ["A", "A#2", "A#3"]);
  assert.deepEqual(ids({ contracts, marks, positions: [row("A", "long"), row("A", "short"), row("A", "long")] }), ["A:long", "A:short", "A:long#2"]);
});

test("as many rows of one symbol as there may be are told apart, and quickly", () => {
  const start = performance.now();
  const names = ids({ contracts, marks, positions: new Array(10_000).fill(row("A", "long")) });
  assert.equal(new Set(names).size, 10_000);
  assert.equal(names.at(-1), "A#10000");
  assert.ok(performance.now() - start < 5_000);
});

test("ids that are given are kept, and no other position is called like one", () => {
  assert.deepEqual(ids({ contracts, marks, positions: [row("A", "long"), row("B", "long", { id: "A" })] }), ["A#2", "A"]);
});

test("a position that an order adds to keeps its id, one that it opens gets one, one that it flips stays the same", () => {
  const account = { contracts, marks, wallet: 1000, positions: [row("A", "long", { id: "mine", leverage: 2 })] };
  const after = (given) => engine.preview(account, given).after.position?.id;
  assert.equal(after({ symbol: "A", side: "buy", qty: 1 }), "mine");
  assert.equal(after({ symbol: "B", side: "sell", qty: 1, leverage: 2 }), "B");
  assert.equal(after({ symbol: "A", side: "sell", qty: 5 }), "mine");
  assert.equal(after({ symbol: "A", side: "sell", qty: 5, positionSide: "short", leverage: 2 }), "A");
  const plain = { ...account, positions: [row("A", "long", { leverage: 2 })] };
  assert.equal(engine.preview(plain, { symbol: "A", side: "sell", qty: 5, positionSide: "short", leverage: 2 }).after.position.id, "A:short");
});

test("symbols and ids may be any text", () => {
  for (const name of ["__proto__", "constructor", "\ud800", "a\nb\u0000", "日本/円", " ", "marks[0]", "1000PEPE", "x".repeat(1_000_000)]) {
    const account = { contracts: [{ symbol: name, underlying: name }],
      marks: JSON.parse(JSON.stringify({ x: 1 }).replace('"x"', () => JSON.stringify(name))),
      positions: [row(name, "long", { id: `${name}!` })] };
    const { positions: [position] } = engine.assess(account);
    assert.deepEqual([position.symbol, position.id], [name, `${name}!`]);
    assert.equal(engine.preview({ ...account, wallet: 10 }, { symbol: name, side: "buy", qty: 1 }).after.position.symbol, name);
  }
  assertAnswersRight(engine);
});

test("contracts of one underlying are one group for the hedge rule that looks at it, whichever is named first", () => {
  const account = (underlyings) => ({
    rules: { hedge: "max-side" }, wallet: 1000, marks: { P: 100, Q: 100 },
    contracts: ["P", "Q"].map((symbol,
      i) => ({ symbol, tiers: [{ from: 0, mmr: "0.1" }], ...(underlyings[i] ? { underlying: underlyings[i] } : {}) })),
    positions: [{ symbol: "P", side: "long", qty: 1, entry: 100, mode: "cross" }, { symbol: "Q", side: "short", qty: 1, entry: 100, mode: "cross" }],
  });
  const maintenance = (underlyings) => engine.assess(account(underlyings)).maintenanceMargin;
  assert.equal(maintenance([]), "20");
  for (const underlyings of [["U", "U"], [undefined, "P"], ["Q", undefined]]) assert.equal(maintenance(underlyings), "10", String(underlyings));
});

test("a venue's name, the same name extended and its own switches given one by one are the same rules", () => {
  // Rows without deductions, which flat tables refuse, and leverage, which `share-of-margin` asks for.
  const account = {
    ...published, contracts: published.contracts.map(({ symbol, tiers: [{ from, mmr }] }) => ({ symbol, tiers: [{ from, mmr }] })),
    positions: published.positions.map((each) => ({ ...each, leverage: 5 })),
  };
  for (const { id, rules } of engine.venues()) {
    const report = engine.assess({ ...account, rules: id });
    assert.equal(report.status, "ok", id);
    assert.deepEqual(engine.assess({ ...account, rules: { extends: id } }), report);
    assert.deepEqual(engine.assess({ ...account, rules }), report);
  }
});

test("a switch that is given wins over the venue's", () => {
  const [plain, doubled] = [{}, { kappa: 2 }].map((change) => engine.assess({ ...published, rules: { extends: "binance-usdm", ...change } }));
  assert.ok(Math.abs(doubled.marginRatio / plain.marginRatio - 2) < 1e-12);
});

test("every venue says who it is, as of when, and by what evidence", () => {
  const venues = engine.venues();
  assert.equal(venues[0].id, "generic");
  assert.equal(new Set(venues.map(({ id }) => id)).size, venues.length);
  for (const venue of venues) {
    assert.deepEqual(Object.keys(venue), ["id", "name", "version", "asOf", "evidence", "source", "kinds", "noPrice", "rules"]);
    assert.match(venue.asOf, /^\d{4}(-\d{2}|$)/);
  }
  venues[0].rules.kappa = "changed";
  assert.equal(engine.venues()[0].rules.kappa, "1", "what is handed out is the caller's own");
});

test("inputs are not changed", () => {
  const freeze = (value) => (typeof value === "object" && value !== null ? (Object.values(value).forEach(freeze), Object.freeze(value)) : value);
  const before = JSON.stringify([full, fullOrder]);
  engine.preview(freeze(structuredClone(full)), freeze(structuredClone(fullOrder)));
  engine.preview(full, fullOrder);
  assert.equal(JSON.stringify([full, fullOrder]), before);
});
