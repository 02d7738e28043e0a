// SPDX-License-Identifier: MIT
// What web/build.mjs puts in place of these names. The glue, `virtual:marginscope.mjs`, is typed by the file emcc generates.

/** The compiled engine as base64. */
declare module "virtual:marginscope.wasm" {
  const base64: string;
  export default base64;
}
