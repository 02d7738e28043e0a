// SPDX-License-Identifier: MIT
// `npm test`: every runner in order, whatever the others did. `node tests/run.mjs native engine` runs only those named;
// `--all` (and CI) adds the slow ones. The last line is `N passed, N failed`.
import { build } from "../web/build.mjs";
import { ensure } from "../wasm/toolchain/ensure.mjs";
import { runMain, say } from "../wasm/toolchain/say.mjs";
import { browserTests } from "./runners/browser.mjs";
import { nativeTests, wasmTests } from "./runners/doctest.mjs";
import { fuzzTests } from "./runners/fuzz.mjs";
import { nodeTests, typeTests } from "./runners/node.mjs";
import { nativeVectors } from "./vectors/native.mjs";

/** Each runner resolves to `{ passed, failed, skipped }`; `needsDist` ones run after the package was built. */
const runners = [
  { name: "native", title: "core, native", run: () => nativeTests("native") },
  { name: "wasm", title: "core, wasm in Node", run: wasmTests },
  { name: "engine", title: "engine in Node", needsDist: true, run: () => nodeTests("engine") },
  { name: "vectors", title: "vectors, native beside wasm", needsDist: true, run: nativeVectors },
  { name: "repository", title: "layers, package, page", needsDist: true, run: () => nodeTests("repository") },
  { name: "types", title: "types", needsDist: true, run: typeTests },
  { name: "browser", title: "browser", needsDist: true, needsBrowser: true, run: browserTests },
  { name: "consumers", title: "package in consumers", needsDist: true, needsBrowser: true, run: () => nodeTests("consumers") },
  { name: "sanitize", title: "core, sanitizers", slow: true, run: () => nativeTests("sanitize") },
  { name: "fuzz", title: "core, fuzzed", slow: true, run: fuzzTests },
];

await runMain(async () => {
  const { named, all } = asked(process.argv.slice(2));
  const chosen = runners.filter(({ name, slow }) => (named.length ? named.includes(name) : all || !slow));
  const needs = { browser: chosen.some(({ needsBrowser }) => needsBrowser) };
  await ensure(needs);
  const built = chosen.some(({ needsDist }) => needsDist) ? await attempt(() => build(needs)) : undefined;

  const results = [];
  for (const { title, needsDist, run } of chosen) {
    say(`--- ${title}`);
    const start = Date.now();
    const outcome = needsDist && built.error ? { error: new Error("not run: the build failed") } : await attempt(run);
    results.push({ title, ...judged(outcome), took: Date.now() - start });
  }
  report(results);
});

function asked(words) {
  const unknown = words.filter((word) => word !== "--all" && !runners.some(({ name }) => name === word));
  if (unknown.length) throw new Error(`unknown: ${unknown.join(", ")}; there are ${runners.map(({ name }) => name).join(", ")} and --all`);
  return { named: words.filter((word) => word !== "--all"), all: words.includes("--all") || Boolean(process.env.CI) };
}

async function attempt(action) {
  try {
    return { value: await action() };
  } catch (error) {
    say(error.message);
    return { error };
  }
}

/** A runner that crashed, or that found nothing to run and does not say why, is a failure: silence must not look like success. */
function judged({ value, error }) {
  if (error) return { passed: 0, failed: 1, skipped: 0, note: "crashed" };
  if (value.passed + value.failed === 0 && !(value.skipped && value.note)) {
    return { passed: 0, failed: 1, skipped: value.skipped, note: "ran no test" };
  }
  return value;
}

function report(results) {
  const width = Math.max(...results.map(({ title }) => title.length));
  console.log();
  for (const { title, passed, failed, skipped, note, took } of results) {
    const seconds = `${Math.round(took / 1000)} s`.padStart(6);
    const said = [`${passed} passed, ${failed} failed`, skipped ? `${skipped} skipped` : "", note ?? ""].filter(Boolean).join(", ");
    console.log(`${title.padEnd(width)}  ${seconds}  ${said}`);
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  if (sum("failed") > 0) process.exitCode = 1;
}
