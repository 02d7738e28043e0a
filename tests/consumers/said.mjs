// SPDX-License-Identifier: MIT
import { execFile } from "node:child_process";

/** Runs a program of Node's in `cwd`: whether it ended well, and all that it printed. Others go on meanwhile. */
export const said = (words, cwd) => new Promise((resolve) => {
  execFile(process.execPath, words, { cwd, encoding: "utf8", maxBuffer: 64 << 20 }, (error, stdout, stderr) =>
    resolve({ ok: !error, text: `${stdout}${stderr}`.trim() }));
});
