// SPDX-License-Identifier: MIT
import { element, setText } from "./dom.js";
import { seeded } from "./feed.js";

const POINTS = 180;
const WIDTH = 900;
const HEIGHT = 200;

/** A level across the chart; one outside its range is named at the edge it lies beyond. */
export interface Level {
  name: "entry" | "liquidation";
  value: number;
  text: string;
}

/** The recent marks of one symbol, and the levels that matter to its position. */
export class Chart {
  readonly #line = element("chart-line", SVGPathElement);
  readonly #area = element("chart-area", SVGPathElement);
  readonly #high = element("chart-high", HTMLElement);
  readonly #low = element("chart-low", HTMLElement);
  #points: number[] = [];

  /** Starts at a price, with a history that a seed makes up: the page has no market to remember. */
  reset(price: number, seed: number): void {
    const random = seeded(seed);
    const points = [price];
    for (let i = 1; i < POINTS; i++) {
      const last = points[i - 1] ?? price;
      points.push(last + (random() + random() - 1) * price * 0.0009 + (price - last) / 60);
    }
    this.#points = points.reverse();
  }

  push(price: number): void {
    this.#points.push(price);
    if (this.#points.length > POINTS) this.#points.shift();
  }

  /** `text` formats a price of the symbol. */
  draw(levels: readonly Level[], text: (price: number) => string): void {
    const high = Math.max(...this.#points);
    const low = Math.min(...this.#points);
    const room = Math.max((high - low) * 0.15, high * 0.0005);
    const [top, bottom] = [high + room, low - room];
    const y = (price: number): number => ((top - price) / (top - bottom)) * HEIGHT;
    const path = this.#points.map((price, at) => `${((at / (POINTS - 1)) * WIDTH).toFixed(1)} ${y(price).toFixed(2)}`).join("L");
    this.#line.setAttribute("d", `M${path}`);
    this.#area.setAttribute("d", `M${path}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}Z`);
    setText(this.#high, text(high));
    setText(this.#low, text(low));
    for (const name of ["entry", "liquidation"] as const) this.#level(name, levels.find((level) => level.name === name), top, bottom, y);
  }

  #level(name: Level["name"], level: Level | undefined, top: number, bottom: number, y: (price: number) => number): void {
    const line = element(`chart-${name}`, SVGLineElement);
    const tag = element(`chart-${name}-tag`, HTMLElement);
    tag.hidden = !level;
    const inside = level !== undefined && level.value < top && level.value > bottom;
    line.setAttribute("visibility", inside ? "visible" : "hidden");
    if (!level) return;
    const place = inside ? y(level.value) : level.value >= top ? 0 : HEIGHT;
    line.setAttribute("y1", String(place));
    line.setAttribute("y2", String(place));
    tag.style.setProperty("inset-block-start", `${(place / HEIGHT) * 100}%`);
    tag.dataset.edge = inside ? "" : level.value >= top ? "above" : "below";
    setText(tag, `${inside ? "" : level.value >= top ? "↑ " : "↓ "}${level.text}`);
  }
}
