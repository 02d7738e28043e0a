// SPDX-License-Identifier: MIT
// The package as it is published, in folders of its own outside the repository.
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { exitCode, output } from "../../wasm/toolchain/process.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const QUIET = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--prefer-offline"];

/** Packs the package into `folder`: `{ file, name, version, files }`. */
export async function pack(folder) {
  const words = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder];
  const [{ filename, name, version, files }] = JSON.parse(output("npm", words, { cwd: repository }));
  return { file: join(folder, filename), name, version, files: files.map(({ path }) => path) };
}

/** A folder with the package and nothing else, as its first user's. */
export async function installAlone(folder, { file }) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "alone", private: true, type: "module" }));
  await npm(folder, ["install", "--no-package-lock", "--offline", file]);
}

/** A folder with the package and what the lockfile of tests/consumers/`name` pins, installed in one go. */
export async function installWith(name, folder, packed) {
  await mkdir(folder, { recursive: true });
  const described = JSON.parse(await readFile(join(here, name, "package.json"), "utf8"));
  const locked = JSON.parse(await readFile(join(here, name, "package-lock.json"), "utf8"));
  const address = `file:${packed.file}`;
  described.dependencies[packed.name] = address;
  locked.packages[""].dependencies[packed.name] = address;
  locked.packages[`node_modules/${packed.name}`] = { version: packed.version, resolved: address, integrity: await integrity(packed.file) };
  await writeFile(join(folder, "package.json"), JSON.stringify(described));
  await writeFile(join(folder, "package-lock.json"), JSON.stringify(locked));
  await npm(folder, ["ci"]);
}

/** As `integrity` of a lockfile, and of a script tag. */
export async function integrity(file, algorithm = "sha512") {
  return `${algorithm}-${createHash(algorithm).update(await readFile(file)).digest("base64")}`;
}

async function npm(folder, words) {
  const code = await exitCode("npm", [...words, ...QUIET], { cwd: folder, stdio: ["ignore", 2, 2] });
  if (code !== 0) throw new Error(`npm ${words[0]} failed in ${folder}`);
}
