// SPDX-License-Identifier: MIT
// The core compiled natively beside the one in wasm, on every vector: the same bytes. And beside each exact answer that of the
// live path, in doubles: within 1e-12 of the size of the terms.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { say } from "../../wasm/toolchain/say.mjs";
import { buildPreset } from "../../web/cmake.mjs";
import { compiledEngine } from "../../web/compiled-engine.mjs";

/** Two tests for each vector: the bytes, and the live path. Needs the wasm build. */
export async function nativeVectors() {
  const program = join(await buildPreset("native", "margin_ask"), "tests/core/margin_ask");
  const { cases } = await import("./vectors.mjs");
  const asked = await askedOfVectors();
  const answers = askNative(program, asked);
  const faults = { bytes: new Set(), live: new Set() };
  asked.forEach(({ id, answer }, place) => {
    const { text, failures } = answers[place];
    if (text !== answer) report(faults.bytes, id, [`native and wasm differ:\n${firstDifference(text, answer)}`]);
    if (failures.length) report(faults.live, id, failures);
  });
  const total = (key) => answers.reduce((sum, answer) => sum + answer[key], 0);
  say(`${asked.length} questions of ${cases.length} vectors`);
  say(`live path: ${total("numbers")} values compared, ${total("ties")} of them follow a decision within rounding of a tie`);
  const failed = faults.bytes.size + faults.live.size;
  return { passed: 2 * cases.length - failed, failed, skipped: 0 };
}

/** Every question of the vectors as text, with the answer of the core in wasm. */
export async function askedOfVectors() {
  const put = await door();
  const { cases, conversation } = await import("./vectors.mjs");
  const { createEngine } = await import("../../dist/engine.js");
  const engine = await createEngine();
  return cases.flatMap((made) => conversation(engine, made).map(({ question }) => ({ id: made.id, ...put(question) })));
}

function report(faults, id, messages) {
  faults.add(id);
  for (const message of messages) console.log(`not ok ${id}: ${message}`);
}

function firstDifference(native, wasm) {
  const [left, right] = [native.split("\n"), wasm.split("\n")];
  const line = left.findIndex((text, place) => text !== right[place]);
  return `line ${line + 1}: ${left[line]} | ${right[line]}`;
}

/** All questions to one run of the program. */
function askNative(program, asked) {
  const input = Buffer.concat(asked.flatMap(({ about, question }) => [Buffer.from(`${about} ${question.length}\n`), question]));
  const { status, stdout, stderr, error } = spawnSync(program, { input, maxBuffer: 1 << 28 });
  if (error || status !== 0) throw new Error(`${program} failed: ${error?.message ?? `exit ${status} ${stderr}`}`);
  let at = 0;
  const line = () => {
    const end = stdout.indexOf("\n", at);
    const text = stdout.toString("utf8", at, end);
    at = end + 1;
    return text;
  };
  const answers = asked.map(() => {
    const [bytes, numbers, ties, failed] = line().split(" ").map(Number);
    const text = stdout.toString("utf8", at, at + bytes);
    at += bytes;
    return { text, numbers, ties, failures: Array.from({ length: failed }, line) };
  });
  if (at !== stdout.length) throw new Error(`${program} said more than was asked`);
  return answers;
}

/** The engine's text for questions and answers, which the package does not show. */
async function door() {
  const { build } = await import("esbuild");
  const folder = mkdtempSync(join(tmpdir(), "marginscope-"));
  try {
    const outfile = join(folder, "door.mjs");
    const entry = join(repository, "tests/vectors/door.ts");
    const options = { bundle: true, format: "esm", target: "es2022", logLevel: "warning", absWorkingDir: repository };
    await build({ entryPoints: [entry], outfile, plugins: [compiledEngine], charset: "utf8", ...options });
    return (await import(pathToFileURL(outfile).href)).put;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
