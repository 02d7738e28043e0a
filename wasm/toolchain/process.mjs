// SPDX-License-Identifier: MIT
// Running other programs: arguments as arrays, never through a shell, so that any folder name works.
import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { SetupError } from "./say.mjs";

/** The full path of a program on PATH, or undefined. */
export function which(name, path = process.env.PATH ?? "") {
  for (const folder of path.split(delimiter)) {
    const candidate = join(folder || ".", name);
    try {
      accessSync(candidate, constants.X_OK);
      if (statSync(candidate).isFile()) return candidate;
    } catch {
      // Not here: the next folder may have it.
    }
  }
  return undefined;
}

/** Standard output of a program; throws with its own words when it fails. */
export function output(program, args, options = {}) {
  const done = spawnSync(program, args, { encoding: "utf8", maxBuffer: 256 << 20, ...options });
  if (done.error || done.status !== 0) throw failure(program, args, done.error ?? done.stderr.trim(), done.status);
  return done.stdout;
}

/** Runs a program with its output shown (on stderr unless `stdio` says otherwise); throws when it fails. */
export async function run(program, args, options = {}) {
  const code = await exitCode(program, args, options);
  if (code !== 0) throw failure(program, args, "its output is above", code);
}

/** Like `run`, but a failure is the returned exit code. */
export function exitCode(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["ignore", 2, 2], ...options });
    child.on("error", (error) => reject(failure(program, args, error, null)));
    child.on("exit", (code, signal) => resolve(code ?? (signal ? 128 : 1)));
  });
}

function failure(program, args, cause, status) {
  const reason = cause instanceof Error ? cause.message : cause;
  return new SetupError(`${program} ${args.slice(0, 4).join(" ")} failed${status === null ? "" : ` (exit ${status})`}: ${reason}`);
}
