// SPDX-License-Identifier: MIT
// The package's own façade with a stand-in for the compiled engine: what it asks can be kept, what it is answered can be set.
// So a native engine is asked exactly what the WebAssembly one is asked, and its answers are read the same way.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import { repository } from "../../../wasm/toolchain/ensure.mjs";

/** In place of web/engine/door.ts, which talks to the compiled engine in texts. */
const DOOR = `
export const door = { schema: "", asked: undefined, answer: "" };
export class Door {
  get schema() { return door.schema; }
  ask(about, { bytes }) { door.asked = bytes.slice(); return door.answer; }
}
`;

const NO_REASONS = "?\n0\n";

/** `schema`: what the native engine says of its structs. */
export async function facade(schema) {
  const { createEngineSync, door } = await bundled();
  door.schema = schema;
  const engine = createEngineSync(undefined);
  const answered = (text, kind, inputs) => {
    door.answer = text;
    return engine[kind](...inputs);
  };
  return {
    /** The bytes that would be asked. */
    question(kind, ...inputs) {
      answered(NO_REASONS, kind, inputs);
      return door.asked;
    },
    /** What `text` means as the answer. */
    read: (text, kind, ...inputs) => answered(text, kind, inputs),
  };
}

async function bundled() {
  const outfile = join(repository, "build/bench/facade.mjs");
  await esbuild.build({
    stdin: { contents: 'export * from "./engine.js"; export { door } from "./door.js";', resolveDir: join(repository, "web/engine"), loader: "ts" },
    outfile, bundle: true, format: "esm", target: "es2022", logLevel: "warning",
    plugins: [{
      name: "stand-in",
      setup(build) {
        build.onResolve({ filter: /\/door\.js$/ }, () => ({ path: "door", namespace: "stand-in" }));
        build.onResolve({ filter: /^virtual:/ }, () => ({ path: "compiled", namespace: "stand-in" }));
        build.onLoad({ filter: /.*/, namespace: "stand-in" }, ({ path }) =>
          ({ contents: path === "door" ? DOOR : 'export default "";', loader: "js" }));
      },
    }],
  });
  return import(pathToFileURL(outfile).href);
}
