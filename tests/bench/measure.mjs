// SPDX-License-Identifier: MIT
// Timing of several contenders side by side: their rounds alternate, so that a machine that slows down slows down for all.
import { setImmediate } from "node:timers/promises";

/**
 * How much is measured; times in milliseconds, `counts` of positions, fresh processes, seconds of a feed after those in which the browser
 * settles.
 */
export const FULL = { rounds: 31, round: 12, warm: 300, counts: [1, 10, 100, 1000, 10_000], processes: 30, settle: 120, seconds: 60 };
export const QUICK = { rounds: 7, round: 5, warm: 60, counts: [1, 10, 100, 1000], processes: 7, settle: 3, seconds: 6 };

/**
 * `contenders`: [{ name, time(calls) → nanoseconds for so many calls }]. Resolves to name → { median, spread, rounds, calls },
 * in nanoseconds per call; the spread is the middle half of the rounds. Stops between two rounds when `signal` says so.
 */
export async function interleaved(contenders, { rounds, round, warm, signal }) {
  const racers = [];
  for (const { name, time } of contenders) racers.push({ name, time, calls: await warmUp(time, { round, warm, signal }), samples: [] });
  for (let i = 0; i < rounds; ++i) {
    for (const { time, calls, samples } of racers) {
      await breath(signal);
      samples.push((await time(calls)) / calls);
    }
  }
  return new Map(racers.map(({ name, calls, samples }) => [name, { ...summary(samples), rounds, calls }]));
}

let sink;

/** A function that times so many calls of `call`, each with the next of `variants` numbers, in nanoseconds. */
export function timed(call, variants) {
  let next = 0;
  return (calls) => {
    const start = process.hrtime.bigint();
    for (let i = 0; i < calls; ++i) {
      sink = call(next);
      next = next + 1 === variants ? 0 : next + 1;
    }
    return Number(process.hrtime.bigint() - start);
  };
}

/** The last result, kept so that no compiler may skip the work. */
export const lastResult = () => sink;

/** Runs until the compiler has had its time; returns how many calls make a round. */
async function warmUp(time, { round, warm, signal }) {
  let [calls, spent, last] = [1, 0, 0];
  for (;;) {
    await breath(signal);
    last = (await time(calls)) / 1e6;
    spent += last;
    if (spent >= warm && last >= round / 2) break;
    // A call that is itself longer than a round is repeated, not multiplied.
    if (last < round / 2) calls *= 2;
  }
  return Math.max(1, Math.round((calls * round) / last));
}

export function summary(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), spread: quantile(sorted, 0.75) - quantile(sorted, 0.25), p95: quantile(sorted, 0.95) };
}

export function quantile(sorted, share) {
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place - Math.floor(place));
}

/** Lets signals be heard. */
async function breath(signal) {
  await setImmediate();
  signal?.throwIfAborted();
}
