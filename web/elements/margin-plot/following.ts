// SPDX-License-Identifier: MIT
import type { ReactiveController } from "lit";
import type { MarginScope } from "../margin-scope/margin-scope.js";

/** Follows a `<margin-scope>` of the same page or shadow root, by its id: whenever it is painted anew, so is who follows. */
export class Following {
  #scope: MarginScope | null = null;
  readonly #follower: ReactiveController;

  constructor(changed: () => void) {
    this.#follower = { hostUpdated: changed };
  }

  /** The element of that id, once it is one. */
  of(host: HTMLElement, id: string): MarginScope | null {
    const root = host.getRootNode();
    const found = id && "getElementById" in root ? (root as Document | ShadowRoot).getElementById(id) : null;
    const scope = found && "shown" in found && "addController" in found ? (found as MarginScope) : null;
    if (scope !== this.#scope) {
      this.stop();
      this.#scope = scope;
      scope?.addController(this.#follower);
    }
    return scope;
  }

  stop(): void {
    this.#scope?.removeController(this.#follower);
    this.#scope = null;
  }
}
