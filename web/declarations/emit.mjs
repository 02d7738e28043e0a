// SPDX-License-Identifier: MIT
// dist/types: declarations that need nothing else installed. What tsc writes, with Lit's types replaced by what a host
// sees of them (lit.d.ts), and the declarations that are written by hand.
import { copyFile, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { run } from "../../wasm/toolchain/process.mjs";

const web = join(repository, "web");
const types = join(repository, "dist/types");
const lit = "declarations/lit.d.ts";

export async function emitTypes() {
  await run(process.execPath, [join(repository, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.types.json"], { cwd: repository });
  for (const name of [lit, ...await declarations(web, "frameworks")]) {
    await mkdir(dirname(join(types, name)), { recursive: true });
    await copyFile(join(web, name), join(types, name));
  }
  for (const name of await declarations(types, ".")) await pointToLit(join(types, name));
}

async function declarations(root, folder) {
  return (await readdir(join(root, folder), { recursive: true })).filter((name) => name.endsWith(".d.ts")).map((name) => join(folder, name));
}

async function pointToLit(file) {
  const text = await readFile(file, "utf8");
  const target = relative(dirname(file), join(types, lit)).replaceAll("\\", "/").replace(/\.d\.ts$/, ".js");
  const pointed = text.replace(/(\bfrom |\bimport\()"lit(?:\/[\w./-]+)?"/g, `$1"${target}"`);
  if (pointed !== text) await writeFile(file, pointed);
}
