// SPDX-License-Identifier: MIT
import { plain } from "./plain.js";
import { niceStep } from "./scale.js";
import type { PriceAxis, PriceDomain } from "./types.js";

/** A mark that is dragged along the axis of prices of a picture. */
export class Dragging {
  /** As it was when the mark was grabbed: it stays, or it would run away under the pointer. */
  #held: PriceAxis | undefined;
  readonly #axis: () => PriceAxis | undefined;
  readonly #move: (mark: string) => void;
  readonly #dropped: () => void;

  /** `axis`: of what is drawn now, where its mark may be moved; `move` is told where to, `dropped` that the axis may change again. */
  constructor(axis: () => PriceAxis | undefined, move: (mark: string) => void, dropped: () => void) {
    this.#axis = axis;
    this.#move = move;
    this.#dropped = dropped;
  }

  /** The prices that the axis keeps to. */
  get domain(): PriceDomain | undefined {
    return this.#held?.domain;
  }

  grab(event: PointerEvent): void {
    const axis = this.#axis();
    if (!axis || event.button !== 0) return;
    // Anywhere in the picture, or in a ladder on its rail: a page must still be scrolled by touch beside it.
    if (event.pointerType === "touch" && axis.along === "y" && !(event.target as Element).closest(".handle")) return;
    this.#held = axis;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.drag(event);
  }

  drag(event: PointerEvent): void {
    const axis = this.#held;
    const matrix = axis && (event.currentTarget as SVGSVGElement).getScreenCTM();
    if (!matrix) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    const place = Math.min(Math.max(axis.along === "x" ? x : y, axis.from), axis.to);
    const { low, high, step } = rangeOf(axis);
    const price = axis.anchor + Math.round((axis.priceAt(place) - axis.anchor) / step) * step;
    this.#move(plain(Math.min(Math.max(price, low), high)));
  }

  drop(): void {
    if (!this.#held) return;
    this.#held = undefined;
    this.#dropped();
  }
}

/** The prices of an axis that keys can move the mark to: steps from its anchor, as far as they lie on it. */
export function rangeOf({ domain: [from, to], anchor }: PriceAxis): { low: number; high: number; step: number } {
  const step = niceStep((to - from) / 160);
  const low = anchor - Math.floor((anchor - from) / step + 1e-9) * step;
  return { low: low > step / 2 ? low : low + step, high: anchor + Math.floor((to - anchor) / step + 1e-9) * step, step };
}
