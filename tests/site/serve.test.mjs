// SPDX-License-Identifier: MIT
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { serve } from "../../web/serve.mjs";

let folder;
let server;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "serve é-"));
  for (const name of ["site", "dist"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "secret.txt"), "secret");
  writeFileSync(join(folder, "site/index.html"), "<!doctype html>");
  writeFileSync(join(folder, "dist/engine.wasm"), "");
  symlinkSync("../secret.txt", join(folder, "site/link.txt"));
  server = await serve({ mounts: { "/dist/": join(folder, "dist"), "/": join(folder, "site") } });
});

after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** Unlike fetch, sends the path as it is. */
const ask = (path, method = "GET") => new Promise((resolve, reject) => {
  request(server.url, { path, method }, (response) => resolve(response.resume())).on("error", reject).end();
});

test("serves a folder's index and each kind of file with its type, under the strict policy", async () => {
  const page = await ask("/");
  assert.equal(page.statusCode, 200);
  assert.match(page.headers["content-type"], /^text\/html/);
  const policy = page.headers["content-security-policy"];
  assert.match(policy, /default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; /);
  assert.match(policy, /require-trusted-types-for 'script'/);
  assert.equal((await ask("/dist/engine.wasm")).headers["content-type"], "application/wasm");
});

for (const path of [
  "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/dist/../../secret.txt", "//etc/passwd", "/link.txt",
  "/dist/", "/dist", "/%00", "/%zz", "/no",
]) {
  test(`answers "not found" to ${path}`, async () => assert.equal((await ask(path)).statusCode, 404));
}

test("refuses what is neither GET nor HEAD", async () => assert.equal((await ask("/", "POST")).statusCode, 405));
