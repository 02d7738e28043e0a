// SPDX-License-Identifier: MIT
// The site, made by Vite against the package as built by its public names, into dist/site/: the demo order form, and the lesson, printed here
// by the same engine and the same figures that move it later. `npm run build:site` makes it anew after a build of the package;
// `-- https://example.org/` says where it will stand, so that pages name their own address and that of the other language.
import { realpathSync } from "node:fs";
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { writeLicences } from "../licences.mjs";

const here = fileURLToPath(new URL("./", import.meta.url));
const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
const target = join(dist, "site");
const claims = fileURLToPath(new URL("../../tests/engine/claims.test.mjs", import.meta.url));
const COPIED = new Set([".html", ".svg", ".png", ".json", ".txt"]);
/** `origin`: where the site will stand, ending in `/`. */
export async function buildSite({ origin = "" } = {}) {
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const [demo, figures] = await inProduction(() => Promise.all([buildDemo(), buildFigures(), printPages(origin)]));
  const sources = [...demo, ...figures].flatMap(({ modules }) => Object.entries(modules)).filter(([, { renderedLength }]) => renderedLength > 0);
  await writeLicences(target, sources.map(([path]) => path), dist);
  for (const [from, to] of [[here, ""], [join(here, "learn"), ""]]) await copyAll(from, join(target, to));
  for (const name of ["element.css", "plot.css"]) await copyFile(join(dist, name), join(target, name));
  await copyFile(join(here, "demo/icon.svg"), join(target, "icon.svg"));
}

async function buildDemo() {
  const folder = join(target, "demo");
  await copyAll(join(here, "demo"), folder);
  // What the element loads when it is needed stays a file of its own.
  const names = { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" };
  const input = join(here, "demo/main.ts");
  return bundle({ outDir: folder, modulePreload: false, rolldownOptions: { input, output: names, checks: { moduleLevelDirective: false } } });
}

/** For each language one classic script with everything in it: a page opened from a folder runs no module. */
async function buildFigures() {
  const scripts = ["figures", "figures.de"];
  const lib = (name) => ({ entry: join(here, `learn/scripts/${name}.ts`), formats: ["iife"], name: "figures", fileName: () => `${name}.js` });
  return (await Promise.all(scripts.map((name) => bundle({ outDir: target, lib: lib(name) }, [nothingFetchedLater])))).flat();
}

/** A classic script cannot fetch a catalogue of the element's when it is needed: its own it imports by name, and the others are left out. */
const nothingFetchedLater = {
  name: "nothing-fetched-later",
  enforce: "pre",
  resolveId: (path) => (/^\.\/locales\/\w+\.js$/.test(path) ? "\0left-out" : undefined),
  load: (path) => (path === "\0left-out" ? "" : undefined),
};

/** Runs what prints the pages, here in Node. */
async function printPages(origin) {
  const outDir = join(dist, "../build/site");
  const rolldownOptions = { output: { entryFileNames: "print.mjs" }, external: /^(marginscope|lit|node:)/ };
  await bundle({ outDir, ssr: join(here, "learn/print/index.ts"), minify: false, rolldownOptions });
  const { pages } = await import(`${pathToFileURL(join(outDir, "print.mjs"))}?${Date.now()}`);
  for (const [name, html] of Object.entries(await pages(await testNames(), origin))) {
    await mkdir(dirname(join(target, name)), { recursive: true });
    await writeFile(join(target, name), html);
  }
}

/** One bundle by Vite; the chunks that it wrote. */
async function bundle(build, plugins = []) {
  // A development dependency: it exists only after `ensure`.
  const vite = await import("vite");
  const made = await vite.build({
    root: here, configFile: false, publicDir: false, logLevel: "warn", plugins,
    build: { target: "es2022", emptyOutDir: false, reportCompressedSize: false, ...build },
  });
  return [made].flat().flatMap(({ output }) => output).filter(({ type }) => type === "chunk");
}

/** Vite leaves word in the environment that this is production; what is started later must not hear of it. */
async function inProduction(action) {
  const before = process.env.NODE_ENV;
  try {
    return await action();
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
  }
}

/** The names of the tests that hold the claims; of those made in a loop the fixed part. */
export async function testNames() {
  const text = await readFile(claims, "utf8");
  return [...text.matchAll(/\btest\((?:"(S\d[^"]*)"|`(S\d[^`]*)`)/g)].map(([, plain, made]) => plain ?? made.replace(/\$\{[^}]*\}/g, "…"));
}

async function copyAll(from, to) {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) {
    const [source, copy] = [join(from, name), join(to, name)];
    // A reader needs no indentation.
    if (extname(name) === ".css") await writeFile(copy, (await readFile(source, "utf8")).replace(/\n\s+/g, " "));
    else if (COPIED.has(extname(name)) && name !== "ticket.png") await copyFile(source, copy);
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await buildSite({ origin: process.argv[2] && new URL("./", process.argv[2]).href });
}
