// SPDX-License-Identifier: MIT
// The package as its users meet it: packed, installed outside the repository, built with their tools, run where they run it.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";
import { openBrowser, PRICE, shows } from "./browser.mjs";
import { byEsbuild, byVite, byWebpack, tool } from "./bundle.mjs";
import { installAlone, installWith, integrity, pack } from "./install.mjs";
import { renderedByServer, renderedInPage } from "./react.mjs";
import { said } from "./said.mjs";
import { typeErrors } from "./types.mjs";

const apps = fileURLToPath(new URL("./apps/", import.meta.url));
const root = mkdtempSync(join(tmpdir(), "marginscope-consumers-"));
const alone = join(root, "alone");
const workbench = join(root, "workbench");
const react18 = join(root, "react-18");

/** Most of each test is waiting for another program. */
const together = { concurrency: 2 };

let browser;
let packed;

before(async () => {
  packed = await pack(root);
  [browser] = await Promise.all([
    openBrowser(), installAlone(alone, packed), installWith("react-18", react18, packed), installWith("workbench", workbench, packed),
  ]);
  const { code } = await transform(await readFile(join(apps, "situation.ts"), "utf8"), { loader: "ts", format: "esm" });
  for (const folder of [alone, react18, workbench]) {
    await cp(apps, join(folder, "apps"), { recursive: true });
    await writeFile(join(folder, "apps/situation.js"), code);
  }
});

after(async () => {
  await browser?.close();
  rmSync(root, { recursive: true, force: true });
});

test("nothing but the package is installed", async () => {
  const { packages } = JSON.parse(await readFile(join(alone, "node_modules/.package-lock.json"), "utf8"));
  assert.deepEqual(Object.keys(packages), ["node_modules/marginscope"]);
});

describe("a page", together, () => {
  const rootOf = (folder) => ({ mounts: { "/": folder } });
  test("built by Vite", async () => shows(browser, { ...rootOf(await byVite(workbench, "plain")), check: everyPart }));
  test("built by webpack", async () => shows(browser, { ...rootOf(await byWebpack(workbench, "plain")), check: everyPart }));
  test("built by esbuild", async () => shows(browser, { ...rootOf(await byEsbuild(workbench, "plain")), check: everyPart }));
  test("with a module worker", async () => shows(browser, rootOf(await byEsbuild(workbench, "worker", ["main.mjs", "worker.mjs"]))));
  test("of Vue 3", async () => shows(browser, { ...rootOf(await byVite(workbench, "vue", "vue")), check: reportsStatus }));
  test("of Svelte 5", async () => shows(browser, { ...rootOf(await byVite(workbench, "svelte", "svelte")), check: reportsStatus }));

  test("without a bundler: the one file, by its integrity", async () => {
    const folder = join(alone, "apps/cdn");
    const stated = JSON.parse(await readFile(join(alone, "node_modules/marginscope/dist/integrity.json"), "utf8"));
    const script = `<script type="module" src="/marginscope@0/cdn.js" integrity="${stated["cdn.js"]}" crossorigin="anonymous"></script>`;
    await writeFile(join(folder, "index.html"), html(`${script}
      <main><margin-scope locale="en-US" quote="USDT"></margin-scope></main><script type="module" src="/apps/cdn/main.mjs"></script>`));
    const mounts = { "/marginscope@0/": join(alone, "node_modules/marginscope/dist"), "/": alone };
    await shows(browser, { mounts, path: "apps/cdn/", check: everyPart });
  });

  test("without a bundler: the entries, by an import map", async () => {
    const imports = Object.fromEntries(Object.entries(await exported()).filter(([name, target]) => target.default && !name.includes("*"))
      .map(([name, target]) => [name.replace(/^\./, "marginscope"), target.default.replace(/^\./, "/node_modules/marginscope")]));
    const map = JSON.stringify({ imports });
    const file = join(alone, "map.txt");
    await writeFile(file, map);
    await mkdir(join(alone, "apps/map"), { recursive: true });
    await writeFile(join(alone, "apps/map/index.html"),
      html(`<script type="importmap">${map}</script><main></main><script type="module" src="/apps/plain/main.mjs"></script>`));
    await shows(browser, { ...rootOf(alone), path: "apps/map/", scripts: [await integrity(file, "sha256")], check: everyPart });
  });
});

describe("Node", together, () => {
  const node = async (file) => {
    const { ok, text } = await said(["--no-warnings", "--disallow-code-generation-from-strings", join(alone, "apps/node", file)], alone);
    assert.ok(ok, text);
    return JSON.parse(text);
  };

  test("imports every entry, elements included", async () => {
    assert.deepEqual(await node("module.mjs"), { price: PRICE, one: true, element: "function", plot: "function", tag: "margin-scope", wasm: true });
  });
  test("computes in a worker thread", async () => assert.deepEqual(await node("thread.mjs"), { price: PRICE }));
});

/** What is fetched only when it is wanted is found in what the tool made. */
async function everyPart(page) {
  const element = page.locator("margin-scope");
  await element.evaluate((node) => Object.assign(node, { view: "panel", editable: true, blockOn: "insufficient" }));
  await element.locator(".field[data-name=qty]").waitFor();
  await element.getByRole("button", { name: "Distance" }).click();
  await element.locator(".explanation .formula").first().waitFor();
  await element.evaluate((node) => { node.order = { ...node.order, qty: "100000" }; });
  await element.locator(".detail").getByText("is missing").waitFor();
  await element.evaluate((node) => { node.view = "meter"; });
  await element.locator(".room").waitFor();
  assert.equal(await element.evaluate(async (node) => { await node.updateComplete; return node.checkValidity(); }), false);
}

