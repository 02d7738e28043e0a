// SPDX-License-Identifier: MIT
// How the set-up talks: one line per step on stderr, and errors that name the cause and the fix.

/** An error a newcomer can act on: what happened, and the one thing to do about it. */
export class SetupError extends Error {
  constructor(cause, fix) {
    super(fix ? `${cause}\n  ${fix}` : cause);
    this.name = "SetupError";
  }
}

export function say(line) {
  process.stderr.write(`marginscope: ${line}\n`);
}

/** Runs `main`; a SetupError ends the program with its message alone, anything else keeps its stack. */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    say(error instanceof SetupError ? error.message : String(error?.stack ?? error));
    process.exitCode = 1;
  }
}
