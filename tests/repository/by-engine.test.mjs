// SPDX-License-Identifier: MIT
import assert from "node:assert/strict";
import { test } from "node:test";
import { needs, whyUnfit } from "../browsers/needs.mjs";
import { countByEngine } from "../runners/by-engine.mjs";

const ran = (projectName, status, annotations = []) => ({ projectName, status, annotations });

test("a report is counted by engine, with the reason of what was skipped; a test that passes when repeated has failed", () => {
  const skip = { type: "skip", description: "no touch" };
  const tests = [
    ran("chromium", "expected"), ran("firefox", "flaky"), ran("firefox-dark", "expected"), ran("firefox", "skipped", [skip]),
    ran("webkit", "unexpected"), ran("webkit", "skipped"),
  ];
  const counted = countByEngine({ suites: [{ specs: [], suites: [{ specs: [{ tests }] }] }] });
  assert.deepEqual(counted, {
    chromium: { passed: 1, failed: 0, skipped: 0, reasons: new Map() },
    firefox: { passed: 1, failed: 1, skipped: 1, reasons: new Map([["no touch", 1]]) },
    webkit: { passed: 0, failed: 1, skipped: 1, reasons: new Map([["without a reason", 1]]) },
  });
});

test("a need is known, and told only where it cannot be met", () => {
  const { annotation } = needs("layout-shift");
  assert.match(whyUnfit({ name: "firefox" }, [annotation]), /layout-shift/);
  assert.equal(whyUnfit({ name: "chromium" }, [annotation]), undefined);
  assert.throws(() => needs("telepathy"), TypeError);
});
