// SPDX-License-Identifier: MIT
// The least versions of what is not pinned otherwise; the same file stops CMake.
import { readFileSync } from "node:fs";

export const least = JSON.parse(readFileSync(new URL("./least-versions.json", import.meta.url), "utf8"));

/** Whether a dotted version is `wanted` or later. */
export function newEnough(version, wanted) {
  const [a, b] = [version, wanted].map((text) => text.split(".").map(Number));
  for (let i = 0; i < b.length; i++) if ((a[i] ?? 0) !== b[i]) return (a[i] ?? 0) > b[i];
  return true;
}
