// SPDX-License-Identifier: MIT
// What of dist/ travels to a browser, in bytes.
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** The most bytes after brotli 11. */
const LIMITS = { "engine.js": 50 * 1024, "element.js + ticket.js + shared.js": 18 * 1024, "cdn.js": 72 * 1024 };
/** What an element loads at first, its Lit included. */
const FIRST = ["element.js", "ticket.js", "shared.js"];

/** Every artifact below `dist` but declarations: { file, raw, gzip, brotli, limit? }. */
export function sizes(dist) {
  const files = filesOf(dist);
  const sum = (what) => files.filter(({ file }) => FIRST.includes(file)).reduce((all, row) => all + row[what], 0);
  const first = { file: FIRST.join(" + "), raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") };
  return [...files, ...(first.raw ? [first] : [])].map((row) => ({ ...row, ...(LIMITS[row.file] ? { limit: LIMITS[row.file] } : {}) }));
}

function filesOf(dist) {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(d\.ts|map)$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
    .map((path) => {
      const bytes = readFileSync(path);
      const file = relative(dist, path);
      return {
        file, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length,
        brotli: brotliCompressSync(bytes, {
          params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
        }).length,
      };
    });
}
