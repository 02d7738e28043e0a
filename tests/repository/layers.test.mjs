// SPDX-License-Identifier: MIT
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { CORE_FOLDERS, wrongArrows } from "./layers.mjs";

test("arrows run one way: core ← wasm ← web/engine ← web/elements ← web/ssr, web/frameworks ← web/site", () => {
  const words = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "core", "wasm", "web", "tests"];
  const names = execFileSync("git", words, { cwd: repository, encoding: "utf8" }).split("\0")
    .filter((file) => /\.(cpp|hpp|h|ts|mts|js|mjs|cmake)$|CMakeLists\.txt$/.test(file) && existsSync(join(repository, file)));
  const files = new Map(names.map((file) => [file, readFileSync(join(repository, file), "utf8")]));
  for (const layer of ["core/include/", "core/src/", "wasm/", "web/engine/", "web/elements/", "web/ssr/", "web/frameworks/", "web/site/"]) {
    assert.ok(names.some((file) => file.startsWith(layer)), `no file in ${layer}`);
  }
  assert.deepEqual(wrongArrows(files), []);
});

test("every file of the core is in a folder whose place is known", () => {
  for (const root of ["core/include/margin", "core/src"]) {
    assert.deepEqual(readdirSync(join(repository, root)).filter((name) => !CORE_FOLDERS.includes(name)), [], root);
  }
});

const lines = (...statements) => `${statements.join("\n")}\n`;

/** A small repository in which every arrow is right. */
const SOUND = {
  "core/include/margin/arithmetic/decimal.hpp": "#include <string>\n",
  "core/include/margin/arithmetic/path.hpp": '#include "margin/arithmetic/decimal.hpp"\n// a chronology at random\n',
  "core/src/arithmetic/path.cpp": '#include "margin/arithmetic/path.hpp"\n#include "edges.hpp"\n',
  "core/src/arithmetic/edges.hpp": "#include <vector>\n",
  "core/include/margin/health/standing.hpp": '#include "margin/arithmetic/path.hpp"\n',
  "core/CMakeLists.txt": "add_library(margin_core STATIC)\n",
  "wasm/bindings.cpp": '#include <emscripten/bind.h>\n#include "reader.hpp"\n#include "margin/arithmetic/path.hpp"\n',
  "wasm/reader.hpp": '#include "margin/arithmetic/decimal.hpp"\n',
  "wasm/toolchain/ensure.mjs": 'import { join } from "node:path";\n',
  "web/build.mjs": 'import { ensure } from "../wasm/toolchain/ensure.mjs";\nconst esbuild = await import("esbuild");\n',
  "web/cdn.ts": 'export * from "./engine/index.js";\nexport * from "./elements/index.js";\n',
  "web/engine/glue.ts": 'import Glue from "virtual:marginscope.mjs";\nimport base64 from "virtual:marginscope.wasm";\n',
  "web/engine/index.ts": '/** Needs no document and no window. */\nexport type { Account } from "./types.js";\nimport { load } from "./glue.js";\n',
  "web/engine/types.ts": "export interface Account {\n  /** The host's own window onto it. */\n  wallet: string;\n}\n",
  "web/elements/index.ts": lines(
    'import { LitElement, html } from "lit";', 'import { property } from "lit/decorators.js";',
    'import type { Account } from "../engine/index.js";', "import {", "  part,", '} from "./part.js";',
  ),
  "web/elements/part.ts": "customElements.define;\n",
  "web/ssr/index.ts": lines(
    'import { render } from "@lit-labs/ssr";', 'import type { LitElement } from "lit";',
    'import { MarginScope } from "../elements/index.js";', 'import * as engine from "../engine/index.js";',
  ),
  "web/frameworks/react.ts": lines(
    'import { createElement } from "react";', 'import { Part } from "../elements/index.js";',
    'import type { Settable } from "./host.js";',
  ),
  "web/frameworks/host.ts": 'import type { LitElement } from "lit";\n',
  "web/site/main.ts": lines(
    '// import "../engine/index.js" would be wrong', 'import { createEngine } from "marginscope/engine";',
    'import { MarginScope } from "marginscope/element";', 'import "./feed.js";',
  ),
  "web/site/feed.ts": 'const late = () => import("marginscope/cdn");\n',
  "web/site/build.mjs": 'import { join } from "node:path";\nimport { say } from "../../wasm/toolchain/say.mjs";\n',
  "tests/core/a_test.cpp": '#include <iostream>\n#include "margin/arithmetic/path.hpp"\n#include "reader.hpp"\n',
  "tests/engine/a.test.mjs": 'import { createEngine } from "../../dist/engine.js";\n',
};

