// SPDX-License-Identifier: MIT
// "Copy embed": what is to be pasted into a page of one's own so that the figure stands there, as it stands here now.
import type { MarginFigure } from "./margin-figure.js";

/** Three lines that work in an empty file: a style sheet, a classic script, the figure. `script` is the address of the page's own. */
export function snippet(figure: MarginFigure, script: string): string {
  const state = new URLSearchParams(figure.state).toString();
  const language = figure.closest("[lang]")?.getAttribute("lang") ?? "en";
  return [
    `<link rel="stylesheet" href="${new URL("figure.css", script)}">`,
    `<script defer src="${script}"></script>`,
    `<margin-figure name="${figure.name}" lang="${language}"${state ? ` state="${state.replaceAll("&", "&amp;")}"` : ""}></margin-figure>`,
  ].join("\n");
}

export function offerEmbeds(root: Document): void {
  const script = root.querySelector<HTMLScriptElement>('script[src*="figures."]');
  if (!script) return;
  for (const button of root.querySelectorAll<HTMLButtonElement>("button.embed")) {
    button.disabled = false;
    button.addEventListener("click", () => void offer(button, script.src));
  }
}

async function offer(button: HTMLButtonElement, base: string): Promise<void> {
  const figure = button.closest(".figure")?.querySelector<MarginFigure>("margin-figure");
  const output = button.nextElementSibling;
  if (!figure || !(output instanceof HTMLOutputElement)) return;
  const text = snippet(figure, base);
  const shown = Object.assign(document.createElement("code"), { textContent: text });
  output.replaceChildren(Object.assign(document.createElement("span"), { textContent: button.dataset["copied"] ?? "" }), shown);
  // Where the clipboard is not to be had the text is there to be marked.
  await navigator.clipboard?.writeText(text).catch(() => undefined);
}
