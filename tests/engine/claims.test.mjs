// SPDX-License-Identifier: MIT
// What the text on margin trading claims, each claim (S1, S2, …) with the numbers it stands on. The reference position is 100
// units at a price of 100, a notional of 10,000, with 0.5 % of maintenance margin. Expected prices are fractions: an account
// that is worth W ± q(p − e) and needs r·q·p is liquidated at (q·e − W) / (q(1 − r)) if long, (q·e + W) / (q(1 + r)) if short.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createEngine } from "../../dist/engine.js";
import { rational } from "../vectors/rational.mjs";

const engine = await createEngine();

const SIGN = { long: 1, short: -1 };
const contract = (symbol = "X", { mmr = "0.005", ...more } = {}) => ({ symbol, tiers: [{ from: "0", mmr }], ...more });
const position = (more = {}) => ({ symbol: "X", side: "long", qty: "100", entry: "100", ...more });
const isolated = (margin, more = {}) => position({ margin, ...more });
const cross = (more = {}) => position({ mode: "cross", ...more });
const order = (more = {}) => ({ symbol: "X", side: "buy", qty: "100", ...more });

/** An account in one market. */
const account = (positions, { mark = "100", wallet, of = contract(), ...more } = {}) =>
  ({ contracts: [of], marks: { X: mark }, positions, ...(wallet === undefined ? {} : { wallet }), ...more });
/** An account in two markets, A and B. */
const pair = (positions, { A = "100", B = "100", wallet = "3000" } = {}) =>
  ({ wallet, contracts: [contract("A"), contract("B")], marks: { A, B }, positions });

const assess = (of) => engine.assess(of);
const row = (of, place = 0) => assess(of).positions[place];
const liquidation = (of, place = 0) => row(of, place).liquidation;
const equityOf = ({ margin, unrealizedPnl }) => rational(margin).plus(unrealizedPnl);

/** Liquidation price of the reference position backed by W. */
const root = (side, W, r = "0.005") => {
  const s = SIGN[side];
  return rational(10_000).minus(rational(W).times(s)).over(rational(1).minus(rational(r).times(s)).times(100));
};

/** The fraction itself, to all 34 digits. */
const exactly = (got, fraction) => assert.equal(got, String(rational(fraction)));
/** To the places that the text prints. */
function prints(got, text) {
  const scale = 10 ** (text.split(".")[1]?.length ?? 0);
  assert.equal(rational(got).times(scale).plus("0.5").floor(), BigInt(text.replace(".", "")), `${got} does not print as ${text}`);
}

/** Liquidated at this price, which the text prints so. */
function liquidatedAt(of, fraction, text, place = 0) {
  const { status, exact } = liquidation(of, place);
  assert.equal(status, "ok");
  exactly(exact, fraction);
  prints(exact, text);
}

test("S1–S3: 2,000 at 5x opens 10,000: a fifth is one's own, four fifths are borrowed exposure", () => {
  const ticket = engine.preview(account([], { wallet: "2000" }), order({ qty: undefined, margin: "2000", leverage: "5" }));
  assert.equal(ticket.accepted, true);
  assert.equal(ticket.fill.notional, "10000");
  assert.equal(ticket.initialMargin, "2000");
  const own = rational(ticket.initialMargin).over(ticket.fill.notional);
  exactly(String(own), "0.2");
  exactly(String(rational(1).minus(own)), "0.8");
  assert.equal(ticket.after.position.effectiveLeverage, "5");
  assert.equal(ticket.after.account.available, "0");
});

test("S4–S6: profit and loss are on all of the 10,000: 10 % makes or costs 1,000, half of the margin", () => {
  const [up, down] = ["110", "90"].map((mark) => row(account([position({ leverage: "5" })], { mark })));
  assert.deepEqual([up.unrealizedPnl, up.roe], ["1000", "0.5"]);
  assert.deepEqual([down.unrealizedPnl, down.roe], ["-1000", "-0.5"]);
  assert.equal(String(equityOf(up)), "3000");
  assert.equal(String(equityOf(down)), "1000");
  assert.equal(down.maintenanceMargin, "45");
  assert.equal(down.liquidation.status, "ok");
});

