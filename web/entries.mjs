// SPDX-License-Identifier: MIT
// The package's entry points, and how their bundles share code: an entry that needs another one imports its file
// instead of carrying a copy, so that there is one engine and one MarginInputError however the package is used.
import { join, relative, dirname, resolve } from "node:path";
import { repository } from "../wasm/toolchain/ensure.mjs";

/** Each a file of its own that the element fetches when it is needed; English it has inside. */
export const LANGUAGES = ["ar", "de", "en", "es", "ja", "zh"];

/** Source (in web/) → output (in dist/). */
export const entries = {
  "engine/index.ts": "engine.js",
  "elements/index.ts": "element.js",
  "elements/define.ts": "element/define.js",
  "elements/plot.ts": "plot.js",
  "elements/define-plot.ts": "plot/define.js",
  "elements/margin-scope/served/hydrate.ts": "element/hydrate.js",
  "ssr/index.ts": "ssr.js",
  "frameworks/react.ts": "react.js",
  "frameworks/react-plot.ts": "react/plot.js",
  "index.ts": "index.js",
  ...Object.fromEntries(LANGUAGES.map((language) => [`elements/messages/locales/${language}.ts`, `locales/${language}.js`])),
};

/** Entries bundled in one go: what both need, Lit above all, stands in a file that both import (`shared.js`). */
export const TOGETHER = ["elements/index.ts", "elements/plot.ts"];

const web = join(repository, "web");

/** esbuild plugin for the bundle of `bundled`, whose outputs lie in one folder: other entries stay imports; reaching past an entry into its folder is an error. */
export function otherEntriesStayImports(bundled) {
  const from = dirname(join("dist", entries[bundled[0]]));
  return {
    name: "other-entries-stay-imports",
    setup(build) {
      build.onResolve({ filter: /^\.\.?\// }, ({ path, importer, kind }) => {
        if (kind === "entry-point" || !importer) return undefined;
        const source = relative(web, resolve(dirname(importer), path)).replace(/\.js$/, ".ts");
        if (!bundled.includes(source) && source in entries) {
          const file = relative(from, join("dist", entries[source]));
          return { path: file.startsWith(".") ? file : `./${file}`, external: true, sideEffects: /\/(define[\w-]*|locales\/\w+)\.ts$/.test(source) };
        }
        if (source.startsWith("engine/") && !relative(web, importer).startsWith("engine/")) {
          return { errors: [{ text: `${path}: outside web/engine only web/engine/index.js may be imported` }] };
        }
        return undefined;
      });
    },
  };
}
