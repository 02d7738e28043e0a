// SPDX-License-Identifier: MIT
import embedded from "virtual:marginscope.wasm";
import type { WasmSource } from "./types.js";

let compiling: Promise<WebAssembly.Module> | undefined;
let compiled: WebAssembly.Module | undefined;

/** The engine inside the package, compiled once. */
export function ownModule(): Promise<WebAssembly.Module> {
  return (compiling ??= compile().catch((error: unknown) => {
    // What failed may be tried again.
    compiling = undefined;
    throw error;
  }));
}

async function compile(): Promise<WebAssembly.Module> {
  return (compiled ??= await WebAssembly.compile(ownBytes()));
}

export function ownModuleNow(): WebAssembly.Module {
  return (compiled ??= new WebAssembly.Module(ownBytes()));
}

/** An engine from elsewhere; fetched only when given by its address. */
export async function moduleFrom(given: WasmSource | Promise<WasmSource>): Promise<WebAssembly.Module> {
  const source = await given;
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof URL || typeof source === "string") return fromResponse(await fetch(source));
  if (source instanceof Response) return fromResponse(source);
  return WebAssembly.compile(source);
}

/** Compiles while it arrives, where the server says that it is WebAssembly. */
async function fromResponse(response: Response): Promise<WebAssembly.Module> {
  if (!response.ok) throw new Error(`the engine could not be fetched: ${response.status} ${response.url}`);
  const streams = "compileStreaming" in WebAssembly && response.headers.get("content-type") === "application/wasm";
  if (streams) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

/** What web/compiled-engine.mjs adds to every byte before it is a character. */
const SHIFT = 35;

/** By way of base64 where the runtime does both steps by itself: a loop over so many characters takes longer than compiling them. */
function ownBytes(): BufferSource {
  const { fromBase64 } = Uint8Array as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> };
  const bytes = fromBase64 ? fromBase64.call(Uint8Array, btoa(embedded)) : new Uint8Array(embedded.length);
  const piece = fromBase64 ? shift : fill;
  // In pieces: a function that is called often is compiled before most of the work is done.
  for (let from = 0; from < bytes.length; from += PIECE) piece(bytes, from, Math.min(from + PIECE, bytes.length));
  return bytes;
}

const PIECE = 512;
function fill(bytes: Uint8Array, from: number, to: number): void {
  for (let i = from; i < to; i++) bytes[i] = embedded.charCodeAt(i) - SHIFT;
}
function shift(bytes: Uint8Array, from: number, to: number): void {
  for (let i = from; i < to; i++) bytes[i]! -= SHIFT;
}