test("S7: gains and losses are amplified alike, until liquidation at 80.402 cuts the losing side", () => {
  const at = (mark) => row(account([isolated("2000", { leverage: "5" })], { mark: String(mark) }));
  for (const percent of [1, 5, 10, 15, 19]) {
    const [up, down] = [at(100 + percent), at(100 - percent)];
    exactly(up.roe, rational(percent).over(20));
    assert.equal(down.roe, `-${up.roe}`);
    assert.equal(down.liquidation.status, "ok");
  }
  liquidatedAt(account([isolated("2000")]), rational(16_000).over(199), "80.402");
  assert.equal(at("80.41").liquidation.status, "ok");
  assert.equal(at("80.40").liquidation.status, "already");
});

test("S8: in isolated mode only the margin of the position is at risk, whatever its price does to it", () => {
  const held = (A) => pair([isolated("2000", { symbol: "A" }), isolated("2000", { symbol: "B" })], { A, wallet: "5000" });
  const [before, after] = [assess(held("100")), assess(held("50"))];
  assert.equal(after.positions[0].liquidation.status, "already");
  assert.equal(after.positions[0].maxLoss, "2000");
  assert.deepEqual([after.equity, after.available, after.status], ["5000", "5000", "ok"]);
  assert.deepEqual(after.positions[1], before.positions[1]);
});

test("S9: isolated positions are capitalised one by one: a second one needs its own 2,000", () => {
  const held = (wallet) => pair([isolated("2000", { symbol: "A", leverage: "5" })], { wallet });
  const second = order({ symbol: "B", leverage: "5" });
  assert.equal(engine.preview(held("2000"), second).accepted, true);
  const refused = engine.preview(held("1999.99"), second);
  assert.equal(refused.status, "insufficient");
  assert.deepEqual(refused.reasons, [{ code: "insufficient-margin", missing: "0.01" }]);
});

test("S10: an isolated position is liquidated closer to its entry than a cross one in the same account", () => {
  const alone = liquidation(account([isolated("2000")], { wallet: "1000" }));
  const backed = liquidation(account([cross()], { wallet: "3000" }));
  assert.ok(rational(alone.exact).compare(backed.exact) > 0);
});

test("S11, S12: margin added by hand pushes liquidation away: 500 more move it from 80.402 to 75.377", () => {
  liquidatedAt(account([isolated("2000")]), root("long", 2000), "80.402");
  liquidatedAt(account([isolated("2500")]), root("long", 2500), "75.377");
});

test("S13–S15: in cross mode the whole balance backs the position and pushes liquidation away, a long's out of the market", () => {
  for (const [wallet, text] of [["3000", "70.352"], ["5000", "50.251"], ["8000", "20.101"]]) {
    liquidatedAt(account([cross()], { wallet }), root("long", wallet), text);
  }
  for (const wallet of ["10000", "12000"]) assert.deepEqual(liquidation(account([cross()], { wallet })), { status: "never" });
  assert.equal(liquidation(account([cross()], { wallet: "9999.99" })).status, "ok");
  liquidatedAt(account([cross({ side: "short" })], { wallet: "5000" }), root("short", 5000), "149.254");
});

test("S16: unrealized profit of one cross position supports another; isolated it does not", () => {
  const both = (mode, B) => pair(["A", "B"].map((symbol) => (mode === "cross" ? cross({ symbol }) : isolated("1500", { symbol }))), { B });
  // B earns 1,000 and then needs 5 more of maintenance margin.
  exactly(liquidation(both("cross", "100")).exact, root("long", rational(3000).minus(50)));
  exactly(liquidation(both("cross", "110")).exact, root("long", rational(4000).minus(55)));
  assert.equal(liquidation(both("isolated", "110")).exact, liquidation(both("isolated", "100")).exact);
});

