// SPDX-License-Identifier: MIT
// `npm run bench:parts`: what each question costs of the engine's bytes. The door is compiled and linked anew without one question after
// another, then with fewer and fewer of them, by the very commands of the build; what nobody can ask any more, the linker leaves out.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { ensure, repository } from "../../wasm/toolchain/ensure.mjs";
import { output, run } from "../../wasm/toolchain/process.mjs";
import { runMain, say } from "../../wasm/toolchain/say.mjs";
import { buildPreset } from "../../web/cmake.mjs";
import { bytes, table } from "./table.mjs";

const OBJECT = "wasm/CMakeFiles/marginscope_wasm.dir/bindings.cpp.o";
const SOURCE = "wasm/bindings.cpp";
const bindings = readFileSync(join(repository, SOURCE), "utf8");
/** What is bound but the buffer. */
const QUESTIONS = [...bindings.matchAll(/^ *function\("(\w+)"/gm)].map(([, name]) => name).filter((name) => name !== "room" && name !== "place");

await runMain(async () => {
  await ensure();
  const folder = await buildPreset("wasm");
  const whole = await weigh(folder, []);
  const row = (name, dropped, size) => [name, "", bytes(size), dropped.length === 1 ? bytes(whole - size) : ""];
  const rows = [row("everything", [], whole)];
  for (const question of QUESTIONS) rows.push(row(`without ${question}`, [question], await weigh(folder, [question])));
  for (const kept of [["assess", "preview"], ["assess"], []]) {
    const dropped = QUESTIONS.filter((question) => !kept.includes(question));
    rows.push(row(kept.length ? `only ${kept.join(" and ")}` : "no question at all", dropped, await weigh(folder, dropped)));
  }
  console.log(`\n${table([{ header: ["engine.wasm without its schema", "", "brotli", "saved"], rows }])}`);
});

/** Bytes, after brotli, of the module without these questions. */
async function weigh(folder, dropped) {
  say(dropped.length ? `linking without ${dropped.join(", ")}` : "linking everything");
  const made = join(folder, "parts");
  mkdirSync(made, { recursive: true });
  const source = dropped.reduce((text, question) => text.replace(new RegExp(`^ *function\\("${question}", .*\\n`, "m"), ""), bindings);
  writeFileSync(join(made, "bindings.cpp"), source);
  const compile = commandFor(folder, OBJECT).replace(join(repository, SOURCE), join(made, "bindings.cpp")).replaceAll(OBJECT, "parts/bindings.o");
  const link = commandFor(folder, "wasm/marginscope.mjs")
    .replace(OBJECT, "parts/bindings.o")
    .replace("-o wasm/marginscope.mjs", "-o parts/marginscope.mjs")
    .replace("--emit-tsd marginscope.d.mts", "");
  for (const command of [`${compile} -I${join(repository, "wasm")} -w`, link]) await run("sh", ["-c", command], { cwd: folder });
  return brotliCompressSync(readFileSync(join(made, "marginscope.wasm"))).length;
}

/** What the build does for one of its outputs. */
function commandFor(folder, target) {
  return output("ninja", ["-C", folder, "-t", "commands", target]).trim().split("\n").at(-1);
}
