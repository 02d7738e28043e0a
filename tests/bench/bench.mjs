// SPDX-License-Identifier: MIT
// What is measured: each question put to every contender after their answers were found to agree.
import { crossAccounts, addingOrders } from "./accounts.mjs";
import { differences } from "./agree.mjs";
import { interleaved } from "./measure.mjs";

export const KINDS = ["assess", "preview"];

/** The first of `contenders` is the one that the others are held against. Throws where one of them answers something else. */
export async function checkAgreement(contenders, question, kinds = KINDS) {
  for (const kind of kinds) {
    const [ours, ...others] = await Promise.all(contenders.map(async (contender) =>
      ({ name: contender.name, ...await contender.ask(kind, question) })));
    for (const { name, answer, tolerance } of others) {
      for (let i = 0; i < question.accounts.length; ++i) {
        const found = differences(await ours.answer(i), await answer(i), tolerance);
        const place = `${kind}, ${question.name}, variant ${i}`;
        if (found.length) throw new Error(`${place}: ${ours.name} and ${name} do not agree\n  ${found.slice(0, 5).join("\n  ")}`);
      }
    }
  }
}

/** [{ kind, question, contenders: [{ name, median, spread, rounds, calls, ratio }] }]; the ratio is to the first one's median. */
export async function timeAnswers(contenders, questions, settings) {
  const results = [];
  for (const question of questions) {
    for (const kind of KINDS) {
      settings.progress?.(`timing ${kind}, ${question.name}`);
      const timed = await interleaved(await racers(contenders, kind, question), settings);
      results.push({ kind, question: question.name, contenders: withRatios(timed) });
    }
  }
  return results;
}

/** [{ count, contenders: [{ name, median, spread, … , each }] }]: nanoseconds per call, and per position. */
export async function timeGrowth(contenders, counts, settings) {
  const results = [];
  for (const count of counts) {
    settings.progress?.(`timing assess as positions grow: ${count}`);
    const accounts = crossAccounts(count, { variants: count > 1000 ? 2 : 8 });
    const question = { name: `${count} growing`, count, accounts, orders: addingOrders(accounts) };
    const timed = await interleaved(await racers(contenders, "assess", question), settings);
    results.push({ count, contenders: withRatios(timed).map((result) => ({ ...result, each: result.median / count })) });
  }
  return results;
}

/** A contender may answer in several ways, each timed by itself. */
async function racers(contenders, kind, question) {
  const all = await Promise.all(contenders.map(async ({ name, ask }) => {
    const { time, ways } = await ask(kind, question);
    return ways ?? [{ name, time }];
  }));
  return all.flat();
}

function withRatios(timed) {
  const results = [...timed].map(([name, result]) => ({ name, ...result }));
  return results.map((result) => ({ ...result, ratio: result.median / results[0].median }));
}