test("S17: cross is more capital-efficient: unrealized profit opens the next position", () => {
  const next = order({ symbol: "B", qty: "40", leverage: "5" });
  const held = { symbol: "A", leverage: "5" };
  const shared = engine.preview(pair([cross(held)], { A: "110", wallet: "2000" }), { ...next, mode: "cross" });
  assert.deepEqual([shared.accepted, shared.cost, shared.before.account.available], [true, "800", "800"]);
  const apart = engine.preview(pair([isolated("2000", held)], { A: "110", wallet: "0" }), { ...next, mode: "isolated" });
  assert.deepEqual([apart.accepted, apart.reasons[0].missing], [false, "800"]);
});

test("S18: one bad cross trade drains the account: of 8,000 some 10 are left; isolated, 6,000 were never touched", () => {
  const of = (mark) => account([cross()], { wallet: "8000", mark });
  assert.equal(row(of("100")).maxLoss, "8000");
  assert.deepEqual([assess(of("20.11")).status, assess(of("20.11")).equity], ["ok", "11"]);
  assert.deepEqual([assess(of("20.10")).status, assess(of("20.10")).equity], ["already", "10"]);
  const apart = account([isolated("2000")], { wallet: "6000", mark: "20.10" });
  assert.deepEqual([row(apart).maxLoss, assess(apart).equity], ["2000", "6000"]);
});

test("S19: risk is harder to isolate: another market's price moves a cross position's liquidation, never an isolated one's", () => {
  const prices = (positions) => ["95", "100", "105"].map((B) => liquidation(pair(positions, { B })).exact);
  assert.equal(new Set(prices([cross({ symbol: "A" }), cross({ symbol: "B" })])).size, 3);
  assert.equal(new Set(prices([isolated("1500", { symbol: "A" }), isolated("1500", { symbol: "B" })])).size, 1);
});

test("S20: cascades: of two 10,000 longs on 3,000 one dies at 70.854, 85.43 are left, the other, now at 117x, dies 0.36 % later", () => {
  const first = pair([cross({ symbol: "A" }), cross({ symbol: "B" })]);
  liquidatedAt(first, rational(7050).over("99.5"), "70.854");
  const { exact } = liquidation(first);
  const left = rational(3000).plus(rational(exact).minus(100).times(100));
  prints(left, "85.43");
  const second = pair([cross({ symbol: "B" })], { wallet: String(left) });
  prints(assess(second).leverage, "117");
  assert.equal(assess(second).status, "ok");
  const { exact: next } = liquidation(second);
  prints(rational(100).minus(next), "0.36");
  assert.equal(assess(pair([cross({ symbol: "B" })], { wallet: String(left), B: "99.64" })).status, "already");
});

test("S23: correlated positions: two that hedge each other live in cross, two that are stacked die at 85.4271 in both modes", () => {
  const together = rational(17_000).over(199);
  const split = [isolated("1500"), isolated("1500", { id: "second" })];
  for (const place of [0, 1]) liquidatedAt(account([cross(), cross({ id: "second" })], { wallet: "3000" }), together, "85.4271", place);
  for (const place of [0, 1]) liquidatedAt(account(split), together, "85.4271", place);

  const stacked = (both) => assess(pair([cross({ symbol: "A" }), cross({ symbol: "B" })], { A: both, B: both })).status;
  assert.deepEqual([stacked("85.43"), stacked("85.42")], ["ok", "already"]);

  const legs = [["A", "long"], ["B", "short"]];
  const hedged = (of) => pair(legs.map(([symbol, side]) => of({ symbol, side })), { A: "60", B: "60" });
  assert.deepEqual([assess(hedged(cross)).status, assess(hedged(cross)).equity], ["ok", "3000"]);
  assert.equal(row(hedged((leg) => isolated("1500", leg))).liquidation.status, "already");
});

