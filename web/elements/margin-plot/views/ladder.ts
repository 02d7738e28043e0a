// SPDX-License-Identifier: MIT
import { nothing, svg } from "lit";
import { linear } from "../scale.js";
import { spread } from "../../spread.js";
import { px } from "../geometry.js";
import { squeezed } from "../labels.js";
import { liquidatedAt } from "../subject.js";
import type { Decimal } from "../../../engine/index.js";
import type { Quantity } from "../quantity.js";
import type { Drawn, PriceDomain, Scene, Subject } from "../types.js";
import { band, markOnRail, shape } from "./shapes.js";
import { stillbornWords } from "./stillborn.js";

const APART = 21;

interface Rung {
  quantity: Quantity;
  value: Decimal;
}

/** Entry, mark, liquidation and bankruptcy on one rail of prices, with the buffer between the last two. */
export function ladder(scene: Scene): Drawn {
  const { subject, width, height, words, price, measure } = scene;
  const { position, liquidations, bankruptcy, adverse, mark } = subject;
  const { recovery, status } = position.liquidation;
  const frame = { left: 20, right: width > 420 ? 130 : width > 300 ? 76 : 56, top: 12, bottom: height - 12 };
  const domain = scene.domain ?? railDomain(subject);
  const y = linear(domain, [frame.bottom, frame.top]);
  const [start, end] = [frame.right + 32, Math.min(width - 4, frame.right + 300)];
  const entry = Number(position.entry);
  const gone = liquidatedAt(subject, mark);
  const never = status === "never";
  const edge = adverse === "below" ? frame.bottom : frame.top;

  const standing: [Quantity, (Decimal | undefined)[]][] = [
    ["entry", [position.entry]],
    ["mark", [mark]],
    ["liquidation", liquidations.map(({ stated }) => stated)],
    ["recovery", [recovery]],
    ["bankruptcy", [bankruptcy]],
  ];
  const rungs = standing.flatMap(([quantity, values]) =>
    values.filter((value) => value !== undefined).map((value): Rung => ({ quantity, value })));
  const places = spread([...rungs.map(({ value }) => y(Number(value))), ...(never ? [edge] : [])], APART, frame.top, frame.bottom);
  // The buffer lies on the side on which the money runs out.
  const last = liquidations.find(({ where }) => (where === "below") === (Number(bankruptcy) < Number(position.mark)));
  const middle = (frame.left + frame.right) / 2;
  // One upon the other neither would be seen.
  const aside = (quantity: Quantity): number =>
    (quantity === "bankruptcy" && last && Math.abs(y(Number(last.exact)) - y(Number(bankruptcy))) < 12 ? (frame.right - frame.left) / 4 : 0);
  const note = noted(scene, gone);

  // In the middle of a wide picture.
  const picture = svg`<g transform="translate(${px(Math.max(0, (width - end - frame.left) / 2))} 0)">
    ${gone ? nothing
      : liquidations.length ? liquidations.map(({ exact }) => band(scene, "room", frame, y(Number(mark)), y(Number(exact))))
        : never ? band(scene, "room endless", frame, y(Number(mark)), edge) : nothing}
    ${last && bankruptcy !== undefined
      ? svg`<g class="quantity" data-quantity="buffer">${band(scene, "buffer", frame, y(Number(last.exact)), y(Number(bankruptcy)))}</g>`
      : nothing}
    <line class="rail" x1=${frame.left} x2=${frame.left} y1=${frame.top} y2=${frame.bottom}/><line class="rail"
      x1=${frame.right} x2=${frame.right} y1=${frame.top} y2=${frame.bottom}/>
    ${rungs.map(({ quantity, value }, place) => {
      const at = y(Number(value));
      const level = places[place]!;
      const [name, figure] = [words.quantities[quantity], price(value)];
      return svg`
        <g class="quantity rung" data-quantity=${quantity}>
          ${quantity === "mark" ? nothing : svg`<line x1=${frame.left - 7} x2=${frame.right + 7}
            y1=${px(at)} y2=${px(at)}/>${shape(quantity, middle + aside(quantity), at)}`}
          <path class="lead" d="M${frame.right + 8} ${px(at)}L${frame.right + 26} ${px(level)}"/>
          <text x=${start} y=${px(level)} dominant-baseline="central"
            textLength=${squeezed(name, end - start - measure(figure) - 8, measure)} lengthAdjust="spacingAndGlyphs">${name}</text>
          <text class="figure" x=${end} y=${px(level)} text-anchor="end" dominant-baseline="central">${figure}</text>
        </g>`;
    })}
    ${never ? svg`<text class="never" x=${start} y=${px(places.at(-1)!)} dominant-baseline="central"
      textLength=${squeezed(words.never, end - start, measure)} lengthAdjust="spacingAndGlyphs">${words.never}</text>` : nothing}
    ${markOnRail(y(Number(mark)), frame)}</g>`;

  const where = (value: string): string => fromEntry(scene, Number(value), entry);
  return {
    picture, columns: [words.level, words.price], rows: rungs.map(({ quantity, value }) => [words.quantities[quantity], where(value)]),
    spoken: words.list([...rungs.map(({ quantity, value }) => words.named(where(value), words.quantities[quantity])), note]),
    axis: { along: "y", from: frame.top, to: frame.bottom, domain, anchor: entry, priceAt: (place) => y.invert(place) }, readout: note,
  };
}

/** What holds at the mark: the room to the nearest liquidation, or why there is none. */
function noted(scene: Scene, gone: boolean): string {
  const { subject, words, percent } = scene;
  if (subject.stillborn) return words.list(stillbornWords(scene));
  if (gone) return words.liquidated;
  const mark = Number(subject.mark);
  const rooms = subject.liquidations.map(({ stated }) => Math.abs(mark - Number(stated)) / mark);
  return rooms.length ? words.room(percent(Math.min(...rooms))) : words.never;
}

/** All rungs, a little beyond them, and on the other side of the entry room for the mark to move away. */
function railDomain({ position, liquidations, bankruptcy, adverse, mark }: Subject): PriceDomain {
  const entry = Number(position.entry);
  const ends = liquidations.map(({ stated }) => stated);
  const rungs = [entry, ...[...ends, bankruptcy, position.liquidation.recovery].filter((price) => price !== undefined).map(Number)];
  const span = Math.max(Math.max(...rungs) - Math.min(...rungs), entry * 0.04);
  const rising = adverse === "above";
  const low = Math.min(...rungs) - span * (rising ? 0.45 : 0.2);
  return [Math.max(0, Math.min(low, Number(mark))), Math.max(Math.max(...rungs) + span * (rising ? 0.2 : 0.45), Number(mark))];
}

export function fromEntry({ words, price, percent }: Scene, value: number, entry: number): string {
  const share = Math.abs(value / entry - 1);
  return words.fromEntry(price(value), percent(share, 1), share < 5e-7 ? "at" : value < entry ? "below" : "above");
}
