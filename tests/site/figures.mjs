// SPDX-License-Identifier: MIT
// The lesson's figures, by name, and the way to them.

export const FIGURES = ["blocks", "payoff", "entrance", "equity", "ladder", "isolated", "modes", "cross", "funding", "widget", "venues"];

/** In the page: goes to every figure, as a reader would, waits until it moves, and comes back to the top. */
export async function reach() {
  for (const figure of document.querySelectorAll("margin-figure")) {
    figure.scrollIntoView({ block: "center" });
    while (!figure.matches("[data-moving]")) await new Promise(requestAnimationFrame);
  }
  scrollTo(0, 0);
}
