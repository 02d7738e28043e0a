// SPDX-License-Identifier: MIT
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { MarginInputError } from "../../../engine/index.js";
import { given, type DraftOrder } from "./draft.js";

/** The fields that an input may stand for, by its `data-ms`. */
const FIELDS = new Map<string, keyof DraftOrder>(Object.entries({
  side: "side", mode: "mode", symbol: "symbol", "price-kind": "priceKind", price: "price", qty: "qty", notional: "notional", margin: "margin",
  leverage: "leverage", stop: "stop", target: "target", "risk-cap": "riskCap", "reduce-only": "reduceOnly",
} as const));
const DECIMALS = new Set<keyof DraftOrder>(["price", "qty", "notional", "margin", "leverage", "stop", "target", "riskCap"]);
const EVENTS = ["input", "change", "reset"] as const;
/** Controls whose text is the page's own or the browser's, whatever the locale: `1.5` is one and a half. */
const UNLOCALIZED = new Set(["number", "range", "hidden", "radio", "select-one"]);
/** A limit that is a share: the number, then the locale's percent sign. */
const SHARE = /^(.*?)[\s\u061c\u200e\u200f]*([%\u066a\uff05])[\s\u061c\u200e\u200f]*$/su;

interface Control extends HTMLElement {
  type?: string;
  checked?: boolean;
  value?: unknown;
  validity?: ValidityState;
}

export interface Bound extends HTMLElement {
  bind: string;
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
  #heard: Node | null = null;
  #observer: MutationObserver | undefined;
  /** What was read last: from where, and what of it may change without an event. */
  #bound: Element | null = null;
  #seen = "";
  readonly #hear = (event: Event) => {
    const bound = this.#bound;
    if (!bound) return;
    const own = event.type === "reset" ? event.target === bound || bound.contains(event.target as Node) : [...controls(bound)].some((control) => event.composedPath().includes(control));
    if (own) this.#host.requestUpdate("bind");
  };

  constructor(host: Bound) {
    this.#host = host;
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
    this.#observer ??= new MutationObserver((records) => { if (records.some(mayConcern(this.#host.bind)) && this.#look() !== this.#seen) this.#host.requestUpdate("bind"); });
    this.#observer.observe(around, { childList: true, subtree: true, attributeFilter: ["data-ms", "data-value", "disabled", "form", "id"] });
  }

  /** Which inputs there are, and what they are for. */
  #look(): string {
    const root = this.#root();
    const each = (control: Control): string => `${control.dataset["ms"]} ${matches(control, ":disabled")} ${valueOf(control)}`;
    return root === this.#bound ? (root ? [...controls(root)].map(each).join("\n") : "") : "another";
  }

  /**
   * What the inputs say; nothing where nothing is bound. `decimal` turns what a person typed into a decimal, or gives null.
   * @throws MarginInputError for what is no number as its locale writes numbers.
   */
  read(decimal: (text: string) => string | null): DraftOrder {
    const root = this.#host.isConnected ? this.#root() : null;
    // An input that belongs to the form from elsewhere is not inside it: its events pass the document, or the shadow root, of both.
    const around = (root && rootOf(root)) ?? (this.#host.isConnected && this.#host.bind ? outermost(this.#host) : null);
    this.#listen(around);
    this.#bound = root;
    this.#seen = this.#look();
    if (!root) return {};
    const draft: Record<string, unknown> = {};
    for (const control of controls(root)) {
      const field = FIELDS.get(control.dataset["ms"] ?? "");
      if (!field || control === this.#host || control.matches(":disabled")) continue;
      if (control.validity?.badInput) throw new MarginInputError("not-a-decimal", `order.${field}`, "");
      const value = field === "reduceOnly" ? affirmed(valueOf(control)) : valueOf(control);
      // Of two inputs for one field an empty one says nothing.
      if (value === undefined || (value === "" && given(draft[field]))) continue;
      draft[field] = DECIMALS.has(field) && typed(control) ? exactly(String(value), decimal, field) : value;
    }
    return draft as DraftOrder;
  }

  /** `form`: the form around the element, across shadow roots. An id: sought from the element's own root outward. */
  #root(): Element | null {
    const { bind } = this.#host;
    if (!bind) return null;
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

/** Whether a person wrote it as their locale has it. A value that is a number, and a `data-value`, are decimals already. */
const typed = ({ type, value }: Control): boolean => typeof value === "string" && value.trim() !== "" && !UNLOCALIZED.has(type ?? "");

/** Text that the engine would read otherwise than its writer, as `1.5` in a locale of decimal commas, must not reach it. */
function exactly(text: string, decimal: (text: string) => string | null, field: keyof DraftOrder): string {
  const [, number = text, share] = (field === "riskCap" && SHARE.exec(text)) || [];
  const value = decimal(number);
  if (value === null) throw new MarginInputError("not-a-decimal", `order.${field}`, text.trim());
  return share ? `${value}%` : value;
}

// Inputs of such names would hide the methods of their form.
const matches = (element: Element, selector: string): boolean => Element.prototype.matches.call(element, selector);
const rootOf = (node: Node): Node => Node.prototype.getRootNode.call(node);
const within = (element: Element, selector: string): Control[] => [...Element.prototype.querySelectorAll.call(element, selector)] as Control[];

/** The document, from within any shadow roots. */
function outermost(node: Element): Node {
  const host = hostOf(node);
  return host ? outermost(host) : rootOf(node);
}

function hostOf(node: Element): Element | undefined {
  const root = rootOf(node);
  return root instanceof ShadowRoot ? root.host : undefined;
}

const elementsOf = (form: HTMLFormElement): HTMLCollectionOf<Control> =>
  Reflect.get(HTMLFormElement.prototype, "elements", form) as HTMLCollectionOf<Control>;

/** Every input inside, and those that belong to the form from elsewhere (`form="id"`). */
function controls(root: Element): Set<Control> {
  const owned = root instanceof HTMLFormElement ? Array.from(elementsOf(root)).filter(({ dataset }) => dataset["ms"]) : [];
  return new Set([...(matches(root, "[data-ms]") ? [root as Control] : []), ...within(root, "[data-ms]"), ...owned]);
}

/** A choice in words may be a refusal. */
const affirmed = (value: string | boolean | undefined): boolean | undefined =>
  (typeof value === "string" ? !["", "0", "false", "no", "off"].includes(value.trim().toLowerCase()) : value);

/** Undefined for a radio button that is not chosen. A control that is no `<input>` may be anything with a `value`, or say it in `data-value`. */
function valueOf(control: Control): string | boolean | undefined {
  if (control.type === "radio") return control.checked ? String(control.value) : undefined;
  if (control.type === "checkbox") return Boolean(control.checked);
  if (control.value !== undefined && control.value !== null) return String(control.value);
  return control.dataset["value"];
}
