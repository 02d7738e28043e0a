// SPDX-License-Identifier: MIT
// `explain`: the formula of a number, with the account's own numbers, as a page would print and highlight it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createEngine } from "../../dist/engine.js";
import { assertAnswersRight, full, isolated, published, refusal } from "./example.mjs";

const engine = await createEngine();

const ofAccount = ["equity", "available", "leverage", "orderMargin"];
const ofBoth = ["initialMargin", "maintenanceMargin", "closingReserve", "marginRatio"];
const ofPositions = [
  "notional", "unrealizedPnl", "roe", "margin", "marginLevel", "effectiveLeverage", "breakEven", "liquidation", "bankruptcy", "distance",
  "maxLoss",
];

/** Tokens with blanks between them, but where one writes none. */
const printed = (tokens) => tokens.map(({ text }) => text).join(" ").replaceAll("( ", "(").replace(/ ([),])/g, "$1").replace(/(max|min) \(/g, "$1(");

/** The value of an expression of tokens, approximately; the core's tests do it exactly. */
function evaluate(tokens) {
  let at = 0;
  const next = (text) => tokens[at]?.kind === "operator" && tokens[at].text === text && ++at > 0;
  const call = (choose) => {
    assert.ok(next("("));
    const left = sum();
    assert.ok(next(","));
    const right = sum();
    assert.ok(next(")"));
    return choose(left, right);
  };
  const atom = () => {
    if (next("max")) return call(Math.max);
    if (next("min")) return call(Math.min);
    if (next("(")) {
      const inner = sum();
      assert.ok(next(")"));
      return inner;
    }
    assert.equal(tokens[at].kind, "number");
    return Number(tokens[at++].text);
  };
  const product = () => {
    let value = atom();
    for (;;) {
      if (next("·")) value *= atom();
      else if (next("/")) value /= atom();
      else return value;
    }
  };
  const sum = () => {
    let value = product();
    for (;;) {
      if (next("+")) value += product();
      else if (next("−")) value -= product();
      else return value;
    }
  };
  const value = sum();
  assert.equal(at, tokens.length);
  return value;
}
const near = (left, right) => Math.abs(left - right) <= 1e-9 * Math.max(1, Math.abs(right));

/** Every question that can be asked about an account. */
const questions = (account) => [
  ...[...ofAccount, ...ofBoth].map((field) => ({ field })),
  ...engine.assess(account).positions.flatMap(({ id }) => [...ofBoth, ...ofPositions].map((field) => ({ position: id, field }))),
];

/** What the report says of it. */
function reported(account, { position, field }) {
  const report = engine.assess(account);
  const row = position === undefined ? report : report.positions.find(({ id }) => id === position);
  const found = row[field];
  return field === "liquidation" || field === "bankruptcy" ? found.exact : field === "distance" ? found?.price : found;
}

test("the liquidation price of $2,000 at 5x is written with the account's own numbers", () => {
  const explanation = engine.explain(isolated, { position: "XYZ", field: "liquidation" });
  assert.equal(printed(explanation.formula), "(2000 + 0 − 100 · 100) / (100 · (0.005 + 0 − 1))");
  assert.equal(explanation.status, "ok");
  assert.equal(explanation.field, "liquidation");
  assert.equal(explanation.value, "80.4020100502512562814070351758794");
  assert.deepEqual(explanation.reason, []);
  assert.deepEqual(explanation.terms, [
    { name: "wallet", symbol: "W", value: "2000", unit: "settlement", position: "XYZ" },
    { name: "deduction", symbol: "c", value: "0", unit: "settlement", position: "XYZ", tier: 0 },
    { name: "size", symbol: "q", value: "100", unit: "size", position: "XYZ" },
    { name: "entry", symbol: "e", value: "100", unit: "price", position: "XYZ" },
    { name: "maintenanceRate", symbol: "r", value: "0.005", unit: "rate", position: "XYZ", tier: 0 },
    { name: "closingFeeRate", symbol: "φ", value: "0", unit: "rate", position: "XYZ" },
  ]);
  assert.deepEqual(explanation.formula.slice(0, 4), [
    { kind: "operator", text: "(" },
    { kind: "number", text: "2000", term: 0 },
    { kind: "operator", text: "+" },
    { kind: "number", text: "0", term: 1 },
  ]);
  assert.deepEqual(explanation.rules, engine.venues()[0].rules);
});

test("a liquidation price says what moves it, each as a report has it once it is so", () => {
  const { moves } = engine.explain(published, { position: "BTCUSDT", field: "liquidation" });
  const at = (change) => engine.assess({ ...published, ...change }).positions[0].liquidation.price;
  assert.deepEqual(moves, [
    { input: "wallet", change: "100000", status: "ok", price: at({ wallet: "1635443.01" }) },
    { input: "mark", symbol: "ETHUSDT", change: "-13.3518", status: "ok", price: at({ marks: { ...published.marks, ETHUSDT: "1321.8282" } }) },
  ]);
  assert.deepEqual(engine.explain(isolated, { position: "XYZ", field: "liquidation" }).moves.map(({ input }) => input), ["margin"]);
  assert.deepEqual(engine.explain(isolated, { position: "XYZ", field: "distance" }).moves, []);
  // (q·e − W) / (q (1 − r)): a unit of margin more takes 1 / 99.5 off the price.
  assert.equal(Number(engine.assess(isolated).positions[0].liquidation.sensitivity).toFixed(12), (-1 / 99.5).toFixed(12));
});

test("in Binance's own example each price stands in the other position's profit and maintenance margin", () => {
  const [btc, eth] = engine.assess(published).positions;
  const explanation = engine.explain(published, { position: "BTCUSDT", field: "liquidation" });
  assert.equal(printed(explanation.formula),
    "(1535443.01 + (-448192.88514) + 16300 − 109.488 · 32481.98 − 356512.508122) / (109.488 · (0.025 + 0 − 1))");
  assert.equal(explanation.value, btc.liquidation.exact);
  assert.equal(evaluate(explanation.formula).toFixed(2), "26316.89");
  assert.equal(explanation.rules.hedge, "sum");
  assert.deepEqual(explanation.terms.filter(({ position }) => position === "ETHUSDT"), [
    { name: "unrealizedPnl", symbol: "U", value: eth.unrealizedPnl, unit: "settlement", position: "ETHUSDT" },
    { name: "maintenanceMargin", symbol: "M", value: eth.maintenanceMargin, unit: "settlement", position: "ETHUSDT" },
  ]);
  assert.equal(evaluate(engine.explain(published, { position: "ETHUSDT", field: "liquidation" }).formula).toFixed(2), "1153.26");
});

test("every formula comes to the number of the report, or to what there is at the mark where there is no price", () => {
  const never = { ...isolated, wallet: "10000", positions: [{ ...isolated.positions[0], mode: "cross" }] };
  const already = { ...isolated, marks: { XYZ: 80 } };
  const met = new Set();
  const fees = { maker: "0.0002", taker: "0.0006" };
  const reserving = ["bitmex", "phemex", "bybit-linear"].map((rules) => ({
    rules, wallet: "900", marks: { A: "101", B: "48" },
    contracts: ["A", "B"].map((symbol) => ({ symbol, fees, tiers: [{ from: 0, mmr: "0.01", imr: "0.02" }] })),
    positions: [
      { symbol: "A", side: "long", qty: "7", entry: "100", leverage: "9" },
      { symbol: "B", side: "short", qty: "20", entry: "50", mode: "cross", leverage: "5" },
      { id: "more", symbol: "A", side: "long", qty: "3", entry: "99", mode: "cross", leverage: "10" },
    ],
  }));
  for (const account of [isolated, published, full, never, already, ...reserving]) {
    for (const question of questions(account)) {
      const explanation = engine.explain(account, question);
      met.add(explanation.status);
      assert.equal(explanation.value, reported(account, question), JSON.stringify(question));
      const { atMark, value = atMark } = explanation;
      if (explanation.status === "absent") assert.deepEqual(explanation.formula, []);
      else assert.ok(near(evaluate(explanation.formula), Number(atMark ?? value)), `${JSON.stringify(question)}: ${printed(explanation.formula)}`);
      for (const { kind, text, term } of [...explanation.formula, ...explanation.reason]) {
        if (term !== undefined) assert.deepEqual([kind, text], ["number", explanation.terms[term].value]);
      }
    }
  }
  assert.deepEqual([...met].toSorted(), ["absent", "already", "never", "ok"]);
});

test("laws and loans are written in their own terms", () => {
  const held = (contract, position) => ({
    contracts: [{ symbol: "XYZ", ...contract }], marks: { XYZ: 100 }, positions: [{ symbol: "XYZ", entry: 100, ...position }],
  });
  const sized = held({ tiers: { law: "size-linear", base: "0.01", slope: "0.0005" } }, { side: "long", qty: 10, margin: 200 });
  const explanation = engine.explain(sized, { position: "XYZ", field: "liquidation" });
  assert.equal(printed(explanation.formula), "(200 − 10 · 100) / (10 · (0.01 + 0.0005 · 10 + 0 − 1))");
  assert.deepEqual(explanation.terms.find(({ name }) => name === "rateSlope"),
    { name: "rateSlope", symbol: "β", value: "0.0005", unit: "rate-per-size", position: "XYZ" });
  const owed = { assets: { base: 11, quote: 0 }, debts: { base: 0, quote: 800 } };
  const borrowed = held({ kind: "loan", tiers: [{ from: 0, mmr: "0.05" }] }, { side: "long", qty: 10, loan: owed });
  for (const [field, formula] of [["liquidation", "(1 + 0.05) · 800 / 11"], ["marginLevel", "11 · 100 / 800"]]) {
    assert.equal(printed(engine.explain(borrowed, { position: "XYZ", field }).formula), formula);
  }
  for (const account of [sized, borrowed]) {
    for (const question of questions(account)) {
      const { status, value, atMark, formula } = engine.explain(account, question);
      assert.equal(value, reported(account, question), JSON.stringify(question));
      if (status !== "absent") assert.ok(near(evaluate(formula), Number(atMark ?? value)), `${JSON.stringify(question)}: ${printed(formula)}`);
    }
  }
});

test("where there is no price the reason says why", () => {
  const safe = { ...isolated, wallet: "10000", positions: [{ ...isolated.positions[0], mode: "cross" }] };
  const never = engine.explain(safe, { position: "XYZ", field: "liquidation" });
  assert.deepEqual([never.status, never.atMark, "value" in never], ["never", "9950", false]);
  assert.equal(printed(never.reason), "10000 + 0 − 100 · 100 ≥ 0");
  const already = engine.explain({ ...isolated, marks: { XYZ: 80 } }, { position: "XYZ", field: "liquidation" });
  assert.deepEqual([already.status, already.atMark], ["already", "-40"]);
  assert.equal(printed(already.reason), "2000 + (-2000) − 40 − 0 ≤ 0");
  const cross = engine.explain(safe, { position: "XYZ", field: "margin" });
  assert.deepEqual([cross.status, printed(cross.reason)], ["absent", "mode = cross"]);
});

test("terms are called by the ids of their positions, given or not", () => {
  const account = { ...published, positions: [{ ...published.positions[0], id: "mine" }, published.positions[1]] };
  const { terms } = engine.explain(account, { field: "equity" });
  assert.deepEqual(terms.map(({ name, position }) => [name, position]),
    [["wallet", undefined], ["unrealizedPnl", "mine"], ["unrealizedPnl", "ETHUSDT"]]);
  const notional = (given, position) => engine.explain(given, { position, field: "notional" }).value;
  assert.equal(notional(account, "mine"), notional(published, "BTCUSDT"));
});

test("an explanation survives JSON, and inputs that contradict each other have none", () => {
  const explanation = engine.explain(full, { position: "one", field: "liquidation" });
  assert.deepEqual(JSON.parse(JSON.stringify(explanation)), explanation);
  const { status, reasons } = engine.explain({ ...isolated, wallet: 1, equity: 2 }, { field: "equity" });
  assert.deepEqual([status, reasons[0].code], ["invalid", "equity-mismatch"]);
});

/** What the ticket says of the order itself. */
const ofOrder = {
  cost: (ticket) => ticket.cost, fee: (ticket) => ticket.fee, openLoss: (ticket) => ticket.openLoss, realizedPnl: (ticket) => ticket.realizedPnl,
  maxLoss: (ticket) => ticket.maxLoss.order, notional: (ticket) => ticket.fill.notional,
};
/** The same where the order has them. */
const ofExits = { stop: (ticket) => ticket.stop.pnl, target: (ticket) => ticket.target.pnl };

test("an order's own numbers are written as the ticket has them: what it costs, pays, realizes and can lose", () => {
  const fees = { maker: "0.0002", taker: "0.0006" };
  const linear = { wallet: "9000", contracts: [{ ...isolated.contracts[0], fees }], marks: { XYZ: 110 }, positions: isolated.positions };
  const inverse = { ...linear, contracts: [{ ...linear.contracts[0], kind: "inverse" }], positions: [] };
  const turn = { symbol: "XYZ", side: "sell", qty: 150, leverage: 5, mode: "isolated" };
  const exits = { stop: "115", target: "60" };
  const cases = [
    [linear, turn, {
      cost: "50 · 110 / 5 + 3.3", fee: "0.0006 · 150 · 110", openLoss: "max(0, 50 · (110 − 110))",
      realizedPnl: "100 · (110 − 100)", maxLoss: "9.9 + min(50 · 110 / 5, 1100)",
    }],
    [linear, { ...turn, reduceOnly: true }, {
      cost: "0", fee: "0.0006 · 100 · 110", openLoss: "0", realizedPnl: "100 · (110 − 100)", maxLoss: "0.0006 · 100 · 110",
    }],
    [{ ...linear, positions: [] }, { ...turn, side: "buy", qty: 10, price: "111", mode: "cross" }, {
      cost: "10 · 111 / 5 + 0.666 + 10", openLoss: "max(0, 10 · (111 − 110))", realizedPnl: "0",
    }],
    [linear, { ...turn, ...exits }, { notional: "150 · 110", stop: "50 · (110 − 115)", target: "50 · (110 − 60)" }],
    [linear, { ...turn, ...exits, stop: "132" }, { stop: "0 − 1100" }],
    [inverse, { ...turn, price: "100", ...exits }, { notional: "150 / 100", stop: "150 / 115 − 150 / 100", target: "150 / 60 − 150 / 100" }],
    [inverse, { ...turn, price: "100" }, {
      cost: "150 / 100 / 5 + 0.0009 + 0.136363636363636363636363636363636", fee: "0.0006 · (150 / 100)",
      openLoss: "max(0, 150 / 100 − 150 / 110)",
    }],
  ];
  for (const [account, order, formulas] of cases) {
    const ticket = engine.preview(account, order);
    for (const [field, read] of Object.entries({ ...ofOrder, ...(order.stop && ofExits) })) {
      const explanation = engine.explain(account, { order, field });
      assert.deepEqual([explanation.status, explanation.field, explanation.value], ["ok", field, read(ticket)]);
      assert.ok(near(evaluate(explanation.formula), Number(explanation.value)), `${field}: ${printed(explanation.formula)}`);
      if (formulas[field]) assert.equal(printed(explanation.formula), formulas[field], field);
    }
  }
  assert.deepEqual(engine.explain(linear, { order: turn, field: "maxLoss" }).terms, [
    { name: "fee", symbol: "Φ", value: "9.9", unit: "settlement" },
    { name: "size", symbol: "q", value: "50", unit: "size" },
    { name: "fillPrice", symbol: "p", value: "110", unit: "price" },
    { name: "leverage", symbol: "L", value: "5", unit: "factor", position: "XYZ" },
    { name: "maxLoss", symbol: "X", value: "1100", unit: "settlement", position: "XYZ" },
  ]);
});

test("an order's own numbers want an order, and no position", () => {
  const account = { ...isolated, wallet: "9000" };
  const order = { symbol: "XYZ", side: "buy", qty: 10, leverage: 5 };
  const refused = (question) => {
    const { code, path, value } = refusal(engine, () => engine.explain(account, question));
    return [code, path, value];
  };
  for (const field of Object.keys({ ...ofOrder, ...ofExits })) assert.deepEqual(refused({ field }), ["missing", "question.order", undefined]);
  for (const field of Object.keys(ofExits)) assert.deepEqual(refused({ order, field }), ["missing", `question.order.${field}`, undefined]);
  for (const field of ["cost", "fee", "openLoss", "realizedPnl", "stop", "target"]) {
    assert.deepEqual(refused({ order, position: "XYZ", field }), ["unknown-value", "question.field", field]);
  }
  assert.equal(engine.explain(account, { order, position: "XYZ", field: "maxLoss" }).value, engine.preview(account, order).after.position.maxLoss);
});

test("unknown fields and positions are refused by name", () => {
  const refused = (question, account = isolated) => {
    const { code, path, value } = refusal(engine, () => engine.explain(account, question));
    return [code, path, value];
  };
  assert.deepEqual(refused({ field: "luck" }), ["unknown-value", "question.field", "luck"]);
  assert.deepEqual(refused({ field: "liquidation" }), ["unknown-value", "question.field", "liquidation"]);
  assert.deepEqual(refused({ position: "XYZ", field: "equity" }), ["unknown-value", "question.field", "equity"]);
  assert.deepEqual(refused({ position: "ABC", field: "notional" }), ["unknown-position", "question.position", "ABC"]);
  assert.deepEqual(refused({ position: 0, field: "notional" }), ["wrong-type", "question.position", 0]);
  assert.deepEqual(refused({ position: "XYZ" }), ["missing", "question.field", undefined]);
  assert.deepEqual(refused({ field: "equity", luck: 1 }), ["unknown-field", "question.luck", 1]);
  assert.deepEqual(refused(undefined), ["missing", "question", undefined]);
  assert.deepEqual(refused(null), ["wrong-type", "question", null]);
  assert.equal(refused({ field: "equity" }, { ...isolated, wallet: "1O" })[1], "wallet");
  assertAnswersRight(engine);
});
