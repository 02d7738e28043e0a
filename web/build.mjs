// SPDX-License-Identifier: MIT
// `npm run build`: from sources to dist/, fetching first whatever the machine lacks.
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ensure, repository } from "../wasm/toolchain/ensure.mjs";
import { SetupError, runMain, say } from "../wasm/toolchain/say.mjs";
import { buildPreset } from "./cmake.mjs";
import { TOGETHER, entries, otherEntriesStayImports } from "./entries.mjs";
import { compiledEngine, compiledWasm } from "./compiled-engine.mjs";
import { writeLicences } from "./licences.mjs";
import { emitTypes } from "./declarations/emit.mjs";
import { tightenScripts } from "./tight-scripts.mjs";
import { tightTemplates } from "./tight-templates.mjs";
import { writeManifest } from "./manifest/manifest.mjs";

const web = join(repository, "web");
const dist = join(repository, "dist");

/** Builds everything into dist/; `browser` also makes sure of what the browser tests need. */
export async function build(options = {}) {
  await ensure(options);
  await rm(dist, { recursive: true, force: true });
  // A step that fails does not hide what the later ones have to say.
  const failures = [];
  for (const step of [() => buildPreset("wasm"), bundlePackage, emitTypes, writeManifest, writeWasm, writeIntegrity, writeStyles, buildPage]) {
    try {
      await step();
    } catch (error) {
      failures.push(error.message);
    }
  }
  if (failures.length) throw new SetupError(`the build failed:\n${failures.join("\n")}`);
}

async function bundlePackage() {
  say("bundling");
  // esbuild is a development dependency: it exists only after `ensure`.
  const esbuild = await import("esbuild");
  // Names in dist/ without `.js` → sources in web/.
  const bundle = (outputs, plugins = [], options = {}) => esbuild.build({
    entryPoints: Object.fromEntries(Object.entries(outputs).map(([name, entry]) => [name, join(web, entry)])),
    outdir: dist, plugins: [...plugins, compiledEngine, tightTemplates],
    bundle: true, format: "esm", target: "es2022", minify: true, charset: "utf8", legalComments: "none",
    logLevel: "warning", metafile: true, absWorkingDir: repository,
    // Of Lit's two builds the one that can be imported where there is no page; in a page both do the same.
    platform: "neutral", mainFields: ["module", "main"], conditions: ["node"],
    // A server's runtime has these; by their full name also where it is not Node. React is the host's own, where it has it.
    external: ["node:*", "react"],
    alias: {
      buffer: "node:buffer",
      ...("ssr" in outputs ? {} : { "@lit-labs/ssr-dom-shim": join(web, "elements/without-page.ts") }),
    },
    ...options,
  });
  const named = (sources) => Object.fromEntries(sources.map((source) => [entries[source].replace(/\.js$/, ""), source]));
  const bundleEntries = (sources, options) => bundle(named(sources), [otherEntriesStayImports(sources)], options);
  const bundles = await Promise.allSettled([
    bundleTogether((options) => bundleEntries(TOGETHER, options)),
    // The wasm as a string in quotes: between backticks a runtime takes a fifth longer to read the file.
    bundleEntries(["engine/index.ts"], { supported: { "template-literal": false } }),
    ...Object.keys(entries).filter((source) => source !== "engine/index.ts" && !TOGETHER.includes(source)).map((source) => bundleEntries([source])),
    bundle({ cdn: "cdn.ts" }),
  ]);
  const failed = bundles.find(({ status }) => status === "rejected");
  if (failed) throw failed.reason;
  // It would write the engine's wasm between backticks.
  await tightenScripts(dist, ["engine.js"]);
  await writeLicences(dist, bundles.flatMap(({ value }) => sourcesOf(value.metafile)));
}

/** What several entries need becomes files of its own, which are called by what they hold. */
async function bundleTogether(bundle) {
  const { outputFiles, metafile } = await bundle({ splitting: true, chunkNames: "chunk-[hash]", write: false });
  const NAMES = { "web/elements/tokens.ts": "shared", "web/elements/margin-scope/margin-scope.ts": "ticket" };
  const named = Object.entries(metafile.outputs).flatMap(([path, { inputs }]) =>
    Object.keys(NAMES).filter((source) => source in inputs).map((source) => [basename(path, ".js"), NAMES[source]]));
  const renamed = (text) => named.reduce((so, [chunk, name]) => so.replaceAll(chunk, name), text);
  for (const { path, text } of outputFiles) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(renamed(path), renamed(text));
  }
  return { metafile };
}

/** The paths of what went into the bundles, by esbuild's account of them. */
function sourcesOf({ outputs }) {
  const parts = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return parts.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
}

async function writeWasm() {
  await writeFile(join(dist, "engine.wasm"), await compiledWasm());
}

/** What a page that takes the one file from elsewhere writes beside its address. */
async function writeIntegrity() {
  const hash = createHash("sha384").update(await readFile(join(dist, "cdn.js"))).digest("base64");
  await writeFile(join(dist, "integrity.json"), `${JSON.stringify({ "cdn.js": `sha384-${hash}` }, null, 2)}\n`);
}

/** The styles that the elements bring along, as a file: for pages that a server rendered, until the elements are there. */
async function writeStyles() {
  const { plotStyleText, styleText } = await import(pathToFileURL(join(dist, "ssr.js")));
  await writeFile(join(dist, "element.css"), styleText());
  await writeFile(join(dist, "plot.css"), plotStyleText());
}

async function buildPage() {
  const { buildSite } = await import("./site/build.mjs");
  await buildSite();
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await runMain(() => build());
