// SPDX-License-Identifier: MIT
// The page: bundled against the package as built, by its public names, into dist/site/.
import { copyFile, mkdir, readdir } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeLicences } from "../licences.mjs";

const source = fileURLToPath(new URL("./demo/", import.meta.url));
const target = fileURLToPath(new URL("../../dist/site/", import.meta.url));
const COPIED = new Set([".html", ".css", ".svg", ".png", ".json", ".txt"]);

export async function buildSite() {
  const esbuild = await import("esbuild");
  await mkdir(target, { recursive: true });
  const { metafile } = await esbuild.build({
    entryPoints: [join(source, "main.ts")], outdir: target,
    // What the element loads when it is needed stays a file of its own.
    splitting: true, chunkNames: "chunks/[name]-[hash]",
    bundle: true, format: "esm", target: "es2022", minify: true, legalComments: "none", logLevel: "warning", metafile: true,
    jsx: "automatic", define: { "process.env.NODE_ENV": '"production"' },
    // Without the repository's `paths`, `marginscope/…` means what package.json exports: the files in dist/.
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  });
  await writeLicences(target, [metafile], join(target, ".."));
  for (const name of await readdir(source)) if (COPIED.has(extname(name))) await copyFile(join(source, name), join(target, name));
}
