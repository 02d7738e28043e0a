// SPDX-License-Identifier: MIT
// What a plot says where accounts are not the simple ones: cross, coin, two liquidation prices, none, no life; held against the engine.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createEngine } from "marginscope/engine";
import { cells, line, print, printOf, readout, rows, spoken, written } from "./plot-print.mjs";
import { source } from "./source.mjs";

const engine = await createEngine();
const VIEWS = ["ladder", "payoff", "equity", "funding", "modes"];
const contract = (more) => ({ symbol: "XYZ", tick: "0.001", tiers: [{ from: 0, mmr: "0.005" }], ...more });
const holding = (position, more = {}, terms = {}) => ({
  contracts: [contract(terms)], marks: { XYZ: position.entry ?? "100" },
  positions: [{ symbol: "XYZ", side: "long", qty: "100", entry: "100", ...position }], ...more,
});
const rowOf = (account) => engine.assess(account).positions[0];

const ether = { asset: "ETH", amount: "2", price: "2000", weight: "0.9" };
for (const [name, account, lost] of [
  ["a wallet larger than the position", holding({ mode: "cross" }, { wallet: "20000" }), "10,000.00"],
  ["collateral instead of a wallet", holding({ mode: "cross" }, { wallet: "0", collateral: [ether] }), "3,600.00"],
]) {
  test(`the most that can be lost is the engine's, not the wallet: ${name}`, () => {
    assert.equal(Number(rowOf(account).maxLoss), Number(lost.replace(",", "")));
    const [, cross] = rows(printOf("modes", account));
    assert.deepEqual([cross[0], cross[2]], ["Cross", `${lost}\u00a0USD`]);
  });
}

test("leverage is the value at entry over the margin, of whatever kind the contract is", () => {
  for (const [terms, entry] of [
    [{ kind: "inverse", multiplier: "100" }, "50000"], [{ kind: "quanto", multiplier: "0.000001" }, "50000"],
    [{ multiplier: "0.001" }, "50000"], [{}, "100"],
  ]) {
    const html = printOf("payoff", holding({ entry, leverage: "10" }, { marks: { XYZ: entry } }, terms), { mark: String(Number(entry) * 0.99) });
    assert.match(spoken(html), /; 10x −/, JSON.stringify(terms));
    const shares = /\(−(10\.0|10\.1)%\); 1x −[\d.,]+ USD \(−1\.0%\)|10x −[\d.]+ \(−10\.1%\); 1x −[\d.]+ \(−1\.0%\)/;
    assert.match(spoken(html), shares, JSON.stringify(terms));
  }
});

test("a cross position keeps the leverage it was opened with, and no loss is a share of its margin", () => {
  for (const mark of ["95", "80"]) {
    const html = printOf("payoff", holding({ mode: "cross", leverage: "10" }, { wallet: "3000", marks: { XYZ: mark } }));
    assert.match(spoken(html), new RegExp(`; 10x −${mark === "95" ? "500" : "2,000"}\\.00 USD; 1x −${mark === "95" ? "50" : "200"}\\.00 USD$`));
    assert.doesNotMatch(html, /class="floor"|data-quantity="margin"/);
    assert.doesNotMatch(html.slice(html.indexOf("<figure")), /\(−\d+\.\d%\)/);
  }
  // Wherever the account's mark is.
  assert.match(spoken(printOf("payoff", holding({ leverage: "5" }, { marks: { XYZ: "95" } }))), /; 5x −500\.00 USD \(−25\.0%\); 1x −100\.00 USD/);
  // An isolated one's margin is a line with its name.
  assert.ok(written(print("payoff", { mark: "90" })).includes("Margin 2,000.00\u00a0USD"));
});

test("amounts that settle in coin are told in it, with digits that count", () => {
  const account = holding({ side: "short", entry: "50000", leverage: "10" }, { marks: { XYZ: "50000" } }, { kind: "inverse", multiplier: "1" });
  const html = printOf("equity", account, { base: "BTC", mark: "52000" });
  assert.match(readout(html), /^Equity 0\.0001231\sBTC; Maintenance margin 0\.000009615\sBTC; Buffer 0\.0001135\sBTC$/);
  assert.doesNotMatch(html.slice(html.indexOf("<figure")), /USD/);
  // Of a coin that nobody names nothing is claimed.
  assert.match(readout(printOf("equity", account, { mark: "52000" })), /^Equity 0\.0001231; /);
  // In a cross account that counts in quote they are in quote.
  const inQuote = {
    ...account, rules: { valuation: "quote" }, wallet: "100", positions: [{ ...account.positions[0], mode: "cross" }],
  };
  assert.match(readout(printOf("equity", inQuote, { base: "BTC" })), /USD/);
});

