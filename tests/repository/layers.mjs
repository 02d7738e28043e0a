// SPDX-License-Identifier: MIT
// Which file may know which: core ← wasm ← web/engine ← web/elements ← web/ssr, web/frameworks ← web/site, and which folder of the core.
// A pure function of a map of files, so that a test can feed it a wrong arrow of each kind.
import { posix } from "node:path";

/** From the one that knows nothing of the others, upward. */
const LAYERS = ["core", "wasm", "web/engine", "web/elements", "web/ssr", "web/frameworks", "web/site"];
/** The folders of the core, in the same order. */
export const CORE_FOLDERS = ["arithmetic", "account", "health", "assess", "ticket", "seek", "scenario", "explain"];
/** What of the package a layer above may import by path. */
const ENGINE_ENTRY = "web/engine/index.ts";
const ELEMENTS_ENTRY = "web/elements/index.ts";
const PLOT_ENTRY = "web/elements/plot.ts";
const LANGUAGES = "web/elements/messages/every-language.ts";
const PARTS = "web/elements/margin-scope/every-part.ts";
/** Of the elements what is rendered on a server. */
const SERVED = [ELEMENTS_ENTRY, PLOT_ENTRY, LANGUAGES, PARTS];
const ELEMENT_ENTRIES = [ELEMENTS_ENTRY, "web/elements/define.ts", PLOT_ENTRY, "web/elements/define-plot.ts"];
const GLUE = /^virtual:marginscope|(^|\/)marginscope\.(mjs|wasm|d\.mts)$/;
/** What the elements are made of; bundled with them. */
const ELEMENT_LIBRARIES = /^(lit|@lit\/[\w-]+|d3-shape)(\/|$)/;
/** What renders elements where there is no page. */
const SERVER_LIBRARIES = /^(lit|@lit-labs\/ssr)(\/|$)/;
/** What a component or a tag's types may know: its framework, and of Lit what a declaration says. */
const FRAMEWORKS = /^(react|vue|svelte|solid-js)(\/|$)|^lit$/;
/** What the demo order form stands on besides: a host's framework, and a chart. */
const PAGE_LIBRARIES = /^(react|react-dom|lightweight-charts)(\/|$)/;
const OUTSIDE_WORLD = /\b(iostream|fstream|chrono|random|locale|thread)\b/g;
const PAGE_GLOBALS = /(?<![\w$])(document|window|HTMLElement|customElements|navigator)(?![\w$])/g;

const OWN_NAME = "only the page uses the package by its public name";

/** Everything wrong with the arrows between `files` (path → text), one sentence each. */
export function wrongArrows(files) {
  const found = [];
  for (const [file, text] of files) {
    if (isCpp(file)) found.push(...wrongIncludes(file, text, files));
    else if (isScript(file)) found.push(...wrongImports(file, text, files));
    if (layerOf(file) === "core") found.push(...outsideWorld(file, text));
    if (layerOf(file) === "web/engine" && isScript(file)) {
      found.push(...mentions(file, code(text), PAGE_GLOBALS, "the engine runs where there is no page"));
    }
  }
  found.push(...cycles(files));
  return found;
}

const isCpp = (file) => /\.(cpp|hpp|h)$/.test(file);
const isScript = (file) => /\.(tsx?|mts|js|mjs)$/.test(file);
/** web/*.mjs and web/site/*.mjs build and serve; they are no part of what is shipped. */
const isTool = (file) => file.endsWith(".mjs");

function layerOf(file) {
  return LAYERS.find((layer) => file.startsWith(`${layer}/`));
}

function coreFolderOf(file) {
  return /^core\/(?:include\/margin|src)\/(\w+)\//.exec(file)?.[1];
}

function wrongIncludes(file, text, files) {
  const layer = layerOf(file);
  return includesOf(text).flatMap(({ name, quoted }) => {
    const target = resolveInclude(file, name, files);
    if (upward(file, target)) return [`${file} includes ${name}: ${layer} knows nothing of ${layerOf(target)}`];
    if (upward(file, target, coreFolderOf, CORE_FOLDERS)) {
      return [`${file} includes ${name}: ${coreFolderOf(file)} knows nothing of ${coreFolderOf(target)}`];
    }
    if (layer && target && !layerOf(target)) return [`${file} includes ${name}, which is outside the layers`];
    if (layer && quoted && !target) return [`${file} includes "${name}", which is in no layer below it`];
    return [];
  });
}

function includesOf(text) {
  return [...code(text, { strings: true }).matchAll(/^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]/gm)]
    .map(([, mark, name]) => ({ name, quoted: mark === '"' }));
}

function resolveInclude(file, name, files) {
  const folders = [posix.dirname(file), "core/include", "wasm", "."];
  return folders.map((folder) => posix.join(folder, name)).find((path) => files.has(path));
}

function wrongImports(file, text, files) {
  return importsOf(text).flatMap((name) => {
    const reason = whyNot(file, name, files);
    return reason ? [`${file} imports ${name}: ${reason}`] : [];
  });
}

