// SPDX-License-Identifier: MIT
// What emcc made, as modules to be bundled: `virtual:marginscope.mjs` is the glue, `virtual:marginscope.wasm` the engine as a
// string with a character for each byte. Base64 would hide the bytes' pattern from a server's compression and cost a third more
// (npm run bench prints the sizes).
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { repository } from "../wasm/toolchain/ensure.mjs";
import { synchronous } from "./glue.mjs";

const compiled = join(repository, "build/wasm/wasm");

/** esbuild plugin; the bundle must be written with `charset: "utf8"`. */
export const compiledEngine = {
  name: "compiled-engine",
  setup(build) {
    build.onResolve({ filter: /^virtual:marginscope\.(mjs|wasm)$/ }, ({ path }) => ({
      path: join(compiled, path.slice("virtual:".length)),
    }));
    build.onLoad({ filter: /marginscope\.wasm$/ }, async ({ path }) => ({
      contents: `export default ${JSON.stringify(await readFile(path, "latin1"))}`, loader: "js",
    }));
    build.onLoad({ filter: /marginscope\.mjs$/ }, async ({ path }) => ({ contents: synchronous(await readFile(path, "utf8")), loader: "js" }));
  },
};
