// SPDX-License-Identifier: MIT
// What views have in common: axes, the mark that can be dragged, a shape of its own for each quantity.
import { svg, type SVGTemplateResult } from "lit";
import { px } from "../geometry.js";
import type { Quantity } from "../types.js";

export interface Frame {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

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

/** Price ticks below a frame. */
export function bottomAxis(ticks: readonly { at: number; text: string }[], { left, right, bottom }: Frame): SVGTemplateResult {
  return svg`<g class="axis" aria-hidden="true"><line x1=${left} x2=${right} y1=${bottom} y2=${bottom}/>${ticks.map(({ at, text }) => svg`
    <line x1=${px(at)} x2=${px(at)} y1=${bottom} y2=${bottom + 5}/><text x=${px(at)} y=${bottom + 18} text-anchor="middle">${text}</text>`)}</g>`;
}

/** Amounts as light rules across a frame; the text stands on its rule. */
export function rules(ticks: readonly { at: number; text: string }[], { left, right }: Frame): SVGTemplateResult {
  return svg`<g class="rules" aria-hidden="true">${ticks.map(({ at, text }) => svg`
    <line x1=${left} x2=${right} y1=${px(at)} y2=${px(at)}/><text x=${left} y=${px(at - 4)}>${text}</text>`)}</g>`;
}

/** The mark: a line to be dragged by its handle. */
export function markLine(along: "x" | "y", place: number, { left, right, top, bottom }: Frame, label: string): SVGTemplateResult {
  const x = px(place);
  return along === "x"
    ? svg`<g class="quantity handle" data-quantity="mark"><line x1=${x} x2=${x} y1=${top} y2=${bottom}/><rect class="grip" x=${px(place - 22)} y=${top} width="44" height=${bottom - top}/>
        <circle class="knob" cx=${x} cy=${bottom} r="9"/><path class="arrows" transform="translate(${x} ${bottom})" d="M-4-3-7 0-4 3M4-3 7 0 4 3"/>
        <text x=${px(Math.min(Math.max(place, left + 40), right - 40))} y=${top - 6} text-anchor="middle">${label}</text></g>`
    : svg`<g class="quantity handle" data-quantity="mark"><line x1=${left} x2=${right} y1=${x} y2=${x}/><rect class="grip" x=${left} y=${px(place - 22)} width=${right - left} height="44"/>
        <circle class="knob" cx=${left} cy=${x} r="9"/><path class="arrows" transform="translate(${left} ${x}) rotate(90)" d="M-4-3-7 0-4 3M4-3 7 0 4 3"/></g>`;
}
