// SPDX-License-Identifier: MIT
// Reverse questions through the public API: the answer, put in, gives what was asked for; what is wrong is refused by name.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createEngine } from "../../dist/engine.js";
import { full, isolated, order, published, refusal } from "./example.mjs";

const engine = await createEngine();
const rich = { ...isolated, wallet: 10_000 };
const empty = { ...rich, positions: [] };
const seek = (account, question) => engine.seek(account, question);

test("the margin for a target brings the position there", () => {
  const found = seek(rich, { find: "margin", position: "XYZ", liquidationPrice: 75 });
  assert.deepEqual(found, { status: "ok", value: "2537.5", add: "537.5", reasons: [] });
  const [position] = rich.positions;
  const [row] = engine.assess({ ...rich, positions: [{ ...position, margin: found.value }] }).positions;
  assert.equal(row.liquidation.exact, "75");
});

test("margin that is not needed may be taken out down to the initial margin", () => {
  const [position] = rich.positions;
  const found = seek({ ...rich, positions: [{ ...position, margin: 2300 }] }, { find: "margin", position: "XYZ", liquidationPrice: "85" });
  assert.deepEqual([found.value, found.add, found.removable], ["1542.5", "-757.5", "300"]);
});

test("the wallet for a target brings the cross position there, whatever else is held", () => {
  for (const [position, liquidationPrice] of [["BTCUSDT", 20000], ["ETHUSDT", "1000"]]) {
    const found = seek(published, { find: "margin", position, liquidationPrice });
    assert.equal(found.status, "ok");
    const row = engine.assess({ ...published, wallet: found.value }).positions.find(({ id }) => id === position);
    assert.equal(Number(row.liquidation.exact), Number(liquidationPrice));
  }
});

test("positions are named by their ids, given or made", () => {
  const account = { ...full, positions: [{ ...full.positions[0], id: "mine" }, full.positions[1]] };
  assert.equal(seek(account, { find: "price", position: "mine", pnl: 1 }).status, "ok");
  assert.equal(seek(account, { find: "price", position: "ETH", pnl: 1 }).status, "ok");
  const error = refusal(engine, () => seek(account, { find: "price", position: "BTC", pnl: 1 }));
  assert.deepEqual([error.code, error.path, error.value], ["unknown-position", "question.position", "BTC"]);
});

test("a target past the mark is already passed, one out of reach says so", () => {
  assert.equal(seek(rich, { find: "margin", position: "XYZ", liquidationPrice: 120 }).status, "already");
  const far = seek({ ...rich, marks: { XYZ: 150 } }, { find: "margin", position: "XYZ", liquidationPrice: 120 });
  assert.deepEqual([far.status, far.reasons[0].code], ["insufficient", "unreachable"]);
});

test("leverage and size for a target; the preview of them is liquidated there or beyond", () => {
  const leverage = seek(empty, { find: "leverage", order: { symbol: "XYZ", side: "buy", qty: 100 }, liquidationPrice: 90 });
  assert.equal(leverage.value, "9.56");
  const at = (change) => Number(engine.preview(empty, { ...order, ...change }).after.position.liquidation.exact);
  assert.ok(at({ leverage: leverage.value }) <= 90 && at({ leverage: "9.57" }) > 90);
  const size = seek(empty, { find: "qty", order: { symbol: "XYZ", side: "buy", margin: 1000 }, liquidationPrice: 90 });
  assert.equal(Number(size.value).toFixed(6), (1000 / (100 - 0.995 * 90)).toFixed(6));
});

test("size for a risk, and the largest", () => {
  const risked = seek(empty, { find: "qty", order: { symbol: "XYZ", side: "buy", leverage: 5 }, risk: { stop: 95, loss: 100 } });
  assert.deepEqual(risked, { status: "ok", value: "20", reasons: [] });
  const late = seek(empty, { find: "qty", order: { symbol: "XYZ", side: "buy", leverage: 5 }, risk: { stop: 79, loss: 100 } });
  assert.deepEqual(late.reasons.map(({ code }) => code), ["stop-unreachable"]);
  const most = seek(empty, { find: "maxQty", order: { symbol: "XYZ", side: "buy", leverage: 5 } });
  assert.equal(most.value, engine.preview(empty, order).maxQty);
});

test("what may be lost may be a share of the account", () => {
  const sized = (loss) => seek(empty, { find: "qty", order: { symbol: "XYZ", side: "buy", leverage: 5 }, risk: { stop: 95, loss } });
  assert.deepEqual(sized("1%"), sized(100));
  assert.equal(sized("1%").value, "20");
});

test("price of a profit and of a return; a gain past its bound never comes", () => {
  assert.equal(seek(rich, { find: "price", position: "XYZ", pnl: 500 }).value, "105");
  assert.equal(seek(rich, { find: "price", position: "XYZ", roe: "0.25" }).value, "105");
  assert.equal(seek(rich, { find: "price", position: "XYZ", pnl: -10_001 }).status, "never");
});

test("the part whose closing heals", () => {
  const account = { contracts: [{ symbol: "A", tiers: [{ from: 0, mmr: "0.05" }, { from: 5000, mmr: "0.1" }] }], marks: { A: 100 },
    positions: [{ symbol: "A", side: "long", qty: 100, entry: 100, margin: 600 }] };
  assert.equal(seek(account, { find: "partial", position: "A" }).value, "15");
});