function importsOf(text) {
  const source = code(text, { strings: true });
  const statements = /(?:^|[;}])[ \t]*(?:import|export)\b(?:\s+type\b)?\s*(?:[\w$*{][^;"'`()]*?\bfrom\s*)?["']([^"'\n]+)["']/gm;
  // A name that is made as it runs is no file's.
  const calls = /\bimport\s*\(\s*["'`](?!\$\{)([^"'`\n]+)["'`]/g;
  return [...source.matchAll(statements), ...source.matchAll(calls)].map(([, name]) => name);
}

/** The reason why `file` must not import `name`, if there is one. */
function whyNot(file, name, files) {
  const layer = layerOf(file);
  if (GLUE.test(name)) return layer === "web/engine" ? undefined : "only web/engine knows the glue";
  if (!name.startsWith(".")) return isTool(file) ? undefined : wrongPackage(layer, name);
  const target = resolveImport(file, name, files);
  if (upward(file, target)) return `${layer} knows nothing of ${layerOf(target)}`;
  if (isTool(file)) return undefined;
  if (isTool(target)) return "tools are no part of the package";
  const below = layerOf(target);
  if (layer === "web/site" && below !== layer) return "the page uses the package by its public name";
  if (below === "web/engine" && layer !== below && layer && target !== ENGINE_ENTRY) return "of the engine only web/engine/index.js may be imported";
  if (layer === "web/ssr" && below === "web/elements" && !SERVED.includes(target)) {
    return "of the elements only web/elements/index.js, plot.js, messages/every-language.js and margin-scope/every-part.js may be imported";
  }
  if (layer === "web/frameworks" && below !== layer && !ELEMENT_ENTRIES.includes(target)) {
    return "of what is below only the elements' entries may be imported";
  }
  if (layer && !below) return "it is outside the layers";
  return undefined;
}

function wrongPackage(layer, name) {
  const own = /^marginscope(\/|$)/.test(name);
  if (layer === "web/engine") return "the engine stands on nothing but the glue";
  if (layer === "web/elements" && !ELEMENT_LIBRARIES.test(name)) return own ? OWN_NAME : "no library the elements are made of";
  if (layer === "web/ssr" && !SERVER_LIBRARIES.test(name)) return own ? OWN_NAME : "no library that renders on a server";
  if (layer === "web/frameworks" && !FRAMEWORKS.test(name)) return "neither a framework nor Lit";
  if (layer === "web/site" && !own && !ELEMENT_LIBRARIES.test(name) && !PAGE_LIBRARIES.test(name)) {
    return "neither the package nor a library of the page";
  }
  return undefined;
}

/** The file an import means, whether or not it is there: sources say `.js` for what is written as `.ts` or `.tsx`. */
function resolveImport(file, name, files) {
  const path = posix.join(posix.dirname(file), name);
  return [path, path.replace(/\.js$/, ".ts"), path.replace(/\.js$/, ".tsx")].find((one) => files.has(one)) ?? path.replace(/\.js$/, ".ts");
}

function upward(file, target, of = layerOf, order = LAYERS) {
  return target !== undefined && of(file) !== undefined && order.indexOf(of(target)) > order.indexOf(of(file));
}

function outsideWorld(file, text) {
  return [
    ...mentions(file, text, /emscripten/gi, "core knows nothing of wasm"),
    ...(isCpp(file) ? mentions(file, code(text), OUTSIDE_WORLD, "core knows nothing of files, clocks, locale, threads or chance") : []),
  ];
}

function mentions(file, text, pattern, reason) {
  return [...new Set(text.match(pattern))].map((word) => `${file} mentions ${word}: ${reason}`);
}

/** Headers of the core that include each other in a ring. */
function cycles(files) {
  const headers = [...files.keys()].filter((file) => file.startsWith("core/include/"));
  const next = new Map(headers.map((file) => [file, includesOf(files.get(file))
    .map(({ name }) => resolveInclude(file, name, files)).filter((target) => target?.startsWith("core/include/"))]));
  const rings = [];
  const done = new Set();
  const visit = (file, path) => {
    const start = path.indexOf(file);
    if (start >= 0) rings.push([...path.slice(start), file].map((header) => posix.basename(header)).join(" → "));
    if (start >= 0 || done.has(file)) return;
    for (const target of next.get(file) ?? []) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of headers) visit(file, []);
  return rings.map((ring) => `core headers include each other: ${ring}`);
}

const COMMENT = String.raw`\/\*[\s\S]*?\*\/|\/\/[^\n]*`;
const STRING = String.raw`"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|` + "`(?:\\\\.|[^`\\\\])*`";
const REGEX = String.raw`(?<=[=(,:[!&|?{};]\s*|\breturn\s+)\/(?![*\/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^\/\\\n[])+\/[a-z]*`;
const TOKENS = new RegExp(`(${COMMENT})|(${STRING})|${REGEX}`, "g");

/** Source without comments and regular expressions; with `strings` false also without what its strings say. */
function code(text, { strings = false } = {}) {
  return text.replace(TOKENS, (token, comment, string) => (string === undefined ? " " : strings ? token : '""'));
}
