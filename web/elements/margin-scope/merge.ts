// SPDX-License-Identifier: MIT

/** A node of the client's → the server's node that stays in its place. */
export type Kept = Map<Node, Node>;

/**
 * Makes `server`'s children from `own` on equal to `client`'s, keeping the nodes that are of the same kind. Comments, which the
 * server does not print, and elements in `foreign` are moved over; `client` is left in pieces.
 */
export function merge(client: Node, server: Node, own: Node | null, foreign: ReadonlySet<Node>, kept: Kept = new Map()): Kept {
  let next = own;
  for (const run of runsOf(client)) {
    const [first] = run;
    if (first instanceof Element) {
      if (next instanceof Element && alike(first, next) && !foreign.has(first)) {
        kept.set(first, next);
        copyAttributes(first, next);
        merge(first, next, next.firstChild, foreign, kept);
        next = next.nextSibling;
      } else {
        server.insertBefore(first, next);
      }
    } else {
      // However many texts these are, the server's parser made one of them.
      const text = next instanceof Text ? next : null;
      if (text) next = text.nextSibling;
      mergeText(run, server, text, next, kept);
    }
  }
  while (next) {
    const after: Node | null = next.nextSibling;
    server.removeChild(next);
    next = after;
  }
  return kept;
}

/** Children as elements, each alone, and what lies between two of them. */
function runsOf(parent: Node): Node[][] {
  const runs: Node[][] = [];
  for (const child of parent.childNodes) {
    const last = runs.at(-1);
    if (child instanceof Element || !last || last[0] instanceof Element) runs.push([child]);
    else last.push(child);
  }
  return runs;
}

/** Puts the client's comments and texts before `after`. `text`, what the server has there, is parted among the client's texts. */
function mergeText(run: readonly Node[], server: Node, text: Text | null, after: Node | null, kept: Kept): void {
  const whole = run.map((node) => (node instanceof Text ? node.data : "")).join("");
  let rest = whole ? text : null;
  if (text && !rest) text.remove();
  if (rest && rest.data !== whole) rest.data = whole;
  for (const node of run) {
    if (node instanceof Text && rest && node.data) {
      const piece: Text = rest;
      rest = node.length < piece.length ? piece.splitText(node.length) : null;
      kept.set(node, piece);
    } else {
      server.insertBefore(node, rest ?? after);
    }
  }
}

const alike = (a: Element, b: Element): boolean => a.localName === b.localName && a.namespaceURI === b.namespaceURI;

function copyAttributes(from: Element, to: Element): void {
  for (const { name, value } of from.attributes) if (to.getAttribute(name) !== value) to.setAttribute(name, value);
  for (const name of to.getAttributeNames()) if (!from.hasAttribute(name)) to.removeAttribute(name);
}
