// SPDX-License-Identifier: MIT
// The ordinary Debian packages the build and the tests use: what is missing is installed in one go, or asked for in one line.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { exitCode, run, which } from "./process.mjs";
import { SetupError, say } from "./say.mjs";

// Each entry: a program that shows the package is there, and the package that brings it.
const FOR_BUILDING = [["g++", "g++"], ["cmake", "cmake"], ["ninja", "ninja-build"], ["python3", "python3"]];
const FOR_UNPACKING = [["patchelf", "patchelf"], ["dpkg-deb", "dpkg"]];
const BROWSERS = [["chromium", "chromium"], ["firefox-esr", "firefox-esr"], ["WebKitWebDriver", "webkit2gtk-driver"]];
const FOR_BROWSER_TESTS = [...BROWSERS, ["Xvfb", "xvfb"]];
const FOR_FUZZING = ["clang-19", "libclang-rt-19-dev"];

const isRoot = process.getuid?.() === 0;
const missingOf = (wanted) => wanted.filter(([program]) => !which(program)).map(([, name]) => name);

/** Makes sure the programs of the groups asked for are there. A browser that this system does not have is told, and does without. */
export async function ensureSystemPackages({ unpacking = false, browser = false } = {}) {
  const missing = missingOf([...FOR_BUILDING, ...(unpacking ? FOR_UNPACKING : [])]);
  // A minimal image may lack what a mirror's signature is checked with.
  if (unpacking && !existsSync("/usr/share/keyrings/debian-archive-keyring.gpg")) missing.push("debian-archive-keyring");
  const browsers = browser ? await obtainable(missingOf(FOR_BROWSER_TESTS)) : [];
  const atOnce = isRoot ? missing : [...missing, ...browsers];
  if (atOnce.length > 0) await install(atOnce);
  if (isRoot && browsers.length > 0) await installWhatCanBe(browsers);
  if (browser) tellAbsent(missingOf(FOR_BROWSER_TESTS));
}

/** Those of the packages that this system's lists name; all of them while there are no lists. */
async function obtainable(names) {
  if (names.length === 0 || !which("apt-get")) return [];
  if (isRoot && !hasLists()) await exitCode("apt-get", ["-q", "update"]);
  if (!hasLists()) return names;
  return names.filter((name) => spawnSync("apt-cache", ["show", name], { stdio: "ignore" }).status === 0);
}

const hasLists = () => existsSync("/var/lib/apt/lists") && readdirSync("/var/lib/apt/lists").some((name) => name.includes("_Packages"));

async function installWhatCanBe(names) {
  try {
    await install(names);
  } catch (error) {
    say(error.message);
    if (names.length > 1) for (const name of names) await install([name]).catch(({ message }) => say(message));
  }
}

function tellAbsent(names) {
  if (missingOf(BROWSERS).length === BROWSERS.length) {
    throw new SetupError(`there is no browser to test with, none of ${BROWSERS.map(([, name]) => name).join(", ")}`,
      "Install one with this system's package manager, then run this again.");
  }
  for (const name of names) say(`${name} is not to be had here: the tests that need it are skipped`);
}

/** Installs a Clang with libFuzzer, or throws a `SetupError` that says how. */
export const installClang = () => install(FOR_FUZZING);

async function install(missing) {
  const args = ["install", "-y", "--no-install-recommends", ...missing];
  if (!which("apt-get")) {
    throw new SetupError(`these programs are missing: ${missing.join(", ")}`,
      "Install them with this system's package manager, then run this again.");
  }
  if (!isRoot) {
    throw new SetupError(`these packages are missing: ${missing.join(", ")}`, `Run this, then start again:  sudo apt-get ${args.join(" ")}`);
  }
  say(`installing ${missing.join(", ")}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  if ((await exitCode("apt-get", ["-q", ...args], { env })) === 0) return;
  say("refreshing the package lists");
  await run("apt-get", ["-q", "update"], { env });
  await run("apt-get", ["-q", ...args], { env });
}
