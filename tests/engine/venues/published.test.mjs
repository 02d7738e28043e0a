// SPDX-License-Identifier: MIT
// What venues printed, under their profiles by name. The vectors are those of tests/vectors/published.json, which know no venue's
// name: here their accounts are asked again with `rules: "<id>"`.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createEngine } from "../../../dist/engine.js";
import { agrees, disagreement } from "../../vectors/compare.mjs";
import { rational } from "../../vectors/rational.mjs";
import { ask, cases, vectors } from "../../vectors/vectors.mjs";

const { assess, preview, venues } = await createEngine();
/** Venues that were asked. */
const asked = new Set();
const noted = (account) => {
  asked.add(account.rules.extends ?? account.rules);
  return account;
};
const engine = { assess: (account) => assess(noted(account)), preview: (account, order) => preview(noted(account), order) };
const vector = (id) => vectors.find((each) => each.id === id) ?? assert.fail(`there is no ${id}`);

/** Venue → vectors that hold under its profile as it is. */
const published = {
  "generic": ["vega-inv-1", "lighter-cross-eth", "torch-cross-other-long", "naut-seq-5", "we-bx-01a"],
  "binance-usdm": [
    "ft-binance-doc-iso-eth", "ft-binance-doc-cross-eth", "bin-hedge-long", "we-bn-05", "we-bn-08", "we-bn-09", "we-bn-12", "we-bn-15a",
  ],
  "binance-coinm": ["bin-coinm-iso", "binance-doc-coinm-amount"],
  "bybit-linear": ["bybit-doc-usdt-long", "bybit-iso-eth", "bybit-im-mm-1", "we-bb-02", "we-bb-03"],
  "bybit-inverse-2024": ["bybit-doc-inv-im", "bybit-doc-inv-cross"],
  "okx-linear": ["we-ok-01", "okx-cross-lin"],
  "okx-inverse": ["okx-iso-inv"],
  "bitget-cross": ["bitget-cross-1"],
  "gate": ["gate-iso-eth", "ft-gate-long1", "we-gt-01", "we-gt-02"],
  "kucoin": ["kucoin-doc-short", "kucoin-iso-1", "kucoin-doc-mm", "we-kc-07"],
  "kucoin-cross": ["kucoin-doc-risk", "we-kc-03", "we-kc-05"],
  "kucoin-uta": ["kucoin-uta-cross"],
  "mexc": ["we-mx-01", "mexc-iso-100x"],
  "bitmex": ["bitmex-doc-quanto", "we-bm-06", "we-bm-07"],
  "kraken-inverse": ["we-kr-01"],
  "hyperliquid": [
    "hl-live-01-eth-long", "hl-live-08-eth-short", "hl-live-10-doge-short", "hl-live-13-sol-long", "hl-live-30-aapl-long", "hl-raw-eth-iso2",
  ],
  "dydx-v4": [
    "dydx-doc-iso", "dydx-doc-cross", "dydx-acct-2pos", "dydx-acct-ws-noliq", "dydx-calc-long", "dydx-iso-child", "we-dx-01", "we-dx-03",
  ],
  "drift": ["drift-liqperp", "drift-liqperp-after-move"],
  "orderly": ["orderly-acct-mm", "orderly-upnl-btc", "orderly-roi-eth", "orderly-unsettled", "orderly-iso-doc-funding", "orderly-maxiso-doc"],
  "phemex": ["phemex-doc-long"],
  // A payload of its contracts that reserve at the entry.
  "phemex-inverse": ["phemex-iso-2x"],
  "htx": ["htx-lin-iso"],
};

/** What a vector gives in the place of a rule: a maintenance amount that stays, a buffer, whether its price is what a screen shows. */
const givenNumbers = ({ mmBasis, mmFloor, feeBuffer, safety, display = "root" }) => Object.fromEntries(
  Object.entries({ mmBasis: mmFloor && mmBasis, mmFloor, feeBuffer, safety, display }).filter(([, value]) => value !== undefined),
);

for (const [venue, ids] of Object.entries(published)) {
  for (const id of ids) {
    test(`${venue}: ${id}`, () => {
      const made = cases.find((each) => each.id === id) ?? assert.fail(`${id} is not asked`);
      const byName = (account) => ({ ...account, rules: { extends: venue, ...givenNumbers(account.rules) } });
      const questions = made.questions.map(({ account, order }) => ({ account: byName(account), order }));
      const answers = ask(engine, { questions });
      for (const answer of answers) assert.notEqual(answer.status, "invalid", JSON.stringify(answer.reasons));
      const wrong = made.checks.map((check) => ({ check, got: check.read(answers) }))
        .filter(({ check, got }) => !agrees(got, check.expected, check.tolerance));
      assert.deepEqual(wrong.map(({ check, got }) => disagreement(check, got)), []);
    });
  }
}

