// SPDX-License-Identifier: MIT
import { html, type TemplateResult } from "lit/html.js";
import type { Studio } from "./figure.js";

export interface Range {
  name: string;
  label: string;
  min: number;
  max: number;
  step: number;
  /** What the value means, for the eye and the ear. */
  said: string;
  spoken?: string;
}

/** The one control of a figure: a native range, its name and what its value means. */
export function range({ state, set }: Studio, { name, label, min, max, step, said, spoken = said }: Range): TemplateResult {
  return html`<label class="control"><span>${label}</span>
    <input type="range" name=${name} min=${min} max=${max} step=${step}
      value=${state[name] ?? ""} .value=${state[name] ?? ""} aria-valuetext=${spoken}
      @input=${(event: Event) => set({ [name]: (event.target as HTMLInputElement).value })}><b>${said}</b></label>`;
}

export interface Dragging {
  down(event: PointerEvent): void;
  move(event: PointerEvent): void;
}

/** A picture that can be dragged along its width, as its range is. */
export function dragging({ set }: Studio, { name, min, max, step }: Omit<Range, "said" | "label">): Dragging {
  const move = (event: PointerEvent): void => {
    const picture = event.currentTarget as Element;
    if (!picture.hasPointerCapture(event.pointerId)) return;
    const { left, width } = picture.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - left) / width));
    const value = min + Math.round((share * (max - min)) / step) * step;
    set({ [name]: String(Number(value.toFixed(6))) });
  };
  return { move, down: (event) => { (event.currentTarget as Element).setPointerCapture(event.pointerId); move(event); } };
}
