// SPDX-License-Identifier: MIT
// The site, made against the package as built by its public names, into dist/site/: the demo order form, and the lesson, printed here by
// the same engine and the same figures that move it later. esbuild does both, as for the package: Vite would write module scripts,
// which a page opened from a folder does not run. `npm run build:site` makes it anew after a build of the package; `-- https://example.org/`
// says where it will stand, so that pages name their own address and that of the other language.
import { realpathSync } from "node:fs";
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { writeLicences } from "../licences.mjs";

const here = fileURLToPath(new URL("./", import.meta.url));
const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
const target = join(dist, "site");
const claims = fileURLToPath(new URL("../../tests/engine/claims.test.mjs", import.meta.url));
const COPIED = new Set([".html", ".css", ".svg", ".png", ".json", ".txt"]);
const shared = {
  bundle: true, target: "es2022", minify: true, charset: "utf8", legalComments: "none", logLevel: "warning", metafile: true,
  // Without the repository's `paths`, `marginscope/…` means what package.json exports: the files in dist/.
  tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
};

/** `origin`: where the site will stand, ending in `/`. */
export async function buildSite({ origin = "" } = {}) {
  const esbuild = await import("esbuild");
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const [demo, figures] = await Promise.all([buildDemo(esbuild), buildFigures(esbuild), printPages(esbuild, origin)]);
  await writeLicences(target, [demo.metafile, figures.metafile], dist);
  for (const [from, to] of [[here, ""], [join(here, "learn"), ""]]) await copyAll(from, join(target, to));
  for (const name of ["element.css", "plot.css"]) await copyFile(join(dist, name), join(target, name));
  await copyFile(join(here, "demo/icon.svg"), join(target, "icon.svg"));
}

async function buildDemo(esbuild) {
  const folder = join(target, "demo");
  await copyAll(join(here, "demo"), folder);
  return esbuild.build({
    ...shared, entryPoints: [join(here, "demo/main.ts")], outdir: folder, format: "esm", jsx: "automatic", define: { "process.env.NODE_ENV": '"production"' },
    // What the element loads when it is needed stays a file of its own.
    splitting: true, chunkNames: "chunks/[name]-[hash]",
  });
}

/** For each language one classic script with everything in it. */
async function buildFigures(esbuild) {
  const scripts = ["figures", "figures.de"];
  return esbuild.build({ ...shared, entryPoints: scripts.map((name) => join(here, `learn/scripts/${name}.ts`)), outdir: target, format: "iife", plugins: [nothingFetchedLater] });
}

/** A classic script cannot fetch a catalogue of the element's when it is needed: its own it imports by name, and the others are left out. */
const nothingFetchedLater = {
  name: "nothing-fetched-later",
  setup(build) {
    build.onResolve({ filter: /^\.\/locales\/\w+\.js$/ }, ({ path }) => ({ path, namespace: "left-out" }));
    build.onLoad({ filter: /.*/, namespace: "left-out" }, () => ({ contents: "" }));
  },
};

async function printPages(esbuild, origin) {
  const outfile = join(dist, "..", "build", "site", "print.mjs");
  await esbuild.build({ ...shared, minify: false, entryPoints: [join(here, "learn/print/index.ts")], outfile, format: "esm", platform: "neutral", mainFields: ["module", "main"], conditions: ["node"], external: ["marginscope/*", "node:*"] });
  const { pages } = await import(`${pathToFileURL(outfile)}?${Date.now()}`);
  for (const [name, html] of Object.entries(await pages(await testNames(), origin))) {
    await mkdir(dirname(join(target, name)), { recursive: true });
    await writeFile(join(target, name), html);
  }
}

/** The names of the tests that hold the claims; of those made in a loop the fixed part. */
export async function testNames() {
  const text = await readFile(claims, "utf8");
  return [...text.matchAll(/\btest\((?:"(S\d[^"]*)"|`(S\d[^`]*)`)/g)].map(([, plain, made]) => plain ?? made.replace(/\$\{[^}]*\}/g, "…"));
}

async function copyAll(from, to) {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) if (COPIED.has(extname(name)) && name !== "ticket.png") await copyFile(join(from, name), join(to, name));
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await buildSite({ origin: process.argv[2] && new URL("./", process.argv[2]).href });