// Where a vector asks what its kind does not, or a text gives a number with no vector, the account is written out.

const onePosition = (rules, position, { tiers, kind, fees, more } = {}) => {
  const contract = { symbol: "X", kind: kind ?? "linear", ...(tiers && { tiers }), ...(fees && { fees: { maker: "0", taker: fees } }), ...more };
  const { mark = position.entry, ...held } = position;
  return { rules, contracts: [contract], marks: { X: mark }, positions: [{ symbol: "X", ...held }] };
};
const rowOf = (account) => engine.assess(account).positions[0];
const rate = (mmr) => [{ from: 0, mmr }];
/** To the last digits of the engine's own. */
const meets = (value, wanted) =>
  assert.ok(rational(value).minus(wanted).absolute().compare(rational(wanted).times("1e-31")) <= 0, `${value}, not ${wanted}`);
const isNear = (value, text) => {
  const [, decimals = ""] = text.split(".");
  assert.ok(rational(value).minus(text).absolute().compare(`5e-${decimals.length + 1}`) <= 0, `${value}, not ${text}`);
};

test("bybit-inverse: the short of bybit-doc-inv-im is liquidated at 55,277.78, in 2024 at 55,248.62", () => {
  const { side, notional_usd: qty, entry, leverage, mmr } = vector("bybit-doc-inv-im").inputs;
  const at = (rules) => rowOf(onePosition(rules, { side, qty, entry, leverage }, { kind: "inverse", tiers: rate(mmr) })).liquidation.exact;
  isNear(at("bybit-inverse"), "55277.78");
  isNear(at("bybit-inverse-2024"), "55248.62");
});

test("bybit-inverse: added margin is divided by 1 + s·φ", () => {
  const [face, entry, mmr, fees, added] = ["60000", "50000", "0.005", "0.00055", "0.03"];
  const value = rational(face).over(entry);
  // With the reserve at the bankruptcy price that the opening leaves.
  const opening = value.over(10).plus(value.plus(value.over(10)).times(fees));
  const at = (extraMargin) => rowOf(onePosition({ extends: "bybit-inverse", ...extraMargin }, {
    side: "long", qty: face, entry, leverage: "10", margin: String(opening.plus(added)),
  }, { kind: "inverse", tiers: rate(mmr), fees })).liquidation.exact;
  // Q(1 + r) / (W + Q/e − F₀), F₀ the fee at the price where it is all the equity.
  const root = (counted) => {
    const behind = opening.plus(counted).plus(value);
    const reserve = behind.times(fees).over(rational(1).plus(fees));
    return rational(face).times(rational(1).plus(mmr)).over(behind.minus(reserve));
  };
  meets(at({}), root(rational(added).over(rational(1).plus(fees))));
  meets(at({ extraMargin: "plain" }), root(rational(added)));
});

test("binance-spot-margin: called at a level of 1.1, whatever the table says", () => {
  const loan = { assets: { base: "1.1", quote: 0 }, debts: { base: 0, quote: "10000" } };
  const held = { side: "long", qty: "1", entry: "10000", mark: "10500", loan };
  const made = onePosition("binance-spot-margin", held, { kind: "loan", tiers: rate("0.3") });
  assert.equal(rowOf(made).liquidation.exact, "10000");
  assert.equal(rowOf(made).marginLevel, "1.155");
});

test("okx-spot-margin: we-ok-02 owes 10,000 against 1.1; its level is (1 + mmr)(1 + fee)", () => {
  const { inputs: { side, qty, price: entry }, expected: { assets_base: base, liability_quote: quote } } = vector("we-ok-02");
  const loan = { assets: { base, quote: 0 }, debts: { base: 0, quote } };
  const row = rowOf(onePosition("okx-spot-margin", { side, qty, entry, loan }, { kind: "loan", tiers: rate("0.03"), fees: "0.001" }));
  assert.equal(row.marginLevel, "1.1");
  isNear(row.liquidation.exact, String(rational("1.03").times("1.001").times(quote).over(base)));
});

test("bitget: the account of bitget-cross-1, solved at the liquidation price as isolated positions are, gives 31,698.9", () => {
  const { side, qty, mark, mmr, fee, mm_ratio: ratio } = vector("bitget-cross-1").inputs;
  const margin = String(rational(qty).times(mark).times(rational(mmr).plus(fee)).over(ratio));
  isNear(rowOf(onePosition("bitget", { side, qty, entry: mark, margin }, { tiers: rate(mmr), fees: fee })).liquidation.exact, "31698.9");
});

