// SPDX-License-Identifier: MIT
import { nothing, svg } from "lit";
import { scaleLinear } from "d3-scale";
import { spread } from "../../spread.js";
import { px } from "../geometry.js";
import { liquidatedAt } from "../subject.js";
import type { Drawn, Quantity, Scene, Subject } from "../types.js";
import { markLine, shape } from "./shapes.js";

const APART = 21;

/** Entry, mark, liquidation and bankruptcy on one rail of prices, with the buffer between the last two. */
export function ladder(scene: Scene): Drawn {
  const { subject, width, height, words, price, percent } = scene;
  const { position, liquidation, stated, bankruptcy, mark } = subject;
  const frame = { left: 20, right: width > 420 ? 130 : 76, top: 12, bottom: height - 12 };
  const y = scaleLinear(railDomain(subject), [frame.bottom, frame.top]);
  const end = Math.min(width - 4, frame.right + 300);
  const entry = Number(position.entry);
  const gone = liquidatedAt(subject, mark);
  const rungs = ([["entry", position.entry], ["mark", mark], ["liquidation", stated], ["bankruptcy", bankruptcy]] as [Quantity, string | undefined][])
    .filter((rung): rung is [Quantity, string] => rung[1] !== undefined);
  const places = spread(rungs.map(([, value]) => y(Number(value))), APART, frame.top, frame.bottom);
  const band = (from: number, to: number): { y: string; height: string } => ({ y: px(Math.min(y(from), y(to))), height: px(Math.abs(y(from) - y(to))) });
  const buffer = liquidation !== undefined && bankruptcy !== undefined ? band(Number(liquidation), Number(bankruptcy)) : undefined;
  const room = liquidation !== undefined && !gone ? band(Number(mark), Number(liquidation)) : undefined;
  const share = liquidation === undefined ? undefined : Math.abs(Number(mark) - Number(liquidation)) / Number(mark);
  const note = gone ? (subject.stillborn ? words.liquidatedAtEntry : words.liquidated) : share === undefined ? words.never : words.room(percent(share));

  // In the middle of a wide picture.
  const picture = svg`<g transform="translate(${px(Math.max(0, (width - end - frame.left) / 2))} 0)">
    ${room ? svg`<rect class="room" x=${frame.left} width=${frame.right - frame.left} y=${room.y} height=${room.height}/>` : nothing}
    ${buffer ? svg`<g class="quantity" data-quantity="buffer"><rect class="buffer" x=${frame.left} width=${frame.right - frame.left} y=${buffer.y} height=${buffer.height}/></g>` : nothing}
    <line class="rail" x1=${frame.left} x2=${frame.left} y1=${frame.top} y2=${frame.bottom}/><line class="rail" x1=${frame.right} x2=${frame.right} y1=${frame.top} y2=${frame.bottom}/>
    ${rungs.map(([name, value], place) => {
      const at = y(Number(value));
      const line = places[place]!;
      return svg`
        <g class="quantity rung" data-quantity=${name}>
          ${name === "mark" ? nothing : svg`<line x1=${frame.left - 7} x2=${frame.right + 7} y1=${px(at)} y2=${px(at)}/>${shape(name, (frame.left + frame.right) / 2, at)}`}
          <path class="lead" d="M${frame.right + 8} ${px(at)}L${frame.right + 26} ${px(line)}"/>
          <text x=${frame.right + 32} y=${px(line)} dominant-baseline="central">${words.quantities[name]}</text>
          <text class="figure" x=${end} y=${px(line)} text-anchor="end" dominant-baseline="central">${price(value)}</text>
        </g>`;
    })}
    ${markLine("y", y(Number(mark)), frame, "")}</g>`;

  const where = (value: string): string => fromEntry(scene, Number(value), entry);
  return {
    picture, columns: [words.price, ""], rows: rungs.map(([name, value]) => [words.quantities[name], where(value)]),
    spoken: words.list([...rungs.map(([name, value]) => words.named(where(value), words.quantities[name])), note]),
    axis: { along: "y", from: frame.top, to: frame.bottom, priceAt: (place) => y.invert(place) }, readout: note,
  };
}

/** All rungs, a little beyond them, and on the other side of the entry room for the mark to move away. */
function railDomain({ position, liquidation, bankruptcy, adverse, mark }: Subject): [number, number] {
  const entry = Number(position.entry);
  const rungs = [entry, ...[liquidation, bankruptcy].filter((price) => price !== undefined).map(Number)];
  const span = Math.max(Math.max(...rungs) - Math.min(...rungs), entry * 0.04);
  const rising = adverse === "above";
  const low = Math.min(...rungs) - span * (rising ? 0.45 : 0.2);
  return [Math.max(0, Math.min(low, Number(mark))), Math.max(Math.max(...rungs) + span * (rising ? 0.2 : 0.45), Number(mark))];
}

export function fromEntry({ words, price, percent }: Scene, value: number, entry: number): string {
  const share = Math.abs(value / entry - 1);
  return words.fromEntry(price(value), percent(share, 1), share < 5e-7 ? "at" : value < entry ? "below" : "above");
}
