// SPDX-License-Identifier: MIT
// The fixture page, the demo and the lesson for a browser whose driver neither answers requests nor tells what was said on the console:
// served under the same policy, each with a script in front that writes down what a page must not do.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { serve } from "../../web/serve.mjs";
import { fixturePage } from "../elements/fixture-page.mjs";

const WATCH = `globalThis.faults = [];
document.addEventListener("securitypolicyviolation", ({ violatedDirective }) => faults.push(violatedDirective));
addEventListener("error", ({ message, target }) => faults.push(message ?? "not loaded: " + target.outerHTML), true);
addEventListener("unhandledrejection", ({ reason }) => faults.push(String(reason)));
for (const level of ["error", "warn"]) console[level] = (...said) => faults.push(said.join(" "));`;

const WORKER = `import { createEngine } from "/dist/engine.js";
const engine = await createEngine();
const positions = [{ symbol: "XYZ", side: "long", qty: 100, entry: 100, leverage: 5 }];
const account = { contracts: [{ symbol: "XYZ", tiers: [{ from: 0, mmr: "0.005" }] }], marks: { XYZ: 100 }, positions };
postMessage(engine.assess(account).positions[0].liquidation.exact);`;

/** `{ url, close }`: /fixture.html, /worker.js, the demo at /demo/ and the lesson at /learn/ and /learn/de/. */
export async function servePages() {
  const folder = mkdtempSync(join(tmpdir(), "marginscope-"));
  cpSync(join(repository, "dist/site"), folder, { recursive: true });
  for (const [name, [body]] of Object.entries(fixturePage())) writeFileSync(join(folder, name), body);
  writeFileSync(join(folder, "watch.js"), WATCH);
  writeFileSync(join(folder, "worker.js"), WORKER);
  for (const page of ["demo/index.html", "learn/index.html", "learn/de/index.html", "fixture.html"]) watched(join(folder, page));
  const { url, close } = await serve({ mounts: { "/dist/": join(repository, "dist"), "/": folder } });
  return { url, close: async () => { await close(); rmSync(folder, { recursive: true }); } };
}

function watched(file) {
  const html = readFileSync(file, "utf8");
  const tag = '<meta charset="utf-8">';
  if (!html.includes(tag)) throw new Error(`${file} has no ${tag}`);
  writeFileSync(file, html.replace(tag, `${tag}<script src="/watch.js"></script>`));
}
