// SPDX-License-Identifier: MIT
// What the README says must be so: its lines run as they stand, and its tables are what the build says.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { FILES, kilobytes, tables, withTables } from "../../web/readme.mjs";

const readme = readFileSync(join(repository, "README.md"), "utf8");
const blocks = (language) => [...readme.matchAll(new RegExp("```" + language + "\\n([\\s\\S]*?)```", "g"))].map(([, code]) => code);

test("the engine's lines run as they stand and give what their comments say", async () => {
  const code = blocks("js").find((block) => block.includes("marginscope/engine"));
  const lines = code.split("\n").map((line) => line.replace(/\s*\/\/.*$/, ""));
  const body = lines.map((line) => line
    .replace(/^import \{ (\w+) \} from "([^"]+)";/, 'const { $1 } = await import("$2");')
    .replace(/^(report\.positions.*|ticket\.accepted);$/, "seen.push($1);")).join("\n");
  const seen = [];
  // The package by its own name: Node resolves it through `exports`.
  const module = `export default async (seen) => {\n${body}\n};`;
  const resolved = module.replaceAll('"marginscope/engine"', JSON.stringify(import.meta.resolve("marginscope/engine")));
  const { default: run } = await import(`data:text/javascript,${encodeURIComponent(resolved)}`);
  await run(seen);
  const said = [...code.matchAll(/\/\/ ("[\d.]+"|true)/g)].map(([, value]) => JSON.parse(value));
  assert.deepEqual(seen, said);
});

test("the lines for a chart draw, move and take away what the ticket reports", async () => {
  const code = blocks("js").find((block) => block.includes("lightweight-charts")).replace(/^import .*/, "");
  const drawn = [];
  const series = {
    createPriceLine: ({ price, title }) => {
      const line = { price, title, applyOptions: (options) => Object.assign(line, options) };
      drawn.push(line);
      return line;
    },
    removePriceLine: (line) => drawn.splice(drawn.indexOf(line), 1),
  };
  const ticket = new EventTarget();
  ticket.followedBy = (follower, inView) => { ticket.followers = [follower, inView]; };
  const module = `export default (createChart, AreaSeries, ticket, box) => {\n${code}\nreturn onTick;\n};`;
  const { default: run } = await import(`data:text/javascript,${encodeURIComponent(module)}`);
  const box = {};
  const onTick = run(() => ({ addSeries: () => series }), {}, ticket, box);
  assert.deepEqual(ticket.followers, [box, true]);
  const shows = (position, ...expected) => {
    ticket.report = { status: "ok", after: { position } };
    ticket.dispatchEvent(new Event("ms-change"));
    assert.deepEqual(drawn.map(({ title, price }) => [title, price]), expected);
  };
  shows({ entry: "100", liquidation: { price: "80.402" }, bankruptcy: { price: "80" } }, ["Entry", 100], ["Liquidation", 80.402], ["Bankruptcy", 80]);
  shows({ entry: "100", liquidation: { price: "90.452" }, bankruptcy: {} }, ["Entry", 100], ["Liquidation", 90.452]);
  // A ticket knows what follows from a tick only when its frame has come.
  const reportAt = (price) => ({ status: "ok", after: { position: { entry: "100", liquidation: { price }, bankruptcy: {} } } });
  ticket.tick = (marks) => { ticket.updateComplete = Promise.resolve().then(() => { ticket.report = reportAt(marks.XYZ); }); };
  onTick({ XYZ: "79" });
  await ticket.updateComplete;
  await null;
  assert.deepEqual(drawn.map(({ title, price }) => [title, price]), [["Entry", 100], ["Liquidation", 79]]);
  shows(null);
});

test("the policy it promises is one the server's own is no looser than", async () => {
  const [, promised] = /```\nContent-Security-Policy: (.*)\n```/.exec(readme);
  const { POLICY } = await import("../../web/serve.mjs");
  for (const directive of promised.split("; ")) assert.ok(POLICY.includes(directive), directive);
});

test("its table of venues is that of the engine", async () => {
  const { venues } = await tables();
  assert.equal(withTables(readme, { venues }), readme, "run `node web/readme.mjs` and commit README.md");
});

test("its sizes are those of the build, give or take what another version of a tool makes of it", () => {
  const rows = [...readme.matchAll(/^\| `([\w./]+)` \| [^|]+ \| (\d+) KB \|$/gm)];
  assert.deepEqual(rows.map(([, file]) => file), FILES.map(([file]) => file));
  for (const [, file, said] of rows) {
    assert.ok(Math.abs(kilobytes(file) - Number(said)) <= Math.max(1, 0.1 * Number(said)), `${file}: ${kilobytes(file)} KB`);
  }
});

test("every link leads to a file, in the repository and in the package", () => {
  const { files } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
  for (const [, target] of readme.matchAll(/\]\(([^)#]+)\)/g)) {
    assert.ok(existsSync(join(repository, target)), target);
    // The licence is packed whatever is named.
    assert.ok([...files, "LICENSE"].includes(target), `${target} is not in the package`);
  }
});
