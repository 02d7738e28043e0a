// SPDX-License-Identifier: MIT
// What moves the figures. One classic script for each language, so that the page works from a folder; the same files serve pages that embed a figure.
import { MarginFigure } from "./margin-figure.js";
import { lightUp } from "./lighting.js";
import { offerEmbeds } from "./embed.js";
import type { MovingTexts } from "./texts/moving/moving.js";

/** Of the scripts of several languages on one page the first brings the figures, and the others their words. */
export function start(texts: MovingTexts): void {
  const first = customElements.get("margin-figure") as typeof MarginFigure | undefined;
  (first ?? MarginFigure).languages.set(texts.language, texts);
  if (first) return;
  customElements.define("margin-figure", MarginFigure);
  lightUp(document);
  offerEmbeds(document);
}
