// SPDX-License-Identifier: MIT
// The tables of README.md that the code knows: `node web/readme.mjs` writes them after a build, a test holds them.
import { readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { repository } from "../wasm/toolchain/ensure.mjs";

/** Files in dist/ and what they hold. */
export const FILES = [
  ["engine.js", "`marginscope/engine`, WebAssembly inside"],
  ["engine.wasm", "the WebAssembly alone, for hosts that load it themselves"],
  ["ticket.js", "`marginscope/element` without Lit and the engine: a ticket"],
  ["element/reasons.js", "why an order is refused or warned of, and what is wrong with inputs"],
  ["element/panel.js", "`view=\"panel\"`"],
  ["element/typed.js", "what persons type: `bind`, and the panel's inputs"],
  ["element/formula.js", "formulas"],
  ["element/form.js", "`name` and `block-on`"],
  ["element/meter.js", "`view=\"meter\"`"],
  ["plot.js", "`marginscope/plot` with d3, without Lit and the engine"],
  ["shared.js", "Lit, and what else both elements need"],
  ["cdn.js", "everything in one file"],
];

export async function tables() {
  const { venues } = await import("../dist/engine.js");
  const row = (cells) => `| ${cells.join(" | ")} |`;
  return {
    sizes: [
      row(["file", "what it holds", "brotli"]), "|---|---|---|",
      ...FILES.map(([file, holds]) => row([`\`${file}\``, holds, `${kilobytes(file)} KB`])),
    ],
    venues: [
      row(["id", "venue", "as of", "evidence"]), "|---|---|---|---|",
      ...venues().map(({ id, name, asOf, evidence }) => row([`\`${id}\``, name, asOf, evidence])),
    ],
  };
}

/** Of a file in dist/, rounded up. */
export function kilobytes(file) {
  return Math.ceil(brotliCompressSync(readFileSync(join(repository, "dist", file))).length / 1000);
}

export function withTables(text, made) {
  return Object.entries(made).reduce((page, [name, lines]) =>
    page.replace(new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`), (_, begin, end) => `${begin}${lines.join("\n")}\n${end}`), text);
}

/** Writes them into README.md; nothing where they stand already. */
export async function writeTables() {
  const file = join(repository, "README.md");
  const text = readFileSync(file, "utf8");
  const written = withTables(text, await tables());
  if (written !== text) writeFileSync(file, written);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await writeTables();
