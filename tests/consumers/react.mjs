// SPDX-License-Identifier: MIT
// The React consumers: rendered in the page, and rendered by Node to be hydrated in the page. Development builds, for
// those warn.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { said } from "./said.mjs";

/** `app`: component or tag. Gives the folder to serve. */
export async function renderedInPage(folder, app) {
  const out = join(folder, "apps/react/out", app, "client");
  await bundle(folder, app, "client.tsx", join(out, "main.mjs"));
  await writePage(out, "");
  return out;
}

/** Gives the folder to serve and what the server made. */
export async function renderedByServer(folder, app) {
  const out = join(folder, "apps/react/out", app, "server");
  // Inside the folder, so that Node finds the package, and React, by their names.
  await bundle(folder, app, "server.tsx", join(out, "server.mjs"), { platform: "node", packages: "external" });
  const { ok, text: markup } = await said([join(out, "server.mjs")], folder);
  if (!ok) throw new Error(markup);
  await bundle(folder, app, "hydrate.tsx", join(out, "main.mjs"));
  await writePage(out, markup);
  return { out, markup };
}

const bundle = (folder, app, entry, outfile, options = {}) => build({
  absWorkingDir: folder, entryPoints: [join(folder, "apps/react", entry)], outfile,
  bundle: true, format: "esm", jsx: "automatic", logLevel: "warning",
  alias: { app: join(folder, "apps/react", `${app}.tsx`) }, define: { "process.env.NODE_ENV": '"development"' }, ...options,
});

async function writePage(out, markup) {
  await mkdir(out, { recursive: true });
  await writeFile(join(out, "index.html"), `<!doctype html><html lang="en"><meta charset="utf-8"><title>Consumer</title>
    <main>${markup}</main><script type="module" src="./main.mjs"></script></html>`);
}
