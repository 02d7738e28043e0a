// SPDX-License-Identifier: MIT
// `npm start`: builds what is not built, shows the founding example, serves the site.
import { runMain } from "../wasm/toolchain/say.mjs";
import { build } from "./build.mjs";
import { example } from "./example.mjs";
import { serve } from "./serve.mjs";

await runMain(async () => {
  await build();
  const { createEngine } = await import("../dist/engine.js");
  console.log(`\n${(await example(createEngine)).join("\n")}\n`);
  const wanted = process.env.PORT;
  const { url } = await serve(wanted ? { port: Number(wanted) } : { port: 4173, search: true });
  console.log(`The page is at ${url}, the lesson at ${url}learn/, the demo order form at ${url}demo/ (Ctrl+C ends it)`);
});
