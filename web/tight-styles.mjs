// SPDX-License-Identifier: MIT
// esbuild leaves templates as they are written: the styles in them are tightened here.
import { readFile } from "node:fs/promises";

/** esbuild plugin for the files of styles alone: what is between the backticks of a css template loses comments and the room around signs. */
export const tightStyles = {
  name: "tight-styles",
  setup(build) {
    build.onLoad({ filter: /[\\/](styles|tokens)\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      return { contents: text.replace(/css`([^`]*)`/g, (_, css) => `css\`${tight(css)}\``), loader: "ts" };
    });
  },
};

function tight(css) {
  return css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\s*\n\s*/g, "").replace(/\s*([{};])\s*/g, "$1").replaceAll(": ", ":").replaceAll(";}", "}");
}
