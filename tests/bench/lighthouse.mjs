// SPDX-License-Identifier: MIT
// What Lighthouse says of a page of the site, on a desk and on a slow phone. It is large and nothing else needs it: it is installed, as
// lighthouse/package-lock.json pins it, into build/ when it is first asked.
import { copyFile, mkdir, readFile } from "node:fs/promises";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { run } from "../../wasm/toolchain/process.mjs";
import { SetupError, say } from "../../wasm/toolchain/say.mjs";
import { POLICY, serve } from "../../web/serve.mjs";

const here = fileURLToPath(new URL("lighthouse/", import.meta.url));
const home = join(repository, "build/lighthouse");
const FORMS = [{ form: "desk", words: ["--preset=desktop"] }, { form: "slow phone", words: [] }];
/** What each category must reach. */
const LEAST = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };
/** Of so many visits the one in the middle counts: speed is not the same twice. */
const VISITS = 3;

/** `[{ form, title, score, least }]` of the page at `path`. */
export async function lighthouse(path, executablePath) {
  await install();
  // Lighthouse reads robots.txt from within the page, which our own policy forbids it.
  const server = await serve({ packed: true, policy: `${POLICY}; connect-src 'self'` });
  try {
    const scores = [];
    for (const { form, words } of FORMS) {
      const visits = [];
      for (let visit = 1; visit <= VISITS; visit++) {
        say(`Lighthouse, ${form}, visit ${visit} of ${VISITS}`);
        visits.push(await look(`${server.url}${path}`, words, executablePath));
      }
      for (const [id, least] of Object.entries(LEAST)) {
        const score = middle(visits.map((visit) => Math.round(visit[id].score * 100)));
        scores.push({ form, title: visits[0][id].title, score, least });
      }
    }
    return scores;
  } finally {
    await server.close();
  }
}

async function install() {
  const files = ["package.json", "package-lock.json"];
  const same = await Promise.all(files.map(async (name) => (await textOf(join(home, name))) === (await textOf(join(here, name)))));
  if (same.every(Boolean) && (await textOf(join(home, "node_modules/lighthouse/package.json")))) return;
  say("installing Lighthouse into build/");
  await mkdir(home, { recursive: true });
  for (const name of files) await copyFile(join(here, name), join(home, name));
  await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: home });
}

const textOf = (file) => readFile(file, "utf8").catch(() => undefined);

/** Its categories after one visit. In a process of its own: this one answers the page. */
async function look(address, words, executablePath) {
  const flags = "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking";
  const child = spawn(process.execPath, [join(home, "node_modules/lighthouse/cli/index.js"), address, ...words, "--quiet", "--output=json", flags], {
    env: { ...process.env, CHROME_PATH: executablePath }, stdio: ["ignore", "pipe", 2],
  });
  let told = "";
  for await (const part of child.stdout.setEncoding("utf8")) told += part;
  if (!told) throw new SetupError("Lighthouse said nothing", "Its own words are above.");
  return JSON.parse(told).categories;
}

const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
