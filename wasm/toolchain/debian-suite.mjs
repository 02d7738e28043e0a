// SPDX-License-Identifier: MIT
// Reads one Debian suite through a private apt state: nothing of the system's own package state is read or changed,
// and the mirror is the one this machine already uses.
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { output, run, which } from "./process.mjs";
import { SetupError } from "./say.mjs";

const KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg";

/** Opens `suite` with all state under `folder`; `refresh()` must run once before the other calls. */
export function openSuite(suite, folder) {
  if (!which("apt-get")) {
    throw new SetupError("no `emcc` was found, and this machine has no apt-get to fetch one with",
      "Install the Emscripten SDK, Boost and doctest yourself (CONTRIBUTING.md), then run this again.");
  }
  const state = join(folder, "apt");
  for (const part of ["state/lists/partial", "cache/archives/partial", "etc/none"]) mkdirSync(join(state, part), { recursive: true });
  writeFileSync(join(state, "etc/status"), "");
  const site = mirror();
  writeFileSync(join(state, "etc/sources.list"), `deb [signed-by=${KEYRING}] ${site} ${suite} main\n`);
  const config = join(state, "etc/apt.conf");
  writeFileSync(config, [
    `Dir "${state}/";`,
    `Dir::State "state";`, `Dir::State::lists "lists";`, `Dir::State::status "${state}/etc/status";`,
    `Dir::Cache "cache";`, `Dir::Cache::archives "archives";`,
    `Dir::Etc "etc";`, `Dir::Etc::sourcelist "sources.list";`, `Dir::Etc::sourceparts "none";`, `Dir::Etc::parts "none";`,
    `Dir::Etc::preferences "none";`, `Dir::Etc::preferencesparts "none";`,
    `APT::Architecture "amd64";`, `APT::Architectures { "amd64"; };`, `APT::Install-Recommends "false";`,
    `Acquire::Languages "none";`, `Acquire::Retries "3";`,
    // A frozen mirror's Release file may be past its date; its signature is still checked.
    `Acquire::Check-Valid-Until "false";`,
    `APT::Sandbox::User "root";`, "",
  ].join("\n"));
  const env = { ...process.env, APT_CONFIG: config, LC_ALL: "C.UTF-8" };
  const facts = new Map();

  return {
    suite,
    refresh: () => run("apt-get", ["-q", "update"], { env }),
    /** `{ version, depends: [[alternative, …], …], provides }` of a package, or undefined. */
    package(name) {
      if (!facts.has(name)) facts.set(name, describe(name, env));
      return facts.get(name);
    },
    /** Downloads packages into `target`; files already there and whole are kept. */
    async download(names, target) {
      mkdirSync(target, { recursive: true });
      await run("apt-get", ["-q", "download", ...names], { env, cwd: target });
      return readdirSync(target).filter((file) => file.endsWith(".deb")).map((file) => join(target, file));
    },
  };
}

function mirror() {
  const lines = output("apt-get", ["indextargets", "--format", "$(SITE) $(CODENAME) $(ORIGIN) $(COMPONENT)", "Created-By: Packages"])
    .split("\n").map((line) => line.split(" ")).filter((words) => words.length >= 4 && words.at(-1) === "main");
  const main = lines.find(([site, codename]) => !/-|security/.test(codename) && !site.includes("security"));
  if (!main) {
    throw new SetupError("apt-get names no main Debian archive on this machine",
      "Run `apt-get update` as root once, or install the Emscripten SDK yourself (CONTRIBUTING.md).");
  }
  return main[0];
}

function describe(name, env) {
  let text;
  try {
    text = output("apt-cache", ["show", "--no-all-versions", name], { env });
  } catch {
    return undefined;
  }
  const field = (key) => new RegExp(`^${key}: (.*)$`, "m").exec(text)?.[1] ?? "";
  if (!field("Package")) return undefined;
  const depends = [field("Pre-Depends"), field("Depends")].filter(Boolean).join(", ").split(",").filter((part) => part.trim());
  return {
    version: field("Version"),
    depends: depends.map((part) => part.split("|").map((one) => one.trim().replace(/[\s:(\[].*$/, ""))),
  };
}
