// SPDX-License-Identifier: MIT

/** Size of text in a picture; the picture is scaled so that it is the page's own. */
export const TEXT = 13;

/** How wide a text is in a picture. */
export type Measure = (text: string, bold?: boolean) => number;

let canvas: CanvasRenderingContext2D | null | undefined;

/** In these letters; where there are none to measure, as on a server, wider than most. */
export function measuring(family: string): Measure {
  if (canvas === undefined) canvas = typeof document === "undefined" ? null : document.createElement("canvas").getContext("2d");
  const context = canvas;
  if (!context || !family) return guessed;
  return (text, bold = true) => {
    context.font = `${bold ? 650 : 400} ${TEXT}px ${family}`;
    return context.measureText(text).width;
  };
}

/** A sign of Chinese or Japanese is as wide as it is high; marks that isolate a direction are not seen. */
const widthOf = (sign: string): number => (sign > "\u2e7f" ? TEXT : /[\u2066-\u2069]/.test(sign) ? 0 : TEXT * 0.66);
const guessed: Measure = (text) => [...text].reduce((width, sign) => width + widthOf(sign), 0);
