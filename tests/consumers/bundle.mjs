// SPDX-License-Identifier: MIT
// How each bundler is asked for a page: its own API, as little set as it allows.
import { copyFile, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/** A module installed in `folder`, by its own name. */
export const tool = async (folder, name) => import(pathToFileURL(createRequire(join(folder, "package.json")).resolve(name)).href);

/** apps/`app` by Vite, with the framework's plugin where there is one; gives the folder to serve. */
export async function byVite(folder, app, framework) {
  const { build: viteBuild } = await tool(folder, "vite");
  const root = join(folder, "apps", app);
  await viteBuild({
    root, configFile: false, logLevel: "warn", plugins: framework ? [await plugin(folder, framework)] : [],
    build: { outDir: join(root, "out/vite"), emptyOutDir: true, chunkSizeWarningLimit: 1000 },
  });
  return join(root, "out/vite");
}

async function plugin(folder, framework) {
  if (framework === "svelte") {
    const { svelte } = await tool(folder, "@sveltejs/vite-plugin-svelte");
    return svelte({ configFile: false });
  }
  const { default: vue } = await tool(folder, "@vitejs/plugin-vue");
  return vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.includes("-") } } });
}

export async function byWebpack(folder, app) {
  const { default: webpack } = await tool(folder, "webpack");
  const context = join(folder, "apps", app);
  const output = join(context, "out/webpack");
  const stats = await new Promise((resolve, reject) => webpack({
    context, mode: "production", entry: "./main.mjs", output: { path: output, filename: "main.mjs" }, performance: false,
  }).run((error, result) => (error ? reject(error) : resolve(result))));
  if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString({ all: false, errors: true, warnings: true }));
  return page(context, output);
}

/** Every `*.mjs` of the app that is named becomes a bundle of its own. */
export async function byEsbuild(folder, app, names = ["main.mjs"]) {
  const source = join(folder, "apps", app);
  const output = join(source, "out/esbuild");
  await build({
    absWorkingDir: folder, entryPoints: names.map((name) => join(source, name)), outdir: output, outExtension: { ".js": ".mjs" },
    bundle: true, format: "esm", minify: true, logLevel: "warning",
  });
  return page(source, output);
}

async function page(source, output) {
  await mkdir(output, { recursive: true });
  await copyFile(join(source, "index.html"), join(output, "index.html"));
  return output;
}