test("two wishes in one question contradict each other", () => {
  const both = seek(rich, { find: "price", position: "XYZ", pnl: 1, roe: 1 });
  assert.deepEqual(both, { status: "invalid", reasons: [{ code: "question-overdetermined", path: "question.roe" }] });
});

const target = { find: "leverage", order: { symbol: "XYZ", side: "buy", qty: 1 }, liquidationPrice: 90 };
const refused = {
  "no question": [undefined, "question", "missing"],
  "text for a question": ["margin", "question", "wrong-type"],
  "nothing to find": [{}, "question.find", "missing"],
  "an unknown thing to find": [{ find: "luck" }, "question.find", "unknown-value"],
  "no position": [{ find: "margin", liquidationPrice: 1 }, "question.position", "missing"],
  "an id that is a number": [{ find: "margin", position: 0, liquidationPrice: 1 }, "question.position", "wrong-type"],
  "no target": [{ find: "margin", position: "XYZ" }, "question.liquidationPrice", "missing"],
  "a target that is no decimal": [{ find: "margin", position: "XYZ", liquidationPrice: "1O" }, "question.liquidationPrice", "not-a-decimal"],
  "a target of zero": [{ find: "margin", position: "XYZ", liquidationPrice: 0 }, "question.liquidationPrice", "out-of-range"],
  "an unknown field": [{ find: "margin", position: "XYZ", liquidationPrice: 1, price: 1 }, "question.price", "unknown-field"],
  "a field of another question": [{ find: "margin", position: "XYZ", liquidationPrice: 1, pnl: 1 }, "question.pnl", "unknown-field"],
  "no order": [{ find: "maxQty" }, "question.order", "missing"],
  "an order that is text": [{ find: "maxQty", order: "buy" }, "question.order", "wrong-type"],
  "an order of nothing": [{ ...target, order: { symbol: "XYZ", side: "buy" } }, "question.order.qty", "missing"],
  "an order of text": [{ ...target, order: { ...target.order, qty: "many" } }, "question.order.qty", "not-a-decimal"],
  "an order below zero": [{ ...target, order: { ...target.order, qty: -1 } }, "question.order.qty", "out-of-range"],
  "an order in an unknown symbol": [{ ...target, order: { ...target.order, symbol: "ABC" } }, "question.order.symbol", "unknown-symbol"],
  "a stop that is missing": [{ find: "qty", order: target.order, risk: { loss: 1 } }, "question.risk.stop", "missing"],
  "a risk of nothing": [{ find: "qty", order: target.order, risk: { stop: 90, loss: 0 } }, "question.risk.loss", "out-of-range"],
  "neither target nor risk": [{ find: "qty", order: target.order }, "question.liquidationPrice", "missing"],
  "no profit": [{ find: "price", position: "XYZ" }, "question.pnl", "missing"],
  "a penalty of all": [{ find: "partial", position: "XYZ", penalty: 1 }, "question.penalty", "out-of-range"],
};
for (const [name, [question, path, code]] of Object.entries(refused)) {
  test(`${name} is refused`, () => {
    const error = refusal(engine, () => seek(rich, question));
    assert.deepEqual([error.path, error.code], [path, code], error.message);
  });
}

test("an account that is wrong is refused before the question is", () => {
  const error = refusal(engine, () => seek({ ...rich, marks: { XYZ: -1 } }, target));
  assert.deepEqual([error.path, error.value], ["marks.XYZ", -1]);
  assert.equal(refusal(engine, () => seek(rich, { ...target, order: { ...target.order, qty: -1 } })).value, -1);
});

test("extremes end in an answer", () => {
  const values = ["1e-60", "1e-9", "0.5", 1, "1e9", "1e60"];
  for (const mark of values) {
    for (const wanted of values) {
      for (const side of ["long", "short"]) {
        for (const kind of ["linear", "inverse"]) {
          const tiers = [{ from: 0, mmr: "0.005" }, { from: "1e20", mmr: "0.5" }];
          const account = {
            contracts: [{ symbol: "A", kind, tiers, fees: { maker: 0, taker: "0.001" } }],
            rules: { closeFee: "at-bankruptcy" }, marks: { A: mark }, wallet: wanted,
            positions: [{ symbol: "A", side, qty: wanted, entry: mark, leverage: 10 }],
          };
          const asked = { symbol: "A", side: side === "long" ? "buy" : "sell", leverage: 3, mode: "cross" };
          const questions = [
            { find: "margin", position: "A", liquidationPrice: wanted },
            { find: "price", position: "A", pnl: wanted },
            { find: "qty", order: asked, liquidationPrice: wanted },
            { find: "leverage", order: { ...asked, mode: "isolated", qty: wanted }, liquidationPrice: wanted },
            { find: "partial", position: "A" },
            { find: "qty", order: asked, risk: { stop: wanted, loss: wanted } },
          ];
          for (const question of questions) assert.match(seek(account, question).status, /^(ok|never|already|insufficient)$/);
        }
      }
    }
  }
});
