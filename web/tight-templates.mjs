// SPDX-License-Identifier: MIT
// esbuild leaves templates as they are written: the room that their source takes is taken out here.
import { readFile } from "node:fs/promises";

/** esbuild plugin for files of styles and of views. */
export const tightTemplates = {
  name: "tight-templates",
  setup(build) {
    build.onLoad({ filter: /\b(styles|tokens)\.ts$/ }, edited((text) => text.replace(/css`([^`]*)`/g, (_, css) => `css\`${tightCss(css)}\``)));
    // A line that begins so is one of a template: a tag, a value, an attribute. Its blanks count as one.
    const line = /\n\s+(?=<|\$\{|[@.?]?[\w-]+=["$])/g;
    build.onLoad({ filter: /[\\/](views|margin-plot)[\\/][\w-]+\.ts$/ }, edited((text) => text.replace(line, " ")));
  },
};

const edited = (edit) => async ({ path }) => ({ contents: edit(await readFile(path, "utf8")), loader: "ts" });

function tightCss(css) {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s*\n\s*/g, "")
    .replace(/\s*([{};])\s*/g, "$1")
    .replace(/([:,]) /g, "$1")
    .replace(/ ([>*]) /g, "$1")
    .replaceAll(";}", "}");
}
