// SPDX-License-Identifier: MIT
// The engine's public declarations as text: of every file that web/engine/types.ts hands on, in its order.
import { readFileSync } from "node:fs";

const engine = new URL("../../web/engine/", import.meta.url);
const read = (file) => readFileSync(new URL(file, engine), "utf8");

/** Name of a file in web/engine/types, without its ending → text. */
export const declarationFiles = new Map([...read("types.ts").matchAll(/^export type \* from "\.\/types\/(\w+)\.js";$/gm)]
  .map(([, name]) => [name, read(`types/${name}.ts`)]));

export const declarations = [...declarationFiles.values()].join("\n");