const hedged = {
  wallet: "5", contracts: [contract({ tick: "0.01", tiers: [{ from: 0, mmr: "0.001" }, { from: "1000", mmr: "0.02" }] })], marks: { XYZ: "1000" },
  positions: [["long", "1"], ["short", "0.99"]].map(([side, qty]) => ({ symbol: "XYZ", side, qty, entry: "1000", mode: "cross" })),
};

test("of two liquidation prices both are drawn, and the nearer one counts", () => {
  const of = (view, more) => printOf(view, hedged, { position: "XYZ:long", ...more });
  const ladder = of("ladder");
  assert.equal(spoken(ladder).match(/, liquidation/g).length, 2);
  assert.match(spoken(ladder), /1,107\.38, 10\.7% above entry, liquidation; 624\.22, 37\.6% below entry, liquidation; .*; 10\.74% of room$/);

  // Alive is what lies between them.
  for (const [view, quantity] of [["payoff", "profit"], ["equity", "buffer"]]) {
    const html = of(view);
    const drops = [...html.slice(0, html.indexOf("</svg>")).matchAll(/class="drop" d="M([\d.]+)/g)].map(([, x]) => Number(x));
    const xs = line(html, quantity).map(([x]) => x);
    assert.equal(drops.length, 2);
    for (const end of [Math.min, Math.max]) assert.ok(Math.abs(end(...xs) - end(...drops)) < 0.1, `${view}: ${xs} ${drops}`);
  }
  assert.match(readout(of("payoff", { mark: "1200" })), /^liquidated at 1,107\.38; \+107\.38/);
  assert.match(readout(of("equity", { mark: "1200" })), /^liquidated at 1,107\.38; 6\.07/);
  const past = rows(of("payoff")).filter(([price]) => Number(price.replace(",", "")) > 1108 || Number(price) < 624);
  assert.ok(past.length > 1);
  for (const [, amount] of past) assert.equal(amount, "liquidated");
  assert.match(spoken(of("modes")), /Cross: liquidated at 1,107\.38; liquidated at 624\.22, loses at most 5\.00/);
});

for (const [name, given, missing, recovery] of [
  ["maintenance above the margin", { leverage: "100", maintenanceRate: "0.02" }, "100.00", "101.020"],
  [
    "funding owed beyond the margin",
    { account: holding({ margin: "2000", funding: "2100" }), qty: undefined, entry: undefined, leverage: undefined }, "150.00", "101.508",
  ],
]) {
  test(`a position without a life is told in words: ${name}`, () => {
    for (const view of VIEWS) {
      const html = print(view, { fundingRate: "0.0001", ...given });
      assert.ok(spoken(html).includes("liquidated the moment it opens"), view);
      assert.ok(spoken(html).includes(`${missing} USD missing`), view);
      assert.doesNotMatch(html.slice(html.indexOf("<figure")), /\d left|\+\d|, liquidation|NaN/, view);
    }
    assert.match(spoken(print("ladder", given)), new RegExp(`${recovery}, 1\\.\\d% above entry, recovery`));
    assert.ok(cells(print("payoff", given)).join(" ").includes(`Recovery ${recovery}`));
  });
}

test("what is drawn along the price is kept inside its frame, each picture by a frame and a hatch of its own", () => {
  for (const view of ["payoff", "equity", "funding"]) {
    const html = print(view, { fundingRate: "0.0001" });
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const [, id] of html.matchAll(/url\(#([^)]*)\)/g)) assert.ok(ids.includes(id), id);
    assert.equal([...html.matchAll(/clip-path="url/g)].length, 2);
  }
  const hatches = (picture) => [/pattern id="([^"]*)"/, /fill="url\(#([^)]*)\)/].map((place) => place.exec(picture)?.[1]);
  const [narrow, wide] = print("ladder").split("</svg>").map(hatches);
  assert.deepEqual(narrow, ["hatch-320", "hatch-320"]);
  assert.deepEqual(wide, ["hatch-640", "hatch-640"]);
});

test("in the other mode a position is the same but for its margin", () => {
  const account = holding({ leverage: "5", funding: "100" }, { wallet: "1000" });
  const cross = holding({ leverage: "5", funding: "100", mode: "cross" }, { wallet: "3000" });
  const [isolated, other] = rows(printOf("modes", account));
  assert.deepEqual([isolated[1], other[1]], [account, cross].map((one) => Number(rowOf(one).liquidation.price).toFixed(3)));
  // In the mode that it has, to the last digit.
  const large = holding({ mode: "cross" }, { wallet: "123456.7890123456789" }, { tick: "0.0000000001" });
  large.positions[0].qty = "2000";
  assert.equal(rows(printOf("modes", large))[1][1], rowOf(large).liquidation.price);
  const borrowed = { assets: { base: "10", quote: "0" }, debts: { base: "0", quote: "650" } };
  const loan = {
    contracts: [contract({ kind: "loan" })], marks: { XYZ: "100" },
    positions: [{ symbol: "XYZ", side: "long", qty: "10", entry: "100", margin: "400", loan: borrowed }],
  };
  assert.equal(rows(printOf("modes", loan))[0][1], Number(rowOf(loan).liquidation.price).toFixed(3));
});

test("a venue that takes maintenance from the margin is drawn in every view", () => {
  for (const view of VIEWS) {
    const html = print(view, { venue: "htx", tickSize: undefined, mark: "95", wallet: "3000", fundingRate: "0.0001" });
    assert.doesNotMatch(html, /cannot be drawn/, view);
    if (view === "modes") assert.equal(rows(html).length, 2);
  }
});

test("funding ends where it liquidates", () => {
  const given = { leverage: "100", fundingRate: "0.0001", hours: "720" };
  const html = print("funding", given);
  const account = holding({ leverage: "100" });
  const intervals = Number(engine.fund(account, { hours: 720, rate: "0.0001" }).positions[0].intervalsUntilLiquidation);
  assert.equal(intervals * 8, 16 * 24 + 16);
  assert.match(readout(html), /^30 days; Funding paid 50\.00\sUSD; liquidated after 16 days 16 h$/);
  assert.deepEqual(rows(html).at(-1), ["16 days 16 h", "50.00\u00a0USD", "liquidated"]);
  assert.ok(rows(html).slice(0, -1).every(([, , price]) => price !== "liquidated"));
});

test("a funding rate that nobody knows is not 0", () => {
  assert.equal(spoken(print("funding")), "no funding rate is known");
  assert.match(spoken(print("funding", { fundingRate: "0" })), /Liquidation 80\.402/);
});

test("less than a day is told in hours, and the last row is the time asked for", () => {
  const told = (hours) => rows(print("funding", { fundingRate: "0.0001", hours })).map(([time]) => time);
  assert.deepEqual(told("16"), ["0 days", "8 h", "16 h"]);
  assert.deepEqual(told("4"), ["0 days", "4 h"]);
  assert.deepEqual(told("36"), ["0 days", "1 day", "1 day 12 h"]);
  assert.equal(told("720").at(-1), "30 days");
});

test("funding that is received is called so", () => {
  const html = print("funding", { side: "short", fundingRate: "0.0001" });
  assert.match(readout(html), /Funding received 90\.00\sUSD/);
  assert.ok(cells(html).includes("Funding received"));
  assert.doesNotMatch(cells(html).join(" "), /[-−]\d/);
});

test("tables tell the liquidation price as the engine rounded it", () => {
  const account = holding({ margin: "2000" });
  const told = Number(rowOf(account).liquidation.price).toFixed(3);
  assert.equal(told, "80.403");
  for (const view of ["payoff", "equity", "funding"]) {
    const texts = cells(printOf(view, account, { fundingRate: "0.0001" }));
    assert.ok(texts.includes(told) && !texts.includes("80.402"), view);
  }
});

test("tables say what is lost at liquidation, and which rows lie past it", () => {
  assert.ok(cells(print("payoff")).join(" ").includes("80.402 −1,959.80\u00a0USD; liquidated −391.96\u00a0USD"));
  const told = rows(print("equity"));
  assert.deepEqual(told.filter(([, , , buffer]) => buffer === "liquidated").map(([price]) => price), ["80.000", "80.402"]);
  assert.deepEqual(cells(print("ladder")).slice(0, 4), ["Level", "Price", "Entry", "100.000, at entry"]);
});

test("an order that would be refused is drawn as one", () => {
  const account = { wallet: "500", contracts: [contract()], marks: { XYZ: "100" } };
  const order = { symbol: "XYZ", side: "buy", qty: "100", leverage: "5" };
  for (const view of VIEWS) {
    const html = printOf(view, account, { order, fundingRate: "0.0001" });
    assert.match(spoken(html), /^this order would be refused; 1,500\.00\sUSD missing; /, view);
    assert.match(readout(html), /^this order would be refused; /, view);
    assert.match(html, /<figure[^>]* data-refused/, view);
  }
  assert.match(spoken(printOf("ladder", undefined, { report: engine.preview(account, order) })), /^this order would be refused; /);
  assert.doesNotMatch(printOf("ladder", { ...account, wallet: "3000" }, { order }), /refused/);
});

test("a position of size 0 is none", () => {
  for (const view of VIEWS) assert.match(print(view, { qty: "0" }), /There is no position to draw/, view);
});

test("a wallet too small for a margin of its own is told by what is missing", () => {
  const html = printOf("modes", holding({ mode: "cross", leverage: "5" }, { wallet: "500" }));
  assert.deepEqual(rows(html)[0], ["Isolated", "1,500.00\u00a0USD missing", "–"]);
  assert.match(spoken(html), /^Isolated: 1,500\.00\sUSD missing; Cross: liquidated at 95\.478, loses at most 500\.00/);
});

test("where flat tiers make the requirement jump it is drawn as a jump", () => {
  const account = holding({ margin: "2000" }, { rules: { tierLaw: "flat" } }, { tiers: [{ from: 0, mmr: "0.005" }, { from: "10500", mmr: "0.05" }] });
  const html = printOf("equity", account);
  const steepest = line(html, "maintenance").reduce((most, [x, y], place, points) => {
    const [before, height] = points[place - 1] ?? [x, y];
    return Math.abs(y - height) > most.rise ? { rise: Math.abs(y - height), run: x - before } : most;
  }, { rise: 0, run: 0 });
  assert.ok(steepest.rise > 20 && steepest.run < 0.1, JSON.stringify(steepest));
  const prices = rows(html).map(([price]) => price);
  assert.equal(new Set(prices).size, prices.length);
});

test("where liquidation is a price of the axis its row stands once", () => {
  const prices = rows(print("payoff", { maintenanceRate: "0" })).map(([price]) => price);
  assert.ok(prices.includes("80.000"));
  assert.equal(new Set(prices).size, prices.length);
});

test("numbers are written plainly: no exponent, no digit that nobody computed", async () => {
  const { plain } = await source("margin-plot/plain.ts");
  for (const [value, text] of [
    [1.234e-12, "0.000000000001234"], [1e-20, "0.00000000000000000001"], [12345.678, "12345.678"], [0.1 + 0.2, "0.3"],
    [1e21, "1000000000000000000000"], [-90.5, "-90.5"], [0, "0"], [-0, "0"], [100, "100"],
    [123456789012, "123456789012"],
  ]) assert.equal(plain(value), text);
  const entry = "0.0000000000321";
  const tiny = holding({ entry, leverage: "5" }, { marks: { XYZ: entry } }, { tick: "0.00000000000001" });
  const html = printOf("ladder", tiny, { mark: "0.00000000003" });
  assert.match(spoken(html), /^0\.00000000003210, at entry, entry; 0\.00000000003000, 6\.5% below entry, mark; 0\.00000000002581, /);
});

test("without a tick prices have the same digits, however small", () => {
  for (const [entry, digits] of [["100", 3], ["64250", 2], ["0.0123", 7]]) {
    const prices = rows(printOf("payoff", holding({ entry, leverage: "5" }, { marks: { XYZ: entry } }, { tick: undefined }))).map(([price]) => price);
    assert.deepEqual([...new Set(prices.map((price) => price.split(".")[1].length))], [digits], String(prices));
  }
});

test("signs are signs: a minus for what is lost, a plus for what is gained, also of its share", () => {
  assert.match(readout(print("payoff", { mark: "110" })), /^5x: \+1,000\.00\sUSD \(\+50\.0%\); 1x: \+200\.00\sUSD \(\+10\.0%\)$/);
  for (const [view, more] of [["payoff", { mark: "75" }], ["equity", { mark: "75" }], ["ladder", {}]]) {
    assert.doesNotMatch(print(view, more).replace(/<[^>]*>/g, " "), /-\d/, view);
  }
});

test("in Arabic amounts keep their own direction, and the words theirs", () => {
  const html = print("payoff", { locale: "ar", mark: "90" });
  assert.match(html, /<figure[^>]* dir="rtl"/);
  assert.match(readout(html), /\u2068\u200e?−1,000\.00\u00a0USD\u2069 \(\u2068\u200e?−50\.0[^)]*\u2069\)؛ /);
  assert.match(print("payoff", { locale: "de" }), /<figure[^>]* dir="ltr"/);
});

test("what no price liquidates looks like nothing that is liquidated", () => {
  for (const view of ["ladder", "modes"]) {
    const html = print(view, { leverage: "1", maintenanceRate: "0", wallet: "0" });
    assert.match(html, /<text class="never"[^>]*>no price/, view);
    assert.match(html, /class="room endless"/, view);
    assert.doesNotMatch(html.slice(html.indexOf("<figure")), /data-quantity="liquidation"/, view);
  }
});

test("a quantity that there is not lights up nothing and dims nothing", () => {
  assert.doesNotMatch(print("ladder", { highlight: "everything" }), /data-highlight/);
  assert.match(print("ladder", { highlight: "buffer" }), /data-highlight="buffer"/);
});
