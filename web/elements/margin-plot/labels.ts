// SPDX-License-Identifier: MIT
// Labels beside points of a picture: inside it, and never one upon another.
import { nothing, svg, type SVGTemplateResult } from "lit";
import { px } from "./geometry.js";
import type { Measure } from "./letters.js";
import type { Quantity } from "./quantity.js";

/** From one line of a label to the next. */
const LINE = 17;
/** Between labels. */
const APART = 4;

export interface Label {
  /** The point that it stands beside, `y` the middle of the label. */
  x: number;
  y: number;
  /** How far from the point, and on which side of it if there is room. */
  gap: number;
  side: "left" | "right";
  lines: readonly { text: string; look: string }[];
  quantity?: Quantity;
}

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Placed {
  labels: SVGTemplateResult[];
  /** Whether nothing stands there. */
  free(box: Box): boolean;
}

/** Each label where it is wanted or, where that is taken, as near as can be: on the other side of its point, higher or lower. */
export function placed(wanted: readonly Label[], area: Box, measure: Measure): Placed {
  const taken: Box[] = [];
  const free = (box: Box): boolean => taken.every((other) =>
    box.left >= other.right || box.right <= other.left || box.top >= other.bottom || box.bottom <= other.top);
  const labels = wanted.map((label) => {
    const width = Math.min(area.right - area.left, Math.max(...label.lines.map(({ text }) => measure(text))) + 2);
    const height = label.lines.length * LINE;
    const boxes = aside.flatMap((moved) => [false, true].map((turned) =>
      boxAt(label, moved, turned !== (label.side === "left"), width, height, area)));
    const beside = ({ left, right }: Box): boolean => right <= label.x || left >= label.x;
    const box = boxes.find((one) => beside(one) && free(one)) ?? boxes.find(free) ?? boxes[0]!;
    taken.push({ ...box, left: box.left - APART, right: box.right + APART });
    return drawn(label, box, measure);
  });
  return { labels, free };
}

/** Where to look for a place, the nearest first. */
const aside = Array.from({ length: 41 }, (_, step) => Math.ceil(step / 2) * (step % 2 ? 6 : -6));

function boxAt({ x, y, gap }: Label, moved: number, toLeft: boolean, width: number, height: number, area: Box): Box {
  const left = clamp(toLeft ? x - gap - width : x + gap, area.left, area.right - width);
  const top = clamp(y + moved - height / 2, area.top, area.bottom - height);
  return { left, right: left + width, top, bottom: top + height };
}

export const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/** For `textLength`: what is wider than its room is made to fit. */
export const squeezed = (text: string, room: number, measure: Measure, bold = true): string | typeof nothing =>
  (measure(text, bold) > room ? px(room) : nothing);

/** Lines no wider than the room, as long as words allow. */
export function wrapped(text: string, room: number, measure: Measure): string[] {
  return text.split(" ").reduce<string[]>((lines, word) => {
    const longer = `${lines.at(-1)} ${word}`;
    return lines.length && measure(longer) <= room ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);
}

function drawn({ x, lines, quantity }: Label, { left, right, top }: Box, measure: Measure): SVGTemplateResult {
  const atEnd = right <= x;
  const texts = lines.map(({ text, look }, line) =>
    svg`<text class=${look} x=${px(atEnd ? right : left)} y=${px(top + (line + 0.5) * LINE)}
      text-anchor=${atEnd ? "end" : "start"} dominant-baseline="central"
      textLength=${squeezed(text, right - left, measure)} lengthAdjust="spacingAndGlyphs">${text}</text>`);
  return quantity ? svg`<g class="quantity" data-quantity=${quantity}>${texts}</g>` : svg`${texts}`;
}