test("gate: we-gt-03 asks 4,900 of a position of 1.2 million where the rule until 2025-07-29 asked 6,000", () => {
  const { inputs: { tiers: [first, second], notional, flat_mmr: flat }, expected } = vector("we-gt-03");
  const required = (rules, mmr) => rowOf(onePosition(rules, { side: "long", qty: notional, entry: "1" }, {
    tiers: [{ from: 0, mmr: first.mmr }, { from: second.min, mmr }],
  })).maintenanceMargin;
  assert.equal(required("gate", second.mmr), expected.maintenance_margin);
  assert.equal(required("gate-2024", flat), expected.maintenance_margin_flat);
});

test("bitmex: we-bm-01 is liquidated at 1328.50 and bankrupt at 1308.70, the next funding reserved", () => {
  const { inputs, expected } = vector("we-bm-01");
  const { side, qty, entry, leverage, maint_req: mmr, taker: fees, next_funding_rate, tick } = inputs;
  const more = { tick, funding: { rate: next_funding_rate, hours: 8 } };
  const at = (rules) => rowOf(onePosition(rules, { side, qty, entry, leverage }, { tiers: rate(mmr), fees, more }));
  assert.ok(agrees(at("bitmex").liquidation.price, expected.liq_price, "exact"));
  assert.ok(agrees(at("bitmex").bankruptcy.price, expected.bankruptcy_price, "exact"));
  assert.notEqual(at({ extends: "bitmex", fundingReserve: "0" }).liquidation.exact, at("bitmex").liquidation.exact);
});

for (const id of ["we-db-01", "we-db-02", "we-db-03", "we-db-04", "we-db-05", "we-db-06"]) {
  test(`deribit-linear: ${id}, a rate that grows with the size`, () => {
    const { inputs: { qty, price: entry, base_rate: base, rate_per_unit: slope }, expected: { margin } } = vector(id);
    const law = { law: "size-linear", base, slope, imrBase: base, imrSlope: slope };
    const row = rowOf(onePosition("deribit-linear", { side: "long", qty, entry }, { tiers: law }));
    assert.ok(rational(row.initialMargin).equals(margin), row.initialMargin);
    assert.ok(rational(row.maintenanceMargin).equals(margin), row.maintenanceMargin);
  });
}

test("drift: a rate that grows with the size, of perpetuals and of what is held of the same oracle together", () => {
  const tiers = { law: "size-linear", base: "0.05", slope: "0.001" };
  const made = onePosition("drift", { side: "short", qty: "10", entry: "100", mode: "cross" }, { tiers });
  const row = rowOf({ ...made, wallet: "100", collateral: [{ asset: "X", amount: "4", price: "X" }] });
  assert.equal(row.maintenanceMargin, "60");
  // 100 + 4p + 10(100 − p) = 0.06 · 10p
  meets(row.liquidation.exact, rational(1100).over("6.6"));
});

/** Long 1 and short 0.4 at 100 and 110 with 20 in the wallet and a maintenance of 1 %, in one account. */
const hedged = (rules) => ({
  rules, wallet: "20", contracts: [{ symbol: "X", tiers: rate("0.01") }], marks: { X: "100" },
  positions: [["long", "1", "100"], ["short", "0.4", "110"]].map(([side, qty, entry]) => ({ symbol: "X", side, qty, entry, mode: "cross" })),
});
const together = { "binance-usdm": "61.4334", "gate": "61.0169", "kraken-multi": "61.0169", "hyperliquid": "60.6061", "dydx-v4": "60.6061" };
for (const [venue, price] of Object.entries(together)) {
  test(`${venue}: long 1 and short 0.4 are liquidated together at ${price}`, () => isNear(rowOf(hedged(venue)).liquidation.exact, price));
}

test("kraken-multi: of one underlying the larger of both sides pays, over all its contracts", () => {
  const contracts = ["X", "Y"].map((symbol) => ({ symbol, underlying: "bitcoin", tiers: rate("0.01") }));
  const positions = [["X", "long", "10"], ["X", "short", "4"], ["Y", "short", "8"]]
    .map(([symbol, side, qty]) => ({ symbol, side, qty, entry: "100", mode: "cross" }));
  const report = engine.assess({ rules: "kraken-multi", wallet: "500", contracts, marks: { X: "100", Y: "100" }, positions });
  assert.equal(report.maintenanceMargin, "12");
});

test("hyperliquid: the backstop line is the same profile with a κ of two thirds", () => {
  const { side, qty, entry, margin, mmr } = vector("hl-live-08-eth-short").inputs;
  const two = "0.6666666666666666666666666666666667";
  const at = (rules) => rowOf(onePosition(rules, { side, qty, entry, margin }, { tiers: rate(mmr) })).liquidation.exact;
  const closed = (kappa) => rational(margin).plus(rational(qty).times(entry)).over(rational(qty).times(rational(mmr).times(kappa).plus(1)));
  meets(at("hyperliquid"), closed("1"));
  meets(at({ extends: "hyperliquid", kappa: two }), closed(two));
  assert.ok(rational(at({ extends: "hyperliquid", kappa: two })).compare(at("hyperliquid")) > 0, "a short's backstop lies above");
});

