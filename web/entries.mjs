// SPDX-License-Identifier: MIT
// The package's entry points, and how their bundles share code: an entry that needs another one imports its file
// instead of carrying a copy, so that there is one engine and one MarginInputError however the package is used.
import { join, relative, dirname, resolve } from "node:path";
import { repository } from "../wasm/toolchain/ensure.mjs";

/** Each a file of its own that the element fetches when it is needed; English it has inside. */
export const LANGUAGES = ["ar", "de", "en", "es", "ja", "zh"];

/** What a plain ticket does without: each a file of its own as well, fetched when it is wanted. */
export const PARTS = ["form", "formula", "meter", "panel", "reasons", "typed"];

/** Source (in web/) → output (in dist/). */
export const entries = {
  "engine/index.ts": "engine.js",
  "elements/index.ts": "element.js",
  "elements/define.ts": "element/define.js",
  "elements/plot.ts": "plot.js",
  "elements/define-plot.ts": "plot/define.js",
  "elements/margin-scope/served/hydrate.ts": "element/hydrate.js",
  "elements/margin-scope/every-part.ts": "element/parts.js",
  ...Object.fromEntries(PARTS.map((part) => [`elements/margin-scope/parts/${part}.ts`, `element/${part}.js`])),
  "ssr/index.ts": "ssr.js",
  "frameworks/react.ts": "react.js",
  "frameworks/react-plot.ts": "react/plot.js",
  "index.ts": "index.js",
  ...Object.fromEntries(LANGUAGES.map((language) => [`elements/messages/locales/${language}.ts`, `locales/${language}.js`])),
};

/**
 * Entries bundled in one go, so that none carries a copy of what another has. What both elements need, Lit above all, stands in
 * `shared.js`, the element with what its parts need of it in `ticket.js`: whoever fetches a part has it, and each part says so by
 * importing it.
 */
export const TOGETHER = ["elements/index.ts", "elements/plot.ts", ...PARTS.map((part) => `elements/margin-scope/parts/${part}.ts`)];

/** Files that are less than a request costs: each that needs one has its own copy. */
const SMALL = ["elements/spread.ts", "elements/messages/english/inputs.ts"];

const web = join(repository, "web");

/**
 * esbuild plugin for the bundle of `bundled`: seen from the folder of the first of them, other entries stay imports; reaching past an
 * entry into its folder is an error.
 */
export function otherEntriesStayImports(bundled) {
  const from = dirname(join("dist", entries[bundled[0]]));
  return {
    name: "other-entries-stay-imports",
    setup(build) {
      build.onResolve({ filter: /^\.\.?\// }, ({ path, importer, kind }) => {
        if (kind === "entry-point" || !importer) return undefined;
        const source = relative(web, resolve(dirname(importer), path)).replace(/\.js$/, ".ts");
        if (SMALL.includes(source)) return { path: join(web, source), suffix: `?for=${relative(web, importer)}` };
        if (!bundled.includes(source) && source in entries) {
          const file = relative(from, join("dist", entries[source]));
          const sideEffects = /\/(define[\w-]*|every-part|(locales|parts)\/\w+)\.ts$/.test(source);
          return { path: file.startsWith(".") ? file : `./${file}`, external: true, sideEffects };
        }
        if (source.startsWith("engine/") && !relative(web, importer).startsWith("engine/")) {
          return { errors: [{ text: `${path}: outside web/engine only web/engine/index.js may be imported` }] };
        }
        return undefined;
      });
    },
  };
}
