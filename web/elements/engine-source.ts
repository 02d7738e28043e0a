// SPDX-License-Identifier: MIT
import { createEngine, type Engine } from "../engine/index.js";
import { asError } from "./error.js";

/** One engine for every element that was given none. */
let shared: Promise<Engine> | undefined;

/** Where an element has its engine from: its host, or else the shared one, which is created when it is first wanted. */
export class EngineSource {
  /** Settles once: with an engine, or with the reason why the shared one could not start. */
  readonly ready: Promise<Engine>;
  /** Why there is no engine and will be none. */
  failure: Error | null = null;
  #engine: Engine | null = null;
  #waiting = false;
  /** The shared one was asked for, whether it was needed or not. */
  #wanted = false;
  #settle!: { resolve: (engine: Engine) => void; reject: (error: Error) => void };
  readonly #changed: () => void;

  /** `changed` is called when the shared engine has come, or will not. */
  constructor(changed: () => void) {
    this.#changed = changed;
    this.ready = new Promise((resolve, reject) => { this.#settle = { resolve, reject }; });
    // Nobody needs to hear of it here: it is shown.
    this.ready.catch(() => undefined);
  }

  get engine(): Engine | null {
    return this.#engine;
  }
  set engine(engine: Engine | null) {
    this.#engine = engine;
    if (!engine) {
      if (this.#wanted) void this.start();
      return;
    }
    this.failure = null;
    this.#settle.resolve(engine);
  }

  /** Fetches the shared engine where the host brought none, or takes its own away again. */
  async start(): Promise<void> {
    this.#wanted = true;
    if (this.#engine || this.#waiting) return;
    this.#waiting = true;
    try {
      const engine = await (shared ??= createEngine());
      if (this.#engine) return;
      this.engine = engine;
    } catch (error) {
      shared = undefined;
      if (this.#engine) return;
      this.failure = asError(error);
      this.#settle.reject(this.failure);
    } finally {
      this.#waiting = false;
    }
    this.#changed();
  }
}
