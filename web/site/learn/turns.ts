// SPDX-License-Identifier: MIT
// Many figures begin on one page: one after the other, those in sight first, so that the page answers in between.

interface Turn {
  element: Element;
  begin: () => void;
}

let waiting: Turn[] = [];
const inSight = new WeakSet<Element>();
let timer: ReturnType<typeof setTimeout> | undefined;

const sight = typeof IntersectionObserver === "undefined" ? undefined : new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting) inSight.add(target);
    else inSight.delete(target);
  }
});

/** Calls `begin` when it is the element's turn. */
export function takeTurn(element: Element, begin: () => void): void {
  sight?.observe(element);
  waiting.push({ element, begin });
  timer ??= setTimeout(next);
}

function next(): void {
  const turn = waiting.find(({ element }) => inSight.has(element)) ?? waiting[0];
  waiting = waiting.filter((other) => other !== turn);
  timer = waiting.length ? setTimeout(next) : undefined;
  if (!turn) return;
  sight?.unobserve(turn.element);
  turn.begin();
}
