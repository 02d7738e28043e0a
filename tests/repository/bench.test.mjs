// SPDX-License-Identifier: MIT
// That the comparison is honest: everybody answers the same question, with the same numbers. Nothing here looks at a time.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { addingOrders, crossAccounts, isolatedAccounts, questions } from "../bench/accounts.mjs";
import { differences } from "../bench/agree.mjs";
import { checkAgreement, timeAnswers, timeGrowth } from "../bench/bench.mjs";
import { openContenders } from "../bench/contenders/all.mjs";
import { timeLatency } from "../bench/latency.mjs";
import { ready } from "../bench/ready.mjs";
import { report } from "../bench/report.mjs";
import { sizes } from "../bench/sizes.mjs";

const dist = join(repository, "dist");
const engine = pathToFileURL(join(dist, "engine.js")).href;

/** A hedged book from the venue's help centre; it prints 1153.26 as the liquidation price of the second position. */
const BINANCE = {
  name: "the venue's example",
  accounts: [{
    wallet: "1535443.01",
    contracts: [
      { symbol: "BTCUSDT", tiers: [{ from: "0", mmr: "0.025", deduction: "16300" }] },
      { symbol: "ETHUSDT", tiers: [{ from: "0", mmr: "0.10", deduction: "135365" }] },
    ],
    marks: { BTCUSDT: "31967.27", ETHUSDT: "1335.18" },
    positions: [
      { id: "BTCUSDT", symbol: "BTCUSDT", side: "long", qty: "109.488", entry: "32481.980", mode: "cross", leverage: "5" },
      { id: "ETHUSDT", symbol: "ETHUSDT", side: "long", qty: "3683.979", entry: "1456.84", mode: "cross", leverage: "5" },
    ],
  }],
};
BINANCE.orders = addingOrders(BINANCE.accounts);

describe("contenders of the benchmark", () => {
  let contenders;
  before(async () => { contenders = await openContenders(engine); });
  after(() => contenders?.forEach((contender) => contender.close()));

  test("all find the liquidation price that the venue prints", async () => {
    await checkAgreement(contenders, BINANCE, ["assess"]);
    for (const { name, ask } of contenders) {
      const { liquidation } = (await (await ask("assess", BINANCE)).answer(0)).positions[1];
      assert.ok(Math.abs(Number(liquidation.exact) - 1153.26) <= 0.005, `${name}: ${liquidation.exact}`);
    }
  });

  for (const seed of [11, 12, 13, 14, 15]) {
    test(`agree on accounts and orders drawn from seed ${seed}`, async () => {
      for (const accounts of [crossAccounts(seed, { seed, variants: 3 }), isolatedAccounts({ seed, variants: 3 })]) {
        const name = `${accounts[0].positions[0].mode}, seed ${seed}`;
        await checkAgreement(contenders, { name, accounts, orders: addingOrders(accounts, { seed }) });
      }
    });
  }

  test("are asked about positions of both sides, in more than one row of the table, with and without a price", async () => {
    const { accounts } = questions().find(({ count }) => count === 50);
    const { positions } = (await (await contenders[0].ask("assess", { name: "fifty", accounts, orders: addingOrders(accounts) })).answer(0));
    const seen = (value) => new Set(positions.map(value)).size;
    assert.deepEqual([seen(({ side }) => side), seen(({ tier }) => tier > 0), seen(({ liquidation }) => liquidation.status)], [2, 2, 2]);
    assert.ok(positions.some(({ tier, liquidation }) => liquidation.tier !== undefined && liquidation.tier !== tier));
    const theirs = await contenders.find(({ name }) => name.startsWith("@")).ask("assess", { accounts });
    assert.ok(theirs.answer(0).positions.filter(({ liquidation }) => liquidation).length > 25);
  });

  test("of which one disagrees stop the benchmark", async () => {
    const accounts = crossAccounts(1, { variants: 1 });
    const question = { name: "one position", accounts, orders: addingOrders(accounts) };
    const { answer } = await contenders[0].ask("assess", question);
    const exact = `${answer(0).positions[0].liquidation.exact.slice(0, 24)}7777`;
    const wrong = { name: "wrong", ask: () => ({ tolerance: 1e-28, answer: () => ({ positions: [{ liquidation: { exact } }] }) }) };
    await assert.rejects(checkAgreement([contenders[0], wrong], question, ["assess"]), /do not agree\n {2}positions\[0\]\.liquidation\.exact/);
  });

  test("stand side by side in one table", async () => {
    const tiny = { rounds: 1, round: 0.01, warm: 0 };
    const answers = await timeAnswers(contenders, questions().slice(0, 2), tiny);
    const growth = await timeGrowth(contenders.filter(({ grows }) => grows), [1, 10], tiny);
    const { createEngine } = await import(engine);
    const latency = await timeLatency(await createEngine(), questions().slice(0, 2), tiny);
    const fed = { seconds: 6, elements: 1, delivered: 6000, paints: 360, median: 3e5, spread: 1e5, p95: 6e5, longTasks: 0, heap: 12.3 };
    const printed = report({ answers, latency, growth, sizes: sizes(dist), ready: await ready(engine, { processes: 1 }), feeds: [fed] });
    const wanted = [
      "assess, 1 isolated", "preview, 1 cross", "marginscope", "native, text in and out", "native, computing only", "decimal.js",
      "@orderly.network/perp", "10 cross", "engine.js", "element.js", "cdn.js", "1 fresh processes", "6,000 ticks", "must reach",
    ];
    for (const text of wanted) assert.ok(printed.includes(text), text);
    assert.ok(printed.split("\n").every((line) => line.length <= 140), printed);
    assert.doesNotMatch(printed, /NaN|undefined|Infinity/);
  });
});

test("answers are compared digit by digit, each with its own tolerance", () => {
  const ours = { price: "1.00000000000000000000000000000001", status: "ok", rows: [{ tier: 1 }, {}] };
  assert.deepEqual(differences(ours, { price: "1", rows: [{}, {}] }, 1e-28), []);
  assert.deepEqual(differences(ours, { price: "1" }, 0).length, 1);
  assert.deepEqual(differences(ours, { rows: [{ tier: 2 }] }, 0), ["rows: 2 against 1 of them"]);
  assert.deepEqual(differences(ours, { rows: [{ tier: 2 }, {}] }, 0), ["rows[0].tier: 1 against 2"]);
  assert.deepEqual(differences(ours, { status: "never" }, 1), ["status: ok against never"]);
  assert.deepEqual(differences({ row: { price: "2" } }, { row: { price: "2.1", tolerance: 0.1 } }, 0), []);
  assert.deepEqual(differences({}, { price: "0" }, 1), ["price: undefined against 0"]);
});
