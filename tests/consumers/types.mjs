// SPDX-License-Identifier: MIT
// Consumers' type checks, with the packed declarations and nothing skipped: what they allow compiles, and what they refuse
// is marked, so that a declaration which lets it pass is an error too.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { said } from "./said.mjs";

const MODULES = { bundler: { module: "esnext", moduleResolution: "bundler" }, nodenext: { module: "nodenext", moduleResolution: "nodenext" } };

/** The checker of each kind of file and how it is given a tsconfig: TypeScript 7, and 5 by itself and in two frameworks' checkers. */
const CHECKERS = {
  typescript: () => [join(repository, "node_modules/typescript/bin/tsc"), "--pretty", "false", "-p"],
  typescript5: (workbench) => [join(workbench, "node_modules/typescript/bin/tsc"), "--pretty", "false", "-p"],
  vue: (workbench) => [join(workbench, "node_modules/vue-tsc/bin/vue-tsc.js"), "--pretty", "false", "-p"],
  svelte: (workbench) => [join(workbench, "node_modules/svelte-check/bin/svelte-check"), "--output", "machine", "--tsconfig"],
};

/**
 * What the checker finds wrong in `files` of apps/, as lines; `folder` is where they and what they import are installed.
 * `library` false leaves out errors inside declarations, which a framework's own may have.
 */
export async function typeErrors({
  workbench, folder = workbench, checker = "typescript", files, resolution = "bundler", jsx = "react", library = true,
}) {
  const config = join(folder, `tsconfig.${checker}.${jsx}.${resolution}.json`);
  await writeFile(config, JSON.stringify({
    compilerOptions: {
      ...MODULES[resolution], target: "es2022", lib: ["es2022", "dom", "dom.iterable"], types: [], noEmit: true,
      strict: true, exactOptionalPropertyTypes: true, verbatimModuleSyntax: true, skipLibCheck: !library, skipDefaultLibCheck: true,
      jsx: jsx === "react" ? "react-jsx" : "preserve", jsxImportSource: jsx,
    },
    files: files.map((file) => join("apps", file)),
  }));
  const { ok, text } = await said([...CHECKERS[checker](workbench), config], folder);
  return ok ? [] : text.split("\n");
}
