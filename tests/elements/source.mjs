// SPDX-License-Identifier: MIT
// Parts of the elements that no entry hands out, for tests that need no page: bundled from their source and imported.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { repository } from "../../wasm/toolchain/ensure.mjs";

/** The module of `file`, a path in web/elements. */
export async function source(file) {
  const folder = mkdtempSync(join(tmpdir(), "marginscope-"));
  try {
    const outfile = join(folder, "bundle.mjs");
    await build({ entryPoints: [join(repository, "web/elements", file)], outfile, bundle: true, format: "esm", logLevel: "warning" });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
