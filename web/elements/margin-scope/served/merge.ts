// SPDX-License-Identifier: MIT

/** A node of the client's → the server's node that stays in its place. */
export type Kept = Map<Node, Node>;

/**
 * Makes `server`'s children from `own` on equal to `client`'s, keeping the nodes that are of the same kind. Comments, and elements
 * in `foreign`, are the client's; `client` is left in pieces.
 */
export function merge(client: Node, server: Node, own: Node | null, foreign: ReadonlySet<Node>, kept: Kept = new Map()): Kept {
  let next = own;
  for (const run of runsOf(client)) {
    const [first] = run;
    if (!(first instanceof Element)) {
      const theirs: Node[] = [];
      for (; next && !(next instanceof Element); next = next.nextSibling) theirs.push(next);
      mergeText(run, server, theirs, next, kept);
    } else if (next instanceof Element && alike(first, next) && !foreign.has(first)) {
      kept.set(first, next);
      copyAttributes(first, next);
      merge(first, next, next.firstChild, foreign, kept);
      next = next.nextSibling;
    } else {
      server.insertBefore(first, next);
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

/** The client's comments and texts before `after`, where the server has `theirs`: of these the texts stay. */
function mergeText(run: readonly Node[], server: Node, theirs: readonly Node[], after: Node | null, kept: Kept): void {
  const texts = textsOf(run).filter(({ data }) => data);
  for (const node of theirs) if (!(node instanceof Text)) server.removeChild(node);
  const pieces = parted(textsOf(theirs), texts);
  for (const [at, piece] of pieces.entries()) {
    const text = texts[at]!;
    if (piece.data !== text.data) piece.data = text.data;
    kept.set(text, piece);
  }
  let before = after;
  for (const node of [...run].reverse()) before = kept.get(node) ?? server.insertBefore(node, before);
}

/** As many of the server's texts as there are `texts`. Where a page's minifier took the comments between two, they are one. */
function parted(theirs: readonly Text[], texts: readonly Text[]): Text[] {
  const [first, ...others] = theirs;
  if (!first || theirs.length === texts.length) return [...theirs];
  for (const other of others) other.remove();
  if (texts.length === 0) first.remove();
  first.data = texts.map(({ data }) => data).join("");
  let rest = first;
  return texts.map(({ length }, at) => {
    const piece = rest;
    if (at < texts.length - 1) rest = piece.splitText(length);
    return piece;
  });
}

const textsOf = (nodes: readonly Node[]): Text[] => nodes.filter((node) => node instanceof Text);
const alike = (a: Element, b: Element): boolean => a.localName === b.localName && a.namespaceURI === b.namespaceURI;

function copyAttributes(from: Element, to: Element): void {
  for (const { name, value } of from.attributes) if (to.getAttribute(name) !== value) to.setAttribute(name, value);
  for (const name of to.getAttributeNames()) if (!from.hasAttribute(name)) to.removeAttribute(name);
}
