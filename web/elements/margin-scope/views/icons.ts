// SPDX-License-Identifier: MIT
import { svg, type SVGTemplateResult } from "lit";
import type { MarginScopeStatus } from "../types.js";

/** A shape for each status, so that none is told by its colour alone. */
const SHAPES: Record<MarginScopeStatus, SVGTemplateResult> = {
  waiting: svg`<circle cx="8" cy="8" r="6.25" stroke-dasharray="2.4 2.5"/>`,
  ok: svg`<circle cx="8" cy="8" r="6.25"/><path d="m5.2 8.3 2 2 3.7-4.3"/>`,
  never: svg`<path d="M8 1.6 13.5 3.7v4c0 3.3-2.3 5.6-5.5 6.7C4.8 13.3 2.5 11 2.5 7.7v-4z"/><path d="M5.5 8h5"/>`,
  already: svg`<path d="M5.3 1.7h5.4l3.6 3.6v5.4l-3.6 3.6H5.3l-3.6-3.6V5.3z"/><path d="M8 4.8v4M8 11.2v.1"/>`,
  insufficient: svg`<path d="M8 2 14.5 13.7H1.5z"/><path d="M8 6.3v3.3M8 11.5v.1"/>`,
  invalid: svg`<rect x="2" y="2" width="12" height="12" rx="1.5"/><path d="m5.5 5.5 5 5m0-5-5 5"/>`,
  flat: svg`<circle cx="8" cy="8" r="6.25"/><path d="M5 8h6"/>`,
};

export const icon = (status: MarginScopeStatus): SVGTemplateResult =>
  svg`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${SHAPES[status]}</svg>`;