test("hyperliquid: maintenance is by the tier at the liquidation price", () => {
  const tiers = [{ from: 0, mmr: "0.01" }, { from: "1000", mmr: "0.02" }];
  const { liquidation } = rowOf(onePosition("hyperliquid", { side: "short", qty: "9", entry: "100", margin: "270" }, { tiers }));
  assert.equal(liquidation.tier, 1);
  // 1170 − 9p = 0.02 · 9p − 10
  meets(liquidation.exact, rational(1180).over("9.18"));
});

test("gmx-v2: with collateral in the index token we-gx-01 is liquidated at 1681.67", () => {
  const { side, entry, size, collateral_tokens: amount, fees: fixedCosts, min_collateral: mmFloor } = vector("we-gx-01").inputs;
  const qty = String(rational(size).over(entry));
  const row = rowOf({
    rules: { extends: "gmx-v2", mmFloor, fixedCosts }, contracts: [{ symbol: "X" }], marks: { X: entry },
    positions: [{ symbol: "X", side, qty, entry, mode: "cross" }], collateral: [{ asset: "X", amount, price: "X" }],
  });
  isNear(row.liquidation.exact, vector("we-gx-01").expected.liq_price);
});

test("gmx-v2: gmx-floor-none-1 has a root, e − (C − fees − M₀)/T, where a client with a rule of its own shows nothing", () => {
  const { side, entry, size, collateral: margin, floor: mmFloor, factor: mmr, close_fee: fee } = vector("gmx-floor-none-1").inputs;
  const qty = String(rational(size).over(entry));
  const fixedCosts = String(rational(size).times(fee));
  const { liquidation } = rowOf(onePosition({ extends: "gmx-v2", mmFloor, fixedCosts }, { side, qty, entry, margin }, { tiers: rate(mmr) }));
  const root = rational(entry).minus(rational(margin).minus(fixedCosts).minus(mmFloor).over(qty));
  meets(liquidation.exact, root);
});

test("orderly: orderly-dynmmr-long lies within its 1e-4, at 87106.0756", () => {
  const { inputs, expected, tolerance } = vector("orderly-dynmmr-long");
  const { qty, mark, collateral, base_mmr: mmr, base_imr: imr, imr_factor: factor, others: [other] } = inputs;
  const { liquidation } = rowOf({
    rules: "orderly", wallet: collateral, marks: { X: mark, Y: other.mark },
    contracts: [{ symbol: "X", tiers: { law: "power", mmr, imr, factor } }, { symbol: "Y", tiers: rate(other.mmr) }],
    positions: [{ symbol: "X", qty, entry: mark }, { symbol: "Y", qty: other.qty, entry: other.mark }]
      .map((each) => ({ side: "long", mode: "cross", ...each })),
  });
  isNear(liquidation.exact, "87106.0756");
  assert.ok(agrees(liquidation.exact, expected.liq_price, tolerance));
});

test("orderly: opening brings a buffer of 0.06 %", () => {
  const account = { rules: "orderly", wallet: "1000", contracts: [{ symbol: "X", lot: "0.0001" }], marks: { X: "100" } };
  assert.equal(engine.preview(account, { symbol: "X", side: "buy", qty: "10", leverage: "10", mode: "cross" }).cost, "100.6");
});

test("vertex: a long weighs its asset weight, a short its liability weight", () => {
  const tiers = { law: "weights", asset: "0.95", liability: "1.05" };
  const held = (side) => ({ side, qty: "10", entry: "100", mode: "cross" });
  const at = (side) => rowOf({ ...onePosition("vertex", held(side), { tiers }), wallet: "200" }).liquidation.exact;
  // 200 + 10(p − 100) = 0.05 · 10p, and 200 + 10(100 − p) = 0.05 · 10p
  meets(at("long"), rational(800).over("9.5"));
  meets(at("short"), rational(1200).over("10.5"));
});

test("mexc: a long's price is shown rounded down, away from the mark", () => {
  const { side, qty, entry, margin, mmr, fee } = vector("mexc-iso-100x").inputs;
  const { liquidation } = rowOf(onePosition("mexc", { side, qty, entry, margin }, { tiers: rate(mmr), fees: fee, more: { tick: "0.1" } }));
  assert.equal(liquidation.price, "1211.2");
  assert.ok(rational(liquidation.exact).compare("1211.2") > 0, liquidation.exact);
});

test("every venue was asked for a number", () => assert.deepEqual(venues().map(({ id }) => id).filter((id) => !asked.has(id)), []));
