// SPDX-License-Identifier: MIT
// The `test` of every browser test: in an engine that is not here, or lacks what a test needs, it is skipped and says why.
import { test as base } from "@playwright/test";
import { engineOf, whyAbsent } from "./engines.mjs";
import { whyUnfit } from "./needs.mjs";

export { expect } from "@playwright/test";

export const test = base.extend({
  fit: [async ({}, use, info) => {
    const engine = engineOf(info.project.name);
    const reason = whyAbsent(engine) ?? whyUnfit(engine, info.annotations);
    info.skip(Boolean(reason), reason);
    await use();
  }, { auto: true }],
});
