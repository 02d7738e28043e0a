// SPDX-License-Identifier: MIT
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { controls, matches, said, sign, symbolIn, within, type Control } from "./controls.js";
import type { DraftOrder } from "./draft.js";
import type { Numbers } from "../../locale/numbers.js";

const EVENTS = ["input", "change", "focusout", "reset"] as const;

export interface Bound extends HTMLElement {
  bind: string;
  blockOn: string;
  addController: ReactiveControllerHost["addController"];
  requestUpdate(property?: PropertyKey): void;
  /** The form that owns the element. */
  readonly form: HTMLFormElement | null;
}

/**
 * Reads an order from inputs of the page that carry `data-ms`, and asks for an update when one of them changes. Nothing is ever written
 * to them. They are read anew for every update; of a value that script sets the page tells by an `input` event, as a person's typing does.
 */
export class HostForm implements ReactiveController {
  readonly #host: Bound;
  readonly #refresh: () => void;
  #heard: Node | null = null;
  #observer: MutationObserver | undefined;
  /** What was read last: from where, and what of it may change without an event. */
  #bound: Element | null = null;
  #seen = "";
  /** The input that a person is typing in: a number in it may be on its way. */
  #typing: Control | undefined;
  readonly #hear = (event: Event) => {
    const bound = this.#bound;
    if (!bound) return;
    const path = event.composedPath();
    const [target] = path as [Node];
    const control = this.#controls(bound).find((one) => path.includes(one));
    if (event.type === "reset" ? !target.contains(bound) && !bound.contains(target) : !control) return;
    // Of one that is left without a change nothing is read otherwise, unless it was being typed in.
    if (event.type === "focusout" && control !== this.#typing) return;
    this.#typing = event.type === "input" ? control : undefined;
    this.#host.requestUpdate("bind");
    // What a form is reset to it holds only after the event.
    if (event.type === "reset" || !this.#host.blockOn) return;
    // What may hold its form back does so before the page can ask; what a page then makes of its input is read as well.
    this.#refresh();
    requestAnimationFrame(() => this.review());
  };

  /** `refresh` shows at once what the inputs say now. */
  constructor(host: Bound, refresh: () => void) {
    this.#host = host;
    this.#refresh = refresh;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#host.bind) this.#host.requestUpdate("bind");
  }

  hostDisconnected(): void {
    this.#listen(null);
  }

  /** Inputs may come, go, or be for another field, and so may the form itself. */
  #watch(around: Node | null): void {
    this.#observer?.disconnect();
    if (!around || typeof MutationObserver === "undefined") return;
    this.#observer ??= new MutationObserver((records) => {
      if (records.some(mayConcern(this.#host.bind))) this.review();
    });
    this.#observer.observe(around, { childList: true, subtree: true, attributeFilter: ["data-ms", "data-value", "disabled", "form", "id"] });
  }

  /** Where the inputs are others than when they were read it takes an update: not every change is told by an event. */
  review(): void {
    if (this.#look() !== this.#seen) this.#host.requestUpdate("bind");
  }

  /** How what is bound looks; something else where another root is. */
  #look(): string {
    const root = this.#root();
    if (root !== this.#bound) return "another";
    return root ? sign(this.#controls(root)) : "";
  }

  /** The element itself may be for a field of another one. */
  #controls(root: Element): Control[] {
    return [...controls(root)].filter((control) => control !== this.#host);
  }

  /**
   * What the inputs say; nothing where nothing is bound. `numbers` reads what a person typed.
   * @throws MarginInputError for what is no number as its locale writes numbers.
   */
  read(numbers: Numbers): DraftOrder {
    const root = this.#root();
    // An input that belongs to the form from elsewhere is not inside it: its events pass the document, or the shadow root, of both.
    const around = (root && rootOf(root)) ?? (this.#host.isConnected && this.#host.bind ? outermost(this.#host) : null);
    this.#listen(around);
    this.#bound = root;
    this.#seen = this.#look();
    const typing = this.#typing && matches(this.#typing, ":focus-within") ? this.#typing : undefined;
    return root ? said(this.#controls(root), numbers, typing) : {};
  }

  /** Which symbol they say just now. */
  get symbol(): string | undefined {
    const root = this.#root();
    return root ? symbolIn(this.#controls(root)) : undefined;
  }

  /** `form`: the form around the element, across shadow roots. An id: sought from the element's own root outward. */
  #root(): Element | null {
    const { bind } = this.#host;
    if (!bind || !this.#host.isConnected) return null;
    if (bind === "form" && this.#host.form) return this.#host.form;
    for (let node: Element | undefined = this.#host; node; node = hostOf(node)) {
      const found = bind === "form" ? node.closest("form") : (rootOf(node) as Document | ShadowRoot).getElementById?.(bind);
      if (found) return found;
    }
    return null;
  }

  #listen(root: Node | null): void {
    if (root === this.#heard) return;
    this.#watch(root);
    for (const event of EVENTS) {
      this.#heard?.removeEventListener(event, this.#hear);
      root?.addEventListener(event, this.#hear);
    }
    this.#heard = root;
  }
}

/** Whether a change of the page may be one of the inputs. */
const mayConcern = (bind: string) => ({ type, addedNodes, removedNodes }: MutationRecord): boolean =>
  type === "attributes" || [...addedNodes, ...removedNodes].some((node) =>
    node instanceof Element && (node.id === bind || matches(node, "[data-ms], form") || within(node, "[data-ms], form").length > 0));

// An input of that name would hide the method of its form.
const rootOf = (node: Node): Node => Node.prototype.getRootNode.call(node);

/** The document, from within any shadow roots. */
function outermost(node: Element): Node {
  const host = hostOf(node);
  return host ? outermost(host) : rootOf(node);
}

function hostOf(node: Element): Element | undefined {
  const root = rootOf(node);
  return root instanceof ShadowRoot ? root.host : undefined;
}
