// SPDX-License-Identifier: MIT
// Vite's minifier goes over what esbuild wrote: it finds another 1 to 4 %.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * What bundlers are told of an `import()`, in comments that minifiers take out: one of a name that is made as it runs is not theirs; and
 * webpack, whose way to load a file the policy forbids unless it is set up for it, keeps the element's parts in its own.
 */
const TOLD = [
  [/\bimport\((?=`\$\{)/g, "import(/*webpackIgnore:true*//*@vite-ignore*/"],
  [/\bimport\((?=["'`]\.\/element\/)/g, 'import(/*webpackMode:"eager"*/'],
];

/** Minifies every script in `folder` and below it once more, but for those named in `except`. */
export async function tightenScripts(folder, except) {
  // A development dependency: it exists only after `ensure`.
  const { minify } = await import("vite");
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".js") && !except.includes(file));
  await Promise.all(files.map(async (file) => {
    const path = join(folder, file);
    const { code, errors } = await minify(file, await readFile(path, "utf8"), {
      module: true, compress: { target: "es2022" }, mangle: true, codegen: { legalComments: "none" },
    });
    if (errors.length) throw new Error(`${file}: ${errors[0].message}`);
    await writeFile(path, TOLD.reduce((so, [call, told]) => so.replace(call, told), code));
  }));
}
