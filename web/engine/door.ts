// SPDX-License-Identifier: MIT
import factory from "virtual:marginscope.mjs";
import type { Question } from "./question.js";

/** What the compiled engine can be asked (wasm/bindings.cpp). */
export interface Glue {
  /** Makes room for a question and says where it is. */
  room(bytes: number): number;
  /** Where the answer is. */
  place(): number;
  /** Each answers with so many bytes. */
  venues(): number;
  assess(bytes: number): number;
  preview(bytes: number): number;
  explain(bytes: number): number;
  seek(bytes: number): number;
  fund(bytes: number): number;
  shock(bytes: number): number;
  curve(bytes: number): number;
  price(bytes: number): number;
}

/** What an account is asked for. */
export type Asked = Exclude<keyof Glue, "room" | "place" | "venues">;

const decoder = new TextDecoder();
const STRANGER = "this is not the margin engine's WebAssembly";

/** The one who talks to the compiled engine. If that ever stops (it is a defect, or memory ran out) a new instance takes its place. */
export class Door {
  readonly #module: WebAssembly.Module;
  #instance: Instance | undefined;

  constructor(module: WebAssembly.Module) {
    this.#module = module;
    this.#instance = instantiate(module);
  }

  /** What the engine's structs are: a section of its file, written when it was built (web/compiled-engine.mjs). */
  get schema(): string {
    const [section] = WebAssembly.Module.customSections(this.#module, "schema");
    if (!section) throw new Error(STRANGER);
    return decoder.decode(section);
  }

  venues(): string {
    return this.#guarded(({ glue, memory }) => answerOf(glue, memory, glue.venues()));
  }

  ask(about: Asked, { bytes }: Question): string {
    return this.#guarded(({ glue, memory }) => {
      const room = glue.room(bytes.length);
      new Uint8Array(memory.buffer, room).set(bytes);
      return answerOf(glue, memory, glue[about](bytes.length));
    });
  }

  #guarded(talk: (instance: Instance) => string): string {
    const instance = (this.#instance ??= instantiate(this.#module));
    try {
      return talk(instance);
    } catch (cause) {
      this.#instance = undefined;
      throw new Error("the margin engine stopped in the middle of this call; a fresh one answers the next", { cause });
    }
  }
}

interface Instance {
  glue: Glue;
  memory: WebAssembly.Memory;
}

function answerOf(glue: Glue, memory: WebAssembly.Memory, bytes: number): string {
  return decoder.decode(new Uint8Array(memory.buffer, glue.place(), bytes));
}

function instantiate(module: WebAssembly.Module): Instance {
  let memory: WebAssembly.Memory | undefined;
  const glue = factory({
    instantiateWasm(imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void) {
      const instance = new WebAssembly.Instance(module, imports);
      // Its name is as short as the linker could make it.
      memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
      receive(instance);
      return {};
    },
  });
  if (!memory) throw new Error(STRANGER);
  return { glue, memory };
}