test("S28: 10x asks for 10 % of initial margin: 999.99 is refused, 1,000.00 accepted; with a fee of 0.05 % it takes 1,005", () => {
  const buy = (wallet, fees) => engine.preview(account([], { wallet, of: contract("X", fees ? { fees } : {}) }), order({ leverage: "10" }));
  const refused = buy("999.99");
  assert.deepEqual([refused.accepted, refused.status], [false, "insufficient"]);
  assert.deepEqual(refused.reasons, [{ code: "insufficient-margin", missing: "0.01" }]);
  assert.deepEqual([buy("1000.00").accepted, buy("1000.00").initialMargin, buy("1000.00").after.account.available], [true, "1000", "0"]);
  const taker = { maker: "0", taker: "0.0005" };
  assert.deepEqual([buy("1005", taker).accepted, buy("1005", taker).cost, buy("1004.99", taker).accepted], [true, "1005", false]);
});

const LINES = [
  ["5x long", "long", "2000", ["80.402", "80.808", "81.633"]],
  ["10x long", "long", "1000", ["90.452", "90.909", "91.837"]],
  ["5x short", "short", "2000", ["119.403", "118.812", "117.647"]],
];
for (const [name, side, margin, texts] of LINES) {
  test(`S29, S31: ${name}: with 0.5, 1 and 2 % of maintenance margin liquidation comes at ${texts.join(", ")}`, () => {
    for (const [place, mmr] of ["0.005", "0.01", "0.02"].entries()) {
      liquidatedAt(account([isolated(margin, { side })], { of: contract("X", { mmr }) }), root(side, margin, mmr), texts[place]);
    }
  });
}

test("S30: at the maintenance margin, not below it, a position is liquidated", () => {
  const at = (mark, boundary) => row(account([isolated("2040")], { mark, rules: { boundary } }));
  const there = at("80", "equal-liquidates");
  assert.deepEqual([String(equityOf(there)), there.maintenanceMargin, there.marginRatio], ["40", "40", "1"]);
  assert.deepEqual([there.liquidation.status, there.liquidation.missing, there.liquidation.recovery], ["already", "0", "80"]);
  assert.equal(at("80", "equal-safe").liquidation.status, "ok");
  assert.equal(at("80.01", "equal-liquidates").liquidation.status, "ok");
});

test("S31: the gap between initial and maintenance margin is the buffer: none at 50x with 2 %, liquidatable at entry", () => {
  const room = (margin) => rational(liquidation(account([isolated(margin)])).exact).minus(100).absolute();
  // gap / (q(1 − r)): 1,950 and 950 of buffer.
  exactly(String(room("2000")), rational(1950).over("99.5"));
  assert.ok(room("2000").compare(room("1000")) > 0);
  const none = liquidation(account([isolated("200")], { of: contract("X", { mmr: "0.02" }) }));
  assert.deepEqual([none.status, none.missing, none.recovery], ["already", "0", "100"]);
  const ticket = engine.preview(account([], { wallet: "5000", of: contract("X", { mmr: "0.02" }) }), order({ leverage: "50" }));
  assert.deepEqual([ticket.accepted, ticket.reasons[0].code], [false, "order-liquidatable-at-open"]);
});

test("S33: liquidation loses the margin: bankrupt at 80.00, liquidated at 80.402, 40.20 of 2,000 between", () => {
  const held = row(account([isolated("2000")]));
  assert.equal(held.bankruptcy.exact, "80");
  const between = rational(held.liquidation.exact).minus(held.bankruptcy.exact).times(100);
  prints(between, "40.20");
  assert.equal(held.maxLoss, "2000");
});

