// SPDX-License-Identifier: MIT
// Many figures stand on one page: each begins when a reader comes near, one after the other, those in sight first, so that the page answers
// in between. Until then, and on paper, it stands as it was printed.

interface Turn {
  element: Element;
  begin: () => void;
}

let coming: Turn[] = [];
let due: Turn[] = [];
const inSight = new WeakSet<Element>();
let timer: ReturnType<typeof setTimeout> | undefined;

const observed = typeof IntersectionObserver === "undefined" ? undefined : {
  /** Within a screen of what is seen. */
  near: new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) if (isIntersecting) hurry(target);
  }, { rootMargin: "100% 0px" }),
  sight: new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) inSight.add(target);
      else inSight.delete(target);
    }
  }),
};

/** Calls `begin` once a reader is near the element and it is its turn. */
export function takeTurn(element: Element, begin: () => void): void {
  coming.push({ element, begin });
  if (!observed) return hurry(element);
  observed.sight.observe(element);
  observed.near.observe(element);
}

/** The element is wanted, wherever it stands. */
export function hurry(element: Element): void {
  due.push(...coming.filter((turn) => turn.element === element));
  coming = coming.filter((turn) => turn.element !== element);
  observed?.near.unobserve(element);
  if (due.length) timer ??= setTimeout(next);
}

function next(): void {
  const turn = due.find(({ element }) => inSight.has(element)) ?? due[0];
  due = due.filter((other) => other !== turn);
  timer = due.length ? setTimeout(next) : undefined;
  if (!turn) return;
  observed?.sight.unobserve(turn.element);
  turn.begin();
}
