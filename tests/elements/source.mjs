// SPDX-License-Identifier: MIT
// Parts of the elements that no entry hands out, for tests that need no page: bundled from their source and imported.
import { join } from "node:path";
import { build } from "esbuild";
import { repository } from "../../wasm/toolchain/ensure.mjs";

/** The module of `file`, a path in web/elements. */
export async function source(file) {
  const { outputFiles: [{ text }] } = await build({
    entryPoints: [join(repository, "web/elements", file)], bundle: true, format: "esm", write: false, logLevel: "warning", charset: "utf8",
  });
  return import(`data:text/javascript,${encodeURIComponent(text)}`);
}
