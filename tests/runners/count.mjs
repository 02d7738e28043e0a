// SPDX-License-Identifier: MIT
// A reporter for `node --test` that only counts, as one line of JSON.
import { resolve } from "node:path";

export default async function* count(events) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    if (data.details?.type === "suite") continue;
    // Node reports a file that registers no test as one test named like the file.
    const isFile = data.nesting === 0 && data.file !== undefined && resolve(data.name) === resolve(data.file);
    if (type === "test:fail") total.failed += 1;
    else if (data.skip !== undefined || data.todo !== undefined) total.skipped += 1;
    else if (!isFile) total.passed += 1;
  }
  yield JSON.stringify(total);
}
