// SPDX-License-Identifier: MIT
// A page with the elements, the engine and nothing else: its files by name, as `[body, type]`. `globalThis.engine` is there once it is ready.

const html = (markup) => `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>margin-scope</title>
<link rel="stylesheet" href="/fixture.css"><script type="module" src="/fixture.js"></script>
<body><main><h1>Ticket</h1>${markup}</main></body></html>`;
const CSS = ":root { color-scheme: light dark } body { margin: 0; background: light-dark(#fff, #000); color: light-dark(#000, #fff) }";
const SCRIPT = `import "/dist/element/define.js"; import { createEngine } from "/dist/engine.js"; globalThis.engine = await createEngine();
globalThis.countPreviews = async (element) => {
  const real = element.engine;
  const previews = { count: 0 };
  element.engine = { ...real, preview: (...given) => { previews.count++; return real.preview(...given); } };
  await element.updateComplete;
  previews.count = 0;
  return previews;
};`;

/** With this markup in it. */
export const fixturePage = (markup = "") => ({
  "fixture.html": [html(markup), "text/html"], "fixture.css": [CSS, "text/css"], "fixture.js": [SCRIPT, "text/javascript"],
});
