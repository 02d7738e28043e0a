// SPDX-License-Identifier: MIT
import { svg, type SVGTemplateResult } from "lit/html.js";

export interface Jar {
  /** Its middle. */
  x: number;
  width: number;
  /** Money it can hold, is filled with, and must not fall to. */
  full: number;
  level: number;
  line?: number;
  title: string;
  amount: string;
  /** Broken: what was in it is gone. */
  gone?: boolean;
  id: string;
}

const TOP = 44;
const BOTTOM = 206;

/** A jar of money: filled to its level, with the line beneath which it is taken away. */
export function jar({ x, width, full, level, line, title, amount, gone = false, id }: Jar): SVGTemplateResult {
  const left = x - width / 2;
  const neck = 16;
  const side = BOTTOM - TOP - 48;
  // From the rim down one side, along the floor and up the other.
  const walls = `v6c0 12-${neck} 8-${neck} 26v${side}q0 16 16 16h${width - 32}q16 0 16-16v-${side}c0-18-${neck}-14-${neck}-26v-6`;
  const inside = `M${left + neck} ${TOP}${walls}z`;
  const outline = `M${left + neck - 5} ${TOP}h${width - 2 * neck + 10}M${left + neck} ${TOP}${walls}`;
  const y = (amountHeld: number): number => BOTTOM - Math.min(1, Math.max(0, amountHeld / full)) * (BOTTOM - TOP - 12);
  const surface = y(level);
  return svg`
    <g class="jar" data-gone=${gone ? "" : "no"}>
      <clipPath id=${id}><path d=${inside}/></clipPath>
      <g clip-path="url(#${id})">
        <rect class="liquid" x=${left} y=${surface.toFixed(1)} width=${width} height=${(BOTTOM - surface + 1).toFixed(1)}/>
        <path class="surface" d="M${left} ${surface.toFixed(1)}h${width}"/>
        ${line === undefined ? "" : svg`<path class="level" d="M${left} ${y(line).toFixed(1)}h${width}"/>`}
      </g>
      <path class="glass" d=${outline}/>
      ${gone ? svg`<path class="crack" d="M${x - 14} ${TOP + 40}l12 26-16 22 20 24-12 30"/>` : ""}
      <text class="title" x=${x} y="16" text-anchor="middle">${title}</text>
      <text class="amount" x=${x} y="34" text-anchor="middle">${amount}</text>
    </g>`;
}
