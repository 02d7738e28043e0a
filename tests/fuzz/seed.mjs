// SPDX-License-Identifier: MIT
// `node tests/fuzz/seed.mjs 300`: makes tests/fuzz/corpus anew, from the published vectors, the tests' generator and what the fuzzer
// finds in so many seconds: of a least set of inputs that reach everything reached, as many as the corpus has room for.
import { copyFileSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensure } from "../../wasm/toolchain/ensure.mjs";
import { run } from "../../wasm/toolchain/process.mjs";
import { SetupError, runMain, say } from "../../wasm/toolchain/say.mjs";
import { build } from "../../web/build.mjs";
import { buildPreset } from "../../web/cmake.mjs";
import { askedOfVectors } from "../vectors/native.mjs";
import { findClang } from "./clang.mjs";
import { buildTarget, corpus, fuzz, workshop } from "./fuzz.mjs";

/** Bytes and files that the corpus may take. */
const ROOM = 280_000;
const MOST = 300;
const RANDOM_ACCOUNTS = 2_000;
/** The first byte of an input: what is asked, as text. */
const kinds = { assess: 0, preview: 1 };

await runMain(async () => {
  await ensure();
  const { clang, reason } = await findClang();
  if (!clang) throw new SetupError(reason);
  const target = await buildTarget(clang);
  await build();
  const seeds = emptied("seeds");
  for (const [place, { about, question }] of (await askedOfVectors()).entries()) {
    writeFileSync(join(seeds, `vector-${place}`), Buffer.concat([Buffer.from([kinds[about]]), question]));
  }
  const writer = join(await buildPreset("fuzz", "margin_fuzz_seeds"), "tests/fuzz/margin_fuzz_seeds");
  await run(writer, [seeds, String(RANDOM_ACCOUNTS)]);
  mkdirSync(corpus, { recursive: true });
  const found = join(workshop, "corpus");
  mkdirSync(found, { recursive: true });
  for (const file of readdirSync(seeds)) copyFileSync(join(seeds, file), join(found, file));
  const { crash } = await fuzz(target, Number(process.argv[2] ?? 300));
  if (crash) throw new SetupError(`an input fails: ${crash}`);
  const least = emptied("least");
  await run(target, ["-set_cover_merge=1", "-verbosity=0", least, found, corpus]);
  keep(least);
});

function emptied(name) {
  const folder = join(workshop, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Some of every size, as long as there is room. */
function keep(folder) {
  rmSync(corpus, { recursive: true, force: true });
  mkdirSync(corpus, { recursive: true });
  const files = readdirSync(folder).map((name) => ({ name, size: statSync(join(folder, name)).size })).sort((a, b) => a.size - b.size);
  const stride = Math.max(1, Math.ceil(files.length / MOST));
  let bytes = 0;
  const kept = files.filter((_, place) => place % stride === 0).filter(({ size }) => bytes + size <= ROOM && (bytes += size));
  for (const { name } of kept) copyFileSync(join(folder, name), join(corpus, name));
  say(`${kept.length} of ${files.length} inputs kept, ${bytes} bytes`);
}
