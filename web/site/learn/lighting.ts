// SPDX-License-Identifier: MIT
// Words and figures light each other up: a word that is pointed at or focused shows itself in its chapter's figures, and the other way round.

export function lightUp(root: Document): void {
  const wordOf = (event: Event): HTMLElement | null => (event.target as Element).closest?.<HTMLElement>("a.quantity") ?? null;
  const show = (event: Event): void => {
    const word = wordOf(event);
    if (word) light(word, word.dataset["quantity"] ?? null);
  };
  const hide = (event: Event): void => {
    const word = wordOf(event);
    if (word) light(word, null);
  };
  for (const type of ["pointerover", "focusin"]) root.addEventListener(type, show);
  for (const type of ["pointerout", "focusout"]) root.addEventListener(type, hide);
  root.addEventListener("ms-point", (event) => {
    const { quantity } = (event as CustomEvent<{ quantity: string | null }>).detail;
    const words = (event.target as Element).closest(".chapter")?.querySelectorAll<HTMLElement>("a.quantity") ?? [];
    for (const word of words) word.toggleAttribute("data-lit", word.dataset["quantity"] === quantity);
  });
}

function light(word: HTMLElement, quantity: string | null): void {
  for (const plot of word.closest(".chapter")?.querySelectorAll("margin-plot") ?? []) {
    if (quantity) plot.setAttribute("highlight", quantity);
    else plot.removeAttribute("highlight");
  }
}
