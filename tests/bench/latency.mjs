// SPDX-License-Identifier: MIT
// What else may be asked of an account, beside an assessment of the same: only this engine answers it.
import { interleaved, timed } from "./measure.mjs";

/** [{ name, ask(engine, account, order) }]; the first is what the others are held against. */
const ASKED = [
  { name: "assess", ask: (engine, account) => engine.assess(account) },
  {
    name: "seek margin",
    ask: (engine, account) => engine.seek(account, { find: "margin", position: "P0", liquidationPrice: targetOf(account) }),
  },
  {
    name: "seek qty",
    ask: (engine, account, order) =>
      engine.seek(account, { find: "qty", order: sizeless(order), liquidationPrice: targetOf(account) }),
  },
  { name: "seek maxQty", ask: (engine, account, order) => engine.seek(account, { find: "maxQty", order: sizeless(order) }) },
  { name: "seek price", ask: (engine, account) => engine.seek(account, { find: "price", position: "P0", pnl: "100" }) },
  { name: "explain liquidation", ask: (engine, account) => engine.explain(account, { position: "P0", field: "liquidation" }) },
  { name: "explain equity", ask: (engine, account) => engine.explain(account, { field: "equity" }) },
  { name: "fund, a day", ask: (engine, account) => engine.fund(account, { hours: 24, rate: "0.0001" }) },
  { name: "curve, 101 points", ask: (engine, account) => engine.curve(account, curveAround(account)) },
  { name: "shock, joint factor", ask: (engine, account) => engine.shock(account, {}) },
];

/** Well below the mark of the first position, which is long. */
const targetOf = ({ marks, positions: [first] }) => (0.7 * Number(marks[first.symbol])).toPrecision(6);
const curveAround = ({ marks, positions: [{ id, symbol }] }) =>
  ({ symbol, position: id, from: Number(marks[symbol]) / 2, to: 2 * Number(marks[symbol]) });
const sizeless = ({ qty, ...order }) => order;

/** [{ question, asked: [{ name, median, spread, …, ratio }] }]: nanoseconds per call, and how many assessments that is. */
export async function timeLatency(engine, questions, settings) {
  const results = [];
  for (const { name: question, accounts, orders } of questions) {
    settings.progress?.(`timing what else is asked of ${question}`);
    const racers = ASKED.map(({ name, ask }) => ({ name, time: timed((i) => answered(ask(engine, accounts[i], orders[i])), accounts.length) }));
    const asked = [...await interleaved(racers, settings)].map(([name, result]) => ({ name, ...result }));
    results.push({ question, asked: asked.map((result) => ({ ...result, ratio: result.median / asked[0].median })) });
  }
  return results;
}

/** An answer that is none would be quick. */
function answered(result) {
  if (result.status === "invalid") throw new Error(`no answer: ${JSON.stringify(result.reasons)}`);
  return result;
}
