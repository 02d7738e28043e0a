// SPDX-License-Identifier: MIT
// `npm run bench`: builds what is needed, measures the engine beside others in one run, prints one table and writes bench.json.
// `--quick` takes fewer rounds. Numbers that miss their mark are shown, never an error; answers that disagree are.
import { renameSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { SetupError, runMain, say } from "../../wasm/toolchain/say.mjs";
import { build } from "../../web/build.mjs";
import { questions } from "./accounts.mjs";
import { checkAgreement, timeAnswers, timeGrowth } from "./bench.mjs";
import { timeLatency } from "./latency.mjs";
import { feed } from "./feed.mjs";
import { FULL, QUICK } from "./measure.mjs";
import { ready } from "./ready.mjs";
import { report } from "./report.mjs";
import { sizes } from "./sizes.mjs";

const dist = join(repository, "dist");
const engine = pathToFileURL(join(dist, "engine.js")).href;

await runMain(async () => {
  const unknown = process.argv.slice(2).filter((word) => word !== "--quick");
  if (unknown.length) throw new SetupError(`unknown: ${unknown.join(", ")}`, "There is only --quick.");
  const quick = process.argv.includes("--quick");
  const interruption = new AbortController();
  process.once("SIGINT", () => interruption.abort());
  try {
    await build();
    interruption.signal.throwIfAborted();
    const results = await measure({ ...(quick ? QUICK : FULL), signal: interruption.signal, progress: say });
    save({ ...machine(), quick, ...results });
    const { rounds } = quick ? QUICK : FULL;
    console.log(`\n${report(results)}\n`);
    console.log(`Medians of ${rounds} alternating rounds; the spread is their middle half. All figures: bench.json`);
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    say("interrupted; nothing was written");
    process.exitCode = 130;
  }
});

async function measure(settings) {
  // Some of them are development dependencies, which are there only once the build has run.
  const { openContenders } = await import("./contenders/all.mjs");
  const contenders = await openContenders(engine);
  try {
    const asked = questions();
    say("comparing the answers");
    for (const question of asked) await checkAgreement(contenders, question);
    const answers = await timeAnswers(contenders, asked, settings);
    const growth = await timeGrowth(contenders.filter(({ grows }) => grows), settings.counts, settings);
    const { createEngine } = await import(engine);
    const latency = await timeLatency(await createEngine(), asked.filter(({ count, name }) => count !== 10 && name !== "1 cross"), settings);
    settings.progress("weighing dist/, waiting for fresh processes");
    const start = { sizes: sizes(dist), ready: await ready(engine, settings) };
    settings.progress(`feeding a ticket for ${settings.settle + settings.seconds} s, then ten`);
    return { answers, latency, growth, ...start, feeds: [await feed(settings), await feed({ ...settings, elements: 10 })].filter(Boolean) };
  } finally {
    for (const contender of contenders) contender.close();
  }
}

function machine() {
  return { node: process.version, processor: cpus()[0]?.model ?? "unknown", cores: cpus().length, measured: new Date().toISOString() };
}

/** Whole or not at all. */
function save(results) {
  const file = join(repository, "bench.json");
  writeFileSync(`${file}.part`, `${JSON.stringify(results, null, 2)}\n`);
  renameSync(`${file}.part`, file);
}
