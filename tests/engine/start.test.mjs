// SPDX-License-Identifier: MIT
// How an engine starts, how long it lives, and what happens when it does not.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { test } from "node:test";
import * as library from "../../dist/engine.js";
import { assertAnswersRight, empty, full, isolated, order } from "./example.mjs";

const { createEngine, createEngineSync, MarginInputError } = library;
const file = new URL("../../dist/engine.wasm", import.meta.url);
const bytes = readFileSync(file);

/** An engine and the instances of WebAssembly that it makes. */
function watched(module) {
  const { Instance } = WebAssembly;
  const made = [];
  WebAssembly.Instance = class extends Instance {
    constructor(...given) {
      super(...given);
      made.push(this);
    }
  };
  try {
    return { engine: createEngineSync(module), made };
  } finally {
    WebAssembly.Instance = Instance;
  }
}
const memoryOf = (instance) => Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);

test("code from strings is forbidden here, as it is in the pages the engine is for", () => {
  assert.throws(() => new Function("return 1")(), EvalError);
});

test("an engine starts without being told where its WebAssembly is", async () => {
  assertAnswersRight(await createEngine());
  assertAnswersRight(await createEngine({}));
});

test("an engine starts where the runtime decodes base64 by itself", async () => {
  const own = Object.getOwnPropertyDescriptor(Uint8Array, "fromBase64");
  const decoded = [];
  const fromBase64 = (text) => {
    decoded.push(text);
    return new Uint8Array(Buffer.from(text, "base64"));
  };
  Object.defineProperty(Uint8Array, "fromBase64", { value: fromBase64, configurable: true });
  try {
    assertAnswersRight(await (await import("../../dist/engine.js?base64")).createEngine());
    assert.equal(decoded.length, 1);
  } finally {
    if (own) Object.defineProperty(Uint8Array, "fromBase64", own);
    else delete Uint8Array.fromBase64;
  }
});

test("an engine starts from bytes, a module, a response, or a promise of one of them", async () => {
  const response = (type) => new Response(bytes, { headers: { "content-type": type } });
  const module = await WebAssembly.compile(bytes);
  const sources = [bytes, new Uint8Array(bytes), new Uint8Array(bytes).buffer, module, response("application/wasm"),
    response("application/octet-stream"), Promise.resolve(module), Promise.resolve(response("application/wasm"))];
  for (const wasm of sources) assertAnswersRight(await createEngine({ wasm }));
  assertAnswersRight(createEngineSync(module));
});

test("an engine starts from an address, whatever type the server gives it", async () => {
  const server = createServer(({ url }, answer) => {
    if (url === "/none") return answer.writeHead(404).end();
    return answer.writeHead(200, url === "/typed" ? { "content-type": "application/wasm" } : {}).end(bytes);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  try {
    const at = (path) => new URL(path, `http://127.0.0.1:${server.address().port}`);
    for (const wasm of [at("/typed"), at("/untyped"), at("/typed").href]) assertAnswersRight(await createEngine({ wasm }));
    await assert.rejects(createEngine({ wasm: at("/none") }), /could not be fetched: 404/);
  } finally {
    server.close();
  }
});

test("what is not the engine's WebAssembly does not start", async () => {
  const withoutSchema = readFileSync(new URL("../../build/wasm/wasm/marginscope.wasm", import.meta.url));
  await assert.rejects(createEngine({ wasm: withoutSchema }), /not the margin engine's WebAssembly/);
  await assert.rejects(createEngine({ wasm: new Uint8Array([1, 2, 3]) }), WebAssembly.CompileError);
  await assert.rejects(createEngine({ wasm: new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]) }));
  for (const wasm of [null, 5, {}]) await assert.rejects(createEngine({ wasm }), TypeError);
  assert.throws(() => createEngineSync(bytes), TypeError);
  assertAnswersRight(await createEngine());
});

test("the functions by themselves share an engine that starts with the first call", () => {
  assertAnswersRight(library);
  assert.equal(library.venues()[0].id, "generic");
});

test("an engine cannot be changed, and its functions work by themselves", async () => {
  const engine = await createEngine();
  assert.ok(Object.isFrozen(engine));
  const { assess, preview, venues } = engine;
  assertAnswersRight({ assess, preview });
  assert.ok(venues().length > 0);
});

test("engines are independent: their memories are their own, and one that stops leaves the other alone", async () => {
  const module = await WebAssembly.compile(bytes);
  const [first, second] = [watched(module), watched(module)];
  assert.notEqual(memoryOf(first.made[0]), memoryOf(second.made[0]));
  new Uint8Array(memoryOf(first.made[0]).buffer).fill(0xff);
  assertAnswersRight(second.engine);
});

test("an engine that stops says so once and answers right from then on", async () => {
  const { engine, made } = watched(await WebAssembly.compile(bytes));
  assertAnswersRight(engine);
  new Uint8Array(memoryOf(made[0]).buffer).fill(0xff);
  assert.throws(() => engine.assess(isolated),
    (error) => !(error instanceof MarginInputError) && /fresh one answers the next/.test(error.message) && error.cause instanceof Error);
  assertAnswersRight(engine);
});

test("a call from the very end of the stack fails or answers right, and does no harm", async () => {
  const engine = await createEngine();
  const expected = JSON.stringify(engine.assess(full));
  let failed = 0;
  let answered = 0;
  const descend = () => {
    try {
      descend();
    } catch {
      if (answered > 50) return;
      try {
        assert.equal(JSON.stringify(engine.assess(full)), expected);
        answered++;
      } catch (error) {
        if (error instanceof assert.AssertionError) throw error;
        failed++;
        throw error;
      }
    }
  };
  descend();
  assert.ok(failed > 0 && answered > 0);
  assertAnswersRight(engine);
});

test("10,000 calls, answered and refused, leave the memory as large as it was", async () => {
  const { engine, made } = watched(await WebAssembly.compile(bytes));
  const call = (i) => {
    engine.assess(full);
    engine.preview(empty, order);
    try {
      engine.preview(empty, { ...order, qty: i % 2 ? "abc" : -1 });
    } catch (error) {
      if (!(error instanceof MarginInputError)) throw error;
    }
  };
  for (let i = 0; i < 100; i++) call(i);
  const before = memoryOf(made[0]).buffer.byteLength;
  for (let i = 0; i < 3_333; i++) call(i);
  assert.equal(memoryOf(made[0]).buffer.byteLength, before);
  assert.equal(made.length, 1);
});
