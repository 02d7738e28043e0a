// SPDX-License-Identifier: MIT
// Many figures stand on one page: each begins when a reader comes near, one after the other, those in sight first, and step by step, so that
// the page answers in between. Until then, and on paper, it stands as it was printed.

/** What a figure does until it moves: a step up to each `yield`. */
export type Steps = Generator<void, void>;

interface Turn {
  element: Element;
  steps: Steps;
}

let coming: Turn[] = [];
let due: Turn[] = [];
let begun: Turn | undefined;
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

/** Takes the steps once a reader is near the element and it is its turn. */
export function takeTurn(element: Element, steps: Steps): void {
  coming.push({ element, steps });
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

/** One step; after the last one another figure's turn comes, as it does after one that fails. */
function next(): void {
  const turn = begun ??= due.find(({ element }) => inSight.has(element)) ?? due[0];
  timer = turn && setTimeout(next);
  if (!turn?.steps.next().done) return;
  begun = undefined;
  due = due.filter((other) => other !== turn);
  observed?.sight.unobserve(turn.element);
}
