// SPDX-License-Identifier: MIT
// What web/compiled-engine.mjs puts in place of these names. The glue, `virtual:marginscope.mjs`, is typed by the file emcc generates.

/** The compiled engine, a character for each byte, each so much further on as web/engine/load.ts says. */
declare module "virtual:marginscope.wasm" {
  const embedded: string;
  export default embedded;
}
