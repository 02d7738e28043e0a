// SPDX-License-Identifier: MIT
// dist/custom-elements.json, the Custom Elements Manifest that editors, documentation and framework tools read: what a
// host may use of each element, told from the sources' own types and doc comments, and from the classes as built.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { pathToFileURL } from "node:url";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { cssProperties } from "./css-properties.mjs";
import { eventTypes } from "./event-types.mjs";
import { FILES, forHosts } from "./for-hosts.mjs";

const folder = "web/elements";

export async function writeManifest() {
  await writeFile(join(repository, "dist/custom-elements.json"), `${JSON.stringify(await describeElements(), null, 2)}\n`);
}

async function describeElements() {
  // A development dependency that carries a compiler of its own: it exists only after `ensure`.
  const { create, litPlugin, ts } = await import("@custom-elements-manifest/analyzer/src/browser-entrypoint.js");
  const found = await readdir(join(repository, folder), { recursive: true });
  const names = found.filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts")).sort();
  const modules = await Promise.all(names.map(async (name) => {
    const text = await readFile(join(repository, folder, name), "utf8");
    return ts.createSourceFile(posix.join(folder, name.replaceAll("\\", "/")), text, ts.ScriptTarget.ES2022, true);
  }));
  // Options of `@property` that are a constant's it cannot read; the classes themselves know their attributes.
  const plugins = litPlugin().filter(({ name }) => !name.endsWith("PROPERTY-DECORATOR"));
  const exported = {};
  for (const { classes } of FILES) exported[classes] = await import(pathToFileURL(join(repository, classes)).href);
  return forHosts(create({ modules, plugins: [...plugins, eventTypes(), cssProperties()] }), exported);
}
