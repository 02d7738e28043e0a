// SPDX-License-Identifier: MIT
// Installs the development dependencies exactly as the lockfile says; a second run only compares a hash.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./process.mjs";
import { say } from "./say.mjs";

export async function ensureNodeModules(root) {
  const stamp = join(root, "node_modules/.installed-lockfile");
  const wanted = createHash("sha256").update(readFileSync(join(root, "package-lock.json"))).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  say("installing the development dependencies (npm ci)");
  await run("npm", ["ci", "--no-fund", "--no-audit"], { cwd: root });
  writeFileSync(stamp, wanted);
}
