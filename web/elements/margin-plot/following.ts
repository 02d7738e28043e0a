// SPDX-License-Identifier: MIT
import type { ReactiveController } from "lit";
import type { MarginScope } from "../margin-scope/margin-scope.js";
import { Lookout } from "./lookout.js";

/**
 * Follows a `<margin-scope>` of the same page or shadow root, by its id: whenever it is painted anew, or another has the id, so is who
 * follows.
 */
export class Following {
  #scope: MarginScope | null = null;
  #awaited = "";
  #around: Node | undefined;
  #observer: MutationObserver | undefined;
  readonly #lookout = new Lookout();
  readonly #changed: () => void;
  readonly #follower: ReactiveController;

  constructor(changed: () => void) {
    this.#changed = changed;
    this.#follower = { hostUpdated: changed };
  }

  /** The element of that id, where it is there and is one; otherwise it is waited for. Without an id nobody is followed. */
  of(host: HTMLElement, id: string): MarginScope | null {
    const root = host.getRootNode();
    const scope = find(root, id);
    if (scope !== this.#scope) {
      this.#scope?.removeController(this.#follower);
      this.#scope = scope;
      scope?.addController(this.#follower);
      this.#lookout.watch(host, scope);
    }
    if (this.#awaited !== id || this.#around !== root) this.#await(root, id);
    return scope;
  }

  stop(): void {
    this.#scope?.removeController(this.#follower);
    this.#scope = null;
    this.#lookout.stop();
    this.#observer?.disconnect();
    this.#awaited = "";
    this.#around = undefined;
  }

  #await(root: Node, id: string): void {
    this.#awaited = id;
    this.#around = root;
    this.#observer?.disconnect();
    if (!id) return;
    const look = (): void => { if (this.#awaited === id && find(root, id) !== this.#scope) this.#changed(); };
    void customElements.whenDefined("margin-scope").then(look);
    this.#observer = new MutationObserver(look);
    this.#observer.observe(root, { childList: true, subtree: true, attributeFilter: ["id"] });
  }
}

function find(root: Node, id: string): MarginScope | null {
  const found = id && "getElementById" in root ? (root as Document | ShadowRoot).getElementById(id) : null;
  return found && "shown" in found && "addController" in found ? (found as MarginScope) : null;
}