test("S34: funding of 0.01 % in 8 hours costs 3 a day, 0.15 % of the margin; 80.402 becomes 80.432, 80.613, 81.307 in a month", () => {
  const aDay = rational("0.0001").times(10_000).times(3);
  exactly(String(aDay.over(2000)), "0.0015");
  for (const [days, text] of [[0, "80.402"], [1, "80.432"], [7, "80.613"], [30, "81.307"]]) {
    const owed = aDay.times(days);
    liquidatedAt(account([isolated("2000", { funding: String(owed) })]), root("long", rational(2000).minus(owed)), text);
  }
});

test("S37: in a duel isolated margin caps the loss: a stake of 1,000 loses at most 1,000 and its fee", () => {
  const of = contract("X", { fees: { maker: "0", taker: "0.0005" } });
  const capped = engine.preview(account([], { wallet: "5000", of }), order({ leverage: "10", mode: "isolated", riskCap: "25%" }));
  assert.deepEqual([capped.fee, capped.maxLoss.order, capped.riskShare], ["5", "1005", "0.201"]);
  assert.deepEqual([capped.accepted, capped.reasons], [true, []]);
});

test("S38: cross gives more room and puts more at risk: the whole account, past the share one meant to risk", () => {
  const of = contract("X", { fees: { maker: "0", taker: "0.0005" } });
  const stake = (mode) => engine.preview(account([], { wallet: "5000", of }), order({ leverage: "10", mode, riskCap: "25%" }));
  const [capped, open] = [stake("isolated"), stake("cross")];
  const room = ({ after }) => rational(after.position.distance.price);
  assert.ok(room(open).compare(room(capped)) > 0);
  assert.deepEqual([open.maxLoss.order, open.riskShare], ["5000", "1"]);
  assert.deepEqual([open.accepted, open.reasons.map(({ code }) => code)], [true, ["risk-cap-exceeded"]]);
});

test("S39: size decides: on 5,000 a position of 5,000 can never be liquidated, and each doubling of 10,000 leaves less room", () => {
  const empty = account([], { wallet: "5000" });
  const buy = (qty) => engine.preview(empty, order({ qty: String(qty), leverage: "10", mode: "cross" })).after.position;
  assert.deepEqual(buy(50).liquidation, { status: "never" });
  const rooms = [100, 200, 400].map((qty) => {
    const { liquidation: { exact }, distance: { percent } } = buy(qty);
    exactly(exact, rational(qty * 100 - 5000).over(rational(qty).times("0.995")));
    return percent;
  });
  assert.deepEqual(rooms.toSorted((a, b) => rational(b).compare(a)), rooms);
});

test("S40: liquidation price and maximum downside are known before entering", () => {
  const of = contract("X", { tick: "0.01", fees: { maker: "0", taker: "0.0005" } });
  const { after, maxLoss, accepted } = engine.preview(account([], { wallet: "2005", of }), order({ leverage: "5" }));
  assert.deepEqual([accepted, after.position.liquidation.price, maxLoss.order], [true, "80.41", "2005"]);
});

test("the shortcut e(1 − s/L + s·m) misstates the distance by the fraction m, and makes shorts look safer: 118.00, in truth 117.647", () => {
  for (const side of ["long", "short"]) {
    const s = SIGN[side];
    for (const leverage of [2, 5, 10, 20]) {
      for (const mmr of ["0.005", "0.01", "0.02"]) {
        const margin = rational(10_000).over(leverage);
        const held = account([isolated(String(margin), { side })], { of: contract("X", { mmr }) });
        exactly(liquidation(held).exact, root(side, margin, mmr));
        const shown = rational(1).over(leverage).minus(mmr).times(100);
        const real = root(side, margin, mmr).minus(100).absolute();
        assert.ok(shown.equals(real.times(rational(1).minus(rational(mmr).times(s)))), `${side} ${leverage}x ${mmr}`);
      }
    }
  }
  prints(rational(100).times(rational(1).plus("0.2").minus("0.02")), "118.00");
  prints(liquidation(account([isolated("2000", { side: "short" })], { of: contract("X", { mmr: "0.02" }) })).exact, "117.647");
});
