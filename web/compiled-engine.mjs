// SPDX-License-Identifier: MIT
// What emcc made, as modules to be bundled: `virtual:marginscope.mjs` is the glue, `virtual:marginscope.wasm` the engine as a
// string with a character for each byte, moved on so that the commonest bytes take one byte in UTF-8 and no escape. Base64 would hide
// the bytes' pattern from a server's compression and cost a third more (npm run bench prints the sizes).
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { repository } from "../wasm/toolchain/ensure.mjs";
import { synchronous } from "./glue.mjs";

const compiled = join(repository, "build/wasm/wasm");

/** The wasm file with the schema of its structs as a section, so that whoever has the one has the other. */
export async function compiledWasm() {
  const [wasm, schema] = await Promise.all(["marginscope.wasm", "schema.json"].map((name) => readFile(join(compiled, name))));
  return Buffer.concat([wasm, customSection("schema", schema.toString().trim())]);
}

function customSection(name, text) {
  const content = Buffer.from(`${String.fromCharCode(name.length)}${name}${text}`);
  return Buffer.concat([Buffer.from([0, ...leb128(content.length)]), content]);
}

/** An unsigned number as WebAssembly writes them: seven bits to a byte, the last without its highest. */
function leb128(value) {
  return value < 128 ? [value] : [(value % 128) + 128, ...leb128(Math.floor(value / 128))];
}

/** The same as in web/engine/load.ts, which takes it off again. From 35 on characters are printable and no quotation marks. */
const SHIFT = 35;
const shifted = (bytes) => Buffer.from(bytes.map((byte) => byte + SHIFT)).toString("latin1");

/** esbuild plugin; the bundle must be written with `charset: "utf8"`. */
export const compiledEngine = {
  name: "compiled-engine",
  setup(build) {
    build.onResolve({ filter: /^virtual:marginscope\.(mjs|wasm)$/ }, ({ path }) => ({
      path: join(compiled, path.slice("virtual:".length)),
    }));
    build.onLoad({ filter: /marginscope\.wasm$/ }, async () => ({
      contents: `export default ${JSON.stringify(shifted(await compiledWasm()))}`, loader: "js",
    }));
    build.onLoad({ filter: /marginscope\.mjs$/ }, async ({ path }) => ({ contents: synchronous(await readFile(path, "utf8")), loader: "js" }));
  },
};
