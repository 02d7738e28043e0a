// SPDX-License-Identifier: MIT
// Counts Playwright's JSON report by engine.
import { engineOf, engines } from "../browsers/engines.mjs";

/** By the engine's name: `{ passed, failed, skipped, reasons }`, the last a map of why to how many. */
export function countByEngine({ suites }) {
  const counted = Object.fromEntries(engines.map(({ name }) => [name, { passed: 0, failed: 0, skipped: 0, reasons: new Map() }]));
  for (const { projectName, status, annotations } of testsOf(suites)) {
    const count = counted[engineOf(projectName).name];
    if (status === "expected") count.passed++;
    else if (status === "skipped") {
      count.skipped++;
      const reason = annotations.find(({ type }) => type === "skip")?.description ?? "without a reason";
      count.reasons.set(reason, (count.reasons.get(reason) ?? 0) + 1);
    } else count.failed++; // A test that passes only when repeated is a failure.
  }
  return counted;
}

function testsOf(suites = []) {
  return suites.flatMap(({ specs, suites: inner }) => [...specs.flatMap(({ tests }) => tests), ...testsOf(inner)]);
}
