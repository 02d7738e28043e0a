// SPDX-License-Identifier: MIT
// The engines the browser tests run in, from the system's own packages: nothing is downloaded.
import { which } from "../../wasm/toolchain/process.mjs";

/** `projects` of Playwright begin with the name; `programs`: of each row one must be there; the first is the one that is installed. */
export const engines = [
  { name: "chromium", title: "Chromium", programs: [["chromium", "google-chrome"]] },
  { name: "firefox", title: "Firefox", programs: [["firefox-esr"]] },
  { name: "webkit", title: "WebKitGTK", programs: [["WebKitWebDriver"], ["Xvfb"]] },
];

/** The engine of a Playwright project: `firefox-dark` is Firefox with a setting. */
export const engineOf = (project) => engines.find(({ name }) => name === project.split("-")[0]);

/** The path of the first of an engine's programs that is on this machine. */
export const programOf = (name) => found(engines.find((engine) => engine.name === name).programs[0]);

/** Why an engine cannot run here; undefined where it can. */
export function whyAbsent({ title, programs }) {
  const missing = programs.filter((names) => !found(names)).map(([name]) => name);
  return missing.length ? `${title} does not run here: this machine has no ${missing.join(" and no ")}` : undefined;
}

const found = (names) => names.map((name) => which(name)).find(Boolean);
