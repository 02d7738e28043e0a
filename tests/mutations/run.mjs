// SPDX-License-Identifier: MIT
// `npm run mutate`: puts each defect into a copy of the core, builds it and runs the native tests with few random accounts. A defect that
// no test notices has survived, and then the command fails. `-- ticket fill` tries those in files of such names only.
import { ensure } from "../../wasm/toolchain/ensure.mjs";
import { exitCode } from "../../wasm/toolchain/process.mjs";
import { SetupError, runMain, say } from "../../wasm/toolchain/say.mjs";
import { mutants } from "./mutants.mjs";
import { changed, compile, compiled, configure, copyTree, textOf } from "./tree.mjs";

const SECONDS = 120;
const env = { ...process.env, MARGIN_ACCOUNTS: "3000" };

await runMain(async () => {
  const words = process.argv.slice(2);
  await ensure();
  copyTree();
  const chosen = mutants.filter(({ file }) => words.length === 0 || words.some((word) => file.includes(word)));
  if (chosen.length === 0) throw new SetupError(`no mutant is in a file named like ${words.join(", ")}`);
  const texts = chosen.map(mutated);
  say("building the tests without a defect");
  configure();
  if (!(await passes(await compile()))) throw new SetupError("the tests fail without any defect");

  const survivors = [];
  const counted = { killed: 0, broken: 0 };
  for (const [place, mutant] of chosen.entries()) {
    const outcome = await changed(mutant.file, texts[place], judge);
    if (outcome === "survived") survivors.push(mutant);
    else counted[outcome]++;
    console.log(`${place + 1}/${chosen.length} ${outcome.padEnd(8)} ${shown(mutant)}`);
  }
  const share = `${((100 * counted.killed) / chosen.length).toFixed(1)} %`;
  console.log(`\n${counted.killed} of ${chosen.length} killed (${share}), ${survivors.length} survived, ${counted.broken} do not compile`);
  for (const survivor of survivors) console.log(`survived: ${shown(survivor)}`);
  if (counted.killed < chosen.length) process.exitCode = 1;
});

/** The text of the file with the defect in it. */
function mutated({ file, from, to }) {
  const parts = textOf(file).split(from);
  if (parts.length !== 2) throw new SetupError(`${file} holds ${parts.length - 1} times, not once: ${from}`);
  return parts.join(to);
}

async function judge() {
  const program = await compiled();
  if (!program) return "broken";
  return (await passes(program)) ? "survived" : "killed";
}

/** Crashing and taking forever are noticed too. */
async function passes(program) {
  const options = { env, stdio: "ignore", timeout: SECONDS * 1000, killSignal: "SIGKILL" };
  return (await exitCode(program, ["--abort-after=1", "--no-colors=true"], options)) === 0;
}

function shown({ file, from, to }) {
  return `${file}: ${from.replace(/\s+/g, " ")}  →  ${to.replace(/\s+/g, " ") || "(nothing)"}`;
}
