// SPDX-License-Identifier: MIT
// What views have in common: axes, the mark that can be dragged, a shape of its own for each quantity.
import { nothing, svg, type SVGTemplateResult } from "lit";
import { px } from "../geometry.js";
import { clamp, squeezed, type Box, type Placed } from "../labels.js";
import type { Quantity } from "../quantity.js";
import type { Scene } from "../types.js";

/** Where lines are drawn. */
export type Frame = Box;

/** Each quantity has a shape besides its colour: a circle is the mark, a square the entry, a cross liquidation, a diamond bankruptcy. */
export function shape(quantity: Quantity, x: number, y: number): SVGTemplateResult {
  const at = `translate(${px(x)} ${px(y)})`;
  switch (quantity) {
    case "mark": return svg`<circle class="shape" transform=${at} r="5"/>`;
    case "entry": return svg`<rect class="shape" transform=${at} x="-4" y="-4" width="8" height="8"/>`;
    case "liquidation": return svg`<path class="shape cross" transform=${at} d="M-5-5 5 5M-5 5 5-5"/>`;
    case "bankruptcy": return svg`<path class="shape" transform=${at} d="M0-6 6 0 0 6-6 0z"/>`;
    default: return svg`<circle class="shape" transform=${at} r="4"/>`;
  }
}

/** Lines and areas, and nothing of them beyond the frame. */
export function clipped({ id }: Scene, { left, right, top, bottom }: Frame, content: unknown): SVGTemplateResult {
  return svg`<clipPath id="frame-${id}"><rect x=${left} y=${top - 2}
    width=${right - left} height=${bottom - top + 4}/></clipPath><g clip-path="url(#frame-${id})">${content}</g>`;
}

export interface Tick {
  at: number;
  text: string;
}

/** As many prices as have room, below a frame; those at its ends stay inside the picture. */
export function bottomAxis(ticks: readonly Tick[], { left, right, bottom }: Frame, { measure, width }: Scene): SVGTemplateResult {
  let taken = -Infinity;
  const texts = ticks.map(({ at, text }) => {
    const half = measure(text, false) / 2;
    const x = clamp(at, half, width - half);
    if (x - half < taken) return "";
    taken = x + half + 6;
    return svg`<text x=${px(x)} y=${bottom + 18} text-anchor="middle">${text}</text>`;
  });
  return svg`<g class="axis" aria-hidden="true"><line x1=${left} x2=${right} y1=${bottom} y2=${bottom}/>
    ${ticks.map(({ at }) => svg`<line x1=${px(at)} x2=${px(at)} y1=${bottom} y2=${bottom + 5}/>`)}${texts}</g>`;
}

/** Amounts as light rules across a frame; the text stands on its rule, where no label does. */
export function rules(ticks: readonly Tick[], { left, right }: Frame, { measure }: Scene, { free }: Placed): SVGTemplateResult {
  return svg`<g class="rules" aria-hidden="true">${ticks.map(({ at, text }) => svg`
    <line x1=${left} x2=${right} y1=${px(at)} y2=${px(at)}/>
    ${free({ left, right: left + measure(text, false), top: at - 18, bottom: at - 2 })
      ? svg`<text x=${left} y=${px(at - 4)}>${text}</text>`
      : ""}`)}</g>`;
}

const knob = (x: string, y: string | number, turned: string): SVGTemplateResult =>
  svg`<circle class="knob" cx=${x} cy=${y} r="9"/><path class="arrows" transform="translate(${x} ${y})${turned}" d="M-4-3-7 0-4 3M4-3 7 0 4 3"/>`;

/** The mark on an axis of prices: a line to be dragged by its handle. */
export function markLine({ measure, width }: Scene, place: number, { top, bottom }: Frame, label: string): SVGTemplateResult {
  const x = px(place);
  const half = Math.min(measure(label), width) / 2;
  return svg`<g class="quantity handle" data-quantity="mark"><line x1=${x} x2=${x} y1=${top} y2=${bottom}/><rect class="grip"
    x=${px(place - 22)} y=${top} width="44" height=${bottom - top}/>
    ${knob(x, bottom, "")}
    <text x=${px(clamp(place, half, width - half))} y=${top - 6} text-anchor="middle"
      textLength=${squeezed(label, width, measure)} lengthAdjust="spacingAndGlyphs">${label}</text></g>`;
}

/** The same on a rail. */
export function markOnRail(place: number, { left, right }: Frame): SVGTemplateResult {
  const y = px(place);
  return svg`<g class="quantity handle" data-quantity="mark"><line x1=${left} x2=${right} y1=${y} y2=${y}/><rect class="grip"
    x=${left} y=${px(place - 22)} width=${right - left} height="44"/>
    ${knob(String(left), y, " rotate(90)")}</g>`;
}

/** Between two places of a bar; what is a buffer is hatched, and can be seen however thin it is. */
export function band(
  { id }: Scene, kind: "room" | "room endless" | "buffer", { left, right }: Pick<Frame, "left" | "right">, from: number, to: number,
): SVGTemplateResult {
  const buffer = kind === "buffer";
  const height = Math.max(buffer ? 1 : 0, Math.abs(from - to));
  return svg`<rect class=${kind} x=${px(left)} width=${px(right - left)} y=${px(Math.min(from, to))} height=${px(height)}
    fill=${buffer ? `url(#hatch-${id})` : nothing}/>`;
}
