// SPDX-License-Identifier: MIT
import type { Engine } from "../../../engine/index.js";
import type { MarginScopeEventMap } from "../types.js";

/** The events an element sends, and which of them once. */
export class Telling {
  readonly #host: HTMLElement;
  #readyTold = false;
  #faultTold = "";

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  emit<Name extends keyof MarginScopeEventMap>(name: Name, detail: MarginScopeEventMap[Name]["detail"]): void {
    this.#host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** Once, and before anything that the engine said is told. */
  ready(engine: Engine | null): void {
    if (engine && !this.#readyTold) {
      this.#readyTold = true;
      this.emit("ms-ready", null);
    }
  }

  change(detail: MarginScopeEventMap["ms-change"]["detail"]): void {
    this.#faultTold = "";
    this.emit("ms-change", detail);
  }

  /** A wrong input is reported when it appears or is set again, not with every tick that finds it still there. */
  fault(error: Error | null): void {
    const fault = error?.message ?? "";
    if (error && fault !== this.#faultTold) this.emit("ms-error", { error });
    this.#faultTold = fault;
  }
}