/** What is found after `changes` to the sound repository. */
const found = (changes) => wrongArrows(new Map(Object.entries({ ...SOUND, ...changes })));

/** Name of the wrong arrow → the file that has it, and its text. */
const WRONG = {
  "core includes the door": ["core/src/arithmetic/path.cpp", '#include "../../../wasm/reader.hpp"'],
  "core includes the door by its folder": ["core/src/arithmetic/path.cpp", '#include "reader.hpp"'],
  "core includes emscripten": ["core/src/arithmetic/path.cpp", "#include <emscripten/val.h>"],
  "core asks whether it is compiled by emscripten": ["core/src/arithmetic/path.cpp", "#ifdef __EMSCRIPTEN__"],
  "core's build file mentions emscripten": ["core/CMakeLists.txt", "if(EMSCRIPTEN)"],
  "arithmetic knows of accounts": ["core/src/arithmetic/path.cpp", '#include "margin/health/standing.hpp"'],
  "core includes a test": ["core/src/arithmetic/path.cpp", '#include "../../../tests/core/a_test.cpp"'],
  "core includes what no layer has": ["core/src/arithmetic/path.cpp", '#include "elsewhere.hpp"'],
  "core prints": ["core/src/arithmetic/path.cpp", "#include <iostream>"],
  "core reads files": ["core/src/arithmetic/path.cpp", "#  include <fstream>"],
  "core looks at a clock": ["core/src/arithmetic/path.cpp", "auto now = std::chrono::system_clock::now();"],
  "core throws dice": ["core/src/arithmetic/path.cpp", "#include <random>"],
  "core depends on the locale": ["core/src/arithmetic/path.cpp", "std::locale::classic();"],
  "core starts threads": ["core/include/margin/arithmetic/path.hpp", "#include <thread>"],
  "a core header includes itself": ["core/include/margin/arithmetic/path.hpp", '#include "margin/arithmetic/path.hpp"'],
  "core headers include each other": ["core/include/margin/arithmetic/decimal.hpp", '#include "margin/arithmetic/path.hpp"'],
  "the door includes a test": ["wasm/reader.hpp", '#include "../tests/core/a_test.cpp"'],
  "the toolchain imports the web": ["wasm/toolchain/ensure.mjs", 'import "../../web/engine/index.js";'],
  "the engine imports an element": ["web/engine/index.ts", 'import { part } from "../elements/part.js";'],
  "the engine imports an element's type": ["web/engine/index.ts", 'import type { Part } from "../elements/part.js";'],
  "the engine imports an element when asked": ["web/engine/index.ts", 'const part = await import("../elements/part.js");'],
  "the engine imports the page": ["web/engine/index.ts", 'export { feed } from "../site/feed.js";'],
  "the engine imports a library": ["web/engine/index.ts", 'import Decimal from "decimal.js";'],
  "the engine imports a part of Node": ["web/engine/glue.ts", 'import { readFile } from "node:fs/promises";'],
  "the engine imports a tool": ["web/engine/index.ts", 'import { build } from "../build.mjs";'],
  "the engine imports what is no layer": ["web/engine/index.ts", 'import "../cdn.js";'],
  "the engine touches the document": ["web/engine/index.ts", "const root = document.body;"],
  "the engine touches the window": ["web/engine/index.ts", 'const there = typeof window !== "undefined";'],
  "the engine extends an element": ["web/engine/index.ts", "export class Engine extends HTMLElement {}"],
  "the engine registers an element": ["web/engine/index.ts", "globalThis.customElements.define();"],
  "the engine asks for the browser": ["web/engine/index.ts", "const agent = navigator.userAgent;"],
  "elements reach past the engine's entry": ["web/elements/index.ts", 'import { load } from "../engine/glue.js";'],
  "elements reach for a type past the engine's entry": ["web/elements/index.ts", 'type Account = import("../engine/types.js").Account;'],
  "elements import the glue": ["web/elements/part.ts", 'import Glue from "virtual:marginscope.mjs";'],
  "elements import the page": ["web/elements/part.ts", 'import "../site/feed.js";'],
  "elements import the package by its public name": ["web/elements/part.ts", 'import "marginscope/engine";'],
  "elements import a foreign library": ["web/elements/part.ts", 'import axe from "axe-core";'],
  "elements import what renders them on a server": ["web/elements/index.ts", 'import { renderToString } from "../ssr/index.js";'],
  "elements import a server's library": ["web/elements/part.ts", 'import { render } from "@lit-labs/ssr";'],
  "the server's rendering reaches past the elements' entry": ["web/ssr/index.ts", 'import { part } from "../elements/part.js";'],
  "the server's rendering reaches past the engine's entry": ["web/ssr/index.ts", 'import { load } from "../engine/glue.js";'],
  "the server's rendering imports a part of Node": ["web/ssr/index.ts", 'import { createHash } from "node:crypto";'],
  "the server's rendering imports the package by its public name": ["web/ssr/index.ts", 'import "marginscope/engine";'],
  "the server's rendering imports the page": ["web/ssr/index.ts", 'import "../site/feed.js";'],
  "elements import a framework": ["web/elements/part.ts", 'import { useRef } from "react";'],
  "elements import a component": ["web/elements/part.ts", 'import "../frameworks/react.js";'],
  "a component reaches past the elements' entries": ["web/frameworks/react.ts", 'import { part } from "../elements/part.js";'],
  "a component reaches past the elements": ["web/frameworks/react.ts", 'import { createEngine } from "../engine/index.js";'],
  "a component imports a foreign library": ["web/frameworks/react.ts", 'import axe from "axe-core";'],
  "the page imports the engine by path": ["web/site/main.ts", 'import { createEngine } from "../engine/index.js";'],
  "the page imports an element by path": ["web/site/feed.ts", 'import {\n  part,\n  other,\n} from "../elements/part.js";'],
  "the page imports the glue": ["web/site/feed.ts", 'import wasm from "virtual:marginscope.wasm";'],
  "the page imports what was built": ["web/site/feed.ts", 'import "../../dist/engine.js";'],
  "a tool imports the glue": ["web/build.mjs", 'import "../build/wasm/wasm/marginscope.mjs";'],
  "a test imports the glue": ["tests/engine/a.test.mjs", 'import "../../build/wasm/wasm/marginscope.mjs";'],
};

describe("the check of the arrows", () => {
  test("finds nothing where every arrow is right", () => assert.deepEqual(found({}), []));

  for (const [name, [file, line]] of Object.entries(WRONG)) {
    test(`catches that ${name}`, () => {
      assert.ok(file in SOUND);
      const sentences = found({ [file]: `${SOUND[file]}${line}\n` });
      assert.equal(sentences.length, 1, sentences.join("\n"));
      assert.match(sentences[0], file.startsWith("core/include") && name.includes("include") ? /include each other/ : new RegExp(`^${file}`));
    });
  }

  test("is not misled by a comment marker or a quote inside text", () => {
    const line = 'const pattern = /["\'`]/; const text = "/*"; const other = "*/ document";\nimport { part } from "../elements/part.js";\n';
    assert.equal(found({ "web/engine/index.ts": line }).length, 1);
  });
});
