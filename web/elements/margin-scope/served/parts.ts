// SPDX-License-Identifier: MIT
// Lit's record of what it rendered: parts, each of which knows its nodes. Names that begin with `_$` are the same in every build
// of Lit 3; they are what its own packages know each other by.
import type { Kept } from "./merge.js";

export interface Part extends EventListenerObject {
  type: number;
  name: string;
  element: Element;
  /** Of a child part: the first and the last node. */
  _$AA: Node;
  _$AB: Node | null;
  /** What was rendered last: in a child part a template's instance, a list of parts, a node or a text. */
  _$AH: unknown;
}

/** Kinds of parts, as in `lit/directive.js`. */
const CHILD = 2, PROPERTY = 3, EVENT = 5, ELEMENT = 6;

/** Elements that a directive has got hold of: these cannot be replaced by the server's. */
export function clientOnly(root: Part): ReadonlySet<Node> {
  return new Set([...partsOf(root)].filter(({ type }) => type === ELEMENT).map(({ element }) => element));
}

/** Lets every part speak of the nodes that were kept instead of its own. */
export function retarget(root: Part, kept: Kept): void {
  const now = <T>(node: T): T => (kept.get(node as Node) as T | undefined) ?? node;
  for (const part of partsOf(root)) {
    if (part.type === CHILD) {
      part._$AA = now(part._$AA);
      part._$AB = now(part._$AB);
      part._$AH = now(part._$AH);
      continue;
    }
    const made = part.element;
    part.element = now(made);
    if (part.type === EVENT && hasListener(part)) part.element.addEventListener(part.name, part, part._$AH);
    // What the part remembers need not be the value: a directive may see to it.
    if (part.type === PROPERTY) Reflect.set(part.element, part.name, Reflect.get(made, part.name));
  }
}

/** Where there is no listener Lit has a symbol. Adding one again to an element that has it changes nothing. */
const hasListener = (part: Part): part is Part & { _$AH: AddEventListenerOptions } => typeof part._$AH !== "symbol";

function* partsOf(part: Part): Generator<Part> {
  yield part;
  if (part.type !== CHILD) return;
  const inner = Array.isArray(part._$AH) ? part._$AH : (part._$AH as { _$AV?: unknown[] } | null)?._$AV;
  for (const child of inner ?? []) if (child) yield* partsOf(child as Part);
}