/** `hydrated`: what is rendered on a server, where that is not the same. */
const REACT = [
  { name: "React 18, the component", folder: react18, app: "component", check: behaves },
  { name: "React 19, the component", folder: workbench, app: "component", check: behaves },
  { name: "React 19, the tag", folder: workbench, app: "tag", hydrated: "hydrated-tag", check: reportsStatus },
];

for (const { name, folder, app, hydrated = app, check } of REACT) {
  describe(name, together, () => {
    test("renders in the page", async () => shows(browser, { mounts: { "/": await renderedInPage(folder, app) }, check }));
    test("renders on the server and is hydrated without a warning", async () => {
      const { out, markup } = await renderedByServer(folder, hydrated);
      assert.match(markup, /^<margin-scope(?=[^>]* class="ticket")(?=[^>]* locale="en-US")(?=[^>]* quote="USDT")[^>]*><\/margin-scope>/);
      await shows(browser, { mounts: { "/": out }, check });
    });
  });
}

describe("types", together, () => {
  const check = async (what) => assert.deepEqual(await typeErrors({ workbench, ...what }), []);

  for (const resolution of ["bundler", "nodenext"]) {
    test(`of the engine and the element, alone (${resolution})`, () => check({ resolution, folder: alone, files: ["types/package.ts"] }));
    test(`of the component, React 18 (${resolution})`, () =>
      check({ resolution, folder: react18, files: ["types/component.tsx", "react/component.tsx"] }));
    test(`of the component and the tag, React 19 (${resolution})`, () => check({
      resolution,
      files: ["types/component.tsx", "types/tag.tsx", "react/component.tsx", "react/tag.tsx", "react/hydrated-tag.tsx"],
    }));
    test(`of the tag in Solid (${resolution})`, () => check({ resolution, jsx: "solid-js", files: ["types/solid.tsx"] }));
  }
  test("of every entry that is for no framework, alone", async () => {
    const entries = Object.entries(await exported())
      .filter(([name, target]) => target.types && !/\*|react|^\.\/types\//.test(name))
      .map(([name]) => name.replace(/^\./, "marginscope"));
    assert.ok(entries.length >= 5);
    await writeFile(join(alone, "apps/types/entries.ts"), entries.map((entry, at) => `export type * as entry${at} from "${entry}";\n`).join(""));
    await check({ resolution: "nodenext", folder: alone, files: ["types/entries.ts"] });
  });
  test("of the engine and the element, alone (TypeScript 5)", () =>
    check({ checker: "typescript5", resolution: "nodenext", folder: alone, files: ["types/package.ts"] }));
  test("of the tag in Vue", () => check({ checker: "vue", files: ["types/Tag.vue", "vue/App.vue"], library: false }));
  test("of the tag in Svelte", () => check({ checker: "svelte", files: ["types/Tag.svelte", "svelte/App.svelte"], library: false }));
});

describe("the package", together, () => {
  test("is what publint wants of one", async () => {
    const { publint } = await tool(workbench, "publint");
    const { messages } = await publint({ pkgDir: join(alone, "node_modules/marginscope"), pack: false, strict: true });
    assert.deepEqual(messages, []);
  });

  test("has types that are those of its files, for every way of resolving them", async () => {
    const cli = join(workbench, "node_modules/@arethetypeswrong/cli/dist/index.js");
    // What is fetched or linked, not imported, has no types.
    const linked = ["--exclude-entrypoints", "engine.wasm", "element.css", "plot.css"];
    const words = [packed.file, "--profile", "esm-only", ...linked, "--no-color", "--no-emoji"];
    const { ok, text } = await said([cli, ...words], workbench);
    assert.ok(ok, text);
  });
});

const exported = async () => JSON.parse(await readFile(join(alone, "node_modules/marginscope/package.json"), "utf8")).exports;

/** The event arrived. */
async function reportsStatus(page) {
  await page.locator("#status").getByText("ok", { exact: true }).waitFor({ timeout: 15_000 });
}

/** Also the reference, and a prop that is taken away. */
async function behaves(page) {
  await reportsStatus(page);
  await page.locator("#spoken").getByText(`Liquidated at ${PRICE} USDT`).waitFor({ timeout: 15_000 });
  const seen = await page.locator("margin-scope").evaluate(({ quote, editable, tickSize, tick }) =>
    ({ quote, editable, tickSize, tick: typeof tick }));
  assert.deepEqual(seen, { quote: "USDT", editable: true, tickSize: "0.001", tick: "function" });
  const slider = page.locator("margin-plot").getByRole("slider");
  await slider.focus();
  await slider.press("ArrowRight");
  await page.waitForFunction(() => Number(document.querySelector("#mark").textContent) > 100);
  await page.getByRole("button", { name: "Without label" }).click();
  await page.waitForFunction(() => document.querySelector("margin-scope").quote === "");
}

const html = (body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Consumer</title>${body}</html>`;
