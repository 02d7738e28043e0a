// SPDX-License-Identifier: MIT
import { plain } from "./plain.js";
import type { PriceAxis } from "./types.js";

/** A mark that is dragged along the axis of prices of a picture. */
export class Dragging {
  #held = false;
  readonly #axis: () => PriceAxis | undefined;
  readonly #move: (mark: string) => void;

  /** `axis`: of what is drawn now, where its mark may be moved; `move` is told where to. */
  constructor(axis: () => PriceAxis | undefined, move: (mark: string) => void) {
    this.#axis = axis;
    this.#move = move;
  }

  grab(event: PointerEvent): void {
    const axis = this.#axis();
    if (!axis || event.button !== 0) return;
    // Anywhere in the picture, or in a ladder on its rail: a page must still be scrolled by touch beside it.
    if (event.pointerType === "touch" && axis.along === "y" && !(event.target as Element).closest(".handle")) return;
    this.#held = true;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.drag(event);
  }

  drag(event: PointerEvent): void {
    const axis = this.#held ? this.#axis() : undefined;
    const matrix = axis && (event.currentTarget as SVGSVGElement).getScreenCTM();
    if (!matrix) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    const place = Math.min(Math.max(axis.along === "x" ? x : y, axis.from), axis.to);
    const { step } = rangeOf(axis);
    this.#move(plain(Math.round(axis.priceAt(place) / step) * step));
  }

  drop(): void {
    this.#held = false;
  }
}

/** The prices of an axis, and by how much a key moves the mark there. */
export function rangeOf({ priceAt, from, to }: PriceAxis): { low: number; high: number; step: number } {
  const [low, high] = [priceAt(from), priceAt(to)].sort((left, right) => left - right) as [number, number];
  const step = niceStep((high - low) / 160);
  return { low: Math.ceil(low / step) * step, high: Math.floor(high / step) * step, step };
}

/** 1, 2 or 5 times a power of ten, at least `rough`. */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10);
}
