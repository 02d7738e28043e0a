// SPDX-License-Identifier: MIT
// `marginscope/ssr`: `<margin-scope>` as HTML, where there is no page.
export { renderParts, renderToString } from "./render.js";
export { styleHash, styleText } from "./styles.js";
export type { ServedParts, ServerOptions, ServerProperties } from "./types.js";
