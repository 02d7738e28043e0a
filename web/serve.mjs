// SPDX-License-Identifier: MIT
// A small file server for the page and its tests, on this machine only, under the Content-Security-Policy the page promises to live with.
import { createReadStream, readFileSync, realpathSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

export const POLICY = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "img-src 'self'",
  "base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'", "require-trusted-types-for 'script'",
].join("; ");

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8", ".json": "application/json; charset=utf-8", ".map": "application/json; charset=utf-8",
  ".wasm": "application/wasm", ".svg": "image/svg+xml", ".png": "image/png", ".txt": "text/plain; charset=utf-8",
};

const dist = fileURLToPath(new URL("../dist/", import.meta.url));

/**
 * Serves each folder of `mounts` (longest prefix first) on 127.0.0.1. `port` 0 takes any free port;
 * with `search` a taken port moves on to the next one; `policy` is the Content-Security-Policy;
 * `packed` sends text as a host of static files does, in brotli. Resolves to `{ url, close }`.
 */
export async function serve({
  mounts = { "/dist/": dist, "/": join(dist, "site") }, port = 0, search = false, policy = POLICY, packed = false,
} = {}) {
  const pack = packed ? packer() : undefined;
  const server = createServer((request, response) => answer(request, response, { mounts, policy, pack }));
  const bound = await listen(server, port, search ? 100 : 0);
  return {
    url: `http://127.0.0.1:${bound}/`,
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  };
}

function listen(server, port, more) {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      if (error.code === "EADDRINUSE" && more > 0) resolve(listen(server, port + 1, more - 1));
      else reject(error);
    });
    server.listen(port, "127.0.0.1", () => resolve(server.address().port));
  });
}

function answer(request, response, { mounts, policy, pack }) {
  const headers = {
    "Content-Security-Policy": policy,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
  };
  const refuse = (status, text) => response.writeHead(status, { ...headers, "Content-Type": TYPES[".txt"] }).end(`${text}\n`);
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(405, "only GET and HEAD");
  const found = fileFor(request.url, mounts);
  const file = found ?? (mounts["/"] && fileFor("/404.html", { "/": mounts["/"] }));
  if (!file) return refuse(404, "not found");
  const type = TYPES[extname(file.path)] ?? "application/octet-stream";
  const body = type.endsWith("utf-8") && /\bbr\b/.test(request.headers["accept-encoding"]) ? pack?.(file.path) : undefined;
  response.writeHead(found ? 200 : 404, {
    ...headers, "Content-Type": type, "Content-Length": body?.length ?? file.size, ...(body && { "Content-Encoding": "br" }),
  });
  if (request.method === "HEAD") return response.end();
  if (body) return response.end(body);
  return createReadStream(file.path).on("error", () => response.destroy()).pipe(response);
}

/** A file's bytes after brotli; each is packed once. */
function packer() {
  const known = new Map();
  return (path) => {
    if (!known.has(path)) known.set(path, brotliCompressSync(readFileSync(path)));
    return known.get(path);
  };
}

/** The file a request means, or undefined: never one outside its mount, not even through a link. */
function fileFor(url, mounts) {
  try {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    const prefix = Object.keys(mounts).sort((a, b) => b.length - a.length).find((start) => path.startsWith(start));
    if (prefix === undefined || path.includes("\0")) return undefined;
    const root = realpathSync(mounts[prefix]);
    const asked = join(root, path.slice(prefix.length), path.endsWith("/") ? "index.html" : "");
    const found = realpathSync(asked);
    if (!found.startsWith(root + sep)) return undefined;
    const { size } = statSync(found);
    return statSync(found).isFile() ? { path: found, size } : undefined;
  } catch {
    return undefined; // A malformed address or a file that is not there: the same answer.
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  console.log((await serve({ port: Number(process.argv[2] ?? 4173) })).url);
}
