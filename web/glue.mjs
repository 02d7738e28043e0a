// SPDX-License-Identifier: MIT
// emcc writes its factory as an async function even when compilation is synchronous, and then loses the exports an
// `instantiateWasm` hook hands over. This makes the factory what its generated declaration says: a plain function that
// returns the module and knows no address. Each change must match once, so that another emcc's glue stops the build instead of
// breaking at run time.
import { SetupError } from "../wasm/toolchain/say.mjs";

const CHANGES = [
  [/\basync function Module\(/, () => "function Module("],
  [/\basync function run\(\)/, () => "function run()"],
  [/\bawait run\(\)/, () => "run()"],
  [
    /return new Promise\(\s*resolve\s*=>\s*\{\s*instantiateWasm\(info,\s*inst\s*=>\s*resolve\(receiveInstance\(inst\)\)\);?\s*\}\);?/,
    () => "instantiateWasm(info,inst=>{receiveInstance(inst)});return wasmExports;",
  ],
  // With the hook nothing is loaded by address. A bundler would look for the file, or write its own folder in place of the address.
  [/\bnew URL\("marginscope\.wasm",\s*import\.meta\.url\)\.href/, () => '"marginscope.wasm"'],
  [/\b_scriptName\s*=\s*import\.meta\.url\b/, () => '_scriptName=""'],
];

/** The glue with a synchronous factory. The hook must call its callback before it returns. */
export function synchronous(glue) {
  return CHANGES.reduce((text, [pattern, replacement]) => {
    if (text.split(pattern).length !== 2) {
      throw new SetupError(`the glue of this Emscripten is not of the known shape (${pattern})`,
        "Adapt web/glue.mjs to it, or use the version named in wasm/toolchain/least-versions.json.");
    }
    return text.replace(pattern, replacement);
  }, glue);
}
