// SPDX-License-Identifier: MIT
// The ordinary Debian packages the build and the tests use: what is missing is installed in one go, or asked for in one line.
import { existsSync } from "node:fs";
import { exitCode, run, which } from "./process.mjs";
import { SetupError, say } from "./say.mjs";

// Each entry: a program that shows the package is there, and the package that brings it.
const FOR_BUILDING = [["g++", "g++"], ["cmake", "cmake"], ["ninja", "ninja-build"], ["python3", "python3"]];
const FOR_UNPACKING = [["patchelf", "patchelf"], ["dpkg-deb", "dpkg"]];
const FOR_BROWSER_TESTS = [["chromium", "chromium"]];
const FOR_FUZZING = ["clang-19", "libclang-rt-19-dev"];

/** Makes sure the programs of the groups asked for are there. */
export async function ensureSystemPackages({ unpacking = false, browser = false } = {}) {
  const wanted = [...FOR_BUILDING, ...(unpacking ? FOR_UNPACKING : []), ...(browser ? FOR_BROWSER_TESTS : [])];
  const missing = wanted.filter(([program]) => !which(program)).map(([, name]) => name);
  // A minimal image may lack what a mirror's signature is checked with.
  if (unpacking && !existsSync("/usr/share/keyrings/debian-archive-keyring.gpg")) missing.push("debian-archive-keyring");
  if (missing.length > 0) await install(missing);
}

/** Installs a Clang with libFuzzer, or throws a `SetupError` that says how. */
export const installClang = () => install(FOR_FUZZING);

async function install(missing) {
  const args = ["install", "-y", "--no-install-recommends", ...missing];
  if (!which("apt-get")) throw new SetupError(`these programs are missing: ${missing.join(", ")}`, "Install them with this system's package manager, then run this again.");
  if (process.getuid?.() !== 0) {
    throw new SetupError(`these packages are missing: ${missing.join(", ")}`, `Run this, then start again:  sudo apt-get ${args.join(" ")}`);
  }
  say(`installing ${missing.join(", ")}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  if ((await exitCode("apt-get", ["-q", ...args], { env })) === 0) return;
  say("refreshing the package lists");
  await run("apt-get", ["-q", "update"], { env });
  await run("apt-get", ["-q", ...args], { env });
}
