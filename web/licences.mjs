// SPDX-License-Identifier: MIT
// The licences of what is bundled, as their texts ask: beside the bundles, in one file.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { repository } from "../wasm/toolchain/ensure.mjs";

const FILE = "LICENSES.txt";

/**
 * Writes into `folder` the licence and the notice of every package that the bundles took something from, by the paths of their `sources`;
 * and those of bundles that went into these, by the file in the folder `of`.
 */
export async function writeLicences(folder, sources, of) {
  const packages = new Set(sources.map(packageOf).filter(Boolean));
  const texts = await Promise.all([...packages].sort().map(licenceOf));
  if (of) texts.push(await readFile(join(of, FILE), "utf8"));
  await writeFile(join(folder, FILE), texts.join(`\n${"-".repeat(78)}\n\n`));
}

/** `node_modules/@lit/reactive-element/…` → `@lit/reactive-element`; nothing for a file of the project's own. */
function packageOf(path) {
  return /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
}

async function licenceOf(name) {
  const folder = join(repository, "node_modules", name);
  const { version, license, author } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice)/i.test(file)).sort();
  if (files.length === 0) return `${name} ${version} (${license}), by ${author?.name ?? author ?? "its authors"}; it brings no text.\n`;
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return `${name} ${version} (${license})\n\n${texts.map((text) => text.trim()).join("\n\n")}\n`;
}
